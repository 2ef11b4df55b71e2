package proofs

import (
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

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

// orderProperty is what decisions about the order of a tableau are called.
const orderProperty Property = "order of the tableau"

// DecideTableauOrder proves what the order of the tableau is, that of the embedded weights for their analysis, or, of one
// above 10, that it is at least 10. The decision is Undecided for a scheme that is not given by its stages.
//
// Cost: that of TableauOrder, and O(T·s²) operations on coefficients in the core, for T trees and s stages.
func (a *Analysis) DecideTableauOrder() Decision {
	d, done := peek(a.treesHold)
	if !done {
		return a.open(orderProperty)
	}
	return d
}

// DecideTableauOrderToDigits is DecideTableauOrder for conditions that hold to the published digits; ok is false where the
// coefficients are exact.
func (a *Analysis) DecideTableauOrderToDigits() (d Decision, ok bool) {
	if scheme.UnitsOf(a.scheme).Exact() {
		return Decision{}, false
	}
	d, done := peek(a.treesHoldToDigits)
	if !done {
		d = a.open(orderProperty)
	}
	return d, true
}

func (a *Analysis) proveTableauOrder() Decision {
	x := a.findTableauOrder()
	c := &certificate.TableauOrder{Order: min(x.Order, certificate.MaxTreeOrder)}
	one, _ := a.scheme.(scheme.OneStep)
	if _, nodes := scheme.Find(a.scheme, "nodes"); x.ok && a.weights == "" && (nodes || c.Order < x.Order) {
		if s, ok := scheme.SimplifyingContext(a.ctx, one); ok && x.Order <= min(s.C+s.D+1, 2*s.C+2) {
			c.Order, c.Eta, c.Zeta = x.Order, s.C, s.D
		}
	}
	if x.ok && x.Order == c.Order && !x.AtLeast {
		c.Fails = x.Tree.String()
	}
	return a.settleTableauOrder(c, x.ok)
}

func (a *Analysis) proveTableauOrderToDigits() Decision {
	s, ok := a.scheme.(scheme.OneStep)
	if !ok {
		return a.settleTableauOrder(nil, false)
	}
	x, ok := scheme.TableauOrderToDigitsContext(a.ctx, s, a.weights != "", scheme.MaxTreeOrder)
	c := &certificate.TableauOrder{Order: x.Order, Within: x.Within}
	if !x.AtLeast {
		c.Fails = x.Tree.String()
	}
	return a.settleTableauOrder(c, ok)
}

func (a *Analysis) settleTableauOrder(c *certificate.TableauOrder, ok bool) Decision {
	if !ok {
		return Decision{Property: orderProperty, Reason: NoTableau{}}
	}
	c, err := certificate.Bind(a.certified(), c)
	if err != nil {
		return Decision{Property: orderProperty, Reason: NoTableau{}}
	}
	return settleInField(a.scheme.Field(), orderProperty, c, func(x exact.Interval) { c.Root = x }, nil)
}

// StageOrder returns the order of the stages; ok is false if there is none, as for embedded weights, or if it is not known
// for want of time.
//
// Cost: that of scheme.StageOrder, and of scheme.OrderOfGeneralLinear.
func (a *Analysis) StageOrder() (q int, ok bool) {
	x, done := peek(a.stageOrder)
	return x.q, x.ok && done
}

type stageOrder struct {
	q  int
	ok bool
}

func (a *Analysis) findStageOrder() stageOrder {
	if o, ok := a.GeneralLinearOrder(); ok {
		return stageOrder{o.Stages, true}
	}
	s, ok := a.scheme.(scheme.OneStep)
	if !ok || a.weights != "" {
		return stageOrder{}
	}
	q, ok := scheme.StageOrderContext(a.ctx, s)
	return stageOrder{q, ok}
}

// GeneralLinearOrder returns the orders of a general linear method; ok is false if the scheme is of another kind, or if they are not known.
//
// Cost: that of scheme.OrderOfGeneralLinear.
func (a *Analysis) GeneralLinearOrder() (o scheme.GeneralLinearOrder, ok bool) {
	x, done := peek(a.generalOrder)
	return x.GeneralLinearOrder, x.ok && done
}

type generalOrder struct {
	scheme.GeneralLinearOrder
	ok bool
}

func (a *Analysis) findGeneralOrder() generalOrder {
	g, ok := a.scheme.(scheme.GeneralLinear)
	if !ok {
		return generalOrder{}
	}
	o, ok := scheme.OrderOfGeneralLinear(g, scheme.MaxTreeOrder)
	return generalOrder{o, ok}
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
