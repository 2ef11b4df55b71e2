package diagnosis

import (
	"strings"

	"rofz/exact"
	"rofz/poly"
	"rofz/scheme"
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
		d, ok := s.along1(m.at, first)
		if !ok {
			continue
		}
		v := s.Sub(s.x[m.at], s.Quo(r, s.coef[first][k]))
		next := append(append([]shift[T](nil), move...), s.along(d, v)...)
		s.part(next, append(parts, d))
	}
}

func moves[T any](move []shift[T], at int) bool {
	for _, m := range move {
		if m.at == at {
			return true
		}
	}
	return false
}

// along1 returns the direction of one cell that is to mend one linear equation, whatever becomes of the other failing
// ones.
func (s *search[T]) along1(at, equation int) (direction, bool) {
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

// resolve finds the texts of the parts of a proposal, one after the other: a slip if one leads to the value that the
// part's equation asks for, the value itself otherwise.
func (p *patient) resolve(c *confirmed) bool {
	x := p.values()
	c.changes, c.follow = nil, nil
	for _, d := range c.parts {
		step := append([]poly.Elem(nil), x...)
		for _, m := range d.terms {
			step[m.at] = step[m.at].Add(poly.Rational(m.coef))
		}
		r := p.residualAt(d.equation, x)
		slope := p.residualAt(d.equation, step).Sub(r)
		if slope.IsZero() {
			return false
		}
		first := d.terms[0].at
		v, ok := x[first].Sub(r.Quo(slope)).Rat()
		if !ok {
			return false
		}
		text, height := p.slip(p.cells[first].Text, v)
		c.height += height
		value, ok := scheme.RationalValue(text)
		if !ok {
			return false
		}
		by := poly.Rational(value).Sub(x[first])
		for _, m := range d.terms {
			x[m.at] = x[m.at].Add(poly.Rational(m.coef).Mul(by))
		}
		c.changes = append(c.changes, change{first, text})
		c.follow = append(c.follow, d.follow...)
	}
	return true
}

// slip returns a text that differs by one slip and has the value, or the value itself, with how implausible that is.
func (p *patient) slip(text string, v exact.Rat) (string, float64) {
	for _, w := range rewrites(text) {
		x, ok := scheme.RationalValue(w.text)
		if ok && !p.tolerance.Less(x.Sub(v).Abs()) {
			return w.text, w.kind.implausibility()
		}
	}
	written, height := p.rounded(v)
	for _, other := range p.cells {
		if strings.TrimPrefix(other.Text, "-") == strings.TrimPrefix(written, "-") {
			height = 0.5
		}
	}
	return written, 1.5 + height
}
