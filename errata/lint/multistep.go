package lint

import (
	"rofz/proofs"
	"rofz/scheme"
)

// The checks of methods with several steps: 5xx.
var multistepChecks = []Check{
	{
		Code: "RZ501", Title: "ρ and σ have a common factor", Level: Warning,
		Explanation: "Its zeros are amplification factors for every z, and the method without the factor does the same with fewer steps.",
		Remedy:      "Divide both by the factor, or look for a wrong sign.",
		Example:     "ρ = ζ² − 1, σ = ζ + 1.",
		find: func(s *subject) []Finding {
			m, ok := s.scheme.(scheme.Multistep)
			if !ok {
				return nil
			}
			if g := m.CommonFactor(); g.Degree() > 0 {
				return []Finding{found("rho", CommonFactor{g})}
			}
			return nil
		},
	},
	{
		Code: "RZ502", Title: "not zero-stable", Level: Warning,
		Explanation: "A zero of ρ lies outside of the unit circle, or a multiple one on it. Such a method does not converge, whatever its order is.",
		Remedy:      "Compare the coefficients with the source. BDF methods of more than six steps are as they are.",
		Example:     "ρ = ζ² − 3ζ + 2.",
		find: func(s *subject) []Finding {
			switch s.scheme.(type) {
			case scheme.Multistep, scheme.GeneralLinear:
			default:
				return nil
			}
			if d, _ := s.analysis.DecideAsTold(proofs.ZeroStable); d.Verdict.Refuted() {
				return []Finding{found("rho", d.Reason)}
			}
			return nil
		},
	},
}
