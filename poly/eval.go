package poly

import (
	"math/big"

	"rofz/exact"
)

// Eval returns p(x) by Horner's rule.
func (p Poly) Eval(x Elem) Elem {
	if r, ok := x.Rat(); ok {
		return p.EvalRat(r)
	}
	out := Elem{}
	for i := p.Degree(); i >= 0; i-- {
		out = out.Mul(x).Add(p.Coeff(i))
	}
	return out
}

// EvalRat returns p(a/b) by Horner's rule in integers: Σ cᵢ aⁱ bⁿ⁻ⁱ over den·bⁿ.
func (p Poly) EvalRat(x exact.Rat) Elem {
	if p.IsZero() {
		return Elem{}
	}
	a, b := x.Num(), x.Den()
	d, n := p.field.Degree(), p.Degree()
	num := zeros(d)
	pow := big.NewInt(1) // b^(n−i)
	t := new(big.Int)
	for i := n; i >= 0; i-- {
		for j := range num {
			num[j].Mul(num[j], a)
			num[j].Add(num[j], t.Mul(p.num[i*d+j], pow))
		}
		if i > 0 {
			pow.Mul(pow, b)
		}
	}
	return newElem(p.field, num, pow.Mul(pow, p.den))
}

// EvalGaussian returns the real and imaginary parts of p(z), for p with real coefficients.
//
// Algorithm: division by the real quadratic x² − 2 Re(z) x + |z|²: the remainder is linear [Knu97, 4.6.4].
func (p Poly) EvalGaussian(z exact.Gaussian) (re, im Elem) {
	u, v := Rational(z.Re.Add(z.Re)), Rational(z.Norm().Neg())
	var b1, b2 Elem // b_k = c_k + u b_{k+1} + v b_{k+2}
	for i := p.Degree(); i >= 1; i-- {
		b1, b2 = p.Coeff(i).Add(u.Mul(b1)).Add(v.Mul(b2)), b1
	}
	// p(z) = b_1 z + (c_0 + v b_2)
	return b1.Mul(Rational(z.Re)).Add(p.Coeff(0)).Add(v.Mul(b2)), b1.Mul(Rational(z.Im))
}

// Compose returns p(cx + d).
func (p Poly) Compose(c, d Elem) Poly {
	lin := New(d, c)
	out := Poly{}
	for i := p.Degree(); i >= 0; i-- {
		out = out.Mul(lin).Add(New(p.Coeff(i)))
	}
	return out
}
