package program

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rofz/internal/budget"
	"rofz/scheme/expression"
)

// A Machine works out the statements of one source file. Its hooks see the calls and the blocks as they come, with the
// values that names have at that time.
type Machine struct {
	// Call is asked about each call; ok says that it knows the function, and what the call is worth.
	Call func(c Call) (v Value, ok bool, err error)
	// Leave is told of each block that ends.
	Leave func(b *Block)
	// Keeps says of which names blocks keep what they were before they got other numbers; see Block.Earlier.
	Keeps func(name string) bool

	ctx      context.Context // of Within
	language *Language
	block    *Block
	spent    int      // elements of arrays, see Spend
	steps    int      // statements carried out, see maxSteps
	length   int      // of the array whose index is worked out
	target   string   // what the value of the statement is assigned to
	views    []view   // copies of entries that the program shares
	pending  []func() // changes of what lies around branches and functions, see apart
}

// workOfStatement is about what it takes to carry out a statement, without its arrays.
const workOfStatement = 1000

// maxSteps bounds the statements that loops carry out.
const maxSteps = 1 << 18

// NewMachine returns a machine for a source in a language, without hooks.
func NewMachine(l *Language) *Machine { return &Machine{language: l} }

// Within has Run end the computation around it, as budget.Poll does, when ctx is done, and returns m.
func (m *Machine) Within(ctx context.Context) *Machine {
	m.ctx = ctx
	return m
}

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
		b.inherit(c)
		m.left(c)
	}
	m.block = b
	if m.Leave != nil {
		m.Leave(b)
	}
}

// inherit gives a class that has an array of its own the others of the classes that it is built on, in front of it in b.
func (b *Block) inherit(c *Block) {
	for _, base := range c.bases {
		i := slices.IndexFunc(b.classes, func(x *Block) bool { return x.Name == base && x.Outer == c.Outer })
		if i < 0 || b.classes[i] == c {
			continue
		}
		overrides := func(name string) bool {
			own, of := c.vars[name], b.classes[i].vars[name]
			return own != nil && own.set && of.set && own.value.IsSpelled() && of.value.IsSpelled()
		}
		if !slices.ContainsFunc(b.classes[i].names, overrides) {
			continue
		}
		for _, name := range b.classes[i].names {
			if c.vars[name] == nil {
				member := *b.classes[i].vars[name]
				c.put(name, &member)
			}
		}
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
	budget.Spend(m.ctx, workOfStatement)
	if m.steps++; m.steps > maxSteps {
		m.lose(s, s.At.Errorf("the loops of this file take more than %d steps", maxSteps))
		return
	}
	if s.Everything && !m.shows(s) {
		m.loseAll(s.Fault)
		if s.Name != "clear" {
			m.conceal(s.Fault)
		}
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
		if m.language.matrices { // functions are given copies
			return
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
		m.redefine(s.Name, m.language.lists && m.known(s.Name))
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
		if s.Name != "" && !m.language.matrices {
			m.calls(s.Name, err)
		}
		m.lose(s, err)
		for _, g := range s.Given {
			if v, _, _ := m.find(g.Name); v == nil {
				m.bind(Target{Name: g.Name, At: s.At}, m.holder(g, err, s.At))
			} else if v.value.Err != nil {
				v.value.held = append(v.value.held, m.holding(g.Of)...)
			}
		}
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
	s.changes(func(name string, whole bool) {
		switch v, _, _ := m.find(name); {
		case whole:
		case v == nil && !m.language.tuples: // a namespace
		case v == nil:
			m.change(m.returnedBy(name), err)
			m.change(m.members(name), err)
		case v.value.Err != nil:
			m.through(v, err)
		}
		m.taint(name, err)
	})
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
		for _, g := range w.s.Given {
			if g.Name == name {
				v = m.holder(g, v.Err, v.At)
			}
		}
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
	m.redefine(s.Name, true)
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
		if err := m.keepBefore(s, b); err != nil {
			m.loseAll(err)
		}
		for _, name := range b.names {
			if v := b.vars[name]; v.set && (!v.declared || s.Outside) {
				m.pending = append(m.pending, func() {
					lost := v.value.unreadable(err)
					lost.elsewhere = true
					old := m.block.vars[name]
					lost.patched = v.value.Err != nil || v.value.within(0, s.At.Offset) || old != nil && old.value.patched
					m.bind(Target{Name: name, At: v.value.At, Declared: v.declared}, lost)
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
	b := &Block{Do: Branches, At: s.At, vars: map[string]*variable{}}
	for _, g := range s.Given {
		b.put(g.Name, &variable{value: m.holder(g, err, s.At), declared: true})
	}
	m.within(b, s.Body)
	m.lose(s, err)
}

// holder is the value of a name that stands for what others hold.
func (m *Machine) holder(g Given, err error, at expression.Place) Value {
	v := Unreadable(err, at)
	v.held = m.holding(g.Of)
	return v
}

// items returns what a loop runs over: a range of integers, or a list.
func (m *Machine) items(e expression.Expr) ([]Value, error) {
	v, err := m.value(e)
	if err != nil {
		return nil, err
	}
	if m.language.matrices {
		if v = v.reduced(); v.kind == isScalar {
			return []Value{v}, nil
		}
		if v.kind != isList || len(v.list) != 1 {
			return nil, e.At.Errorf("a loop over what is not a row of numbers")
		}
		return v.list[0].list, nil
	}
	if v.kind != isList {
		return nil, e.At.Errorf("a loop over what is not a list")
	}
	return v.list, nil
}
