package parameter

import (
	"context"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
)

// bivariate is a polynomial in z, or in t, whose coefficients are polynomials in the parameter over ℚ, lowest power first.
// The last one is not zero; none is the polynomial 0.
type bivariate []poly.Poly

func newBivariate(coefficients []poly.Poly) bivariate {
	n := len(coefficients)
	for n > 0 && coefficients[n-1].IsZero() {
		n--
	}
	return bivariate(coefficients[:n])
}

func (b bivariate) degree() int { return len(b) - 1 }

func (b bivariate) lead() poly.Poly { return b[len(b)-1] }

// lowest returns the first coefficient that is not zero, and its power.
func (b bivariate) lowest() (poly.Poly, int) {
	for i, c := range b {
		if !c.IsZero() {
			return c, i
		}
	}
	return poly.Poly{}, -1
}

// height returns the largest degree of a coefficient.
func (b bivariate) height() int {
	h := 0
	for _, c := range b {
		h = max(h, c.Degree())
	}
	return h
}

// at returns the polynomial for one parameter.
func (b bivariate) at(x exact.Rat) poly.Poly {
	out := make([]poly.Elem, len(b))
	for i, c := range b {
		out[i] = c.EvalRat(x)
	}
	return poly.New(out...)
}

func (b bivariate) derivative() bivariate {
	var out []poly.Poly
	for i := 1; i < len(b); i++ {
		out = append(out, b[i].Scale(poly.Int(int64(i))))
	}
	return newBivariate(out)
}

// content returns the monic greatest common divisor of the coefficients.
func (b bivariate) content() poly.Poly {
	var g poly.Poly
	for _, c := range b {
		g = poly.GCD(g, c)
	}
	return g
}

// over divides by a common divisor of the coefficients.
func (b bivariate) over(c poly.Poly) bivariate {
	out := make(bivariate, len(b))
	for i := range b {
		out[i] = b[i].Quo(c)
	}
	return out
}

func (b bivariate) primitive() bivariate {
	if len(b) == 0 {
		return b
	}
	return b.over(b.content())
}

// pseudoRem returns the remainder of a multiple of b, by a power of the leading coefficient of c, modulo c ≠ 0.
func (b bivariate) pseudoRem(c bivariate) bivariate {
	for len(b) >= len(c) {
		shift := len(b) - len(c)
		out := make([]poly.Poly, len(b)-1)
		for i := range out {
			out[i] = b[i].Mul(c.lead())
			if i >= shift {
				out[i] = out[i].Sub(c[i-shift].Mul(b.lead()))
			}
		}
		b = newBivariate(out)
	}
	return b
}

// gcd returns the primitive greatest common divisor of polynomials that are not zero.
//
// Algorithm: Euclid's with pseudo-remainders, made primitive at each step. Cost: O(n²) products and gcds of coefficients.
func gcd(ctx context.Context, b, c bivariate) bivariate {
	b, c = b.primitive(), c.primitive()
	if len(b) < len(c) {
		b, c = c, b
	}
	for len(c) > 1 {
		budget.Poll(ctx)
		b, c = c, b.pseudoRem(c).primitive()
	}
	if len(c) == 1 {
		return bivariate{poly.FromInts(1)}
	}
	return b
}

// quo returns b/c, c a primitive divisor of b over the field of rational functions: then the quotient has polynomials for
// coefficients, by Gauss's lemma.
func (b bivariate) quo(c bivariate) bivariate {
	out := make(bivariate, len(b)-len(c)+1)
	rest := append(bivariate(nil), b...)
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = rest[i+len(c)-1].Quo(c.lead())
		for j := range c {
			rest[i+j] = rest[i+j].Sub(out[i].Mul(c[j]))
		}
	}
	return out
}

// squareFree returns the product of the different factors that depend on z.
func (b bivariate) squareFree(ctx context.Context) bivariate {
	b = b.primitive()
	if b.degree() < 1 {
		return b
	}
	return b.quo(gcd(ctx, b, b.derivative()))
}

// resultant returns Res_z(b, c), for polynomials that are not zero.
//
// Algorithm: values at integers, where the degrees are what they are. Cost: one resultant over ℚ for each of as many
// integers as Sylvester's matrix gives degrees.
func resultant(ctx context.Context, b, c bivariate) poly.Poly {
	if b.degree() == 0 && c.degree() == 0 {
		return poly.FromInts(1)
	}
	bound := b.degree()*c.height() + c.degree()*b.height()
	return interpolate(ctx, bound, 1, func(x exact.Rat) ([]poly.Elem, bool) {
		if b.lead().EvalRat(x).IsZero() || c.lead().EvalRat(x).IsZero() {
			return nil, false
		}
		return []poly.Elem{poly.Resultant(b.at(x), c.at(x))}, true
	})[0]
}

// interpolate returns n polynomials of degree at most bound by their values, which are given at all but finitely many
// integers.
func interpolate(ctx context.Context, bound, n int, value func(x exact.Rat) ([]poly.Elem, bool)) []poly.Poly {
	values := make([][]poly.Elem, n)
	from := int64(0)
	for x := from; len(values[0]) <= bound; x++ {
		budget.Poll(ctx)
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
		out[i] = poly.Interpolate(values[i]).Compose(poly.Int(1), poly.Int(-from))
	}
	return out
}

// crossed returns Σ (bᵢcⱼ over i + j = 2k) (−1)^((i−j)/2) tᵏ, t = y²: the real part of b(iy) times the conjugate of c(iy).
func crossed(b, c bivariate) bivariate {
	if len(b) == 0 || len(c) == 0 {
		return nil
	}
	out := make([]poly.Poly, (len(b)+len(c))/2)
	for i, x := range b {
		for j, y := range c {
			if (i+j)%2 == 1 {
				continue
			}
			term := x.Mul(y)
			if (i-j)%4 != 0 {
				term = term.Neg()
			}
			out[(i+j)/2] = out[(i+j)/2].Add(term)
		}
	}
	return newBivariate(out)
}

func (b bivariate) minus(c bivariate) bivariate {
	out := make([]poly.Poly, max(len(b), len(c)))
	for i := range out {
		if i < len(b) {
			out[i] = b[i]
		}
		if i < len(c) {
			out[i] = out[i].Sub(c[i])
		}
	}
	return newBivariate(out)
}
