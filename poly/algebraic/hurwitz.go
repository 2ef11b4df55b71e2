package algebraic

import (
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
