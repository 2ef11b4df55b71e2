package program

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rofz/scheme/expression"
)

// A Machine works out the statements of one source file. Its hooks see the calls and the blocks as they come, with the
// values that names have at that time.
type Machine struct {
	// Call is asked about each call; ok says that it knows the function, and what the call is worth.
	Call func(c Call) (v Value, ok bool, err error)
	// Leave is told of each block that ends.
	Leave func(b *Block)

	language *Language
	block    *Block
	spent    int      // elements of arrays, see Spend
	steps    int      // statements carried out, see maxSteps
	length   int      // of the array whose index is worked out
	target   string   // what the value of the statement is assigned to
	views    []view   // copies of entries that the program shares
	pending  []func() // changes of what lies around branches and functions, see apart
}

// maxSteps bounds the statements that loops carry out.
const maxSteps = 1 << 18

// NewMachine returns a machine for a source in a language, without hooks.
func NewMachine(l *Language) *Machine { return &Machine{language: l} }

// Define gives a name of the block a value.
func (m *Machine) Define(name string, v Value) {
	m.block.put(name, &variable{value: v, declared: true})
}

// Language returns the language of the source.
func (m *Machine) Language() *Language { return m.language }

// Block returns the block that is being worked out.
func (m *Machine) Block() *Block { return m.block }

// Run works out statements. Cost: linear in them, but for loops and arrays, which are bounded.
func (m *Machine) Run(list []Statement) {
	m.within(&Block{At: expression.Place{Line: 1, Column: 1}, list: list}, list)
}

// within carries out statements in a block of their own.
func (m *Machine) within(b *Block, list []Statement) {
	if b.vars == nil {
		b.vars = map[string]*variable{}
	}
	b.Outer, m.block = m.block, b
	n := len(m.pending)
	if b.list == nil {
		b.list = list
	}
	m.all(list)
	for i := 0; i < len(b.waiting); i++ { // a function may hold others
		m.function(b.waiting[i])
	}
	for _, f := range b.late {
		f()
	}
	if b.Do != Branches && b.Do != Function {
		m.settle(n)
	}
	if b.Do == Class && b.Outer != nil { // which statements behind it may change
		outer := b.Outer
		for outer.Do == Class && outer.Outer != nil {
			outer = outer.Outer
		}
		outer.classes = append(outer.classes, b)
	} else {
		m.left(b)
	}
	m.block = b.Outer
}

// left tells of a block that is complete, with the classes in it.
func (m *Machine) left(b *Block) {
	for _, c := range b.classes {
		m.block = c
		for _, name := range c.names {
			if v := c.Outer.vars[c.Name+"."+name]; v != nil && v.set {
				member := *v
				c.vars[name] = &member
				v.set = false // it is the class's own
			}
		}
		m.left(c)
	}
	m.block = b
	if m.Leave != nil {
		m.Leave(b)
	}
}

// settle carries out what is pending beyond the first n.
func (m *Machine) settle(n int) {
	for len(m.pending) > n {
		f := m.pending[n]
		m.pending = append(m.pending[:n:n], m.pending[n+1:]...)
		f()
	}
}

// all carries out statements up to one that leaves them.
func (m *Machine) all(list []Statement) {
	for i := range list {
		m.carry(list[i])
		if do := list[i].Do; do == Return || do == Jump {
			return
		}
	}
}

// carry carries out one statement.
func (m *Machine) carry(s Statement) {
	if m.steps++; m.steps > maxSteps {
		m.lose(s, s.At.Errorf("the loops of this file take more than %d steps", maxSteps))
		return
	}
	if s.Everything {
		m.loseAll(s.Fault)
	}
	switch s.Do {
	case Assign:
		m.assign(s)
	case Evaluate, Return:
		if s.Value.Op == 0 {
			return
		}
		if m.language.members && m.changing(s.Value) || s.Do == Evaluate && m.pushed(s.Value) {
			return
		}
		v, err := m.value(s.Value)
		if s.Do == Return {
			m.returns(v, err, s)
		}
		first, _ := utf8.DecodeRuneInString(s.Value.Text)
		if s.Do == Evaluate && (!unicode.IsUpper(first) || m.language.members) {
			for _, name := range s.passed() {
				m.passed(name, s.Value)
			}
		}
		if s.Do == Evaluate {
			m.handed(s.Value)
		}
	case For:
		m.loop(s)
	case Branches:
		m.branches(s)
	case Inline:
		m.loseWritten(s)
		m.all(s.Body)
	case Scope:
		m.within(&Block{Do: Scope, Name: s.Name, At: s.At}, s.Body)
	case Function:
		b := m.block
		for ; b.Do == Class && b.Outer != nil; b = b.Outer {
			b.functions = append(b.functions, s)
		}
		b.functions = append(b.functions, s)
		b.waiting = append(b.waiting, waiting{s, m.block})
	case Class:
		m.class(s)
	case Other:
		err := s.Fault
		if err == nil {
			err = s.At.Errorf("a statement that is not followed here")
		}
		if s.Name != "" {
			m.calls(s.Name, err)
		}
		m.lose(s, err)
	}
}

