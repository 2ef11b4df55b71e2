package program

import (
	"strings"

	"rofz/scheme/expression"
)

// A Block is a part of a program with names of its own: the file, a function, a class, a branch.
type Block struct {
	Do    Do // Function, Class, Scope or Branches; Other for the file
	Name  string
	At    expression.Place
	Outer *Block
	Used  bool // a call has made a table of its names

	bases     []string
	global    map[string]bool
	names     []string
	vars      map[string]*variable
	list      []Statement
	late      []func() // what functions in it change of it
	waiting   []waiting
	returned  []Value
	redefined map[string]bool // functions of the language, or of a module, that mean something else here
	functions []Statement     // of the block, and of the classes in it
	classes   []*Block        // in the block, complete but for what is done to them later
	counted   bool
	objects   bool                   // a name with a point is among its names
	opaque    error                  // what may have given names values that are not known
	bound     map[string]int         // how often statements of the block give a name a new value
	changed   map[string][]Statement // functions of the block that change a name of it
	earlier   []*Block               // see Earlier
	since     int                    // offset behind which the numbers of its state are written
	overwrote map[int]bool           // see Overwrote
}

// waiting is a function whose body is read when the block that it stands in is complete.
type waiting struct {
	s     Statement
	outer *Block
}

// variable is a name with its value.
type variable struct {
	value    Value
	declared bool
	fixed    bool
	integer  bool // an array of integers, which cuts off what it is given
	set      bool // given a value by the block, not only declared
}

// Names returns the names that the block gave values to, in order.
func (b *Block) Names() []string {
	var out []string
	for _, name := range b.names {
		if b.vars[name].set {
			out = append(out, name)
		}
	}
	return out
}

// Lookup returns the value that a name of the block has, nothing for a name that is not the block's own.
func (b *Block) Lookup(name string) Value {
	if v, ok := b.vars[name]; ok {
		return v.value
	}
	return Value{}
}

// Returned is the value of a function that returns one in a single place, outside of branches.
func (b *Block) Returned() (v Value, ok bool) {
	if len(b.returned) != 1 {
		return Value{}, false
	}
	return b.returned[0], true
}

func (b *Block) put(name string, v *variable) {
	if _, ok := b.vars[name]; !ok {
		b.names = append(b.names, name)
		b.objects = b.objects || strings.Contains(name, ".")
	}
	b.vars[name] = v
}

// local reports whether an assignment within b makes a name of b's own rather than one of the block around it.
func (b *Block) local(l *Language, name string) bool {
	switch b.Do {
	case Class:
		return true
	case Function:
		return !l.shares && !b.global[name]
	}
	return b.Outer == nil
}

// apart reports whether what happens in b may happen never, or at another time than what stands around it.
func (b *Block) apart() bool { return b.Do == Branches || b.Do == Function }

// selves are what members of the class are reached by.
var selves = []string{"self.", "cls.", "this.", "this->"}

// find returns the variable of a name and the block that has it.
func (m *Machine) find(name string) (*variable, *Block, error) {
	for _, self := range selves {
		if member, ok := strings.CutPrefix(name, self); ok && !m.language.matrices {
			return m.member(name, member)
		}
	}
	var function *Block
	for b := m.block; b != nil; b = b.Outer {
		if v, ok := m.variableIn(b, name); ok && !(b.Do == Class && b != m.block && function != nil && !m.language.members) {
			if function != nil {
				if err := b.settled(m.language, name, function); err != nil {
					return &variable{value: v.value.unreadable(err)}, b, nil
				}
			}
			return v, b, nil
		}
		if b.Do == Function {
			if function = b; m.language.matrices {
				break
			}
		}
	}
	return nil, nil, nil
}

