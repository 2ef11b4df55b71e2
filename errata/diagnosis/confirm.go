package diagnosis

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// confirmed is a proposal that has been read anew: its claims hold exactly, or to the published digits.
type confirmed struct {
	proposal
	edits    []Edit
	table    *table       // of the scheme that was read
	residual []*big.Float // of the equations that its claims amount to
	names    []string
	height   float64 // digits of a value that was solved for
	exactly  string  // that value
	decimals bool    // that value is irrational, and written as a decimal
}

// confirm writes the proposal down, reads it and checks all claims exactly. It reports false for a proposal that only
// floating point liked.
func (p *problem) confirm(q proposal) (confirmed, bool) {
	p = q.of
	c := confirmed{proposal: q}
	if q.free != nil && !p.solved(&c) || len(q.parts) > 0 && !p.resolve(&c) {
		return c, false
	}
	texts := map[int]string{}
	for _, m := range c.changes {
		texts[m.at] = m.text
		c.edits = append(c.edits, p.edit(m.at, m.text, false))
	}
	for _, f := range c.follow {
		text, ok := p.followText(f, texts)
		if !ok {
			return c, false
		}
		texts[f.at] = text
	}
	for _, f := range c.follow {
		c.edits = append(c.edits, p.edit(f.at, texts[f.at], true))
	}
	c.edits = append(c.edits, q.claims...)
	edits := slices.Clone(c.edits)
	if c.decimals {
		edits = append(edits, Edit{Place: scheme.Place{Key: "exact"}, To: "false"})
	}
	s, err := p.revised(edits...)
	if err != nil || len(scheme.RowSumFindings(s))+len(scheme.FamilyFindings(s))+len(scheme.OrderConditionFindings(s)) > 0 {
		return c, false
	}
	if estimatesNothing(s) && !estimatesNothing(p.scheme) {
		return c, false
	}
	t, ok := newTable(s, standard)
	if !ok || !t.holds() {
		return c, false
	}
	c.table, c.names = t, t.names()
	c.residual = residuals(t, precise, t.precisePoint())
	return c, true
}

// holds checks exactly those claims that package scheme does not compare: stiff accuracy and R(∞) = 0.
func (t *table) holds() bool {
	if t.curved == nil {
		return true
	}
	claimed := !t.impliesStiffness()
	sys := t.system.Only(func(eq conditions.Equation) bool {
		return isStiff(eq) && claimed || eq.Kind == conditions.LimitZero
	})
	residuals := conditions.Residuals(sys, conditions.Exact{}, sys.Values())
	return !slices.ContainsFunc(residuals, func(r poly.Elem) bool { return !t.scheme.Field().Within(r, scheme.UnitsOf(t.scheme).Tolerance()) })
}

// followText returns the text of a cell that goes along: that of the entry it equals, or the row sum.
func (p *problem) followText(f followed, texts map[int]string) (string, bool) {
	l := p.linear[f.equation]
	now := func(at int) string {
		if text, ok := texts[at]; ok {
			return text
		}
		return p.cells[at].Text
	}
	var own exact.Rat
	var others []term
	for _, m := range l.terms {
		if m.at == f.at {
			own = m.coef
		} else if text := now(m.at); strings.Trim(text, "0.-") != "" {
			others = append(others, m)
		}
	}
	if len(others) == 1 && others[0].coef.Equal(own.Neg()) {
		return now(others[0].at), true
	}
	sum := l.target.Neg()
	var written []string
	rational := true
	for _, m := range others {
		x, ok := expression.RationalValue(now(m.at))
		rational = rational && ok
		sum = sum.Add(x.Mul(m.coef))
		written = append(written, "("+now(m.at)+")*("+m.coef.Neg().Quo(own).String()+")")
	}
	if rational {
		return p.written(sum.Neg().Quo(own)), true
	}
	return strings.Join(written, "+"), len(written) > 0
}

// written returns the text of a rational number in the style of the table: a decimal where no fraction is printed and
// the decimal ends.
func (p *problem) written(x exact.Rat) string {
	if x.IsInt() {
		return x.String()
	}
	for _, c := range p.cells {
		if strings.Contains(c.Text, "/") {
			return x.String()
		}
	}
	if text := strings.TrimRight(x.Decimal(60), "0"); text != "" {
		if y, err := exact.ParseRat(text); err == nil && y.Equal(x) {
			return text
		}
	}
	return x.String()
}

