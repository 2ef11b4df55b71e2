package exact_test

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly/exact"
)

func drawRat(t *rapid.T, label string) exact.Rat {
	if rapid.IntRange(0, 5).Draw(t, label+" size") == 0 {
		s := rapid.StringMatching("-?[1-9][0-9]{15,40}/[1-9][0-9]{0,30}").Draw(t, label)
		r, _ := new(big.Rat).SetString(s)
		return exact.FromBigRat(r)
	}
	return exact.NewRat(rapid.Int64Range(-60, 60).Draw(t, label), rapid.Int64Range(1, 40).Draw(t, label+" den"))
}

func rat(s string) exact.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return exact.FromBigRat(r)
}

func TestRatAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := drawRat(t, "x"), drawRat(t, "y")
		a, b := x.Big(), y.Big()
		check := func(name string, got exact.Rat, want *big.Rat) {
			if got.Big().Cmp(want) != 0 {
				t.Fatalf("%s of %v, %v is %v, want %v", name, x, y, got, want)
			}
		}
		check("sum", x.Add(y), new(big.Rat).Add(a, b))
		check("difference", x.Sub(y), new(big.Rat).Sub(a, b))
		check("product", x.Mul(y), new(big.Rat).Mul(a, b))
		check("negative", x.Neg(), new(big.Rat).Neg(a))
		check("modulus", x.Abs(), new(big.Rat).Abs(a))
		check("cube", x.Pow(3), new(big.Rat).Mul(a, new(big.Rat).Mul(a, a)))
		check("fraction", exact.Frac(x.Num(), x.Den()), a)
		if !y.IsZero() {
			check("quotient", x.Quo(y), new(big.Rat).Quo(a, b))
			check("inverse", y.Inv(), new(big.Rat).Inv(b))
			check("inverse square", y.Pow(-2), new(big.Rat).Inv(new(big.Rat).Mul(b, b)))
		}
		if x.Cmp(y) != a.Cmp(b) || x.Less(y) != (a.Cmp(b) < 0) || x.Equal(y) != (a.Cmp(b) == 0) || x.Sign() != a.Sign() || x.IsInt() != a.IsInt() {
			t.Fatalf("comparison of %v and %v", x, y)
		}
		if exact.Min(x, y).Cmp(exact.Max(x, y)) > 0 || !exact.Min(x, y).Add(exact.Max(x, y)).Equal(x.Add(y)) {
			t.Fatalf("Min, Max of %v, %v", x, y)
		}
		if fl := exact.FromBigInt(x.Floor()); x.Less(fl) || !x.Less(fl.Add(exact.Int(1))) {
			t.Fatalf("floor of %v is %v", x, fl)
		}
	})
}

func TestRatIsImmutable(t *testing.T) {
	r, n := big.NewRat(1, 2), big.NewInt(7)
	x, y := exact.FromBigRat(r), exact.FromBigInt(n)
	r.SetInt64(5)
	n.SetInt64(5)
	x.Num().SetInt64(9)
	x.Den().SetInt64(9)
	x.Big().SetInt64(9)
	y.Floor().SetInt64(9)
	if x.String() != "1/2" || y.String() != "7" {
		t.Errorf("a value changed: %v, %v", x, y)
	}
}

func TestZeroValues(t *testing.T) {
	var x exact.Rat
	var z exact.Gaussian
	var i exact.Interval
	if !x.IsZero() || x.String() != "0" || !x.Add(exact.Int(3)).Equal(exact.Int(3)) || !x.Pow(0).Equal(exact.Int(1)) || x.Den().Int64() != 1 {
		t.Error("the zero Rat is not 0")
	}
	if z.String() != "0" || !z.Norm().IsZero() || i.String() != "[0, 0]" || !i.IsPoint() {
		t.Error("the zero Gaussian or Interval is not 0")
	}
}

