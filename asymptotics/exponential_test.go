package asymptotics

import (
	"math/big"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly/exact"
)

// decimalText reads digits with a point as a rational number, however many there are.
func decimalText(t testing.TB, s string) exact.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("not a number: %s", s)
	}
	return exact.FromBigRat(r)
}

// TestConstants has ln 10 and π/2 to 100 digits [OEIS A002392, A019669].
func TestConstants(t *testing.T) {
	for _, row := range []struct {
		name, want string
		c          constant
	}{
		{"ln 10", "2.3025850929940456840179914546843642076011014886287729760333279009675726096773524802359972050895982983", lnTen},
		{"π/2", "1.5707963267948966192313216916397514420985846996875529104874722961539082031431044993140174126710585340", halfPi},
	} {
		want := decimalText(t, row.want)
		for bits := range uint(320) {
			x := dyadic(row.c(bits), bits)
			slack := dyadic(big.NewInt(1), bits).Add(pow10(-99)) // one unit, and the last digit typed
			if slack.Less(x.Sub(want).Abs()) {
				t.Errorf("%s to %d bits is %v", row.name, bits, x)
			}
		}
		coarse := row.c(1000) // beyond the digits typed: two precisions agree
		if fine := nearest(row.c(5000), 4000); new(big.Int).Sub(fine, coarse).CmpAbs(big.NewInt(2)) > 0 {
			t.Errorf("%s to 1000 and to 5000 bits differ", row.name)
		}
	}
}

// literature has e^x from mpmath 1.3.0 at 2300 digits: the mantissa is 10 to the fractional part of x/ln 10.
var literature = []struct{ x, want, why string }{
	{"1", "2.7182818284590452353602874713526624977572470937000", "Euler's number, OEIS A001113"},
	{"-1/3", "7.1653131057378925042560409692537966745311205982148e-1", "no integer part"},
	{"12345/678", "8.0838557121561165522725019435429921272563457614039e7", "a fraction"},
	{"100", "2.6881171418161354484126255515800135873611118773742e43", "an integer"},
	{"-1000000", "3.2968314780885585789689079691077242085614015066584e-434295", "bigfloat alone takes seconds"},
	{"-1e1000", "8.3850765480218128570399417879526771312684591622231e-" + exponentOfExtreme + "4", "underflows any float"},
	{"1e1000", "1.1925949563762987959200689435750526188926635556256e" + exponentOfExtreme + "3", "overflows any float"},
	{"-1e-1000", "1.0000000000000000000000000000000000000000000000000", "rounds to 1 from below"},
	{"1e-1000", "1.0000000000000000000000000000000000000000000000000", "rounds to 1 from above"},
	{"-1e-49", "9.9999999999999999999999999999999999999999999999990e-1", "one unit below 1"},
	{"1e-49", "1.0000000000000000000000000000000000000000000000001", "one unit above 1"},
	{"0", "1.0000000000000000000000000000000000000000000000000", "exactly 1"},
}

// exponentOfExtreme is ⌊10^1000/ln 10⌋ without its last digit, which is 3.
const exponentOfExtreme = "4342944819032518276511289189166050822943970058036665661144537831658646492088707747292249493384317483" +
	"1870610674476630373364167928715896390656922106466281226585212708656867032959337086965882668833116360" +
	"7738490514284434866676864658608513556148212348765343543435731725383562228139560304864665236609553937" +
	"7356176323431916710991411597894962993512457934926357655469077671082419150479910989674900103277537653" +
	"5702700873285509517314406746979518995135940880404239315188681084025446540897970298632868287626241440" +
	"1345704354613292060071260510402836712595484628770786199899232674843990234817153593455107947549255248" +
	"2577820679220140931468164467381030560475635720408883383209488996522717494541331791417640247407505788" +
	"7678609710992575477300460486560495156100579857413402726752014392479179708590479312852124933411973298" +
	"7722646388535022608388162631646388355368550176846029528639939163351064755570405051318234298887488212" +
	"064359502381890264331771153738220336263441647839714600185839609300631733398613403513574178714497145"

func TestExpAgainstLiterature(t *testing.T) {
	for _, row := range literature {
		got, ok := Exp(rat(t, row.x), 54).Decimal(50)
		if !ok || got != row.want {
			t.Errorf("e^%s (%s)\n got %s %v\nwant %s", row.x, row.why, got, ok, row.want)
		}
	}
	if one := Exp(exact.Rat{}, 10); !one.M.IsPoint() {
		t.Errorf("e^0 = %v", one.M)
	}
}

