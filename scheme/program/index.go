package program

import (
	"slices"

	"rofz/scheme/expression"
)

// span is what one index of an array names: the entries from lo up to hi, or one of them.
type span struct {
	lo, hi int
	single bool
	at     expression.Place
}

// span works out an index into n entries.
func (m *Machine) span(e expression.Expr, v Value) (span, error) {
	n := len(v.list)
	out := span{hi: n, at: e.At}
	l := m.language
	one := 0
	if l.fromOne {
		one = 1 - v.below
	}
	number := func(x expression.Expr) (int, error) {
		outer := m.length
		m.length = n
		defer func() { m.length = outer }()
		v, err := m.value(x)
		if err != nil {
			return 0, err
		}
		i, err := v.Integer()
		if i -= one; err == nil && i < 0 && l.negative {
			i += n
		}
		return i, err
	}
	var err error
	switch {
	case e.Op == expression.OpAll:
		return out, nil
	case e.Op == expression.OpRange && len(e.Args) > 2:
		return out, e.At.Errorf("a range with a step")
	case e.Op == expression.OpRange:
		if e.Args[0].Op != 0 {
			out.lo, err = number(e.Args[0])
		}
		if err == nil && e.Args[1].Op != 0 {
			if out.hi, err = number(e.Args[1]); l.closed {
				out.hi++
			}
		}
		if err == nil && (out.lo < 0 || out.hi > n || out.lo > out.hi) {
			err = e.At.Errorf("a range outside of the array, which has %d entries here", n)
		}
		return out, err
	}
	if out.lo, err = number(e); err == nil && (out.lo < 0 || out.lo >= n) {
		err = e.At.Errorf("an index outside of the array, which has %d entries here", n)
	}
	out.hi, out.single = out.lo+1, true
	return out, err
}

// complete adds the index that a matrix of one row or one column may be left without where arrays have columns first.
func (m *Machine) complete(v Value, indices []expression.Expr) ([]expression.Expr, error) {
	if !m.language.fromOne || len(indices) != 1 || len(v.list) == 0 || v.list[0].kind != isList || v.list[0].Err != nil {
		return indices, nil
	}
	first := expression.Expr{Op: expression.OpNumber, Text: "1", At: indices[0].At}
	switch {
	case len(v.list) == 1:
		return []expression.Expr{first, indices[0]}, nil
	case len(v.list[0].list) == 1:
		return []expression.Expr{indices[0], first}, nil
	}
	return nil, indices[0].At.Errorf("one index into a matrix")
}

// part returns the part of an array that indices name. A whole row is shared with the array, other parts of several
// entries are copies.
func (m *Machine) part(v Value, indices []expression.Expr) (Value, error) {
	indices, err := m.complete(v, indices)
	if err != nil {
		return v, err
	}
	out, err := m.walk(v, indices)
	if m.language.fromOne && slices.ContainsFunc(indices, func(e expression.Expr) bool { return e.Op == expression.OpAll || e.Op == expression.OpRange }) {
		out = m.duplicate(out) // but for @view
		out.copied = !m.language.copies
	}
	return out, err
}

func (m *Machine) walk(v Value, indices []expression.Expr) (Value, error) {
	switch {
	case v.Err != nil:
		return v, v.Err
	case len(indices) == 0:
		return v, nil
	case v.kind != isList:
		return v, indices[0].At.Errorf("an index behind what is not an array")
	}
	s, err := m.span(indices[0], v)
	switch {
	case err != nil:
		return v, err
	case s.single:
		return m.walk(v.list[s.lo], indices[1:])
	case s.hi-s.lo == len(v.list) && allOf(indices[1:]) && !v.joined && !m.language.fromOne:
		return v, nil
	}
	if err := m.Spend(s.hi-s.lo, s.at); err != nil {
		return v, err
	}
	out := List(make([]Value, s.hi-s.lo), v.At)
	out.joined, out.copied = v.joined, !v.joined
	for i := range out.list {
		if out.list[i], err = m.walk(v.list[s.lo+i], indices[1:]); err != nil {
			return v, err
		}
	}
	if out.copied && m.language.lists {
		m.viewed(v, out)
	}
	return out, nil
}

func allOf(indices []expression.Expr) bool {
	return !slices.ContainsFunc(indices, func(e expression.Expr) bool { return e.Op != expression.OpAll })
}

// store assigns to the part of an array that indices name: entries one by one, or one number to all of them.
func (m *Machine) store(to *Value, indices []expression.Expr, v Value) error {
	indices, err := m.complete(*to, indices)
	if err != nil {
		return err
	}
	if m.language.lists && to.kind == isList && !to.joined { // an array of NumPy has one type
		switch {
		case !to.whole():
			v = m.floating(m.duplicate(v))
		case !v.whole():
			return v.At.Errorf("a number stored in an array of integers, which cuts off its fraction")
		}
	}
	return m.put(to, indices, v)
}

func (m *Machine) put(to *Value, indices []expression.Expr, v Value) error {
	if len(indices) == 0 {
		if to.Err != nil && m.language.members && v.Err == nil && v.kind == isList { // a row that is made later
			*to = m.duplicate(v)
			return nil
		}
		if to.kind == isList && to.Err == nil {
			return m.fill(to.list, nil, v, to.At, to.joined)
		}
		for v.Err == nil && v.kind == isList { // of one entry, which it counts as; so no array holds itself
			if len(v.list) != 1 {
				return v.At.Errorf("an array where a number would be right")
			}
			v = v.list[0]
		}
		*to = v
		return nil
	}
	switch {
	case to.Err != nil:
		return to.Err
	case to.kind != isList:
		return indices[0].At.Errorf("an index behind what is not an array")
	}
	s, err := m.span(indices[0], *to)
	switch {
	case err != nil:
		return err
	case s.single && to.joined && len(indices) == 1 && v.Err == nil && v.kind == isList && !v.holds(to.list):
		to.list[s.lo] = v // another list takes the place
		return nil
	case s.single:
		return m.put(&to.list[s.lo], indices[1:], v)
	}
	return m.fill(to.list[s.lo:s.hi], indices[1:], v, s.at, to.joined)
}

// holds reports whether an array is v or a part of it.
func (v Value) holds(list []Value) bool {
	return len(v.list) > 0 && (&v.list[0] == &list[0] || slices.ContainsFunc(v.list, func(x Value) bool { return x.holds(list) }))
}

// fill assigns the entries of v, or v itself if it is a number, to parts of entries.
func (m *Machine) fill(entries []Value, indices []expression.Expr, v Value, at expression.Place, joined bool) error {
	switch {
	case v.Err != nil:
		return v.Err
	case v.kind == isList && len(v.list) == 1 && len(entries) > 1 && v.list[0].kind == isList:
		v = v.list[0] // a matrix of one row
	}
	switch {
	case v.kind == isList && len(v.list) != len(entries):
		return at.Errorf("a range of %d entries, and %d to assign", len(entries), len(v.list))
	case v.kind != isList && joined:
		return at.Errorf("a number assigned to a range of a list")
	}
	values := v.list
	if v.kind == isList {
		values = slices.Clone(v.list) // the entries may be those of v
	}
	for i := range entries {
		item := v
		if v.kind == isList {
			item = values[i]
		}
		if err := m.put(&entries[i], indices, item); err != nil {
			return err
		}
	}
	return nil
}

// whole reports whether all numbers of v are integers of the language.
func (v Value) whole() bool {
	if v.kind == isList {
		return !slices.ContainsFunc(v.list, func(x Value) bool { return !x.whole() })
	}
	return v.Err == nil && v.scalar.Integer
}
