package scheme

import (
	"fmt"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// EmbeddedPrefix begins the sentences of OrderConditionFindings that are about the embedded weights.
const EmbeddedPrefix = "embedded weights: "

// OrderConditionFindings compares the order that the source claims, also for the embedded weights, with the order
// conditions, and returns one sentence for each claim that fails, naming the first tree. Where the coefficients are
// exact a condition must hold exactly; where they are truncated, to within Info.Tolerance.
//
// For a one-step method the conditions are those of all trees up to the claimed order; beyond MaxTreeOrder only the
// conditions Σ bᵢcᵢ^{k−1} = 1/k are looked at, unless the simplifying assumptions prove the claim. A rational
// approximation and a multistep method have the coefficients of e^z − R(z) and of ρ(e^h) − hσ(e^h) in their place.
// A sentence about the embedded weights begins with EmbeddedPrefix.
func OrderConditionFindings(s Scheme) []string {
	return append(OrderFindings(s), EmbeddedOrderFindings(s)...)
}

// OrderFindings are those of OrderConditionFindings that are about the scheme's own order.
func OrderFindings(s Scheme) []string {
	p := s.Info().Order
	if p == nil {
		return nil
	}
	return newJudge(s).check(s, weightsOf(s), *p, "")
}

// EmbeddedOrderFindings are those of OrderConditionFindings that are about the embedded weights.
func EmbeddedOrderFindings(s Scheme) []string {
	p := s.Info().EmbeddedOrder
	if p == nil || embeddedWeightsOf(s) == nil {
		return nil
	}
	return newJudge(s).check(s, embeddedWeightsOf(s), *p, EmbeddedPrefix)
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
	if r.IsZero() {
		return true
	}
	if j.exact {
		return false
	}
	if x, ok := r.Rat(); ok {
		return !j.tolerance.Less(x.Abs())
	}
	k, t := j.scheme.Field(), poly.Rational(j.tolerance)
	return k.Cmp(r, t) <= 0 && k.Cmp(r.Neg(), t) <= 0
}

func (j judge) check(s Scheme, b []poly.Elem, claimed int, prefix string) []string {
	if space, ok := newStageSpace(s, b); ok {
		return j.trees(space, claimed, prefix)
	}
	if s, ok := s.(interface {
		expansionFindings(j judge, claimed int) []string
	}); ok {
		return s.expansionFindings(j, claimed)
	}
	return nil
}

// trees goes through the conditions in increasing order and stops at the first number of nodes with a failure.
func (j judge) trees(space *stageSpace, claimed int, prefix string) []string {
	from := 1
	if j.exact && space.branching == nil {
		from = space.simplifying(min(claimed, 2*len(space.m)+1)).order() + 1
	}
	w := newTreeWeights(space)
	for n := from; n <= claimed; n++ {
		list := []*node{bush(n)}
		if n <= MaxTreeOrder {
			list = treeTables(n)[n]
		}
		var failed []*node
		for _, t := range list {
			if !j.accepts(w.defect(t)) {
				failed = append(failed, t)
			}
		}
		if len(failed) > 0 {
			return []string{prefix + j.sentence(w, failed, claimed)}
		}
	}
	return nil
}

func (j judge) sentence(w *treeWeights, failed []*node, claimed int) string {
	t := failed[0]
	name := Tree{t}.String()
	if t.order > 2*MaxTreeOrder {
		name = fmt.Sprintf("Σ bᵢcᵢ^%d", t.order-1)
	}
	weight, r := w.space.weight(w.vector(t)), w.defect(t)
	var b strings.Builder
	fmt.Fprintf(&b, "order condition %s (order %d) fails: Σ = %s, should be 1/%d", name, t.order, j.number(weight), t.density)
	if j.exact && len(r.String()) <= longNumber {
		fmt.Fprintf(&b, ", off by %s", r)
	} else {
		fmt.Fprintf(&b, ", off by %s", j.scheme.Field().Decimal(r, 3))
	}
	if !j.exact {
		fmt.Fprintf(&b, ", more than %s", j.scheme.Info().Allowance())
	}
	fmt.Fprintf(&b, " (claimed order %d", claimed)
	if more := len(failed) - 1; more > 0 {
		fmt.Fprintf(&b, "; %d more of this order fail", more)
	}
	b.WriteByte(')')
	return b.String()
}

// longNumber is the length from which an exact number in a sentence gives way to a decimal.
const longNumber = 40

// number prints x exactly if that is short.
func (j judge) number(x poly.Elem) string {
	if s := x.String(); x.Field() == nil && len(s) <= longNumber {
		return s
	}
	return j.scheme.Field().Decimal(x, 20) + "…"
}
