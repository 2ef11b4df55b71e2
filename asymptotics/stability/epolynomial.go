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
	"math/big"

	"rofz/poly"
	"rofz/rational"
)

// EPolynomial returns Nørsett's E-polynomial of R = P/Q in t = y²: E(t) = |Q(iy)|² − |P(iy)|² [Nor75]. R is I-stable
// exactly when E ≥ 0 on t ≥ 0.
//
// Cost: two polynomial products.
func EPolynomial(r rational.Function) poly.Poly { return E(r.Numerator(), r.Denominator()) }

// E returns |Q(iy)|² − |P(iy)|² in t = y² for a pair of real polynomials, reduced or not.
//
// Algorithm: for low degrees over ℚ Σ ±cᵢcⱼ tᵏ, i + j = 2k, in integers. Cost: n²/2 products, or those of two products of polynomials.
func E(p, q poly.Poly) poly.Poly {
	if e, den, ok := inIntegers(p, q); ok {
		return poly.FromBigInts(e, den)
	}
	return byProducts(p, q)
}

// MultipleOfE returns E(P, Q) times a positive number. It is for those who ask for the signs of E alone: over ℚ its coefficients are
// integers, which need not be coprime.
func MultipleOfE(p, q poly.Poly) poly.Poly {
	if e, _, ok := inIntegers(p, q); ok {
		return poly.FromBigInts(e, big.NewInt(1))
	}
	return byProducts(p, q)
}

// inIntegers returns E over a denominator > 0, or false where byProducts is faster.
func inIntegers(p, q poly.Poly) (e []*big.Int, den *big.Int, ok bool) {
	const most = 40 // the degree from which on products of polynomials are fast
	p, ok = p.Rational()
	q, ok2 := q.Rational()
	n := max(p.Degree(), q.Degree())
	if !ok || !ok2 || n > most {
		return nil, nil, false
	}
	a, b, den := poly.Together(p, q)
	e = make([]*big.Int, n+1)
	sum, t := new(big.Int), new(big.Int)
	for k := range e {
		e[k] = new(big.Int)
		for _, c := range [][]*big.Int{b, a} { // |P|² is taken away
			sum.SetInt64(0)
			for i := max(0, 2*k-len(c)+1); i < k; i++ { // (iy)ⁱ and (−iy)ʲ for i + j = 2k
				if t.Mul(c[i], c[2*k-i]); (k-i)%2 == 1 {
					t.Neg(t)
				}
				sum.Add(sum, t)
			}
			if sum.Lsh(sum, 1); k < len(c) {
				sum.Add(sum, t.Mul(c[k], c[k]))
			}
			e[k].Sub(sum, e[k])
		}
		e[k].Neg(e[k])
	}
	return e, den.Mul(den, den), true
}

func byProducts(p, q poly.Poly) poly.Poly {
	d := q.Mul(q.Reflect()).Sub(p.Mul(p.Reflect())) // even in z, and t = −z²
	out := make([]poly.Elem, d.Degree()/2+1)
	for i := range out {
		if out[i] = d.Coeff(2 * i); i%2 == 1 {
			out[i] = out[i].Neg()
		}
	}
	return poly.New(out...)
}
