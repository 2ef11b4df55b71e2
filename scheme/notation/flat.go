package notation

import (
	"slices"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// A matrix in a vector: its entries row by row, all of them or those of the lower triangle. Other things are vectors as long,
// or the same matrix column by column; that it is this one, the sums of the rows say.

// flatLayout is one way in which the entries of a matrix may stand one behind the other.
type flatLayout struct {
	width func(i int) int // the entries of row i
	size  int             // all entries
	first int             // the first row whose sum tells layouts apart: those above have the same in all of them
}

// flatLayouts are those of n stages.
func flatLayouts(n int) []flatLayout {
	return []flatLayout{
		{func(int) int { return n }, n * n, 0},
		{func(i int) int { return i }, n * (n - 1) / 2, min(2, n-1)},
		{func(i int) int { return i + 1 }, n * (n + 1) / 2, 1},
	}
}

// rows returns the matrix of a vector, row by row or column by column.
func (x flatLayout) rows(list []program.Value, n int, columns bool, at expression.Place) [][]program.Value {
	out := make([][]program.Value, n)
	for i := range out {
		out[i] = zeros(n, at)
	}
	if !columns {
		for i := range n {
			copy(out[i], list[:x.width(i)])
			list = list[x.width(i):]
		}
		return out
	}
	for j := range n {
		for i := range n {
			if j < x.width(i) {
				out[i][j] = list[0]
				list = list[1:]
			}
		}
	}
	return out
}

// flat makes A of a vector. It is errNoTable where no row says that this is a matrix, and an error where some do and others
// contradict: but for one of three and more, which is a wrong number, unless the columns fit as well.
func (s *shape) flat(list []program.Value, at expression.Place) error {
	n := s.s
	for _, x := range list {
		if _, err := x.Coefficient(); err != nil {
			return err
		}
	}
	if len(list) == 1 && n == 1 {
		s.a = [][]program.Value{list}
		return nil
	}
	layouts := flatLayouts(n)
	i := slices.IndexFunc(layouts, func(x flatLayout) bool { return x.size == len(list) })
	if i < 0 || len(s.c) == 0 { // it may be anything
		return errNoTable
	}
	layout := layouts[i]
	s.a = layout.rows(list, n, false, at)
	turned := layout.rows(list, n, true, at)
	right, wrong := s.rowSums(s.a, layout.first)
	other, _ := s.rowSums(turned, layout.first)
	switch {
	case right == 0 && n == 3 && len(wrong) > 0 && s.beginsAs(s.a): // three numbers, of which one agrees
		return s.contradicted(list, wrong[0], at)
	case right == 0:
		return errNoTable
	case other >= right && !sameEntries(s.a, turned):
		return at.Errorf("%d numbers beside %d weights, whose sums are c row by row and column by column alike; write the matrix with its rows", len(list), n)
	case len(wrong) > 1 || len(wrong) == 1 && right < 2:
		return s.contradicted(list, wrong[0], at)
	case len(list) == n && !sums(s.b, 1): // as long as the vectors of a low-storage scheme
		return at.Errorf("%d numbers beside %d weights, whose sum is not 1: they may stand below the diagonal of a matrix, or be those of a low-storage scheme; write the matrix with its rows", len(list), n)
	}
	return nil
}

// beginsAs reports whether the first two rows of a matrix sum to what c says.
func (s *shape) beginsAs(rows [][]program.Value) bool {
	right, wrong := s.rowSums(rows[:2], 0)
	return right > 0 && len(wrong) == 0
}

// contradicted is the error of a vector whose entries would be row i of a matrix and do not sum to what c says.
func (s *shape) contradicted(list []program.Value, i int, at expression.Place) error {
	if x := slices.IndexFunc(s.a[i], func(x program.Value) bool { return x.At != at }); x >= 0 {
		at = s.a[i][x].At
	}
	total, _ := sum(s.a[i])
	return at.Errorf("%d numbers beside %d weights would be a matrix row by row, but row %d sums to %.6g, which is not what c says; write the matrix with its rows", len(list), s.s, i+1, total)
}

// sameEntries reports whether two matrices of a vector have its entries at the same places, or equal ones.
func sameEntries(x, y [][]program.Value) bool {
	return slices.EqualFunc(x, y, func(x, y []program.Value) bool {
		return slices.EqualFunc(x, y, func(x, y program.Value) bool {
			p, known := approx(x)
			q, ok := approx(y)
			return x.At == y.At || known && ok && p == q
		})
	})
}

// rowSums counts the rows from the first on whose sums are c, with and without its first entry, and returns which of them have another one.
func (s *shape) rowSums(rows [][]program.Value, first int) (right int, wrong []int) {
	skip := s.s - len(s.c)
	if skip != 1 {
		skip = 0
	}
	for i := max(first, skip); i < len(rows) && i-skip < len(s.c); i++ {
		switch want, known := approx(s.c[i-skip]); {
		case !known:
		case sums(rows[i], want):
			right++
		default:
			wrong = append(wrong, i)
		}
	}
	return right, wrong
}
