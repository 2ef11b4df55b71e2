package diagnosis

import (
	"math"
	"math/big"
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
	texts    map[int]string
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
	c := confirmed{proposal: q, texts: map[int]string{}}
	e := edits{cells: c.texts, params: map[string]string{}, dropped: map[string]bool{}}
	if q.free != nil && !p.solved(&c) {
		return c, false
	}
	if len(q.parts) > 0 && !p.resolve(&c) {
		return c, false
	}
	for _, m := range c.changes {
		c.texts[m.at] = m.text
	}
	for _, f := range c.follow {
		text, ok := p.followText(f, c.texts)
		if !ok {
			return c, false
		}
		c.texts[f.at] = text
	}
	for _, m := range c.changes {
		c.edits = append(c.edits, Edit{Place: p.cells[m.at].String(), From: p.cells[m.at].Text, To: m.text})
	}
	for _, f := range c.follow {
		c.edits = append(c.edits, Edit{p.cells[f.at].String(), p.cells[f.at].Text, c.texts[f.at], true})
	}
	for _, claim := range q.claims {
		c.edits = append(c.edits, claim)
		e.claim(claim)
	}
	e.approximate = e.approximate || c.decimals
	s, err := p.parse(e)
	if err != nil || len(scheme.RowSumFindings(s))+len(scheme.FamilyFindings(s))+len(scheme.OrderConditionFindings(s)) > 0 {
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
	within, claimed := t.info.Tolerance(), !t.impliesStiffness()
	sys := t.system.Only(func(eq conditions.Equation) bool {
		stiff := eq.Kind == conditions.Stiff || eq.Kind == conditions.StiffNode
		return stiff && claimed || eq.Kind == conditions.LimitZero
	})
	for _, r := range conditions.Residuals(sys, conditions.Exact{}, sys.Values()) {
		if x, ok := r.Rat(); !r.IsZero() && (!ok || within.Less(x.Abs())) {
			if ok || within.IsZero() || !small(t.scheme, r, within) {
				return false
			}
		}
	}
	return true
}

// small reports whether |r| ≤ within in the field of the scheme.
func small(s scheme.Scheme, r poly.Elem, within exact.Rat) bool {
	k, t := s.Field(), poly.Rational(within)
	return k.Cmp(r, t) <= 0 && k.Cmp(r.Neg(), t) <= 0
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
	d := c.free
	point := p.values()
	step := p.values()
	for _, m := range d.terms {
		step[m.at] = step[m.at].Add(poly.Rational(m.coef))
	}
	r, next := p.residualAt(d.equation, point), p.residualAt(d.equation, step)
	slope := next.Sub(r)
	if slope.IsZero() {
		return false
	}
	first := d.terms[0].at
	v := p.cells[first].Value.Sub(r.Quo(slope))
	var text string
	var height float64
	x, ok := p.nearest(v)
	if ok {
		text, height = p.rounded(x)
	} else if text, height = p.scheme.Field().Decimal(v, 30), 4; !p.vanish(d, v) {
		return false
	}
	c.decimals = !ok
	for _, other := range p.cells {
		if strings.TrimPrefix(other.Text, "-") == strings.TrimPrefix(text, "-") {
			height = 0.5 // a value that stands elsewhere too is no coincidence
		}
	}
	c.height = height
	c.changes = nil
	if r, ok := v.Rat(); ok {
		c.exactly = r.String()
	}
	for _, m := range d.terms[:d.edited] {
		t := text
		if m.coef.Sign() != d.terms[0].coef.Sign() {
			t = negated(text)
		}
		c.changes = append(c.changes, change{m.at, t})
	}
	switch {
	case v.IsZero():
		c.kind = Superfluous
	case p.cells[first].Value.IsZero():
		c.kind = Missing
	}
	return true
}

// vanish reports whether all equations hold exactly where the first cell of a direction has the value v.
func (p *problem) vanish(d *direction, v poly.Elem) bool {
	x := p.values()
	by := v.Sub(x[d.terms[0].at])
	for _, m := range d.terms {
		x[m.at] = x[m.at].Add(poly.Rational(m.coef).Mul(by))
	}
	for _, r := range residuals(p.table, conditions.Exact{}, x) {
		if !r.IsZero() {
			return false
		}
	}
	return true
}

// residualAt evaluates one equation exactly.
func (p *problem) residualAt(equation int, x []poly.Elem) poly.Elem {
	if equation < len(p.linear) {
		l := p.linear[equation]
		r := poly.Rational(l.target).Neg()
		for _, m := range l.terms {
			r = r.Add(x[m.at].Mul(poly.Rational(m.coef)))
		}
		return r
	}
	k, sys := equation-len(p.linear), conditions.System{}
	for _, sys = range p.curved {
		if n := len(sys.Equations()); k < n {
			break
		} else {
			k -= n
		}
	}
	at := -1
	sys = sys.Only(func(conditions.Equation) bool { at++; return at == k })
	return conditions.Residuals(sys, conditions.Exact{}, x)[0]
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

// claim takes over a changed claim.
func (e *edits) claim(c Edit) {
	number := func() *int {
		n, _ := new(big.Int).SetString(c.To, 10)
		k := int(n.Int64())
		return &k
	}
	switch c.Place {
	case "order":
		e.order = number()
	case "embedded_order":
		e.embedded = number()
	case "family":
		e.family = c.To
	case "digits":
		e.digits, e.approximate = *number(), true
	case "exact":
		e.approximate = true
	default:
		if name, ok := strings.CutPrefix(c.Place, "published."); ok {
			e.dropped[name] = true
		}
		if name, ok := strings.CutPrefix(c.Place, "params."); ok {
			e.params[name] = c.To
		}
	}
}
