package lint

import (
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
)

// The checks of the order: 2xx.
var orderChecks = []Check{
	{
		Code: "RZ201", Title: "the claimed order is not reached", Level: Error,
		Explanation: "A scheme of order p satisfies one condition for each rooted tree with up to p nodes. One fails by more than the printed digits explain; the finding names its tree in nested brackets, 1/density, and the difference.",
		Remedy:      "Compare the table with the source, or lower the claim. verify show draws trees.",
		Example:     "b = 1/3, 2/3 with c = 0, 1 and order 2: the tree [[]] has the sum 2/3 instead of 1/2.",
		find:        func(s *subject) []Finding { return s.failedOrder(false) },
	},
	{
		Code: "RZ202", Title: "the order conditions hold to the printed digits only", Level: Note, Detail: true,
		Explanation: "The coefficients are truncated, and the conditions hold as well as they can. The finding says how well.",
		Remedy:      "Nothing, or verify repair for a scheme that satisfies them exactly.",
		Example:     "γ = 0.2928932188 for 1 − √2/2.",
		find:        func(s *subject) []Finding { return s.inexactOrder(false) },
	},
	{
		Code: "RZ203", Title: "the claimed order of the embedded weights is not reached", Level: Error,
		Explanation: "As RZ201, for bhat. The estimate of the error then has another order than the step size control assumes.",
		Remedy:      "Compare bhat with the source, or lower the claim.",
		Example:     "embedded_order 2 with bhat = 1, 0 and c = 0, 1.",
		find:        func(s *subject) []Finding { return s.failedOrder(true) },
	},
	{
		Code: "RZ204", Title: "the order conditions of the embedded weights hold to the printed digits only", Level: Note, Detail: true,
		Explanation: "As RZ202, for bhat.",
		Remedy:      "Nothing, or verify repair.",
		Example:     "bhat printed in ten digits.",
		find:        func(s *subject) []Finding { return s.inexactOrder(true) },
	},
	{
		Code: "RZ205", Title: "the order is higher than claimed", Level: Note,
		Explanation: "All conditions of the next order hold too. The claim may be a slip, or the source may count with less for good reasons, such as the order for equations outside the theory.",
		Remedy:      "Raise the claim, or leave it with a note.",
		Example:     "The classical scheme of order 4 with the claim 3.",
		find:        func(s *subject) []Finding { return s.higherOrder(false) },
	},
	{
		Code: "RZ206", Title: "the order of the embedded weights is higher than claimed", Level: Note,
		Explanation: "As RZ205, for bhat.",
		Remedy:      "Raise the claim, or leave it with a note.",
		Example:     "embedded_order 1 with bhat = 1/2, 1/2 and c = 0, 1.",
		find:        func(s *subject) []Finding { return s.higherOrder(true) },
	},
	{
		Code: "RZ207", Title: "simplifying assumptions", Level: Note, Detail: true,
		Explanation: "The largest p, η, ζ with B(p), C(η), D(ζ); min(p, η) is the stage order. A low stage order costs accuracy in stiff equations. For truncated coefficients nothing is said.",
		Remedy:      "Nothing.",
		Example:     "The two-stage Radau IIA scheme has B(3), C(2), D(1), and stage order 2.",
		find:        simplifying,
	},
}

// orderOf returns the weights, or the embedded ones, and the order that is claimed of them, nil if none is.
func (s *subject) orderOf(embedded bool) (weights []poly.Elem, claimed *int, place string) {
	if embedded {
		return s.bhat, s.info.EmbeddedOrder, "embedded_order"
	}
	return s.b, s.info.Order, "order"
}

func (s *subject) failedOrder(embedded bool) []Finding {
	weights, claimed, place := s.orderOf(embedded)
	key := "b"
	if embedded {
		key = "bhat"
	}
	switch {
	case claimed == nil:
		return nil
	case s.b == nil && !embedded:
		return contradictions(scheme.OrderFindings(s.scheme))
	case s.b == nil:
		return contradictions(scheme.EmbeddedOrderFindings(s.scheme)) // of an additive pair
	case weights == nil || !s.addsUp(key, weights):
		return nil // what fails is Σb = 1, which has a code of its own
	}
	c, ok := scheme.CheckOrder(s.scheme, embedded, *claimed)
	if !ok || len(c.Failed) == 0 || s.allNext(c.Failed) {
		return nil
	}
	return []Finding{found(place, scheme.FailedOrder{Embedded: embedded, Field: s.field, OrderCheck: c})}
}

func (s *subject) inexactOrder(embedded bool) []Finding {
	_, claimed, place := s.orderOf(embedded)
	if claimed == nil || s.units.Exact() {
		return nil
	}
	c, ok := scheme.CheckOrder(s.scheme, embedded, *claimed)
	if !ok || len(c.Failed) > 0 || len(c.Inexact) == 0 {
		return nil
	}
	worst := c.Inexact[0]
	for _, t := range c.Inexact[1:] {
		if s.field.Cmp(s.field.Abs(t.Residual), s.field.Abs(worst.Residual)) > 0 {
			worst = t
		}
	}
	return []Finding{found(place, InexactOrder{s.field, len(c.Inexact), worst})}
}

// higherOrder looks at the orders behind the claimed one. With few digits many a condition holds by accident, so that
// nothing is said then.
func (s *subject) higherOrder(embedded bool) []Finding {
	_, claimed, place := s.orderOf(embedded)
	if claimed == nil || *claimed >= scheme.MaxTreeOrder || exact.Int(10).Pow(-8).Less(s.units.Tolerance()) {
		return nil
	}
	p := *claimed
	for p < scheme.MaxTreeOrder {
		if c, ok := scheme.CheckOrder(s.scheme, embedded, p+1); !ok || len(c.Failed) > 0 {
			break
		}
		p++
	}
	if p == *claimed {
		return nil
	}
	return []Finding{found(place, HigherOrder{*claimed, p, p == scheme.MaxTreeOrder})}
}

func simplifying(s *subject) []Finding {
	one, ok := s.scheme.(scheme.OneStep)
	if !ok || !s.units.Exact() {
		return nil
	}
	a, ok := scheme.SimplifyingAssumptions(one)
	if !ok {
		return nil
	}
	return []Finding{found("", a)}
}
