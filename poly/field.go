package poly

import (
	"errors"
	"fmt"
	"math/big"
	"sync"

	"rofz/poly/exact"
)

// Field is a number field ℚ[g]/(m), m irreducible over ℚ of degree at least 2. The nil *Field is ℚ itself.
//
// A Field knows its arithmetic only; which real root g stands for is the business of package algebraic.
type Field struct {
	min  Poly         // monic minimal polynomial
	deg  int          // its degree
	red  [][]*big.Int // powers of g: g^(deg+i) = Σ red[i][j]/rden[i] g^j for i = 0 … deg−2
	rden []*big.Int

	once  sync.Once // for image
	image *image    // only for speed; nil if none was found
	split splitPrimes
}

// NewField returns ℚ[x]/(m). It fails if m does not have rational coefficients, has degree below 2, or is reducible.
//
// Cost: one irreducibility test (see Poly.Irreducible).
func NewField(m Poly) (*Field, error) {
	if m.field != nil {
		return nil, errors.New("poly: a minimal polynomial has rational coefficients")
	}
	if m.Degree() < 2 {
		return nil, fmt.Errorf("poly: %v has degree below 2 and generates no proper extension of ℚ", m)
	}
	irreducible, ok := m.irreducibleWithin(1 << 18)
	if !ok {
		return nil, fmt.Errorf("poly: whether %.60q… is irreducible takes too long to find out", m.String())
	}
	if !irreducible {
		return nil, fmt.Errorf("poly: %v is reducible over ℚ", m)
	}
	return NewFieldOf(m.Monic()), nil
}

// NewFieldOf returns ℚ[x]/(m) for a monic polynomial m over ℚ of degree at least 2; it panics if m is another one. Whether
// m is irreducible is not looked at: if it is not, the ring has zero divisors, two elements may stand for one number, and
// Inv may panic.
func NewFieldOf(m Poly) *Field {
	if m.field != nil || m.Degree() < 2 || !m.Lead().Equal(Int(1)) {
		panic("poly: a monic polynomial over ℚ of degree at least 2 makes a field")
	}
	k := &Field{min: m, deg: m.Degree()}
	d := k.deg
	// g^d = −Σ_{j<d} m_j g^j, and each further power by one shift and one subtraction.
	row := make([]*big.Int, d)
	for j := range row {
		row[j] = new(big.Int).Neg(m.num[j])
	}
	den := new(big.Int).Set(m.den)
	first, fden := row, den
	for i := 0; i <= d-2; i++ {
		k.red = append(k.red, row)
		k.rden = append(k.rden, den)
		next := make([]*big.Int, d)
		top := row[d-1]
		for j := range next {
			next[j] = new(big.Int).Mul(top, first[j])
			if j > 0 {
				next[j].Add(next[j], new(big.Int).Mul(row[j-1], fden))
			}
		}
		row, den = next, new(big.Int).Mul(den, fden)
		den = reduce(row, den)
	}
	return k
}

// Degree returns [K : ℚ], 1 for the nil Field.
func (k *Field) Degree() int {
	if k == nil {
		return 1
	}
	return k.deg
}

// MinimalPolynomial returns the monic minimal polynomial of the generator; x for ℚ.
func (k *Field) MinimalPolynomial() Poly {
	if k == nil {
		return FromInts(0, 1)
	}
	return k.min
}

// Generator returns g; 0 for ℚ.
func (k *Field) Generator() Elem { return k.Elem(exact.Rat{}, exact.Int(1)) }

// Elem returns Σ coeffs[i]·gⁱ.
func (k *Field) Elem(coeffs ...exact.Rat) Elem {
	p := FromRats(coeffs...)
	if k == nil {
		return p.Coeff(0)
	}
	return k.element(p.Rem(k.min))
}

// element returns the element that p represents, deg p < [K : ℚ].
func (k *Field) element(p Poly) Elem {
	if k == nil {
		return p.Coeff(0)
	}
	num := zeros(k.deg)
	for i := range p.num {
		num[i].Set(p.num[i])
	}
	return newElem(k, num, p.denom())
}

// Equal reports whether k and l have the same minimal polynomial.
func (k *Field) Equal(l *Field) bool {
	if k == l {
		return true
	}
	return k != nil && l != nil && k.min.Equal(l.min)
}

// common returns the field of a result that mixes k and l.
func common(k, l *Field) *Field {
	switch {
	case k == l, l == nil:
		return k
	case k == nil:
		return l
	case k.min.Equal(l.min):
		return k
	}
	panic("poly: elements of two different number fields")
}

// mulInto adds x·y to the 2d−1 sums acc (no reduction modulo m).
func mulInto(acc, x, y []*big.Int, t *big.Int) {
	for i, a := range x {
		if a.Sign() == 0 {
			continue
		}
		for j, b := range y {
			if b.Sign() != 0 {
				acc[i+j].Add(acc[i+j], t.Mul(a, b))
			}
		}
	}
}

// fold reduces the 2d−1 sums acc modulo m. The result is fresh, over the returned extra denominator.
func (k *Field) fold(acc []*big.Int) ([]*big.Int, *big.Int) {
	d := k.deg
	last := -1
	for i := 0; i < d-1; i++ {
		if acc[d+i].Sign() != 0 {
			last = i
		}
	}
	if last < 0 {
		return acc[:d:d], big.NewInt(1)
	}
	// rden divides a power of the first one, so the last row's denominator may not be a multiple of earlier ones
	// after reduction: take their least common multiple.
	den := big.NewInt(1)
	for i := 0; i <= last; i++ {
		if acc[d+i].Sign() != 0 {
			den = lcm(den, k.rden[i])
		}
	}
	out := make([]*big.Int, d)
	for j := range out {
		out[j] = new(big.Int).Mul(acc[j], den)
	}
	t, c := new(big.Int), new(big.Int)
	for i := 0; i <= last; i++ {
		if acc[d+i].Sign() == 0 {
			continue
		}
		c.Mul(acc[d+i], t.Quo(den, k.rden[i]))
		for j := range out {
			out[j].Add(out[j], t.Mul(c, k.red[i][j]))
		}
	}
	return out, den
}

func zeros(n int) []*big.Int {
	words := make([]big.Int, n)
	out := make([]*big.Int, n)
	for i := range out {
		out[i] = &words[i]
	}
	return out
}

func lcm(a, b *big.Int) *big.Int {
	if a.Cmp(b) == 0 {
		return a
	}
	g := new(big.Int).GCD(nil, nil, a, b)
	return g.Mul(a, new(big.Int).Quo(b, g))
}

// isOne reports whether x = 1.
func isOne(x *big.Int) bool { return x.IsInt64() && x.Int64() == 1 }

// reduce divides num (in place, the caller's own) and den by their common content, makes the denominator positive and
// returns it.
func reduce(num []*big.Int, den *big.Int) *big.Int {
	g := commonFactor(num, den)
	if isOne(g) {
		return den
	}
	for _, a := range num {
		a.Quo(a, g)
	}
	return new(big.Int).Quo(den, g)
}
