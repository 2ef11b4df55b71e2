package asymptotics

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly/exact"
)

func rat(t sample.Test, s string) exact.Rat {
	return sample.Try(exact.ParseRat(s)).Must(t)
}

// at returns the interval that s stands for, with the decimal exponent e for a unit.
func (s Scaled) at(e *big.Int) exact.Interval {
	if s.M.IsPoint() && s.M.Lo.IsZero() {
		return s.M
	}
	shift := new(big.Int).Sub(s.exponent(), e)
	return s.M.Mul(exact.Point(pow10(int(shift.Int64()))))
}

func TestDecimal(t *testing.T) {
	for _, row := range []struct {
		lo, hi string
		e      int64
		digits int
		want   string // empty for false
		why    string
	}{
		{"0", "0", 0, 5, "0", "zero"},
		{"0", "0.001", 0, 1, "", "zero or not"},
		{"-0.001", "0.001", 0, 1, "", "either sign"},
		{"1", "1", 0, 3, "1.00", "exponent 0 is left out"},
		{"1.5", "1.5", 12, 2, "1.5e12", "positive exponents have no sign"},
		{"-1.5", "-1.5", -12, 4, "-1.500e-12", "trailing zeros are digits"},
		{"1.25", "1.25", 0, 2, "1.3", "a tie goes away from zero"},
		{"1.35", "1.35", 0, 2, "1.4", "away, not to even"},
		{"-1.25", "-1.25", 0, 2, "-1.3", "away from zero below it too"},
		{"1.2499", "1.2499", 0, 2, "1.2", "below the tie"},
		{"1.2499", "1.25", 0, 2, "", "ends on either side of a tie"},
		{"1.25", "1.3499", 0, 2, "1.3", "ends that round alike"},
		{"9.996", "9.996", 0, 3, "1.00e1", "the carry moves the point"},
		{"9.996", "10.004", 0, 3, "1.00e1", "ends of unlike length"},
		{"9.996", "9.996", -1, 3, "1.00", "the carry makes the exponent 0"},
		{"9.6", "9.6", 7, 1, "1e8", "one digit has no point"},
		{"123456", "123456", -5, 6, "1.23456", "an end that is not normalised"},
		{"1/3", "1/3", 0, 10, "3.333333333e-1", "a fraction"},
	} {
		m := exact.NewInterval(rat(t, row.lo), rat(t, row.hi))
		for _, s := range []Scaled{{m, big.NewInt(row.e)}, newScaled(m, big.NewInt(row.e))} {
			if got, ok := s.Decimal(row.digits); got != row.want || ok != (row.want != "") {
				t.Errorf("%s: [%s, %s]e%d to %d digits: got %q, %v, want %q", row.why, row.lo, row.hi, row.e, row.digits, got, ok, row.want)
			}
		}
	}
}

func TestZeroValue(t *testing.T) {
	var zero Scaled
	three := newScaled(exact.Point(exact.Int(3)), new(big.Int))
	if _, ok := three.Quo(zero); ok {
		t.Error("3/0 is given")
	}
	quo, ok := zero.Quo(three)
	if !ok {
		t.Error("0/3 is not given")
	}
	for _, s := range []Scaled{zero, zero.Abs(), zero.Mul(three), three.Mul(zero), quo} {
		if sign, ok := s.Sign(); sign != 0 || !ok || s.E != nil || !s.M.IsPoint() {
			t.Errorf("%v·10^%v is not the zero value", s.M, s.E)
		}
	}
}

// TestScaledArithmetic compares with rational numbers, which are exact.
func TestScaledArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(label string) (exact.Rat, Scaled) {
			x := exact.NewRat(rapid.Int64().Draw(t, label), rapid.Int64Range(1, 1<<40).Draw(t, "den"))
			x = x.Mul(pow10(rapid.IntRange(-400, 400).Draw(t, "e")))
			w := exact.NewRat(rapid.Int64Range(0, 3).Draw(t, "width"), 2).Mul(x.Abs()) // wide ones hold 0
			return x, newScaled(exact.NewInterval(x.Sub(w), x.Add(w)), new(big.Int))
		}
		x, s := number("x")
		y, u := number("y")
		check := func(op string, want exact.Rat, got Scaled) {
			if !got.at(new(big.Int)).Contains(want) {
				t.Errorf("%s: %v·10^%v does not hold %v", op, got.M, got.E, want)
			}
			end := exact.Max(got.M.Lo.Abs(), got.M.Hi.Abs())
			if !end.IsZero() && (end.Less(exact.Int(1)) || !end.Less(exact.Int(10))) {
				t.Errorf("%s: %v is not normalised", op, got.M)
			}
		}
		check("x", x, s)
		check("x·y", x.Mul(y), s.Mul(u))
		check("|x|", x.Abs(), s.Abs())
		if lo := s.Abs().M.Lo; lo.Sign() < 0 {
			t.Errorf("|x| has the lower end %v", lo)
		}
		quo, ok := s.Quo(u)
		if ok == u.M.Contains(exact.Int(0)) {
			t.Errorf("x/y for y = %v: %v", u.M, ok)
		}
		if ok {
			check("x/y", x.Quo(y), quo)
		}
	})
}

func TestDigitsBelowOnePanic(t *testing.T) {
	for name, f := range map[string]func(){
		"Decimal": func() { Scaled{}.Decimal(0) },
		"Exp":     func() { Exp(exact.Int(1), 0) },
		"CosSin":  func() { CosSin(exact.Int(1), -1) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s does not panic", name)
				}
			}()
			f()
		}()
	}
}