func TestPanics(t *testing.T) {
	for why, f := range map[string]func(){
		"1/0":                    func() { exact.NewRat(1, 0) },
		"a fraction over 0":      func() { exact.Frac(big.NewInt(1), new(big.Int)) },
		"the inverse of 0":       func() { exact.Rat{}.Inv() },
		"division by 0":          func() { exact.Int(1).Quo(exact.Rat{}) },
		"a negative power of 0":  func() { exact.Rat{}.Pow(-1) },
		"an empty interval":      func() { exact.NewInterval(exact.Int(1), exact.Int(0)) },
		"nothing between":        func() { exact.SimplestBetween(exact.Int(1), exact.Int(0)) },
		"a decimal of no digits": func() { exact.Int(1).Decimal(0) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("no panic: %s", why)
				}
			}()
			f()
		}()
	}
}

func TestGaussianLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z := exact.Gaussian{Re: drawRat(t, "Re z"), Im: drawRat(t, "Im z")}
		w := exact.Gaussian{Re: drawRat(t, "Re w"), Im: drawRat(t, "Im w")}
		for _, law := range []struct {
			name string
			a, b exact.Gaussian
		}{
			{"zw = wz", z.Mul(w), w.Mul(z)},
			{"conj(zw) = conj z conj w", z.Mul(w).Conj(), z.Conj().Mul(w.Conj())},
			{"z + w − w = z", z.Add(w).Sub(w), z},
			{"z conj z = |z|²", z.Mul(z.Conj()), exact.Gaussian{Re: z.Norm()}},
			{"(z + w)² = z² + 2zw + w²", z.Add(w).Mul(z.Add(w)), z.Mul(z).Add(z.Mul(w)).Add(z.Mul(w)).Add(w.Mul(w))},
		} {
			if !law.a.Equal(law.b) {
				t.Fatalf("%s: %v and %v for z = %v, w = %v", law.name, law.a, law.b, z, w)
			}
		}
		if i := (exact.Gaussian{Im: exact.Int(1)}); i.Mul(i).String() != "-1" {
			t.Fatal("i² is not −1")
		}
		back, err := exact.ParseGaussian(z.String())
		if err != nil || !back.Equal(z) {
			t.Fatalf("%v reads back as %v, %v", z, back, err)
		}
	})
}

func TestIntervalContainsResults(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) (exact.Interval, exact.Rat) {
			a, b := drawRat(t, label+" end"), drawRat(t, label+" end")
			x := exact.NewInterval(exact.Min(a, b), exact.Max(a, b))
			s := exact.NewRat(rapid.Int64Range(0, 4).Draw(t, label), 4)
			return x, x.Lo.Add(x.Width().Mul(s))
		}
		x, a := draw("x")
		y, b := draw("y")
		check := func(name string, i exact.Interval, v exact.Rat) {
			if !i.Contains(v) || i.Hi.Less(i.Lo) {
				t.Fatalf("%s of %v and %v is %v, which does not hold %v", name, x, y, i, v)
			}
		}
		check("sum", x.Add(y), a.Add(b))
		check("difference", x.Sub(y), a.Sub(b))
		check("product", x.Mul(y), a.Mul(b))
		check("negative", x.Neg(), a.Neg())
		q, ok := x.Quo(y)
		if ok == y.Contains(exact.Rat{}) {
			t.Fatalf("%v over %v: %v", x, y, ok)
		}
		if ok {
			check("quotient", q, a.Quo(b))
		}
		if s, ok := x.Sign(); ok && a.Sign() != s || !ok && x.Lo.Sign() == x.Hi.Sign() {
			t.Fatalf("sign of %v is %d, %v", x, s, ok)
		}
		if !x.Mid().Sub(x.Lo).Equal(x.Hi.Sub(x.Mid())) || !exact.Point(a).IsPoint() {
			t.Fatalf("middle of %v is %v", x, x.Mid())
		}
		bits := rapid.UintRange(1, 70).Draw(t, "bits")
		o := x.Outward(bits)
		check("rounding", o, a)
		for _, ends := range [][2]exact.Rat{{x.Lo, o.Lo}, {x.Hi, o.Hi}} {
			// Relative error below 2^(1−bits), and a power of two below.
			if e := ends[0].Sub(ends[1]).Abs(); ends[0].Abs().Mul(exact.Int(2)).Less(e.Mul(exact.Int(2).Pow(int(bits)))) {
				t.Fatalf("%v is rounded to %v", ends[0], ends[1])
			}
			if d := ends[1].Den(); d.TrailingZeroBits() != uint(d.BitLen()-1) {
				t.Fatalf("%v is not dyadic", ends[1])
			}
		}
	})
}

