package exact

import (
	"fmt"
	"math/big"
)

// Interval is the closed interval [Lo, Hi]. The zero value is the point 0.
type Interval struct{ Lo, Hi Rat }

// NewInterval returns [lo, hi]. It panics if lo > hi.
func NewInterval(lo, hi Rat) Interval {
	if hi.Less(lo) {
		panic(fmt.Sprintf("exact: empty interval [%v, %v]", lo, hi))
	}
	return Interval{lo, hi}
}

// Point returns [x, x].
func Point(x Rat) Interval { return Interval{x, x} }

// IsPoint reports whether x holds a single number.
func (x Interval) IsPoint() bool { return x.Lo.Equal(x.Hi) }

// Width returns Hi − Lo.
func (x Interval) Width() Rat { return x.Hi.Sub(x.Lo) }

// Mid returns the midpoint.
func (x Interval) Mid() Rat { return x.Lo.Add(x.Hi).Mul(NewRat(1, 2)) }

// Contains reports whether Lo ≤ r ≤ Hi.
func (x Interval) Contains(r Rat) bool { return !r.Less(x.Lo) && !x.Hi.Less(r) }

// Add returns {a + b : a ∈ x, b ∈ y}, exactly.
func (x Interval) Add(y Interval) Interval { return Interval{x.Lo.Add(y.Lo), x.Hi.Add(y.Hi)} }

// Sub returns {a − b : a ∈ x, b ∈ y}, exactly.
func (x Interval) Sub(y Interval) Interval { return Interval{x.Lo.Sub(y.Hi), x.Hi.Sub(y.Lo)} }

// Neg returns {−a : a ∈ x}.
func (x Interval) Neg() Interval { return Interval{x.Hi.Neg(), x.Lo.Neg()} }

// Mul returns {a·b : a ∈ x, b ∈ y}, exactly.
func (x Interval) Mul(y Interval) Interval {
	if x.Lo.Sign() >= 0 && y.Lo.Sign() >= 0 { // only saves work, as the next one
		return Interval{x.Lo.Mul(y.Lo), x.Hi.Mul(y.Hi)}
	}
	if k, l := x.Hi.Sign() <= 0, y.Hi.Sign() <= 0; (k || x.Lo.Sign() >= 0) && (l || y.Lo.Sign() >= 0) {
		switch {
		case k && l:
			return x.Neg().Mul(y.Neg())
		case k:
			return x.Neg().Mul(y).Neg()
		}
		return x.Mul(y.Neg()).Neg()
	}
	a, b := x.Lo.Mul(y.Lo), x.Lo.Mul(y.Hi)
	c, d := x.Hi.Mul(y.Lo), x.Hi.Mul(y.Hi)
	return Interval{Min(Min(a, b), Min(c, d)), Max(Max(a, b), Max(c, d))}
}

// Sign returns the common sign of all members and true, or 0 and false when members differ in sign.
func (x Interval) Sign() (int, bool) {
	if lo, hi := x.Lo.Sign(), x.Hi.Sign(); lo == hi {
		return lo, true
	}
	return 0, false
}

// Outward returns the smallest interval around x whose ends are dyadic numbers with about the given number of
// significant bits: the lower end is rounded down, the upper end up.
func (x Interval) Outward(bits uint) Interval {
	return Interval{x.Lo.dyadic(bits, false), x.Hi.dyadic(bits, true)}
}

// dyadic rounds x to n·2^e, |n| of about the given number of bits, down or up.
func (x Rat) dyadic(bits uint, up bool) Rat {
	if x.IsZero() {
		return x
	}
	num, den := x.Num(), x.Den()
	e := num.BitLen() - den.BitLen() - int(bits)
	if e >= 0 {
		den.Lsh(den, uint(e))
	} else {
		num.Lsh(num, uint(-e))
	}
	q, r := new(big.Int).DivMod(num, den, new(big.Int)) // towards −∞ for a positive divisor
	if up && r.Sign() != 0 {
		q.Add(q, big.NewInt(1))
	}
	if e >= 0 {
		return FromBigInt(q.Lsh(q, uint(e)))
	}
	return Frac(q, new(big.Int).Lsh(big.NewInt(1), uint(-e)))
}

// Quo returns {a/b : a ∈ x, b ∈ y} and true, or false when y contains 0.
func (x Interval) Quo(y Interval) (Interval, bool) {
	if y.Lo.Sign() <= 0 && y.Hi.Sign() >= 0 {
		return Interval{}, false
	}
	return x.Mul(Interval{y.Hi.Inv(), y.Lo.Inv()}), true
}

// String returns "[lo, hi]".
func (x Interval) String() string { return "[" + x.Lo.String() + ", " + x.Hi.String() + "]" }
