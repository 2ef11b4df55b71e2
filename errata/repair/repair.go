// Package repair finds the scheme that a table with truncated coefficients means: a nearby one, with exact numbers, that
// satisfies exactly what is claimed.
//
//	if repair.Truncated(s) {
//		r, err := repair.Find(ctx, s)       // r.Scheme, r.Moves, r.Holds
//		d := proofs.Analyze(r.Scheme).Decide(proofs.LStable)
//	}
//
// The claims are the equations of package conditions: row sums, order, embedded order, stiff accuracy, R(∞) = 0. What
// is structure stays: zeros and other integers, numbers that are printed twice, the diagonal, short numbers. Newton's
// method goes to the nearest solution in floating point. The numbers that the equations determine there are recognized
// as rational or algebraic ones (a proposal), numbers that are free are put near the printed ones, and linear algebra
// does the rest exactly. Every equation is then checked in exact arithmetic: nothing rests on the way it was found. It
// says nothing of stability, which is to be decided anew. docs/repair.md tells more.
package repair

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// Repair is a scheme that satisfies the claims exactly.
type Repair struct {
	Scheme   scheme.Scheme
	Document []byte // the scheme as a file
	Moves    []Move // for each coefficient that is not an integer, in the order of the table
	Guesses  []Guess
	Taken    int                   // how many numbers were taken for the short ones that they are printed like: a guess
	Holds    []conditions.Equation // what holds exactly
}

// Within reports whether no coefficient moved by more than one unit of its last printed place.
func (r Repair) Within() bool {
	return !slices.ContainsFunc(r.Moves, func(m Move) bool { return !m.Within() })
}

// Largest returns the move that is largest in units. It panics if there is none.
func (r Repair) Largest() Move {
	return slices.MaxFunc(r.Moves, func(a, b Move) int { return cmp.Compare(a.Units(), b.Units()) })
}

// ErrNothing says that no exact scheme was found near the printed numbers. It does not say that there is none.
var ErrNothing = errors.New("no scheme with exact coefficients near the printed ones was found that satisfies the claims")

// ErrNoClaims says that a file claims nothing that its coefficients could satisfy.
var ErrNoClaims = errors.New("nothing is claimed that coefficients could satisfy: no order, no c, no stiff accuracy, no L-stability")

// ErrKind says that the scheme is of a kind without order conditions in its coefficients.
var ErrKind = errors.New("only Runge–Kutta and Rosenbrock schemes can be repaired")

// Find returns a scheme near s that satisfies the claims of s exactly: one within a unit of the last printed place
// everywhere if such a one is found, else the nearest that was found. It fails with ErrKind, ErrNoClaims, ErrNothing, or because the
// context has ended.
//
// Cost: bounded; about a tenth of a second for five stages and at most some seconds for more.
func Find(ctx context.Context, s scheme.Scheme) (Repair, error) {
	return find(&effort{ctx, maxEffort}, s)
}

