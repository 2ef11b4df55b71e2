package scheme

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// OrderCheck compares a claimed order with the conditions of all trees up to that order, tree by tree; beyond
// MaxTreeOrder with those of the bushy trees alone.
type OrderCheck struct {
	Claimed int
	Failed  []TreeDefect // of the lowest order at which one fails by more than Within
	Inexact []TreeDefect // the others that do not hold exactly, in the order of Trees
	Within  exact.Rat    // Info.Tolerance
}

// TreeDefect is an order condition that does not hold exactly: the elementary weight is 1/γ + Residual.
type TreeDefect struct {
	Tree     Tree
	Residual poly.Elem
}

// CheckOrder checks an order of the weights b, or of the embedded ones. It reports false for schemes without order
// conditions by trees, or without embedded weights. Cost: as TableauOrder.
func CheckOrder(s Scheme, embedded bool, claimed int) (OrderCheck, bool) {
	b := weightsOf(s)
	if embedded {
		if b = embeddedWeightsOf(s); b == nil {
			return OrderCheck{}, false
		}
	}
	space, ok := newStageSpace(s, b)
	if !ok {
		return OrderCheck{}, false
	}
	j := newJudge(s)
	out := OrderCheck{Claimed: claimed, Within: j.tolerance}
	from := 1
	if j.exact && space.branching == nil {
		from = space.simplifying(min(claimed, 2*len(space.m)+1)).order() + 1
	}
	w := newTreeWeights(space)
	for n := from; n <= claimed && len(out.Failed) == 0; n++ {
		list := []*node{bush(n)}
		if n <= MaxTreeOrder {
			list = treeTables(n)[n]
		}
		for _, t := range list {
			switch r := w.defect(t); {
			case r.IsZero():
			case j.accepts(r):
				out.Inexact = append(out.Inexact, TreeDefect{Tree{t}, r})
			default:
				out.Failed = append(out.Failed, TreeDefect{Tree{t}, r})
			}
		}
	}
	return out, true
}
