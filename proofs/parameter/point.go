package parameter

import (
	"fmt"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/rational"
	"rofz/scheme"
)

// point is a critical parameter.
type point struct {
	minimal poly.Poly // its minimal polynomial
	number  algebraic.Number
	text    string // as a scheme file has it
	causes  []Cause
	matters []bool // to which requirements
}

// newPoint returns the root of an irreducible polynomial in an isolating interval.
func newPoint(m poly.Poly, in exact.Interval) *point {
	p := &point{minimal: m, number: algebraic.RootNumber(m, in)}
	if x, ok := p.number.Rational(); ok {
		p.text = x.String()
		return p
	}
	p.text = fmt.Sprintf("root(%s, %v, %v)", m.Format("x"), in.Lo, in.Hi)
	return p
}

// in returns the field that the parameter generates, ℚ if it is rational, and the parameter as its element.
func (p *point) in() (algebraic.Field, poly.Elem) {
	if x, ok := p.number.Rational(); ok {
		return algebraic.Field{}, poly.Rational(x)
	}
	in, _ := p.number.RootIn()
	k, err := algebraic.NewField(p.minimal, in.Lo, in.Hi)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return k, k.Algebra().Generator()
}

// isEnd reports whether the point is an end of the range, if it has one.
func (p *point) isEnd(end *exact.Rat) bool {
	return end != nil && p.number.Cmp(algebraic.RationalNumber(*end)) == 0
}

// at returns a polynomial whose coefficients depend on the parameter, for the element x of a field.
func at(b bivariate.Poly, x poly.Elem) poly.Poly {
	out := make([]poly.Elem, len(b))
	for i, c := range b {
		out[i] = c.Eval(x)
	}
	return poly.New(out...)
}

// Up to longDegree a critical parameter is decided in the field that it generates; beyond only where nothing else tells.
const longDegree = 6

// decidePoint decides the requirements at a point, c, between the gaps beside it.
func (f *family) decidePoint(p *point, c *Cell, beside []Cell, list []requirement.Requirement) {
	c.Undefined = f.denominator.Rem(p.minimal).IsZero()
	var a *proofs.Analysis
	if !c.Undefined && p.minimal.Degree() <= algebraic.MaxDegree {
		a = f.analyze(p.text)
		c.Undefined = a == nil
	}
	for i, r := range list {
		met := false
		for _, gap := range beside {
			met = met || gap.Outcomes[i].Outcome == requirement.Met
		}
		var o Outcome
		switch {
		case c.Undefined:
			o = Outcome{Outcome: requirement.NotMet, By: Missing}
		case p.matters[i] && r.Quantity == requirement.AlphaDegrees:
			o = f.decideAngle(p, r, met, a)
		case !p.matters[i]:
			o = Outcome{Outcome: beside[0].Outcomes[i].Outcome, By: Unchanged}
		case p.minimal.Degree() <= longDegree || r.Property == "":
			o = decidedIfAny(r, a)
		default:
			o = f.decideLong(p, r, met, a)
		}
		c.Outcomes = append(c.Outcomes, o)
	}
}

func decidedIfAny(r requirement.Requirement, a *proofs.Analysis) Outcome {
	if a == nil {
		return Outcome{By: Decided} // in a field that is too large: undecided
	}
	return decided(r, a)
}

// decideLong decides a property at a point whose field is large. For a one-step family the sets of A-stable and of I-stable
// members are closed where the coefficients are defined: |P| ≤ |Q| passes to the limit, and with it that a zero of Q in
// Re z ≤ 0 is one of P.
func (f *family) decideLong(p *point, r requirement.Requirement, met bool, a *proofs.Analysis) Outcome {
	closed := r.Property == proofs.AStable || r.Property == proofs.IStable || r.Property == proofs.AxisStable
	oneStep := f.Info().Kind != scheme.KindMultistep
	stable := closed || r.Property == proofs.LStable || r.Property == proofs.StronglyAStable
	switch {
	case !oneStep || !stable:
		return decidedIfAny(r, a)
	case closed && met && !r.Not:
		return Outcome{Outcome: requirement.Met, By: Closed}
	case f.exceeds(p, f.signsFor(r.Property)):
		if r.Not {
			return Outcome{Outcome: requirement.Met, By: Exceeded}
		}
		return Outcome{Outcome: requirement.NotMet, By: Exceeded}
	case !closed && met && !r.Not && f.limitAllows(p, r.Property):
		return Outcome{Outcome: requirement.Met, By: Closed}
	}
	return decidedIfAny(r, a)
}

// exceeds reports whether E, or the like on a ray, is negative somewhere on t ≥ 0 at the point, by a search that may miss it.
func (f *family) exceeds(p *point, e bivariate.Poly) bool {
	near := p.number.Enclose(60)
	rough := e.At(exact.SimplestBetween(near.Lo, near.Hi))
	if rough.IsZero() {
		return false
	}
	ends := []exact.Rat{{}}
	for _, in := range f.meter().Isolate(rough) {
		if in.Hi.Sign() >= 0 {
			ends = append(ends, exact.Max(in.Lo, exact.Rat{}), in.Hi)
		}
	}
	ends = append(ends, ends[len(ends)-1].Add(exact.Int(1)).Mul(exact.Int(2)))
	for i := 1; i < len(ends); i++ {
		value := e.Eval(ends[i-1].Add(ends[i]).Quo(exact.Int(2)))
		for bits := uint(64); bits <= 512; bits *= 2 {
			if s, ok := (algebraic.Field{}).Range(value, p.number.Enclose(bits), bits).Sign(); ok {
				if s < 0 {
					return true
				}
				break
			}
		}
	}
	return false
}

// limitAllows reports whether R(∞), at the point, is what a property asks for besides A-stability.
func (f *family) limitAllows(p *point, property proofs.Property) bool {
	k, x := p.in()
	r, err := rational.New(at(f.p, x), at(f.q, x))
	if err != nil {
		return false
	}
	at := asymptotics.AtInfinity(r)
	if property == proofs.LStable {
		return at.Finite && at.Limit.IsZero()
	}
	return at.Finite && k.Sign(poly.Int(1).Sub(at.Limit.Mul(at.Limit))) > 0
}
