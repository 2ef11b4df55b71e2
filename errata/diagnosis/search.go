package diagnosis

import (
	"context"
	"slices"

	"rofz/errata/conditions"
	"rofz/poly/exact"
)

// search looks for edits that make every equation hold, in one field: modulo a prime where the coefficients are
// rational and exact, in floating point otherwise. What it finds are proposals, which an exact check confirms.
type search[T any] struct {
	conditions.Field[T]
	*table
	ctx     context.Context
	x       []T
	before  []T    // residuals as printed
	failing []bool // the equations that do not hold
	small   func(T) bool
	near    func(x, y T) bool // of values of a coefficient: a text that is near the right value is worth a try
	same    func(x, y T) bool // of residuals, up to rounding
	value   func(text string) (T, bool)

	pairs      int  // combinations of slips
	limitAlone bool // only R(∞) = 0 fails

	touches [][]int // the linear equations that mention a cell
	target  []T     // of the linear equations, negated
	coef    [][]T   // of the linear equations
	y       []T     // x, with moves while they are looked at
	scratch []bool
	found   []proposal
	tried   int
}

// shift gives a cell another value.
type shift[T any] struct {
	at int
	to T
}

// proposal is an edit that the search holds for good.
type proposal struct {
	kind    Kind
	changes []change
	follow  []followed
	claims  []Edit
	free    *direction  // the one change is to be solved for
	parts   []direction // several changes, each to be solved for
	of      *problem    // the reading in which it was found
}

// change is another text for a cell.
type change struct {
	at   int
	text string
}

// followed is a cell that goes along so that a linear equation goes on holding.
type followed struct{ at, equation int }

func (s *search[T]) prepare() {
	s.touches = make([][]int, len(s.cells))
	for i, l := range s.linear {
		s.target = append(s.target, s.Sub(s.Zero(), s.Rational(l.target)))
		var coef []T
		for _, m := range l.terms {
			s.touches[m.at] = append(s.touches[m.at], i)
			coef = append(coef, s.Rational(m.coef))
		}
		s.coef = append(s.coef, coef)
	}
	s.before = residuals(s.table, s.Field, s.x)
	s.y = append([]T(nil), s.x...)
	s.scratch = make([]bool, len(s.linear))
	n := len(s.before)
	s.limitAlone = n > 0 && s.failing[n-1] && !slices.Contains(s.failing[:n-1], true)
}

// mends reports whether every equation holds after the moves, as far as the field can see.
func (s *search[T]) mends(move []shift[T]) bool {
	s.tried++
	return s.mendsLinear(move) && s.mendsCurved(move)
}

// mendsLinear evaluates the equations anew rather than add differences: next to a grossly wrong value those are noise.
func (s *search[T]) mendsLinear(move []shift[T]) bool {
	copy(s.scratch, s.failing) // those not yet evaluated
	defer s.reset(move)
	s.set(move)
	for _, m := range move {
		for _, i := range s.touches[m.at] {
			if !s.small(s.left(i)) {
				return false
			}
			s.scratch[i] = false
		}
	}
	return !slices.Contains(s.scratch, true)
}

// left returns the residual of a linear equation.
func (s *search[T]) left(i int) T {
	r := s.target[i]
	for k, m := range s.table.linear[i].terms {
		r = s.Add(r, s.Mul(s.coef[i][k], s.y[m.at]))
	}
	return r
}

func (s *search[T]) set(move []shift[T]) {
	for _, m := range move {
		s.y[m.at] = m.to
	}
}

func (s *search[T]) reset(move []shift[T]) {
	for _, m := range move {
		s.y[m.at] = s.x[m.at]
	}
}

// mendsCurved leaves R(∞) = 0 to the exact check, unless nothing else fails: the right edit may well make the matrix
// singular, so that the limit needs more than solving with it.
func (s *search[T]) mendsCurved(move []shift[T]) bool {
	defer s.reset(move)
	s.set(move)
	for part, sys := range s.curved {
		if part == limit && !s.limitAlone {
			continue
		}
		if slices.ContainsFunc(conditions.Residuals(sys, s.Field, s.y), func(r T) bool { return !s.small(r) }) {
			return false
		}
	}
	return true
}

// at returns all residuals after the moves.
func (s *search[T]) at(move []shift[T]) []T {
	defer s.reset(move)
	s.set(move)
	return residuals(s.table, s.Field, s.y)
}

// direction is a line through the printed table: the cells that move, and in what proportion. The first ones are those
// that are edited, the others go along.
type direction struct {
	terms    []term
	edited   int
	follow   []followed
	equation int // the one that gives the value
}

// along returns the moves that give the first cell of a direction the value v.
func (s *search[T]) along(d direction, v T) []shift[T] {
	by := s.Sub(v, s.x[d.terms[0].at])
	out := make([]shift[T], len(d.terms))
	for i, m := range d.terms {
		out[i] = shift[T]{m.at, s.Add(s.x[m.at], s.Mul(s.Rational(m.coef), by))}
	}
	out[0].to = v
	return out
}

