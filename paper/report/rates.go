package report

import "slices"

// Rates says how the gradient behaves at infinity, in the powers of z that R' grows or decays like: one of a one-step
// scheme, "z⁻²", and those of the roots or eigenvalues of other methods, each once, in the order of their branches. A
// constant has none, nor has what is not known, nil.
func (x *Infinity) Rates() []string {
	if x == nil {
		return nil
	}
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
		if rate := (printer{}).power("z", mustRat(*e)); !slices.Contains(out, rate) {
			out = append(out, rate)
		}
	}
	return out
}
