package diagnosis

import (
	"context"
	"time"

	"rofz/proofs"
	"rofz/scheme"
)

// searchTime bounds the search for a slip in one table. The largest of the catalogue, with 19 stages, takes seconds.
const searchTime = time.Minute

// Of looks for the smallest edit of the table that a analyses, or of what is claimed about it, after which all claims
// hold, those of stability included.
//
// Cost: that of Find, and of a decision about stability for each of its candidates; a minute at most.
func Of(ctx context.Context, a *proofs.Analysis) Diagnosis {
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	return Find(ctx, a.Scheme(), Options{
		Most:    5,
		Refuted: refuted(a),
		Confirm: func(s scheme.Scheme) bool { return len(refuted(proofs.Analyze(s))) == 0 },
	})
}

// refuted lists the claims of stability that are refuted by more than the last digits of truncated coefficients.
func refuted(a *proofs.Analysis) []string {
	var out []string
	claims := a.Scheme().Info().Published
	add := func(prefix string, a *proofs.Analysis, claims scheme.Claims) {
		for _, p := range []proofs.Property{proofs.AStable, proofs.LStable} {
			if claims.Claims(string(p)) && refutedAsMeant(a, p) {
				out = append(out, prefix+string(p))
			}
		}
	}
	add("", a, claims)
	if e, ok := a.Embedded(); ok {
		add(ofEmbedded, e, claims.Embedded())
	}
	return out
}

// refutedAsMeant reports whether a property is refuted: with truncated coefficients, by a pole in the left half-plane, or
// where |R| on the imaginary axis or R(∞) is off by more than rounding explains.
func refutedAsMeant(a *proofs.Analysis, p proofs.Property) bool {
	d, units := a.Decide(p), scheme.UnitsOf(a.Scheme())
	switch {
	case !d.Verdict.Refuted():
		return false
	case units.Exact() || d.Pole != nil:
		return true
	}
	defect, ok := a.Defect()
	if !ok {
		return false
	}
	within := units.CoarseTolerance()
	if !defect.Excess.Infinite && within.Less(defect.Excess.Square.Lo) {
		return true
	}
	if p != proofs.LStable || defect.Limit == nil {
		return false
	}
	return !defect.Field.Within(*defect.Limit, within)
}
