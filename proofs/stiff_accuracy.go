package proofs

import (
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// decideStifflyAccurate decides whether b is the last row of A, to the published digits for truncated coefficients; of a
// collocation method whether a node is 1. Its node polynomial may be small at 1 though no node is near.
func (a *Analysis) decideStifflyAccurate() Decision {
	left, right, within, _ := scheme.StiffAccuracy(a.scheme)
	k := a.scheme.Field()
	c := &certificate.StiffAccuracy{Left: left, Right: right, Within: within}
	reason := LastRow{Field: k, Within: within}
	if m, ok := a.scheme.(*scheme.Collocation); ok {
		c.Nodes, c.Left, c.Right = m.Nodes().Monic(), nil, nil
		reason.Nodes = true
		below, above := c.Nodes.EvalRat(exact.Int(1).Sub(within)), c.Nodes.EvalRat(exact.Int(1).Add(within))
		if k.Sign(below.Mul(above)) > 0 {
			c.Against, reason.Entry, reason.Difference = true, 1, c.Nodes.EvalRat(exact.Int(1))
		}
		left, right = nil, nil
	}
	for i := range left {
		d, w := left[i].Sub(right[i]), poly.Rational(within)
		if k.Cmp(d, w) > 0 || k.Cmp(d.Neg(), w) > 0 {
			c.Against = true
			reason.Entry, reason.Difference = i+1, d
			break
		}
	}
	return settleInField(k, StifflyAccurate, c, func(x exact.Interval) { c.Root = x }, reason)
}
