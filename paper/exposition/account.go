package exposition

import (
	"rofz/errata/repair"
	"rofz/proofs"
)

// Account is what becomes of that which is claimed of a scheme, in sentences. AccountOf makes one.
type Account struct {
	Failures  []string        // a sentence for each claim that failed
	Undecided []string        // a sentence for each claim that was not decided
	Warnings  []string        // what is unusual without being wrong
	Reading   *repair.Reading // where truncated coefficients fail a claim of stability; nil otherwise
}

// AccountOf returns the account of the scheme that a analyses.
//
// Cost: that of the claims, and of repair.Read where a claim of stability fails.
func AccountOf(a *proofs.Analysis) Account {
	var c Account
	for _, claim := range a.Claims() {
		for _, f := range Faults(claim) {
			c.Failures = append(c.Failures, Plain(f.Content))
		}
		if claim.Undecided() {
			c.Undecided = append(c.Undecided, Plain(Open(claim)))
		}
	}
	for _, w := range a.Warnings() {
		c.Warnings = append(c.Warnings, Plain(Warning(w)))
	}
	if late := a.Context().Err() != nil && len(c.Undecided) > 0; claimsMore(a) && !late {
		c.Reading, _ = proofs.Within(a, "readings of the truncated coefficients", func() *repair.Reading {
			if r, ok := repair.Read(a); ok {
				return &r
			}
			return nil
		})
	}
	return c
}

// claimsMore reports whether A- or L-stability is claimed and not proved.
func claimsMore(a *proofs.Analysis) bool {
	claims := a.Scheme().Info().Published
	return claims.Claims("A-stable") && !a.Decide(proofs.AStable).Verdict.Proved() ||
		claims.Claims("L-stable") && !a.Decide(proofs.LStable).Verdict.Proved()
}
