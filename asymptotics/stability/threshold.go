package stability

import (
	"context"
	"math/big"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// mostDerivatives is up to which derivative a negative one is looked for.
const mostDerivatives = 60

// ThresholdFactor returns the largest r for which R is absolutely monotonic on [−r, 0]: no derivative of R is negative there, nor R
// itself [Kra86], [GK86]. ok is false if it is not known. It is known if
//
//   - R is a polynomial,
//   - R has one pole, as that of an SDIRK method has;
//   - a derivative is negative at 0, or at once beside 0. Then the factor is 0.
//
// Algorithm: the derivatives of a polynomial at −r are nonnegative on an interval if they are at its end, so that those of a
// polynomial are finitely many conditions; for one pole see onePole. Cost: that of the first sign that turns, among them.
func ThresholdFactor(ctx context.Context, k algebraic.Field, r rational.Function) (x Radius, ok bool) {
	d := derivatives{ctx, k, r}
	if r.Denominator().Degree() == 0 {
		return d.radius(d.numerators(r.Numerator().Degree()+1, poly.Elem{})), true
	}
	n := min(mostDerivatives, 4*(r.Numerator().Degree()+r.Denominator().Degree()+2))
	var before poly.Elem // a coefficient is negative, or 0 where the next one is positive
	for j, c := range r.Series(n) {
		if k.Sign(c) < 0 || j > 0 && before.IsZero() && !c.IsZero() {
			return Radius{}, true
		}
		before = c
	}
	if g, ok := d.pole(); ok && k.Sign(g) > 0 {
		return d.onePole(g)
	}
	return Radius{}, false
}

// derivatives are those of R at −r.
type derivatives struct {
	ctx context.Context
	k   algebraic.Field
	r   rational.Function
}

// radius returns the length of the interval of r at which functions are nonnegative.
func (d derivatives) radius(fs []poly.Poly) Radius {
	return conditions{d.ctx, d.k, fs, poly.FromInts(1)}.radius()
}

// pole returns γ if Q = (1 − γz)^m, m > 0.
func (d derivatives) pole() (g poly.Elem, ok bool) {
	q := d.r.Denominator()
	g = q.Coeff(1).Quo(poly.Int(int64(-q.Degree())))
	return g, powers(poly.New(poly.Int(1), g.Neg()), q.Degree())[q.Degree()].Equal(q)
}

// powers returns 1, f, …, f^n.
func powers(f poly.Poly, n int) []poly.Poly {
	out := []poly.Poly{poly.FromInts(1)}
	for j := range n {
		out = append(out, out[j].Mul(f))
	}
	return out
}

// numerators returns those of the first n derivatives over their factorials, at −r: of R^(j)/j! over (1 − γz)^(m+j), where γ = 0 if
// R is a polynomial.
func (d derivatives) numerators(n int, g poly.Elem) []poly.Poly {
	p, m := d.r.Numerator(), d.r.Denominator().Degree()
	base := poly.New(poly.Int(1), g.Neg())
	var out []poly.Poly
	for j := range n {
		out = append(out, p.Reflect())
		up := g.Mul(poly.Int(int64(m + j)))
		p = p.Derivative().Mul(base).Add(p.Scale(up)).Scale(poly.Rational(exact.NewRat(1, int64(j+1))))
	}
	return out
}

// onePole returns the factor for Q = (1 − γz)^m, γ > 0.
//
// With w = 1/(1 − γz) it is R = p(z) + Σ c_j w^j, 1 ≤ j ≤ m, and
//
//	R^(i)(−r)/i! · (1 + γr)^(m+i) = γ^i Σ c_j C(i+j−1, i) (1 + γr)^(m−j)   for i > deg p, i > 0.
//
// If no c_j is negative these i are no conditions. Otherwise c_m < 0 makes one negative for every r. If c_m > 0, none is as soon as
// c_m exceeds Σ |c_j| (1 + γr)^(m−j) C(i+j−1, i)/C(i+m−1, i) over the c_j < 0. These quotients fall with i, and the powers grow with r:
// so all further conditions hold up to a given r if they do for one i and that r.
func (d derivatives) onePole(g poly.Elem) (Radius, bool) {
	m, whole := d.r.Denominator().Degree(), max(0, d.r.Numerator().Degree()-d.r.Denominator().Degree())+1
	// With v = 1/w and P((1 − v)/γ) = Σ P_i v^i it is c_j = P_(m−j).
	in := g.Inv()
	p := d.r.Numerator().Compose(in.Neg(), in)
	c := make([]poly.Elem, m+1)
	var negative []int
	for j := 1; j <= m; j++ {
		if c[j] = p.Coeff(m - j); d.k.Sign(c[j]) < 0 {
			negative = append(negative, j)
		}
	}
	if len(negative) > 0 && d.k.Sign(c[m]) < 0 {
		return Radius{}, true
	}
	fs := d.numerators(whole, g)
	if len(negative) == 0 {
		return d.radius(fs), true
	}
	terms := powers(poly.New(poly.Int(1), g), m-1)
	for n := whole + m; n <= 2*mostDerivatives; n *= 2 {
		for i := len(fs); i < n; i++ {
			budget.Poll(d.ctx)
			var f poly.Poly
			choose := new(big.Int)
			for j := 1; j <= m; j++ {
				choose.Binomial(int64(i+j-1), int64(i))
				f = f.Add(terms[m-j].Scale(c[j].Mul(poly.Rational(exact.FromBigInt(choose)))))
			}
			fs = append(fs, f)
		}
		x := d.radius(fs)
		if x.IsZero() {
			return x, true
		}
		if !x.Infinite && d.holdsFrom(n, c, negative, poly.Int(1).Add(g.Mul(poly.Rational(x.Above)))) {
			return x, true
		}
	}
	return Radius{}, false
}

// holdsFrom reports whether the condition i, and so all behind it, hold up to the r with 1 + γr = v.
func (d derivatives) holdsFrom(i int, c []poly.Elem, negative []int, v poly.Elem) bool {
	m := len(c) - 1
	sum := c[m]
	for _, j := range negative {
		quotient := exact.Int(1) // of the binomial coefficients
		for l := j; l < m; l++ {
			quotient = quotient.Mul(exact.NewRat(int64(l), int64(i+l)))
		}
		sum = sum.Add(c[j].Mul(v.Pow(m - j)).Mul(poly.Rational(quotient)))
	}
	return d.k.Sign(sum) > 0
}
