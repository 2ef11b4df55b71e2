package asymptotics

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
	"rofz/scheme/expression"
)

// sdirk is ℚ(√2) with γ = 1 − √2/2 of the two-stage SDIRK method in mind: g is √2.
func sdirk(t sample.Test) algebraic.Field {
	m := sample.Try(poly.Parse("x^2-2", nil, "x")).Must(t)
	return sample.Try(algebraic.NewField(m, exact.Int(1), exact.Int(2))).Must(t)
}

var schemes = map[string]string{
	"backward Euler":       "1/(1-z)",
	"trapezoid":            "(1+z/2)/(1-z/2)",
	"Radau IIA, 2 stages":  "(1+z/3)/(1-2/3z+z^2/6)",
	"Gauss, 2 stages":      "(1+z/2+z^2/12)/(1-z/2+z^2/12)",
	"SDIRK, γ = 1 − √2/2":  "(1+(g-1)z)/(1-(1-g/2)z)^2",
	"a constant":           "1",
	"R' with a zero at −2": "(1+z+z^2/4)",
}

func scheme(t sample.Test, name string, k algebraic.Field) rational.Function {
	text, ok := schemes[name]
	if !ok {
		t.Fatal("no scheme " + name)
	}
	return sample.Try(expression.ParseFunction(text, k.Algebra())).Must(t)
}

func gaussian(t sample.Test, re, im string) exact.Gaussian {
	return exact.Gaussian{Re: rat(t, re), Im: rat(t, im)}
}

// TestEvaluateByHand has values worked out by hand; those of e^x are in exponential_test.go.
func TestEvaluateByHand(t *testing.T) {
	for _, row := range []struct {
		scheme, re, im string
		digits         int
		what           string
		pick           func(Values) Scaled
		want, why      string
	}{
		{"backward Euler", "-1e1000", "0", 50, "R", func(v Values) Scaled { return v.R.Re },
			"1.0000000000000000000000000000000000000000000000000e-1000", "1/(1 + 10^1000)"},
		{"backward Euler", "-1e1000", "0", 50, "R'", func(v Values) Scaled { return v.Gradient.Abs },
			"1.0000000000000000000000000000000000000000000000000e-2000", "1/(1 + 10^1000)²"},
		{"backward Euler", "-1e1000", "0", 50, "e^z", func(v Values) Scaled { return v.Flow.Re }, literature[5].want, "mpmath"},
		{"backward Euler", "-1e1000", "0", 50, "slope", func(v Values) Scaled { return v.Slope },
			"-2.0000000000000000000000000000000000000000000000000", "2z/(1−z) = −2 + 2·10^−1000 …"},
		{"trapezoid", "-1e50", "0", 50, "slope", func(v Values) Scaled { return v.Slope },
			"-2.0000000000000000000000000000000000000000000000000", "R' = (1−z/2)^−2, slope z/(1−z/2) = −2/(1+2·10^−50), nearer to −2 than to −2 + 10^−49"},
		{"trapezoid", "-1e50", "0", 51, "slope", func(v Values) Scaled { return v.Slope },
			"-1.99999999999999999999999999999999999999999999999996", "−2 + 4·10^−50 − …"},
		{"trapezoid", "-1e50", "0", 52, "slope", func(v Values) Scaled { return v.Slope },
			"-1.999999999999999999999999999999999999999999999999960", "−2 + 4·10^−50 − 8·10^−100"},
		{"trapezoid", "0", "2", 10, "|R|", func(v Values) Scaled { return v.R.Abs }, "1.000000000", "(1+i)/(1−i) = i"},
		{"trapezoid", "0", "1", 10, "|R|", func(v Values) Scaled { return v.R.Abs }, "1.000000000", "(2+i)/(2−i) = (3+4i)/5: the root of 1 is exact"},
		{"trapezoid", "0", "1e1000", 10, "|R|/|e^z|", func(v Values) Scaled { return v.Ratio }, "1.000000000", "both are 1 on the axis"},
		{"trapezoid", "0", "1e1000", 10, "|R'|", func(v Values) Scaled { return v.Gradient.Abs }, "4.000000000e-2000", "1/(1+y²/4)"},
		{"trapezoid", "0", "1e1000", 10, "cos y", func(v Values) Scaled { return v.Flow.Re }, "-7.570475375e-1", "mpmath"},
		{"backward Euler", "0", "1", 20, "|R|", func(v Values) Scaled { return v.R.Abs }, "7.0710678118654752440e-1", "1/√2"},
		{"backward Euler", "0", "1e-1000", 20, "sin y", func(v Values) Scaled { return v.Flow.Im }, "1.0000000000000000000e-1000", "tiny but not 0"},
		{"backward Euler", "0", "1e-1000", 20, "cos y", func(v Values) Scaled { return v.Flow.Re }, "1.0000000000000000000", "1 − 10^−2000/2"},
		{"backward Euler", "0", "0", 5, "e^0", func(v Values) Scaled { return v.Flow.Re }, "1.0000", "exactly 1"},
		{"backward Euler", "0", "0", 5, "Im e^0", func(v Values) Scaled { return v.Flow.Im }, "0", "exactly 0"},
		{"backward Euler", "0", "0", 5, "slope", func(v Values) Scaled { return v.Slope }, "0", "z = 0"},
		{"SDIRK, γ = 1 − √2/2", "-1e1000", "0", 20, "R", func(v Values) Scaled { return v.R.Re },
			"-4.8284271247461900976e-1000", "(√2−1)/γ²·1/z = (2+2√2)/z"},
		{"SDIRK, γ = 1 − √2/2", "-1e1000", "0", 20, "R'", func(v Values) Scaled { return v.Gradient.Re },
			"-4.8284271247461900976e-2000", "−(2+2√2)/z²"},
		{"SDIRK, γ = 1 − √2/2", "-0.25e-50", "0", 1, "slope", func(v Values) Scaled { return v.Slope },
			"-2e-51", "z + (6c₃ − 1)z² + …, c₃ = 3γ² − 2γ³ > 1/6: next to the tie −2.5·10^−51, and nearer to 0"},
		{"backward Euler", "-7", "0", 2, "R", func(v Values) Scaled { return v.R.Re }, "1.3e-1", "1/8 is a tie"},
		{"R' with a zero at −2", "-2", "0", 5, "R'", func(v Values) Scaled { return v.Gradient.Re }, "0", "(1+z/2)²"},
	} {
		k := sdirk(t)
		v, err := Evaluate(k, scheme(t, row.scheme, k), gaussian(t, row.re, row.im), row.digits)
		if err != nil {
			t.Errorf("%s: %v", row.scheme, err)
			continue
		}
		if got, ok := row.pick(v).Decimal(row.digits); !ok || got != row.want {
			t.Errorf("%s of %s at %s+%si\n got %s, %v\nwant %s: %s", row.what, row.scheme, row.re, row.im, got, ok, row.want, row.why)
		}
	}
}

