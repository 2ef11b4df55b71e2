// Package stability holds the objects that stability of a rational function is read off from.
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
