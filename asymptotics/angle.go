package asymptotics

import (
	"context"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
)

// CriticalTangents returns a square-free polynomial, over the field of p and q, that vanishes at each τ > 0 at which the truth of
// "|q|² ≥ |p|² on the ray z = −x(1 + i√τ), x ≥ 0" changes. It is zero if none was found, which is so where |q|² − |p|² has a multiple
// factor.
//
// Algorithm: |q|² − |p|² = x^m G(x, τ). As τ grows, G ≥ 0 on x ≥ 0 changes only where G has a multiple zero, one goes to ∞, or
// one is 0: at a zero of res_x(G, ∂G/∂x)·G(0, τ). The resultant is interpolated. Cost: O(n²) resultants of polynomials of degree
// 2n, n = max(deg p, deg q).
func CriticalTangents(p, q poly.Poly) poly.Poly {
	g, low := rayFamily(p, q)
	if g.Degree() < 1 {
		return g.At(exact.Rat{}) // of degree 0 in x: it is constant, or zero
	}
	d := g.Degree()
	most := (d*d + low*(2*d-1)) / 2 // the degree of the resultant, for its coefficients of index j have the degree (j + low)/2
	r := bivariate.Interpolate(context.Background(), most, 1, func(tau exact.Rat) ([]poly.Elem, bool) {
		f := g.At(tau)
		if f.Degree() < d {
			return nil, false // the resultant would be another one
		}
		return []poly.Elem{poly.Resultant(f, f.Derivative())}, true
	})[0]
	if r.IsZero() {
		return r
	}
	return r.WithoutZero().Mul(g[0].WithoutZero()).SquareFreePart()
}

// rayFamily returns |q|² − |p|² at z = −x(1 + i√τ), with the parameter τ, divided by x^low.
func rayFamily(p, q poly.Poly) (g bivariate.Poly, low int) {
	n := max(p.Degree(), q.Degree())
	a, b := PowersOnRay(n)
	out := make([]poly.Poly, 2*n+1)
	for i := range n + 1 {
		for j := range n + 1 {
			c := q.Coeff(i).Mul(q.Coeff(j)).Sub(p.Coeff(i).Mul(p.Coeff(j)))
			if c.IsZero() {
				continue
			}
			if (i+j)%2 == 1 {
				c = c.Neg()
			}
			out[i+j] = out[i+j].Add(a[i].Mul(a[j]).Add(b[i].Mul(b[j]).Shift(1)).Scale(c))
		}
	}
	g = bivariate.New(out)
	_, low = g.Lowest()
	return g[max(low, 0):], low
}

// PowersOnRay returns polynomials in τ with (1 + i√τ)^m = a_m + i√τ b_m for 0 ≤ m ≤ n. Cost: O(n²).
func PowersOnRay(n int) (a, b []poly.Poly) {
	a, b = []poly.Poly{poly.FromInts(1)}, []poly.Poly{{}}
	for m := range n {
		a = append(a, a[m].Sub(b[m].Shift(1)))
		b = append(b, a[m].Add(b[m]))
	}
	return a, b
}

// Curve is ρ/σ on the unit circle of a multistep method, up to a factor > 0, in v = tan²(φ/2), ζ = e^iφ: its real part is X and the
// square of its imaginary part is vY².
type Curve struct{ X, Y poly.Poly }

// CurveOf returns the curve of a method with deg σ ≤ deg ρ.
func CurveOf(rho, sigma poly.Poly) Curve {
	n := rho.Degree()
	f := rho.Cayley(n).Mul(sigma.Cayley(n).Reflect()) // at w = −iu, u² = v
	var parts [2][]poly.Elem
	for i, c := range f.Coeffs() {
		if i%4 > 1 {
			c = c.Neg()
		}
		parts[i%2] = append(parts[i%2], c)
	}
	return Curve{poly.New(parts[0]...), poly.New(parts[1]...)}
}

