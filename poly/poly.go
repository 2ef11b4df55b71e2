// Package poly holds polynomials in one variable over ℚ or over a number field ℚ[g]/(m).
//
// Poly is a polynomial, Elem a number that serves as a coefficient, *Field the number field that both may carry. Which
// field it is is decided at run time: nil is ℚ, and numbers of ℚ mix with those of any field. Two different fields do
// not mix, and an operation on both panics.
//
//	p, err := poly.Parse("1-2/3*z+1/6*z^2", nil, "z")
//	k, err := poly.NewField(poly.FromInts(-2, 0, 1))    // ℚ(g), g² = 2
//	q := p.Scale(k.Generator())                         // g − 2/3 g z + 1/6 g z²
//
// A Poly stores integers over one common denominator. Every type is an immutable value, safe for concurrent use; the
// zero value is 0.
//
// Factor, Isolate and the other methods about real roots are for ℚ. Over a number field real roots depend on which root of
// m the generator is: there they are methods of algebraic.Field.
package poly

import (
	"math/big"

	"rofz/poly/exact"
)

// Poly is a polynomial. It is canonical: no trailing zero coefficients, a positive denominator coprime to the content.
type Poly struct {
	field *Field
	num   []*big.Int // component j of coefficient i at num[i*field.Degree()+j]
	den   *big.Int   // nil for the zero polynomial
}

// newPoly makes the canonical polynomial from num, which it takes over.
func newPoly(k *Field, num []*big.Int, den *big.Int) Poly {
	num, den = crossed(num, den)
	return lowest(k, num, den)
}

// lowest drops the zero coefficients at the end of a fraction in lowest terms.
func lowest(k *Field, num []*big.Int, den *big.Int) Poly {
	d := k.Degree()
	n := len(num)
	for n > 0 && num[n-1].Sign() == 0 {
		n--
	}
	n = (n + d - 1) / d * d
	if n == 0 {
		return Poly{}
	}
	return Poly{k, num[:n], den}
}

// New returns Σ coeffs[i] xⁱ. It panics if the coefficients lie in two different number fields.
func New(coeffs ...Elem) Poly {
	var k *Field
	den := one
	for _, c := range coeffs {
		k = common(k, c.field)
		if c.den != nil {
			den = lcm(den, c.den)
		}
	}
	d := k.Degree()
	num := make([]*big.Int, 0, len(coeffs)*d)
	for _, c := range coeffs {
		a, da := c.in(k)
		f := new(big.Int).Quo(den, da)
		for _, v := range a {
			num = append(num, new(big.Int).Mul(v, f))
		}
	}
	return lowest(k, num, den) // a prime in den stands in some c to the same power, and divides not all of its numerators
}

// FromRats returns Σ coeffs[i] xⁱ over ℚ.
func FromRats(coeffs ...exact.Rat) Poly {
	elems := make([]Elem, len(coeffs))
	for i, c := range coeffs {
		elems[i] = Rational(c)
	}
	return New(elems...)
}

// FromInts returns Σ coeffs[i] xⁱ over ℚ.
func FromInts(coeffs ...int64) Poly {
	num := make([]*big.Int, len(coeffs))
	for i, c := range coeffs {
		num[i] = big.NewInt(c)
	}
	return newPoly(nil, num, one)
}

// FromBigInts returns Σ nums[i]/den xⁱ over ℚ; the arguments are copied. It panics if den is zero.
func FromBigInts(nums []*big.Int, den *big.Int) Poly {
	if den.Sign() == 0 {
		panic("poly: zero denominator")
	}
	return newPoly(nil, copies(nums), new(big.Int).Set(den))
}

// copies returns copies of the numbers, which share one piece of storage.
func copies(nums []*big.Int) []*big.Int {
	length := 0
	for _, x := range nums {
		length += len(x.Bits())
	}
	words, values, out := make([]big.Word, length), make([]big.Int, len(nums)), make([]*big.Int, len(nums))
	for i, x := range nums {
		n := copy(words, x.Bits())
		out[i] = values[i].SetBits(words[:n:n])
		if x.Sign() < 0 {
			out[i].Neg(out[i])
		}
		words = words[n:]
	}
	return out
}

// Constant returns the constant polynomial c.
func Constant(c Elem) Poly { return New(c) }

// Monomial returns c·xⁿ, n ≥ 0.
func Monomial(c Elem, n int) Poly { return New(c).Shift(n) }

