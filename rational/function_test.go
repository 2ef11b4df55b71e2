package rational_test

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
	"rofz/scheme/expression"
)

// sqrt2 is ℚ[g]/(g² − 2).
var sqrt2 = mustField(poly.FromInts(-2, 0, 1))

func mustField(m poly.Poly) *poly.Field {
	k, err := poly.NewField(m)
	if err != nil {
		panic(err)
	}
	return k
}

func parse(t testing.TB, s string, k *poly.Field) rational.Function {
	t.Helper()
	f, err := expression.ParseFunction(s, k)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return f
}

func TestNewReducesAndNormalises(t *testing.T) {
	for _, test := range []struct{ p, q, want, why string }{
		{"(1+z)*(2-z)", "(1+z)*(4-2*z)", "1/2", "everything cancels: a constant"},
		{"2+z", "2-z", "(1+1/2*z)/(1-1/2*z)", "Q(0) becomes 1"},
		{"z+z^2", "z", "1+z", "a pole at 0 that cancels is none"},
		{"0", "5-z", "0", "the zero function has one form only"},
		{"(1+z^2)*(1+z)", "(1+z^2)*(1-z)", "(1+z)/(1-z)", "a common factor with imaginary roots"},
		{"(1-z)^3", "(1-z)^5", "1/(1-2*z+z^2)", "multiple common factors cancel wholly"},
	} {
		p, q := parse(t, test.p, nil).Numerator(), parse(t, test.q, nil).Numerator()
		f, err := rational.New(p, q)
		if err != nil {
			t.Errorf("%s over %s: %v (%s)", test.p, test.q, err, test.why)
			continue
		}
		if want := parse(t, test.want, nil); !f.Equal(want) {
			t.Errorf("(%s)/(%s) = %v, want %v: %s", test.p, test.q, f, want, test.why)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for _, test := range []struct {
		p, q poly.Poly
		why  string
	}{
		{poly.FromInts(1), poly.Poly{}, "division by zero"},
		{poly.Poly{}, poly.Poly{}, "0/0"},
		{poly.FromInts(1), poly.FromInts(0, 1), "1/z has a pole at 0"},
		{poly.FromInts(0, 1), poly.FromInts(0, 0, 1), "the pole at 0 is left after reduction"},
	} {
		if f, err := rational.New(test.p, test.q); err == nil {
			t.Errorf("New(%v, %v) = %v, want an error: %s", test.p, test.q, f, test.why)
		}
	}
}

// TestDerivativeInPrint compares with the derivatives of well-known stability functions, worked out by hand.
func TestDerivativeInPrint(t *testing.T) {
	for _, test := range []struct{ f, want, why string }{
		{"1/(1-z)", "1/(1-z)^2", "backward Euler"},
		{"(1+z/2)/(1-z/2)", "1/(1-z/2)^2", "trapezoid"},
		{"1+z", "1", "forward Euler"},
		{"3", "0", "a constant"},
		{"0", "0", "zero"},
		{"1/(1-z)^3", "3/(1-z)^4", "a triple pole becomes quadruple, not sextuple"},
		{"(1+1/3z)/(1-2/3z+1/6z²)", "(1-1/3z-1/18z²)/(1-4/3z+7/9z²-2/9z³+1/36z⁴)", "Radau IIA, s = 2"},
		{"1/((1-z)^2(1+z^2))", "(2-2z+4z²)/((1-z)^3(1+z^2)^2)", "poles of different multiplicity"},
	} {
		f, want := parse(t, test.f, nil), parse(t, test.want, nil)
		if got := f.Derivative(); !got.Equal(want) {
			t.Errorf("(%s)' = %v, want %v: %s", test.f, got, want, test.why)
		}
	}
}

func TestDerivativeIsReduced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFunction(t)
		d := f.Derivative()
		p, q := f.Numerator(), f.Denominator()
		// The definition, left to New to reduce.
		want := sample.Try(rational.New(p.Derivative().Mul(q).Sub(p.Mul(q.Derivative())), q.Mul(q))).Must(t)
		if !d.Equal(want) {
			t.Fatalf("derivative %v, by the definition %v", d, want)
		}
		n := 8
		for i, a := range d.Series(n - 1) {
			if b := f.Series(n)[i+1].Mul(poly.Int(int64(i + 1))); !a.Equal(b) {
				t.Fatalf("coefficient %d of the series of f' is %v, want %v", i, a, b)
			}
		}
	})
}

