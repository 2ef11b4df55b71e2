package repair

import (
	"slices"

	"rofz/poly/algebraic"
	"rofz/proofs"
)

// Reading is what a table with truncated coefficients can be taken to say besides what it says as printed: the scheme for
// which holds exactly what holds to the printed digits, or, if none was found, a stability function of exactly that order.
// Whether that is stable is for decisions to say.
type Reading struct {
	Defect proofs.Defect // what keeps the claims from holding as printed, and how large it is

	Scheme    *Repair           // nil if none was found, for the reason Err
	Function  *Function         // nil if there is a Scheme, or if none was found either
	Err       error             // why there is no Scheme
	Field     algebraic.Field   // that of the coefficients of R
	Guesses   []Guess           // what either rests on
	Analysis  *proofs.Analysis  // of either; nil if there is neither
	Decisions []proofs.Decision // about it
}

// Found reports whether there is a scheme or a stability function.
func (r Reading) Found() bool { return r.Scheme != nil || r.Function != nil }

// Read returns the reading of the scheme that a, which comes from Analyze, analyses; ok is false where it would say nothing
// more than the table as printed: the coefficients are exact, or there is no stability function. It changes no verdict.
//
// Cost: that of Meaning, once.
func Read(a *proofs.Analysis) (r Reading, ok bool) {
	if r, ok = a.Meant().How.(Reading); !ok {
		return Reading{}, false
	}
	if r.Defect, ok = a.Defect(); !ok {
		return Reading{}, false
	}
	if r.Analysis, ok = a.AsMeant(); ok {
		r.Field, _, _ = r.Analysis.StabilityFunction()
		for _, p := range r.Analysis.Properties() {
			r.Decisions = append(r.Decisions, r.Analysis.Decide(p))
		}
	}
	return r, true
}

// Stability returns the decisions about A- and L-stability.
func (r Reading) Stability() []proofs.Decision {
	return slices.DeleteFunc(slices.Clone(r.Decisions), func(d proofs.Decision) bool {
		return d.Property != proofs.AStable && d.Property != proofs.LStable
	})
}
