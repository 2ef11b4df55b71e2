package scheme

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// collocationRealization returns the collocation method at the zeros of m in the basis 1, x, …, x^{s−1} of the
// polynomials modulo m: A is f ↦ ∫₀ˣ f, b is f ↦ ∫₀¹ f, and e stands for the constant 1. It needs no zero of m.
func collocationRealization(m poly.Poly) Realization {
	m = m.Monic()
	s := m.Degree()
	r := Realization{A: make([][]poly.Elem, s), B: make([]poly.Elem, s), E: make([]poly.Elem, s)}
	for i := range s {
		r.A[i] = make([]poly.Elem, s)
		if i > 0 {
			r.A[i][i-1] = poly.Rational(exact.NewRat(1, int64(i)))
		}
		r.A[i][s-1] = r.A[i][s-1].Sub(m.Coeff(i).Mul(poly.Rational(exact.NewRat(1, int64(s))))) // x^s ≡ −Σ mᵢxⁱ
		r.B[i] = poly.Rational(exact.NewRat(1, int64(i+1)))
	}
	r.E[0] = poly.Int(1)
	return r
}

// collocationFunction returns the numerator Σ M^{(s−j)}(1) z^j and the denominator Σ M^{(s−j)}(0) z^j of the stability
// function, where M is m divided by s! times its leading coefficient [HW96, IV.3]. They need not be coprime.
func collocationFunction(m poly.Poly) (num, den poly.Poly) {
	m = m.Monic()
	s := m.Degree()
	atZero, atOne := m, m.Compose(poly.Int(1), poly.Int(1))
	p, q := make([]poly.Elem, s+1), make([]poly.Elem, s+1)
	ratio := exact.Int(1) // (s−j)!/s!, since the i-th Taylor coefficient is M^{(i)}/i!
	for j := range s + 1 {
		f := poly.Rational(ratio)
		p[j], q[j] = atOne.Coeff(s-j).Mul(f), atZero.Coeff(s-j).Mul(f)
		if j < s {
			ratio = ratio.Mul(exact.NewRat(1, int64(s-j)))
		}
	}
	return poly.New(p...), poly.New(q...)
}
