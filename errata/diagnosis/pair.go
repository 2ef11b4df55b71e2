package diagnosis

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// pairSearch looks for one coefficient of an additive pair, in either half, after whose edit the claimed coupled orders and the row sums hold.
//
// The conditions of up to order 2 and the row sums are linear in each coefficient. They let few edits pass; whatever passes is read anew and checked by all conditions.
type pairSearch struct {
	*scheme.AdditivePair
	order, embedded int // claimed, 0 where none is
	linear          []linearCondition
	constants       map[string]float64
	tried           int
}

// linearCondition is a condition Σ coefficient·cell = wanted, with its residual.
type linearCondition struct {
	residual poly.Elem
	slopes   map[scheme.Place]poly.Elem
}

// MostPairStages is the largest number of stages of a pair that is searched.
const MostPairStages = 16

// pairSlips is Find for an additive pair.
func pairSlips(ctx context.Context, p *scheme.AdditivePair, options Options) Diagnosis {
	s := &pairSearch{AdditivePair: p}
	if o := p.Info().Order; o != nil {
		s.order = min(*o, scheme.MaxColouredOrder)
	}
	if o := p.Info().EmbeddedOrder; o != nil && p.HasEmbedded() {
		s.embedded = min(*o, scheme.MaxColouredOrder)
	}
	d := Diagnosis{Complete: true, Conditions: s.conditions()}
	evidence := s.failing(&d)
	if len(d.Failing) == 0 || p.Stages() > MostPairStages {
		d.Complete = len(d.Failing) == 0
		return d
	}
	d.Independent = len(evidence)
	_, _, s.constants = (&table{scheme: p}).params()
	s.prepare()
	for _, b := range p.Coefficients() {
		if b.Key == "params" || b.RowSums != "" {
			continue
		}
		for i, row := range b.Values {
			for j, x := range row {
				if ctx.Err() != nil {
					d.Complete = false
					break
				}
				at := scheme.Place{Key: b.Key, Row: i + 1, Column: j + 1}
				if b.Shape == scheme.Vector {
					at.Row = 0
				}
				d.Candidates = append(d.Candidates, s.edits(ctx, at, b.Printed(i, j), x)...)
			}
		}
	}
	if c, ok := s.lowerClaim(); ok {
		d.Candidates = append(d.Candidates, c)
	}
	d.Tried = s.tried
	total := 0.0
	for _, e := range evidence {
		total += e
	}
	for i, c := range d.Candidates {
		left := total
		if c.Kind == Free || c.Kind == Missing {
			left -= slices.Max(evidence) // one of them was solved
		}
		d.Candidates[i].Accidents = math.Log10(float64(max(s.tried, 1))) - left
		d.Candidates[i].Confirmed = true
	}
	slices.SortStableFunc(d.Candidates, func(a, b Candidate) int { return cmp.Compare(a.plain, b.plain) })
	d.Candidates = d.Candidates[:min(len(d.Candidates), options.Most)]
	return d
}

// conditions counts those that are claimed.
func (s *pairSearch) conditions() int {
	n := 0
	for _, order := range []int{s.order, s.embedded} {
		for k := 1; k <= order; k++ {
			n += len(scheme.ColouredTreesOf(k))
		}
	}
	for _, b := range s.Coefficients() {
		if b.RowSums != "" {
			n += s.Stages()
		}
	}
	return n
}

