package stability

import (
	"context"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
)

// MultistepRealInterval returns the connected component of 0 in {x ≤ 0 : the zeros of ρ − xσ satisfy the root condition}, which is
// |ζ| ≤ 1, and |ζ| < 1 for multiple zeros. An end may be outside, see Interval. ok is false where ρ and σ have a common zero, or ρ/σ is
// real on the unit circle.
//
// Algorithm: the truth changes only where ζ and 1/ζ are both zeros of p = ρ − xσ, at a zero of res_ζ(p, p*), p*(ζ) = ζ^k p(1/ζ). It is decided between
// these, and at the end in the field that it generates. Cost: the resultant, isolation of its zeros and one factorisation.
func MultistepRealInterval(k algebraic.Field, rho, sigma poly.Poly) (x Interval, ok bool) {
	if !satisfiesRootCondition(k, rho) {
		return Interval{Empty: true}, true
	}
	p := family(rho, sigma)
	c := bivariate.Resultant(context.Background(), p, reversed(p)).Reflect() // s = −x ≥ 0
	at := func(l algebraic.Field, s poly.Elem, lift lifting) bool {
		return satisfiesRootCondition(l, lift(rho).Add(lift(sigma).Scale(s)))
	}
	if c.IsZero() || poly.GCD(rho, sigma).Degree() > 0 {
		return x, false
	}
	d := bivariate.Resultant(context.Background(), p, p.Derivative()).Reflect()
	end, open := reach(k, c, d, at)
	return Interval{From: end.Neg(), FromOpen: open}, true
}

// MultistepImaginaryInterval is MultistepRealInterval for the y with the root condition for iy.
//
// Algorithm: the same, with the zeros of ρ² + y²σ², which are those of ρ − iyσ and their conjugates, and p*(ζ) = ζ^k p(1/ζ) at −z. If p* is
// always a multiple of p, the truth changes where p has a multiple zero.
func MultistepImaginaryInterval(k algebraic.Field, rho, sigma poly.Poly) (x Interval, ok bool) {
	if !satisfiesRootCondition(k, rho) {
		return Interval{Empty: true}, true
	}
	p := family(rho, sigma)
	mirrored := reversed(family(rho, sigma.Neg()))
	c := bivariate.Resultant(context.Background(), p, mirrored)
	if c.IsZero() {
		c = bivariate.Resultant(context.Background(), p, p.Derivative())
	}
	if c.IsZero() || poly.GCD(rho, sigma).Degree() > 0 {
		return x, false
	}
	at := func(l algebraic.Field, t poly.Elem, lift lifting) bool {
		a, b := lift(rho), lift(sigma)
		return satisfiesRootCondition(l, a.Mul(a).Add(b.Mul(b).Scale(t)))
	}
	d := bivariate.Resultant(context.Background(), p, p.Derivative())
	end, open := reach(k, ofMinusSquare(c), ofMinusSquare(d.Mul(d.Reflect())), at)
	end = end.squareRoot()
	return Interval{From: end.Neg(), To: end, FromOpen: open, ToOpen: open}, true
}

// family returns ρ − zσ by powers of ζ.
func family(rho, sigma poly.Poly) bivariate.Poly {
	out := make([]poly.Poly, max(rho.Degree(), sigma.Degree())+1)
	for j := range out {
		out[j] = poly.New(rho.Coeff(j), sigma.Coeff(j).Neg())
	}
	return bivariate.New(out)
}

func reversed(p bivariate.Poly) bivariate.Poly {
	out := make([]poly.Poly, len(p))
	for j, c := range p {
		out[len(p)-1-j] = c
	}
	return bivariate.New(out)
}

// ofMinusSquare returns e with e(−z²) = f(z), or z·e(−z²) = f(z), for an even or odd f.
func ofMinusSquare(f poly.Poly) poly.Poly {
	var out []poly.Elem
	for i := f.Degree() % 2; i <= f.Degree(); i += 2 {
		c := f.Coeff(i)
		if len(out)%2 == 1 {
			c = c.Neg()
		}
		out = append(out, c)
	}
	return poly.New(out...)
}

