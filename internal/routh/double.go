package routh

import (
	"math"
	"math/big"
)

// pair is the unevaluated sum hi + lo of two floats, |lo| ≤ 2⁻⁵²|hi|, with a bound on its error.
type pair struct{ hi, lo, err float64 }

// roundoff exceeds, relatively, what an operation with pairs loses: a product of two lower parts that is left out, or the
// rounding of a number that has the size of a lower part, is at most 2⁻¹⁰² of a, of qb or of a/b below, and fewer than
// 2⁴ of these are made.
const roundoff = 0x1p-98

// double is single with pairs of floats, which have about 106 bits [Dek71]. It returns as well the step that it did not
// master.
func double(c []*big.Int) (verdict, int) {
	scale := scaleOf(c)
	i := len(c)
	a, b := rows(c, func(x *big.Int) pair {
		i--
		n, e := x.BitLen(), scale.exponent(x, i)
		hi := math.Ldexp(bits53(x, n-53), e-53)
		lo := math.Ldexp(bits53(x, n-106), e-106)
		return pair{hi, lo, roundoff*hi + tiny}
	})
	for step := 1; step < len(c)-1; step++ {
		head := b[0]
		if !(head.hi > 2*head.err) {
			return undecided, step
		}
		q := a[0].over(head)
		for i := range len(a) - 1 {
			if i+1 == len(b) {
				a[i] = a[i+1]
				break
			}
			v := a[i+1].minusProduct(q, b[i+1])
			if !(v.hi > 4*v.err) {
				if v.hi < -4*v.err {
					return not, step
				}
				return undecided, step
			}
			a[i] = v
		}
		a, b = b, a[:len(a)-1]
	}
	return hurwitz, 0
}

// over returns a/b for a ≥ 0 and b.hi > 2·b.err. The bound is the one of single.
func (a pair) over(b pair) pair {
	q := a.hi / b.hi
	// The remainder a.hi − q·b.hi is a float.
	rest := math.FMA(-q, b.hi, a.hi) + (a.lo - q*b.lo)
	hi, lo := twoSum(q, rest/b.hi)
	err := ((a.err+hi*b.err)/(b.hi-b.err)+roundoff*hi)*slack + tiny
	return pair{hi, lo, err}
}

// minusProduct returns a − qb for q, b ≥ 0. The bound is the one of single.
func (a pair) minusProduct(q, b pair) pair {
	p := float64(q.hi * b.hi) // rounded, not joined with the sum below
	tail := math.FMA(q.hi, b.hi, -p) + (q.hi*b.lo + q.lo*b.hi)
	s, rest := twoSum(a.hi, -p)
	hi, lo := twoSum(s, rest+(a.lo-tail))
	err := (a.err+q.hi*b.err+q.err*(b.hi+b.err)+roundoff*(p+a.hi))*slack + tiny
	return pair{hi, lo, err}
}

// twoSum returns x + y as a pair, exactly [Knu97, 4.2.2].
func twoSum(x, y float64) (sum, rest float64) {
	sum = x + y
	z := sum - x
	return sum, (x - (sum - z)) + (y - z)
}