func TestSimplestBetween(t *testing.T) {
	for _, test := range []struct{ lo, hi, want, why string }{
		{"1/3", "1/2", "1/2", "an end"},
		{"0.3", "0.35", "1/3", "inside"},
		{"-1", "1", "0", "zero is the simplest of all"},
		{"0", "5", "0", "zero at an end"},
		{"5/2", "7/2", "3", "an integer"},
		{"5/2", "100", "3", "the least of several integers"},
		{"-7/2", "-5/2", "-3", "negative"},
		{"3.1415", "3.1416", "333/106", "the first digits of π"},
		{"22/7", "22/7", "22/7", "a point"},
		{"1/1000000000000000000000000000001", "1/1000000000000000000000000000000", "1/1000000000000000000000000000000", "very small"},
	} {
		if got := exact.SimplestBetween(rat(test.lo), rat(test.hi)); got.String() != test.want {
			t.Errorf("simplest in [%s, %s] is %v, want %s: %s", test.lo, test.hi, got, test.want, test.why)
		}
	}
	rapid.Check(t, func(t *rapid.T) { // against trying all denominators
		a := exact.NewRat(rapid.Int64Range(-300, 300).Draw(t, "a"), rapid.Int64Range(1, 60).Draw(t, "den a"))
		b := a.Add(exact.NewRat(rapid.Int64Range(0, 10).Draw(t, "width"), rapid.Int64Range(1, 500).Draw(t, "den width")))
		got := exact.SimplestBetween(a, b)
		for d := int64(1); ; d++ {
			n := a.Mul(exact.Int(d)).Neg().Floor() // −⌈ad⌉
			first := exact.FromBigInt(n.Neg(n)).Quo(exact.Int(d))
			if b.Less(first) {
				continue
			}
			if !exact.NewInterval(a, b).Contains(got) || got.Den().Int64() != d {
				t.Fatalf("simplest in [%v, %v] is %v, but %v lies there", a, b, got, first)
			}
			return
		}
	})
}

