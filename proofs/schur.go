package proofs

import (
	"rofz/poly"
	"rofz/proofs/certificate"
)

// schurStep is one step of Schur's reduction, see [certificate.Step].
type schurStep struct {
	lead    poly.Poly
	divided []poly.Poly // the polynomial, if it is divided by the lead before the last
}

// schurSteps reduces a polynomial of degree n in ζ, and divides wherever that leaves no remainder. The leads are positive on
// the axis where all zeros have |ζ| < 1. The list ends with the first lead that is the zero polynomial.
//
// Cost: O(n²) products of polynomials of degree O(n·deg p).
func schurSteps(p []poly.Poly) []schurStep {
	var out []schurStep
	for len(p) > 1 {
		p = certificate.SchurStep(p)
		var s schurStep
		if k := len(out); k >= 2 {
			if q, ok := dividedBy(p, out[k-2].lead); ok {
				p, s.divided = q, q
			}
		}
		s.lead = p[len(p)-1]
		if out = append(out, s); s.lead.IsZero() {
			break
		}
	}
	return out
}

// dividedBy returns the quotients, if all divisions are exact.
func dividedBy(p []poly.Poly, d poly.Poly) ([]poly.Poly, bool) {
	out := make([]poly.Poly, len(p))
	for i := range p {
		quo, rem := p[i].DivMod(d)
		if !rem.IsZero() {
			return nil, false
		}
		out[i] = quo
	}
	return out, true
}
