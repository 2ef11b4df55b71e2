package scheme

import (
	"context"
	"rofz/poly"
	"rofz/poly/exact"
)

// OrderConditionFindings compares the order that the source claims, also for the embedded weights, with the order
// conditions, and returns what fails first of each claim. A condition holds if it holds to the printed digits, as UnitsOf
// says: exactly, where the coefficients are exact.
//
// For a one-step method the conditions are those of all trees up to the claimed order; beyond MaxTreeOrder only the
// conditions Σ bᵢcᵢ^{k−1} = 1/k are looked at, unless the simplifying assumptions prove the claim. A rational
// approximation and a multistep method have the coefficients of e^z − R(z) and of ρ(e^h) − hσ(e^h) in their place, and a general linear method OrderOfGeneralLinear.
func OrderConditionFindings(s Scheme) []Finding {
	return append(OrderFindings(s), EmbeddedOrderFindings(s)...)
}

// OrderFindings are those of OrderConditionFindings that are about the scheme's own order.
func OrderFindings(s Scheme) []Finding { return newJudge(s).order() }

// EmbeddedOrderFindings are those of OrderConditionFindings that are about the embedded weights.
func EmbeddedOrderFindings(s Scheme) []Finding { return newJudge(s).embeddedOrder() }

// judge decides whether a residual counts as zero.
type judge struct {
	scheme Scheme
	units  Units
	ctx    context.Context // ends the computation of residuals, as budget.Poll does; nil has no end
}

func newJudge(s Scheme) judge { return judge{scheme: s, units: UnitsOf(s)} }

// newJudgeContext is newJudge for a judge whose computations end with ctx.
func newJudgeContext(ctx context.Context, s Scheme) judge {
	return judge{s, UnitsContext(ctx, s), ctx}
}

// table returns what of a table fails, but for stiff accuracy and what is claimed of stability.
func (j judge) table() []Finding {
	out := append(append(j.failedRowSums(), j.family()...), j.transformed()...)
	return append(append(out, j.order()...), j.embeddedOrder()...)
}

// accepts reports whether |r| ≤ within.
func (j judge) accepts(r poly.Elem, within exact.Rat) bool {
	return r.IsZero() || !within.IsZero() && j.scheme.Field().Within(r, within)
}

func (j judge) order() []Finding {
	p := j.scheme.Info().Order
	if p == nil {
		return nil
	}
	return j.claimedOrder(false, *p)
}

func (j judge) embeddedOrder() []Finding {
	p := j.scheme.Info().EmbeddedOrder
	pair, isPair := j.scheme.(*AdditivePair)
	if p == nil || embeddedWeightsOf(j.scheme) == nil && !(isPair && pair.HasEmbedded()) {
		return nil
	}
	return j.claimedOrder(true, *p)
}

func (j judge) claimedOrder(embedded bool, claimed int) []Finding {
	if p, ok := j.scheme.(*AdditivePair); ok {
		return j.claimedCoupled(p, embedded, claimed)
	}
	if c, ok := j.checkOrder(embedded, claimed); ok {
		if len(c.Failed) == 0 {
			return nil
		}
		return []Finding{FailedOrder{embedded, j.scheme.Field(), c}}
	}
	if g, ok := j.scheme.(GeneralLinear); ok {
		if o, ok := OrderOfGeneralLinear(g, MaxTreeOrder); ok && !o.AtLeast && o.Order < claimed {
			return []Finding{LowerOrder{claimed, o}}
		}
	}
	if e, ok := j.scheme.(Exponential); ok {
		if o := OrderOfExponential(e); !o.AtLeast && o.Order < claimed {
			return []Finding{LowerExponentialOrder{claimed, e.Field(), o}}
		}
	}
	x, ok := j.scheme.(expansion)
	if !ok || embedded {
		return nil
	}
	next := x.defects(j.units)
	for n := range claimed + 1 {
		if r, within := next(); !j.accepts(r, within) {
			return []Finding{x.failed(claimed, n, r)}
		}
	}
	return nil
}

// claimedCoupled compares the order of a pair. What is claimed beyond MaxColouredOrder is not looked at.
func (j judge) claimedCoupled(p *AdditivePair, embedded bool, claimed int) []Finding {
	o, ok := j.coupledOrder(p, embedded)
	if !ok || o.Order >= claimed || len(o.Failed) == 0 {
		return nil
	}
	return []Finding{FailedCoupledOrder{embedded, p.field, claimed, o.Failed}}
}

// An expansion decides the order of a scheme.
type expansion interface {
	// defects returns a function that gives, one with each call, the coefficients of 1, z, z², … that vanish up to the
	// order, and how far the units let each be off.
	defects(Units) func() (poly.Elem, exact.Rat)
	// scale returns what the defects are proportional to: they say the same of coefficients that are multiplied by a number.
	scale() poly.Elem
	// failed tells that the coefficient of a power does not vanish.
	failed(claimed, power int, defect poly.Elem) FailedSeries
}