func TestParseRat(t *testing.T) {
	for _, test := range []struct{ in, want, why string }{
		{"0", "0", "zero"},
		{"-0", "0", "minus zero is zero"},
		{"+1", "1", "a plus sign"},
		{"5/12", "5/12", "a fraction"},
		{"-10/4", "-5/2", "not in lowest terms"},
		{"007", "7", "leading zeros"},
		{"0.25", "1/4", "a decimal"},
		{".5", "1/2", "no digit before the point"},
		{"5.", "5", "no digit after the point"},
		{"-1.50", "-3/2", "trailing zeros"},
		{"1.5e-3", "3/2000", "a negative exponent"},
		{"1E2", "100", "a capital E"},
		{"2e+1", "20", "a positive exponent"},
		{"0e10000", "0", "zero with the largest exponent"},
	} {
		got, err := exact.ParseRat(test.in)
		if err != nil || got.String() != test.want {
			t.Errorf("ParseRat(%q) = %v, %v, want %s: %s", test.in, got, err, test.want, test.why)
		}
	}
	for _, test := range []struct{ in, why string }{
		{"", "nothing"},
		{"-", "a sign alone"},
		{".", "a point alone"},
		{"-.", "a sign and a point"},
		{"1/0", "division by zero"},
		{"1/", "no denominator"},
		{"/2", "no numerator"},
		{"1/-2", "a sign below"},
		{"1/2/3", "two strokes"},
		{"1.5/2", "a decimal in a fraction"},
		{"1e2/3", "an exponent in a fraction"},
		{"--1", "two signs"},
		{"+-1", "two signs"},
		{"1e", "no exponent"},
		{"1e1.5", "a broken exponent"},
		{"1e10001", "too large an exponent"},
		{"1e-10001", "too small an exponent"},
		{"1e999999999", "an exponent that would fill the memory"},
		{"1e99999999999999999999", "an exponent that fits no word"},
		{"1_000", "an underscore, which Go takes"},
		{"0x10", "a hexadecimal number, which Go takes"},
		{" 1", "a blank"},
		{"1 ", "a blank"},
		{"1.2.3", "two points"},
		{"1.-2", "a sign after the point"},
		{"Inf", "infinity"},
		{"NaN", "not a number"},
		{"١", "a digit of another script"},
		{strings.Repeat("1", 10_001), "too many digits"},
	} {
		if got, err := exact.ParseRat(test.in); err == nil {
			t.Errorf("ParseRat(%.40q) = %v, want an error: %s", test.in, got, test.why)
		} else if len(err.Error()) > 200 {
			t.Errorf("ParseRat(%.40q) fails with a message of %d bytes: %s", test.in, len(err.Error()), test.why)
		}
	}
}

func TestParseGaussianRefuses(t *testing.T) {
	for _, test := range []struct{ in, why string }{
		{"", "nothing"},
		{"+i", "a sign that is not needed"},
		{"1+1", "no imaginary unit"},
		{"2i", "no star"},
		{"1+*i", "no number"},
		{"1+2*i+3*i", "two imaginary parts"},
		{"i*2", "the other way round"},
		{"1 + i", "blanks"},
		{"1+-2*i", "two signs"},
		{"1/0+i", "division by zero"},
	} {
		if got, err := exact.ParseGaussian(test.in); err == nil {
			t.Errorf("ParseGaussian(%q) = %v, want an error: %s", test.in, got, test.why)
		}
	}
}

