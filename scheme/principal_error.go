package scheme

import (
	"context"
	"slices"

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
	return squaresOfErrors(s, b, n, (*treeWeights).defect)
}

// squaresOfErrors returns the sum over the trees with n nodes of the squares of numbers over σ(t), with the given weights of the stages.
func squaresOfErrors(s OneStep, b []poly.Elem, n int, of func(*treeWeights, *node) poly.Elem) (sum poly.Elem, ok bool) {
	space, ok := newStageSpace(context.Background(), s, b)
	if !ok || n < 1 || n > MaxTreeOrder {
		return poly.Elem{}, false
	}
	w := newTreeWeights(space)
	for _, t := range treeTables(n)[n] {
		d := of(w, t)
		sum = sum.Add(d.Mul(d).Mul(poly.Rational(exact.NewRat(1, t.symmetry*t.symmetry))))
	}
	return sum, true
}

// ErrorDifference is PrincipalError of the differences of the error coefficients of the embedded weights and of the weights; it reports
// false where there are no embedded weights.
func ErrorDifference(s OneStep, n int) (square poly.Elem, ok bool) {
	b, bhat := weightsOf(s), embeddedWeightsOf(s)
	if bhat == nil {
		return poly.Elem{}, false
	}
	return squaresOfErrors(s, differences(bhat, b), n, func(w *treeWeights, t *node) poly.Elem {
		return w.defect(t).Add(poly.Rational(exact.NewRat(1, t.density)))
	})
}

// StartsExplicit reports whether a stage of a Runge–Kutta method is y₀: the first row of a tableau is 0, or a method that is known by
// its nodes has the node 0, where Af is 0 for all f.
func StartsExplicit(s OneStep) bool {
	switch s := s.(type) {
	case *ButcherTableau:
		return !slices.ContainsFunc(s.a[0], func(x poly.Elem) bool { return !x.IsZero() })
	case *Collocation:
		return s.Nodes().Coeff(0).IsZero() // (Af)(x) is ∫₀ˣ f
	case *Family:
		for j := range s.realization.B {
			var sum poly.Elem // (AL_j)(0)
			for i, row := range s.realization.A {
				if i%2 == 0 {
					sum = sum.Add(row[j])
				} else {
					sum = sum.Sub(row[j]) // L_i(0) = (−1)^i
				}
			}
			if !sum.IsZero() {
				return false
			}
		}
		return s.nodes.Coeff(0).IsZero()
	}
	return false
}
