package poly

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly/exact"
)

// drawFraction draws fractions whose denominators have few primes, so that they have much in common.
func drawFraction(t *rapid.T) exact.Rat {
	den := rapid.SampledFrom([]int64{1, 2, 3, 4, 6, 10, 1e9, 1 << 40, 1e15, 999999999989}).Draw(t, "den")
	x := exact.NewRat(rapid.Int64Range(-1<<50, 1<<50).Draw(t, "num"), den)
	return x.Pow(rapid.IntRange(0, 3).Draw(t, "power")).Mul(exact.Int(rapid.Int64Range(0, 2).Draw(t, "factor")))
}

func TestNumerators(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var xs []Elem
		for range rapid.IntRange(0, 6).Draw(t, "n") {
			xs = append(xs, Rational(drawFraction(t)))
		}
		nums, den := Numerators(xs)
		all := new(big.Int).Set(den) // gcd 1 says that den is the least
		for i, x := range xs {
			if got := Rational(exact.Frac(nums[i], den)); !got.Equal(x) {
				t.Fatalf("number %d: %v/%v, want %v", i, nums[i], den, x)
			}
			all.GCD(nil, nil, all, new(big.Int).Abs(nums[i]))
		}
		if den.Sign() <= 0 || all.Cmp(one) != 0 {
			t.Fatalf("denominator %v, with the common divisor %v", den, all)
		}
	})
}

func TestFromPowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) *big.Int {
			x := big.NewInt(rapid.SampledFrom([]int64{1, 2, 3, 12, 360, 1e9, 1 << 40, 999999999989}).Draw(t, name))
			return x.Exp(x, big.NewInt(rapid.Int64Range(0, 3).Draw(t, "power of "+name)), nil)
		}
		c, d := draw("c"), draw("d")
		var nums []*big.Int
		want := Poly{}
		power := new(big.Int).Set(c)
		for k := range rapid.IntRange(0, 6).Draw(t, "n") {
			n := draw("num")
			n.Mul(n, big.NewInt(rapid.Int64Range(-3, 3).Draw(t, "factor")))
			nums = append(nums, n)
			want = want.Add(Monomial(Rational(exact.Frac(n, power)), k))
			power.Mul(power, d)
		}
		got := FromPowers(nums, c, d)
		if !got.Equal(want) || got.denom().Cmp(want.denom()) != 0 {
			t.Fatalf("FromPowers(%v, %v, %v) = %v, want %v", nums, c, d, got, want)
		}
	})
}