func TestScientific(t *testing.T) {
	for _, test := range []struct {
		x      string
		digits int
		text   string
		k      int
		why    string
	}{
		{"0", 3, "0", 0, "zero has no exponent"},
		{"1.25", 2, "1.3", 0, "a tie goes away from zero"},
		{"-1.25", 2, "-1.3", 0, "below zero too"},
		{"0.0009996", 3, "1.00", -3, "the carry moves the point"},
		{"123456", 1, "1", 5, "one digit has no point"},
	} {
		if text, k := rat(test.x).Scientific(test.digits); text != test.text || k != test.k {
			t.Errorf("%s to %d digits is %s·10^%d, want %s·10^%d: %s", test.x, test.digits, text, k, test.text, test.k, test.why)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, test := range []struct {
		x      string
		digits int
		want   string
		why    string
	}{
		{"0", 5, "0", "zero"},
		{"1/12", 5, "0.083333", "leading zeros are not significant"},
		{"1/4", 5, "0.25000", "trailing zeros are"},
		{"-123456", 3, "-123000", "digits before the point are filled up"},
		{"2/3", 1, "0.7", "up"},
		{"1/8", 2, "0.12", "a tie goes to the even digit"},
		{"3/8", 2, "0.38", "a tie goes to the even digit, here up"},
		{"999/1000", 2, "1.0", "a carry through all digits"},
		{"9995", 3, "10000", "a tie and a carry"},
		{"9985", 3, "9980", "a tie to even"},
		{"10", 2, "10", "a power of ten"},
		{"100", 1, "100", "a power of ten with fewer digits"},
		{"1/1000", 1, "0.001", "a small power of ten"},
		{"1.0000001", 3, "1.00", "no digit is lost"},
		{"19", 1, "20", "rounded up before the point"},
		{"1/3", 40, "0.3333333333333333333333333333333333333333", "forty digits"},
	} {
		if got := rat(test.x).Decimal(test.digits); got != test.want {
			t.Errorf("%s to %d digits is %s, want %s: %s", test.x, test.digits, got, test.want, test.why)
		}
	}
}

// TestDecimalRounds checks the definition: as many digits as asked, nearest, ties to even.
func TestDecimalRounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawRat(t, "x").Mul(exact.Int(10).Pow(rapid.IntRange(-30, 30).Draw(t, "power")))
		digits := rapid.IntRange(1, 20).Draw(t, "digits")
		s := x.Decimal(digits)
		if x.IsZero() {
			return
		}
		d := sample.Try(exact.ParseRat(s)).Must(t)
		mantissa := strings.TrimLeft(strings.ReplaceAll(strings.TrimPrefix(s, "-"), ".", ""), "0")
		if len(mantissa) < digits || strings.Trim(mantissa[digits:], "0") != "" || strings.Contains(s, ".") && len(mantissa) != digits {
			t.Fatalf("%v to %d digits is %s", x, digits, s)
		}
		// The unit of the last digit, from the decimal's own size.
		unit := exact.Int(1)
		for !d.Abs().Less(unit.Mul(exact.Int(10))) {
			unit = unit.Mul(exact.Int(10))
		}
		for d.Abs().Less(unit) {
			unit = unit.Quo(exact.Int(10))
		}
		unit = unit.Quo(exact.Int(10).Pow(digits - 1))
		off := x.Sub(d).Abs().Mul(exact.Int(2))
		last := d.Quo(unit).Num()
		if unit.Less(off) || off.Equal(unit) && last.Bit(0) == 1 {
			t.Fatalf("%v to %d digits is %s, off by %v", x, digits, s, off)
		}
	})
}

func FuzzParseRat(f *testing.F) {
	for _, s := range []string{"5/12", "-3", "0.25", "1.5e-3", "+1", ".5", "1e999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, err := exact.ParseRat(s)
		if err != nil || len(x.String()) > 10_000 {
			return
		}
		back, err := exact.ParseRat(x.String())
		if err != nil || !back.Equal(x) || back.String() != x.String() {
			t.Errorf("%q reads as %v, which reads as %v, %v", s, x, back, err)
		}
	})
}

func FuzzParseGaussian(f *testing.F) {
	for _, s := range []string{"-1/2+3/4*i", "2", "-i", "i", "1-i", "1e-3*i"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		z, err := exact.ParseGaussian(s)
		if err != nil || len(z.String()) > 5_000 {
			return
		}
		back, err := exact.ParseGaussian(z.String())
		if err != nil || !back.Equal(z) || back.String() != z.String() {
			t.Errorf("%q reads as %v, which reads as %v, %v", s, z, back, err)
		}
	})
}

// TestSqrt: squares have their root, and nothing else has one.
func TestSqrt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := exact.NewRat(rapid.Int64Range(0, 1000).Draw(t, "numerator"), rapid.Int64Range(1, 1000).Draw(t, "denominator"))
		if root, ok := x.Mul(x).Sqrt(); !ok || !root.Equal(x) {
			t.Errorf("√(%v)² = %v, %v", x, root, ok)
		}
		if x.Sign() > 0 {
			for _, y := range []exact.Rat{x.Mul(x).Mul(exact.Int(2)), x.Mul(x).Neg()} {
				if root, ok := y.Sqrt(); ok {
					t.Errorf("√%v = %v", y, root)
				}
			}
		}
		if y := exact.LowestTerms(x.Num(), x.Den()); !y.Equal(x) || y.String() != x.String() {
			t.Errorf("%v in lowest terms is %v", x, y)
		}
	})
}
