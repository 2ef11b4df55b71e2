package exact

import "fmt"

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
