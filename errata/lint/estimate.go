package lint

import (
	"rofz/poly"
	"rofz/poly/algebraic"
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
}

func estimateVanishes(s *subject) []Finding {
	if len(equalWeights(s)) > 0 || !scheme.EstimateVanishes(s.scheme) {
		return nil
	}
	return []Finding{found("bhat", nil)}
}

// stiffEstimate finds limits R(∞) and R̂(∞) that are finite and equal: both 0, or not 0. Rounded coefficients are taken as
// they are meant.
func (s *subject) stiffEstimate(zero bool) []Finding {
	e, ok := s.embedded()
	if !ok || len(equalWeights(s)) > 0 || scheme.EstimateVanishes(s.scheme) {
		return nil // said already
	}
	k, x, finite := s.limit()
	_, y, both := e.limit()
	if !finite || !both || x.IsZero() != zero || y.IsZero() != zero {
		return nil
	}
	if !zero && !s.sameLimits(e) {
		return nil
	}
	return []Finding{found("bhat", StiffLimit{k, x})}
}

// limit returns R(∞) of the scheme that is meant; ok is false if it is infinite.
func (s *subject) limit() (k algebraic.Field, x poly.Elem, ok bool) {
	k, r, err := s.meant()
	if err != nil {
		return k, x, false
	}
	x, ok = r.Limit()
	return k, x, ok
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
