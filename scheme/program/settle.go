package program

import (
	"maps"
	"slices"

	"rofz/scheme/expression"
)

// changedNames returns the names that statements change, with the place where.
func changedNames(list []Statement) map[string]expression.Place {
	out := map[string]expression.Place{}
	var visit func(list []Statement)
	visit = func(list []Statement) {
		for _, s := range list {
			for _, t := range s.Targets {
				out[t.Name] = t.At
			}
			for _, name := range s.Written {
				out[name] = s.At
			}
			if s.Do == For && s.Name != "" {
				out[s.Name] = s.At
			}
			if s.Do != Function && s.Do != Class {
				visit(s.Body)
				visit(s.Else)
			}
		}
	}
	visit(list)
	return out
}

// mendedNames returns the names of arrays that statements change in part, with the place where, whatever the conditions are:
// what has a new value altogether is for replacedNames.
func mendedNames(list []Statement) map[string]expression.Place {
	out := map[string]expression.Place{}
	for _, s := range list {
		for _, t := range s.Targets {
			if len(t.Indices) > 0 || s.Op != 0 || s.InPlace {
				out[t.Name] = t.At
			}
		}
		if s.Do == For || s.Do == Inline || s.Do == Scope {
			maps.Copy(out, mendedNames(s.Body))
		}
	}
	return out
}

// conversions are functions that give an array another type, and leave its numbers as they are.
var conversions = map[string]bool{"array": true, "asarray": true, "list": true, "tuple": true, "double": true, "Array": true, "tensor": true, "convert": true, "Vector": true,
	"Matrix": true, "SMatrix": true, "SVector": true, "collect": true, "copy": true, "sym": true, "matrix": true, "as.matrix": true, "as.numeric": true}

// converts reports whether a statement gives a name the value that it has.
func (s Statement) converts(name string) bool {
	v := s.Value
	if s.Do != Assign || v.Op != expression.OpCall || !conversions[lastOf(v.Text)] {
		return false
	}
	return slices.ContainsFunc(v.Args, func(x expression.Expr) bool { of, ok := dotted(x); return ok && of == name })
}

// replacedNames returns the names that statements give a new value altogether, with the place where.
func replacedNames(list []Statement) map[string]expression.Place {
	out := map[string]expression.Place{}
	for _, s := range list {
		for _, t := range s.Targets {
			if len(t.Indices) == 0 && s.Op == 0 && !s.InPlace && !t.Declared && !s.converts(t.Name) {
				out[t.Name] = t.At
			}
		}
		if s.Do == For || s.Do == Inline || s.Do == Scope {
			maps.Copy(out, replacedNames(s.Body))
		}
	}
	return out
}

// spells reports whether statements spell numbers out.
func spells(list []Statement) bool {
	return slices.ContainsFunc(list, func(s Statement) bool {
		return s.Do == Assign && (s.Spelled || writes(s.Value)) || (s.Do == For || s.Do == Inline || s.Do == Scope || s.Do == Branches) && (spells(s.Body) || spells(s.Else))
	})
}

// settling takes the names out of each branch that statements behind it change: its table would not be what the program
// computes. changed says which names statements change.
type settling struct {
	changed   func([]Statement) map[string]expression.Place
	functions bool // each function and class is settled too
	spelled   bool // branches without numbers stay as they are
}

// list settles a block; later are the names that change behind it.
func (x *settling) list(list []Statement, later map[string]expression.Place) {
	var added []string
	add := func(names map[string]expression.Place) {
		for name, at := range names {
			if _, ok := later[name]; !ok {
				later[name] = at
				added = append(added, name)
			}
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		s := &list[i]
		own := x.changed(list[i : i+1])
		switch s.Do {
		case Branches:
			s.Body, s.Else = x.branch(s.Body, later), x.branch(s.Else, later)
		case For:
			var turn []string // what one turn of the loop does is behind what the one before did
			for name, at := range own {
				if _, ok := later[name]; !ok {
					later[name] = at
					turn = append(turn, name)
				}
			}
			x.list(s.Body, later)
			for _, name := range turn {
				delete(later, name)
			}
		case Inline, Scope:
			x.list(s.Body, later)
		case Function, Class:
			if x.functions {
				x.list(s.Body, map[string]expression.Place{}) // a program of its own
			}
		}
		add(own)
	}
	for _, name := range added {
		delete(later, name)
	}
}

// branch settles one branch, and takes the names out of it.
func (x *settling) branch(list []Statement, later map[string]expression.Place) []Statement {
	if len(list) == 0 || leaves(list) {
		return list
	}
	own := changedNames(list)
	x.list(list, later)
	if x.spelled && !spells(list) {
		return list
	}
	for _, name := range slices.Sorted(maps.Keys(own)) {
		if at, ok := later[name]; ok {
			end := len(list)
			if list[end-1].Do == Jump {
				end-- // what stands behind it is not reached
			}
			list = slices.Insert(list, end, Statement{Do: Other, At: at, Written: []string{name},
				Fault: at.Errorf("%.40q is changed here, behind the branches that give it its values", name)})
		}
	}
	return list
}
