package repair

import (
	"math/big"
	"math/rand/v2"
	"slices"

	"rofz/errata/conditions"
	"rofz/internal/modular"
	"rofz/poly"
	"rofz/poly/exact"
)

// solver looks for an exact solution of the equations of a table, near the printed numbers.
type solver struct {
	table
	recognize  bool // numbers that are printed like short ones of the field are held at those
	recognized int  // how many are
}

// solve returns the coordinates of an exact solution. It alternates between three ways to make progress: numbers that
// the equations determine at the target are recognized and held; what linear algebra can finish it finishes; and if
// neither helps, one more number is held near its printed value.
func (s *solver) solve() (x []poly.Elem, ok bool) {
	bits := 512
	for !s.effort.over() {
		t, ok := nearest(s.floatFlat(conditions.Float(bits)), s.units())
		if !ok {
			return nil, false
		}
		if s.recognizeDetermined(t, bits-2*slack) {
			continue
		}
		if s.recognize && s.field.Degree() > 1 && s.recognizePrinted() {
			continue
		}
		if len(s.free()) == 0 {
			return s.check(s.exactFlat().x)
		}
		if plan, ok := s.plan(t); ok {
			return s.replay(plan, t)
		}
		switch k, ok := s.choice(t); {
		case ok:
			s.hold(k, poly.Rational(s.short(t, k)))
		case bits < maxBits:
			bits *= 4
		default:
			return nil, false
		}
	}
	return nil, false
}

// maxBits bounds the precision in which numbers are recognized.
const maxBits = 1 << 11

// recognizeDetermined holds every free variable that cannot move at the target and whose value is recognized in the
// field or, if there is none, as a root that is then adjoined.
func (s *solver) recognizeDetermined(t target, bits int) bool {
	progress := false
	var rest []int
	for k, i := range s.free() {
		if t.tangent.moves(k) {
			continue
		}
		if y, ok := inField(s.effort, s.field, s.valueOf(t, i), bits, ample); ok {
			s.hold(i, y)
			progress = true
			continue
		}
		rest = append(rest, i)
	}
	if progress {
		return true
	}
	for _, i := range rest {
		if s.adjoinRoot(i, s.valueOf(t, i), bits) {
			return true
		}
	}
	return false
}

// valueOf returns the value of variable i at the target.
func (s *solver) valueOf(t target, i int) *big.Float {
	p := s.vars[i].places[0]
	x := t.x[p.coordinate]
	if p.negative {
		x = new(big.Float).Neg(x)
	}
	return x
}

// maxDegree is the largest degree of a number that is adjoined.
const maxDegree = 8

// adjoinRoot holds variable i at the algebraic number that x seems to be.
func (s *solver) adjoinRoot(i int, x *big.Float, bits int) bool {
	p, ok := minimalPolynomial(s.effort, x, maxDegree/s.field.Degree(), min(bits, 600))
	if !ok || p.Degree() < 2 {
		return false
	}
	r, _ := x.Rat(nil)
	width := exact.Int(2).Pow(20 - bits)
	at := exact.FromBigRat(r)
	next, root, err := s.adjoin(p, exact.Interval{Lo: at.Sub(width), Hi: at.Add(width)})
	if err != nil {
		return false
	}
	s.table = next
	s.hold(i, root)
	return true
}

// choice returns the next variable to hold: the one with the fewest digits that still moves, the first of equals.
func (s *solver) choice(t target) (variable int, ok bool) {
	best := -1
	for k, i := range s.free() {
		if t.tangent.moves(k) && (best < 0 || s.vars[best].unit.Less(s.vars[i].unit)) {
			best = i
		}
	}
	return best, best >= 0
}

// short returns a short number close to the target of variable i: the printed one if the target is that near.
func (s *solver) short(t target, i int) exact.Rat {
	r, _ := s.valueOf(t, i).Rat(nil)
	goal := exact.FromBigRat(r)
	v := s.vars[i]
	closeBy := v.unit.Mul(exact.NewRat(1, 1_000_000)) // what follows from it may move much more
	if goal.Sub(v.value).Abs().Less(closeBy) {
		return v.value
	}
	return exact.SimplestBetween(goal.Sub(closeBy), goal.Add(closeBy))
}

// attempts is how many priorities are tried in the search for a schedule.
const attempts = 60

// plan looks for a schedule modulo a prime.
func (s *solver) plan(t target) (schedule, bool) {
	start, ok := s.primeFlat()
	if !ok {
		return nil, false
	}
	run := search{p: start.Field.(modular.Prime), sys: s.sys, rng: rand.New(rand.NewPCG(1, 2))}
	var order []int
	for k, i := range s.free() {
		run.coordinate = append(run.coordinate, s.vars[i].places[0].coordinate)
		order = append(order, k)
	}
	for range attempts {
		if s.effort.over() {
			return nil, false
		}
		if plan, ok := run.run(start, t.tangent, order); ok {
			return plan, true
		}
		run.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	return nil, false
}

// replay carries out a schedule exactly. What is fixed, and what stays free in the end, goes near the target.
func (s *solver) replay(plan schedule, t target) ([]poly.Elem, bool) {
	f, free := s.exactFlat(), s.free()
	settle := func(k int) {
		i := free[k]
		p := s.vars[i].places[0]
		f.fix(p.coordinate, signed(f.Field, poly.Rational(s.short(t, i)), p.negative))
	}
	for _, step := range plan {
		if step.equations == nil {
			settle(step.fix)
			continue
		}
		if solve(f, step.equations) == contradiction {
			return nil, false
		}
	}
	for k := range free {
		if len(f.n) > 0 {
			settle(k)
		}
	}
	return s.check(f.x)
}

// check reports whether all equations hold at x.
func (s *solver) check(x []poly.Elem) ([]poly.Elem, bool) {
	return x, !slices.ContainsFunc(s.exactFlat().residualsAt(x), func(r poly.Elem) bool { return !r.IsZero() })
}
