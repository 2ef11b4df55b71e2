package scheme

import (
	"fmt"
	"iter"
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// RowSumFindings compares the abscissae c that a file gives with the row sums of A (and for a Rosenbrock scheme c and
// d with those of α and γ), and returns a sentence for each difference. They must agree exactly where
// the coefficients are exact, otherwise to within 10^(2−digits). A sentence begins with the place: "c[2] is …".
func RowSumFindings(s Scheme) []string {
	j := newJudge(s)
	var out []string
	for c, matrix := range RowSums(s) {
		out = append(out, j.rowSums(c.Key, c.Values[0], matrix.Key, matrix.Values)...)
	}
	return out
}

// RowSums yields the abscissae that a scheme gives, each with the matrix whose row sums they should be.
func RowSums(s Scheme) iter.Seq2[Block, Block] {
	return func(yield func(Block, Block) bool) {
		for _, c := range s.Coefficients() {
			if matrix, ok := Find(s, c.RowSums); ok && !yield(c, matrix) {
				return
			}
		}
	}
}

func (j judge) rowSums(name string, c []poly.Elem, matrix string, a [][]poly.Elem) []string {
	var out []string
	for i := range c {
		if sum := total(a[i]); !j.accepts(sum.Sub(c[i])) {
			out = append(out, fmt.Sprintf("%s[%d] is %s, but row sum %d of %s is %s", name, i+1, j.number(c[i]), i+1, matrix, j.number(sum)))
		}
	}
	return out
}

func total(row []poly.Elem) poly.Elem {
	var sum poly.Elem
	for _, x := range row {
		sum = sum.Add(x)
	}
	return sum
}

// FamilyFindings compares the family that a file names with the form of its coefficients: erk strictly lower
// triangular, dirk lower triangular, sdirk with a constant diagonal besides, esdirk with an explicit first stage and
// then a constant diagonal, firk any tableau; rosenbrock, multistep and glm name kinds.
func FamilyFindings(s Scheme) []string {
	info := s.Info()
	if info.Family == "" {
		return nil
	}
	i := slices.IndexFunc(kinds, func(k Kind) bool { return slices.Contains(k.Families, info.Family) })
	if i < 0 {
		return nil // no file says so
	}
	kind := kinds[i]
	a, ok := Find(s, "A")
	switch {
	case kind.Name != info.Kind:
		return []string{fmt.Sprintf("family %s belongs to kind %s, but the scheme is of kind %s", info.Family, kind.Name, info.Kind)}
	case !ok || !kind.Array:
		return nil
	}
	if why := newJudge(s).familyForm(info.Family, a.Values); why != "" {
		return []string{fmt.Sprintf("family %s: %s", info.Family, why)}
	}
	return nil
}

// familyForm says what keeps the matrix from having the form of the family, "" if nothing does.
func (j judge) familyForm(family string, a [][]poly.Elem) string {
	if family == "firk" {
		return ""
	}
	for r := range a {
		for c := r + 1; c < len(a); c++ {
			if !j.accepts(a[r][c]) {
				return fmt.Sprintf("A[%d][%d] is %s, above the diagonal", r+1, c+1, j.number(a[r][c]))
			}
		}
	}
	first := 0
	if family == "esdirk" || family == "erk" {
		if first = 1; !j.accepts(a[0][0]) {
			return fmt.Sprintf("A[1][1] is %s; the first stage should be explicit", j.number(a[0][0]))
		}
	}
	for i := first; i < len(a); i++ {
		switch d := a[i][i]; {
		case family == "erk" && !j.accepts(d):
			return fmt.Sprintf("A[%d][%d] is %s; every stage should be explicit", i+1, i+1, j.number(d))
		case (family == "sdirk" || family == "esdirk") && !j.accepts(d.Sub(a[first][first])):
			return fmt.Sprintf("A[%d][%d] is %s; the diagonal should be constant, %s", i+1, i+1, j.number(d), j.number(a[first][first]))
		}
	}
	return ""
}

// StiffAccuracy returns the equalities left[i] = right[i] that stiff accuracy means, and the distance within which
// they count as holding: 0 where the coefficients are exact. For a tableau b is the last row of A; for a Rosenbrock
// scheme α_si + γ_si = b_i and Σα_sj = 1 [HW96, IV.7]; for collocation c_s = 1, that is M(1) = 0. It reports false for
// the other kinds.
func StiffAccuracy(s Scheme) (left, right []poly.Elem, within exact.Rat, ok bool) {
	within = s.Info().Tolerance()
	stiff, ok := s.(interface {
		stiffAccuracy() (left, right []poly.Elem)
	})
	if !ok {
		return nil, nil, within, false
	}
	left, right = stiff.stiffAccuracy()
	return cloneVector(left), cloneVector(right), within, true
}
