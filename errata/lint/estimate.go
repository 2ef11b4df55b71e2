package lint

import (
	"rofz/poly/exact"
	"rofz/scheme"
)

// The checks of the estimate b − b̂ of the error, as far as its stability functions tell of it: 309 and on.
var estimateChecks = []Check{
	{
		Code: "RZ309", Title: "the estimate of the error vanishes for linear equations", Level: Warning,
		Explanation: "The weights differ, but both have the same R: for y' = Jy with a constant J the two solutions are equal, so that a step size control that relies on their difference sees no error at all. With truncated coefficients this holds to the printed digits.",
		Remedy:      "Use other embedded weights for linear problems, or bound the step there.",
		Example:     "ROS3P: R of the embedded weights is R.",
		find:        estimateVanishes,
	},
	{
		Code: "RZ310", Title: "the estimate of the error vanishes in the stiff limit, the error does not", Level: Warning,
		Explanation: "R(∞) is the same for both weights, and not 0. A stiff component should decay at once; it is multiplied by R(∞) instead, and the estimate does not see it.",
		Remedy:      "Use other embedded weights, or an L-stable scheme.",
		Example:     "R(∞) = −1/2 for both weights.",
		find:        func(s *subject) []Finding { return s.stiffEstimate(false) },
	},
	{
		Code: "RZ311", Title: "the estimate of the error vanishes in the stiff limit", Level: Note,
		Explanation: "R(∞) = 0 for both weights. Stiff components of y' = Jy are damped by both, and rightly show no error; but the estimate does not see either what happens to stiff components that are driven, such as the loss of order.",
		Remedy:      "Nothing if that is known.",
		Example:     "An L-stable scheme whose embedded scheme is L-stable too.",
		find:        func(s *subject) []Finding { return s.stiffEstimate(true) },
	},
	{
		Code: "RZ312", Title: "the filtered estimate of the error at infinity", Level: Note,
		Explanation: "With verify lint --filter: for y' = λy the estimate is (R(z) − R̂(z))/(1 − γz), z = hλ, and this is its leading term at infinity. A limit of R − R̂ that is finite and not 0 becomes a decay like 1/z, which is what the filter is for: stiff components weigh as little in the estimate as they should in the solution.",
		Remedy:      "Nothing.",
		Example:     "R̂ that grows like z: the filtered estimate tends to a constant.",
		find:        filteredAtInfinity,
	},
	{
		Code: "RZ313", Title: "the diagonal gives no γ for the filter", Level: Error,
		Explanation: "With verify lint --filter diagonal: γ is the common entry in the diagonal of a lower triangular A, or of γ for a Rosenbrock scheme, explicit stages aside. Here there is none, and the estimate is judged without a filter. For an explicit scheme, which no code solves for, it is a note.",
		Remedy:      "Give the γ that the code factors I − γhJ with, as verify lint --filter 1/4.",
		Example:     "A fully implicit scheme, or a diagonal 1/4, 1/3.",
		find:        withoutGamma,
	},
}

func estimateVanishes(s *subject) []Finding {
	if len(equalWeights(s)) > 0 || !scheme.EstimateVanishes(s.scheme) {
		return nil
	}
	if s.filter != nil {
		return []Finding{found("bhat", *s.filter)}
	}
	return []Finding{found("bhat", nil)}
}

// withoutGamma finds that the filter has no γ; for an explicit scheme, which no code solves for, that is a note.
func withoutGamma(s *subject) []Finding {
	if s.noGamma == nil {
		return nil
	}
	f := found(s.noGamma.Key, *s.noGamma)
	if s.explicit() {
		f.Level = Note
	}
	return []Finding{f}
}

// filteredAtInfinity tells how the filtered estimate behaves where no other check does.
func filteredAtInfinity(s *subject) []Finding {
	x, ok := s.filtered()
	if !ok || len(embeddedUnbounded(s))+len(s.stiffEstimate(true))+len(s.stiffEstimate(false)) > 0 {
		return nil
	}
	return []Finding{found("bhat", x)}
}

// stiffEstimate finds limits R(∞) and R̂(∞) that are finite and equal: both 0, or not 0. Rounded coefficients are taken as
// they are meant.
func (s *subject) stiffEstimate(zero bool) []Finding {
	e, ok := s.embedded()
	if !ok || len(equalWeights(s)) > 0 || scheme.EstimateVanishes(s.scheme) {
		return nil // said already
	}
	n, m := s.growsLike(), e.growsLike()
	if n != m || n > 0 || zero != (n < 0) {
		return nil
	}
	k, x, _ := s.limit()
	if !zero && !s.sameLimits(e) {
		return nil
	}
	limit := StiffLimit{k, x}
	if f, ok := s.filtered(); ok {
		f.Limit = &limit
		return []Finding{found("bhat", f)}
	}
	return []Finding{found("bhat", limit)}
}

// sameLimits compares R(∞) with that of the embedded weights: exactly, or to the printed digits.
func (s *subject) sameLimits(e *subject) bool {
	k, x, _ := s.limit()
	l, y, _ := e.limit()
	if s.units.Exact() {
		d, err := s.analysis.Derivation()
		hat, errHat := e.analysis.Derivation()
		if err != nil || errHat != nil {
			return false
		}
		x, _ = d.R.Limit()
		y, _ = hat.R.Limit()
		return x.Equal(y)
	}
	const bits = 256
	a, b := k.Enclose(x, bits), l.Enclose(y, bits)
	return exact.Max(a.Hi.Sub(b.Lo), b.Hi.Sub(a.Lo)).Cmp(s.units.Tolerance()) <= 0
}