func TestEvaluateWithoutSlope(t *testing.T) {
	for name, z := range map[string]string{"R' with a zero at −2": "-2", "a constant": "-7"} {
		v, err := Evaluate(algebraic.Field{}, rationalScheme(t, name), gaussian(t, z, "0"), 5)
		if err != nil || v.HasSlope || !v.Slope.M.IsPoint() {
			t.Errorf("%s: slope %v, %v, %v", name, v.Slope, v.HasSlope, err)
		}
	}
}

func rationalScheme(t sample.Test, name string) rational.Function {
	return scheme(t, name, algebraic.Field{})
}

// TestEvaluateOverAnotherField panics rather than take √2 for something else.
func TestEvaluateOverAnotherField(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a function over ℚ(√2) is evaluated over ℚ")
		}
	}()
	_, _ = Evaluate(algebraic.Field{}, scheme(t, "SDIRK, γ = 1 − √2/2", sdirk(t)), gaussian(t, "-1", "0"), 5)
}

func TestEvaluateAtPole(t *testing.T) {
	_, err := Evaluate(algebraic.Field{}, rationalScheme(t, "trapezoid"), gaussian(t, "2", "0"), 5)
	if err == nil || !strings.Contains(err.Error(), "pole of R at z = 2") {
		t.Errorf("got %v", err)
	}
	if _, err := Evaluate(algebraic.Field{}, rationalScheme(t, "Gauss, 2 stages"), gaussian(t, "3", "1"), 5); err != nil {
		t.Errorf("next to the pole 3 + i√3: %v", err)
	}
}

// TestEvaluateAgainstLiterature has values from mpmath 1.3.0 at 60 digits, derivatives by differences, at −3 + 5i.
func TestEvaluateAgainstLiterature(t *testing.T) {
	k := sdirk(t)
	for name, want := range map[string]string{
		"Radau IIA, 2 stages": `-1.9968051118210862620e-1 7.9872204472843450479e-3 1.9984019174435788466e-1
			-4.1400851289693678613e-2 3.3173759046228909145e-3 4.1533546325878594249e-2
			1.4122708621035347547e-2 -4.7742028422258016740e-2 4.9787068367863942979e-2
			4.0138975500182036266 8.3422357827936000202e-1 -2.2014008355861391005`,
		"SDIRK, γ = 1 − √2/2": `-3.6440328991458279143e-1 4.7610204635265040360e-2 3.6750032555901673526e-1
			-6.0059063041479062157e-2 2.4933526891641610000e-2 6.5029007501856981228e-2
			1.4122708621035347547e-2 -4.7742028422258016740e-2 4.9787068367863942979e-2
			7.3814413582991192075 1.3061425312567962345 -1.8300470008979993915`,
	} {
		v := sample.Try(Evaluate(k, scheme(t, name, k), gaussian(t, "-3", "5"), 20)).Must(t)
		enclosures := v.enclosures()
		for i, want := range strings.Fields(want) {
			if got, ok := enclosures[i].Decimal(20); !ok || got != want {
				t.Errorf("%s, value %d: got %s, want %s", name, i, got, want)
			}
		}
	}
}

