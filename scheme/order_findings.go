package scheme

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// OrderConditionFindings compares the order that the source claims, also for the embedded weights, with the order
// conditions, and returns what fails first of each claim. Where the coefficients are
// exact a condition must hold exactly; where they are truncated, to within Info.Tolerance.
//
// For a one-step method the conditions are those of all trees up to the claimed order; beyond MaxTreeOrder only the
// conditions Σ bᵢcᵢ^{k−1} = 1/k are looked at, unless the simplifying assumptions prove the claim. A rational
// approximation and a multistep method have the coefficients of e^z − R(z) and of ρ(e^h) − hσ(e^h) in their place.
func OrderConditionFindings(s Scheme) []Finding {
	return append(OrderFindings(s), EmbeddedOrderFindings(s)...)
}

// OrderFindings are those of OrderConditionFindings that are about the scheme's own order.
func OrderFindings(s Scheme) []Finding {
	p := s.Info().Order
	if p == nil {
		return nil
	}
	return newJudge(s).check(s, false, *p)
}

// EmbeddedOrderFindings are those of OrderConditionFindings that are about the embedded weights.
func EmbeddedOrderFindings(s Scheme) []Finding {
	p := s.Info().EmbeddedOrder
	if p == nil || embeddedWeightsOf(s) == nil {
		return nil
	}
	return newJudge(s).check(s, true, *p)
}

// judge decides whether a residual is small enough to count as zero.
type judge struct {
	scheme    Scheme
	exact     bool
	tolerance exact.Rat
}

func newJudge(s Scheme) judge {
	info := s.Info()
	return judge{s, info.Exact, info.Tolerance()}
}

// accepts reports whether the residual r counts as zero.
func (j judge) accepts(r poly.Elem) bool {
	return r.IsZero() || !j.exact && j.scheme.Field().Within(r, j.tolerance)
}

func (j judge) check(s Scheme, embedded bool, claimed int) []Finding {
	if c, ok := CheckOrder(s, embedded, claimed); ok {
		if len(c.Failed) == 0 {
			return nil
		}
		return []Finding{FailedOrder{embedded, s.Field(), c}}
	}
	if s, ok := s.(interface {
		expansionFindings(j judge, claimed int) []Finding
	}); ok {
		return s.expansionFindings(j, claimed)
	}
	return nil
}
