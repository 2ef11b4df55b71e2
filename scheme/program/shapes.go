package program

import (
	"slices"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// What is special where arrays keep their shape and numbers have a precision, as in Fortran, and where arrays grow.

// held returns a value as a target holds it that has a precision of its own.
func (m *Machine) held(t Target, v Value) Value {
	if v.Err != nil || v.kind == isText || v.kind == isNothing {
		return v
	}
	if v.kind == isList {
		v = m.duplicate(v)
		v.below = 0 // as the array is numbered that holds it
		for i, x := range v.list {
			v.list[i] = m.held(t, x)
		}
		return v
	}
	x, rational := v.scalar.Rational()
	switch {
	case t.Integer && !v.scalar.Integer && !(rational && x.IsInt()):
		return Unreadable(v.At.Errorf("%.60s in an integer variable, which Fortran cuts off", v.scalar), v.At)
	case t.Single && !(rational && expression.IsSingle(x)):
		lost := v.unreadable(v.At.Errorf("%.40q has single precision, which rounds %.60s; declare it in double precision if the number is meant", t.Name, v.scalar))
		return lost
	}
	v.scalar.Integer, v.scalar.Single = t.Integer, t.Single
	return v
}

// precise says whether an operation is carried out in integers or in single precision, where it rounds what does not fit.
func (m *Machine) precise(sign, a, b, q expression.Expr) (expression.Expr, error) {
	q.Integer = a.Integer && b.Integer
	q.Single = isSingle(a) && isSingle(b) || isSingle(a) && b.Integer || isSingle(b) && a.Integer
	if x, rational := q.Rational(); q.Single && !(rational && expression.IsSingle(x)) {
		return q, sign.At.Errorf("%.60s is worked out in single precision in Fortran, which rounds it; write %s if the number is meant", q, "its numbers with d0")
	}
	return q, nil
}

// isSingle reports whether a number has single precision.
func isSingle(e expression.Expr) bool {
	return e.Single || e.Op == expression.OpNeg && isSingle(e.Args[0])
}

// raised says of which precision a power is.
func (m *Machine) raised(v, base, exponent Value, at expression.Place) (Value, error) {
	b, err := base.Coefficient()
	if err != nil || !m.language.shapes {
		return v, err
	}
	e, err := exponent.Coefficient()
	if err != nil {
		return v, err
	}
	x, rational := v.scalar.Rational()
	switch {
	case b.Integer && e.Integer && !(rational && x.IsInt()):
		return v, at.Errorf("a power of integers that is none, which Fortran rounds toward zero")
	case b.Integer && e.Integer:
		v.scalar.Integer = true
	case (isSingle(b) || b.Integer) && (isSingle(e) || e.Integer):
		if v.scalar.Single = true; !(rational && expression.IsSingle(x)) {
			return v, at.Errorf("%.60s is worked out in single precision in Fortran, which rounds it; write its numbers with d0", v.scalar)
		}
	}
	return v, nil
}

// intrinsic carries out the functions of Fortran that differ from those of other languages; ok says whether it knows one.
func (m *Machine) intrinsic(c Call) (v Value, ok bool, err error) {
	switch c.Name {
	case "sqrt", "dsqrt":
		if len(c.Args) != 1 {
			return v, true, c.At.Errorf("%s with %d arguments", c.Name, len(c.Args))
		}
		x, err := c.Args[0].Value.Coefficient()
		if err != nil {
			return v, true, err
		}
		root := x.Sqrt()
		if isSingle(x) {
			r, rational := root.Rational()
			if root.Single = true; !(rational && expression.IsSingle(r)) {
				return v, true, c.At.Errorf("the square root is worked out in single precision in Fortran, which rounds it; write %s.d0 or the like", c.Args[0].Word)
			}
		}
		return Number(root, c.At), true, nil
	case "real", "dble":
		if len(c.Args) < 1 || len(c.Args) > 2 || c.Args[0].Value.Err != nil {
			return v, true, c.At.Errorf("%s of what is not read", c.Name)
		}
		single := c.Name == "real"
		if len(c.Args) == 2 {
			single = slices.Contains(expression.SingleKinds, c.Args[1].Word) || c.Args[1].Word == ""
		}
		return m.held(Target{Name: c.Name, Single: single}, c.Args[0].Value), true, nil
	case "allocate":
		lengths := make([]int, len(c.Args))
		for i, a := range c.Args {
			if lengths[i], err = a.Value.Integer(); err != nil {
				return m.open(c.At), true, nil
			}
		}
		v, err = m.filledWith(neverSet(c.At), lengths, c.At)
		return v, true, err
	case "reshape":
		v, err = m.reshaped(c)
		return v, true, err
	}
	return v, false, nil
}

// reshaped makes a matrix of a list, column by column unless order says otherwise.
func (m *Machine) reshaped(c Call) (Value, error) {
	var shape, order Value
	for i, a := range c.Args {
		switch {
		case a.Key == "shape" || a.Key == "" && i == 1:
			shape = a.Value
		case a.Key == "order" || a.Key == "" && i == 3:
			order = a.Value
		case a.Key == "source" || a.Key == "" && i == 0:
		default:
			return Value{}, c.At.Errorf("reshape with more than a shape and an order")
		}
	}
	if len(c.Args) < 2 {
		return Value{}, c.At.Errorf("reshape without a shape")
	}
	source, err := m.flat(c.Args[0].Value, c.At)
	if err != nil {
		return Value{}, err
	}
	dims, err := integers(shape)
	if err != nil {
		return Value{}, err
	}
	byRows := false
	if !order.IsNothing() {
		o, err := integers(order)
		switch {
		case err != nil:
			return Value{}, err
		case slices.Equal(o, []int{2, 1}):
			byRows = true
		case !slices.Equal(o, []int{1, 2}):
			return Value{}, c.At.Errorf("reshape with an order that is not [1,2] or [2,1]")
		}
	}
	if len(dims) == 1 && dims[0] == len(source.list) {
		return source, nil
	}
	return m.matrixOf(source.list, dims, byRows, c.At)
}

// matrixOf makes a matrix of its entries, column by column or row by row.
func (m *Machine) matrixOf(items []Value, dims []int, byRows bool, at expression.Place) (Value, error) {
	if len(dims) != 2 || dims[0] < 1 || dims[1] < 1 || dims[0] > scheme.MaxStages+1 || dims[1] > scheme.MaxStages+1 || dims[0]*dims[1] != len(items) {
		return Value{}, at.Errorf("%d entries for a matrix with other numbers of rows and columns", len(items))
	}
	if err := m.Spend(len(items), at); err != nil {
		return Value{}, err
	}
	out := List(make([]Value, dims[0]), at)
	for i := range out.list {
		row := List(make([]Value, dims[1]), at)
		for j := range row.list {
			if byRows {
				row.list[j] = items[i*dims[1]+j]
			} else {
				row.list[j] = items[j*dims[0]+i]
			}
		}
		row.At = row.list[0].At
		out.list[i] = row
	}
	return out, nil
}

// integers returns the integers of a list.
func integers(v Value) ([]int, error) {
	items, err := v.Vector()
	if err != nil {
		return nil, err
	}
	out := make([]int, len(items))
	for i, x := range items {
		if out[i], err = x.Integer(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// neverSet is an entry of an array that has no value yet.
func neverSet(at expression.Place) Value {
	v := Unreadable(at.Errorf("an entry of this array is never given a value"), at)
	v.unset = true
	return v
}

// open returns an array whose lengths are not known: it has what is assigned to.
func (m *Machine) open(at expression.Place) Value {
	v := List(nil, at)
	v.grows = true
	return v
}

// grown makes an array long enough for an element: with zeros where the language does that, else with entries that have
// no value.
func (m *Machine) grown(v *Value, indices []expression.Expr) error {
	fill := neverSet(v.At)
	if m.language.grows {
		fill = Number(expression.Number("0"), v.At)
	}
	ends := make([]int, len(indices))
	for i, e := range indices {
		n := len(v.list)
		if i > 0 && n > 0 {
			n = len(v.list[0].list)
		}
		switch {
		case e.Op == expression.OpAll && n > 0:
			ends[i] = n
		case e.Op == expression.OpAll:
			return e.At.Errorf("all of an array whose length is not known")
		default:
			last := e
			if e.Op == expression.OpRange {
				if last = e.Args[len(e.Args)-1]; len(e.Args) != 2 || last.Op == 0 {
					return e.At.Errorf("a range into an array whose length is not known")
				}
			}
			outer := m.length
			m.length = n
			end, err := m.integer(last)
			m.length = outer
			switch {
			case err != nil:
				return err
			case end < 1 || end > scheme.MaxStages*scheme.MaxStages:
				return e.At.Errorf("the index %d; those from 1 to %d are read", end, scheme.MaxStages*scheme.MaxStages)
			}
			ends[i] = end
		}
	}
	if len(ends) > 2 {
		return indices[0].At.Errorf("an array of %d dimensions; 1 or 2 would be right", len(ends))
	}
	return m.lengthen(v, ends, fill)
}

// lengthen makes an array at least as long as ends say.
func (m *Machine) lengthen(v *Value, ends []int, fill Value) error {
	rows := max(ends[0], len(v.list))
	columns := 0
	if len(ends) == 2 {
		columns = ends[1]
	}
	for _, row := range v.list {
		if (row.kind == isList && row.Err == nil) != (len(ends) == 2) {
			return v.At.Errorf("an array with one index and with two")
		}
		columns = max(columns, len(row.list))
	}
	if columns > scheme.MaxStages+1 && len(ends) == 2 {
		return v.At.Errorf("a matrix of %d columns", columns)
	}
	if err := m.Spend(rows*max(columns, 1)-len(v.list), v.At); err != nil {
		return err
	}
	list := slices.Clone(v.list)
	for len(list) < rows {
		x := fill
		if len(ends) == 2 {
			x = List(nil, v.At)
		}
		list = append(list, x)
	}
	if len(ends) == 2 {
		for i := range list {
			row := slices.Clone(list[i].list)
			for len(row) < columns {
				row = append(row, fill)
			}
			list[i].list = row
		}
	}
	v.list = list
	return nil
}

// calls makes the names unreadable that a procedure of the file changes which is called from another one.
func (m *Machine) calls(name string, err error) {
	within := false
	for b := m.block; b != nil; b = b.Outer {
		if within {
			for _, changed := range b.changedBy(m.language, name, nil) {
				m.taint(changed, err)
			}
		}
		within = within || b.Do == Function
	}
}

// changedBy returns the names of a block that one of its procedures changes, by itself or by those that it calls.
func (b *Block) changedBy(l *Language, name string, seen []string) []string {
	if slices.Contains(seen, name) {
		return nil
	}
	seen = append(seen, name)
	if !b.counted {
		b.count(l)
	}
	var out []string
	for changed, list := range b.changed {
		if slices.ContainsFunc(list, func(f Statement) bool { return f.Name == name }) {
			out = append(out, changed)
		}
	}
	for _, w := range b.waiting {
		if w.s.Name == name {
			for _, called := range callees(w.s.Body) {
				out = append(out, b.changedBy(l, called, seen)...)
			}
		}
	}
	return out
}

// callees returns the procedures that statements call.
func callees(list []Statement) []string {
	var out []string
	for _, s := range list {
		if s.Do == Other && s.Name != "" {
			out = append(out, s.Name)
		}
		if s.Do != Function {
			out = append(out, callees(s.Body)...)
			out = append(out, callees(s.Else)...)
		}
	}
	return out
}

// alone reports whether at most one of the procedures of a block that assign to a name is called when the block is carried
// out, so that the others are called instead of it; or whether all of them assign to the same names, so that each replaces
// what the others did.
func (b *Block) alone(name string) bool {
	var assigning, sets []string
	for _, w := range b.waiting {
		own := declared(w.s.Body)
		if slices.Contains(w.s.Params, name) || own[name] {
			continue
		}
		if assignsTo(w.s.Body, name) {
			assigning = append(assigning, w.s.Name)
			sets = append(sets, strings.Join(b.arraysSetBy(w.s), " "))
		}
	}
	if slices.Sort(sets); len(sets) > 0 && sets[0] == sets[len(sets)-1] && len(sets) > 1 {
		return true
	}
	return b.most(b.list, assigning, 0) <= 1
}

// arraysSetBy returns the arrays of the block that one of its procedures assigns to.
func (b *Block) arraysSetBy(s Statement) []string {
	var out []string
	for _, name := range b.names {
		if b.vars[name].value.kind == isList && b.vars[name].value.Err == nil && assignsTo(s.Body, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func assignsTo(list []Statement, name string) bool {
	return slices.ContainsFunc(list, func(s Statement) bool {
		return s.Do != Function && (slices.ContainsFunc(s.Targets, func(t Target) bool { return t.Name == name }) || assignsTo(s.Body, name) || assignsTo(s.Else, name))
	})
}

// most returns how many of the procedures statements call at most on one way through them.
func (b *Block) most(list []Statement, names []string, depth int) int {
	n := 0
	for _, s := range list {
		switch s.Do {
		case Other:
			if slices.Contains(names, s.Name) {
				n++
			} else if s.Name != "" && depth < 10 {
				for _, w := range b.waiting {
					if w.s.Name == s.Name {
						n += b.most(w.s.Body, names, depth+1)
					}
				}
			}
		case Branches:
			n += max(b.most(s.Body, names, depth), b.most(s.Else, names, depth))
		case Function:
		default:
			n += b.most(s.Body, names, depth) + b.most(s.Else, names, depth)
		}
	}
	return n
}
