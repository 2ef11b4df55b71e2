// Package bivariate has polynomials in two variables: polynomials in one, x, whose coefficients are polynomials in a parameter.
//
// Coefficients lie in ℚ or in one number field. Products of many terms are found by values of the parameter at integers, since
// all degrees are known; greatest common divisors by Euclid's algorithm with pseudo-remainders.
package bivariate

import (
	"context"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
)

// Poly is a polynomial in x: its coefficients, polynomials in the parameter, lowest power first. The last one is not zero; the
// polynomial 0 has none. It is not changed by its methods.
type Poly []poly.Poly

// New returns the polynomial with the coefficients, of which the highest may be zero.
func New(coefficients []poly.Poly) Poly {
	n := len(coefficients)
	for n > 0 && coefficients[n-1].IsZero() {
		n--
	}
	return Poly(coefficients[:n])
}

// Degree returns the degree in x, −1 for the polynomial 0.
func (b Poly) Degree() int { return len(b) - 1 }

// Lead returns the coefficient of the highest power. It panics for the polynomial 0.
func (b Poly) Lead() poly.Poly { return b[len(b)-1] }

// Lowest returns the first coefficient that is not zero, and its power.
func (b Poly) Lowest() (poly.Poly, int) {
	for i, c := range b {
		if !c.IsZero() {
			return c, i
		}
	}
	return poly.Poly{}, -1
}

// Height returns the largest degree of a coefficient.
func (b Poly) Height() int {
	h := 0
	for _, c := range b {
		h = max(h, c.Degree())
	}
	return h
}

// At returns the polynomial for one parameter.
func (b Poly) At(x exact.Rat) poly.Poly {
	out := make([]poly.Elem, len(b))
	for i, c := range b {
		out[i] = c.EvalRat(x)
	}
	return poly.New(out...)
}

// Eval returns the value at x, a polynomial in the parameter.
func (b Poly) Eval(x exact.Rat) poly.Poly {
	var out poly.Poly
	for i := b.Degree(); i >= 0; i-- {
		out = out.Scale(poly.Rational(x)).Add(b[i])
	}
	return out
}

// Derivative returns the derivative by x.
func (b Poly) Derivative() Poly {
	var out []poly.Poly
	for i := 1; i < len(b); i++ {
		out = append(out, b[i].Scale(poly.Int(int64(i))))
	}
	return New(out)
}

// Content returns the monic greatest common divisor of the coefficients.
func (b Poly) Content() poly.Poly {
	var g poly.Poly
	for _, c := range b {
		g = poly.GCD(g, c)
	}
	return g
}

// Over divides by a common divisor of the coefficients.
func (b Poly) Over(c poly.Poly) Poly {
	out := make(Poly, len(b))
	for i := range b {
		out[i] = b[i].Quo(c)
	}
	return out
}

func (b Poly) primitive() Poly {
	if len(b) == 0 {
		return b
	}
	return b.Over(b.Content())
}

// pseudoRem returns the remainder of a multiple of b, by a power of the leading coefficient of c, modulo c ≠ 0.
func (b Poly) pseudoRem(c Poly) Poly {
	for len(b) >= len(c) {
		shift := len(b) - len(c)
		out := make([]poly.Poly, len(b)-1)
		for i := range out {
			out[i] = b[i].Mul(c.Lead())
			if i >= shift {
				out[i] = out[i].Sub(c[i-shift].Mul(b.Lead()))
			}
		}
		b = New(out)
	}
	return b
}

// words returns the length of all integers, in words.
func (b Poly) words() int {
	n := 0
	for _, p := range b {
		n += (p.Degree() + 1) * p.Field().Degree() * budget.Words(p.BitLen())
	}
	return n
}

// workOfCoefficient is about what an operation with a short polynomial takes, in units of work.
const workOfCoefficient = 300

// meter counts in ctx.
func meter(ctx context.Context) poly.Meter {
	return func(products int) { budget.Spend(ctx, products) }
}

// GCD returns the primitive greatest common divisor of polynomials that are not zero.
//
// Algorithm: Euclid's with pseudo-remainders, made primitive at each step. Cost: O(n²) products and gcds of coefficients.
func GCD(ctx context.Context, b, c Poly) Poly {
	b, c = b.primitive(), c.primitive()
	if len(b) < len(c) {
		b, c = c, b
	}
	for len(c) > 1 {
		budget.Spend(ctx, 4*(b.words()*c.words()+len(b)*len(c)*workOfCoefficient))
		b, c = c, b.pseudoRem(c).primitive()
	}
	if len(c) == 1 {
		return Poly{poly.FromInts(1)}
	}
	return b
}

