package poly

import (
	"math/big"

	"rofz/poly/exact"
)

// Elem is an element of a number field: integers over one denominator in the basis 1, g, g², …, in lowest terms. The zero value is
// 0 ∈ ℚ. An element of ℚ mixes with any field; elements of two different proper fields panic.
type Elem struct {
	field *Field
	num   []*big.Int // field.Degree() of them, or nil for zero
	den   *big.Int   // positive; nil for zero
}

// newElem takes num and den over.
func newElem(k *Field, num []*big.Int, den *big.Int) Elem {
	return Elem{k, num, reduce(num, den)}
}

// Rational returns x as an element of ℚ.
func Rational(x exact.Rat) Elem { return Elem{nil, []*big.Int{x.Num()}, x.Den()} }

// Int returns n as an element of ℚ.
func Int(n int64) Elem { return Elem{nil, []*big.Int{big.NewInt(n)}, big.NewInt(1)} }

// Field returns the field that x carries; nil is ℚ. A rational number may carry a larger field.
func (x Elem) Field() *Field { return x.field }

func (x Elem) parts() ([]*big.Int, *big.Int) {
	if x.num == nil {
		return zeros(x.field.Degree()), one
	}
	return x.num, x.den
}

// in returns the components of x in k, which is x's field or an extension of ℚ when x is in ℚ.
func (x Elem) in(k *Field) ([]*big.Int, *big.Int) {
	num, den := x.parts()
	if len(num) < k.Degree() {
		wide := zeros(k.Degree())
		wide[0] = num[0]
		num = wide
	}
	return num, den
}

// Add returns x + y.
func (x Elem) Add(y Elem) Elem { return x.combine(y, 1) }

// Sub returns x − y.
func (x Elem) Sub(y Elem) Elem { return x.combine(y, -1) }

func (x Elem) combine(y Elem, sign int64) Elem {
	k := common(x.field, y.field)
	a, da := x.in(k)
	b, db := y.in(k)
	num, den := addFractions(a, b, da, db, sign)
	return Elem{k, num, den}
}

// Neg returns −x.
func (x Elem) Neg() Elem {
	num, den := x.parts()
	out := make([]*big.Int, len(num))
	for i := range num {
		out[i] = new(big.Int).Neg(num[i])
	}
	return Elem{x.field, out, den}
}

// Mul returns x·y.
//
// Cost: d² integer products and d² more for the reduction modulo m, for a field of degree d.
func (x Elem) Mul(y Elem) Elem {
	k := common(x.field, y.field)
	a, da := x.parts()
	b, db := y.parts()
	if k == nil {
		a, db = crossed(a, db)
		b, da = crossed(b, da)
		return Elem{nil, []*big.Int{new(big.Int).Mul(a[0], b[0])}, new(big.Int).Mul(da, db)}
	}
	den := new(big.Int).Mul(da, db)
	acc := zeros(2*k.deg - 1)
	mulInto(acc, a, b, new(big.Int))
	num, extra := k.fold(acc)
	return newElem(k, num, den.Mul(den, extra))
}

// Quo returns x/y. It panics if y is zero.
func (x Elem) Quo(y Elem) Elem { return x.Mul(y.Inv()) }

// Pow returns xⁿ; x⁰ = 1. It panics if x is zero and n < 0.
func (x Elem) Pow(n int) Elem {
	if n < 0 {
		return x.Inv().Pow(-n)
	}
	out := Int(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = out.Mul(x)
		}
		if n > 1 {
			x = x.Mul(x)
		}
	}
	return out
}

// IsZero reports whether x = 0.
func (x Elem) IsZero() bool {
	for _, a := range x.num {
		if a.Sign() != 0 {
			return false
		}
	}
	return true
}

// Equal reports whether x = y. A rational number equals itself seen in any field; irrational elements of different
// fields are unequal.
func (x Elem) Equal(y Elem) bool {
	if r, ok := x.Rat(); ok {
		s, ok := y.Rat()
		return ok && r.Equal(s)
	}
	if _, ok := y.Rat(); ok || !x.field.Equal(y.field) {
		return false
	}
	return x.Sub(y).IsZero()
}

// Rat returns x as a rational number, if it is one.
func (x Elem) Rat() (exact.Rat, bool) {
	if x.num == nil {
		return exact.Rat{}, true
	}
	for _, a := range x.num[1:] {
		if a.Sign() != 0 {
			return exact.Rat{}, false
		}
	}
	return exact.LowestTerms(x.num[0], x.den), true // the denominator is coprime to the only component
}

// Coeffs returns the coordinates of x in 1, g, g², …, as many as the degree of its field.
func (x Elem) Coeffs() []exact.Rat {
	num, den := x.parts()
	out := make([]exact.Rat, len(num))
	for i := range num {
		out[i] = exact.Frac(num[i], den)
	}
	return out
}

// BitLen returns the length of the longest of its integers, numerators and denominator, in bits.
func (x Elem) BitLen() int {
	if x.num == nil {
		return 0
	}
	n := x.den.BitLen()
	for _, a := range x.num {
		n = max(n, a.BitLen())
	}
	return n
}

// Poly returns the polynomial over ℚ of degree below the field's that represents x: x = p(g).
func (x Elem) Poly() Poly {
	num, den := x.parts()
	return newPoly(nil, append([]*big.Int(nil), num...), den)
}

// Enclose returns an interval that contains x whenever g lies in the given interval: Horner's rule with exact end
// points. It is the only bridge from a number field to the real line.
func (x Elem) Enclose(g exact.Interval) exact.Interval {
	if r, ok := x.Rat(); ok {
		return exact.Point(r)
	}
	c := x.Coeffs()
	out := exact.Point(c[len(c)-1])
	for i := len(c) - 2; i >= 0; i-- {
		out = out.Mul(g).Add(exact.Point(c[i]))
	}
	return out
}
