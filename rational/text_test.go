package rational_test

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme/expression"
)

func factorial(n int) exact.Rat {
	out := exact.Int(1)
	for i := 2; i <= n; i++ {
		out = out.Mul(exact.Int(int64(i)))
	}
	return out
}

func TestString(t *testing.T) {
	for _, test := range []struct {
		k             *poly.Field
		in, want, why string
	}{
		{nil, "(1+1/3*z)/(1-2/3*z+1/6*z^2)", "(1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)", "the usual form"},
		{nil, "0", "0", "zero"},
		{nil, "-1/2", "−1/2", "a negative constant"},
		{nil, "1+z", "1 + z", "a polynomial needs no parentheses"},
		{nil, "1/(1-z)", "1 / (1 − z)", "nor does a single term above"},
		{nil, "-z/(1+z)", "−z / (1 + z)", "a sign in front"},
		{nil, "1/3/(1+z)", "1/3 / (1 + z)", "a fraction above: from left to right"},
		{nil, "1-z^10-2z^123", "1 − z¹⁰ − 2 z¹²³", "exponents of several digits"},
		{sqrt2, "(1/2-1/4*g)*z", "(1/2 − 1/4 g) z", "a coefficient that is a sum"},
		{sqrt2, "1-1/4*g*z^2", "1 − 1/4 g z²", "a coefficient that is one term"},
		{sqrt2, "g", "g", "a constant that is one term"},
		{sqrt2, "1/2-g", "1/2 − g", "a constant that is a sum, alone"},
		{sqrt2, "1/2-g+z", "(1/2 − g) + z", "a constant that is a sum, in a sum"},
		{sqrt2, "(1/2-g)/(1+z)", "(1/2 − g) / (1 + z)", "a constant that is a sum, above"},
		{sqrt2, "-(1/2-g)*z", "(−1/2 + g) z", "the sign goes inside"},
		{sqrt2, "(1-g)*z/(1+z)", "(1 − g) z / (1 + z)", "one term above"},
		{sqrt2, "3/(1+z)", "3 / (1 + z)", "rational numbers in a larger field"},
	} {
		f := parse(t, test.in, test.k)
		if got := f.String(); got != test.want {
			t.Errorf("%s prints as %s, want %s: %s", test.in, got, test.want, test.why)
		}
		if back := parse(t, f.String(), test.k); !back.Equal(f) {
			t.Errorf("%s reads back as %v", f, back)
		}
	}
}

func TestStringRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFunction(t)
		back, err := expression.ParseFunction(f.String(), sqrt2)
		if err != nil || !back.Equal(f) {
			t.Fatalf("%v reads back as %v, %v", f, back, err)
		}
	})
}
