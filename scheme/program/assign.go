package program

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rofz/scheme/expression"
)

// assign carries out an assignment.
func (m *Machine) assign(s Statement) {
	v, err := Value{}, s.Fault
	outer := m.target
	m.target = s.label()
	defer func() { m.target = outer }()
	for _, t := range s.Targets {
		if name, ok := dotted(s.Value); len(t.Indices) == 0 && (s.Imports && t.Renamed || !s.Imports && !(ok && lastOf(name) == t.Name)) {
			m.redefine(t.Name, m.language.lists && m.known(t.Name))
		}
	}
	if s.Value.Op == expression.OpRecord && len(s.Targets) == 1 && len(s.Targets[0].Indices) == 0 {
		m.record(s)
		return
	}
	if err == nil && s.Value.Op != 0 {
		v, err = m.value(s.Value)
		m.handed(s.Value)
	}
	if err != nil {
		v = Unreadable(err, s.At)
		v.numbers = s.Spelled || writes(s.Value)
		for _, name := range made(s.Value) {
			if m.language.lists || m.language.Dialect == expression.Java {
				v.objects = append(append(v.objects, m.members(name)...), m.returnedBy(name)...)
			}
		}
		if !m.language.matrices { // which are copied
			v.held = append(m.holding(append(shareable(s.Value), s.Mentions...)), m.rowsOf(mentioned(s.Value))...)
		}
	}
	if m.language.members && v.kind == isList {
		v.copied = m.shared(s) || v.copied
	}
	for i, t := range s.Targets {
		if s.Unpack {
			m.assignTo(t, s, v.entry(i, len(s.Targets), s.At))
			continue
		}
		m.assignTo(t, s, v)
	}
	m.loseWritten(s)
}

// record assigns the parts of an object to the members of its name.
func (m *Machine) record(s Statement) {
	t := s.Targets[0]
	if m.language.matrices {
		m.loseMembers(t.Name, s.At.Errorf("%.40q gets another value here, without this part", t.Name))
	}
	for _, x := range s.Value.Args {
		part := s
		part.Value = x
		part.Targets = []Target{{Name: t.Name + "." + x.Key, At: x.At, Declared: t.Declared, Fixed: t.Fixed, Inferred: true}}
		m.assign(part)
	}
}

// shared marks an array that gets another name, or becomes a part of another array, where it is not known whether that is a
// copy: whoever changes either changes what is not known.
func (m *Machine) shared(s Statement) bool {
	name, ok := dotted(whole(s.Value))
	if !ok || !slices.ContainsFunc(s.Targets, func(t Target) bool { return t.Shared || len(t.Indices) > 0 }) {
		return false
	}
	if v, _, _ := m.find(name); v != nil && v.value.kind == isList {
		v.value.copied = true
	}
	return true
}

// loseWritten makes the names unreadable that a statement may change besides its targets.
func (m *Machine) loseWritten(s Statement) {
	for _, name := range s.Written {
		if !slices.ContainsFunc(s.Targets, func(t Target) bool { return t.Name == name }) {
			m.taint(name, s.At.Errorf("%.40q may be changed by what is done here, which is not followed", name))
		}
	}
}

// handed takes arrays out of what is read that a call within an assignment may have changed: functions that begin with a
// capital letter make something of their arguments, the others are not known.
func (m *Machine) handed(e expression.Expr) {
	if m.language.matrices { // functions are given copies
		return
	}
	for _, x := range e.Args {
		m.handed(x)
	}
	if e.Op == expression.OpEach && changes(e.Args[0], m) {
		for _, name := range mentioned(e) {
			m.passed(name, expression.Expr{Text: "a loop within an array", At: e.At})
		}
	}
	if array, _ := element(e); e.Op == expression.OpCall && m.language.called {
		name, _ := dotted(array)
		if v, _, _ := m.find(name); v != nil && v.value.kind == isList { // a part of an array
			return
		}
	}
	first, _ := utf8.DecodeRuneInString(e.Text)
	if v, _, _ := m.find(e.Text); e.Op == expression.OpCall && v != nil && v.value.Err != nil {
		m.through(v, e.At.Errorf("%.40q is called here, which may change what it holds", e.Text))
	}
	if e.Op != expression.OpCall || m.known(e.Text) || pure[e.Text] || unicode.IsUpper(first) {
		return
	}
	for _, name := range references(e.Args) {
		m.passed(name, e)
	}
}

// changes reports whether an expression calls a function that is not known.
func changes(e expression.Expr, m *Machine) bool {
	first, _ := utf8.DecodeRuneInString(e.Text)
	return e.Op == expression.OpCall && !m.known(e.Text) && !pure[e.Text] && !unicode.IsUpper(first) ||
		slices.ContainsFunc(e.Args, func(x expression.Expr) bool { return changes(x, m) })
}

