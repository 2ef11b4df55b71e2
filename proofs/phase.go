package proofs

import (
	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
)

// findDispersionOrder returns the q with arg R(iy) − y = C y^(q+1) + …, C ≠ 0 [vdHS87]. It is even, at least the order, and
// finite, since e^(2z) is no rational function.
//
// Algorithm: with N(z) = P(z)Q(−z), R(iy) has the argument of N(iy), because Q(−iy) is conjugate to Q(iy); N(iy)e^(−iy) is real
// up to y^(q+1), so that q + 1 is the least odd power in the series of N(z)e^(−z). Cost: that of multiplying polynomials of the
// degree of R.
func (a *Analysis) findDispersionOrder() NumberValue {
	r, why := a.consistentFunction()
	if why != nil {
		return NumberValue{Why: why}
	}
	n := r.Numerator().Mul(r.Denominator().Reflect())
	for q := 2; ; q += 2 { // ends: N(z)/N(−z) − e^(2z) is not 0, and of order at most 2 deg N
		var c poly.Elem
		term := poly.Int(1) // of e^(−z)
		for k := 0; k <= q+1; k++ {
			c = c.Add(term.Mul(n.Coeff(q + 1 - k)))
			term = term.Mul(poly.Rational(exact.NewRat(-1, int64(k+1))))
		}
		if !c.IsZero() {
			return wholeNumber(q)
		}
	}
}

// findDissipationOrder returns the q with |R(iy)| − 1 = C y^(q+1) + …, C ≠ 0 [vdHS87], ∞ if |R(iy)| = 1 for all y. It is odd,
// at least the order less 1.
//
// Algorithm: |Q(iy)|² − |P(iy)|² begins with the same power of y. Cost: that of stability.EPolynomial.
func (a *Analysis) findDissipationOrder() NumberValue {
	r, why := a.consistentFunction()
	if why != nil {
		return NumberValue{Why: why}
	}
	for n, c := range stability.EPolynomial(r).Coeffs() { // in y²
		if !c.IsZero() {
			return wholeNumber(2*n - 1)
		}
	}
	return infiniteNumber()
}

// Inconsistent is why a number is not defined: R is of order 0.
type Inconsistent struct{}

func (Inconsistent) reason() {}

// consistentFunction returns R if it is of order 1 at least.
func (a *Analysis) consistentFunction() (rational.Function, Reason) {
	f, err := a.function()
	if err != nil {
		return rational.Function{}, NoFunction{err}
	}
	if a.order().p < 1 {
		return rational.Function{}, Inconsistent{}
	}
	return f.r, nil
}
