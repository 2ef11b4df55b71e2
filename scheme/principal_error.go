package scheme

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// PrincipalError returns the square of the Euclidean norm ‖τ^(n)‖ of the error coefficients of the rooted trees with n nodes, Σ
// ((Φ(t) − 1/γ(t))/σ(t))² [HNW93, II.3], of the embedded weights if asked for. With n = p + 1 it is the principal error of a method of
// order p. It reports false for schemes without such conditions, without such weights, and for n > MaxTreeOrder.
//
// Cost: O(T·s²) integer multiplications for the T trees with at most n nodes.
func PrincipalError(s OneStep, embedded bool, n int) (square poly.Elem, ok bool) {
	b := weightsOf(s)
	if embedded {
		if b = embeddedWeightsOf(s); b == nil {
			return poly.Elem{}, false
		}
	}
	space, ok := newStageSpace(s, b)
	if !ok || n < 1 || n > MaxTreeOrder {
		return poly.Elem{}, false
	}
	w := newTreeWeights(space)
	for _, t := range treeTables(n)[n] {
		d := w.defect(t)
		square = square.Add(d.Mul(d).Mul(poly.Rational(exact.NewRat(1, t.symmetry*t.symmetry))))
	}
	return square, true
}
