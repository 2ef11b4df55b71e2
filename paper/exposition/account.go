package exposition

import (
	"slices"

	"rofz/errata/repair"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// Account is what becomes of that which is claimed of a scheme, in sentences, and of what is required of it. AccountOf
// makes one; of a scheme that could not be read there is but the name and Err.
type Account struct {
	Name         string
	Err          *scheme.Error        // why there is nothing to say
	Failures     []string             // a sentence for each claim that failed
	AsMeant      []string             // a sentence for each claim that holds, but not as printed
	Undecided    []string             // a sentence for each claim that was not decided
	Warnings     []string             // what is unusual without being wrong
	Reading      *repair.Reading      // where truncated coefficients fail a claim of stability; nil otherwise
	Requirements []requirement.Result // in the order in which they were made
}

// AccountOf returns the account of the scheme that a analyses, which was read from a file and is to meet requirements.
//
// Cost: that of every decision about the scheme, of its claims and of the requirements, and of repair.Read where a claim
// of stability fails.
func AccountOf(a *proofs.Analysis, file string, required ...requirement.Requirement) Account {
	c := Account{Name: a.Scheme().Info().Name, Err: a.Err()}
	if c.Err != nil {
		c.Err.File = file
		return c
	}
	work(a)
	if e, ok := a.Embedded(); ok {
		work(e)
	}
	for _, claim := range a.Claims() {
		for _, f := range Faults(claim) {
			c.Failures = append(c.Failures, Plain(f.Content))
		}
		if claim.HoldsAsMeant() {
			c.AsMeant = append(c.AsMeant, HoldsAsMeant(a, claim))
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
	for _, r := range required {
		c.Requirements = append(c.Requirements, r.Decide(a))
	}
	return c
}

// work finds the facts that are told of a scheme, in the order in which they are wanted if the time does not suffice for
// all.
func work(a *proofs.Analysis) {
	switch a.Scheme().(type) {
	case *scheme.AdditivePair:
		a.CoupledOrder(false)
		a.PairFunction()
	case scheme.Multistep:
		a.Order()
		a.Branches()
	case scheme.OneStep:
		if _, _, err := a.StabilityFunction(); err == nil {
			a.Derivative()
			a.Order()
			a.Infinity()
		}
	}
	a.RealInterval()
	a.ImaginaryInterval()
	for _, p := range a.Properties() {
		a.Decide(p)
	}
	a.TableauOrder()
	a.StageOrder()
	a.GeneralLinearOrder()
	a.ExponentialOrder()
	for _, n := range a.Numbers() {
		if a.AsksForNumber(n) {
			a.Number(n)
		}
	}
}

// claimsMore reports whether A- or L-stability is claimed and not proved.
func claimsMore(a *proofs.Analysis) bool {
	claims := a.Scheme().Info().Published
	return claims.Claims("A-stable") && !a.Decide(proofs.AStable).Verdict.Proved() ||
		claims.Claims("L-stable") && !a.Decide(proofs.LStable).Verdict.Proved()
}

// Outcome is what becomes of a scheme with all that is claimed and required of it. The larger is the graver.
type Outcome int

// The outcomes.
const (
	AsClaimed Outcome = iota
	RequirementOpen
	ClaimOpen
	NotDone // its budget was used up before there was anything to say of the scheme
	RequirementNotMet
	ClaimFailed
	InError // there is nothing to say of the scheme
)

// Outcome returns the gravest that is true.
func (c Account) Outcome() Outcome {
	came := func(o requirement.Outcome) bool {
		return slices.ContainsFunc(c.Requirements, func(x requirement.Result) bool { return x.Outcome == o })
	}
	switch {
	case c.Err != nil && c.Err.Cause != nil:
		return NotDone
	case c.Err != nil:
		return InError
	case len(c.Failures) > 0:
		return ClaimFailed
	case came(requirement.NotMet):
		return RequirementNotMet
	case len(c.Undecided) > 0:
		return ClaimOpen
	case came(requirement.Undecided):
		return RequirementOpen
	}
	return AsClaimed
}
