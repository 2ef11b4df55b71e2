package poly

import (
	"math/big"

	"rofz/poly/exact"
)

// Add returns p + q.
func (p Poly) Add(q Poly) Poly { return p.combine(q, 1) }

// Sub returns p − q.
func (p Poly) Sub(q Poly) Poly { return p.combine(q, -1) }

func (p Poly) combine(q Poly, sign int64) Poly {
	k := common(p.field, q.field)
	if q.IsZero() && k == p.field { // only faster
		return p
	}
	num, den := addFractions(p.in(k), q.in(k), p.denom(), q.denom(), sign)
	return lowest(k, num, den)
}

// Convolve returns p·q by the definition, for p and q over ℚ (it panics otherwise). Mul returns the same faster, by more code.
//
// Cost: one product of integers for each pair of coefficients.
func (p Poly) Convolve(q Poly) Poly {
	if p.field != nil || q.field != nil {
		panic("poly: Convolve over a number field")
	}
	num := zeros(max(0, len(p.num)+len(q.num)-1))
	mulInto(num, p.num, q.num, new(big.Int))
	return newPoly(nil, num, new(big.Int).Mul(p.denom(), q.denom()))
}

// Neg returns −p.
func (p Poly) Neg() Poly {
	num := make([]*big.Int, len(p.num))
	for i, a := range p.num {
		num[i] = new(big.Int).Neg(a)
	}
	return Poly{p.field, num, p.den}
}

// Pow returns pⁿ; p⁰ = 1. It panics if n < 0.
//
// Algorithm: repeated squaring.
func (p Poly) Pow(n int) Poly {
	if n < 0 {
		panic("poly: a negative power")
	}
	out := FromInts(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = out.Mul(p)
		}
		if n > 1 {
			p = p.Mul(p)
		}
	}
	return out
}

// Scale returns c·p.
func (p Poly) Scale(c Elem) Poly {
	if r, ok := c.Rat(); ok { // faster: no field multiplication
		a, rest := crossed(p.num, r.Den())
		f, den := crossed([]*big.Int{r.Num()}, p.denom())
		num := make([]*big.Int, len(a))
		for i, x := range a {
			num[i] = new(big.Int).Mul(x, f[0])
		}
		return lowest(p.field, num, new(big.Int).Mul(den, rest))
	}
	out := p.Coeffs()
	for i, x := range out {
		out[i] = x.Mul(c)
	}
	return New(out...)
}

// Shift returns xⁿ·p. It panics if n < 0.
func (p Poly) Shift(n int) Poly {
	if n < 0 {
		panic("poly: a negative shift")
	}
	if p.IsZero() || n == 0 {
		return p
	}
	return Poly{p.field, append(zeros(n*p.field.Degree()), p.num...), p.den}
}

// Truncate returns p modulo xⁿ. It panics if n < 0.
func (p Poly) Truncate(n int) Poly {
	if n < 0 {
		panic("poly: truncation to a negative degree")
	}
	if n *= p.field.Degree(); n < len(p.num) {
		return newPoly(p.field, append([]*big.Int(nil), p.num[:n]...), p.den)
	}
	return p
}

// Monic returns p divided by its leading coefficient, 0 for 0.
func (p Poly) Monic() Poly {
	if p.IsZero() {
		return p
	}
	return p.Scale(p.Lead().Inv())
}

// Derivative returns p'.
func (p Poly) Derivative() Poly {
	d := p.field.Degree()
	if len(p.num) <= d {
		return Poly{}
	}
	num := make([]*big.Int, len(p.num)-d)
	for i := range num {
		num[i] = new(big.Int).Mul(p.num[i+d], big.NewInt(int64(i/d+1)))
	}
	return newPoly(p.field, num, p.den)
}

// Integral returns the antiderivative of p that vanishes at 0.
func (p Poly) Integral() Poly {
	c := make([]Elem, p.Degree()+2)
	for i := 0; i <= p.Degree(); i++ {
		c[i+1] = p.Coeff(i).Mul(Rational(exact.NewRat(1, int64(i+1))))
	}
	return New(c...)
}

// Reflect returns p(−x).
func (p Poly) Reflect() Poly {
	d := p.field.Degree()
	num := append([]*big.Int(nil), p.num...)
	for i := range num {
		if i/d%2 == 1 {
			num[i] = new(big.Int).Neg(num[i])
		}
	}
	return Poly{p.field, num, p.den}
}

// OfSquare returns p(x²).
func (p Poly) OfSquare() Poly {
	out := make([]Elem, max(0, 2*p.Degree()+1))
	for i := range p.Degree() + 1 {
		out[2*i] = p.Coeff(i)
	}
	return New(out...)
}

// WithoutZero returns p/xᵐ that does not vanish at 0, and p itself if it is zero. Cost: none to speak of.
func (p Poly) WithoutZero() Poly {
	d, m := p.field.Degree(), 0
	for m < len(p.num) && p.num[m].Sign() == 0 {
		m++
	}
	if m < d || m == len(p.num) {
		return p
	}
	return Poly{p.field, p.num[m/d*d:], p.den}
}

// Reverse returns xⁿ p(1/x), n ≥ deg p (it panics otherwise).
func (p Poly) Reverse(n int) Poly {
	d := p.field.Degree()
	if n < p.Degree() {
		panic("poly: Reverse below the degree")
	}
	num := zeros((n + 1) * d)
	for i := 0; i <= p.Degree(); i++ {
		copy(num[(n-i)*d:], p.num[i*d:(i+1)*d])
	}
	return newPoly(p.field, num, p.denom())
}