// pushed adds a number to the end of a vector of Julia, which no other name may share.
func (m *Machine) pushed(e expression.Expr) bool {
	if e.Op != expression.OpCall || e.Text != "push!" || len(e.Args) != 2 || e.Args[0].Op != expression.OpName {
		return false
	}
	v, owner, _ := m.find(e.Args[0].Text)
	x, err := m.value(e.Args[1])
	if v == nil || owner != m.block || v.fixed || !v.value.IsList() || err != nil || len(v.value.list) == 0 || m.Spend(len(v.value.list), e.At) != nil {
		return false
	}
	shared := &v.value.list[0]
	for b := m.block; b != nil; b = b.Outer {
		for _, other := range b.vars {
			if other != v && other.value.kind == isList && len(other.value.list) > 0 && &other.value.list[0] == shared {
				other.lose(e.At.Errorf("an array that another name of it makes longer"))
				return false
			}
		}
	}
	v.value.list = append(slices.Clone(v.value.list), x)
	return true
}

// returns notes what a function returns. In a branch it is not known whether that is it.
func (m *Machine) returns(v Value, err error, s Statement) {
	if err != nil {
		numbers := v.HasNumbers() || writes(s.Value)
		v = Unreadable(err, s.At)
		v.numbers = numbers
	}
	for b := m.block; b != nil; b = b.Outer {
		switch b.Do {
		case Branches:
			v = v.unreadable(s.At.Errorf("what is returned depends on a condition"))
		case Function:
			b.returned = append(b.returned, v)
			return
		}
	}
}

// lose makes all names unreadable that a statement may change.
func (m *Machine) lose(s Statement, err error) {
	s.changes(func(name string, _ bool) { m.taint(name, err) })
}

// taint makes a name unreadable, with whatever shares its array, and its members.
func (m *Machine) taint(name string, err error) {
	for b := m.block; b != nil; b = b.Outer {
		for _, member := range b.names {
			if strings.HasPrefix(member, name) && len(member) > len(name) && strings.ContainsAny(member[len(name):len(name)+1], ".-") {
				m.taint(member, err)
			}
		}
	}
	v, b, _ := m.find(name)
	if v == nil || v.fixed {
		return
	}
	for at := m.block; at != b && at != nil; at = at.Outer {
		if at.apart() {
			m.bind(Target{Name: name, At: v.value.At}, v.value.unreadable(err))
			m.pending = append(m.pending, func() { v.lose(err) })
			return
		}
	}
	v.lose(err)
	v.set = true
}

// lose makes the value unreadable, with whatever shares its array.
func (v *variable) lose(err error) {
	lost := v.value.unreadable(err)
	v.value.spoil(err)
	v.value = lost
}

// passed takes an array out of what is read that a call may have changed. A number cannot be changed so, unless the
// language passes addresses.
func (m *Machine) passed(name string, call expression.Expr) {
	v, _, _ := m.find(name)
	if v != nil && (v.fixed || v.value.kind != isList && v.value.kind != isNothing) {
		return
	}
	if m.known(call.Text) {
		return
	}
	if v != nil && v.value.Err != nil {
		m.through(v, call.At.Errorf("%.40q, which may hold the array, is handed to %.40q here", name, call.Text))
	}
	m.taint(name, call.At.Errorf("%.40q is handed to %.40q here, which may change it", name, call.Text))
}

// function reads the body of a function. Its parameters have no values, whatever stood under their names before.
func (m *Machine) function(w waiting) {
	b := &Block{Do: Function, Name: w.s.Name, At: w.s.At, vars: map[string]*variable{}, global: map[string]bool{}}
	for _, name := range w.s.Global {
		b.global[name] = true
	}
	for _, name := range w.s.Params {
		v := Unreadable(w.s.At.Errorf("%.40q is an argument of %.40q, without a value here", name, w.s.Name), w.s.At)
		v.argument = true
		b.put(name, &variable{value: v, declared: true})
	}
	outer := m.block
	m.block = w.outer
	m.within(b, w.s.Body)
	m.block = outer
}

// class reads a class, whose names are members: Name.x for those around it.
func (m *Machine) class(s Statement) {
	b := m.reopened(s)
	if b == nil {
		b = &Block{Do: Class, Name: s.Name, At: s.At, bases: s.Bases}
		m.within(b, s.Body)
	}
	if m.block == nil {
		return
	}
	for _, name := range b.names {
		v := *b.vars[name]
		v.set = false
		m.block.put(s.Name+"."+name, &v)
	}
}

