// Package routh decides whether all zeros of a polynomial with integer coefficients lie in the open left half-plane.
//
// It tries rounded numbers first, whose errors are bounded, so that an answer is a proof; integers decide what they leave
// open.
package routh

import "math/big"

// Hurwitz reports whether all zeros of Σ c[i]zⁱ have a negative real part. It panics if the last coefficient is zero or
// missing.
//
// Algorithm: Routh's scheme [Gan59], in numbers of 53, of 106, of more bits with running error bounds [Hig02, 3.3], at last
// in integers without fractions [Bar68]. From the rows a and b, to begin with those of the coefficients
// c[n], c[n−2], … and c[n−1], c[n−3], …, the next one is a[i+1] − (a[0]/b[0])·b[i+1]. The polynomial with the rows b
// and that one has a degree less by one, and is a Hurwitz polynomial if and only if b[0] > 0 and the one with a and b is.
// Since all coefficients of a Hurwitz polynomial with a positive leading one are positive, so are all entries of the
// scheme, and a single negative one refutes.
// Cost: O(n²) operations in floating point while zeros stay away from the axis, as precise as the loss of digits demands;
// in integers O(n²) operations with O(nτ) bits for coefficients of τ bits.
func Hurwitz(c []*big.Int) bool {
	n := len(c) - 1
	sign := c[n].Sign()
	if sign == 0 {
		panic("routh: leading coefficient 0")
	}
	for _, a := range c {
		if a.Sign() != sign {
			return false
		}
	}
	if n <= 2 {
		return true
	}
	v := single(c)
	if v == undecided {
		v = long(c)
	}
	return v == hurwitz || v == undecided && exactly(c)
}

// verdict is what an attempt with rounded numbers found. The zero value says nothing.
type verdict int

const (
	undecided verdict = iota
	hurwitz
	not
)

// exactly is Hurwitz for coefficients of one sign, n ≥ 2, in integers. Without the fractions, the entries of the k-th row
// that is computed are minors of order k + 1 of Hurwitz' matrix; the product b[0]a[i+1] − a[0]b[i+1] is such a minor times
// the first entry of the row before a, if that is a minor itself, and not one of the first two rows.
func exactly(c []*big.Int) bool {
	a, b := rows(c, func(x *big.Int) *big.Int { return new(big.Int).Abs(x) })
	t, last := new(big.Int), new(big.Int)
	for step := 1; step < len(c)-1; step++ {
		next := make([]*big.Int, len(a)-1)
		for i := range next {
			next[i] = new(big.Int).Mul(b[0], a[i+1])
			if i+1 < len(b) {
				next[i].Sub(next[i], t.Mul(a[0], b[i+1]))
			}
			if step > 2 {
				next[i].Quo(next[i], last)
			}
		}
		if next[0].Sign() <= 0 {
			return false
		}
		last = a[0]
		a, b = b, next
	}
	return true
}

// rows returns the first two rows of the scheme.
func rows[T any](c []*big.Int, convert func(*big.Int) T) (a, b []T) {
	a, b = make([]T, 0, len(c)/2+1), make([]T, 0, len(c)/2)
	for i := len(c) - 1; i >= 0; i -= 2 {
		a = append(a, convert(c[i]))
		if i > 0 {
			b = append(b, convert(c[i-1]))
		}
	}
	return a, b
}