// lifting takes a polynomial to a larger field.
type lifting func(poly.Poly) poly.Poly

// truth says what holds at a number s of a field.
type truth func(l algebraic.Field, s poly.Elem, lift lifting) bool

func same(p poly.Poly) poly.Poly { return p }

// reach returns the least s > 0 right behind which holds is false, ∞ if there is none, and 0 if it is false for small s > 0; open reports that it
// is false at the end itself. All changes are at zeros of c, and it is true for s = 0, and at the end unless that is a zero of d.
func reach(k algebraic.Field, c, d poly.Poly, holds truth) (end End, open bool) {
	c = c.SquareFreePart().WithoutZero()
	zeros := k.PositiveRoots(c)
	for i := 1; i < len(zeros); i++ {
		for !zeros[i-1].Hi.Less(zeros[i].Lo) {
			zeros[i-1], zeros[i] = halve(k, c, zeros[i-1]), halve(k, c, zeros[i])
		}
	}
	var last exact.Rat
	for i := range len(zeros) + 1 {
		sample := last.Add(exact.Int(1))
		if i < len(zeros) {
			sample = last.Add(zeros[i].Lo).Mul(exact.NewRat(1, 2))
		}
		if !holds(k, poly.Rational(sample), same) {
			if i == 0 {
				return End{field: k}, false
			}
			return endAt(k, c, d, zeros[i-1], holds)
		}
		if i < len(zeros) {
			last = zeros[i].Hi
		}
	}
	return End{field: k, infinite: 1}, false
}

// endAt returns the zero of c in x, and whether the truth fails there.
func endAt(k algebraic.Field, c, d poly.Poly, x exact.Interval, holds truth) (end End, open bool) {
	for _, h := range factors(k, c) {
		if !vanishes(k, h, x) {
			continue
		}
		end = newRoot(k, h.Monic(), x)
		if poly.GCD(h, d).Degree() == 0 {
			return end, false
		}
		if v, ok := end.Value(); ok {
			return end, !holds(k, v, same)
		}
		l, err := k.AdjoinRoot(h, x.Lo, x.Hi)
		if err != nil { // of a degree beyond all bounds: nothing is known of it, and the closed interval is too large by a point at most
			return end, true
		}
		return end, !holds(l.Field, l.Root, func(p poly.Poly) poly.Poly {
			out := make([]poly.Elem, p.Degree()+1)
			for i := range out {
				out[i] = l.Lift(p.Coeff(i))
			}
			return poly.New(out...)
		})
	}
	panic("internal error: a root belongs to no factor")
}

// squareRoot returns √e for e ≥ 0.
func (e End) squareRoot() End {
	if v, ok := e.Value(); e.infinite != 0 || ok && v.IsZero() {
		return e
	}
	h, x := e.minimal, e.in
	if h.IsZero() {
		h = poly.New(e.value.Neg(), poly.Int(1))
	}
	for _, f := range factors(e.field, h.OfSquare()) {
		for _, at := range e.field.PositiveRoots(f) {
			for { // ends: the square is the one zero of h in x, or outside of x
				square := exact.Interval{Lo: at.Lo.Mul(at.Lo), Hi: at.Hi.Mul(at.Hi)}
				if e.minimal.IsZero() || !square.Lo.Less(x.Lo) && !x.Hi.Less(square.Hi) {
					return newRoot(e.field, f.Monic(), at)
				}
				if square.Hi.Less(x.Lo) || x.Hi.Less(square.Lo) {
					break
				}
				at = halve(e.field, f, at)
			}
		}
	}
	panic("internal error: a positive number has no square root")
}

// satisfiesRootCondition reports whether the zeros of f satisfy |ζ| ≤ 1, and |ζ| < 1 those that are multiple.
func satisfiesRootCondition(k algebraic.Field, f poly.Poly) bool {
	for _, g := range f.SquareFree() {
		if g.Mult > 1 && !k.ZerosInDisc(g.Poly) || !k.ZerosInClosedDisc(g.Poly) {
			return false
		}
	}
	return true
}
