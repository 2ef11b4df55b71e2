// Package asymptotics says how stability functions and their derivatives behave as |z| → ∞, how large z^j R'(z) can be,
// and what R, R' and e^z are at any point.
//
//	AtInfinity, LaurentSeries, StepsAtInfinity   R'(z) ~ c z^e, series, n steps
//	Branches, RootBranches, PrincipalRoot        the same for roots ζ(z) of multistep and general linear methods
//	Sup, AxisExcess                              the least C with |z^j R'| ≤ C; by how much |R(iy)| exceeds 1
//	Evaluate, EvaluateSteps, Exp, CosSin         enclosures as narrow as asked, for |z| of any size
//	DividedDifference                            R[z, w], the gradient in systems
//
// For backward Euler:
//
//	at := asymptotics.AtInfinity(rational.Pade(0, 1))   // at.Exponent = −2, at.Leading = 1: R' ~ z⁻²
//
// Its results are values: package proofs turns those that can be claimed into certificates. The theory is in
// docs/theory.md and docs/bound.md.
package asymptotics

import (
	"rofz/poly"
	"rofz/rational"
)

// Infinity is the behaviour of a rational function R at infinity: R'(z) = Leading·z^Exponent·(1 + O(1/z)) in every
// direction.
type Infinity struct {
	Finite   bool      // deg P ≤ deg Q
	Limit    poly.Elem // R(∞), if Finite
	Constant bool      // R is constant and has no exponent
	Exponent int       // ≤ −2 if Finite, deg P − deg Q − 1 ≥ 0 if not
	Leading  poly.Elem
}

// AtInfinity returns the behaviour of R = P/Q at infinity. With n = deg Q ≥ deg P and R = R∞ + r_k z^−k + …, r_k ≠ 0,
// it is R' ~ −k r_k z^−k−1, where k = n − deg(P − R∞Q) and r_k is the quotient of the leading coefficients. With
// d = deg P − deg Q > 0 it is d (lc P/lc Q) z^(d−1).
//
// Cost: O(n) coefficient operations.
func AtInfinity(r rational.Function) Infinity {
	p, q := r.Numerator(), r.Denominator()
	if d := p.Degree() - q.Degree(); d > 0 {
		return Infinity{Exponent: d - 1, Leading: p.Lead().Quo(q.Lead()).Mul(poly.Int(int64(d)))}
	}
	limit := p.Coeff(q.Degree()).Quo(q.Lead())
	t := p.Sub(q.Scale(limit))
	if t.IsZero() {
		return Infinity{Finite: true, Limit: limit, Constant: true}
	}
	k := q.Degree() - t.Degree()
	return Infinity{Finite: true, Limit: limit, Exponent: -k - 1, Leading: t.Lead().Quo(q.Lead()).Mul(poly.Int(int64(-k)))}
}