// taylorExp returns an enclosure of e^x of about the given number of bits, by a way that shares nothing with Exp:
// e^x = (e^(x/2^k))^(2^k), Taylor's polynomial exactly, by Horner's rule on one fraction, and squarings of intervals.
func taylorExp(x exact.Rat, bits uint) exact.Interval {
	k := 8
	for exact.Int(1).Less(x.Abs().Quo(exact.Int(2).Pow(k - 8))) {
		k++
	}
	work := bits + 2*uint(k) + 16
	a, b := x.Num(), x.Den()
	b.Lsh(b, uint(k)) // t = a/b, |t| ≤ 2^−8
	num, den := big.NewInt(1), big.NewInt(1)
	for j := int64(work/8 + 1); j > 0; j-- { // num/den ← 1 + (t/j)·num/den
		num.Mul(num, a)
		den.Mul(den, b).Mul(den, big.NewInt(j))
		num.Add(num, den)
	}
	num.Div(num.Lsh(num, work), den)
	// The remainder is at most 2^−(work+8)·e^|t|, less than a unit, and the floor errs by less than another one.
	sum := exact.NewInterval(dyadic(new(big.Int).Sub(num, big.NewInt(1)), work), dyadic(num.Add(num, big.NewInt(2)), work))
	for range k {
		sum = sum.Mul(sum).Outward(work)
	}
	return sum
}

// TestExpAgainstTaylor compares over random arguments and precisions: both enclosures hold e^x, so they meet, and each
// is as narrow as it should be.
func TestExpAgainstTaylor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := exact.NewRat(rapid.Int64Range(-1000000, 1000000).Draw(t, "num"), rapid.Int64Range(1, 1000000).Draw(t, "den"))
		x = x.Mul(exact.NewRat(1, rapid.SampledFrom([]int64{1, 1, 1 << 20, 1 << 60}).Draw(t, "small")))
		if exact.Int(1000).Less(x.Abs()) {
			x = x.Mul(exact.NewRat(1, 1000))
		}
		digits := rapid.IntRange(1, 602).Draw(t, "digits") // 2000 bits
		compareWithTaylor(t, x, digits)
	})
}

// meet reports whether a and b have a number in common.
func meet(a, b exact.Interval) bool { return !a.Hi.Less(b.Lo) && !b.Hi.Less(a.Lo) }

func compareWithTaylor(t interface{ Errorf(string, ...any) }, x exact.Rat, digits int) {
	got := Exp(x, digits)
	if !narrow(got.M, digits) {
		t.Errorf("e^%v to %d digits is too wide: %v", x, digits, got.M)
	}
	a, b := got.at(new(big.Int)), taylorExp(x, bitsFor(digits)+32)
	if !meet(a, b) {
		t.Errorf("e^%v to %d digits\n got %v\nwant %v", x, digits, a, b)
	}
}

// TestExpAtEveryPrecision goes through all numbers of Newton steps and the end of bigfloat's stored π.
func TestExpAtEveryPrecision(t *testing.T) {
	for digits := 1; digits <= 602; digits += 1 + digits/50 {
		for _, x := range []exact.Rat{exact.NewRat(-7, 3), exact.NewRat(23025, 20000), exact.NewRat(1, 1<<30)} {
			compareWithTaylor(t, x, digits)
		}
	}
}

// TestExpIsAHomomorphism checks e^x e^y = e^(x+y) where no series reaches.
func TestExpIsAHomomorphism(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := extreme(t, "x"), extreme(t, "y")
		digits := rapid.IntRange(1, 100).Draw(t, "digits")
		product, sum := Exp(x, digits).Mul(Exp(y, digits)), Exp(x.Add(y), digits)
		e := sum.exponent()
		a, b := product.at(e), sum.at(e)
		if !meet(a, b) {
			t.Errorf("e^x e^y = %v, e^(x+y) = %v", a, b)
		}
	})
}

// extreme draws a number of modulus from 10^−1000 to 10^1000, or 0.
func extreme(t *rapid.T, label string) exact.Rat {
	x := exact.NewRat(rapid.Int64Range(-1000, 1000).Draw(t, label), rapid.Int64Range(1, 1000).Draw(t, "den"))
	return x.Mul(pow10(rapid.SampledFrom([]int{0, 0, 1, -1, 5, -5, 50, -50, 1000, -1000}).Draw(t, "exponent")))
}