func find(e *effort, s scheme.Scheme) (Repair, error) {
	s = claimed(s)
	sys, ok := conditions.New(s)
	if !ok {
		return Repair{}, ErrKind
	}
	if len(sys.Equations()) == 0 {
		return Repair{}, ErrNoClaims
	}
	var floor exact.Rat
	if own, ok := conditions.NewTransformed(s); ok {
		sys, floor = aimed(sys, own, s.Field(), e)
	}
	var nearest *Repair // beyond the units
	try := func(c candidate) (found Repair, within bool) {
		x, ok := c.solve()
		if !ok {
			return found, false
		}
		r, ok := newRepair(s, c.solver, x, c.guesses)
		if r.Taken = c.recognized; ok && r.Within() {
			return r, true
		}
		if ok && nearest == nil && r.Largest().Units() <= near {
			nearest = &r
		}
		return found, false
	}
	var far []candidate
	for _, a := range approaches(sys, s.Field()) {
		c, ok := a.aim(s, floor, e)
		switch {
		case !ok:
		case c.distance > 1:
			far = append(far, c)
		default: // no other is nearer
			if r, ok := try(c); ok {
				return r, nil
			}
		}
	}
	slices.SortStableFunc(far, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	for _, c := range far {
		if r, ok := try(c); ok {
			return r, nil
		}
	}
	if nearest != nil {
		return *nearest, nil
	}
	if err := context.Cause(e.ctx); err != nil {
		return Repair{}, err
	}
	return Repair{}, ErrNothing
}

// near is the number of units beyond which a scheme is another one.
const near = 1000

// Truncated reports whether a Runge–Kutta or Rosenbrock scheme is printed with numbers so long that they may be rounded.
func Truncated(s scheme.Scheme) bool {
	sys, ok := conditions.New(s)
	return ok && slices.ContainsFunc(variables(sys), func(v variable) bool { return !v.short })
}

// approach is one way to read a table: which simplifying assumptions belong to it, and which numbers may move.
type approach struct {
	sys       conditions.System
	guess     bool // well-known numbers on the diagonal are held at what they are known for
	recognize bool // numbers that are printed like short ones are held at those
}

// approaches lists the ways to read a table, the most faithful ones first.
func approaches(sys conditions.System, k algebraic.Field) []approach {
	readings := []conditions.System{sys}
	if !sys.Rosenbrock() {
		var stages, all []conditions.Equation
		for _, e := range simplifying(sys, k) {
			all = append(all, e)
			if e.Kind == conditions.StageOrder {
				stages = append(stages, e)
			}
		}
		if len(stages) > 0 {
			readings = append(readings, sys.With(stages...))
		}
		if len(all) > len(stages) {
			readings = append(readings, sys.With(all...))
		}
	}
	var out []approach
	for _, recognize := range []bool{true, false} {
		for _, guess := range []bool{true, false} {
			for _, reading := range readings {
				out = append(out, approach{reading, guess, recognize})
			}
		}
	}
	return out
}

// candidate is an approach that leads to a solution in floating point.
type candidate struct {
	*solver
	guesses  []Guess
	distance float64 // of that solution, in units; 1 for everything nearer
}

// aim looks for the nearest solution in floating point.
func (a approach) aim(s scheme.Scheme, floor exact.Rat, e *effort) (candidate, bool) {
	c := candidate{solver: &solver{table: newTable(a.sys, s.Field(), floor, e), recognize: a.recognize}}
	if a.guess {
		if c.guesses = c.guessDiagonal(); len(c.guesses) == 0 {
			return candidate{}, false // the same as without guesses
		}
	}
	if a.recognize && !c.recognizePrinted() {
		return candidate{}, false // the same as without
	}
	t, ok := nearest(c.floatFlat(aimBits), c.units())
	c.distance = max(1, largest(t.moved))
	return c, ok
}

// aimBits is the precision in which approaches are compared.
const aimBits = 256

// newRepair writes the scheme with the coordinates x, reads it back and checks it as a stranger would.
func newRepair(s scheme.Scheme, sv *solver, x []poly.Elem, guesses []Guess) (Repair, bool) {
	r := Repair{Guesses: guesses, Moves: moves(s, sv.sys, sv.field, x)}
	if len(r.Moves) == 0 {
		return Repair{}, false
	}
	r.Document = document(s, sv.sys, sv.field, x, r.Within())
	repaired, err := scheme.Parse(s.Info().Name+".json", r.Document)
	if err != nil {
		return Repair{}, false // beyond the limits of the format: a number too long, a field too large
	}
	r.Scheme = repaired
	sys, _ := conditions.New(repaired)
	if !sys.Hold() || len(scheme.OrderConditionFindings(repaired))+len(scheme.RowSumFindings(repaired))+len(scheme.FamilyFindings(repaired)) > 0 {
		return Repair{}, false
	}
	r.Holds = sys.Equations()
	return r, true
}
