package proofs

import "rofz/scheme"

// TableauOrder returns the order of the tableau by rooted trees, that of the embedded weights for their analysis. Where
// all trees that were looked at agree, the order of R, which is at least that of the tableau, decides: if it is no larger,
// that is the order, and AtLeast is true. ok is false if the order is not known, for want of a tableau, of trees or of time.
//
// Cost: that of scheme.TableauOrder.
func (a *Analysis) TableauOrder() (o scheme.TreeOrder, ok bool) {
	if x, done := peek(a.tableauOrder); done {
		o, ok = x.TreeOrder, x.ok
	}
	p, _ := a.Order()
	return o, ok && !a.IsUnfinished(OrderFact) && !(o.AtLeast && o.Order < p)
}

// treeOrder is what the trees say, if they say anything.
type treeOrder struct {
	scheme.TreeOrder
	ok bool
}

func (a *Analysis) findTableauOrder() treeOrder {
	s, ok := a.scheme.(scheme.OneStep)
	if !ok {
		return treeOrder{}
	}
	by := scheme.TableauOrder
	if a.weights != "" {
		by = scheme.EmbeddedTableauOrder
	}
	o, ok := by(s, scheme.MaxTreeOrder)
	return treeOrder{o, ok}
}

// StageOrder returns the order of the stages; ok is false if there is none, as for embedded weights, or if it is not known
// for want of time.
//
// Cost: that of scheme.StageOrder.
func (a *Analysis) StageOrder() (q int, ok bool) {
	x, done := peek(a.stageOrder)
	return x.q, x.ok && done
}

type stageOrder struct {
	q  int
	ok bool
}

func (a *Analysis) findStageOrder() stageOrder {
	s, ok := a.scheme.(scheme.OneStep)
	if !ok || a.weights != "" {
		return stageOrder{}
	}
	q, ok := scheme.StageOrder(s)
	return stageOrder{q, ok}
}

// Warnings returns what is unusual about the scheme without being wrong.
func (a *Analysis) Warnings() []scheme.Warning {
	out := scheme.Warnings(a.scheme)
	if d, err := a.Derivation(); err == nil && d.CancelsPole() {
		out = append(out, scheme.CancelledPole{Common: d.Common})
	}
	return out
}

// AllUnfinished is Unfinished with the facts about the embedded weights behind it, which are named as theirs.
func (a *Analysis) AllUnfinished() []string {
	out := a.Unfinished()
	if e, ok := a.Embedded(); ok {
		for _, f := range e.Unfinished() {
			out = append(out, f+" of the embedded weights")
		}
	}
	return out
}
