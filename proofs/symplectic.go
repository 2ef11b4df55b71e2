package proofs

import (
	"iter"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// The evidence about symplecticity.
type (
	// FormVanishes: b_i·a_ij + b_j·a_ji = b_i·b_j for all stages, to Within; if Reduced, for the smaller tableau without superfluous
	// stages.
	FormVanishes struct {
		Reduced bool
		Within  exact.Rat
	}
	// OtherProduct: Φ(u∘v) + Φ(v∘u) is not Φ(u)Φ(v) for the two trees.
	OtherProduct struct{ Tree, Other string }
	// NoProduct: the form does not vanish, but no two trees with so many nodes together show that the method is not symplectic.
	NoProduct struct{ Nodes int }
)

func (FormVanishes) reason() {}
func (OtherProduct) reason() {}
func (NoProduct) reason()    {}

// mostPairs is how many pairs of trees are looked at.
const mostPairs = 5000

// decideSymplectic decides whether the method is symplectic, for truncated coefficients whether it is to the published digits. A
// tableau without superfluous stages is symplectic only if the form vanishes [HNW93, II.16], and one that is not violates an
// equality between the weights of trees; pairs of trees are looked at up to a bound.
//
// Cost: O(s²) products for the form, O(s²) for each node of a tree.
func (a *Analysis) decideSymplectic() Decision {
	c, err := certificate.Bind(a.certified(), &certificate.Symplecticity{})
	if err != nil {
		return Decision{Property: Symplectic, Reason: Unaccepted{err}}
	}
	k := a.field()
	var within exact.Rat // three units: of two entries, each times a weight, and a weight
	if u := scheme.UnitsOf(a.scheme); !u.Exact() {
		within = u.Largest().Mul(exact.Int(3))
	}
	reason := FormVanishes{}
	if c.Fold == nil {
		if _, weights, classes := reduced(c.A, c.B); len(weights) < len(c.B) {
			c.Used, reason.Reduced = len(weights), true
			for _, n := range classes {
				c.Classes = append(c.Classes, poly.Int(int64(n+1)))
			}
		}
		c.Within, reason.Within = within, within
	}
	const most = 256 // bits: for exact coefficients the core looks for zeros, which no interval makes evident
	if d := settleWithin(k, Symplectic, c, func(x exact.Interval) { c.Root = x }, reason, most); d.Verdict.Proved() {
		return d
	}
	c.Classes, c.Used, c.Within = nil, 0, within
	nodes, looked := 0, 0
	for u, v := range a.treesAgainstSymplectic() {
		c.Tree, c.Other, nodes = u, v, max(nodes, strings.Count(u+v, "["))
		if looked++; looked > mostPairs || a.ctx.Err() != nil {
			break
		}
		d, err := c.Difference()
		within := poly.Rational(c.Within)
		if err == nil && (k.Cmp(d, within) > 0 || k.Cmp(d.Neg(), within) > 0) {
			return settleInField(k, Symplectic, c, func(x exact.Interval) { c.Root = x }, OtherProduct{u, v})
		}
	}
	return Decision{Property: Symplectic, Reason: NoProduct{nodes}}
}

// treesAgainstSymplectic yields the pairs of trees to be looked at. As long as the sum of their nodes is at most the order they satisfy
// the equality, since the flow does. First come pairs of bushes, that have powers of c, and of tall trees.
func (a *Analysis) treesAgainstSymplectic() iter.Seq2[string, string] {
	bush := func(n int) string { return "[" + strings.Repeat("[]", n-1) + "]" }
	commas := func(t string) string { return strings.ReplaceAll(t, "][", "],[") }
	tall := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	return func(yield func(string, string) bool) {
		one := a.scheme.(scheme.OneStep)
		p := 1
		if o := a.tableauOrder(); o.ok {
			p = o.Order
		}
		for n := p + 1; n <= 2*one.Stages()+2; n++ {
			for i := 1; i <= n/2; i++ {
				if !yield(commas(bush(i)), commas(bush(n-i))) || i > 1 && !yield(tall(i), tall(n-i)) {
					return
				}
			}
		}
		for n := 2; n <= scheme.MaxTreeOrder; n++ {
			for i := 1; i <= n/2; i++ {
				for _, u := range scheme.Trees(i) {
					for _, v := range scheme.Trees(n - i) {
						if !yield(u.String(), v.String()) {
							return
						}
					}
				}
			}
		}
	}
}
