package notation

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// lookup returns the value of a name of a block, without the places of an array that the block has no use for: an array is
// often declared with room for more stages than a scheme has, and their number stands beside it.
func (h *harvest) lookup(b *program.Block, name string) program.Value {
	if h.Language() == program.MATLAB {
		return vectorial(b, name)
	}
	v := b.Lookup(name)
	if !h.shapes || !v.IsList() {
		return v
	}
	stages := h.stages(b)
	v = withoutZero(v)
	if isMatrix(v) {
		v = trimmedMatrix(v, stages)
	} else {
		v = trimmedVector(v, stages)
	}
	v.At = begins(v, v.At, map[bool]int{true: b.At.Offset}[b.Outer != nil])
	return v
}

// withoutZero returns an array without what has the index 0, if that is never given a value: a table numbered from 1.
func withoutZero(v program.Value) program.Value {
	unset := func(list []program.Value) bool {
		return !slices.ContainsFunc(list, func(x program.Value) bool { return !x.IsUnset() })
	}
	rows, flat := matrixRows(v)
	switch {
	case !v.IsFromZero() || len(v.Items()) < 2:
		return v
	case flat && unset(rows[0][:1]):
		return program.List(rows[0][1:], v.At)
	case flat || !unset(rows[0]):
		return v
	}
	out := make([]program.Value, len(rows)-1)
	for i, row := range rows[1:] {
		if len(row) < 2 || !unset(row[:1]) {
			return v
		}
		out[i] = program.List(row[1:], v.Items()[i+1].At)
	}
	return program.List(out, v.At)
}

// begins returns where the first number of an array stands within a block that begins behind some bytes, or at, where the
// array was declared.
func begins(v program.Value, at expression.Place, block int) expression.Place {
	first := expression.Place{}
	var visit func(v program.Value)
	visit = func(v program.Value) {
		for _, x := range v.Items() {
			if x.IsList() {
				visit(x)
			} else if x.Err == nil && !isZero(x) && x.At.Offset > block && (first.Line == 0 || x.At.Offset < first.Offset) {
				first = x.At
			}
		}
	}
	if visit(v); first.Line == 0 {
		return at
	}
	return first
}

// stages returns the numbers of stages that a block names, one at most if it says what it means.
func (h *harvest) stages(b *program.Block) []int {
	var out []int
	for _, name := range b.Names() {
		last := strings.ToLower(name[1+strings.LastIndexAny(name, "._"):])
		if last != "s" && last != "ns" && last != "rks" && !strings.HasSuffix(last, "stages") && last != "stage" {
			continue
		}
		if n, err := b.Lookup(name).Integer(); err == nil && n > 0 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// empty reports whether an entry was never given a value, or is 0.
func empty(v program.Value) bool {
	return v.IsUnset() || isZero(v)
}

// trimmedVector returns a vector as long as the number of stages says, if nothing stands behind that: s entries, or those
// below the diagonal of a matrix.
func trimmedVector(v program.Value, stages []int) program.Value {
	if len(stages) != 1 {
		return v
	}
	items, s := v.Items(), stages[0]
	n := len(items)
	for n > 0 && items[n-1].IsUnset() {
		n--
	}
	switch {
	case n < len(items) && (n == s || n == s*(s-1)/2):
		return program.List(items[:n], v.At)
	case n == len(items) && s < n && !slices.ContainsFunc(items[s:], func(x program.Value) bool { return !isZero(x) }):
		return program.List(items[:s], v.At)
	}
	return v
}

// trimmedMatrix is trimmedVector for a matrix. What is above the diagonal and was never given a value is 0, and so is the
// diagonal if none of it was.
func trimmedMatrix(v program.Value, stages []int) program.Value {
	rows, flat := matrixRows(v)
	if flat {
		return v
	}
	n := 0 // rows and columns with an entry
	diagonal := false
	for i, row := range rows {
		for j, x := range row {
			if !empty(x) {
				n = max(n, i+1, j+1)
			}
			diagonal = diagonal || i == j && !x.IsUnset()
		}
	}
	s := len(rows)
	if len(stages) == 1 && n <= stages[0] && stages[0] < s {
		s = stages[0]
	}
	out := make([]program.Value, s)
	for i := range out {
		row := slices.Clone(rows[i])
		if len(row) > s && len(row) == len(rows) {
			row = row[:s]
		}
		for j, x := range row {
			if x.IsUnset() && (j > i || j == i && !diagonal) {
				row[j] = zeros(1, x.At)[0]
			}
		}
		out[i] = program.List(row, v.Items()[i].At)
	}
	return program.List(out, v.At)
}
