// Package poly holds polynomials in one variable over ℚ or over a number field ℚ[g]/(m).
//
// Which of the two is decided at run time: a Poly carries its *Field, nil for ℚ, and stores integers over one common
// denominator. Every type is an immutable value, safe for concurrent use; the zero value is 0.
package poly

import (
	"math/big"

	"rofz/exact"
)

// Poly is a polynomial. It is canonical: no trailing zero coefficients, a positive denominator coprime to the content.
type Poly struct {
	field *Field
	num   []*big.Int // component j of coefficient i at num[i*field.Degree()+j]
	den   *big.Int   // nil for the zero polynomial
}

// newPoly makes the canonical polynomial from num, whose slice (not its numbers, when a reduction is needed) it takes
// over.
func newPoly(k *Field, num []*big.Int, den *big.Int) Poly {
	d := k.Degree()
	n := len(num)
	for n > 0 && num[n-1].Sign() == 0 {
		n--
	}
	n = (n + d - 1) / d * d
	if n == 0 {
		return Poly{}
	}
	num = num[:n]
	if den.Cmp(one) != 0 {
		fresh := make([]*big.Int, n)
		for i := range num {
			fresh[i] = new(big.Int).Set(num[i])
		}
		num, den = fresh, reduce(fresh, den)
	}
	return Poly{k, num, den}
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
	return newPoly(k, num, den)
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
	num := make([]*big.Int, len(nums))
	for i, c := range nums {
		num[i] = new(big.Int).Set(c)
	}
	return newPoly(nil, num, new(big.Int).Set(den))
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

// Add returns p + q.
func (p Poly) Add(q Poly) Poly { return p.combine(q, 1) }

// Sub returns p − q.
func (p Poly) Sub(q Poly) Poly { return p.combine(q, -1) }

func (p Poly) combine(q Poly, sign int) Poly {
	k := common(p.field, q.field)
	a, b := p.in(k), q.in(k)
	den := lcm(p.denom(), q.denom())
	fa, fb := new(big.Int).Quo(den, p.denom()), new(big.Int).Quo(den, q.denom())
	if sign < 0 {
		fb.Neg(fb)
	}
	num := make([]*big.Int, max(len(a), len(b)))
	t := new(big.Int)
	for i := range num {
		num[i] = new(big.Int)
		if i < len(a) {
			num[i].Mul(a[i], fa)
		}
		if i < len(b) {
			num[i].Add(num[i], t.Mul(b[i], fb))
		}
	}
	return newPoly(k, num, den)
}

// Neg returns −p.
func (p Poly) Neg() Poly {
	num := make([]*big.Int, len(p.num))
	for i, a := range p.num {
		num[i] = new(big.Int).Neg(a)
	}
	return Poly{p.field, num, p.den}
}

// Mul returns p·q.
//
// Cost: (deg p + 1)(deg q + 1) products of coefficients.
func (p Poly) Mul(q Poly) Poly {
	k := common(p.field, q.field)
	if p.IsZero() || q.IsZero() {
		return Poly{}
	}
	den := new(big.Int).Mul(p.den, q.den)
	t := new(big.Int)
	if k == nil {
		acc := zeros(len(p.num) + len(q.num) - 1)
		mulInto(acc, p.num, q.num, t)
		return newPoly(nil, acc, den)
	}
	a, b := p.in(k), q.in(k)
	d := k.deg
	na, nb := len(a)/d, len(b)/d
	rows := make([][]*big.Int, na+nb-1)
	dens := make([]*big.Int, len(rows))
	all := one
	for n := range rows {
		acc := zeros(2*d - 1)
		for i := max(0, n-nb+1); i <= min(n, na-1); i++ {
			mulInto(acc, a[i*d:(i+1)*d], b[(n-i)*d:(n-i+1)*d], t)
		}
		rows[n], dens[n] = k.fold(acc)
		all = lcm(all, dens[n])
	}
	num := make([]*big.Int, 0, len(rows)*d)
	for n, row := range rows {
		f := new(big.Int).Quo(all, dens[n])
		for _, v := range row {
			num = append(num, new(big.Int).Mul(v, f))
		}
	}
	return newPoly(k, num, den.Mul(den, all))
}

// Pow returns pⁿ, n ≥ 0; p⁰ = 1.
func (p Poly) Pow(n int) Poly {
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
		num := make([]*big.Int, len(p.num))
		f := r.Num()
		for i, a := range p.num {
			num[i] = new(big.Int).Mul(a, f)
		}
		return newPoly(common(p.field, nil), num, new(big.Int).Mul(p.denom(), r.Den()))
	}
	return p.Mul(New(c))
}

// Shift returns xⁿ·p, n ≥ 0.
func (p Poly) Shift(n int) Poly {
	if p.IsZero() || n == 0 {
		return p
	}
	return Poly{p.field, append(zeros(n*p.field.Degree()), p.num...), p.den}
}

// Truncate returns p modulo xⁿ.
func (p Poly) Truncate(n int) Poly {
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