// solved finds the value of the one free coefficient from the equation that is linear in it.
func (p *problem) solved(c *confirmed) bool {
	x, first := p.values(), c.free.terms[0].at
	if !p.advance(x, *c.free) {
		return false
	}
	var text string
	v := x[first]
	if r, ok := p.nearest(v); ok {
		text, c.height = p.rounded(r)
	} else if text, c.height, c.decimals = p.scheme.Field().Decimal(v, 30), 4, true; !p.vanish(x) {
		return false
	}
	if p.stands(text) {
		c.height = 0.5
	}
	c.changes = c.free.changes(text)
	if r, ok := v.Rat(); ok {
		c.exactly = r.String()
	}
	switch {
	case v.IsZero():
		c.kind = Superfluous
	case p.cells[first].Value.IsZero():
		c.kind = Missing
	}
	return true
}

// stands reports whether a coefficient has the text, up to its sign: then a value that was solved for is no coincidence.
func (p *problem) stands(text string) bool {
	body := strings.TrimPrefix(text, "-")
	return slices.ContainsFunc(p.cells, func(c cell) bool { return strings.TrimPrefix(c.Text, "-") == body })
}

// advance moves a point along a direction, exactly, to where the equation of the direction holds. It reports false if
// that does not depend on it.
func (p *problem) advance(x []poly.Elem, d direction) bool {
	step := slices.Clone(x)
	d.move(step, poly.Int(1))
	r := p.residualAt(d.equation, x)
	slope := p.residualAt(d.equation, step).Sub(r)
	if slope.IsZero() {
		return false
	}
	d.move(x, r.Quo(slope).Neg())
	return true
}

// move adds a multiple of the direction to a point.
func (d direction) move(x []poly.Elem, by poly.Elem) {
	for _, m := range d.terms {
		x[m.at] = x[m.at].Add(poly.Rational(m.coef).Mul(by))
	}
}

// vanish reports whether all equations hold exactly at a point.
func (p *problem) vanish(x []poly.Elem) bool {
	return !slices.ContainsFunc(residuals(p.table, conditions.Exact{}, x), func(r poly.Elem) bool { return !r.IsZero() })
}

// residualAt evaluates one equation exactly.
func (p *problem) residualAt(equation int, x []poly.Elem) poly.Elem {
	if k := equation - len(p.linear); k >= 0 {
		return conditions.Residuals(p.system.Of(p.curved.equations()[k]), conditions.Exact{}, x)[0]
	}
	return left(p.linear[equation], conditions.Exact{}, x)
}

// maxShort is the largest denominator of a rational number that a coefficient is likely to be.
const maxShort = 5000

// rounded returns the text of a value that was solved for, and how many digits it takes to write it: a truncated table
// gets the nearest short rational within the tolerance, or as many digits as its coefficients have.
func (p *problem) rounded(x exact.Rat) (string, float64) {
	if p.tolerance.IsZero() {
		return p.written(x), digitsOf(x)
	}
	short := exact.SimplestBetween(x.Sub(p.tolerance), x.Add(p.tolerance))
	if short.Den().IsInt64() && short.Den().Int64() <= maxShort {
		return p.written(short), digitsOf(short)
	}
	digits := 17
	for _, c := range p.cells {
		if !strings.ContainsAny(c.Text, "/*(") {
			digits = max(digits, len(strings.Trim(c.Text, "-0."))-1)
		}
	}
	text := x.Decimal(min(digits, 60))
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	y, err := exact.ParseRat(text)
	if err != nil {
		return x.String(), digitsOf(x)
	}
	return text, math.Max(6, digitsOf(y)/2)
}

// digitsOf counts the digits of a rational number, without the zeros at the end of numerator and denominator.
func digitsOf(x exact.Rat) float64 {
	if x.IsZero() {
		return 0
	}
	count := func(n *big.Int) int { return len(strings.TrimRight(strings.TrimLeft(n.String(), "-"), "0")) }
	return float64(count(x.Num()) + count(x.Den()))
}
