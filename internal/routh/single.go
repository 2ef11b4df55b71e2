package routh

import (
	"math"
	"math/big"
	"math/bits"
)

const (
	// unit is half the distance from 1 to the next float.
	unit = 0x1p-53
	// slack covers the rounding of a bound itself: it is a sum and product of fewer than 2⁹ positive numbers, each
	// operation on which is off by a factor between 1 ± 2⁻⁵³.
	slack = 1 + 0x1p-40
	// tiny covers underflow, which is off by less than 2⁻¹⁰⁷⁴ in each operation. It stands in every bound, and as the
	// entries are at most 1, nothing makes the loss grow beyond it within a step.
	tiny = 0x1p-1000
)

// entry is a number with a bound on its error.
type entry struct{ x, err float64 }

// single is Routh's scheme in float64, for coefficients of one sign.
//
// Every operation is off by at most 2⁻⁵³ of its result, or by tiny. Where a compiler joins a product and a sum, one
// rounding less takes place. An overflow gives ∞ or NaN, with which no comparison below comes out true, so that nothing
// is decided. Entries only become smaller: all are at most 1.
func single(c []*big.Int) verdict {
	scale := scaleOf(c)
	i := len(c)
	a, b := rows(c, func(x *big.Int) entry {
		i--
		v := math.Ldexp(bits53(x, x.BitLen()-53), scale.exponent(x, i)-53)
		return entry{v, 2*unit*v + tiny} // cut off after 53 bits
	})
	for step := 1; step < len(c)-1; step++ {
		head := b[0]
		if !(head.x > 2*head.err) { // in the first row
			return undecided
		}
		q := a[0].over(head)
		for i := range len(a) - 1 {
			if i+1 == len(b) {
				a[i] = a[i+1]
				break
			}
			v := a[i+1].minusProduct(q, b[i+1])
			if !(v.x > 2*v.err) {
				if v.x < -v.err {
					return not
				}
				return undecided
			}
			a[i] = v
		}
		a, b = b, a[:len(a)-1]
	}
	return hurwitz
}

// over returns a/b for a ≥ 0 and b.x > 2·b.err: for |A − a| ≤ e_a and |B − b| ≤ e_b < b it is
// |A/B − a/b| ≤ (e_a + (a/b)·e_b)/(b − e_b).
func (a entry) over(b entry) entry {
	q := a.x / b.x
	return entry{q, ((a.err+q*b.err)/(b.x-b.err)+2*unit*q)*slack + tiny}
}

// minusProduct returns a − qb for q, b ≥ 0: |QB − qb| ≤ q·e_b + e_q·(b + e_b).
func (a entry) minusProduct(q, b entry) entry {
	p := q.x * b.x
	v := a.x - p
	return entry{v, (a.err+q.x*b.err+q.err*(b.x+b.err)+unit*(p+math.Abs(v)))*slack + tiny}
}

// scale is a substitution z = 2ᵏw after which the coefficients have exponents up to top.
type scale struct{ k, top int }

func scaleOf(c []*big.Int) scale {
	n := len(c) - 1
	s := scale{k: (c[0].BitLen() - c[n].BitLen()) / n} // the first and the last one become about equal
	for i, x := range c {
		if e := x.BitLen() + s.k*i; i == 0 || e > s.top {
			s.top = e
		}
	}
	return s
}

// exponent returns the exponent of coefficient i, at most 0.
func (s scale) exponent(x *big.Int, i int) int { return x.BitLen() + s.k*i - s.top }

// bits53 returns bits from … from+52 of |x| as an integer; those below 0 are zero.
func bits53(x *big.Int, from int) float64 {
	const size = bits.UintSize
	words := x.Bits()
	var v uint64
	for i := max(from, 0) / size; i < len(words) && i*size < from+53; i++ {
		if d := i*size - from; d >= 0 {
			v |= uint64(words[i]) << d
		} else {
			v |= uint64(words[i]) >> -d
		}
	}
	return float64(v & (1<<53 - 1))
}