// Tangent returns the infimum of |Im|/|Re| over the part Re < 0 of the curve; ok is false if there is none.
//
// Algorithm: its square is a rational function of v. It is the least of its values at the zeros of its derivative, at common zeros of
// X and vY², at 0 and at ∞, as far as X < 0 there or next to them. Those are enclosed until one is seen to be the least; if that fails to within 2^−200
// they are compared as algebraic numbers. Cost: isolation of the zeros of a polynomial of degree 3k for k steps, and
// algebraic.Field.RootValue on a factor of it.
func (c Curve) Tangent(k algebraic.Field) (tan algebraic.Number, ok bool) {
	if c.X.IsZero() {
		return tan, false
	}
	if c.Y.IsZero() { // it lies on the real axis
		return tan, lowest(k, c.X) < 0 || k.Sign(c.X.Lead()) < 0 || len(k.Isolate(c.X)) > 0
	}
	num, den := c.Y.Mul(c.Y).Shift(1), c.X.Mul(c.X)
	g := poly.GCD(num, den)
	o := objective{k: k, num: num.Quo(g), den: den.Quo(g)}
	var best *algebraic.Number
	take := func(v algebraic.Number) {
		if best == nil || v.Cmp(*best) < 0 {
			best = &v
		}
	}
	if lowest(k, c.X) < 0 && !o.den.Coeff(0).IsZero() {
		take(k.Number(o.num.Coeff(0).Quo(o.den.Coeff(0))))
	}
	if k.Sign(c.X.Lead()) < 0 {
		switch d := o.num.Degree() - o.den.Degree(); {
		case d < 0:
			take(algebraic.Number{})
		case d == 0:
			take(k.Number(o.num.Lead().Quo(o.den.Lead())))
		}
	}
	for _, x := range o.least(append(o.criticals(), o.zerosOf(g)...), c.X) {
		x = irreducible(k, x)
		take(x.value(k, o.num, o.den))
	}
	if best == nil {
		return tan, false
	}
	return best.Sqrt(), true
}

// lowest returns the sign of the lowest coefficient of f that is not 0: that of f for small v > 0.
func lowest(k algebraic.Field, f poly.Poly) int {
	for _, c := range f.Coeffs() {
		if s := k.Sign(c); s != 0 {
			return s
		}
	}
	return 0
}

// zerosOf isolates the positive zeros of g that are no poles of the objective.
func (o objective) zerosOf(g poly.Poly) []critical {
	f := o.k.SquareFreePart(g).WithoutZero()
	f = f.Quo(o.k.GCD(f, o.den))
	return o.positiveZeros(f)
}

// least returns the points at which, or next to which, sign < 0, without those that have a larger value of the objective than
// another one.
func (o objective) least(cs []critical, sign poly.Poly) []critical {
	var near []critical
	for _, c := range cs {
		if o.isNegativeNear(c, sign) {
			near = append(near, c)
		}
	}
	for bits := uint(25); len(near) > 1 && bits <= 200; bits *= 2 {
		values := make([]exact.Interval, len(near))
		for i, c := range near {
			values[i] = o.k.EncloseValue(c.f, c.in, o.num, o.den, bits)
		}
		bottom := values[0].Hi
		for _, v := range values {
			bottom = exact.Min(bottom, v.Hi)
		}
		var rest []critical
		for i, c := range near {
			if !bottom.Less(values[i].Lo) {
				rest = append(rest, c)
			}
		}
		near = rest
	}
	return near
}

// isNegativeNear reports whether f < 0 on one side of a point, however near.
func (o objective) isNegativeNear(c critical, f poly.Poly) bool {
	free := o.k.SquareFreePart(f).WithoutZero()
	common := o.k.GCD(free, c.f)
	others := free
	if common.Degree() > 0 && o.k.CountRoots(common, c.in.Lo, c.in.Hi) > 0 || common.Degree() > 0 && common.EvalRat(c.in.Lo).IsZero() {
		others = free.Quo(common)
	}
	x := c.in
	if x.IsPoint() {
		w := x.Lo.Mul(exact.NewRat(1, 2))
		x = exact.Interval{Lo: x.Lo.Sub(w), Hi: x.Lo.Add(w)}
	}
	for hasRoot(o.k, others, x) {
		if c.in.IsPoint() {
			w := x.Width().Mul(exact.NewRat(1, 4))
			x = exact.Interval{Lo: c.in.Lo.Sub(w), Hi: c.in.Lo.Add(w)}
			continue
		}
		x = o.k.Refine(c.f, x, x.Width().Mul(exact.NewRat(1, 2)))
		if x.IsPoint() {
			c.in, x = x, exact.Interval{Lo: x.Lo.Mul(exact.NewRat(1, 2)), Hi: x.Lo.Mul(exact.NewRat(3, 2))}
		}
	}
	return o.k.Sign(f.EvalRat(x.Lo)) < 0 || o.k.Sign(f.EvalRat(x.Hi)) < 0
}

// hasRoot reports whether f has a root in x, ends included.
func hasRoot(k algebraic.Field, f poly.Poly, x exact.Interval) bool {
	return f.Degree() > 0 && (f.EvalRat(x.Lo).IsZero() || k.CountRoots(f, x.Lo, x.Hi) > 0)
}
