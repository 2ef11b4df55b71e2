package stability

import (
	"context"
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// End is an end point of an interval: a number of the field k that the interval was computed over, a real algebraic
// number that is not in k, or ±∞. The zero value is the number 0.
type End struct {
	field    algebraic.Field
	infinite int       // ±1 for ±∞
	value    poly.Elem // a number of k
	minimal  poly.Poly // its minimal polynomial, if it is not in k
	in       exact.Interval
}

// newRoot returns the root in x of a monic irreducible h that has exactly one there.
func newRoot(k algebraic.Field, h poly.Poly, x exact.Interval) End {
	if h.Degree() == 1 {
		return End{field: k, value: h.Coeff(0).Neg()}
	}
	return End{field: k, minimal: h, in: x}
}

// Infinite returns 1 for ∞, −1 for −∞ and 0 for a number.
func (e End) Infinite() int { return e.infinite }

// Value returns the end point if it is a number of k.
func (e End) Value() (poly.Elem, bool) { return e.value, e.infinite == 0 && e.minimal.IsZero() }

// Minimal returns the minimal polynomial over k of an end point that is not in k: monic, irreducible, of degree 2 or
// more. It is zero for all others.
func (e End) Minimal() poly.Poly { return e.minimal }

// Neg returns the end point of the mirrored interval.
func (e End) Neg() End {
	e.infinite = -e.infinite
	e.value = e.value.Neg()
	if !e.minimal.IsZero() {
		e.minimal = e.minimal.Reflect().Monic()
		e.in = e.in.Neg()
	}
	return e
}

// Number returns the end point. It panics if that is infinite.
func (e End) Number() algebraic.Number {
	switch {
	case e.infinite != 0:
		panic("stability: infinity is no number")
	case e.minimal.IsZero():
		return e.field.Number(e.value)
	}
	return e.field.During(context.Background()).RootValue(e.minimal, e.in, poly.FromInts(0, 1), poly.FromInts(1))
}

// Enclose returns an interval of width at most 2^−bits that holds the end point. It panics if that is infinite.
//
// Cost: about bits bisection steps, fewer over ℚ.
func (e End) Enclose(bits uint) exact.Interval {
	switch {
	case e.infinite != 0:
		panic("stability: enclosure of infinity")
	case e.minimal.IsZero():
		return e.field.Enclose(e.value, bits)
	}
	k := e.field.During(context.Background()) // digits are wanted when a budget is used up, too
	return k.Refine(e.minimal, e.in, exact.Frac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), bits)))
}

// Decimal returns the end point rounded to the given number of significant digits, to nearest, in positional notation.
// It panics if the end point is infinite.
func (e End) Decimal(digits int) string {
	if x, ok := e.Value(); ok {
		return e.field.Decimal(x, digits)
	}
	return exact.DecimalOf(e.Enclose, digits)
}

// RootIn returns the shortest interval [n/10^d, (n+1)/10^d] with d ≥ 2 that holds the end point and no other root of
// its minimal polynomial, with the number d. It panics if the end point is infinite or lies in k.
func (e End) RootIn() (x exact.Interval, d int) {
	if e.minimal.IsZero() {
		panic("stability: an end point without a minimal polynomial")
	}
	return exact.DecimalCell(e.Enclose, func(lo, hi exact.Rat) bool { return e.field.CountRoots(e.minimal, lo, hi) == 1 })
}

// shortDigits is the number of digits that String shows, about those of a float64.
const shortDigits = 16

// String returns the end point if it is rational, and otherwise its decimals to 16 digits.
func (e End) String() string {
	switch {
	case e.infinite > 0:
		return "∞"
	case e.infinite < 0:
		return "-∞"
	}
	if x, ok := e.value.Rat(); ok && e.minimal.IsZero() {
		return x.String()
	}
	return e.Decimal(shortDigits)
}

// String returns the interval with its end points as decimals, for people: "[-2.785293563405282, 0]", "(-∞, 0]", "{0}"
// for a point, "∅" if it is empty.
func (x Interval) String() string {
	if x.Empty {
		return "∅"
	}
	from, to := x.From.String(), x.To.String()
	if from == to {
		return "{" + from + "}"
	}
	open, end := "[", "]"
	if x.From.infinite != 0 || x.FromOpen {
		open = "("
	}
	if x.To.infinite != 0 || x.ToOpen {
		end = ")"
	}
	return open + from + ", " + to + end
}