// Field returns the field that p carries; nil is ℚ.
func (p Poly) Field() *Field { return p.field }

func (p Poly) denom() *big.Int {
	if p.den == nil {
		return one
	}
	return p.den
}

// BitLen returns the length of the longest of its integers, numerators and denominator, in bits.
func (p Poly) BitLen() int {
	if p.IsZero() {
		return 0
	}
	n := p.den.BitLen()
	for _, a := range p.num {
		n = max(n, a.BitLen())
	}
	return n
}

// Degree returns the degree of p, −1 for zero.
func (p Poly) Degree() int { return len(p.num)/p.field.Degree() - 1 }

// IsZero reports whether p = 0.
func (p Poly) IsZero() bool { return len(p.num) == 0 }

// Coeff returns the coefficient of xⁱ, zero outside 0 … deg p.
func (p Poly) Coeff(i int) Elem {
	d := p.field.Degree()
	if i < 0 || (i+1)*d > len(p.num) {
		return Elem{}
	}
	num := make([]*big.Int, d)
	for j := range num {
		num[j] = new(big.Int).Set(p.num[i*d+j])
	}
	return newElem(p.field, num, p.den)
}

// Coeffs returns all coefficients in ascending order.
func (p Poly) Coeffs() []Elem {
	out := make([]Elem, p.Degree()+1)
	for i := range out {
		out[i] = p.Coeff(i)
	}
	return out
}

// rats returns the coefficients of a polynomial over ℚ.
func (p Poly) rats() []exact.Rat {
	out := make([]exact.Rat, p.Degree()+1)
	for i := range out {
		out[i] = exact.Frac(p.num[i], p.den)
	}
	return out
}

// Integers returns nums and den > 0 with p = Σ nums[i]/den xⁱ, gcd 1, as copies. It panics unless p is over ℚ.
func (p Poly) Integers() (nums []*big.Int, den *big.Int) {
	if p.field != nil {
		panic("poly: Integers of a polynomial over a number field")
	}
	nums = make([]*big.Int, len(p.num))
	for i := range nums {
		nums[i] = new(big.Int).Set(p.num[i])
	}
	return nums, new(big.Int).Set(p.denom())
}

// Together returns integers and den > 0 with p = Σ a[i]/den xⁱ and q = Σ b[i]/den xⁱ. It panics unless both are over ℚ.
func Together(p, q Poly) (a, b []*big.Int, den *big.Int) {
	a, den = p.Integers()
	b, other := q.Integers()
	all := lcm(den, other)
	for _, x := range []struct {
		nums []*big.Int
		den  *big.Int
	}{{a, den}, {b, other}} {
		if f := new(big.Int).Quo(all, x.den); !isOne(f) {
			for _, n := range x.nums {
				n.Mul(n, f)
			}
		}
	}
	return a, b, all
}

// Lead returns the leading coefficient, zero for the zero polynomial.
func (p Poly) Lead() Elem { return p.Coeff(p.Degree()) }

// Rational returns p as a polynomial over ℚ, if all its coefficients are rational.
func (p Poly) Rational() (Poly, bool) {
	if p.field == nil {
		return p, true
	}
	d := p.field.deg
	num := make([]*big.Int, 0, len(p.num)/d)
	for i, a := range p.num {
		if i%d == 0 {
			num = append(num, a)
		} else if a.Sign() != 0 {
			return Poly{}, false
		}
	}
	return newPoly(nil, num, p.denom()), true
}

// in returns p's integers widened to the field k.
func (p Poly) in(k *Field) []*big.Int {
	d := k.Degree()
	if p.field.Degree() == d {
		return p.num
	}
	out := make([]*big.Int, 0, len(p.num)*d)
	for _, a := range p.num {
		out = append(out, a)
		out = append(out, zeros(d-1)...)
	}
	return out
}

// Equal reports whether p = q; a polynomial with rational coefficients equals itself seen over any field.
func (p Poly) Equal(q Poly) bool {
	if p.Degree() != q.Degree() {
		return false
	}
	if !p.field.Equal(q.field) {
		if p.field != nil && q.field != nil {
			a, ok := p.Rational()
			b, ok2 := q.Rational()
			return ok && ok2 && a.Equal(b)
		}
	}
	k := common(p.field, q.field)
	if p.denom().Cmp(q.denom()) != 0 {
		return false
	}
	a, b := p.in(k), q.in(k)
	for i := range a {
		if a[i].Cmp(b[i]) != 0 {
			return false
		}
	}
	return true
}