// Quo returns b/c, c a primitive divisor of b over the field of rational functions: then the quotient has polynomials for
// coefficients, by Gauss's lemma.
func (b Poly) Quo(c Poly) Poly {
	out := make(Poly, len(b)-len(c)+1)
	rest := append(Poly(nil), b...)
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = rest[i+len(c)-1].Quo(c.Lead())
		for j := range c {
			rest[i+j] = rest[i+j].Sub(out[i].Mul(c[j]))
		}
	}
	return out
}

// SquareFree returns the product of the different factors that depend on x.
//
// Algorithm: if b is square-free for one parameter and of the same degree there, it is so. Cost: else that of GCD.
func (b Poly) SquareFree(ctx context.Context) Poly {
	b = b.primitive()
	if b.Degree() < 1 {
		return b
	}
	for x := range int64(8) { // parameters for which a square-free b would have to be none are few
		if f := b.At(exact.Int(x + 2)); f.Degree() == b.Degree() && meter(ctx).GCD(f, f.Derivative()).Degree() == 0 {
			return b
		}
	}
	return b.Quo(GCD(ctx, b, b.Derivative()))
}

// Resultant returns the resultant by x of polynomials that are not zero.
//
// Algorithm: values at integers, where the degrees are what they are. Cost: one resultant over ℚ for each of as many
// integers as Sylvester's matrix gives degrees.
func Resultant(ctx context.Context, b, c Poly) poly.Poly {
	if b.Degree() == 0 && c.Degree() == 0 {
		return poly.FromInts(1)
	}
	bound := b.Degree()*c.Height() + c.Degree()*b.Height()
	return Interpolate(ctx, bound, 1, func(x exact.Rat) ([]poly.Elem, bool) {
		if b.Lead().EvalRat(x).IsZero() || c.Lead().EvalRat(x).IsZero() {
			return nil, false
		}
		return []poly.Elem{meter(ctx).Resultant(b.At(x), c.At(x))}, true
	})[0]
}

// Interpolate returns n polynomials of degree at most bound by their values, which are given at all but finitely many
// integers.
func Interpolate(ctx context.Context, bound, n int, value func(x exact.Rat) ([]poly.Elem, bool)) []poly.Poly {
	values := make([][]poly.Elem, n)
	from := int64(0)
	for x := from; len(values[0]) <= bound; x++ {
		budget.Spend(ctx, n*workOfCoefficient)
		v, ok := value(exact.Int(x))
		if !ok {
			from = x + 1
			for i := range values {
				values[i] = values[i][:0]
			}
			continue
		}
		for i := range values {
			values[i] = append(values[i], v[i])
		}
	}
	out := make([]poly.Poly, n)
	for i := range out {
		words := 0
		for _, v := range values[i] {
			words = max(words, budget.Words(v.BitLen())*v.Field().Degree())
		}
		budget.Spend(ctx, len(values[i])*len(values[i])*(words*len(values[i])/8+words+100)) // differences, which grow, and the shift
		out[i] = poly.Interpolate(values[i]).Compose(poly.Int(1), poly.Int(-from))
	}
	return out
}

// Sub returns b − c.
func (b Poly) Sub(c Poly) Poly {
	out := make([]poly.Poly, max(len(b), len(c)))
	for i := range out {
		if i < len(b) {
			out[i] = b[i]
		}
		if i < len(c) {
			out[i] = out[i].Sub(c[i])
		}
	}
	return New(out)
}

// Add returns b + c.
func (b Poly) Add(c Poly) Poly {
	out := make([]poly.Poly, max(len(b), len(c)))
	for i := range out {
		if i < len(b) {
			out[i] = b[i]
		}
		if i < len(c) {
			out[i] = out[i].Add(c[i])
		}
	}
	return New(out)
}

// Scale returns c·b for a polynomial c in the parameter.
func (b Poly) Scale(c poly.Poly) Poly {
	out := make([]poly.Poly, len(b))
	for i := range b {
		out[i] = b[i].Mul(c)
	}
	return New(out)
}

// Shift returns xⁿb.
func (b Poly) Shift(n int) Poly {
	if len(b) == 0 {
		return b
	}
	return append(make(Poly, n), b...)
}

// Mul returns b·c, by the definition.
func (b Poly) Mul(c Poly) Poly {
	var out Poly
	for i, x := range b {
		out = out.Add(c.Scale(x).Shift(i))
	}
	return out
}

// Coeff returns the coefficient of xⁿ, 0 beyond the degree.
func (b Poly) Coeff(n int) poly.Poly {
	if n < 0 || n >= len(b) {
		return poly.Poly{}
	}
	return b[n]
}

// Exchanged returns the polynomial with x and the parameter exchanged.
func (b Poly) Exchanged() Poly {
	if len(b) == 0 {
		return nil
	}
	out := make([]poly.Poly, b.Height()+1)
	for k := range out {
		row := make([]poly.Elem, len(b))
		for i, c := range b {
			row[i] = c.Coeff(k)
		}
		out[k] = poly.New(row...)
	}
	return New(out)
}
