package poly

import (
	"testing"

	"rofz/internal/sample"
	"rofz/poly/exact"
)

// TestInterpolate: the values of a polynomial give it back, over ℚ, over a number field, and for rational values that are
// elements of a number field.
func TestInterpolate(t *testing.T) {
	k := sample.Try(NewField(FromInts(-2, 0, 1))).Must(t)
	half := Rational(exact.NewRat(1, 2))
	for _, row := range []struct {
		p   Poly
		why string
	}{
		{Poly{}, "zero"},
		{FromInts(5), "a constant"},
		{FromInts(-1, 0, 3, 7), "integers"},
		{New(half, Int(-3), half.Mul(half)), "fractions"},
		{New(k.Generator(), Int(1), k.Generator().Mul(half)), "over ℚ(√2)"},
		{New(k.Elem(exact.Int(3)), k.Elem(exact.NewRat(1, 3))), "rational elements of ℚ(√2)"},
	} {
		values := make([]Elem, 6)
		for i := range values {
			values[i] = row.p.Eval(Int(int64(i)))
			if row.why == "rational elements of ℚ(√2)" {
				values[i] = values[i].Add(k.Generator()).Sub(k.Generator())
			}
		}
		if got := Interpolate(values); !got.Equal(row.p) {
			t.Errorf("%s: %v, should be %v", row.why, got, row.p)
		}
	}
	if got := Interpolate(nil); !got.IsZero() {
		t.Errorf("no values: %v", got)
	}
}
