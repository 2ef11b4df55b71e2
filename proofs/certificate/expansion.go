package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// AtInfinity claims how R and R' behave as |z| → ∞: R'(z) = Leading·z^Exponent·(1 + O(1/z)) in every direction, and
// R → Limit if Finite. A constant R has no exponent.
type AtInfinity struct {
	R        Function
	Finite   bool
	Limit    poly.Elem
	Constant bool
	Exponent int
	Leading  poly.Elem
}

func (c *AtInfinity) claim() string { return "behaviour at infinity" }

// check: with n = deg Q and T = P − R∞Q of degree n − k, k ≥ 1, R = R∞ + T/Q = R∞ + r_k z^−k + O(z^−k−1) with
// r_k = lc(T)/lc(Q); the expansion in 1/z converges for large |z|, so that it may be differentiated:
// R' = −k r_k z^−k−1 (1 + O(1/z)). If deg P − deg Q = d > 0, R ~ a z^d with a = lc(P)/lc(Q), and R' ~ d a z^(d−1).
func (c *AtInfinity) check() (Outcome, error) {
	p, q := c.R.P, c.R.Q
	e, err := newEmbedding(c.R.Root, append(fieldsOf(c.R), c.Limit.Field(), c.Leading.Field())...)
	if err != nil {
		return Undecided, err
	}
	if !e.hasDegree(q) {
		return Undecided, failf("the degree of Q is not evident")
	}
	if d := p.Degree() - q.Degree(); d > 0 {
		if c.Finite || c.Constant || !c.Limit.IsZero() || !e.hasDegree(p) || c.Exponent != d-1 || !c.Leading.Mul(q.Lead()).Equal(p.Lead().Mul(poly.Int(int64(d)))) {
			return Undecided, failf("R grows like z^%d", d)
		}
		return Proved, nil
	}
	t := p.Sub(q.Scale(c.Limit))
	k := q.Degree() - t.Degree()
	switch {
	case !c.Finite || !t.IsZero() && k < 1:
		return Undecided, failf("the limit is another one")
	case c.Constant && !t.IsZero() || !c.Constant && !e.hasDegree(t):
		return Undecided, failf("R is constant, or it is not and was said to be, or the degree of P − R(∞)Q is not evident")
	case c.Constant && (c.Exponent != 0 || !c.Leading.IsZero()):
		return Undecided, &Malformed{Reason: "an exponent or coefficient for a constant"}
	case !c.Constant && (c.Exponent != -k-1 || !c.Leading.Mul(q.Lead()).Equal(t.Lead().Mul(poly.Int(int64(-k))))):
		return Undecided, failf("R' decays like z^%d, with another coefficient or exponent than stated", -k-1)
	}
	return Proved, nil
}

// Order claims that e^z − R(z) = C z^(p+1) + O(z^(p+2)) with C ≠ 0, p = Order; or, for p = 0, that R(0) ≠ 1 and
// C = 1 − R(0).
type Order struct {
	R     Function
	Order int
	C     poly.Elem
}

func (c *Order) claim() string { return "order" }

// check compares P with Q·Σ z^i/i! through z^(p+1): e^z·Q − P = C z^(p+1) + … because Q(0) = 1.
func (c *Order) check() (Outcome, error) {
	p, q := c.R.P, c.R.Q
	k, err := newEmbedding(c.R.Root, append(fieldsOf(c.R), c.C.Field())...)
	if err != nil {
		return Undecided, err
	}
	if !q.Coeff(0).Equal(poly.Int(1)) || c.Order < 0 || c.Order > p.Degree()+q.Degree()+1 || !k.notZero(c.C) {
		return Undecided, failf("Q(0) is not 1, or the order is out of range, or C is not evidently ≠ 0")
	}
	first := c.Order + 1
	if c.Order == 0 && c.C.Equal(poly.Int(1).Sub(p.Coeff(0))) {
		return Proved, nil
	}
	inverse := []poly.Elem{poly.Int(1)} // inverse[i] = 1/i!
	for n := 0; n <= first; n++ {       // one coefficient after the other: a false claim fails early
		if n > 0 {
			inverse = append(inverse, inverse[n-1].Mul(poly.Rational(exact.NewRat(1, int64(n)))))
		}
		x := p.Coeff(n).Neg()
		for j := range min(n, q.Degree()) + 1 {
			if a := q.Coeff(j); !a.IsZero() {
				x = x.Add(a.Mul(inverse[n-j]))
			}
		}
		if n < first && !x.IsZero() || n == first && !x.Equal(c.C) {
			return Undecided, failf("e^z·Q − P does not begin with C z^%d: look at z^%d", first, n)
		}
	}
	return Proved, nil
}
