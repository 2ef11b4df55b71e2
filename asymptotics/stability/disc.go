package stability

import (
	"context"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
	"rofz/rational"
)

// DiscRadius returns the largest r for which |R| ≤ 1, and R has no pole, on the disc |z + r| ≤ r, that touches the imaginary axis at 0 [JN78]:
// ∞ if R is A-stable, 0 if there is none. The discs of smaller r lie in it.
//
// Algorithm: z = −2r/(1 − iv) goes round the circle, and (1 + v²)ⁿ(|Q|² − |P|²) is a polynomial in v² and r; see largest. No pole enters a
// growing disc but through its circle. Cost: that of largest, for a polynomial of degree n = max(deg P, deg Q) in v² and 2n in r.
func DiscRadius(ctx context.Context, k algebraic.Field, r rational.Function) Radius {
	t := bivariate.Poly{{}, poly.FromInts(1)}
	circle := curve{
		z: pair{re: bivariate.Poly{poly.FromInts(0, -2)}},
		w: pair{re: bivariate.Poly{poly.FromInts(1)}, im: bivariate.Poly{poly.FromInts(-1)}},
		m: t,
	}
	return largest(ctx, k, circle.excess(r))
}

// mostForEllipse is up to which degree of R, times that of the field of β, the ellipse is asked for.
const mostForEllipse = 12

// EllipseSemiAxis returns the largest b for which |R| ≤ 1, and R has no pole, on the ellipse with the semi-axes β/2 and b around −β/2, where
// [−β, 0] is the real stability interval. It is what a method with damping, such as RKC, gains over one without, whose region is cut into
// pieces. ok is false if the interval is {0}, infinite or empty, or β is of a high degree.
//
// Algorithm: z = (−βs + 2iub)/(1 + s) with s = u² goes round it, and (1 + s)²ⁿ(|Q|² − |P|²) is a polynomial in s and b². The semi-axis is the
// square root of what largest returns. Cost: that of largest over the field of β, for a polynomial of degree 2n in s and n in b².
func EllipseSemiAxis(ctx context.Context, k algebraic.Field, r rational.Function) (square Radius, ok bool) {
	x := RealInterval(k, r)
	beta := x.From.Neg()
	if v, isValue := beta.Value(); x.Empty || beta.Infinite() != 0 || isValue && v.IsZero() {
		return square, false
	}
	v, within := beta.Value()
	if !within {
		if n := max(r.Numerator().Degree(), r.Denominator().Degree()); n*k.Degree()*beta.minimal.Degree() > mostForEllipse {
			return square, false
		}
		l, err := k.AdjoinRootContext(ctx, beta.minimal, beta.in.Lo, beta.in.Hi)
		if err != nil {
			return square, false
		}
		r, err = rational.New(lifted(l, r.Numerator()), lifted(l, r.Denominator()))
		if err != nil {
			panic("internal error: " + err.Error())
		}
		k, v = l.Field, l.Root
	}
	ellipse := curve{
		z: pair{re: bivariate.Poly{{}, poly.New(v.Neg())}, im: bivariate.Poly{poly.FromInts(2)}},
		w: pair{re: bivariate.Poly{poly.FromInts(1), poly.FromInts(1)}},
		m: bivariate.Poly{{}, poly.FromInts(0, 1)},
	}
	return largest(ctx, k, ellipse.excess(r)), true
}

func lifted(l algebraic.Extension, p poly.Poly) poly.Poly {
	out := make([]poly.Elem, p.Degree()+1)
	for i := range out {
		out[i] = l.Lift(p.Coeff(i))
	}
	return poly.New(out...)
}

// MultistepDiscRadius is DiscRadius for a multistep method: the zeros ζ of ρ − zσ have |ζ| < 1 in the open disc. ok is false if ρ and σ
// have a common zero.
//
// Algorithm: 1/z = σ/ρ takes the disc to Re 1/z < −1/(2r), where |ζ| = 1 does not come if 2r Re(σ/ρ) + 1 ≥ 0 on |ζ| = 1, which
// is a polynomial in tan²(arg ζ/2) and, linearly, in r; see largest. So one z in the disc decides about all. Cost: that of largest.
func MultistepDiscRadius(ctx context.Context, k algebraic.Field, rho, sigma poly.Poly) (x Radius, ok bool) {
	if poly.GCD(rho, sigma).Degree() > 0 {
		return x, false
	}
	n := max(rho.Degree(), sigma.Degree())
	square, product := onCircle(rho, rho, n), onCircle(sigma, rho, n)
	f := make([]poly.Poly, max(square.Degree(), product.Degree())+1)
	for i := range f {
		f[i] = poly.New(square.Coeff(i), product.Coeff(i).Add(product.Coeff(i)))
	}
	x = largest(ctx, k, bivariate.New(f))
	at := exact.Int(-1)
	if !x.Infinite {
		at = x.Below.Neg()
	}
	if p := rho.Sub(sigma.Scale(poly.Rational(at))); !x.IsZero() && (p.Degree() < n || !k.ZerosInDisc(p)) {
		return Radius{}, true
	}
	return x, true
}

