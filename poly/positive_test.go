package poly

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/descartes"
	"rofz/poly/exact"
)

// nearTouch returns ((qt − p)² + e/2^bits)·2^bits.
func nearTouch(p, q, e int64, bits uint) Poly {
	f := FromInts(-p, q).Pow(2)
	return f.Add(Rational(exact.Frac(big.NewInt(e), new(big.Int).Lsh(one, bits))).Poly())
}

func TestNonNegative(t *testing.T) {
	line := func(a, b int64) Poly { return FromInts(a, b) }
	root2 := FromInts(-2, 0, 1)
	x := line(0, 1)
	huge := FromBigInts([]*big.Int{new(big.Int).Lsh(one, 5000)}, one)
	for _, test := range []struct {
		p                Poly
		nonNegative, any bool
		why              string
	}{
		{Poly{}, true, true, "zero"},
		{FromInts(5), true, false, "a constant"},
		{FromInts(-5), false, false, "a negative constant"},
		{x.Pow(3), true, false, "0 only"},
		{x.Neg(), false, false, "negative everywhere"},
		{x.Mul(line(-1, 1)), false, true, "negative just right of 0"},
		{x.Pow(2).Mul(line(1000, -1)), false, true, "negative far out"},
		{line(-1, 1).Pow(2), true, true, "touches at a dyadic point"},
		{line(-3, 7).Pow(2), true, true, "touches"},
		{line(-3, 7).Pow(20).Mul(line(3, 1)), true, true, "touches with multiplicity 20"},
		{line(-3, 7).Pow(21).Mul(line(-4, 1)), false, true, "odd multiplicities"},
		{line(-1, 1).Pow(3).Mul(line(-2, 1)), false, true, "a root at a dyadic point, of multiplicity 3"},
		{root2.Pow(2), true, true, "touches at √2"},
		{root2.Pow(3).Mul(line(-1, 1)), false, true, "negative between 1 and √2"},
		{root2.Pow(3).Mul(root2.Pow(5)), true, true, "odd multiplicities add up"},
		{line(-1, 1).Mul(line(-3, 1)).Mul(line(-2, 1).Pow(2)), false, true, "the first point that is looked at may be the double root 2"},
		{nearTouch(3, 7, 1, 100), true, false, "within 2^−100 of touching"},
		{nearTouch(3, 7, -1, 100), false, true, "crosses by 2^−100"},
		{nearTouch(3, 7, 1, 1000).Mul(root2.Pow(2)), true, true, "touches at √2, and nearly at 3/7"},
		{nearTouch(1, 1, -1, 1000), false, true, "crosses by 2^−1000 around 1"},
		{nearTouch(5, 3, 1, 6000), true, false, "within 2^−6000 of touching: exact bisection"},
		{nearTouch(5, 3, -1, 6000), false, true, "crosses by 2^−6000: exact bisection"},
		{huge.Mul(line(-1, 1)).Add(x.Pow(2)), false, true, "a coefficient of 5000 bits"},
		{huge.Mul(FromInts(1, -1)).Add(x.Pow(2)), false, true, "a root at about 2^5000"},
		{huge.Mul(FromInts(1, 0, 1)).Sub(x), true, false, "a tiny negative coefficient"},
	} {
		ok, at := test.p.NonNegative()
		if ok != test.nonNegative || !ok && (at.Sign() < 0 || test.p.SignAt(at) >= 0) {
			t.Errorf("%v: NonNegative is %v, at %v, want %v: %s", test.p, ok, at, test.nonNegative, test.why)
		}
		if test.p.IsZero() {
			continue
		}
		if got := test.p.HasPositiveRoot(); got != test.any {
			t.Errorf("%v: HasPositiveRoot is %v, want %v: %s", test.p, got, test.any, test.why)
		}
	}
}

// drawFactors returns a product of factors that touch the axis, nearly so, cross it, or stay away from it.
func drawFactors(t *rapid.T) Poly {
	p := FromInts(1)
	for range rapid.IntRange(1, 8).Draw(t, "factors") {
		a, b := rapid.Int64Range(-4, 40).Draw(t, "a"), rapid.Int64Range(1, 8).Draw(t, "b")
		var f Poly
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			f = nearTouch(a, b, rapid.Int64Range(-1, 1).Draw(t, "side"), rapid.UintRange(0, 200).Draw(t, "bits"))
		case 1:
			f = FromInts(-a, 0, b)
		case 2:
			f = FromInts(-a, b)
		default:
			f = FromInts(a*a+b*b, -2*a, 1)
		}
		p = p.Mul(f.Pow(rapid.IntRange(1, 4).Draw(t, "multiplicity")))
	}
	if rapid.IntRange(0, 1).Draw(t, "sign") == 1 {
		p = p.Neg()
	}
	return p
}

// TestNonNegativeIsExact compares with exact isolation of the roots.
func TestNonNegativeIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawFactors(t)
		want := p.Lead().Poly().SignAt(exact.Rat{}) > 0
		for _, f := range p.SquareFree() {
			if f.Mult%2 == 1 {
				want = want && countPositive(f.Poly) == 0
			}
		}
		got, at := p.NonNegative()
		if got != want || !got && (at.Sign() < 0 || p.SignAt(at) >= 0) {
			t.Fatalf("%v: NonNegative is %v, at %v, want %v", p, got, at, want)
		}
		if got, want := p.HasPositiveRoot(), countPositive(p) > 0; got != want {
			t.Fatalf("%v: HasPositiveRoot is %v, want %v", p, got, want)
		}
	})
}

func countPositive(p Poly) int {
	n := 0
	for _, r := range p.Isolate() {
		if r.Hi.Sign() > 0 && r.Lo.Sign() >= 0 || r.Lo.Sign() < 0 && r.Hi.Sign() > 0 && p.SturmCount(exact.Rat{}, r.Hi) > 0 {
			n++
		}
	}
	return n
}

// TestSignWithoutWords compares the fall-back with the fast way.
func TestSignWithoutWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawFactors(t).SquareFreePart()
		if _, below := p.negativeEnd(); below || p.num[0].Sign() == 0 || p.Degree() < 1 {
			return
		}
		fast, at := p.sign(mostWords)
		slow, at2 := p.sign(0)
		if fast != slow {
			t.Fatalf("%v: %d with words, %d without", p, fast, slow)
		}
		if fast == descartes.Negative && (p.SignAt(at) >= 0 || p.SignAt(at2) >= 0) {
			t.Fatalf("%v is not negative at %v or at %v", p, at, at2)
		}
	})
}

func BenchmarkNonNegative(b *testing.B) {
	for _, degree := range []int{15, 30} {
		far := FromInts(1)
		for i := int64(1); far.Degree() < degree-2; i++ {
			far = far.Mul(FromInts(9*i*i+400, -6*i, 1))
		}
		for _, test := range []struct {
			kind string
			p    Poly
		}{
			{"far", far},
			{"near", far.Mul(nearTouch(123457, 54323, 1, 100))},
			{"double", far.Mul(FromInts(-123457, 54323).Pow(2))},
			{"square", FromInts(-2, 0, 1).Mul(far.Add(FromInts(-3))).Pow(2)},
		} {
			b.Run(fmt.Sprintf("degree=%d/kind=%s", degree, test.kind), func(b *testing.B) {
				for b.Loop() {
					if ok, _ := test.p.NonNegative(); !ok {
						b.Fatal("negative somewhere")
					}
				}
			})
		}
	}
}
