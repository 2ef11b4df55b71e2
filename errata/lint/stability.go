package lint

import (
	"slices"

	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// The checks of stability: 3xx.
var stabilityChecks = []Check{
	{
		Code: "RZ301", Title: "a published stability claim is false", Level: Error,
		Explanation: "The exact verdict on the coefficients contradicts what the source says, by more than their last digits explain: R has a pole in the left half-plane, or |R| exceeds 1 on the imaginary axis, or R(∞) is not 0.",
		Remedy:      "Compare the table with the source; if it is right, the claim is wrong. verify certify writes the proof.",
		Example:     "The trapezoidal rule called L-stable: R(∞) = −1.",
		find:        func(s *subject) []Finding { return s.contradicted(false) },
	},
	{
		Code: "RZ302", Title: "a stability claim fails in the last printed digits only", Level: Note,
		Explanation: "The coefficients are truncated, and the rounding alone makes a coefficient of E(y) = |Q(iy)|² − |P(iy)|² negative or R(∞) different from 0. The claim holds for the scheme that is meant, which was found within the last places and decided; the printed one is not stable, strictly.",
		Remedy:      "Nothing, or verify repair for a scheme with exact coefficients.",
		Example:     "R(∞) = 3e-16 for a scheme that is L-stable in exact numbers.",
		find:        func(s *subject) []Finding { return s.contradicted(true) },
	},
	{
		Code: "RZ303", Title: "a stability claim is not decided", Level: Warning,
		Explanation: "The claim is neither proved nor refuted.",
		Remedy:      "verify check tells the reason.",
		Example:     "A claim for a kind of scheme for which the property is not defined.",
		find:        undecided,
	},
	{
		Code: "RZ304", Title: "stiffly accurate is claimed wrongly", Level: Error,
		Explanation: "A stiffly accurate scheme has b as its last row of A, so that the last stage is the new value. The claim is compared to the printed digits.",
		Remedy:      "Correct the claim, or the entry that differs.",
		Example:     "\"stiffly_accurate\": true with b_s ≠ a_ss.",
		find:        stiffClaim,
	},
	{
		Code: "RZ305", Title: "stiffly accurate, but R(∞) is not 0", Level: Note,
		Explanation: "For a regular matrix A stiff accuracy implies R(∞) = 0. With an explicit first stage it does not, and stiff components are not damped.",
		Remedy:      "Nothing if that is meant, as for Lobatto IIIA.",
		Example:     "The trapezoidal rule: R(∞) = −1.",
		find:        stiffLimit,
	},
	{
		Code: "RZ306", Title: "the embedded scheme is unbounded at infinity", Level: Warning,
		Explanation: "The first weights give an L-stable scheme, but R of the embedded ones grows without bound. In stiff problems the estimate of the error is then too large by any factor, and steps are rejected for nothing. With verify lint --filter it is the filtered estimate that grows: the filter takes one power of z, so that growth by one degree is no finding.",
		Remedy:      "Filter the estimate by a linear solve (verify lint --filter judges it so), or use other embedded weights.",
		Example:     "bhat that puts weight on an explicit stage.",
		find:        embeddedUnbounded,
	},
	{
		Code: "RZ307", Title: "the embedded scheme is not A-stable", Level: Note,
		Explanation: "The first weights give an A-stable scheme, the embedded ones do not. Steps are continued with the first, so that only the estimate of the error suffers in stiff problems.",
		Remedy:      "Nothing if that is known.",
		Example:     "An L-stable scheme of order 3 whose embedded R has |R(∞)| = 2.",
		find:        embeddedNotAStable,
	},
	{
		Code: "RZ308", Title: "a pole in the left half-plane is cancelled", Level: Warning,
		Explanation: "R is finite there, but the stage equations have no solution for that z: det(I − zA) and the numerator have a common zero with Re z ≤ 0.",
		Remedy:      "Check the diagonal of A for a negative entry; use an equivalent scheme with fewer stages.",
		Example:     "A stage with a_ii = −1 that b does not use.",
		find:        cancelledPoles,
	},
	{
		Code: "RZ314", Title: "a published angle is false", Level: Error,
		Explanation: "The source says for which α the scheme is A(α)-stable, or L(α)-stable, and the exact angle is another one: \"86.03\" says that it rounds to that number, or begins so and was cut, \"90\" that the scheme is A-stable, \">=86\" that the angle is not less. The core has proved stability in a sector just inside the exact angle, and refuted it in one just outside.",
		Remedy:      "Correct the claim, or compare the table with the source. verify check writes the angle.",
		Example:     "\"A(alpha)_degrees\": \"89\" for BDF3, whose angle is 86.03°.",
		find:        falseAngle,
	},
	{
		Code: "RZ315", Title: "a published number is false", Level: Error,
		Explanation: "The source states a number of the scheme, such as the weak stage order, and it is another one. \"3\" and \"1/4\" state that very number, \"0.25\" one that rounds to it or begins so, \">=2\" one that is not less, \"infinity\" that there is no bound. If the coefficients are rounded it is compared with that of the scheme that is meant.",
		Remedy:      "Correct the claim, or compare the table with the source. verify check writes the number.",
		Example:     "\"weak_stage_order\": 2 for the explicit midpoint rule, whose weak stage order is 1.",
		find:        falseNumber,
	},
	{
		Code: "RZ316", Title: "the dense output does not join the steps", Level: Error,
		Explanation: "The weights bᵢ(θ) of the dense output should be 0 at θ = 0, where the output is y₀, and b at θ = 1, where it is y₁. If the coefficients are rounded nothing is said.",
		Remedy:      "Compare btheta with the source: the lowest power of θ comes first, so that each row begins with 0, and its sum is the weight of the stage.",
		Example:     "Rows of btheta that leave out the power θ⁰.",
		find:        brokenOutput,
	},
}

// contradicted finds the claims of A- and L-stability, and their like, that are contradicted: as printed alone, or also
// for the scheme that is meant.
func (s *subject) contradicted(asPrinted bool) []Finding {
	var out []Finding
	for _, sub := range s.ofBothWeights() {
		for _, c := range sub.analysis.DoubtfulClaims() {
			switch {
			case c.Kind != proofs.ClaimsProperty:
			case asPrinted && c.HoldsAsMeant():
				d, _ := sub.analysis.Defect()
				out = append(out, Finding{Place: c.Place(), Fact: ByRounding{c, d}})
			case !asPrinted && c.Fails():
				out = append(out, Finding{Place: c.Place(), Fact: sub.contradiction(c)})
			}
		}
	}
	return out
}

func (s *subject) contradiction(c proofs.Claim) Contradiction {
	x := Contradiction{Claim: c}
	if a := s.analysis.Decide(proofs.AStable); c.Says && c.Property == proofs.LStable && a.Verdict.Refuted() && !s.stable(proofs.AStable) {
		x.NotAStable = a.Reason
	}
	return x
}

func undecided(s *subject) []Finding {
	var out []Finding
	for _, sub := range s.ofBothWeights() {
		for _, c := range sub.analysis.DoubtfulClaims() {
			if c.Undecided() {
				out = append(out, found("published", c))
			}
		}
		for _, c := range slices.Concat(sub.analysis.AngleClaims(), sub.analysis.NumberClaims()) {
			if c.Undecided() {
				out = append(out, found("published", c))
			}
		}
	}
	return out
}

func stiffClaim(s *subject) []Finding {
	var out []Finding
	for _, sub := range s.ofBothWeights() {
		for _, c := range sub.analysis.DoubtfulClaims() {
			if c.Kind == proofs.ClaimsStiffAccuracy && c.Fails() {
				out = append(out, Finding{Place: c.Place(), Fact: Contradiction{Claim: c}})
			}
		}
	}
	return out
}

func falseAngle(s *subject) []Finding {
	var out []Finding
	for _, sub := range s.ofBothWeights() {
		for _, c := range sub.analysis.AngleClaims() {
			out = append(out, contradictions(c.Findings)...)
		}
	}
	return out
}

func falseNumber(s *subject) []Finding {
	var out []Finding
	for _, sub := range s.ofBothWeights() {
		for _, c := range sub.analysis.NumberClaims() {
			out = append(out, contradictions(c.Findings)...)
		}
	}
	return out
}

func brokenOutput(s *subject) []Finding {
	one, ok := s.scheme.(scheme.OneStep)
	if !ok || !s.units.Exact() {
		return nil
	}
	if j, ok := scheme.DenseJoints(one); ok && !(j.Starts && j.Ends) {
		return []Finding{found("btheta", BrokenOutput{j.Starts, j.Ends})}
	}
	return nil
}

func stiffLimit(s *subject) []Finding {
	if s.explicit() || !has(s.analysis, proofs.StifflyAccurate) {
		return nil
	}
	if s.growsLike() < 0 {
		return nil
	}
	k, limit, ok := s.limit()
	if !ok {
		return []Finding{found("", proofs.AtInfinityIs{Field: k})}
	}
	return []Finding{found("", proofs.AtInfinityIs{Field: k, Limit: &limit})}
}

// noGrowth is the coefficient up to which R grows by the rounding of a table alone.
var noGrowth = exact.NewRat(1, 1e9)

// embeddedUnbounded finds an estimate that grows without bound while the scheme is L-stable. A filter takes one power of z
// from it.
func embeddedUnbounded(s *subject) []Finding {
	g, ok := s.growth()
	if !ok {
		return nil
	}
	x, ok := s.filtered()
	switch {
	case !ok:
		return []Finding{found("bhat", g)}
	case x.Power > 0:
		return []Finding{found("bhat", x)}
	}
	return nil
}

// growth returns how R̂ grows at infinity; ok is false if it does not, or if the scheme is not L-stable.
func (s *subject) growth() (g Growth, ok bool) {
	e, ok := s.embedded()
	if !ok || !s.stable(proofs.LStable) {
		return g, false
	}
	if g.Power = e.growsLike(); g.Power <= 0 {
		return g, false
	}
	k, r, _ := e.analysis.StabilityFunction()
	p, q := r.Numerator(), r.Denominator()
	g.Field, g.Lead = k, p.Coeff(q.Degree()+g.Power).Quo(q.Lead())
	return g, e.units.Exact() || !k.Within(g.Lead, noGrowth)
}

// embedded returns the scheme with its embedded weights.
func (s *subject) embedded() (*subject, bool) {
	a, ok := s.analysis.Embedded()
	if !ok {
		return nil, false
	}
	e := *s
	e.analysis, e.b, e.bhat = a, s.bhat, nil
	return &e, true
}

// ofBothWeights returns the scheme, and the one with its embedded weights behind it if there are any.
func (s *subject) ofBothWeights() []*subject {
	out := []*subject{s}
	if e, ok := s.embedded(); ok {
		out = append(out, e)
	}
	return out
}

// stable reports whether the scheme has the property, as printed or as meant.
func (s *subject) stable(p proofs.Property) bool {
	if has(s.analysis, p) {
		return true
	}
	if s.explicit() {
		return false // R is the same polynomial but for its coefficients
	}
	m, ok := s.analysis.AsMeant()
	return ok && has(m, p)
}

// embeddedNotAStable asks for no certificate but that of what it tells.
func embeddedNotAStable(s *subject) []Finding {
	e, ok := s.embedded()
	if !ok || has(e.analysis, proofs.AStable) || !s.stable(proofs.AStable) || e.stable(proofs.AStable) {
		return nil
	}
	if _, grows := s.growth(); grows {
		return nil // said already, or tamed by the filter
	}
	d := e.analysis.Decide(proofs.AStable)
	if !d.Verdict.Refuted() {
		return nil
	}
	return []Finding{found("bhat", d.Reason)}
}

func cancelledPoles(s *subject) []Finding {
	if _, ok := s.scheme.(scheme.OneStep); !ok {
		return nil
	}
	d, err := s.analysis.Derivation()
	if err != nil || !d.CancelsPole() {
		return nil
	}
	return []Finding{found("A", scheme.CancelledPole{Common: d.Common})}
}
