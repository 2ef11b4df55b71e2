package proofs

import (
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// stifflyAccurate decides whether b is the last row of A, to the published digits for truncated coefficients. It
// reports false if that is not defined.
func (a *Analysis) stifflyAccurate() (Decision, bool) {
	left, right, within, ok := scheme.StiffAccuracy(a.scheme)
	if !ok || a.weights != "" {
		return Decision{}, false
	}
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
	return settleInField(k, StifflyAccurate, c, func(x exact.Interval) { c.Root = x }, reason), true
}