// reopened goes on with a class that began before: a namespace, or one whose members are defined behind it.
func (m *Machine) reopened(s Statement) *Block {
	if !m.language.reopens || s.Name == "" || m.block == nil {
		return nil
	}
	outer := m.block
	for outer.Do == Class && outer.Outer != nil {
		outer = outer.Outer
	}
	for _, b := range outer.classes {
		if b.Name != s.Name || b.Outer != m.block {
			continue
		}
		n := len(m.pending)
		b.bases, b.list, b.counted = append(b.bases, s.Bases...), slices.Concat(b.list, s.Body), false
		m.block = b
		m.all(s.Body)
		m.settle(n)
		m.block = b.Outer
		return b
	}
	return nil
}

// Inherits returns the classes that a class is built on.
func (b *Block) Inherits() []string { return b.bases }

// branches carries out both sides of a condition, each as if the other were not there. What one of them changes has no
// value afterwards.
func (m *Machine) branches(s Statement) {
	m.loseWritten(s)
	n := len(m.pending)
	err := s.At.Errorf("the value depends on a condition, which is not decided here")
	for _, side := range [][]Statement{s.Body, s.Else} {
		if len(side) == 0 {
			continue
		}
		b := &Block{Do: Branches, Name: s.Name, At: s.At}
		before := len(m.pending)
		m.within(b, side)
		if leaves(side) { // what comes behind is reached by the other side alone
			m.pending = m.pending[:before]
			continue
		}
		for _, name := range b.names {
			if v := b.vars[name]; v.set && !v.declared {
				m.pending = append(m.pending, func() {
					lost := v.value.unreadable(err)
					lost.elsewhere = true
					m.bind(Target{Name: name, At: v.value.At}, lost)
				})
			}
		}
	}
	m.settle(n)
}

// loop carries out the body of a loop once for each of its values, if these are known.
func (m *Machine) loop(s Statement) {
	var items []Value
	err := s.Fault
	if err == nil {
		items, err = m.items(s.Value)
	}
	if err == nil && jumps(s.Body) {
		err = s.At.Errorf("a loop that may end early")
	}
	if err == nil && m.steps+len(items)*len(s.Body) <= maxSteps {
		for _, x := range items {
			m.bind(Target{Name: s.Name, At: s.At, Declared: m.language.members}, x)
			m.all(s.Body)
		}
		if m.language.members { // which goes on counting
			m.taint(s.Name, s.At.Errorf("%.40q has counted a loop", s.Name))
		}
		return
	}
	if err == nil {
		err = s.At.Errorf("a loop of more than %d steps", maxSteps)
	} else {
		err = s.At.Errorf("the value depends on a loop that is not followed here")
	}
	m.lose(s, err)
	m.within(&Block{Do: Branches, At: s.At}, s.Body)
	m.lose(s, err)
}

// items returns what a loop runs over: a range of integers, or a list.
func (m *Machine) items(e expression.Expr) ([]Value, error) {
	v, err := m.value(e)
	if err != nil {
		return nil, err
	}
	if v.kind != isList {
		return nil, e.At.Errorf("a loop over what is not a list")
	}
	return v.list, nil
}

// assign carries out an assignment.
func (m *Machine) assign(s Statement) {
	v, err := Value{}, s.Fault
	outer := m.target
	m.target = s.label()
	defer func() { m.target = outer }()
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
		v.held = append(m.holding(append(shareable(s.Value), s.Mentions...)), m.rowsOf(mentioned(s.Value))...)
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
		v = m.held(t, v)
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

// current returns the value that a target has.
func (m *Machine) current(t Target) (Value, error) {
	v, _, err := m.find(t.Name)
	switch {
	case err != nil:
		return Value{}, err
	case v == nil:
		return Value{}, t.At.Errorf("the name %.40q, which has no value here", t.Name)
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
		v = m.padded(v, t.Lengths)
	}
	if t.Single && v.Err == nil && !v.single() {
		v = v.unreadable(t.At.Errorf("%.40q has single precision, which rounds its numbers; with double precision they are read", t.Name))
	}
	t.Integer = t.Integer || t.Inferred && v.Err == nil && v.kind == isScalar && v.scalar.Integer
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
		here.put(t.Name, &variable{value: v, declared: old.declared || t.Declared, fixed: old.fixed || t.Fixed, set: true})
		return
	}
	here.put(t.Name, &variable{value: v, declared: t.Declared, fixed: t.Fixed, set: true})
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
			m.stored(owner.value, err)
			owner.value.spoil(err)
		}
		return nil // an array that nothing was said of
	case found.fixed:
		return t.At.Errorf("%.40q is a constant that is assigned to", t.Name)
	case found.value.copied:
		m.loseAll(t.At.Errorf("%.40q shares its entries with another array", t.Name))
		return nil
	}
	m.through(found, t.At.Errorf("%.40q may hold the array, and is changed", t.Name))
	for at := m.block; at != owner; at = at.Outer {
		if !at.apart() {
			continue
		}
		old := found
		found = &variable{value: m.duplicate(old.value), set: true}
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
	}
	return nil
}

// loseAll makes everything unreadable that has a name here.
func (m *Machine) loseAll(err error) {
	for b := m.block; b != nil; b = b.Outer {
		for _, v := range b.vars {
			v.lose(err)
		}
	}
}
