package program

import (
	"maps"
	"slices"

	"rofz/scheme/expression"
)

// maxEarlier bounds the states of one block that are kept.
const maxEarlier = 256

// Earlier returns what the block was, in order, each time that a statement of it began to give names in it other numbers
// than the block had given them since the time before. Arrays of a state are copies, of the names that Keeps says.
func (b *Block) Earlier() []*Block { return b.earlier }

// Since returns the offset of the statement that began the state.
func (b *Block) Since() int { return b.since }

// Overwrote reports whether a number written at the offset was given another value that is none of the old ones.
func (b *Block) Overwrote(offset int) bool { return b.overwrote[offset] }

// keep notes the state of the block in front of an assignment that replaces numbers. A statement that works out new
// values of old ones replaces nothing, nor does one that a loop repeats.
func (m *Machine) keep(t Target, s Statement, v Value) error {
	if m.Keeps == nil || s.Op != 0 || v.Err != nil || !m.Keeps(t.Name) {
		return nil
	}
	b := m.block
	for b.Do == Scope && b.Outer != nil && b.vars[t.Name] == nil && !t.Declared {
		b = b.Outer
	}
	old, ok := b.vars[t.Name]
	if !ok || !old.set || !m.replaces(b, old.value, t, s, v) {
		return nil
	}
	return m.noted(b, s.At)
}

// noted keeps the state of a block in front of a statement.
func (m *Machine) noted(b *Block, at expression.Place) error {
	if len(b.earlier) >= maxEarlier {
		return at.Errorf("more than %d tables one behind the other under the same names", maxEarlier)
	}
	state := *b
	state.names, state.vars, state.earlier = slices.Clone(b.names), maps.Clone(b.vars), nil
	for name, x := range state.vars {
		if m.Keeps(name) {
			copied := *x
			copied.value = m.duplicate(x.value)
			state.vars[name] = &copied
		}
	}
	b.earlier = append(b.earlier, &state)
	b.since, b.Used = at.Offset, false
	return nil
}

// keepBefore notes the state of the block in front of a condition, under which a branch has given a name of it other numbers
// altogether.
func (m *Machine) keepBefore(s Statement, branch *Block) error {
	if m.Keeps == nil {
		return nil
	}
	for _, name := range branch.names {
		v, old := branch.vars[name], m.block.vars[name]
		if old == nil || !old.set || v.declared || !v.set || !m.Keeps(name) || old.value.Err != nil || v.value.Err != nil {
			continue
		}
		if old.value.within(m.block.since, s.At.Offset) && !v.value.within(0, s.At.Offset) && v.value.HasNumbers() && v.value.within(s.At.Offset, 1<<62) {
			return m.noted(m.block, s.At)
		}
	}
	return nil
}

// replaces reports whether an assignment takes numbers away that were written since the last state was noted.
func (m *Machine) replaces(b *Block, old Value, t Target, s Statement, v Value) bool {
	if speaksOf(s.Value, t.Name) || !old.HasNumbers() {
		return false
	}
	x := old
	if len(t.Indices) > 0 {
		var err error
		spent := m.spent
		x, err = m.current(t)
		if m.spent = spent; err != nil || old.Err != nil {
			return false
		}
	}
	if b.overwrote == nil {
		b.overwrote = map[int]bool{}
	}
	x.numbersAt(func(offset int) { b.overwrote[offset] = true })
	if old.Err != nil {
		return old.At.Offset < t.At.Offset
	}
	return x.within(b.since, t.At.Offset) && (len(t.Indices) > 0 || !old.within(t.At.Offset, 1<<62))
}

// speaksOf reports whether an expression has a name in it, also as what looks like a call.
func speaksOf(e expression.Expr, name string) bool {
	of, ok := dotted(e)
	return ok && of == name || e.Op == expression.OpCall && e.Text == name || slices.ContainsFunc(e.Args, func(x expression.Expr) bool { return speaksOf(x, name) })
}

// numbersAt calls do with the offsets of the numbers of an array that are not 0.
func (v Value) numbersAt(do func(offset int)) {
	if v.kind == isList && v.Err == nil {
		for _, x := range v.list {
			x.numbersAt(do)
		}
	} else if v.HasNumbers() {
		do(v.At.Offset)
	}
}

// within reports whether a number other than 0 of an array was written between the offsets.
func (v Value) within(from, to int) bool {
	if v.kind == isList && v.Err == nil {
		return slices.ContainsFunc(v.list, func(x Value) bool { return x.within(from, to) })
	}
	return v.HasNumbers() && v.At.Offset >= from && v.At.Offset < to
}
