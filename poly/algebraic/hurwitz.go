package algebraic

import (
	"rofz/internal/budget"
	"rofz/internal/routh"
	"rofz/poly"
)

// ZerosInRightHalfPlane reports whether every zero of g ≠ 0, a polynomial over K, has a positive real part: whether
// g(−z) is a Hurwitz polynomial, which holds exactly if the first column of Routh's scheme has one sign and no zero.
//
// Algorithm: Routh's scheme with exact signs [Gan59]. Cost: O(n²) field operations; over ℚ mostly floating point
// operations with bounds on their errors.
func (k Field) ZerosInRightHalfPlane(g poly.Poly) bool {
	if q, ok := g.Rational(); ok {
		c, _ := q.Reflect().Integers()
		return routh.Hurwitz(c)
	}
	f := g.Reflect()
	if k.Sign(f.Lead()) < 0 {
		f = f.Neg()
	}
	n := f.Degree()
	var upper, lower []poly.Elem
	for i := n; i >= 0; i -= 2 {
		upper = append(upper, f.Coeff(i))
		lower = append(lower, f.Coeff(i-1)) // zero for i = 0
	}
	for range n {
		words := budget.Words(lower[0].BitLen()) * k.Degree()
		budget.Spend(k.ctx, workOfQuotient*len(lower)*words*words)
		if k.Sign(lower[0]) <= 0 {
			return false
		}
		ratio := upper[0].Quo(lower[0])
		next := make([]poly.Elem, len(lower))
		for j := range len(lower) - 1 {
			next[j] = upper[j+1].Sub(ratio.Mul(lower[j+1]))
		}
		upper, lower = lower, next
	}
	return true
}

// ZerosInDisc reports whether every zero of f ≠ 0, a polynomial over K, satisfies |ζ| < 1.
//
// Algorithm: with ζ = (1 − w)/(1 + w) these are the w with Re w > 0. Cost: that of ZerosInRightHalfPlane.
func (k Field) ZerosInDisc(f poly.Poly) bool {
	n := f.Degree()
	if n < 1 {
		return true
	}
	g := f.Cayley(n)
	return g.Degree() == n && !g.Coeff(0).IsZero() && k.ZerosInRightHalfPlane(g)
}

// ZerosInClosedDisc reports whether every zero of f ≠ 0, a polynomial over K, satisfies |ζ| ≤ 1.
//
// Algorithm: of different zeros, those without 1/ζ have to lie inside; the rest, which lie mirrored in the circle, all lie on it if those of
// the derivative lie inside (Cohn). Cost: that of greatest common divisors and of ZerosInDisc.
func (k Field) ZerosInClosedDisc(f poly.Poly) bool {
	f = k.meter().SquareFreePart(f)
	both := k.meter().GCD(f, f.Reverse(f.Degree()))
	return k.ZerosInDisc(f.Quo(both)) && (both.Degree() < 2 || k.ZerosInDisc(both.Derivative()))
}