// onCircle returns Re p(ζ) conj q(ζ) for |ζ| = 1, times (1 + v)ⁿ, in v = tan²(arg ζ/2).
func onCircle(p, q poly.Poly, n int) poly.Poly {
	f := p.Cayley(n).Mul(q.Cayley(n).Reflect()) // at w = −iu, u² = v
	var out []poly.Elem
	for i := 0; i <= f.Degree(); i += 2 {
		c := f.Coeff(i)
		if i%4 == 2 {
			c = c.Neg()
		}
		out = append(out, c)
	}
	return poly.New(out...)
}

// pair is re + im·θ, where θ² = −m for the m of a curve, with polynomials in s and a parameter.
type pair struct{ re, im bivariate.Poly }

// curve is that of z/w, where θ is imaginary.
type curve struct {
	z, w pair
	m    bivariate.Poly
}

func (c curve) mul(x, y pair) pair {
	return pair{x.re.Mul(y.re).Sub(x.im.Mul(y.im).Mul(c.m)), x.re.Mul(y.im).Add(x.im.Mul(y.re))}
}

// excess returns |w|²ⁿ(|Q(z/w)|² − |P(z/w)|²).
func (c curve) excess(r rational.Function) bivariate.Poly {
	n := max(r.Numerator().Degree(), r.Denominator().Degree())
	square := func(p poly.Poly) bivariate.Poly {
		sum, power := pair{}, pair{re: bivariate.Poly{poly.FromInts(1)}} // by Horner's rule, with powers of w
		for i := n; i >= 0; i-- {
			sum = c.mul(sum, c.z)
			if a := p.Coeff(i); !a.IsZero() {
				f := bivariate.Poly{poly.New(a)}
				sum = pair{sum.re.Add(power.re.Mul(f)), sum.im.Add(power.im.Mul(f))}
			}
			power = c.mul(power, c.w)
		}
		return sum.re.Mul(sum.re).Add(sum.im.Mul(sum.im).Mul(c.m))
	}
	return square(r.Denominator()).Sub(square(r.Numerator()))
}

// largest returns the length of the interval of those λ ≥ 0 for which f(s; λ) ≥ 0 for all s ≥ 0, given that it is one.
//
// Algorithm: with f = g·(a square), g square-free in s, the truth changes only at zeros of the coefficients of g that are the
// lowest and the highest, and of its discriminant. They are isolated, and bisection over the gaps between them decides. Cost: a resultant
// of g and its derivative, and a factorisation of it.
func largest(ctx context.Context, k algebraic.Field, f bivariate.Poly) Radius {
	if len(f) == 0 {
		return Radius{Infinite: true}
	}
	holds := func(x exact.Rat) bool {
		budget.Poll(ctx)
		return isNonnegative(k, f.At(x))
	}
	g := f.SquareFree(ctx)
	low, _ := g.Lowest()
	content, _ := f.Lowest()
	critical := low.Mul(content).Mul(f.Lead()).Mul(discriminant(ctx, g)).SquareFreePart().WithoutZero()
	zeros := k.PositiveRoots(critical)
	for i := 1; i < len(zeros); i++ {
		for !zeros[i-1].Hi.Less(zeros[i].Lo) {
			zeros[i-1], zeros[i] = halve(k, critical, zeros[i-1]), halve(k, critical, zeros[i])
		}
	}
	gap := func(i int) exact.Rat { // before the zero with the number i
		switch {
		case len(zeros) == 0:
			return exact.Int(1)
		case i == 0:
			return zeros[0].Lo.Mul(exact.NewRat(1, 2))
		case i == len(zeros):
			return zeros[i-1].Hi.Add(exact.Int(1))
		}
		lo, hi := zeros[i-1].Hi, zeros[i].Lo
		quarter := hi.Sub(lo).Mul(exact.NewRat(1, 4))
		return exact.SimplestBetween(lo.Add(quarter), hi.Sub(quarter))
	}
	if !holds(gap(0)) {
		return Radius{}
	}
	if holds(gap(len(zeros))) {
		return Radius{Infinite: true}
	}
	lo, hi := 0, len(zeros) // it holds before the zero lo, and not before hi
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; holds(gap(mid)) {
			lo = mid
		} else {
			hi = mid
		}
	}
	out := Radius{Below: gap(lo), Above: gap(hi)}
	out.Value = k.RootValue(critical, zeros[lo], poly.FromInts(0, 1), poly.FromInts(1))
	if x, ok := out.Value.Rational(); ok {
		out.Below = x
	}
	return out
}

// isNonnegative reports whether f ≥ 0 on s ≥ 0.
func isNonnegative(k algebraic.Field, f poly.Poly) bool {
	if f.IsZero() {
		return true
	}
	if signAfterZero(k, f) < 0 {
		return false
	}
	for _, h := range oddFactors(f) {
		if len(k.PositiveRoots(h)) > 0 {
			return false
		}
	}
	return true
}