func (m *Machine) assignTo(t Target, s Statement, v Value) {
	if t.Open {
		v := m.open(t.At)
		m.block.put(t.Name, &variable{value: v, declared: true})
		return
	}
	if err := m.keep(t, s, v); err != nil {
		m.taint(t.Name, err)
		return
	}
	if m.language.matrices && len(t.Indices) == 0 {
		m.loseMembers(t.Name, t.At.Errorf("%.40q gets another value here, which is not followed", t.Name))
	}
	if t.Declared && s.Value.Op == 0 && s.Fault == nil {
		m.declare(t)
		return
	}
	if s.Op != 0 {
		old, err := m.current(t)
		if err == nil && v.Err == nil {
			v, err = m.combine(expression.Expr{Op: s.Op, At: s.At}, old, v)
			s.InPlace = s.InPlace || m.language.lists && old.kind == isList && !old.joined
		}
		if err != nil {
			v = v.unreadable(err)
		}
	}
	if m.language.copies || t.Copies || m.language.members && len(t.Indices) > 0 {
		v = m.duplicate(v)
		v.copied = false
	}
	if m.language.shapes {
		if v = m.held(t, v); s.Value.Op == expression.OpCall && s.Value.Text == "allocate" {
			v = v.numberedFrom(s.Value.Args)
		}
		if old, _, _ := m.find(t.Name); old != nil && !t.Declared && old.value.IsList() && !old.value.grows && v.Err == nil && len(t.Indices) == 0 && s.Op == 0 {
			s.InPlace = true
		}
	}
	if len(t.Indices) == 0 && !s.InPlace {
		if owner := m.owner(t.Name); owner != nil && owner.value.kind == isList {
			err := t.At.Errorf("%.40q is a part of an array that is not followed", t.Name)
			m.stored(owner.value, err)
			owner.value.spoil(err)
		}
		m.give(t, v)
		return
	}
	if err := m.storeIn(t, v); err != nil {
		m.taint(t.Name, err)
	}
}

// isPart reports whether indices name several entries, and not one.
func isPart(indices []expression.Expr) bool {
	return slices.ContainsFunc(indices, func(e expression.Expr) bool { return e.Op == expression.OpRange || e.Op == expression.OpAll })
}

// current returns the value that a target has.
func (m *Machine) current(t Target) (Value, error) {
	v, _, err := m.find(t.Name)
	switch {
	case err != nil:
		return Value{}, err
	case v == nil:
		return Value{}, t.At.Errorf("the name %.40q, which has no value here", t.Name)
	case m.language.matrices && v.value.Err != nil:
		return v.value, v.value.Err
	case m.language.matrices:
		return m.taken(v.value, t.Indices, t.At)
	}
	return m.part(v.value, t.Indices)
}

// give assigns a value to a name. A constant becomes a definition, so that the table can keep its name; fractions are
// put in place, since files call them one, half and zero.
func (m *Machine) give(t Target, v Value) {
	if t.Nested {
		v = v.unnested(len(t.Lengths))
	}
	if len(t.Lengths) > 0 {
		v = m.padded(v, t.Lengths).numberedFrom(t.Lengths)
	}
	if t.Single && v.Err == nil && !v.single() {
		v = v.unreadable(t.At.Errorf("%.40q has single precision, which rounds its numbers; with double precision they are read", t.Name))
	}
	t.Integer = t.Integer || t.Inferred && v.Err == nil && v.kind == isScalar && v.scalar.Integer
	if t.Integer && m.language.divides && v.kind == isList && !v.every(isInteger) {
		v = v.unreadable(t.At.Errorf("%.40q holds integers, which %s makes of its numbers by cutting them off", t.Name, m.language.Title))
	}
	if v.Err == nil && v.kind == isScalar {
		v.scalar.Integer = v.scalar.Integer && (t.Integer || !m.language.divides)
		if t.Integer && !v.scalar.Integer {
			v = Unreadable(t.At.Errorf("an integer variable with the value %.60s, which %s would cut off", v.scalar, m.language.Title), t.At)
		}
		if m.language.untyped && t.Integer && !t.Fixed { // which it stays beside constants
			v.scalar = expression.Expr{Op: expression.OpName, Text: t.Name, Integer: true, Def: &expression.Definition{Name: t.Name, Value: v.scalar}}
		}
		if _, _, _, ok := v.scalar.Fraction(); !ok && v.scalar.Op != expression.OpName && !t.Integer {
			v.scalar = expression.Expr{Op: expression.OpName, Text: t.Name, Def: &expression.Definition{Name: t.Name, Value: v.scalar}}
		}
	}
	if m.language.divides && !t.Integer && v.kind == isList {
		v = m.floating(v)
	}
	m.bind(t, v)
}

// bind makes a name stand for a value: in the block itself if that makes names of its own, else where the name is. A
// branch or a function keeps a new value for itself; what it changes around it is lost to the others.
func (m *Machine) bind(t Target, v Value) {
	here := m.block
	for here.Do == Scope && !t.Declared && here.vars[t.Name] == nil && here.Outer != nil {
		if old, owner, _ := m.find(t.Name); old == nil || owner == here {
			break
		}
		here = here.Outer
	}
	if old, ok := here.vars[t.Name]; ok {
		if old.fixed && !t.Declared && old.set {
			v = v.unreadable(t.At.Errorf("%.40q is a constant that is assigned to", t.Name))
		}
		here.put(t.Name, &variable{value: v, declared: old.declared || t.Declared, fixed: old.fixed || t.Fixed, integer: old.integer || t.Integer, set: true})
		return
	}
	here.put(t.Name, &variable{value: v, declared: t.Declared, fixed: t.Fixed, integer: t.Integer, set: true})
	if here.Do == Function && !t.Declared && !here.local(m.language, t.Name) {
		m.outside(here, t.Name, t.At)
	}
}

