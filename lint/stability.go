package lint

import (
	"fmt"

	"rofz/ci"
	"rofz/exact"
	"rofz/poly"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// The checks of stability: 3xx.
var stabilityChecks = []Check{
	{
		Code: "RZ301", Title: "a published stability claim is false", Level: ci.Error,
		Explanation: "The exact verdict on the coefficients contradicts what the source says, by more than their last digits explain: R has a pole in the left half-plane, or |R| exceeds 1 on the imaginary axis, or R(∞) is not 0.",
		Remedy:      "Compare the table with the source; if it is right, the claim is wrong. verify certify writes the proof.",
		Example:     "The trapezoidal rule called L-stable: R(∞) = −1.",
		find:        func(s *subject) []fault { return s.contradicted(false) },
	},
	{
		Code: "RZ302", Title: "a stability claim fails in the last printed digits only", Level: ci.Note,
		Explanation: "The coefficients are truncated, and the rounding alone makes a coefficient of E(y) = |Q(iy)|² − |P(iy)|² negative or R(∞) different from 0. The exact scheme that is meant may well be stable; the printed one is not, strictly. In doubt half of the printed digits decide what rounding may explain.",
		Remedy:      "Nothing, or verify repair for a scheme with exact coefficients.",
		Example:     "R(∞) = 3e-16 for a scheme that is L-stable in exact numbers.",
		find:        func(s *subject) []fault { return s.contradicted(true) },
	},
	{
		Code: "RZ303", Title: "a stability claim is not decided", Level: ci.Warning,
		Explanation: "The claim is neither proved nor refuted.",
		Remedy:      "verify check tells the reason.",
		Example:     "A claim for a kind of scheme for which the property is not defined.",
		find:        func(s *subject) []fault { return sentences(s.analysis.UndecidedClaims(), "published") },
	},
	{
		Code: "RZ304", Title: "stiffly accurate is claimed wrongly", Level: ci.Error,
		Explanation: "A stiffly accurate scheme has b as its last row of A, so that the last stage is the new value. The claim is compared to the printed digits.",
		Remedy:      "Correct the claim, or the entry that differs.",
		Example:     "\"stiffly_accurate\": true with b_s ≠ a_ss.",
		find:        stiffClaim,
	},
	{
		Code: "RZ305", Title: "stiffly accurate, but R(∞) is not 0", Level: ci.Note,
		Explanation: "For a regular matrix A stiff accuracy implies R(∞) = 0. With an explicit first stage it does not, and stiff components are not damped.",
		Remedy:      "Nothing if that is meant, as for Lobatto IIIA.",
		Example:     "The trapezoidal rule: R(∞) = −1.",
		find:        stiffLimit,
	},
	{
		Code: "RZ306", Title: "the embedded scheme is unbounded at infinity", Level: ci.Warning,
		Explanation: "The first weights give an L-stable scheme, but R of the embedded ones grows without bound. In stiff problems the estimate of the error is then too large by any factor, and steps are rejected for nothing.",
		Remedy:      "Filter the estimate by a linear solve, or use other embedded weights.",
		Example:     "bhat that puts weight on an explicit stage.",
		find:        embeddedUnbounded,
	},
	{
		Code: "RZ307", Title: "the embedded scheme is not A-stable", Level: ci.Note,
		Explanation: "The first weights give an A-stable scheme, the embedded ones do not. Steps are continued with the first, so that only the estimate of the error suffers in stiff problems.",
		Remedy:      "Nothing if that is known.",
		Example:     "An L-stable scheme of order 3 whose embedded R has |R(∞)| = 2.",
		find:        embeddedNotAStable,
	},
	{
		Code: "RZ308", Title: "a pole in the left half-plane is cancelled", Level: ci.Warning,
		Explanation: "R is finite there, but the stage equations have no solution for that z: det(I − zA) and the numerator have a common zero with Re z ≤ 0.",
		Remedy:      "Check the diagonal of A for a negative entry; use an equivalent scheme with fewer stages.",
		Example:     "A stage with a_ii = −1 that b does not use.",
		find:        cancelledPoles,
	},
}

// contradicted finds the claims of A- and L-stability that are contradicted: by the last digits alone, or in earnest.
func (s *subject) contradicted(digits bool) []fault {
	var out []fault
	for _, c := range []struct {
		p    proofs.Property
		says *bool
	}{{proofs.AStable, s.info.Published.AStable}, {proofs.LStable, s.info.Published.LStable}} {
		if c.says == nil {
			continue
		}
		d := s.analysis.Decide(c.p)
		if d.Verdict == certificate.Undecided || *c.says == (d.Verdict == certificate.Proved) {
			continue
		}
		measure, rounding := "", false
		if *c.says {
			measure, rounding = s.rounding(c.p, d)
		}
		if rounding != digits {
			continue
		}
		text := fmt.Sprintf("claimed %v, but it is %s: %s", *c.says, d.Verdict, d.Reason)
		if rounding {
			text = "claimed true; as printed it fails by rounding: " + measure
		}
		out = append(out, fault{"published." + string(c.p), text})
	}
	return out
}

// rounding reports whether rounding explains that a property is refuted, and by how much it fails. Half of the digits
// are left for what the rounding of the coefficients is multiplied with on its way to R.
func (s *subject) rounding(p proofs.Property, d proofs.Decision) (measure string, ok bool) {
	if s.info.Exact || d.Pole != nil {
		return "", false
	}
	defect, known := s.analysis.Defect()
	if !known || defect.Excess.Infinite {
		return "", false
	}
	allowed := exact.Int(10).Pow(2 - s.digits()/2)
	high := defect.Excess.Square.Hi
	if allowed.Less(high) {
		return "", false
	}
	if !high.IsZero() {
		measure = fmt.Sprintf("|R(iy)|² exceeds 1 by at most %.3g", high.Float64())
	}
	if p == proofs.LStable && defect.Limit != nil && !defect.Limit.IsZero() {
		limit, k := *defect.Limit, defect.Field
		if k.Cmp(limit, poly.Rational(allowed)) > 0 || k.Cmp(limit.Neg(), poly.Rational(allowed)) > 0 {
			return "", false
		}
		if measure != "" {
			measure += ", "
		}
		measure += fmt.Sprintf("R(∞) = %.3g", k.Float64(limit))
	}
	return measure, measure != ""
}

func stiffClaim(s *subject) []fault {
	says := s.info.Published.StifflyAccurate
	if says == nil {
		return nil
	}
	d := s.analysis.Decide(proofs.StifflyAccurate)
	if d.Verdict == certificate.Undecided || *says == (d.Verdict == certificate.Proved) {
		return nil
	}
	return []fault{{"published.stiffly_accurate", fmt.Sprintf("claimed %v, but %s", *says, d.Reason)}}
}

func stiffLimit(s *subject) []fault {
	if !proved(s.analysis, proofs.StifflyAccurate) {
		return nil
	}
	k, r, err := s.analysis.StabilityFunction()
	if err != nil || r.Numerator().Degree() < r.Denominator().Degree() {
		return nil
	}
	if r.Numerator().Degree() > r.Denominator().Degree() {
		if s.info.Family == "erk" {
			return nil
		}
		lead := r.Numerator().Lead()
		if !s.info.Exact && s.smaller(lead, exact.Int(10).Pow(2-s.digits()/2)) {
			return nil // rounding
		}
		return []fault{{"", "R is unbounded at infinity"}}
	}
	limit := r.Numerator().Lead().Quo(r.Denominator().Lead())
	bound := poly.Rational(exact.Int(10).Pow(2 - s.digits()/2))
	if !s.info.Exact && k.Cmp(limit, bound) <= 0 && k.Cmp(limit.Neg(), bound) <= 0 {
		return nil // rounding, which is RZ302 where it matters
	}
	return []fault{{"", fmt.Sprintf("R(∞) = %.6g", k.Float64(limit))}}
}

func embeddedUnbounded(s *subject) []fault {
	e, ok := s.analysis.Embedded()
	if !ok || !s.stable(proofs.LStable) {
		return nil
	}
	_, r, err := e.StabilityFunction()
	if err != nil {
		return nil
	}
	if gap := r.Numerator().Degree() - r.Denominator().Degree(); gap > 0 {
		return []fault{{"bhat", fmt.Sprintf("R of the embedded weights grows like z^%d, that of the weights vanishes", gap)}}
	}
	return nil
}

// stable reports whether the scheme has the property, or fails to by rounding alone.
func (s *subject) stable(p proofs.Property) bool {
	d := s.analysis.Decide(p)
	if d.Verdict != certificate.Refuted {
		return d.Verdict == certificate.Proved
	}
	_, ok := s.rounding(p, d)
	return ok
}

func embeddedNotAStable(s *subject) []fault {
	e, ok := s.analysis.Embedded()
	if !ok || len(embeddedUnbounded(s)) > 0 || !s.stable(proofs.AStable) || !refuted(e, proofs.AStable) {
		return nil
	}
	sub := newSubject(e)
	if _, rounds := sub.rounding(proofs.AStable, e.Decide(proofs.AStable)); rounds {
		return nil
	}
	return []fault{{"bhat", e.Decide(proofs.AStable).Reason}}
}

func cancelledPoles(s *subject) []fault {
	if _, ok := s.scheme.(scheme.OneStep); !ok {
		return nil
	}
	d, err := s.analysis.Derivation()
	if err != nil {
		return nil
	}
	return sentences(d.Warnings(), "A")
}
