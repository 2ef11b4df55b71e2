package exposition

import (
	"testing"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

func TestCellsTellExactFromRounded(t *testing.T) {
	number := func(a, b, c int64) algebraic.Number { // the larger zero of ax² + bx + c
		k := algebraic.Field{}
		p := poly.New(poly.Int(c), poly.Int(b), poly.Int(a))
		x := k.Isolate(p)
		return k.RootValue(p, x[len(x)-1], poly.New(poly.Int(0), poly.Int(1)), poly.New(poly.Int(1)))
	}
	for _, tt := range []struct{ got, want, why string }{
		{rounding{4}.rational(exact.NewRat(-5, 12)), "-5/12", "short"},
		{rounding{4}.rational(exact.NewRat(12345, 67891)), "0.1818", "long, and so rounded"},
		{rounding{4}.rational(exact.NewRat(1234567891, 1)), "1.235e9", "no zeros in the place of digits"},
		{rounding{4}.number(number(3, 0, -16)), "4√3/3", "the constant of Gauss-2"},
		{rounding{4}.number(number(1001, 0, -17)), "0.1303", "the root would be too long"},
		{scientific("0.0001235", 4), "0.0001235", "exponent −4"},
		{scientific("0.00001235", 4), "1.235e-5", "exponent −5"},
		{scientific("-0.00001200", 4), "-1.200e-5", "the sign stays in front, zeros are digits"},
		{scientific("123.5", 4), "123.5", "all digits before the exponent"},
		{scientific("1235", 4), "1.235e3", "would look like an exact integer"},
		{scientific("2", 1), "2e0", "the same with one digit"},
		{scientific("0", 4), "0", "zero is exact"},
		{modulus("1.235e-43429447"), "1.235e-43429447", "the longest exponent that is kept"},
		{modulus("1.235e-434294478"), "10^-4.342…e8", "one more: −4.34294478e8"},
		{modulus("1.235e1234567890"), "10^1.234…e9", "growth"},
		{modulus("1.235"), "1.235", "no exponent"},
	} {
		if tt.got != tt.want {
			t.Errorf("%q, want %q (%s)", tt.got, tt.want, tt.why)
		}
	}
}
