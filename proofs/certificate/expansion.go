package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// AtInfinity claims how R and R' behave as |z| → ∞: R'(z) = Leading·z^Exponent·(1 + O(1/z)) in every direction, and
// R → Limit; no Limit stands for an infinite one, no Exponent and Leading for a constant R.
type AtInfinity struct {
	R        Function
	Limit    *poly.Elem `key:"limit"`
	Exponent *int       `key:"exponent"`
	Leading  *poly.Elem `key:"leading"`
}

func (c *AtInfinity) name() string { return "behaviour at infinity" }

func (c *AtInfinity) against() bool { return false }

func (c *AtInfinity) bind(s *subject) error { return s.bindFunction(&c.R) }

func (c *AtInfinity) function() *Function { return &c.R }

func (c *AtInfinity) sentence() string {
	limit, gradient := "infinite", "R' = 0"
	if c.Limit != nil {
		limit = c.Limit.String()
	}
	if c.Leading != nil {
		gradient = fmt.Sprintf("R' ~ %s", coefficient(*c.Leading, *c.Exponent))
	}
	return fmt.Sprintf("%s: R(∞) = %s, %s", c.name(), limit, gradient)
}

func (c *AtInfinity) root() *exact.Interval { return &c.R.Root }

// check: with n = deg Q and T = P − R∞Q of degree n − k, k ≥ 1, R = R∞ + T/Q = R∞ + r_k z^−k + O(z^−k−1) with
// r_k = lc(T)/lc(Q); the expansion in 1/z converges for large |z|, so that it may be differentiated:
// R' = −k r_k z^−k−1 (1 + O(1/z)). If deg P − deg Q = d > 0, R ~ a z^d with a = lc(P)/lc(Q), and R' ~ d a z^(d−1), which
// is the same with k = −d and T = P.
func (c *AtInfinity) check(k embedding) error {
	t, q := c.R.P, c.R.Q
	if c.Limit != nil {
		t = t.Sub(q.Scale(*c.Limit))
	}
	n := q.Degree() - t.Degree()
	switch {
	case !k.hasDegree(q):
		return failf("the degree of Q is not evident")
	case (c.Exponent == nil) != (c.Leading == nil):
		return malformed("an exponent without a coefficient, or the reverse")
	case c.Limit != nil && c.Exponent == nil && t.IsZero():
		return nil
	case !k.hasDegree(t) || c.Exponent == nil || (c.Limit != nil) != (n > 0) || n == 0:
		return failf("the limit is another one, or that R is constant, or not, is not evident")
	case *c.Exponent != -n-1 || !c.Leading.Mul(q.Lead()).Equal(t.Lead().Mul(poly.Int(int64(-n)))):
		return failf("R' ~ c z^%d, with another coefficient or exponent than stated", -n-1)
	}
	return nil
}

// Order claims that e^z − R(z) = C z^(p+1) + O(z^(p+2)) with C ≠ 0, p = Order; or, for p = 0, that R(0) ≠ 1 and
// C = 1 − R(0).
type Order struct {
	R     Function
	Order int       `key:"order" zero:"too"`
	C     poly.Elem `key:"constant" zero:"too"`
}

func (c *Order) name() string { return "order" }

func (c *Order) against() bool { return false }

func (c *Order) bind(s *subject) error { return s.bindFunction(&c.R) }

func (c *Order) function() *Function { return &c.R }

func (c *Order) sentence() string { return fmt.Sprintf("order %d, error constant %v", c.Order, c.C) }

func (c *Order) root() *exact.Interval { return &c.R.Root }

// check compares P with Q·Σ z^i/i! through z^(p+1): e^z·Q − P = C z^(p+1) + … because Q(0) = 1.
func (c *Order) check(k embedding) error {
	p, q := c.R.P, c.R.Q
	if !q.Coeff(0).Equal(poly.Int(1)) || c.Order < 0 || c.Order > p.Degree()+q.Degree()+1 || !k.notZero(c.C) {
		return failf("Q(0) is not 1, or the order is out of range, or C is not evidently ≠ 0")
	}
	if c.Order == 0 && c.C.Equal(poly.Int(1).Sub(p.Coeff(0))) {
		return nil
	}
	first := c.Order + 1
	inverse := []poly.Elem{poly.Int(1)} // inverse[i] = 1/i!
	for n := 0; n <= first; n++ {       // one coefficient after the other: a false claim fails early
		if n > 0 {
			inverse = append(inverse, inverse[n-1].Mul(poly.Rational(exact.NewRat(1, int64(n)))))
		}
		x := p.Coeff(n).Neg()
		for j := range min(n, q.Degree()) + 1 {
			x = x.Add(q.Coeff(j).Mul(inverse[n-j]))
		}
		if n < first && !x.IsZero() || n == first && !x.Equal(c.C) {
			return failf("e^z·Q − P does not begin with C z^%d: look at z^%d", first, n)
		}
	}
	return nil
}
