package poly

import (
	"math/big"

	"rofz/poly/exact"
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

// EvalRat returns p(x) by Horner's rule in integers.
func (p Poly) EvalRat(x exact.Rat) Elem {
	num, pow := p.horner(x.Num(), x.Den())
	return newElem(p.field, num, pow.Mul(pow, p.denom()))
}

// EvalMultiple returns n·p(x) for some positive integer n: its sign is that of p(x), and it costs no common factor.
func (p Poly) EvalMultiple(x exact.Rat) Elem {
	num, _ := p.horner(x.Num(), x.Den())
	return Elem{p.field, num, one}
}

// horner returns the components of Σ cᵢ aⁱ bⁿ⁻ⁱ, cᵢ the integers of p of degree n, and bⁿ; for p = 0 zeros, and 1.
func (p Poly) horner(a, b *big.Int) (num []*big.Int, pow *big.Int) {
	d, n := p.field.Degree(), p.Degree()
	num = zeros(d)
	pow = big.NewInt(1) // b^(n−i)
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
	return num, pow
}

// EvalGaussian returns the real and imaginary parts of p(z), for p with real coefficients, by Horner's rule in Gaussian
// integers.
func (p Poly) EvalGaussian(z exact.Gaussian) (re, im Elem) {
	if p.IsZero() {
		return Elem{}, Elem{}
	}
	// z = (a + bi)/c
	c := lcm(z.Re.Den(), z.Im.Den())
	scale := exact.FromBigInt(c)
	a, b := z.Re.Mul(scale).Num(), z.Im.Mul(scale).Num()
	d, n := p.field.Degree(), p.Degree()
	x, y := zeros(d), zeros(d)
	pow := big.NewInt(1) // c^(n−i)
	t, u := new(big.Int), new(big.Int)
	for i := n; i >= 0; i-- {
		for j := range x {
			u.Mul(x[j], b)
			x[j].Sub(x[j].Mul(x[j], a), t.Mul(y[j], b))
			x[j].Add(x[j], t.Mul(p.num[i*d+j], pow))
			y[j].Add(y[j].Mul(y[j], a), u)
		}
		if i > 0 {
			pow.Mul(pow, c)
		}
	}
	pow.Mul(pow, p.den)
	return newElem(p.field, x, pow), newElem(p.field, y, pow)
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