// outside makes a name of the blocks around a function unreadable once all functions are read.
func (m *Machine) outside(b *Block, name string, at expression.Place) {
	member := name
	for _, self := range selves {
		member = strings.TrimPrefix(member, self)
	}
	for outer := b.Outer; outer != nil; outer = outer.Outer {
		v, ok := outer.vars[name]
		if outer.Do == Class && !ok {
			v, ok = outer.vars[member]
		}
		if ok {
			err := at.Errorf("%.40q is changed by %.40q", name, b.Name)
			change := func() {
				v.lose(err)
				v.value.elsewhere = true
				v.set = v.set || strings.Contains(name, ".") // which the class learns so
			}
			if outer.Do == Function { // before it is complete
				outer.late = append(outer.late, change)
			} else {
				m.pending = append(m.pending, change)
			}
			return
		}
	}
}

// storeIn assigns to a part of an array. Within a branch or a function the array is a copy of that around it.
func (m *Machine) storeIn(t Target, v Value) error {
	if m.language.matrices {
		return m.storeMatrix(t, v)
	}
	found, owner, err := m.find(t.Name)
	switch {
	case err != nil:
		return err
	case found == nil && (m.language.grows || m.language.shapes):
		m.bind(t, m.open(t.At))
		if found, _, err = m.find(t.Name); err != nil || found == nil {
			return err
		}
		return m.storeIn(t, v)
	case found == nil:
		if owner := m.owner(t.Name); owner != nil {
			err := t.At.Errorf("%.40q is a part of an array that is not followed", t.Name)
			m.through(owner, err)
			m.change(owner.value.objects, err)
			m.stored(owner.value, err)
			owner.value.spoil(err)
		}
		m.inherited(t)
		return nil // an array that nothing was said of
	case found.fixed:
		return t.At.Errorf("%.40q is a constant that is assigned to", t.Name)
	case found.value.copied:
		m.loseAll(t.At.Errorf("%.40q shares its entries with another array", t.Name))
		return nil
	}
	m.change(found.value.objects, t.At.Errorf("%.40q may hold the array, and is changed", t.Name))
	m.through(found, t.At.Errorf("%.40q may hold the array, and is changed", t.Name))
	for at := m.block; at != owner; at = at.Outer {
		if !at.apart() {
			continue
		}
		old := found
		found = &variable{value: m.duplicate(old.value), integer: old.integer, set: true}
		at.put(t.Name, found)
		if at.Do == Function {
			m.outside(at, t.Name, t.At)
		} else {
			err := t.At.Errorf("the value depends on a condition, which is not decided here")
			m.pending = append(m.pending, func() { old.value.spoil(err) })
		}
		break
	}
	found.set = true
	if found.integer && m.language.divides && !v.every(isInteger) {
		v = v.unreadable(t.At.Errorf("%.40q holds integers, which %s makes of its numbers by cutting them off", t.Name, m.language.Title))
	}
	m.stored(found.value, t.At.Errorf("%.40q has changed, whose entries another array shares", t.Name))
	if t.Fixed {
		found.fixed = true
	}
	if (found.value.grows || m.language.grows) && len(t.Indices) > 0 && found.value.Err == nil && found.value.kind == isList {
		if err := m.grown(&found.value, t.Indices); err != nil {
			found.lose(err)
			return nil
		}
	}
	if err := m.store(&found.value, t.Indices, v); err != nil {
		found.lose(err)
		found.value.numbers = found.value.numbers || found.value.Err != nil && (v.Err == nil || isPart(t.Indices)) && v.HasNumbers()
	}
	return nil
}

// inherited takes an array out of what is read that a class has from another one and changes, and those of a class whose
// __dict__ is changed.
func (m *Machine) inherited(t Target) {
	err := t.At.Errorf("%.40q is changed here, which another class may have", t.Name)
	if of, cut := strings.CutSuffix(t.Name, ".__dict__"); cut {
		m.change(m.members(of), err)
	}
	for _, self := range selves {
		member, ok := strings.CutPrefix(t.Name, self)
		for b := m.block; ok && b != nil; b = b.Outer {
			if b.Do != Class {
				continue
			}
			for _, base := range b.bases {
				if v, _, _ := m.find(base + "." + member); v != nil && !v.fixed {
					m.stored(v.value, err)
					v.lose(err)
				}
			}
			break
		}
	}
}

// loseAll makes everything unreadable that has a name here.
func (m *Machine) loseAll(err error) {
	for b := m.block; b != nil; b = b.Outer {
		for _, v := range b.vars {
			v.lose(err)
		}
	}
}