// failing names the conditions that fail, and returns what one of each order would be worth as evidence: the decimal logarithm of how improbable it is that it
// holds by accident.
func (s *pairSearch) failing(d *Diagnosis) (evidence []float64) {
	noise := scheme.UnitsOf(s).Largest()
	worth := func(x poly.Elem) float64 {
		if r, ok := x.Rat(); ok && noise.IsZero() {
			return max(1, math.Log10(exact.FromBigInt(r.Den()).Float64()))
		} else if noise.IsZero() {
			return 2
		}
		return max(1, math.Log10(math.Abs(s.Field().Float64(x))/noise.Float64()))
	}
	add := func(prefix string, list []scheme.CoupledDefect) {
		most := 0.0
		for _, f := range list {
			d.Failing = append(d.Failing, fmt.Sprintf("%scondition of %v", prefix, f.Tree))
			most = max(most, worth(f.Residual))
		}
		if len(list) > 0 {
			evidence = append(evidence, most)
		}
	}
	for _, f := range scheme.RowSumFindings(s.AdditivePair) {
		d.Failing = append(d.Failing, f.Claim().String()+" is not the row sum")
		if x, ok := f.(scheme.RowSum); ok {
			evidence = append(evidence, worth(x.Sum.Sub(x.Given)))
		}
	}
	if o, _ := scheme.CoupledOrderToDigits(s.AdditivePair, false); o.Order < s.order {
		add("", o.Failed)
	}
	if o, ok := scheme.CoupledOrderToDigits(s.AdditivePair, true); ok && o.Order < s.embedded {
		add("embedded: ", o.Failed)
	}
	return evidence
}

// prepare finds the conditions that are linear in each coefficient: Σb = 1, bᵀA e = 1/2 for all pairs of colours, as far as they are claimed, and the row sums.
func (s *pairSearch) prepare() {
	values := func(key string) [][]poly.Elem {
		b, _ := scheme.Find(s.AdditivePair, key)
		return b.Values
	}
	one, half := poly.Int(1), poly.Rational(exact.NewRat(1, 2))
	names := []string{scheme.ExplicitHalf, scheme.ImplicitHalf}
	for _, weights := range []struct {
		key     string
		claimed int
	}{{"b", s.order}, {"bhat", s.embedded}} {
		for _, w := range names {
			key := w + "." + weights.key
			b := values(key)
			if b == nil || weights.claimed < 1 {
				continue
			}
			c := linearCondition{residual: one.Neg(), slopes: map[scheme.Place]poly.Elem{}}
			for j, x := range b[0] {
				c.residual = c.residual.Add(x)
				c.slopes[scheme.Place{Key: key, Column: j + 1}] = one
			}
			s.linear = append(s.linear, c)
			for _, h := range names {
				if weights.claimed < 2 {
					continue
				}
				c := linearCondition{residual: half.Neg(), slopes: map[scheme.Place]poly.Elem{}}
				for i, row := range values(h + ".A") {
					var sum poly.Elem
					for j, a := range row {
						sum = sum.Add(a)
						c.slopes[scheme.Place{Key: h + ".A", Row: i + 1, Column: j + 1}] = b[0][i]
					}
					c.residual = c.residual.Add(b[0][i].Mul(sum))
					c.slopes[scheme.Place{Key: key, Column: i + 1}] = sum
				}
				s.linear = append(s.linear, c)
			}
		}
	}
	for _, h := range names {
		given := values(h + ".c")
		for i, row := range values(h + ".A") {
			if given == nil {
				break
			}
			c := linearCondition{residual: given[0][i].Neg(), slopes: map[scheme.Place]poly.Elem{}}
			for j, a := range row {
				c.residual = c.residual.Add(a)
				c.slopes[scheme.Place{Key: h + ".A", Row: i + 1, Column: j + 1}] = one
			}
			s.linear = append(s.linear, c)
		}
	}
}

// tolerance is what counts as 0 where few edits are to be let pass: what is kept is checked exactly.
const pairTolerance = 1e-7

// passes reports whether all linear conditions hold, about, if a coefficient is changed by so much.
func (s *pairSearch) passes(at scheme.Place, by float64) bool {
	k := s.Field()
	for _, c := range s.linear {
		if math.Abs(k.Float64(c.residual)+k.Float64(c.slopes[at])*by) > pairTolerance {
			return false
		}
	}
	return true
}