func TestSeries(t *testing.T) {
	for _, test := range []struct {
		f, at0, atInfinity, why string
	}{
		{"1/(1-z)", "1+z+z^2+z^3", "-z-z^2-z^3", "geometric both ways"},
		{"(1+z/2)/(1-z/2)", "1+z+1/2*z^2+1/4*z^3", "-1-4*z-8*z^2-16*z^3", "trapezoid: R∞ = −1, r₁ = −4"},
		{"(1+1/3z)/(1-2/3z+1/6z²)", "1+z+1/2*z^2+1/6*z^3", "2*z+14*z^2+44*z^3", "Radau IIA s = 2 is of order 3 and R ~ 2/z"},
		{"5", "5", "5", "a constant"},
		{"0", "0", "0", "zero"},
	} {
		f := parse(t, test.f, nil)
		if got := poly.New(f.Series(4)...).Format("z"); got != test.at0 {
			t.Errorf("series of %s at 0: %s, want %s: %s", test.f, got, test.at0, test.why)
		}
		if got := poly.New(f.SeriesAtInfinity(4)...).Format("z"); got != test.atInfinity {
			t.Errorf("series of %s in 1/z: %s, want %s: %s", test.f, got, test.atInfinity, test.why)
		}
	}
}

func TestSeriesAtInfinityPanicsAtAPole(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("SeriesAtInfinity of a polynomial did not panic")
		}
	}()
	parse(t, "1+z", nil).SeriesAtInfinity(3)
}

func TestOrder(t *testing.T) {
	for _, test := range []struct {
		f     string
		order int
		c     string
		why   string
	}{
		{"1/(1-z)", 1, "-1/2", "backward Euler"},
		{"1+z", 1, "1/2", "forward Euler"},
		{"(1+z/2)/(1-z/2)", 2, "-1/12", "trapezoid"},
		{"(1+1/3z)/(1-2/3z+1/6z²)", 3, "1/72", "Radau IIA, s = 2"},
		{"1+z+z²/2+z³/6+z⁴/24", 4, "1/120", "the classical Runge–Kutta method"},
		{"1", 0, "1", "consistent with nothing: e^z − 1 = z + …"},
		{"2/(1-z)", 0, "-1", "R(0) ≠ 1"},
		{"0", 0, "1", "the zero function"},
	} {
		p, c := parse(t, test.f, nil).Order()
		if p != test.order || c.String() != test.c {
			t.Errorf("Order of %s = %d, %v, want %d, %s: %s", test.f, p, c, test.order, test.c, test.why)
		}
	}
}

func TestEval(t *testing.T) {
	f := parse(t, "(1+z/2)/(1-z/2)", nil)
	if v, ok := f.Eval(poly.Int(-6)); !ok || v.String() != "-1/2" {
		t.Errorf("trapezoid at −6: %v, %v, want -1/2", v, ok)
	}
	if _, ok := f.Eval(poly.Int(2)); ok {
		t.Error("the pole at 2 has a value")
	}
	// |R(iy)| = 1: at z = 2i, R = (1+i)/(1−i) = i.
	re, im, ok := f.EvalGaussian(exact.Gaussian{Im: exact.Int(2)})
	if !ok || !re.IsZero() || im.String() != "1" {
		t.Errorf("trapezoid at 2i: %v + %v i, %v, want i", re, im, ok)
	}
	if _, _, ok := parse(t, "1/(1+z²)", nil).EvalGaussian(exact.Gaussian{Im: exact.Int(1)}); ok {
		t.Error("the pole at i has a value")
	}
}

func TestEvalAgreesOnTheRealLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFunction(t)
		x := drawRat(t, "x")
		v, ok := f.Eval(poly.Rational(x))
		re, im, ok2 := f.EvalGaussian(exact.Gaussian{Re: x})
		if ok != ok2 || !v.Equal(re) || !im.IsZero() {
			t.Fatalf("%v at %v: %v, %v against %v + %v i, %v", f, x, v, ok, re, im, ok2)
		}
	})
}

func drawRat(t *rapid.T, label string) exact.Rat {
	return exact.NewRat(rapid.Int64Range(-20, 20).Draw(t, label), rapid.Int64Range(1, 9).Draw(t, label+" den"))
}

// drawFunction returns a function over ℚ or ℚ(√2), often with multiple poles and a cancelled factor.
func drawFunction(t *rapid.T) rational.Function {
	k := rapid.SampledFrom([]*poly.Field{nil, sqrt2}).Draw(t, "field")
	elem := func(label string) poly.Elem {
		if k == nil {
			return poly.Rational(drawRat(t, label))
		}
		return k.Elem(drawRat(t, label), drawRat(t, label+" g"))
	}
	draw := func(label string, n int) poly.Poly {
		c := make([]poly.Elem, rapid.IntRange(0, n).Draw(t, label))
		for i := range c {
			c[i] = elem(label)
		}
		return poly.New(c...)
	}
	factor := poly.New(poly.Int(1), elem("pole"))
	q := poly.FromInts(1).Add(draw("q", 3).Shift(1)).Mul(factor.Pow(rapid.IntRange(0, 3).Draw(t, "multiplicity")))
	return sample.Try(rational.New(draw("p", 5).Mul(factor.Pow(rapid.IntRange(0, 2).Draw(t, "cancelled"))), q)).Must(t)
}
