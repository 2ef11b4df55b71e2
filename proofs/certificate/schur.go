package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// Step is evidence about one of the polynomials d₁, …, d_n in z, even and with real coefficients, of the following theorem
// about a polynomial p(ζ, z) of degree n in ζ, given by its coefficients at ζ⁰, …, ζⁿ. If at a point z = iy the lead of p
// does not vanish and all d_k are positive, all zeros of p(·, iy) have |ζ| < 1.
//
// Schur's reduction [Sch17]: with p*(ζ) = ζⁿ conj p(1/conj ζ), and a conjugation that is z → −z on the axis,
// p₁ = (conj(p_n)·p − p_0·p*)/ζ has the degree n − 1 and the lead d₁ = |p_n|² − |p_0|². Where d₁ > 0 the first term is
// the larger on |ζ| = 1, unless both vanish, and p₁ has one zero less than p in |ζ| < 1, as many on |ζ| = 1, as many
// outside (Rouché). And so on. Each p_(k+1), k ≥ 2, may be divided by the lead of p_(k−1), which does not change the zeros
// where that lead is positive.
type Step struct {
	Squares []Square    // d = Σ c_k w_k(z)w_k(−z), c_k > 0: d ≥ 0 on the axis
	Divided []poly.Poly // p_(k+1) divided; nil if it is not
}

// SchurStep returns p₁, of one degree less than p in ζ, whose lead is d₁. It needs a p of degree ≥ 1.
func SchurStep(p []poly.Poly) []poly.Poly {
	n := len(p) - 1
	out := make([]poly.Poly, n)
	for j := range out {
		out[j] = mul(p[n].Reflect(), p[j+1]).Sub(mul(p[0], p[n-1-j].Reflect()))
	}
	return out
}

// zeros says where the leads may vanish on the axis: at finitely many points, or at none but 0 and ±iy for the y > 0.
type zeros struct {
	some, origin bool
	y            exact.Rat
}

var noZeros, someZeros = zeros{}, zeros{some: true}

// only reports whether w is a constant times a power of z, if 0 is such a point, and one of z² + y², if there is a y.
func (z zeros) only(w poly.Poly) bool {
	n := 0
	for z.origin && n < w.Degree() && w.Coeff(n).IsZero() {
		n++
	}
	p := poly.Monomial(poly.Int(1), n)
	for z.y.Sign() > 0 && p.Degree() < w.Degree() {
		p = mul(p, poly.FromRats(z.y.Mul(z.y), exact.Rat{}, exact.Int(1)))
	}
	return !w.IsZero() && w.Equal(p.Scale(w.Lead()))
}

// checkSteps checks the steps of p, and that no lead is the zero polynomial. Unless some zeros are allowed, one of the w_k must vanish
// only where zeros are: then d > 0 elsewhere.
func (k embedding) checkSteps(name string, p []poly.Poly, steps []Step, where zeros) error {
	if len(p) == 0 || !k.isPolynomial(p[len(p)-1]) || len(steps) != len(p)-1 {
		return failf("the lead of the %s polynomial is not evidently ≠ 0, or it has another number of steps", name)
	}
	var leads []poly.Poly
	for i, step := range steps {
		p = SchurStep(p)
		if step.Divided != nil {
			if i < 2 || len(step.Divided) != len(p) {
				return malformed("a division by a lead that does not exist")
			}
			for j := range p {
				if err := checkProduct(leads[i-2], step.Divided[j], p[j]); err != nil {
					return err
				}
			}
			p = step.Divided
		}
		d := p[len(p)-1]
		leads = append(leads, d)
		if !k.isPolynomial(d) {
			return failf("lead %d of the %s steps is not evidently ≠ 0", i+1, name)
		}
		if err := k.positiveSquares(name, step.Squares); err != nil {
			return err
		}
		if !d.Equal(onAxis(step.Squares)) {
			return failf("lead %d of the %s steps is not the sum of its squares", i+1, name)
		}
		evident := where.some
		for _, s := range step.Squares {
			evident = evident || where.only(s.Poly) && k.hasDegree(s.Poly)
		}
		if !evident {
			return failf("lead %d of the %s steps is not evidently positive", i+1, name)
		}
	}
	return nil
}

// checkSelfInversive checks that g* is a multiple of g on the axis: then ζ is a zero exactly if 1/conj ζ is.
func (k embedding) checkSelfInversive(g []poly.Poly) error {
	n := len(g) - 1
	if !k.isPolynomial(g[n]) || !k.isPolynomial(g[0]) {
		return failf("the circle factor has the zero 0 or ∞, or not evidently not")
	}
	for j := range g {
		if !mul(g[n], g[n-j].Reflect()).Equal(mul(g[0].Reflect(), g[j])) {
			return failf("the circle factor is not self-inversive")
		}
	}
	return nil
}

// product returns f·h.
func product(f, h []poly.Poly) []poly.Poly {
	if len(f) == 0 || len(h) == 0 {
		return nil
	}
	out := make([]poly.Poly, len(f)+len(h)-1)
	for i, a := range f {
		for j, b := range h {
			out[i+j] = out[i+j].Add(mul(a, b))
		}
	}
	return out
}

// inZeta returns ∂p/∂ζ.
func inZeta(p []poly.Poly) []poly.Poly {
	out := make([]poly.Poly, len(p)-1)
	for j := range out {
		out[j] = p[j+1].Scale(poly.Int(int64(j + 1)))
	}
	return out
}
