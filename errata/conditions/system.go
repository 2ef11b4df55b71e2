// Package conditions states what a source claims about a Runge–Kutta or Rosenbrock scheme as equations for its
// coefficients: row sums, order conditions by rooted trees, stiff accuracy, a vanishing limit of R, simplifying
// assumptions. The equations are functions of all coefficients, so that one can ask what would hold for others.
//
//	sys, ok := conditions.New(s)                                // the claims of s
//	x := sys.Values()                                           // its coefficients, in the order of sys.Coordinates()
//	res := conditions.Residuals(sys, conditions.Exact{}, x)     // one for each of sys.Equations(), 0 where it holds
//
// A System is evaluated over any Field: Exact for decisions; modular.Prime, Float, Double and Dual (with derivatives) where a
// value is only a proposal. It is what packages repair, diagnosis and lint are built on.
package conditions

import (
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
)

// Coordinate is one coefficient of a scheme: an entry of a matrix or of a vector.
type Coordinate struct {
	scheme.Place
	Text  string // as printed, "" if the scheme was not read from a file
	Value poly.Elem
	Unit  exact.Rat // of scheme.UnitsOf
}

// block is where the entries of one key stand among the coordinates; at < 0 if the scheme does not have them.
type block struct{ at int }

func (b block) present() bool { return b.at >= 0 }

// System is the coefficients of a scheme and the equations that they should satisfy.
type System struct {
	stages      int
	rosenbrock  bool
	coordinates []Coordinate
	a           block // A, or α
	gamma       block // Γ of a Rosenbrock scheme
	b, bhat     block
	differences bool // bhat holds error weights b − b̂
	c, d        block
	own         map[string]int // where an implementation's own a, C, m, e and gamma begin, if those are the coordinates
	trees       []tree
	equations   []Equation
}

// New returns the system of a Runge–Kutta or Rosenbrock scheme, with the equations of its claims; ok is false for the
// other kinds. Cost: the trees up to the claimed order.
func New(s scheme.Scheme) (sys System, ok bool) {
	if _, _, ok := scheme.Weights(s); !ok {
		return System{}, false
	}
	kind, _ := scheme.KindNamed(s.Info().Kind)
	blocks := s.Coefficients()
	sys.rosenbrock = kind.Order == scheme.RosenbrockTrees
	sys.stages = len(blocks[0].Values)
	sys.add(blocks, scheme.UnitsOf(s))
	sys.a = sys.block(blocks[0].Key)
	sys.gamma, sys.b, sys.bhat = sys.block("gamma"), sys.block("b"), sys.block("bhat")
	if e := sys.block("e"); e.present() {
		sys.bhat, sys.differences = e, true
	}
	sys.c, sys.d = sys.block("c"), sys.block("d")
	sys.claim(s.Info())
	return sys, true
}

// add appends coefficients to the coordinates.
func (s *System) add(blocks []scheme.Block, units scheme.Units) {
	for _, b := range blocks {
		for i, row := range b.Values {
			for j, x := range row {
				at := scheme.Place{Key: b.Key, Row: i + 1, Column: j + 1}
				if b.Shape != scheme.Matrix {
					at.Row = 0
				}
				if b.Shape == scheme.Number {
					at.Column = 0
				}
				s.coordinates = append(s.coordinates, Coordinate{at, b.Printed(i, j), x, units.At(b.Key, i, j)})
			}
		}
	}
}

// block returns where the entries under a key begin.
func (s *System) block(key string) block {
	return block{slices.IndexFunc(s.coordinates, func(c Coordinate) bool { return c.Key == key })}
}

// NewTransformed is New with the implementation's own coefficients as coordinates, for a Rosenbrock scheme that is given
// with them; ok is false for every other scheme.
func NewTransformed(s scheme.Scheme) (sys System, ok bool) {
	own, ok := scheme.TransformedOf(s)
	if !ok {
		return System{}, false
	}
	b, _, _ := scheme.Weights(s)
	sys = System{stages: len(b.Values[0]), rosenbrock: true, own: make(map[string]int), a: block{-1}, gamma: block{-1}, b: block{-1}}
	for _, b := range own {
		sys.own[strings.TrimPrefix(b.Key, "transformed.")] = len(sys.coordinates)
		sys.add([]scheme.Block{b}, scheme.UnitsOf(s))
	}
	for c := range scheme.RowSums(s) {
		sys.add([]scheme.Block{c}, scheme.UnitsOf(s))
	}
	sys.c, sys.d = sys.block("c"), sys.block("d")
	sys.bhat = sys.block("transformed.e") // computed: only whether it is there matters
	sys.claim(s.Info())
	return sys, true
}

// Stages returns the number of stages.
func (s System) Stages() int { return s.stages }

// Rosenbrock reports whether the scheme is a Rosenbrock scheme.
func (s System) Rosenbrock() bool { return s.rosenbrock }

// Coordinates returns all coefficients, in the order of the points that Residuals takes.
func (s System) Coordinates() []Coordinate { return append([]Coordinate(nil), s.coordinates...) }

// Index returns where a coefficient stands among the coordinates, −1 if the scheme has none at that place.
func (s System) Index(at scheme.Place) int {
	return slices.IndexFunc(s.coordinates, func(c Coordinate) bool { return c.Place == at })
}

// Equations returns the equations, in the order of the values that Residuals returns.
func (s System) Equations() []Equation { return append([]Equation(nil), s.equations...) }

// With returns the system with further equations.
func (s System) With(more ...Equation) System { return s.Of(append(s.Equations(), more...)...) }

// Of returns the system with those equations alone. Residuals then costs what they need.
func (s System) Of(equations ...Equation) System {
	s.equations = equations
	return s
}

// Only is Of for those of its equations for which keep is true.
func (s System) Only(keep func(Equation) bool) System {
	return s.Of(slices.DeleteFunc(s.Equations(), func(e Equation) bool { return !keep(e) })...)
}

// Entries returns the coefficients at a point as scheme files have them, with the generator g of their field.
func (s System) Entries(x []poly.Elem) []scheme.Entries {
	var out []scheme.Entries
	for i, c := range s.coordinates {
		if i == 0 || s.coordinates[i-1].Key != c.Key {
			out = append(out, scheme.Entries{Key: c.Key})
		}
		e := &out[len(out)-1]
		if row := max(1, c.Row); row > len(e.Rows) {
			e.Rows = append(e.Rows, nil)
		}
		last := len(e.Rows) - 1
		e.Rows[last] = append(e.Rows[last], x[i].String())
	}
	return out
}

// At returns the system with other values of its coordinates, in their order. The texts stay.
func (s System) At(values []poly.Elem) System {
	s.coordinates = s.Coordinates()
	for i, x := range values {
		s.coordinates[i].Value = x
	}
	return s
}
