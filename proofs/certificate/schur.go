package certificate

import "rofz/poly"

// SchurLeads returns the polynomials d₁, …, d_n in z, even and with real coefficients, of the following theorem about a
// polynomial p(ζ, z) of degree n in ζ, given by its coefficients at ζ⁰, …, ζⁿ. If at a point z = iy the lead of p does
// not vanish and all d_k are positive, all zeros of p(·, iy) have |ζ| < 1. They are positive there if all zeros have
// |ζ| < 1. The list ends with the first d_k that is the zero polynomial.
//
// Algorithm: Schur's [Sch17]. With p*(ζ) = ζⁿ conj p(1/conj ζ), and a conjugation that is z → −z on the axis,
// p₁ = (conj(p_n)·p − p_0·p*)/ζ has the degree n − 1 and the lead d₁ = |p_n|² − |p_0|². Where d₁ > 0 the first term is
// the larger on |ζ| = 1, unless both vanish, and p₁ has one zero less than p in |ζ| < 1, as many on |ζ| = 1, as many
// outside (Rouché). And so on; each p_(k+1) is divided by the lead of p_(k−1), k ≥ 2, when that leaves no remainder,
// which does not change the zeros where that lead is positive.
// Cost: O(n²) products of polynomials of degree O(n·deg p).
func SchurLeads(p []poly.Poly) []poly.Poly {
	var leads []poly.Poly
	for n := len(p) - 1; n >= 1; n-- {
		next := make([]poly.Poly, n)
		for j := range next {
			next[j] = p[n].Reflect().Mul(p[j+1]).Sub(p[0].Mul(p[n-1-j].Reflect()))
		}
		if k := len(leads); k >= 2 {
			next = dividedBy(next, leads[k-2])
		}
		leads = append(leads, next[n-1])
		if next[n-1].IsZero() {
			break
		}
		p = next
	}
	return leads
}

// dividedBy returns the quotients if all divisions are exact, else p.
func dividedBy(p []poly.Poly, d poly.Poly) []poly.Poly {
	out := make([]poly.Poly, len(p))
	for i := range p {
		quo, rem := p[i].DivMod(d)
		if !rem.IsZero() {
			return p
		}
		out[i] = quo
	}
	return out
}

// zeros says where the leads of SchurLeads may vanish on the axis.
type zeros int

const (
	noZeros zeros = iota
	zeroAtOrigin
	someZeros // finitely many
)

// checkSteps checks, for each d of SchurLeads(p), an identity d(z) = Σ c_k w_k(z)w_k(−z) with c_k > 0, which makes d ≥ 0
// on the axis, and that d is not the zero polynomial. One of the w_k must be a constant ≠ 0 for noZeros, a constant times
// a power of z for zeroAtOrigin: then d > 0 everywhere, or for y ≠ 0.
func (k embedding) checkSteps(name string, p []poly.Poly, steps [][]Square, where zeros) error {
	if len(p) == 0 || !k.isPolynomial(p[len(p)-1]) {
		return failf("the lead of the %s polynomial is not evidently ≠ 0", name)
	}
	leads := SchurLeads(p)
	if len(steps) != len(p)-1 || len(leads) != len(p)-1 {
		return failf("%d %s steps, of a polynomial that takes %d", len(steps), name, len(p)-1)
	}
	for i, squares := range steps {
		if err := k.positiveSquares(name, squares); err != nil {
			return err
		}
		rest, evident := leads[i], where == someZeros
		if !k.isPolynomial(rest) {
			return failf("lead %d of the %s steps is not evidently ≠ 0", i+1, name)
		}
		for _, s := range squares {
			rest = rest.Sub(s.Poly.Mul(s.Poly.Reflect()).Scale(s.Weight))
			d := s.Poly.Degree()
			isPower := d == 0 || where == zeroAtOrigin && d > 0 && s.Poly.Equal(poly.Monomial(s.Poly.Lead(), d))
			evident = evident || isPower && k.hasDegree(s.Poly)
		}
		if !rest.IsZero() {
			return failf("lead %d of the %s steps is not the sum of its squares", i+1, name)
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
		return failf("the circle factor has the zero 0 or ∞")
	}
	for j := range g {
		if !g[n].Mul(g[n-j].Reflect()).Equal(g[0].Reflect().Mul(g[j])) {
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
			out[i+j] = out[i+j].Add(a.Mul(b))
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
