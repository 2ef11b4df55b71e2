package scheme

import (
	"slices"

	"rofz/poly"
)

// LooksLikeScheme reports whether the numbers of a tableau are like those of one: the weights add up to 1, or at least half of
// the abscissae are the sums of their rows, or the matrix is lower triangular with something below its diagonal. A system of
// linear equations, or a linear program, has matrices and vectors that are called A, b and c as well, and hardly any of
// this. It is true for all other schemes, and where an order is claimed.
//
// Cost: that of the sums.
func LooksLikeScheme(s Scheme) bool {
	r, ok := s.(*ButcherTableau)
	if !ok || r.info.Order != nil {
		return true
	}
	j := newJudge(s)
	if r.field.Within(total(r.b).Sub(poly.Int(1)), j.units.Row("b", 0)) {
		return true
	}
	right := 0
	for _, x := range j.rowSums() {
		if !x.Sum.IsZero() && j.accepts(x.Sum.Sub(x.Given), x.Within) {
			right++
		}
	}
	return right > 0 && 2*right >= len(r.c)-1 || isTriangular(r.a)
}

// isTriangular reports whether a matrix has nothing above its diagonal and something below it.
func isTriangular(a [][]poly.Elem) bool {
	below := false
	for i, row := range a {
		if slices.ContainsFunc(row[i+1:], func(x poly.Elem) bool { return !x.IsZero() }) {
			return false
		}
		below = below || slices.ContainsFunc(row[:i], func(x poly.Elem) bool { return !x.IsZero() })
	}
	return below
}