func TestCosSinAgainstLiterature(t *testing.T) {
	for _, row := range []struct{ y, cos, sin, why string }{
		{"22/7", "-9.999992005335529032683357396565749515758288206611e-1", "-1.264488930377353400360350475645932491773911391198e-3", "next to π"},
		{"1e1000", "-7.570475375314979396012856545641749898518282652887e-1", "6.533597982103698569480994680397685742659165408154e-1", "3400 bits of π"},
		{"-1e1000", "-7.570475375314979396012856545641749898518282652887e-1", "-6.533597982103698569480994680397685742659165408154e-1", "odd and even"},
		{"0", "1.000000000000000000000000000000000000000000000000", "0", "exactly"},
	} {
		cos, sin := CosSin(rat(t, row.y), 60) // mpmath 1.3.0 at 2300 digits
		for i, c := range []struct {
			x    exact.Interval
			want string
		}{{cos, row.cos}, {sin, row.sin}} {
			if got, ok := newScaled(c.x, new(big.Int)).Decimal(49); !ok || got != c.want {
				t.Errorf("%d at %s (%s)\n got %s\nwant %s", i, row.y, row.why, got, c.want)
			}
		}
	}
}

// TestCosSinIdentities checks the width, cos² + sin² = 1 and the duplication of the angle, at any angle.
func TestCosSinIdentities(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y, digits := extreme(t, "y"), rapid.IntRange(1, 300).Draw(t, "digits")
		c, s := CosSin(y, digits)
		c2, s2 := CosSin(y.Add(y), digits)
		for _, x := range []exact.Interval{c, s} {
			if pow10(-digits).Less(x.Width()) {
				t.Errorf("at %v to %d digits: %v is too wide", y, digits, x)
			}
		}
		for _, row := range []struct {
			name string
			a, b exact.Interval
		}{
			{"cos² + sin² = 1", c.Mul(c).Add(s.Mul(s)), exact.Point(exact.Int(1))},
			{"cos 2y = cos² − sin²", c.Mul(c).Sub(s.Mul(s)), c2},
			{"sin 2y = 2 sin cos", c.Mul(s).Add(s.Mul(c)), s2},
		} {
			if !meet(row.a, row.b) {
				t.Errorf("%s fails at %v: %v, %v", row.name, y, row.a, row.b)
			}
		}
	})
}

// TestCosSinAgainstTaylor sums the series around 0 in rational numbers, without any reduction of the argument.
func TestCosSinAgainstTaylor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := exact.NewRat(rapid.Int64Range(-20000, 20000).Draw(t, "num"), 1000)
		digits := rapid.IntRange(1, 200).Draw(t, "digits")
		c, s := CosSin(y, digits)
		work := bitsFor(digits) + 200 // terms up to 20^20/20! < 2^27 come and go
		sums := [2]exact.Interval{exact.Point(exact.Int(1)), {}}
		term := exact.Point(exact.Int(1))
		bound := dyadic(big.NewInt(1), work)
		n := int64(0)
		for n < 40 || bound.Less(exact.Max(term.Lo.Abs(), term.Hi.Abs())) { // ratios below 1/2 from there on
			n++
			term = term.Mul(exact.Point(y.Quo(exact.Int(n)))).Outward(work)
			if n%4 < 2 {
				sums[n%2] = sums[n%2].Add(term)
			} else {
				sums[n%2] = sums[n%2].Sub(term)
			}
		}
		rest := exact.NewInterval(bound.Neg(), bound)
		for i, got := range []exact.Interval{c, s} {
			if want := sums[i].Add(rest); !meet(got, want) {
				t.Errorf("at %v to %d digits: got %v, want %v", y, digits, got, want)
			}
		}
	})
}

// TestExpIsSafeForConcurrentUse is for the race detector: bigfloat computes π anew for each higher precision.
func TestExpIsSafeForConcurrentUse(t *testing.T) {
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			got, ok := Exp(exact.Int(1), 300+30*i).Decimal(50)
			if !ok || !strings.HasPrefix(got, "2.71828") {
				t.Errorf("e = %s", got)
			}
		})
	}
	wait.Wait()
}
