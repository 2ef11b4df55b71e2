// Package stability holds the objects that the stability of a rational function is read off from: Nørsett's E-polynomial,
// whose sign on t ≥ 0 decides |R| ≤ 1 on the imaginary axis, and the stability intervals on the two axes, with exact end
// points.
//
//	stability.EPolynomial(rational.Pade(1, 2))                    // 1/36*t^2
//	stability.RealInterval(algebraic.Field{}, rational.Pade(2, 0)) // [-2, 0]
//
// It decides no property. A-stability and its relatives are decided, with certificates, by package proofs.
package stability

import (
	"rofz/poly"
	"rofz/rational"
)

// EPolynomial returns Nørsett's E-polynomial of R = P/Q in t = y²: E(t) = |Q(iy)|² − |P(iy)|² [Nor75]. R is I-stable
// exactly when E ≥ 0 on t ≥ 0.
//
// Cost: two polynomial products.
func EPolynomial(r rational.Function) poly.Poly { return E(r.Numerator(), r.Denominator()) }

// E returns |Q(iy)|² − |P(iy)|² in t = y² for a pair of real polynomials, reduced or not.
func E(p, q poly.Poly) poly.Poly {
	d := q.Mul(q.Reflect()).Sub(p.Mul(p.Reflect())) // even in z, and t = −z²
	out := make([]poly.Elem, d.Degree()/2+1)
	for i := range out {
		if out[i] = d.Coeff(2 * i); i%2 == 1 {
			out[i] = out[i].Neg()
		}
	}
	return poly.New(out...)
}
