// Package parameter decides for which values of a free parameter a family of schemes is as somebody needs it:
//
//	f, err := scheme.ParseParametric("mine.json", data, "")
//	list, err := requirement.Parse("A-stable,order>=3")
//	answer, err := parameter.Decide(ctx, f, list)
//	answer.Set()                                          // a union of intervals with algebraic ends
//
// The coefficients are rational functions of the parameter over ℚ. The answer can change only at real zeros of finitely many
// polynomials in it: denominators, the resultant of P and Q, the ends of E and the discriminant of its square-free part,
// and what the conditions on the order are. Between two neighbouring ones a rational parameter is decided like any scheme,
// with a certificate; and so is each of them by itself, since a property may hold at an isolated point.
package parameter

import (
	"context"
	"math"
	"slices"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// An Answer says for every value of the parameter in its range whether each requirement is met.
type Answer struct {
	Family       scheme.Parametric
	Requirements []requirement.Requirement
	Cells        []Cell // gaps and points in increasing order; together they are the range

	// Of almost all members of a one-step family: R(∞), nil if it is infinite, and the error constant, with the order to
	// which it belongs. Both are nil for multistep methods.
	Limit, ErrorConstant *scheme.Quotient
	Order                int
}

// A Cell is an open interval of parameters in which nothing changes, or one parameter.
type Cell struct {
	From, To  *algebraic.Number // the same for a point; nil is −∞ or ∞
	Sample    *algebraic.Number // what was decided: a rational number inside, or the point
	Undefined bool              // the point has no scheme
	Causes    []Cause           // why something may change at a point, each once
	Outcomes  []Outcome         // one for each requirement
}

// IsPoint reports whether the cell is one parameter.
func (c Cell) IsPoint() bool { return c.From != nil && c.From == c.To }

// An Outcome says whether a requirement is met in a cell, and how that is known.
type Outcome struct {
	requirement.Outcome
	By       How
	Result   *requirement.Result // of the sample, where By is Decided
	Analysis *proofs.Analysis    // that decided it
}

// How says how the outcome for a point is known.
type How int

// The ways to know it.
const (
	Decided   How = iota // like any scheme: with a certificate, where a property has one
	Unchanged            // nothing that the requirement depends on changes at the point: it is as in the gaps beside it
	Closed               // the set of parameters is closed, and the requirement is met in a gap that ends at the point
	Exceeded             // E < 0 somewhere, for the parameter itself, by its sign in an enclosure
	Missing              // there is no scheme
)

// Met reports the outcome for all requirements together: met if all are.
func (c Cell) Met() requirement.Outcome {
	out := requirement.Met
	for _, o := range c.Outcomes {
		switch {
		case o.Outcome == requirement.NotMet:
			return requirement.NotMet
		case o.Outcome == requirement.Undecided:
			out = requirement.Undecided
		}
	}
	return out
}

// Decide finds out for which parameters the requirements are met. What ctx leaves no time for is undecided. The error says
// that a requirement is not decided for families, that the scheme is none, or that the time was used up before there was
// anything to say.
//
// Algorithm: see the package. Cost: that of deciding as many schemes as there are critical parameters, twice; the
// parameters have the degree of the discriminant of E, about 4n² times that of the coefficients of R.
func Decide(ctx context.Context, s scheme.Parametric, list []requirement.Requirement) (Answer, error) {
	answer := Answer{Family: s, Requirements: list}
	var err error
	done := budget.Do(func() {
		var f *family
		if f, err = newFamily(ctx, s); err != nil {
			return
		}
		var points []*point
		if points, err = f.points(list); err != nil {
			return
		}
		answer.Cells = f.cells(points, list)
		answer.Limit, answer.ErrorConstant, answer.Order = f.curves()
	})
	if !done {
		return answer, context.Cause(ctx)
	}
	return answer, err
}

// meter counts in the budget of the family.
func (f *family) meter() poly.Meter {
	return func(products int) { budget.Spend(f.ctx, products) }
}

// points returns the critical parameters inside of the range in increasing order, with the requirements that they matter to.
func (f *family) points(list []requirement.Requirement) ([]*point, error) {
	whole := poly.FromInts(1)
	var all [][]critical
	for _, r := range list {
		c, err := f.criticals(r)
		if err != nil {
			return nil, err
		}
		for i := range c {
			c[i].p = f.meter().SquareFreePart(c[i].p)
			whole = f.meter().Mul(whole, c[i].p.Quo(f.meter().GCD(whole, c[i].p)))
		}
		all = append(all, c)
	}
	lo, hi := f.Range()
	for _, end := range []*exact.Rat{lo, hi} {
		if end != nil {
			if p := poly.FromRats(end.Neg(), exact.Int(1)); !whole.EvalRat(*end).IsZero() {
				whole = whole.Mul(p)
			}
		}
	}
	var points []*point
	factors, _ := f.meter().FactorWithin(whole, math.MaxInt)
	for _, factor := range factors {
		for _, in := range f.meter().Isolate(factor.Poly) {
			points = append(points, newPoint(factor.Poly, in))
		}
	}
	slices.SortFunc(points, func(a, b *point) int { return a.number.Cmp(b.number) })
	points = slices.DeleteFunc(points, func(p *point) bool {
		return lo != nil && p.number.Cmp(algebraic.RationalNumber(*lo)) < 0 || hi != nil && p.number.Cmp(algebraic.RationalNumber(*hi)) > 0
	})
	for _, p := range points {
		p.matters = make([]bool, len(list))
		for i, c := range all {
			for _, c := range c {
				if c.vanishesAt(p) {
					p.matters[i] = true
					if !slices.Contains(p.causes, c.cause) {
						p.causes = append(p.causes, c.cause)
					}
				}
			}
		}
		if len(p.causes) == 0 && (p.isEnd(lo) || p.isEnd(hi)) {
			p.causes = append(p.causes, RangeEnds)
		}
		slices.Sort(p.causes)
	}
	return slices.DeleteFunc(points, func(p *point) bool { return len(p.causes) == 0 }), nil
}

// cells decides all gaps, and then the points between them.
func (f *family) cells(points []*point, list []requirement.Requirement) []Cell {
	var out []Cell
	lo, hi := f.Range()
	gap := func(from, to *point) {
		c := Cell{}
		if from != nil {
			c.From = &from.number
		}
		if to != nil {
			c.To = &to.number
		}
		var a *proofs.Analysis
		for try := int64(0); a == nil && try < 8; try++ { // the first has a scheme, unless a reason for having none was overlooked
			x := between(from, to, try)
			sample := algebraic.RationalNumber(x)
			c.Sample, a = &sample, f.analyze(x.String())
		}
		for _, r := range list {
			c.Outcomes = append(c.Outcomes, decided(r, a))
		}
		out = append(out, c)
	}
	var last *point
	for _, p := range points {
		if last != nil || lo == nil {
			gap(last, p)
		}
		out = append(out, Cell{From: &p.number, To: &p.number, Sample: &p.number, Causes: p.causes})
		last = p
	}
	if hi == nil || last == nil {
		gap(last, nil)
	}
	k := 0
	for i := range out {
		if !out[i].IsPoint() {
			continue
		}
		var beside []Cell
		if i > 0 {
			beside = append(beside, out[i-1])
		}
		if i+1 < len(out) {
			beside = append(beside, out[i+1])
		}
		f.decidePoint(points[k], &out[i], beside, list)
		k++
	}
	return out
}

// decided decides a requirement for a member, which is nil if there is none.
func decided(r requirement.Requirement, a *proofs.Analysis) Outcome {
	if a == nil {
		return Outcome{Outcome: requirement.NotMet, By: Missing}
	}
	result := r.Decide(a)
	return Outcome{Outcome: result.Outcome, By: Decided, Result: &result, Analysis: a}
}

// analyze returns the analysis of the member at a parameter, nil if there is none.
func (f *family) analyze(text string) *proofs.Analysis {
	s, err := f.At(text)
	if err != nil {
		return nil
	}
	return proofs.AnalyzeContext(f.ctx, s)
}

// between returns a simple rational number in a gap, another one with each try.
func between(from, to *point, try int64) exact.Rat {
	one := exact.Int(1)
	switch {
	case from == nil && to == nil:
		return exact.Int(try)
	case from == nil:
		return exact.FromBigInt(to.number.Enclose(1).Lo.Sub(one).Floor()).Sub(exact.Int(try))
	case to == nil:
		return exact.FromBigInt(from.number.Enclose(1).Hi.Add(exact.Int(2)).Floor()).Add(exact.Int(try))
	}
	for bits := uint(4); ; bits *= 2 {
		lo, hi := from.number.Enclose(bits).Hi, to.number.Enclose(bits).Lo
		if lo.Less(hi) {
			part := hi.Sub(lo).Quo(exact.Int(4 << try))
			return exact.SimplestBetween(lo.Add(part), lo.Add(part.Mul(exact.Int(3))))
		}
	}
}
