package repair

import (
	"context"
	"errors"
	"slices"

	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/scheme"
)

// Reading is what a table with truncated coefficients can be taken to say besides what it says as printed: the scheme that
// satisfies exactly what the claims demand of the coefficients, or, if none was found, a stability function of exactly the
// claimed order. Whether that is stable is for the decisions to say.
type Reading struct {
	Defect proofs.Defect // what keeps the claims from holding as printed, and how large it is

	Scheme    *Repair           // nil if none was found, for the reason Err
	Function  *Function         // nil if there is a Scheme, or if none was found either
	Err       error             // why there is no Scheme
	Field     algebraic.Field   // that of the coefficients of R
	Guesses   []Guess           // what either rests on
	Analysis  *proofs.Analysis  // of the Scheme; nil if there is none
	Decisions []proofs.Decision // about either
}

// Found reports whether there is a scheme or a stability function.
func (r Reading) Found() bool { return r.Scheme != nil || r.Function != nil }

// Read returns the reading of the scheme that a analyses; ok is false where it would say nothing more than the table as
// printed: the coefficients are not truncated, or there is no stability function. It changes neither verdicts nor claims.
//
// Cost: that of Find.
func Read(a *proofs.Analysis) (r Reading, ok bool) {
	s, ok := a.Scheme().(scheme.OneStep)
	if !ok || !Truncated(s) {
		return Reading{}, false
	}
	if r.Defect, ok = a.Defect(); !ok {
		return Reading{}, false
	}
	found, err := Find(context.Background(), s)
	if err == nil {
		exactly := proofs.Analyze(found.Scheme)
		r.Scheme, r.Guesses, r.Analysis = &found, found.Guesses, exactly
		r.Field, _, _ = exactly.StabilityFunction()
		for _, p := range exactly.Properties() {
			r.Decisions = append(r.Decisions, exactly.Decide(p))
		}
		return r, true
	}
	r.Err = err
	if !errors.Is(err, ErrNothing) {
		return r, true
	}
	if f, ok := StabilityFunction(context.Background(), s); ok {
		r.Function, r.Guesses, r.Field = &f, f.Guesses, f.Field
		r.Decisions = []proofs.Decision{proofs.DecideAStable(f.Field, f.R), proofs.DecideLStable(f.Field, f.R)}
	}
	return r, true
}

// Stability returns the decisions about A- and L-stability.
func (r Reading) Stability() []proofs.Decision {
	return slices.DeleteFunc(slices.Clone(r.Decisions), func(d proofs.Decision) bool {
		return d.Property != proofs.AStable && d.Property != proofs.LStable
	})
}
