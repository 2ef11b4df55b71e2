package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// What is not followed may still hold an array that is: a dictionary, a function, a view of another shape. Such a value
// knows the arrays that its expression mentions; whoever changes something through it takes their entries out of what is
// read. And an array that was made of another one by a view is a copy here: when the other one changes, the copy is not
// what the program has.

// maxHeld bounds the arrays that one value holds, and the views that are kept.
const maxHeld = 256

// view is a copy of entries that the program shares.
type view struct {
	of   []*Value // where the entries of the array and of its rows begin
	copy Value
}

// beginnings returns where the entries of an array and of its rows begin, by which arrays are told apart.
func (v Value) beginnings() []*Value {
	var out []*Value
	if v.kind == isList && len(v.list) > 0 {
		out = append(out, &v.list[0])
		for _, row := range v.list {
			if row.kind == isList && len(row.list) > 0 {
				out = append(out, &row.list[0])
			}
		}
	}
	return out
}

// viewed notes that copy has entries of v that the program shares.
func (m *Machine) viewed(v, copy Value) {
	if len(m.views) >= maxHeld {
		m.views[0].copy.spoil(copy.At.Errorf("a file with more than %d views of arrays", maxHeld))
		m.views = m.views[1:]
	}
	m.views = append(m.views, view{v.beginnings(), copy})
}

// stored takes the views of an array out of what is read when it changes.
func (m *Machine) stored(v Value, err error) {
	if len(m.views) == 0 {
		return
	}
	own := v.beginnings()
	for _, view := range m.views {
		if slices.ContainsFunc(view.of, func(x *Value) bool { return slices.Contains(own, x) }) {
			view.copy.spoil(err)
		}
	}
}

// shareable returns the names in an expression that its value may share entries with: sums and products are new arrays.
func shareable(e expression.Expr) []string {
	if isOperator(e.Op) || e.Op == expression.OpNeg {
		return nil
	}
	if _, ok := dotted(e); ok || e.Op != expression.OpCall && e.Op != expression.OpList {
		return mentioned(e)
	}
	var out []string
	for _, x := range e.Args {
		out = append(out, shareable(x)...)
	}
	return out
}

// mentioned returns the names in an expression.
func mentioned(e expression.Expr) []string {
	if name, ok := dotted(e); ok {
		out := []string{name}
		if e.Op == expression.OpMember {
			out = append(out, mentioned(e.Args[0])...)
		}
		return out
	}
	var out []string
	for _, x := range e.Args {
		out = append(out, mentioned(x)...)
	}
	return out
}

// holding returns the arrays that names stand for, and those that their values hold.
func (m *Machine) holding(names []string) [][]Value {
	var out [][]Value
	for _, name := range names {
		v, _, _ := m.find(name)
		switch {
		case v == nil:
			out = append(out, m.members(name)...)
		case len(out) > maxHeld:
		case v.value.kind == isList && len(v.value.list) > 0:
			out = append(out, v.value.list)
		case v.value.Err != nil:
			out = append(out, v.value.held...)
		}
	}
	return out
}

// members returns the arrays of a class.
func (m *Machine) members(name string) [][]Value {
	var out [][]Value
	for b := m.block; b != nil; b = b.Outer {
		for _, member := range b.names {
			v := b.vars[member].value
			of, _, cut := strings.Cut(member, ".")
			if (cut && of == name || b.Do == Class && (b.Name == name || name == "self" || name == "cls")) && v.kind == isList && len(v.list) > 0 && len(out) < maxHeld {
				out = append(out, v.list)
			}
		}
	}
	return out
}

// returnedBy returns the arrays that a function of the file returns, by what it says behind return.
func (m *Machine) returnedBy(name string) [][]Value {
	var out [][]Value
	for b := m.block; b != nil; b = b.Outer {
		for _, f := range b.functions {
			if f.Name == name && len(out) < maxHeld {
				for _, x := range returned(f.Body) {
					for _, of := range mentioned(x) {
						if v, _, _ := m.find(of); v != nil && v.value.kind == isList && len(v.value.list) > 0 {
							out = append(out, v.value.list)
						} else if v == nil {
							out = append(out, m.members(of)...)
						}
					}
				}
			}
		}
	}
	return out
}

// returned returns what stands behind return in statements.
func returned(list []Statement) []expression.Expr {
	var out []expression.Expr
	for _, s := range list {
		switch s.Do {
		case Return:
			out = append(out, s.Value)
		case Function, Class:
		default:
			out = append(append(out, returned(s.Body)...), returned(s.Else)...)
		}
	}
	return out
}

// made returns what an expression may be an object of, or the value of: the names that it calls, self and cls.
func made(e expression.Expr) []string {
	var out []string
	switch name, ok := dotted(e); {
	case e.Op == expression.OpCall:
		out = append(out, e.Text)
	case ok && (name == "self" || name == "cls"):
		return []string{name}
	}
	for _, x := range e.Args {
		out = append(out, made(x)...)
	}
	return out
}

// rowsOf returns the arrays with rows among those that names stand for, which sums of lists of Python share.
func (m *Machine) rowsOf(names []string) [][]Value {
	if !m.language.lists {
		return nil
	}
	var out [][]Value
	for _, list := range m.holding(names) {
		if slices.ContainsFunc(list, func(x Value) bool { return x.kind == isList && x.joined }) {
			out = append(out, list)
		}
	}
	return out
}

// through takes the arrays out of what is read that the value of a name holds.
func (m *Machine) through(v *variable, err error) {
	m.change(v.value.held, err)
}

// change takes arrays out of what is read.
func (m *Machine) change(lists [][]Value, err error) {
	for _, list := range lists {
		held := Value{kind: isList, list: list}
		m.stored(held, err)
		held.spoil(err)
	}
}

// owner returns the array that a name with a point is a member of: A of A.flat.
func (m *Machine) owner(name string) *variable {
	for i := len(name) - 1; i > 0; i-- {
		if name[i] != '.' {
			continue
		}
		if v, _, _ := m.find(name[:i]); v != nil && (v.value.kind == isList || v.value.held != nil || v.value.objects != nil) {
			return v
		}
	}
	return nil
}
