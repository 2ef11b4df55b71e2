package parameter

import (
	"errors"
	"fmt"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// A Cause says what happens to a family at a parameter: the polynomial that vanishes there.
type Cause int

// The causes.
const (
	Undefined      Cause = iota // there is no scheme: a coefficient has no value, or all of P and Q vanish
	CommonFactor                // P and Q, or ρ and σ, have a common zero
	PoleAtInfinity              // the highest coefficient of Q vanishes
	LimitZero                   // the highest coefficient of P vanishes
	LowestE                     // the lowest coefficient of E vanishes
	HighestE                    // the highest one does
	DoubleE                     // E has a multiple zero
	LowestRay                   // the same of |Q|² − |P|² on the rays of a sector
	HighestRay
	DoubleRay
	LimitEquals    // R(∞) is the number that it is compared with
	ErrorConstant  // the error constant vanishes, or the condition of a tree begins to hold
	StageCondition // a condition C(q) or B(q) begins to hold
	WeightEquals   // a weight is the number that it is compared with
	LastRowEquals  // b begins to be the last row of A
	MinorVanishes  // a coefficient of the characteristic polynomial of BA + AᵀB − bbᵀ vanishes
	RangeEnds      // nothing: the range of the parameter ends there
)

// critical is a polynomial at whose real zeros alone the answer can change. If it is the norm of one over a number field,
// only those matter that are zeros of the latter.
type critical struct {
	p     poly.Poly
	cause Cause

	k  algebraic.Field
	of poly.Poly
}

// zeros is for a polynomial over ℚ.
func zeros(p poly.Poly, cause Cause) critical { return critical{p: p, cause: cause} }

// vanishesAt reports whether a point is a zero. That it is one of a conjugate alone is seen where an enclosure of the value excludes
// 0.
func (c critical) vanishesAt(p *point) bool {
	if !c.p.Rem(p.minimal).IsZero() {
		return false
	}
	for bits := uint(64); c.k.Algebra() != nil && bits <= 1024; bits *= 2 {
		if s, ok := c.k.Range(c.of, p.number.Enclose(bits), bits).Sign(); ok && s != 0 {
			return false
		}
	}
	return true
}

// criticals returns the polynomials for one requirement, none of them zero: in each gap between their real zeros the
// answer is the same. The error says that the requirement is not decided for families.
func (f *family) criticals(r requirement.Requirement) ([]critical, error) {
	list := []critical{zeros(f.denominator, Undefined), zeros(f.content, Undefined)}
	for _, b := range []bivariate.Poly{f.q, f.common} { // where a rational approximation may have a pole at 0, or be 0/0
		if c := b[0]; f.Info().Kind == scheme.KindRational && !c.IsZero() {
			list = append(list, zeros(c, Undefined))
		}
	}
	if f.rho != nil { // where a method may have fewer steps, or none
		list = append(list, zeros(f.rho.Lead(), LimitZero), zeros(f.sigma.Lead(), PoleAtInfinity))
	}
	var more []critical
	var err error
	switch {
	case r.Property != "":
		more, err = f.ofProperty(r)
	default:
		more, err = f.ofQuantity(r)
	}
	if err != nil {
		return nil, err
	}
	for _, c := range more {
		if c.p.Degree() > 0 {
			list = append(list, c)
		}
	}
	return list, nil
}

// notAsked refuses a requirement.
func (f *family) notAsked(r requirement.Requirement) error {
	return fmt.Errorf("%s is not decided for a family of kind %s; verify family --help lists what is", r, f.Info().Kind)
}

func (f *family) ofProperty(r requirement.Requirement) ([]critical, error) {
	multistep := f.Info().Kind == scheme.KindMultistep
	switch r.Property {
	case proofs.AStable, proofs.LStable:
		if multistep && f.common.Degree() > 0 {
			return nil, errors.New("ρ and σ have a common factor for all parameters, which is not decided")
		}
		return f.ofFunction(), nil
	case proofs.IStable, proofs.StronglyAStable:
		if multistep {
			return nil, f.notAsked(r)
		}
		return f.ofFunction(), nil
	case proofs.SectorStable, proofs.AxisStable:
		if multistep {
			return nil, f.notAsked(r)
		}
		return f.ofRay(algebraic.Field{}, poly.Elem{}), nil
	case proofs.StifflyAccurate:
		return f.ofLastRow(r)
	case proofs.AlgebraicallyStable:
		if f.Info().Kind != scheme.KindRungeKutta {
			return nil, f.notAsked(r)
		}
		return f.ofMinors(), nil
	}
	return nil, f.notAsked(r)
}

// ofFunction returns the polynomials for A-, I-, L- and strong stability. A pole cannot cross the axis, nor a root the
// unit circle, where E ≥ 0 and nothing is common to P and Q.
func (f *family) ofFunction() []critical {
	return append(f.ofQuotient(), f.ofSigns(f.e(), [3]Cause{LowestE, HighestE, DoubleE})...)
}

// ofQuotient returns the polynomials at whose zeros P and Q have a common zero, or one goes to ∞.
func (f *family) ofQuotient() []critical {
	var out []critical
	for _, c := range f.q {
		if f.Info().Kind == scheme.KindMultistep && !c.IsZero() {
			out = append(out, zeros(c, PoleAtInfinity)) // L-stable: σ = cζ^k
		}
	}
	out = append(out, zeros(f.q.Lead(), PoleAtInfinity))
	if len(f.p) > 0 {
		out = append(out, zeros(f.p.Lead(), LimitZero), zeros(bivariate.Resultant(f.ctx, f.p, f.q), CommonFactor))
	}
	return out
}

// ofSigns returns the polynomials for the signs of e on t ≥ 0: elsewhere no zero of e is born, vanishes at the ends, or changes
// its multiplicity.
func (f *family) ofSigns(e bivariate.Poly, causes [3]Cause) []critical {
	if len(e) == 0 {
		return nil
	}
	lowest, highest, double := causes[0], causes[1], causes[2]
	low, n := e.Lowest()
	out := []critical{zeros(low, lowest), zeros(e.Lead(), highest)}
	if rest := e[n:].SquareFree(f.ctx); rest.Degree() > 0 {
		out = append(out, zeros(rest.Lead(), highest))
		if rest.Degree() > 1 {
			// Sylvester's matrix has the leading coefficient in all of its first column.
			out = append(out, zeros(bivariate.Resultant(f.ctx, rest, rest.Derivative()).Quo(rest.Lead()), double))
		}
	}
	return out
}

// ofLastRow compares b with the last row of A, or of α + γ.
func (f *family) ofLastRow(r requirement.Requirement) ([]critical, error) {
	var matrices [][][]scheme.Quotient
	switch f.Info().Kind {
	case scheme.KindRungeKutta:
		matrices = [][][]scheme.Quotient{f.Functions("A")}
	case scheme.KindRosenbrock:
		matrices = [][][]scheme.Quotient{f.Functions("alpha"), f.Functions("gamma")}
	default:
		return nil, f.notAsked(r)
	}
	var out []critical
	for j, b := range f.Functions("b")[0] {
		difference := f.numerator(b)
		for _, m := range matrices {
			if row := m[len(m)-1]; j < len(row) {
				difference = difference.Sub(f.numerator(row[j]))
			}
		}
		out = append(out, zeros(difference, LastRowEquals))
	}
	if f.Info().Kind == scheme.KindRosenbrock { // and α_s = 1 [HW96, IV.7]
		rows := f.Functions("alpha")
		sum := f.denominator.Neg()
		for _, x := range rows[len(rows)-1] {
			sum = sum.Add(f.numerator(x))
		}
		out = append(out, zeros(sum, LastRowEquals))
	}
	return out, nil
}

// ofMinors returns the coefficients of the characteristic polynomial of M = BA + AᵀB − bbᵀ, whose signs say whether M is
// positive semidefinite, and the weights.
func (f *family) ofMinors() []critical {
	s := len(f.Functions("b")[0])
	list := bivariate.Interpolate(f.ctx, 2*s*f.height(), s, func(x exact.Rat) ([]poly.Elem, bool) {
		m, ok := f.member(x)
		if !ok {
			return nil, false
		}
		t := m.(*scheme.ButcherTableau)
		c := characteristic(algebraicMatrix(t.A(), t.B()))
		for k := range c {
			c[k] = c[k].Mul(f.denominator.EvalRat(x).Pow(2 * (k + 1)))
		}
		return c, true
	})
	var out []critical
	for _, p := range list {
		out = append(out, zeros(p, MinorVanishes))
	}
	return append(out, f.ofWeights(exact.Rat{})...)
}

func (f *family) ofWeights(x exact.Rat) []critical {
	var out []critical
	for _, b := range f.Functions("b")[0] {
		out = append(out, zeros(f.numerator(b).Sub(f.denominator.Scale(poly.Rational(x))), WeightEquals))
	}
	return out
}

func (f *family) ofQuantity(r requirement.Requirement) ([]critical, error) {
	multistep := f.Info().Kind == scheme.KindMultistep
	switch r.Quantity {
	case requirement.Order, requirement.ExactOrder:
		return f.ofSeries(), nil
	case requirement.Stages:
		if f.Functions("b") != nil {
			return nil, nil
		}
	case requirement.Weight:
		if f.Functions("b") != nil {
			return f.ofWeights(r.Number.Value), nil
		}
	case requirement.TableauOrder, requirement.StageOrder:
		if k := f.Info().Kind; k == scheme.KindRungeKutta || k == scheme.KindRosenbrock && r.Quantity == requirement.TableauOrder {
			return f.ofConditions(r), nil
		}
	case requirement.AlphaDegrees:
		return f.ofAngle(r)
	case requirement.Limit:
		if !multistep && len(f.p) > 0 {
			n := max(f.p.Degree(), f.q.Degree())
			out := []critical{zeros(f.p.Lead(), LimitZero), zeros(f.q.Lead(), PoleAtInfinity)}
			if n < len(f.p) && n < len(f.q) {
				out = append(out, zeros(f.p[n].Sub(f.q[n].Scale(poly.Rational(r.Number.Value))), LimitEquals))
			}
			return out, nil
		}
	}
	return nil, f.notAsked(r)
}
