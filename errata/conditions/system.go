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
	"fmt"
	"slices"

	"rofz/poly"
	"rofz/scheme"
)

// Coordinate is one coefficient of a scheme: an entry of a matrix or of a vector.
type Coordinate struct {
	Key      string // "A", "b", "bhat", "c"; "alpha", "gamma", "b", "bhat", "c", "d"
	Row, Col int    // from 1; Row is 0 for a vector, both are 0 for a single number
	Text     string // as printed, "" if the scheme was not read from a file
	Value    poly.Elem
}

// String returns the place as messages name it, A[2][1] or b[3].
func (c Coordinate) String() string {
	if c.Col == 0 {
		return c.Key
	}
	if c.Row == 0 {
		return fmt.Sprintf("%s[%d]", c.Key, c.Col)
	}
	return fmt.Sprintf("%s[%d][%d]", c.Key, c.Row, c.Col)
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
	c, d        block
	own         *own // an implementation's own coefficients, if those are the coordinates
	explicit    bool // the first row of A (of α + γ) is printed as 0
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
	sys.add(blocks)
	sys.a = sys.block(blocks[0].Key)
	sys.gamma, sys.b, sys.bhat = sys.block("gamma"), sys.block("b"), sys.block("bhat")
	sys.c, sys.d = sys.block("c"), sys.block("d")
	sys.explicit = sys.firstRowIsZero()
	sys.claim(s.Info())
	return sys, true
}

// add appends coefficients to the coordinates.
func (s *System) add(blocks []scheme.Block) {
	for _, b := range blocks {
		for i, row := range b.Values {
			for j, x := range row {
				at := Coordinate{b.Key, i + 1, j + 1, b.Printed(i, j), x}
				if b.Shape != scheme.Matrix {
					at.Row = 0
				}
				s.coordinates = append(s.coordinates, at)
			}
		}
	}
}

// block returns where the entries under a key begin.
func (s *System) block(key string) block {
	return block{slices.IndexFunc(s.coordinates, func(c Coordinate) bool { return c.Key == key })}
}

func (s *System) firstRowIsZero() bool {
	form := StandardForm(*s, Exact{}, exactPoint(*s))
	for j := range s.stages {
		if !form.A[0][j].IsZero() || s.rosenbrock && !form.Gamma[0][j].IsZero() {
			return false
		}
	}
	return true
}

// NewTransformed is New with the implementation's own coefficients as coordinates, for a Rosenbrock scheme that is given
// with them; ok is false for every other scheme.
func NewTransformed(s scheme.Scheme) (sys System, ok bool) {
	t, ok := scheme.TransformedOf(s)
	if !ok {
		return System{}, false
	}
	b, _, _ := scheme.Weights(s)
	sys = System{stages: len(b.Values[0]), rosenbrock: true, own: newOwn(), a: block{-1}, gamma: block{-1}, b: block{-1}, bhat: block{-1}}
	for _, e := range t.Entries {
		if !sys.own.has(e.Key) {
			sys.own.at[e.Key] = len(sys.coordinates)
		}
		sys.coordinates = append(sys.coordinates, Coordinate{"transformed." + e.Key, e.Row, e.Col, e.Text, e.Value})
	}
	for c := range scheme.RowSums(s) {
		sys.add([]scheme.Block{c})
	}
	sys.c, sys.d = sys.block("c"), sys.block("d")
	sys.explicit = false // γ is the diagonal
	if sys.own.has("e") {
		sys.bhat = block{0} // computed: the place does not matter
	}
	sys.claim(s.Info())
	return sys, true
}

// Stages returns the number of stages.
func (s System) Stages() int { return s.stages }

// Rosenbrock reports whether the scheme is a Rosenbrock scheme.
func (s System) Rosenbrock() bool { return s.rosenbrock }

// Coordinates returns all coefficients, in the order of the points that Residuals takes.
func (s System) Coordinates() []Coordinate { return append([]Coordinate(nil), s.coordinates...) }

// Index returns the place of a coefficient among the coordinates, −1 if the scheme has none under the key. Row and
// column count from 1; the row of a vector is 0.
func (s System) Index(key string, row, col int) int {
	for i, c := range s.coordinates {
		if c.Key == key && c.Row == row && c.Col == col {
			return i
		}
	}
	return -1
}

// Equations returns the equations, in the order of the values that Residuals returns.
func (s System) Equations() []Equation { return append([]Equation(nil), s.equations...) }

// With returns the system with further equations.
func (s System) With(more ...Equation) System {
	s.equations = append(s.Equations(), more...)
	return s
}

// At returns the system with other values of its coordinates, in their order. The texts stay.
func (s System) At(values []poly.Elem) System {
	s.coordinates = s.Coordinates()
	for i, x := range values {
		s.coordinates[i].Value = x
	}
	return s
}
