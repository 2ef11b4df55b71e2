package proofs

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// Findings returns a sentence for everything that the scheme's source claims and that does not hold: abscissae that
// are not the row sums, a family whose form the tableau does not have, an order condition that fails, and the
// published stability claims that are contradicted. It is empty for a sound scheme. What was not compared in time is
// among the UndecidedClaims.
//
// Cost: that of Claims.
func (a *Analysis) Findings() []string { return contradictions(a.Claims()) }

// ContradictedClaims returns a sentence for each published stability claim that the verdict on the coefficients as
// printed contradicts. Stiff accuracy is compared to the published digits.
func (a *Analysis) ContradictedClaims() []string { return contradictions(a.propertyClaims()) }

// UndecidedClaims returns a sentence for each claim that is neither proved nor refuted: a published stability claim, or
// any claim that was not compared before the context of the analysis was done.
//
// Cost: that of Claims.
func (a *Analysis) UndecidedClaims() []string { return undecided(a.Claims()) }

// UndecidedStabilityClaims returns a sentence for each published stability claim that is neither proved nor refuted.
func (a *Analysis) UndecidedStabilityClaims() []string { return undecided(a.propertyClaims()) }

func undecided(claims []Claim) []string {
	var out []string
	for _, c := range claims {
		if c.Undecided != "" {
			out = append(out, c.Undecided)
		}
	}
	return out
}

func contradictions(claims []Claim) []string {
	var out []string
	for _, c := range claims {
		for _, f := range c.Faults {
			out = append(out, f.Sentence)
		}
	}
	return out
}

// stifflyAccurate decides whether b is the last row of A, to the published digits for truncated coefficients. It
// reports false if that is not defined.
func (a *Analysis) stifflyAccurate() (Decision, bool) {
	left, right, within, ok := scheme.StiffAccuracy(a.scheme)
	if !ok || a.weights != "" {
		return Decision{}, false
	}
	k := a.scheme.Field()
	c := &certificate.StiffAccuracy{Left: left, Right: right, Within: within}
	reason := "b is the last row of A"
	if !within.IsZero() {
		reason += ", to the published digits"
	}
	for i := range left {
		d, w := left[i].Sub(right[i]), poly.Rational(within)
		if k.Cmp(d, w) > 0 || k.Cmp(d.Neg(), w) > 0 {
			c.Against = true
			reason = fmt.Sprintf("b is not the last row of A: entry %d differs by %s", i+1, difference(k, d))
			break
		}
	}
	return settleInField(k, StifflyAccurate, c, func(x exact.Interval) { c.Root = x }, reason), true
}

// difference writes a number with three digits, and says so if they are not all.
func difference(k algebraic.Field, d poly.Elem) string {
	text := k.Decimal(d, 3)
	if x, err := exact.ParseRat(text); err == nil && d.Equal(poly.Rational(x)) {
		return signs(text)
	}
	return "about " + approximately(text)
}
