package report

import (
	"slices"

	"rofz/exact"
	"rofz/formula"
)

// Rates says how the gradient behaves at infinity, in the powers of z that R' grows or decays like: one of a one-step
// scheme, "z⁻²", and those of the roots or eigenvalues of other methods, each once, in the order of their branches. A
// constant has none.
func (x Infinity) Rates() []string {
	exponents := []*string{x.DecayExponent}
	for _, b := range x.Branches {
		exponents = append(exponents, b.DecayExponent)
	}
	for _, e := range x.Eigenvalues {
		exponents = append(exponents, e.DecayExponent)
	}
	var out []string
	for _, e := range exponents {
		if e == nil {
			continue
		}
		if rate := power("z", *e); !slices.Contains(out, rate) {
			out = append(out, rate)
		}
	}
	return out
}

// power writes a power of a letter, 1 for the exponent 0.
func power(base, exponent string) string {
	x, err := exact.ParseRat(exponent)
	if err != nil {
		panic("internal error: " + err.Error()) // we wrote it
	}
	if x.IsZero() {
		return "1"
	}
	return formula.Text(formula.Power(formula.Symbol(base), x))
}
