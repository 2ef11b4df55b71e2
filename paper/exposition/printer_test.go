package exposition

import (
	"testing"

	"rofz/internal/sample"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
)

func TestFraction(t *testing.T) {
	long := poly.Rational(exact.Int(10).Pow(40).Add(exact.Int(1)).Inv().Neg())
	tests := []struct {
		p, q poly.Poly
		want string
		why  string
	}{
		{poly.FromInts(), poly.FromInts(1), "0", "the zero function"},
		{poly.FromInts(1), poly.FromInts(1), "1", "a constant has no denominator"},
		{poly.FromInts(1), poly.FromInts(1, -1), "1 / (1 − z)", "one term needs no parentheses; coefficient 1 is silent"},
		{poly.FromInts(0, -1), poly.FromInts(1), "−z", "a sign before the first term"},
		{poly.FromInts(1, 0, -3), poly.FromInts(1), "1 − 3z²", "zero coefficients are left out"},
		{
			poly.FromRats(exact.Int(1), exact.NewRat(1, 3)),
			poly.FromRats(exact.Int(1), exact.NewRat(-2, 3), exact.NewRat(1, 6)),
			"(1 + z/3) / (1 − ⅔z + ⅙z²)", "Radau IIA with two stages",
		},
		{poly.Monomial(poly.Int(1), 12), poly.FromInts(1), "z¹²", "exponents of two digits"},
		{poly.New(poly.Int(1), long), poly.FromInts(1), "1 − 1…·10⁻⁴⁰ z", "a long number is cut"},
	}
	for _, tt := range tests {
		if got := fractionText(t, tt.p, tt.q); got != tt.want {
			t.Errorf("got %s, want %s (%s)", got, tt.want, tt.why)
		}
	}
}

func fractionText(t *testing.T, p, q poly.Poly) string {
	t.Helper()
	r := sample.Try(rational.New(p, q)).Must(t)
	return formula.Text(printer{}.fraction(r))
}
