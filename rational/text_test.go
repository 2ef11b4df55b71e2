package rational_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
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

func TestParseForms(t *testing.T) {
	for _, test := range []struct{ in, want, why string }{
		{"1/6z²", "1/6*z^2", "1/6 z² is one sixth of z²"},
		{"1/(1-z)z", "z/(1-z)", "the unwritten product ranks with /"},
		{"2z/3z", "2/3*z^2", "from left to right"},
		{" ( 1\t+ z )\n/ ( 1 − z ) ", "(1+z)/(1-z)", "blanks and both minus signs"},
		{"-z^2", "0-z^2", "powers bind closer than signs"},
		{"-2²", "0-4", "also in superscript"},
		{"(1+z)^3", "1+3*z+3*z^2+z^3", "powers of sums"},
		{"z¹⁰", "z^10", "two superscript digits"},
		{"1--z", "1+z", "a sign after a sign"},
		{"2*-z", "0-2*z", "a sign after a star"},
		{"2·z", "2*z", "the dot"},
		{"(z+z²)/z", "1+z", "reduced before Q(0) is looked at"},
		{"1/z-1/z", "0", "poles may cancel"},
		{"1/2-1/(2+z)", "z/(4+2*z)", "unlike denominators"},
		{"0^0", "1", "an empty product"},
		{"(1 + z/3) / (1 − ⅔z + z²/12)", "(1+1/3*z)/(1-2/3*z+1/12*z^2)", "as a terminal shows it"},
		{"½z²/3", "1/6*z^2", "a character that is a fraction ranks as a number"},
		{"½²", "1/4", "and has an exponent as one"},
		{"1/½", "2", "also below"},
	} {
		if f, want := parse(t, test.in, nil), parse(t, test.want, nil); !f.Equal(want) {
			t.Errorf("%s reads as %v, want %v: %s", test.in, f, want, test.why)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, test := range []struct{ in, want, why string }{
		{"", "offset 0: want a number, z or (", "nothing"},
		{"(1+z", "offset 4: want )", "not closed"},
		{"1+z)", "offset 3: want an operator or the end", "not opened"},
		{"1+", "offset 2: want a number", "nothing after an operator"},
		{"1.5", "offset 1: want an operator", "decimals are for scheme files"},
		{"x", "offset 0: want a number", "another variable"},
		{"1½z", "offset 1: want an operator", "one half of 1, or 1.5?"},
		{"1 ½", "offset 2: want an operator", "the same with a blank"},
		{"g", "offset 0: g is the generator", "no field"},
		{"1/(z-z)", "offset 2: division by zero", "a hidden zero"},
		{"1/z", "pole", "a pole at 0"},
		{"z^-1", "want an exponent", "negative powers"},
		{"z^", "want an exponent", "no exponent"},
		{"z^401", "exponent exceeds", "too high"},
		{"(z^300)^2", "degree exceeds", "too high in two steps"},
		{"z^300z^300", "degree exceeds", "too high by a product"},
		{strings.Repeat("(", 200), "nested", "a deep nest"},
		{strings.Repeat("9", 200_001), "200001 digits", "a long number"},
		{"(((((9^400)^400)^400)^400)^400)", "too long", "a tower of powers"},
		{"(1+z)^400/(2+3z)^400+1/(1+z+z^2)", "degree exceeds", "cross products"},
		{"\xff", "offset 0", "not UTF-8"},
	} {
		f, err := rational.Parse(test.in, nil)
		if err == nil {
			t.Errorf("Parse(%.40q) = %v, want an error: %s", test.in, f, test.why)
		} else if !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("Parse(%.40q) fails with %q, want %q in one line: %s", test.in, err, test.want, test.why)
		}
	}
}

func TestStringRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFunction(t)
		back, err := rational.Parse(f.String(), sqrt2)
		if err != nil || !back.Equal(f) {
			t.Fatalf("%v reads back as %v, %v", f, back, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"(1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)", "(1+1/3*z)/(1-2/3*z+1/6*z^2)", "(1/2 − 1/4 g) z", "1/(1-z)^2", "−z", "z¹⁰", "0", "½z²/12"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, k := range []*poly.Field{nil, sqrt2} {
			x, err := rational.Parse(s, k)
			if err != nil {
				continue
			}
			if len(x.String()) > 2000 { // near the limits a value may be read in one form and not in another
				continue
			}
			back, err := rational.Parse(x.String(), k)
			if err != nil || !back.Equal(x) {
				t.Errorf("%q reads as %v, which reads as %v, %v", s, x, back, err)
			}
			if again := back.String(); again != x.String() {
				t.Errorf("%v prints differently after a round trip: %s", x, again)
			}
		}
	})
}
