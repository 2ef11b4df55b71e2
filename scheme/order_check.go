package scheme

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// OrderCheck compares a claimed order with the conditions of all trees up to that order, tree by tree; beyond
// MaxTreeOrder with those of the bushy trees alone.
type OrderCheck struct {
	Claimed int
	Failed  []TreeDefect // of the lowest order at which one fails
	Inexact []TreeDefect // the others that do not hold exactly, but to the printed digits, in the order of Trees
}

// TreeDefect is an order condition that does not hold exactly: the elementary weight is 1/γ + Residual.
type TreeDefect struct {
	Tree     Tree
	Residual poly.Elem
	Within   exact.Rat // how far the units let it be off
}

// CheckOrder checks an order of the weights b, or of the embedded ones. It reports false for schemes without order
// conditions by trees, or without embedded weights. Cost: as TableauOrder.
func CheckOrder(s Scheme, embedded bool, claimed int) (OrderCheck, bool) {
	return newJudge(s).checkOrder(embedded, claimed)
}

// conditions are the order conditions of a tableau by trees, with what its units allow.
type conditions struct {
	judge
	space   *stageSpace
	weights *treeWeights
	box     *weightBox
}

// conditions reports false where there are none: no trees, no embedded weights, or a collocation method with rounded
// nodes, whose order follows from R.
func (j judge) conditions(embedded bool) (conditions, bool) {
	b, key := weightsOf(j.scheme), "b"
	if embedded {
		if b, key = embeddedWeightsOf(j.scheme), "bhat"; b == nil {
			return conditions{}, false
		}
	}
	space, ok := newStageSpace(j.ctx, j.scheme, b)
	box := newWeightBox(j.scheme, j.units, key)
	if !ok || box == nil && !j.units.Exact() {
		return conditions{}, false
	}
	return conditions{j, space, newTreeWeights(space), box}, true
}

// defect returns how the condition of a tree fails; ok is true if it holds to the printed digits.
func (c conditions) defect(t *node) (d TreeDefect, ok bool) {
	d = TreeDefect{Tree: Tree{t}, Residual: c.weights.defect(t)}
	if !d.Residual.IsZero() {
		d.Within = c.box.allowance(t)
	}
	return d, c.accepts(d.Residual, d.Within)
}

func (j judge) checkOrder(embedded bool, claimed int) (OrderCheck, bool) {
	c, ok := j.conditions(embedded)
	if !ok {
		return OrderCheck{}, false
	}
	out := OrderCheck{Claimed: claimed}
	from := 1
	if j.units.Exact() && c.space.branching == nil {
		from = c.space.simplifying(min(claimed, 2*len(c.space.m)+1)).order() + 1
	}
	for n := from; n <= claimed && len(out.Failed) == 0; n++ {
		list := []*node{bush(n)}
		if n <= MaxTreeOrder {
			list = treeTables(n)[n]
		}
		for _, t := range list {
			switch d, ok := c.defect(t); {
			case d.Residual.IsZero():
			case ok:
				out.Inexact = append(out.Inexact, d)
			default:
				out.Failed = append(out.Failed, d)
			}
		}
	}
	return out, true
}