// variableIn returns the variable of a name in a block: also of this->name, and of X::name within X.
func (m *Machine) variableIn(b *Block, name string) (*variable, bool) {
	v, ok := b.vars[name]
	if ok || !m.language.members {
		return v, ok
	}
	if b.Do == Class {
		if member, of := strings.CutPrefix(name, b.Name+"."); of {
			v, ok = b.vars[member]
		}
		return v, ok
	}
	for _, self := range selves[2:] {
		if v, ok = b.vars[self+name]; ok {
			break
		}
	}
	return v, ok
}

// member returns the variable of self.name: one of the function, or of the class around it.
func (m *Machine) member(full, name string) (*variable, *Block, error) {
	var function *Block
	for b := m.block; b != nil; b = b.Outer {
		if v, ok := b.vars[full]; ok {
			return v, b, nil
		}
		if b.Do == Class {
			v, ok := b.vars[name]
			switch {
			case !ok:
				return nil, nil, nil
			case function != nil && m.language.members:
				if err := b.settled(m.language, name, function); err != nil {
					return &variable{value: v.value.unreadable(err)}, b, nil
				}
			}
			return v, b, nil
		}
		if v, ok := b.vars[name]; ok && m.language.members && !v.declared {
			return v, b, nil
		}
		if b.Do == Function {
			function = b
		}
	}
	return nil, nil, nil
}

// settled is an error if the value of a name is not the same whenever a function of the block uses it.
func (b *Block) settled(l *Language, name string, by *Block) error {
	if !b.counted {
		b.count(l)
	}
	if v := b.vars[name]; l.shapes && v != nil && v.value.IsList() && !v.value.HasNumbers() && b.alone(name) {
		return nil // the function fills it
	}
	if b.bound[name] > 1 {
		return by.At.Errorf("%.40q has more than one value in the file, and %.40q may use any of them", name, by.Name)
	}
	for _, f := range b.changed[name] {
		if f.At != by.At {
			return f.At.Errorf("%.40q is changed by %.40q", name, f.Name)
		}
	}
	if b.Do == Class && b.Outer != nil && b.Name != "" {
		return b.Outer.settled(l, b.Name+"."+name, by)
	}
	return nil
}

// count counts the assignments of the block, and what its functions change of it.
func (b *Block) count(l *Language) {
	b.counted, b.bound, b.changed = true, map[string]int{}, map[string][]Statement{}
	for _, s := range b.list {
		if s.Do == Class || s.Do == Function {
			continue
		}
		for _, t := range s.Targets {
			if t.Declared && s.Value.Op != 0 {
				b.bound[t.Name]++
			}
		}
		s.changes(func(name string, whole bool) {
			if whole {
				b.bound[name]++
			}
		})
	}
	for _, f := range b.functions {
		own := map[string]bool{}
		for _, name := range f.Params {
			own[name] = true
		}
		for name := range declared(f.Body) {
			own[name] = true
		}
		global := map[string]bool{}
		for _, name := range f.Global {
			global[name] = true
		}
		if !l.shares {
			for _, s := range f.Body {
				s.changes(func(name string, whole bool) { own[name] = own[name] || whole && !global[name] })
			}
		}
		seen := map[string]bool{}
		for _, s := range f.Body {
			s.changes(func(name string, _ bool) {
				if own[name] {
					return
				}
				if b.Do == Class {
					for _, self := range selves {
						name = strings.TrimPrefix(name, self)
					}
				}
				if !seen[name] {
					seen[name] = true
					b.changed[name] = append(b.changed[name], f)
				}
			})
		}
	}
}

// redefine notes that a name means what the block says, if it would be a function or a module that is known.
func (m *Machine) redefine(name string, is bool) {
	if !is || m.language.members || m.language.shapes || m.block == nil || m.block.Do == Class {
		return
	}
	if m.block.redefined == nil {
		m.block.redefined = map[string]bool{}
	}
	m.block.redefined[name] = true
}

// isRedefined reports whether a name means what the file says.
func (m *Machine) isRedefined(name string) bool {
	for b := m.block; b != nil; b = b.Outer {
		if b.redefined[name] {
			return true
		}
	}
	return false
}

// lastOf returns the last part of a name with points.
func lastOf(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }
