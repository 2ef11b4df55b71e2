package notation

import (
	"slices"

	"rofz/scheme/program"
)

// created adds the table of ARKodeButcherTable_Create(s, q, p, c, A, b, d) of SUNDIALS, whose A is one row after the other.
func (h *harvest) created(c program.Call) error {
	s, err := c.Arg(0).Value.Integer()
	if len(c.Args) != 7 || err != nil && c.Arg(0).Value.IsArgument() { // the definition of the function, or a call within it
		return nil
	}
	t := h.flat(c, s, err, c.Arg(4).Value, c.Arg(5).Value, c.Arg(3).Value, c.Arg(6).Value)
	claim(&t.Info.Order, c.Arg(1).Value)
	claim(&t.Info.EmbeddedOrder, c.Arg(2).Value)
	return nil
}

// openModelica adds the table of setButcherTableau(tableau, c, A, b, bt), where bt may be NULL.
func (h *harvest) openModelica(c program.Call) error {
	if len(c.Args) != 5 || c.Arg(2).Value.IsArgument() {
		return nil
	}
	tableau := c.Arg(0).Word + "->"
	member := func(name string) program.Value {
		for b := h.Block(); b != nil; b = b.Outer {
			if slices.Contains(b.Names(), tableau+name) {
				return b.Lookup(tableau + name)
			}
		}
		return program.Value{}
	}
	stages, err := member("nStages"), error(nil)
	s := len(c.Arg(3).Value.Items())
	if !stages.IsNothing() {
		s, err = stages.Integer()
	}
	t := h.flat(c, s, err, c.Arg(2).Value, c.Arg(3).Value, c.Arg(1).Value, c.Arg(4).Value)
	if a := c.Arg(2).Value; t.Err == nil && a.IsList() && !a.HasNumbers() && c.Arg(1).Value.HasNumbers() {
		t.Err = c.At.Errorf("no entry of A beside abscissae: a method of several steps, whose values behind are its stages")
	}
	claim(&t.Info.Order, member("order_b"))
	if !c.Arg(4).Value.IsNothing() {
		claim(&t.Info.EmbeddedOrder, member("order_bt"))
	}
	return nil
}

// flat adds a table of s stages whose matrix is given row by row. Arrays of other lengths are an error, as are those that
// could not be read.
func (h *harvest) flat(c program.Call, s int, err error, a, b, nodes, bhat program.Value) *Table {
	h.Block().Used = true
	name := label(h.Block())
	if name == "" {
		name = stem(h.file)
	}
	parts := []part{{"A", rowsOf(a, s)}, {"b", ofLength(b, s)}, {"c", ofLength(nodes, s)}}
	if !bhat.IsNothing() {
		parts = append(parts, part{"bhat", ofLength(bhat, s)})
	}
	t := h.table(name, name, c.At, parts)
	if err != nil {
		t.Err = err
	}
	return t
}

// rowsOf returns the s rows of a matrix that is given as s² numbers, one row after the other.
func rowsOf(v program.Value, s int) program.Value {
	if v = ofLength(v, s*s); v.Err != nil {
		return v
	}
	rows := make([]program.Value, s)
	for i := range rows {
		row := v.Items()[i*s : (i+1)*s]
		rows[i] = program.List(row, row[0].At)
	}
	return program.List(rows, v.At)
}

// ofLength returns an array of n numbers, or why it is none.
func ofLength(v program.Value, n int) program.Value {
	switch {
	case v.Err != nil:
		return v
	case len(v.Items()) != n || n == 0:
		return program.Unreadable(v.At.Errorf("%d numbers where %d would be right", len(v.Items()), n), v.At)
	}
	return v
}

// claim notes an order, if it is one.
func claim(to **int, v program.Value) {
	if n, err := v.Integer(); err == nil && n >= 0 && n < 100 {
		*to = &n
	}
}