// TestEvaluateNests checks that what is asked to ten times the digits lies in what was asked first, wherever z is and
// whatever R, but for its own width: that is so if both hold the value.
func TestEvaluateNests(t *testing.T) {
	sample.Checks(t, 20)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{
			"backward Euler", "trapezoid", "Radau IIA, 2 stages", "Gauss, 2 stages", "SDIRK, γ = 1 − √2/2",
		}).Draw(t, "scheme")
		z := exact.Gaussian{Re: extreme(t, "re")}
		if rapid.Bool().Draw(t, "complex") {
			z.Im = extreme(t, "im")
		}
		digits := rapid.IntRange(1, 40).Draw(t, "digits")
		k := sdirk(t)
		r := scheme(t, name, k)
		coarse, err := Evaluate(k, r, z, digits)
		if err != nil {
			return // a pole
		}
		fine := sample.Try(Evaluate(k, r, z, 10*digits)).Must(t)
		outer, inner := coarse.enclosures(), fine.enclosures()
		for i := range outer {
			_, ok := outer[i].Decimal(digits)
			_, okFine := inner[i].Decimal(10 * digits)
			if !ok || !okFine {
				t.Errorf("%s at %v, value %d: %v to %d digits, %v to ten times as many", name, z, i, ok, digits, okFine)
			}
			a, b := outer[i].at(outer[i].exponent()), inner[i].at(outer[i].exponent())
			if w := b.Width(); b.Lo.Less(a.Lo.Sub(w)) || a.Hi.Add(w).Less(b.Hi) {
				t.Errorf("%s at %v, value %d: %v to %d digits, %v to ten times as many", name, z, i, a, digits, b)
			}
		}
	})
}

// TestValuesFitTogether checks |w|² = Re² + Im², and the ratios against their definition.
func TestValuesFitTogether(t *testing.T) {
	sample.Checks(t, 20)
	rapid.Check(t, func(t *rapid.T) {
		k := sdirk(t)
		r := scheme(t, rapid.SampledFrom([]string{"Radau IIA, 2 stages", "SDIRK, γ = 1 − √2/2"}).Draw(t, "scheme"), k)
		z := exact.Gaussian{Re: extreme(t, "re"), Im: extreme(t, "im")}
		v, err := Evaluate(k, r, z, rapid.IntRange(1, 60).Draw(t, "digits"))
		if err != nil {
			return // a pole
		}
		for name, c := range map[string]Complex{"R": v.R, "R'": v.Gradient, "e^z": v.Flow} {
			e := c.Abs.Mul(c.Abs).exponent()
			re, im, abs := c.Re.Mul(c.Re), c.Im.Mul(c.Im), c.Abs.Mul(c.Abs)
			if !meet(squares(re, im, e), abs.at(e)) {
				t.Errorf("|%s|² at %v: %v and %v", name, z, squares(re, im, e), abs.at(e))
			}
		}
		e := v.R.Abs.exponent()
		if back := v.Ratio.Mul(v.Flow.Abs); !meet(back.at(e), v.R.Abs.at(e)) {
			t.Errorf("the ratio at %v: %v and %v", z, back.at(e), v.R.Abs.at(e))
		}
	})
}

// squares returns re + im in units of 10^e. What lies 10^5000 times below is only known to be small.
func squares(re, im Scaled, e *big.Int) exact.Interval {
	sum := exact.Interval{}
	for _, s := range []Scaled{re, im} {
		if shift := new(big.Int).Sub(s.exponent(), e); shift.Cmp(big.NewInt(-5000)) < 0 {
			sum = sum.Add(exact.NewInterval(exact.Int(0), pow10(-4998)))
		} else {
			sum = sum.Add(s.at(e))
		}
	}
	return sum
}

func BenchmarkEvaluate(b *testing.B) {
	r := rationalScheme(b, "backward Euler")
	for _, x := range []string{"-1", "-1e1000"} {
		z := gaussian(b, x, "0")
		b.Run("z="+x, func(b *testing.B) {
			for b.Loop() {
				sample.Try(Evaluate(algebraic.Field{}, r, z, 50)).Must(b)
			}
		})
	}
}

func ExampleEvaluate() {
	r, err := expression.ParseFunction("(1 + z/3)/(1 - 2/3 z + z^2/6)", nil) // Radau IIA with two stages
	if err != nil {
		panic(err)
	}
	z := exact.Gaussian{Re: exact.Int(-1000000)}
	v, err := Evaluate(algebraic.Field{}, r, z, 20)
	if err != nil {
		panic(err)
	}
	for _, row := range []struct {
		name string
		x    Scaled
	}{{"R    ", v.R.Re}, {"R'   ", v.Gradient.Re}, {"e^z  ", v.Flow.Re}, {"slope", v.Slope}} {
		digits, _ := row.x.Decimal(20)
		fmt.Println(row.name, digits)
	}
	// Output:
	// R     -1.9999860000439999080e-6
	// R'    -1.9999720001319996320e-12
	// e^z   3.2968314780885585790e-434295
	// slope -1.9999859999359994760
}