// edits returns the edits of one coefficient that mend all, those of the pen first, and else the value that the linear conditions want.
func (s *pairSearch) edits(ctx context.Context, at scheme.Place, text string, x poly.Elem) []Candidate {
	if text == "" {
		return nil
	}
	var out []Candidate
	now := s.Field().Float64(x)
	if len(text) <= maxRewritten {
		for _, r := range rewrites(text) {
			s.tried++
			value, err := expression.Approximate(r.text, s.constants)
			if err != nil || ctx.Err() != nil || !s.passes(at, value-now) {
				continue
			}
			if c, ok := s.try(at, text, r.text, r.kind); ok {
				out = append(out, c)
			}
		}
	}
	if out != nil {
		return out
	}
	for _, c := range s.linear {
		slope := c.slopes[at]
		if slope.IsZero() || math.Abs(s.Field().Float64(c.residual)) <= pairTolerance {
			continue
		}
		s.tried++
		wanted := x.Sub(c.residual.Quo(slope))
		if !s.passes(at, s.Field().Float64(wanted)-now) {
			break
		}
		kind := Free
		switch {
		case x.IsZero():
			kind = Missing
		case wanted.IsZero():
			kind = Superfluous
		}
		if c, ok := s.try(at, text, s.written(wanted, text), kind); ok {
			out = append(out, c)
		}
		break
	}
	return out
}

// written is the text of a coefficient, as short as the printed one: a fraction if it is exact and short, else a decimal with as many digits.
func (s *pairSearch) written(x poly.Elem, like string) string {
	if r, ok := x.Rat(); ok && len(r.String()) <= max(len(like), 12) {
		return r.String()
	}
	digits := 0
	for _, n := range numbers(like) {
		digits = max(digits, len(strings.Trim(strings.ReplaceAll(like[n.from:n.to], ".", ""), "0")))
	}
	return s.Field().Decimal(x, max(digits, 16))
}

// try reads the pair with another text for a coefficient, and checks all that is claimed.
func (s *pairSearch) try(at scheme.Place, from, to string, kind Kind) (Candidate, bool) {
	entries := slices.Clone(s.Printed())
	for i, e := range entries {
		if e.Key != at.Key {
			continue
		}
		rows := slices.Clone(e.Rows)
		row, col := max(at.Row-1, 0), at.Column-1
		if row >= len(rows) || col >= len(rows[row]) {
			return Candidate{}, false
		}
		rows[row] = slices.Clone(rows[row])
		rows[row][col] = to
		entries[i] = scheme.Entries{Key: e.Key, Rows: rows}
	}
	info := s.Info()
	made, err := scheme.New(info, entries...)
	if err != nil {
		return Candidate{}, false
	}
	p, ok := made.(*scheme.AdditivePair)
	if !ok || len(scheme.RowSumFindings(p)) > 0 {
		return Candidate{}, false
	}
	o, _ := scheme.CoupledOrderToDigits(p, false)
	e, _ := scheme.CoupledOrderToDigits(p, true)
	if o.Order < s.order || e.Order < s.embedded {
		return Candidate{}, false
	}
	return Candidate{Kind: kind, Edits: []Edit{{Place: at, From: from, To: to}}, Conditions: s.conditions(), plain: kind.implausibility(),
		Residual: exact.Max(o.Within, e.Within).Float64()}, true
}

// lowerClaim is the edit of the claimed orders to those that hold, if all else does.
func (s *pairSearch) lowerClaim() (Candidate, bool) {
	if len(scheme.RowSumFindings(s.AdditivePair)) > 0 {
		return Candidate{}, false
	}
	c := Candidate{Kind: Claim}
	for _, x := range []struct {
		key      string
		claimed  int
		embedded bool
	}{{"order", s.order, false}, {"embedded_order", s.embedded, true}} {
		o, ok := scheme.CoupledOrderToDigits(s.AdditivePair, x.embedded)
		if !ok || o.Order >= x.claimed {
			continue
		}
		c.Edits = append(c.Edits, lowered(x.key, x.claimed, o.Order))
		c.plain += Claim.implausibility() * float64(x.claimed-o.Order)
		c.Residual = max(c.Residual, o.Within.Float64())
		s.lower(x.embedded, o.Order, &c)
	}
	return c, len(c.Edits) > 0
}

// lower counts the conditions up to an order.
func (s *pairSearch) lower(embedded bool, order int, c *Candidate) {
	t := *s
	if t.order = order; embedded {
		t.order, t.embedded = s.order, order
	}
	c.Conditions = t.conditions()
}