// closed completes edited cells by those that must go along so that the linear equations which hold go on holding:
// an equality by its other side, a row sum by the abscissa. It reports false if that is impossible, or if a failing
// linear equation would stay as it is.
func (t *table) closed(edited []term, failing []bool) (direction, bool) {
	d := direction{terms: append([]term(nil), edited...), edited: len(edited), equation: -1}
	for again := true; again; {
		again = false
		for i, l := range t.linear {
			sum := d.sum(l)
			if failing[i] || l.vague || sum.IsZero() {
				continue
			}
			at, ok := d.follower(l)
			if !ok {
				return d, false
			}
			d.terms = append(d.terms, term{at.at, sum.Neg().Quo(at.coef)})
			d.follow = append(d.follow, followed{at.at, i})
			again = true
		}
	}
	for i, l := range t.linear {
		if failing[i] && d.sum(l).IsZero() {
			return d, false
		}
	}
	return d, true
}

// sum returns the slope of a linear equation along the direction.
func (d direction) sum(l linear) (sum exact.Rat) {
	for _, m := range l.terms {
		for _, n := range d.terms {
			if m.at == n.at {
				sum = sum.Add(m.coef.Mul(n.coef))
			}
		}
	}
	return sum
}

// follower returns the term of an equation that can go along.
func (d direction) follower(l linear) (term, bool) {
	switch l.follow {
	case second:
		last := l.terms[len(l.terms)-1]
		return last, !d.has(last.at)
	case either:
		for _, m := range l.terms {
			if !d.has(m.at) {
				return m, true
			}
		}
	}
	return term{}, false
}

func (d direction) has(at int) bool {
	return slices.ContainsFunc(d.terms, func(m term) bool { return m.at == at })
}

// solve returns the value of the first cell of a direction for which one failing equation holds. It reports false for
// possible if a failing equation does not depend on the value, and false for linear if none is linear in it.
func (s *search[T]) solve(d *direction) (v T, linear, possible bool) {
	first := s.x[d.terms[0].at]
	for i, l := range s.table.linear {
		if s.failing[i] {
			d.equation = i
			slope := s.Rational(d.sum(l))
			v = s.Sub(first, s.Quo(s.before[i], slope))
			move := s.along(*d, v)
			s.set(move)
			v = s.Sub(v, s.Quo(s.left(i), slope)) // what rounding has lost next to a large value
			s.reset(move)
			return v, true, true
		}
	}
	one := s.at(s.along(*d, s.Add(first, s.One())))
	two := s.at(s.along(*d, s.Add(first, s.Add(s.One(), s.One()))))
	var slope T
	for i, r := range s.before {
		if !s.failing[i] {
			continue
		}
		change, next := s.Sub(one[i], r), s.Sub(two[i], one[i])
		flat := s.same(one[i], r)
		if flat && s.same(two[i], r) {
			if i < s.firstLimit() {
				return v, false, false
			}
			continue
		}
		if !linear && !flat && s.same(change, next) {
			d.equation, linear, slope = i, true, change
		}
	}
	if linear {
		v = s.Sub(first, s.Quo(s.before[d.equation], slope))
		v = s.Sub(v, s.Quo(s.at(s.along(*d, v))[d.equation], slope))
	}
	return v, linear, true
}

// firstLimit returns the number of equations before R(∞) = 0.
func (s *search[T]) firstLimit() int {
	if len(s.curved) == 0 || s.limitAlone {
		return len(s.before)
	}
	return len(s.before) - len(s.curved[limit].Equations())
}

// singles tries each direction: solves for the value, and looks for slips that lead to it.
func (s *search[T]) singles(directions []direction) {
	for _, d := range directions {
		if s.ctx.Err() != nil {
			return
		}
		s.tried++
		v, linear, possible := s.solve(&d)
		switch {
		case !possible:
		case !linear:
			s.slips(d, func(T) bool { return true })
			s.copies(d)
		case s.mends(s.along(d, v)):
			s.slips(d, func(y T) bool { return s.near(y, v) })
			s.found = append(s.found, proposal{kind: Free, changes: d.changes(""), follow: d.follow, free: &d})
		}
	}
}

// slips tries the texts that differ from the printed one by one slip, and give the first cell a value that is worth
// it.
func (s *search[T]) slips(d direction, worth func(T) bool) {
	for _, w := range rewrites(s.cells[d.terms[0].at].Text) {
		if s.ctx.Err() != nil {
			return
		}
		if v, ok := s.value(w.text); ok && worth(v) && s.mends(s.along(d, v)) {
			if s.IsZero(v) {
				w = rewrite{"0", Superfluous}
			}
			s.found = append(s.found, proposal{kind: w.kind, changes: d.changes(w.text), follow: d.follow})
		}
	}
}

// copies tries to give the first cell of a direction the value 0, and that of each other coefficient.
func (s *search[T]) copies(d direction) {
	if s.mends(s.along(d, s.Zero())) {
		s.found = append(s.found, proposal{kind: Superfluous, changes: d.changes("0"), follow: d.follow})
	}
	seen := map[string]bool{}
	for i, c := range s.cells {
		if c.Value.IsZero() || seen[c.Text] || s.ctx.Err() != nil {
			continue
		}
		seen[c.Text] = true
		if !s.near(s.x[i], s.x[d.terms[0].at]) && s.mends(s.along(d, s.x[i])) {
			s.found = append(s.found, proposal{kind: Copied, changes: d.changes(c.Text), follow: d.follow})
		}
	}
}

// changes gives the edited cells of a direction the text, or its negative.
func (d direction) changes(text string) []change {
	var out []change
	for _, m := range d.terms[:d.edited] {
		t := text
		if text != "" && m.coef.Sign() != d.terms[0].coef.Sign() {
			t = negated(text)
		}
		out = append(out, change{m.at, t})
	}
	return out
}
