package proofs

import (
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// decideStifflyAccurate decides whether b is the last row of A, to the published digits for truncated coefficients.
func (a *Analysis) decideStifflyAccurate() Decision {
	left, right, within, _ := scheme.StiffAccuracy(a.scheme)
	k := a.scheme.Field()
	c := &certificate.StiffAccuracy{Left: left, Right: right, Within: within}
	reason := LastRow{Field: k, Within: within}
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
