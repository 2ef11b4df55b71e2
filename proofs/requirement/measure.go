package requirement

import (
	"context"
	"slices"

	"rofz/asymptotics"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// A Measure is what is known of a quantity.
type Measure struct {
	Undefined string // the kind of scheme that has no such quantity
	Open      error  // why the quantity is not known: the time was used up, say

	// Values are those that the quantity may have, one of them its true one. There is none if it is not finite: then it
	// is −∞ or ∞ by the sign of Infinite, or, if that is 0, no real number at all, with which no comparison holds.
	Values   []algebraic.Number
	Infinite int

	Constant    bool                 // R is constant, or every root of a multistep method
	Branches    bool                 // a decay exponent is the largest one of the branches of a multistep method
	ToDigits    bool                 // an order holds to the printed digits, not exactly
	Tree        string               // the order condition that fails, of the order of a tableau
	Angle       *proofs.Angle        // the largest α, which has no Values
	Number      proofs.Number        // which number of proofs.Numbers it is
	NumberValue *proofs.NumberValue  // its value; nil for other quantities
	Supremum    asymptotics.Supremum // the best constant, with the points where it is attained, or why it is infinite
}

// signs returns those that quantity − x may have, and whether anything is known of it.
func (m Measure) signs(x exact.Rat) (signs []int, known bool) {
	if m.Undefined != "" || m.Open != nil {
		return nil, false
	}
	if m.Infinite != 0 {
		return []int{m.Infinite}, true
	}
	if m.Angle != nil {
		sign, known := m.Angle.Cmp(x)
		return []int{sign}, known
	}
	for _, v := range m.Values {
		signs = append(signs, v.Cmp(algebraic.RationalNumber(x)))
	}
	return signs, true
}

// whole is the measure of an integer, or of one between two.
func whole(least, most int) Measure {
	var m Measure
	for n := least; n <= most; n++ {
		m.Values = append(m.Values, algebraic.RationalNumber(exact.Int(int64(n))))
	}
	return m
}

// late is the measure of what was not computed in time.
func late(a *proofs.Analysis) Measure { return Measure{Open: context.Cause(a.Context())} }

// measure finds out what the quantity is.
func (r Requirement) measure(a *proofs.Analysis) Measure {
	s, isOneStep := a.Scheme().(scheme.OneStep)
	_, isMultistep := a.Multistep()
	undefined := Measure{Undefined: a.Scheme().Info().Kind}
	if n, ok := r.Quantity.number(); ok {
		return measureNumber(a, n, undefined)
	}
	if _, ok := a.Scheme().(scheme.GeneralLinear); ok && (r.Quantity == Order || r.Quantity == ExactOrder || r.Quantity == StageOrder) {
		return measureGeneral(a, r.Quantity, undefined)
	}
	switch r.Quantity {
	case CoupledOrder:
		return measureCoupled(a, undefined)
	case Eta0:
		return measureReach(a, proofs.PairImaginary, undefined)
	case Xi0:
		return measureReach(a, proofs.PairReal, undefined)
	}
	if e, ok := a.Scheme().(scheme.Exponential); ok && (r.Quantity == Order || r.Quantity == ExactOrder || r.Quantity == TableauOrder || r.Quantity == Stages) {
		return measureExponential(a, e, r.Quantity, undefined)
	}
	if !isOneStep && !(isMultistep && (r.Quantity == AlphaDegrees || r.Quantity == Order || r.Quantity == ExactOrder || r.Quantity == Decay)) {
		return undefined
	}
	switch r.Quantity {
	case ExactOrder:
		p, _ := a.Order()
		if a.IsUnfinished(proofs.OrderFact) {
			return late(a)
		}
		return whole(p, p)
	case Order:
		p, _ := a.OrderToDigits()
		if a.IsUnfinished(proofs.OrderFact) || a.IsUnfinished(proofs.OrderToDigitsFact) {
			return late(a)
		}
		m := whole(p, p)
		printed, _ := a.Order()
		m.ToDigits = printed != p
		return m
	case TableauOrder:
		return measureTableau(a, s, undefined)
	case StageOrder:
		q, done := proofs.Within(a, "stage order", func() *int {
			if q, ok := scheme.StageOrderContext(a.Context(), s); ok {
				return &q
			}
			return nil
		})
		switch {
		case !done:
			return late(a)
		case q != nil:
			return whole(*q, *q)
		}
	case Stages:
		if n := s.Stages(); n > 0 {
			return whole(n, n)
		}
	case Decay:
		return measureDecay(a)
	case Limit:
		return measureLimit(a)
	case Weight:
		return measureWeight(s, undefined)
	case BestConstant:
		return r.measureConstant(a)
	case AlphaDegrees:
		return measureAngle(a)
	}
	return undefined
}

// measureWeight finds the smallest weight.
func measureWeight(s scheme.OneStep, undefined Measure) Measure {
	b, _, ok := scheme.Weights(s)
	if !ok {
		return undefined
	}
	k := s.Field()
	least := b.Values[0][0]
	for _, x := range b.Values[0][1:] {
		if k.Cmp(x, least) < 0 {
			least = x
		}
	}
	return Measure{Values: []algebraic.Number{k.Number(least)}}
}

// measureTableau finds the order by rooted trees. Where all trees that were looked at agree, it is at least what they
// say, and at most the order of R.
func measureTableau(a *proofs.Analysis, s scheme.OneStep, undefined Measure) Measure {
	ok := false
	o, done := proofs.Within(a, "order of the tableau", func() (o scheme.TreeOrder) {
		o, ok = scheme.TableauOrderToDigitsContext(a.Context(), s, false, scheme.MaxTreeOrder)
		return o
	})
	most, _ := a.OrderToDigits()
	switch {
	case !done || a.IsUnfinished(proofs.OrderFact):
		return late(a)
	case !ok:
		return undefined
	case o.AtLeast:
		return whole(o.Order, max(o.Order, most))
	}
	m := whole(o.Order, o.Order)
	m.Tree, m.ToDigits = o.Tree.String(), !o.Within.IsZero()
	return m
}

// measureGeneral finds the order of a general linear method, or of its stages.
func measureGeneral(a *proofs.Analysis, q Quantity, undefined Measure) Measure {
	o, ok := a.GeneralLinearOrder()
	switch {
	case a.IsUnfinished(proofs.GeneralOrderFact):
		return late(a)
	case !ok || o.AtLeast:
		return undefined
	case q == StageOrder:
		return whole(o.Stages, o.Stages)
	}
	return whole(o.Order, o.Order)
}

// measureCoupled finds the order of an additive pair, to the printed digits. Where all trees that were looked at agree, it is at
// most as high as the explicit half has stages.
func measureCoupled(a *proofs.Analysis, undefined Measure) Measure {
	p, isPair := a.Pair()
	if !isPair {
		return undefined
	}
	exactly, o, ok := a.CoupledOrder(false)
	if !ok {
		return late(a)
	}
	m := whole(o.Order, o.Order)
	m.ToDigits = exactly.Order < o.Order
	switch {
	case len(o.Failed) > 0:
		m.Tree = o.Failed[0].Tree.String()
	case o.Order == scheme.MaxColouredOrder:
		m = whole(o.Order, max(o.Order, p.Stages())) // no explicit method has more than one order for each stage
	}
	return m
}

// measureExponential finds the order of an exponential scheme, or the number of its stages.
func measureExponential(a *proofs.Analysis, e scheme.Exponential, q Quantity, undefined Measure) Measure {
	if q == Stages {
		return whole(e.Stages(), e.Stages())
	}
	o, ok := a.ExponentialOrder()
	switch {
	case !ok:
		return late(a)
	case o.AtLeast:
		return undefined
	}
	m := whole(o.Order, o.Order)
	m.Tree = o.Tree
	return m
}

// measureReach finds how far a pair is stable for all Re z_I ≤ 0. One that is not even so for z_E = 0 compares like a negative number of any size.
func measureReach(a *proofs.Analysis, axis proofs.PairAxis, undefined Measure) Measure {
	if _, ok := a.Pair(); !ok {
		return undefined
	}
	x := a.Reach(axis, proofs.PairHalfPlane)
	switch {
	case !x.Known && a.Context().Err() != nil:
		return late(a)
	case !x.Known:
		return Measure{Open: proofs.NumberOpen{Why: x.Why}}
	case x.None:
		return Measure{Infinite: -1}
	case x.Infinite:
		return Measure{Infinite: 1}
	}
	return Measure{Values: []algebraic.Number{x.Value}}
}

// measureDecay finds the exponent of R', or the largest one of the branches. That of a constant is −∞.
func measureDecay(a *proofs.Analysis) Measure {
	if _, ok := a.Multistep(); !ok {
		at := a.Infinity()
		switch {
		case a.IsUnfinished(proofs.InfinityFact):
			return late(a)
		case at.Constant:
			return Measure{Infinite: -1, Constant: true}
		}
		return whole(at.Exponent, at.Exponent)
	}
	branches, done := proofs.Within(a, proofs.BranchesFact, a.Branches)
	if !done {
		return late(a)
	}
	var largest *exact.Rat
	for _, b := range branches {
		if !b.Constant && (largest == nil || largest.Less(b.Exponent)) {
			largest = &b.Exponent
		}
	}
	if largest == nil {
		return Measure{Infinite: -1, Constant: true, Branches: true}
	}
	return Measure{Values: []algebraic.Number{algebraic.RationalNumber(*largest)}, Branches: true}
}

// measureLimit finds R(∞). ∞ is larger in one direction and smaller in another.
func measureLimit(a *proofs.Analysis) Measure {
	k, _, _ := a.StabilityFunction()
	at := a.Infinity()
	switch {
	case a.IsUnfinished(proofs.InfinityFact):
		return late(a)
	case !at.Finite:
		return Measure{}
	}
	limit, done := proofs.Within(a, "limit at infinity", func() algebraic.Number { return k.Number(at.Limit) })
	if !done {
		return late(a)
	}
	return Measure{Values: []algebraic.Number{limit}}
}

// measureConstant finds the least C with |zR'(z)| ≤ C in the region.
func (r Requirement) measureConstant(a *proofs.Analysis) Measure {
	constant := a.Infinity().Constant
	if a.IsUnfinished(proofs.InfinityFact) {
		return late(a)
	}
	if constant {
		m := whole(0, 0)
		m.Constant = true
		return m
	}
	s, err := a.Sup(r.Region, 1)
	switch {
	case err != nil:
		return Measure{Open: err}
	case s.Infinite:
		return Measure{Infinite: 1, Supremum: s}
	}
	return Measure{Values: []algebraic.Number{s.C}, Supremum: s}
}

// certify returns the core's decision on a bound of |zR'| from which the comparison follows, sign being that of C minus
// the number; nil if there is none. A larger C is refuted by a point where the number is exceeded, and a smaller one has
// a bound below the number. That it equals the number proves no more than that it is at most that.
func (r Requirement) certify(a *proofs.Analysis, m Measure, sign int) *proofs.Decision {
	bound := r.Number.Value
	strict := r.Relation != "<=" && r.Relation != ">"
	long := len(bound.String()) > longestBound
	switch {
	case bound.Sign() < 0 || strict && sign == 0 || long && m.Infinite != 0:
		return nil
	case sign < 0 && (strict || long):
		bound = between(m.Values[0], bound)
	case sign > 0 && long:
		bound = between(m.Values[0], bound)
	}
	if d := a.DecideBound(r.Region, 1, bound); !d.Verdict.Undecided() {
		return &d
	}
	return nil
}

// certifyOrder returns the core's decision on an order from which the comparison follows, nil if there is none. One that
// the order is at least 10 says nothing of a comparison with more.
func (r Requirement) certifyOrder(a *proofs.Analysis, m Measure) *proofs.Decision {
	d := a.DecideOrder()
	switch {
	case r.Quantity == Order && m.ToDigits:
		return nil // that of R as meant is another scheme's
	case r.Quantity == TableauOrder:
		d = a.DecideTableauOrder()
		if digits, ok := a.DecideTableauOrderToDigits(); ok {
			d = digits
		}
	}
	if d.Verdict.Undecided() {
		return nil
	}
	if c, ok := d.Certificate.(*certificate.TableauOrder); ok && c.Fails == "" {
		switch least := exact.Int(int64(c.Order)); {
		case least.Less(r.Number.Value), least.Equal(r.Number.Value) && r.Relation != ">=" && r.Relation != "<":
			return nil
		}
	}
	return &d
}

// longestBound is the number of characters of a number beyond which a certificate is about a simple one beside it.
const longestBound = 40

// between returns a simple number between c and x ≠ c that is not x.
func between(c algebraic.Number, x exact.Rat) exact.Rat {
	two := exact.Int(2)
	for bits := uint(8); ; bits *= 2 {
		switch near := c.Enclose(bits); {
		case near.Hi.Less(x):
			return exact.SimplestBetween(near.Hi, near.Hi.Add(x).Quo(two))
		case x.Less(near.Lo):
			return exact.SimplestBetween(near.Lo.Add(x).Quo(two), near.Lo)
		}
	}
}

// measureAngle finds the largest α.
func measureAngle(a *proofs.Analysis) Measure {
	x := a.Angle()
	switch {
	case !x.Known && a.Context().Err() != nil:
		return late(a)
	case !x.Known:
		return Measure{Open: proofs.ErrAngleOpen}
	}
	return Measure{Angle: &x}
}

// certifyAngle returns the core's decision about a sector from which a comparison follows, sign being that of α minus the number; nil
// if there is none.
func certifyAngle(m Measure, degrees exact.Rat, sign int) *proofs.Decision {
	const digits = 12
	switch x := m.Angle; {
	case x.Right || x.Zero:
		return nil
	case sign > 0 && !asymptotics.Degrees(x.Below, digits).Lo.Less(degrees):
		return &x.Inside
	case sign < 0 && !degrees.Less(asymptotics.Degrees(x.Above, digits).Hi):
		return &x.Outside
	}
	return nil
}

// measureNumber finds a number of proofs.Numbers.
func measureNumber(a *proofs.Analysis, n proofs.Number, undefined Measure) Measure {
	if !slices.Contains(a.Numbers(), n) {
		return undefined
	}
	v := a.Number(n)
	m := Measure{Number: n, NumberValue: &v, ToDigits: v.ToDigits}
	switch {
	case !v.Known && a.Context().Err() != nil:
		return late(a)
	case !v.Known:
		return Measure{Open: proofs.NumberOpen{Why: v.Why}}
	case v.Infinite:
		m.Infinite = 1
	default:
		m.Values = []algebraic.Number{v.Number()}
	}
	return m
}

// certifySSP returns the core's decision from which a comparison of the SSP coefficient follows, sign being that of C less the number;
// nil if there is none. That C is the number is proved as far as it is at least that.
func (r Requirement) certifySSP(a *proofs.Analysis, sign int) *proofs.Decision {
	if d := a.DecideSSP(r.Number.Value); (sign >= 0) == d.Verdict.Proved() && !d.Verdict.Undecided() {
		return &d
	}
	return nil
}
