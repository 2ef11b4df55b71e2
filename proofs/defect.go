package proofs

import (
	"rofz/asymptotics"
	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/poly/algebraic"
)

// Defect is what keeps a scheme from being A- or L-stable, measured. It is of interest where the coefficients are
// truncated: then it tells a last digit from a wrong claim.
type Defect struct {
	Field algebraic.Field

	// Negative holds the negative coefficients of Nørsett's polynomial E(y) = |Q(iy)|² − |P(iy)|², by the power of y.
	// Without one, and without poles in Re z ≤ 0, a scheme is A-stable.
	Negative []Coefficient
	Excess   asymptotics.Excess // of |R| on the imaginary axis
	Limit    *poly.Elem         // R(∞) if that is finite and not 0
	Degree   int                // of R at infinity if it is infinite there: R grows like z^Degree
}

// Coefficient is one coefficient of a polynomial.
type Coefficient struct {
	Power int
	Value poly.Elem
}

// Defect returns what keeps the scheme from being A- or L-stable; ok is false for a scheme without a rational stability
// function. Nothing in it is a verdict.
//
// Cost: that of the zeros of a polynomial of degree 4s, computed once for each call.
func (a *Analysis) Defect() (d Defect, ok bool) {
	k, r, err := a.metered()
	if err != nil {
		return Defect{}, false
	}
	d = Defect{Field: k, Excess: asymptotics.AxisExcess(k, r)}
	e := stability.EPolynomial(r)
	for i, c := range e.Coeffs() {
		if k.Sign(c) < 0 {
			d.Negative = append(d.Negative, Coefficient{2 * i, c})
		}
	}
	p, q := r.Numerator(), r.Denominator()
	switch gap := p.Degree() - q.Degree(); {
	case gap > 0:
		d.Degree = gap
	case gap == 0:
		limit := p.Lead().Quo(q.Lead())
		d.Limit = &limit
	}
	return d, true
}
