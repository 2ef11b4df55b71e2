package notation

import (
	"maps"
	"slices"
	"strings"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// vectorial returns a matrix of one row or column as a vector, as tables have it, and a global matrix with the zeros that
// its triangle leaves out. at is where the first number of a global one stands.
func vectorial(b *program.Block, name string) program.Value {
	v := b.Lookup(name)
	if !v.IsList() || len(v.Items()) == 0 {
		return v
	}
	rows, _ := matrixRows(v)
	if unset(rows) {
		v = triangle(rows, nodesBeside(b, name), v)
		rows, _ = matrixRows(v)
	}
	if v.At.Offset < b.At.Offset || v.IsOpen() {
		v.At = begins(v, v.At, b.At.Offset)
	}
	switch {
	case len(rows) == 1:
		return program.List(rows[0], v.At)
	case len(rows[0]) == 1:
		column := make([]program.Value, len(rows))
		for i, row := range rows {
			column[i] = row[0]
		}
		return program.List(column, v.At)
	}
	return v
}

func unset(rows [][]program.Value) bool {
	return slices.ContainsFunc(rows, func(row []program.Value) bool { return slices.ContainsFunc(row, program.Value.IsUnset) })
}

// nodesBeside returns the nodes that stand beside a matrix of a block: c beside A, rkC beside rkA.
func nodesBeside(b *program.Block, name string) []program.Value {
	prefix, ok := strings.CutSuffix(name, "A")
	if !ok {
		return nil
	}
	for _, other := range []string{prefix + "C", prefix + "c"} {
		if c := b.Lookup(other); c.IsList() {
			if list, err := c.Vector(); err == nil {
				return list
			}
		}
	}
	return nil
}

// triangle completes a square matrix of which one triangle was never given a value with zeros. One that has its columns
// as rows, as the sums show, is transposed: what is below its diagonal was given no value.
func triangle(rows [][]program.Value, c []program.Value, v program.Value) program.Value {
	n := len(rows)
	if len(rows[0]) != n || n < 2 {
		return v
	}
	above, below := true, true // never given a value
	for i, row := range rows {
		for j, x := range row {
			above = above && (j <= i || x.IsUnset())
			below = below && (j >= i || x.IsUnset())
		}
	}
	out := make([][]program.Value, n)
	for i := range out {
		out[i] = slices.Clone(rows[i])
		for j, x := range out[i] {
			if x.IsUnset() && (above && j > i || below && j < i) {
				out[i][j] = zeroAt(x.At)
			}
		}
	}
	if below && !above {
		turned := columns(out)
		if len(c) != n || !follows(turned, c) || follows(out, c) {
			return v
		}
		out = turned
	}
	list := make([]program.Value, n)
	for i, row := range out {
		list[i] = program.List(row, row[0].At)
		for _, x := range row {
			if !isZero(x) {
				list[i].At = x.At
				break
			}
		}
	}
	return program.List(list, v.At)
}

// columns returns the columns of a matrix.
func columns(rows [][]program.Value) [][]program.Value {
	out := make([][]program.Value, len(rows[0]))
	for j := range out {
		for _, row := range rows {
			out[j] = append(out[j], row[j])
		}
	}
	return out
}

// follows reports whether all rows have the sums that c says.
func follows(rows [][]program.Value, c []program.Value) bool {
	_, wrong := agree(rows, c, 0)
	return wrong == 0
}

// octave makes a table as the solvers of Octave hold it: with the nodes and the embedded weights of one stage more, which is
// the first of the next step.
func octave(v found, at expression.Place, lower bool) ([]part, error) {
	c, err := v["c"].Vector()
	if err != nil {
		return nil, err
	}
	n := len(v["b"].Items())
	if one, ok := approx(c[len(c)-1]); len(c) != n+1 || !ok || one != 1 {
		return nil, v["c"].At.Errorf("%d nodes beside %d weights; one more, which is 1, would be right", len(c), n)
	}
	own := found{"A": v["A"], "b": v["b"], "c": program.List(c[:n], v["c"].At), "bhat": v["bhat"]}
	return rungeKutta(own, at, lower)
}

// withoutLonger is rungeKutta without embedded weights that have one entry more than an implicit scheme has stages: those
// of KPP, whose first belongs to the beginning of the step.
func withoutLonger(v found, at expression.Place, lower bool) ([]part, error) {
	parts, err := rungeKutta(v, at, lower)
	w := v["bhat"]
	if err == nil || !w.IsList() || len(w.Items()) != len(v["b"].Items())+1 {
		return parts, err
	}
	own := maps.Clone(v)
	own["bhat"] = program.Unreadable(w.At.Errorf("embedded weights of one stage more, at the beginning of the step, which are not read"), w.At)
	return rungeKutta(own, at, lower)
}
