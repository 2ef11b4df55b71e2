package expression_test

import (
	"fmt"
	"rofz/poly"
	"rofz/rational"
	"rofz/scheme/expression"
	"strings"
	"testing"
)

func ExampleParseFunction() {
	r, err := expression.ParseFunction("(1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)", nil)
	fmt.Println(r.Equal(rational.Pade(1, 2)), err)
	// Output: true <nil>
}

func ExampleParseFunction_numberField() {
	k, _ := poly.NewField(poly.FromInts(-2, 0, 1)) // g² = 2
	r, err := expression.ParseFunction("(1 + (g - 1)*z) / (1 - (1 - g/2)*z)^2", k)
	fmt.Println(r, err)
	// Output: (1 + (−1 + g) z) / (1 + (−2 + g) z + (3/2 − g) z²) <nil>
}

func TestFunctionForms(t *testing.T) {
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
		f, err := expression.ParseFunction(test.in, nil)
		if want, err2 := expression.ParseFunction(test.want, nil); err != nil || err2 != nil || !f.Equal(want) {
			t.Errorf("%s reads as %v, want %v: %s (%v, %v)", test.in, f, want, test.why, err, err2)
		}
	}
}

func TestFunctionRefuses(t *testing.T) {
	for _, test := range []struct{ in, want, why string }{
		{"", "character 1: the end where a number, z or ( would be right", "nothing"},
		{"(1+z", "character 5: the end where \")\" would be right", "not closed"},
		{"1+z)", "character 4: ')' where an operator or the end would be right", "not opened"},
		{"1+", "character 3: the end where a number", "nothing after an operator"},
		{"1.5", "character 1: 1.5 is no integer", "decimals are for scheme files"},
		{"x", "character 1: \"x\" where z would be right", "another variable"},
		{"1½z", "character 2: two numbers", "one half of 1, or 1.5?"},
		{"1 ½", "character 3: two numbers", "the same with a blank"},
		{"g", "character 1: g is the generator", "no field"},
		{"1/(z-z)", "character 2: division by zero", "a hidden zero"},
		{"1/z", "pole", "a pole at 0"},
		{"z^-1", "character 2: an exponent that is not from 0", "negative powers"},
		{"z^", "character 3: the end where a number", "no exponent"},
		{"z^401", "an exponent that is not from 0 to 400", "too high"},
		{"(z^300)^2", "degree exceeds", "too high in two steps"},
		{"z^300z^300", "degree exceeds", "too high by a product"},
		{strings.Repeat("(", 200), "nested", "a deep nest"},
		{strings.Repeat("9", 200_001), "200001 digits", "a long number"},
		{"(((((9^400)^400)^400)^400)^400)", "too long", "a tower of powers"},
		{"(1+z)^400/(2+3z)^400+1/(1+z+z^2)", "degree exceeds", "cross products"},
		{"\xff", "character 1: ", "not UTF-8"},
	} {
		f, err := expression.ParseFunction(test.in, nil)
		if err == nil {
			t.Errorf("ParseFunction(%.40q) = %v, want an error: %s", test.in, f, test.why)
		} else if !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("ParseFunction(%.40q) fails with %q, want %q in one line: %s", test.in, err, test.want, test.why)
		}
	}
}

func FuzzFunction(f *testing.F) {
	for _, s := range []string{"(1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)", "(1+1/3*z)/(1-2/3*z+1/6*z^2)", "(1/2 − 1/4 g) z", "1/(1-z)^2", "−z", "z¹⁰", "0", "½z²/12"} {
		f.Add(s)
	}
	sqrt2, err := poly.NewField(poly.FromInts(-2, 0, 1))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, k := range []*poly.Field{nil, sqrt2} {
			x, err := expression.ParseFunction(s, k)
			if err != nil {
				continue
			}
			if len(x.String()) > 2000 { // near the limits a value may be read in one form and not in another
				continue
			}
			back, err := expression.ParseFunction(x.String(), k)
			if err != nil || !back.Equal(x) {
				t.Errorf("%q reads as %v, which reads as %v, %v", s, x, back, err)
			}
			if again := back.String(); again != x.String() {
				t.Errorf("%v prints differently after a round trip: %s", x, again)
			}
		}
	})
}
func BenchmarkFunction(b *testing.B) {
	for _, n := range []int{5, 20, 50} {
		s := rational.Pade(n, n).String()
		b.Run(fmt.Sprintf("degree=%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := expression.ParseFunction(s, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
