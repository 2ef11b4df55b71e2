package exposition

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// TestFigures: numbers of any size keep their sign and their digits.
func TestFigures(t *testing.T) {
	for _, tt := range []struct {
		x    string
		want string
	}{
		{"-2/3", "-0.667"}, {"1/2", "0.5"}, {"2", "2"}, {"0", "0"}, {"1234", "1.23e3"}, {"123", "123"}, {"999.9", "1e3"}, {"-1/100000", "-1e-5"},
		{"5.41e-800", "5.41e-800"}, {"-7.999e-400", "-8e-400"}, {"3e5000", "3e5000"},
	} {
		x, err := exact.ParseRat(tt.x)
		if err != nil {
			t.Fatal(err)
		}
		if got := figures(algebraic.Field{}, poly.Rational(x), 3); got != tt.want {
			t.Errorf("%s is %s, want %s", tt.x, got, tt.want)
		}
	}
}

// TestAbove: what is printed as a bound is none below the number, and by a unit of its digits at most above it.
func TestAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		num, den := rapid.Int64Range(1, 1e9).Draw(t, "numerator"), rapid.Int64Range(1, 1e9).Draw(t, "denominator")
		x := exact.NewRat(num, den).Mul(exact.Int(10).Pow(rapid.IntRange(-900, 900).Draw(t, "exponent")))
		digits := rapid.IntRange(2, 3).Draw(t, "digits")
		bound := algebraic.Field{}.Above(poly.Rational(x.Neg()), digits)
		text := figures(algebraic.Field{}, poly.Rational(bound), digits)
		read, err := exact.ParseRat(text)
		if err != nil || !read.Equal(bound) || bound.Less(x) || !bound.Less(x.Mul(exact.NewRat(12, 10))) {
			t.Errorf("%v is at most %s (%v)", x, text, err)
		}
		if up, err := exact.ParseRat(upward(x)); err != nil || up.Less(x) || strings.HasPrefix(upward(x), "0e") {
			t.Errorf("%v is at most %s (%v)", x, upward(x), err)
		}
	})
}
