package diagnosis

import (
	"math"
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme/expression"
)

// mostParts is the largest number of independent slips that are looked for together.
const mostParts = 3

// mostSeveral bounds the combinations of slips that are evaluated.
const mostSeveral = 20_000

// several looks for one wrong entry in each of two or three places: as long as a linear equation fails, one of its
// cells is given the value with which it holds.
func (s *search[T]) several() {
	s.pairs = 0
	s.part(nil, nil)
	for i, l := range s.table.linear {
		if s.failing[i] && len(s.found) == 0 {
			s.twoOf(i, l)
		}
	}
}

// twoOf looks for two wrong cells of one linear equation that fails. With the one such that the equation holds, both
// move on along the line on which it goes on holding, until another equation that fails holds too.
func (s *search[T]) twoOf(equation int, l linear) {
	for k, m := range l.terms {
		for n, other := range l.terms {
			if n == k || s.cells[m.at].fixed || s.cells[other.at].fixed || s.ctx.Err() != nil {
				continue
			}
			first, ok := s.aimed(m.at, equation)
			if !ok {
				continue
			}
			ratio := m.coef.Neg().Quo(other.coef)
			second, ok := s.closed([]term{{m.at, exact.Int(1)}, {other.at, ratio}}, s.failing)
			if ok = ok || len(second.terms) == 2; !ok || len(first.terms) > 1 || len(second.terms) > 2 {
				continue
			}
			s.meet(equation, k, first, second)
		}
	}
}

// meet goes along the second direction from where the first one mends its equation.
func (s *search[T]) meet(equation, k int, first, second direction) {
	m, n := second.terms[0], second.terms[1]
	start := s.Sub(s.x[m.at], s.Quo(s.before[equation], s.coef[equation][k]))
	at := func(v T) []shift[T] {
		by := s.Mul(s.Rational(n.coef), s.Sub(v, start))
		return []shift[T]{{m.at, v}, {n.at, s.Add(s.x[n.at], by)}}
	}
	zero, one := s.at(at(start)), s.at(at(s.Add(start, s.One())))
	two := s.at(at(s.Add(start, s.Add(s.One(), s.One()))))
	for i, r := range zero {
		change, next := s.Sub(one[i], r), s.Sub(two[i], one[i])
		if i == equation || s.small(r) || s.same(one[i], r) || !s.same(change, next) {
			continue
		}
		s.tried++
		if s.mends(at(s.Sub(start, s.Quo(r, change)))) {
			second.equation = i
			s.found = append(s.found, proposal{kind: Several, parts: []direction{first, second}})
		}
		return
	}
}

func (s *search[T]) part(move []shift[T], parts []direction) {
	if s.ctx.Err() != nil || s.pairs > mostSeveral {
		return
	}
	s.set(move)
	first := -1
	var r T
	for i := range s.table.linear {
		if r = s.left(i); !s.small(r) {
			first = i
			break
		}
	}
	s.reset(move)
	switch {
	case first < 0 && len(parts) > 1:
		s.pairs++
		s.tried++
		if s.mendsCurved(move) {
			s.found = append(s.found, proposal{kind: Several, parts: append([]direction(nil), parts...)})
		}
		return
	case first < 0 || len(parts) == mostParts:
		return
	}
	for k, m := range s.table.linear[first].terms {
		if s.cells[m.at].fixed || moves(move, m.at) {
			continue
		}
		d, ok := s.aimed(m.at, first)
		if !ok {
			continue
		}
		v := s.Sub(s.x[m.at], s.Quo(r, s.coef[first][k]))
		next := append(append([]shift[T](nil), move...), s.along(d, v)...)
		s.part(next, append(parts, d))
	}
}

func moves[T any](move []shift[T], at int) bool {
	return slices.ContainsFunc(move, func(m shift[T]) bool { return m.at == at })
}

// aimed returns the direction of one cell that is to mend one linear equation, whatever becomes of the other failing
// ones.
func (s *search[T]) aimed(at, equation int) (direction, bool) {
	d, _ := s.closed([]term{{at, exact.Int(1)}}, s.failing)
	d.equation = equation
	for i, l := range s.table.linear {
		if !s.failing[i] && !l.vague && !d.sum(l).IsZero() {
			return d, false
		}
	}
	return d, true
}

// signs tries to turn the signs of two entries at once.
func (s *search[T]) signs() {
	negative := make([]T, len(s.x))
	for i, x := range s.x {
		negative[i] = s.Sub(s.Zero(), x)
	}
	for i, a := range s.cells {
		if s.ctx.Err() != nil {
			return
		}
		if a.fixed || a.Value.IsZero() {
			continue
		}
		for j := i + 1; j < len(s.cells); j++ {
			b := s.cells[j]
			if b.fixed || b.Value.IsZero() || a.Key != b.Key || a.Row != b.Row {
				continue
			}
			s.tried++
			if move := []shift[T]{{i, negative[i]}, {j, negative[j]}}; s.mends(move) {
				changes := []change{{i, negated(a.Text)}, {j, negated(b.Text)}}
				s.found = append(s.found, proposal{kind: Sign, changes: changes})
			}
		}
	}
}

// resolve solves for the values of the parts of a proposal, one after the other, and finds their texts: a slip if one
// leads to the value, the value itself otherwise.
func (p *problem) resolve(c *confirmed) bool {
	x := p.values()
	c.changes, c.follow = nil, nil
	var edited []int
	for _, d := range c.parts {
		if !p.advance(x, d) {
			return false
		}
		for _, m := range d.terms[:d.edited] {
			if !slices.Contains(edited, m.at) {
				edited = append(edited, m.at)
			}
		}
		c.follow = append(c.follow, d.follow...)
	}
	for _, at := range edited {
		text, height, ok := p.slip(p.cells[at].Text, x[at])
		if !ok {
			return false
		}
		c.height += height
		c.changes = append(c.changes, change{at, text})
	}
	return true
}

// nearest returns a rational number itself, and for a truncated table one that differs from x by less than it can tell.
func (p *problem) nearest(x poly.Elem) (exact.Rat, bool) {
	if r, ok := x.Rat(); ok || p.tolerance.IsZero() {
		return r, ok
	}
	r, err := exact.ParseRat(p.scheme.Field().Decimal(x, 60))
	return r, err == nil
}

// slip returns a text that differs by one slip and has the value, or the value itself, with how implausible that is. It
// reports false for an irrational value that no slip has.
func (p *problem) slip(text string, x poly.Elem) (string, float64, bool) {
	v, rational := p.nearest(x)
	if rational && !p.tolerance.Less(v.Abs()) {
		return "0", Superfluous.implausibility(), true
	}
	about := p.scheme.Field().Float64(x)
	_, _, constants := p.params()
	for _, w := range rewrites(text) {
		y, ok := expression.RationalValue(w.text)
		if ok && rational && !p.tolerance.Less(y.Sub(v).Abs()) {
			return w.text, w.kind.implausibility(), true
		}
		if z, err := expression.Approximate(w.text, constants); !ok && err == nil && math.Abs(z-about) < 1e-9 {
			return w.text, w.kind.implausibility(), true // the exact check follows
		}
	}
	if !rational {
		return "", 0, false
	}
	written, height := p.rounded(v)
	if p.stands(written) {
		height = 0.5
	}
	return written, 1.5 + height, true
}
