package asymptotics

import (
	"rofz/poly"
	"rofz/rational"
)

// Laurent is the beginning of a Laurent series at infinity, Σ Coeffs[i]·z^(Top−i). The zero value is 0, and then every
// coefficient that is not there is zero as well; of a non-zero series the leading coefficient is not zero.
type Laurent struct {
	Top    int
	Coeffs []poly.Elem
}

// LaurentSeries returns the terms z^Top, …, z^last of R at infinity, with Top = deg P − deg Q; none if Top < last.
//
// Algorithm: the quotient of the reversed polynomials as a power series in 1/z. Cost: O(n·terms) coefficient operations.
func LaurentSeries(r rational.Function, last int) Laurent {
	p, q := r.Numerator(), r.Denominator()
	top := p.Degree() - q.Degree()
	if p.IsZero() || top < last {
		return Laurent{}
	}
	// 1/z stands for z: the quotient has no pole at 0, since the reversed denominator begins with lc Q.
	w, err := rational.New(p.Reverse(p.Degree()), q.Reverse(q.Degree()))
	if err != nil {
		panic("internal error: a reversed denominator vanishes at 0")
	}
	return Laurent{Top: top, Coeffs: w.Series(top - last + 1)}
}

// Coeff returns the coefficient of zⁿ, for n among the terms that the series holds; above them it is zero.
func (l Laurent) Coeff(n int) poly.Elem {
	if i := l.Top - n; 0 <= i && i < len(l.Coeffs) {
		return l.Coeffs[i]
	}
	return poly.Elem{}
}

// StepsAtInfinity returns the exponent and the leading coefficient of n R^(n−1) R' = (Rⁿ)' as |z| → ∞, the gradient
// after n ≥ 1 steps, for an R that is not constant. With R = R∞ + r_k z^−k + … it is
//
//	n R∞^(n−1)·(−k r_k) z^−k−1 if R∞ ≠ 0,  −kn r_kⁿ z^−kn−1 if R∞ = 0,
//
// and if R ~ a z^d grows, dn aⁿ z^(dn−1).
func StepsAtInfinity(r rational.Function, n int) (exponent int, leading poly.Elem) {
	at := AtInfinity(r)
	if at.Finite && !at.Limit.IsZero() {
		return at.Exponent, at.Limit.Pow(n - 1).Mul(at.Leading).Mul(poly.Int(int64(n)))
	}
	p, q := r.Numerator(), r.Denominator()
	d := (p.Degree() - q.Degree()) * n
	return d - 1, p.Lead().Quo(q.Lead()).Pow(n).Mul(poly.Int(int64(d)))
}
