package descartes

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"rofz/internal/sample"
	"rofz/poly/exact"
)

// value returns f(t), exactly.
func value(f []*big.Int, t exact.Rat) exact.Rat {
	var v exact.Rat
	for i := len(f) - 1; i >= 0; i-- {
		v = v.Mul(t).Add(exact.FromBigInt(f[i]))
	}
	return v
}

// touching returns (qt − p)² + e/2^bits, times 2^bits.
func touching(p, q, e int64, bits uint) []*big.Int {
	f := sample.Product(sample.Ints(-p, q), sample.Ints(-p, q))
	for _, a := range f {
		a.Lsh(a, bits)
	}
	f[0].Add(f[0], big.NewInt(e))
	return f
}

func TestSign(t *testing.T) {
	huge := new(big.Int).Lsh(big.NewInt(1), 4000)
	tests := []struct {
		f     []*big.Int
		words int
		want  Verdict
		why   string
	}{
		{sample.Ints(1, 1), 1, Positive, "no negative coefficient"},
		{sample.Ints(1, 0, 0, 0, 1), 1, Positive, "zeros in between"},
		{sample.Ints(1, -1, 1), 1, Positive, "complex roots"},
		{sample.Ints(2, -3, 1), 1, Negative, "(1−t)(2−t): the value 0 at u = 1/2"},
		{sample.Ints(2, -9, 9), 1, Negative, "negative between 1/3 and 2/3"},
		{sample.Product(sample.Ints(-3, 2), sample.Ints(-3, 2)), 40, Undecided, "a double root"},
		{sample.Product(sample.Ints(-1, 1), sample.Ints(-1, 1)), 40, Undecided, "a double root at a dyadic point"},
		{sample.Product(sample.Ints(-2, 0, 1), sample.Ints(-2, 0, 1)), 3, Undecided, "an irrational double root"},
		{sample.Product(sample.Ints(-2, 0, 1), sample.Ints(-2, 0, 1), sample.Ints(3, -4, 1)), 3, Negative, "a double root, and negative from 1 to 3"},
		{touching(3, 7, 1, 100), 1, Undecided, "within 2^−100 of touching: one word is too short"},
		{touching(3, 7, 1, 100), 3, Positive, "within 2^−100 of touching"},
		{touching(3, 7, -1, 100), 3, Negative, "crosses by 2^−100"},
		{touching(1, 1, -1, 1000), 20, Negative, "crosses by 2^−1000 next to a dyadic point"},
		{touching(5, 3, 1, 1000), 20, Positive, "within 2^−1000 of touching"},
		{[]*big.Int{huge, big.NewInt(-1), big.NewInt(1)}, 1, Positive, "a coefficient with 4000 bits"},
		{[]*big.Int{huge, new(big.Int).Neg(huge), big.NewInt(1)}, 1, Negative, "negative from 1 to 2^4000"},
		{[]*big.Int{big.NewInt(1), new(big.Int).Neg(huge), huge}, 1, Negative, "negative from 2^−4000 to 1"},
	}
	for _, test := range tests {
		got, at := Sign(test.f, test.words, 1<<20)
		if got != test.want {
			t.Errorf("%v with %d words: %d, want %d: %s", test.f, test.words, got, test.want, test.why)
		}
		if got == Negative && (at.Sign() <= 0 || value(test.f, at).Sign() >= 0) {
			t.Errorf("%v is not negative at %v", test.f, at)
		}
	}
}

func TestSignPanics(t *testing.T) {
	for _, f := range [][]*big.Int{sample.Ints(1), sample.Ints(0, 1), sample.Ints(-1, 1), sample.Ints(1, -1), sample.Ints(1, 1, 0)} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%v: no panic", f)
				}
			}()
			Sign(f, 1, 1)
		}()
	}
}

func TestPiecesLimitTheWork(t *testing.T) {
	f := touching(3, 7, 1, 100)
	if v, _ := Sign(f, 3, 10); v != Undecided {
		t.Errorf("verdict %d after ten pieces", v)
	}
}

// TestFixedPoint compares the coefficients, first on the whole interval, then on halves of halves, with exact ones: the
// error that is counted must not be exceeded.
func TestFixedPoint(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 2, 5, 30, 66, 67, 68, 80} {
		for words := 1; words <= 3; words++ {
			f := make([]*big.Int, n+1)
			for i := range f {
				f[i] = new(big.Int).Lsh(big.NewInt(r.Int64N(2001)-1000), uint(r.IntN(300)))
			}
			f[0].Abs(f[0]).Add(f[0], big.NewInt(1))
			f[n].Abs(f[n]).Add(f[n], big.NewInt(1))
			s := search{n: n, words: words, k: floorDiv(f[0].BitLen()-f[n].BitLen(), n)}
			p := s.whole(f)
			want, unit := bernstein(f, s.k), exact.Rat{}
			for i, b := range want { // the unit is a power of two
				if c := fixed(s.coefficient(p, i)); c.Sign() != 0 && unit.IsZero() && c.BitLen() > 30 {
					e := b.Abs().Num().BitLen() - b.Den().BitLen() - c.BitLen()
					for _, e := range []int{e, e + 1} {
						u := exact.Int(2).Pow(e)
						if d := b.Quo(u).Sub(exact.FromBigInt(c)).Abs(); !exact.Int(1).Less(d) {
							unit = u
						}
					}
				}
			}
			if unit.IsZero() {
				t.Fatalf("degree %d, %d words: no unit", n, words)
			}
			compare(t, &s, p, want, unit)
			for range 4 {
				low, high := s.halve(p)
				l, h := casteljau(want)
				compare(t, &s, low, l, unit)
				compare(t, &s, high, h, unit)
				if p, want = low, l; r.IntN(2) == 1 {
					p, want = high, h
				}
			}
		}
	}
}

func compare(t *testing.T, s *search, p piece, want []exact.Rat, unit exact.Rat) {
	t.Helper()
	for i, b := range want {
		c := s.coefficient(p, i)
		off := b.Quo(unit).Sub(exact.FromBigInt(fixed(c))).Abs()
		if exact.NewRat(int64(p.err), 2).Less(off) {
			t.Fatalf("degree %d, %d words: coefficient %d is off by %v units, more than %d/2", s.n, s.words, i, off.Float64(), p.err)
		}
		if above(c, p.err) && b.Sign() <= 0 || below(c, p.err) && b.Sign() >= 0 {
			t.Fatalf("degree %d, %d words: wrong sign of coefficient %d", s.n, s.words, i)
		}
		if (i < p.first || i > s.n-p.last) && b.Sign() <= 0 && p.err > 2 {
			t.Fatalf("degree %d, %d words: coefficient %d is not positive", s.n, s.words, i)
		}
	}
}

// fixed returns the value of a two's complement number.
func fixed(c []uint64) *big.Int {
	z := new(big.Int)
	for j := len(c) - 1; j >= 0; j-- {
		z.Lsh(z, 64).Or(z, new(big.Int).SetUint64(c[j]))
	}
	if c[len(c)-1]>>63 == 1 {
		z.Sub(z, new(big.Int).Lsh(big.NewInt(1), uint(64*len(c))))
	}
	return z
}

// bernstein returns f[i]·2^(ki)/C(n,i).
func bernstein(f []*big.Int, k int) []exact.Rat {
	n := len(f) - 1
	out := make([]exact.Rat, n+1)
	for i, a := range f {
		c := new(big.Int).Binomial(int64(n), int64(i))
		out[i] = exact.Frac(a, c).Mul(exact.Int(2).Pow(k * i))
	}
	return out
}

// casteljau halves exactly.
func casteljau(b []exact.Rat) (low, high []exact.Rat) {
	high = append([]exact.Rat(nil), b...)
	for r := range b {
		low = append(low, high[0])
		for i := range len(b) - 1 - r {
			high[i] = high[i].Add(high[i+1]).Mul(exact.NewRat(1, 2))
		}
	}
	return low, high
}

// TestSignOfProducts draws polynomials whose sign is known from their factors.
func TestSignOfProducts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var seen [3]int
	for range 1500 {
		var factors [][]*big.Int
		want := Positive
		for range 1 + r.IntN(12) {
			switch r.IntN(8) {
			case 0: // a simple pair of positive roots, often close
				a, q := 1+r.Int64N(1_000_000), 1+r.Int64N(1000)
				factors = append(factors, sample.Ints(-a, q), sample.Ints(-a-1-r.Int64N(3), q))
				want = Negative
			case 1, 2:
				factors = append(factors, sample.Ints(1+r.Int64N(1000), 1+r.Int64N(1000)))
			default: // (dt − u)² + v²
				u, v, d := r.Int64N(2000)-500, 1+r.Int64N(50), 1+r.Int64N(100)
				factors = append(factors, sample.Ints(u*u+v*v, -2*u*d, d*d))
			}
		}
		f := sample.Product(factors...)
		words := 1 + r.IntN(4)
		got, at := Sign(f, words, 1000)
		seen[got]++
		if got == Positive && want == Negative {
			// Equal roots of different pairs may make up for each other.
			t.Logf("check by hand: %v", f)
		}
		if got == Positive && hasNegative(f, factors) || got == Negative && value(f, at).Sign() >= 0 {
			t.Fatalf("%d words: verdict %d at %v for %v", words, got, at, f)
		}
	}
	if seen[Positive] < 200 || seen[Negative] < 200 {
		t.Errorf("verdicts %v: the draw is one-sided", seen)
	}
}

// hasNegative tries f between all pairs of neighbouring roots of its linear factors.
func hasNegative(f []*big.Int, factors [][]*big.Int) bool {
	for _, a := range factors {
		if len(a) != 2 || a[0].Sign() > 0 {
			continue
		}
		root := exact.Frac(new(big.Int).Neg(a[0]), a[1])
		for _, side := range []int64{-1, 1} { // nearer than two different roots are
			at := root.Add(exact.Frac(big.NewInt(side), new(big.Int).Lsh(big.NewInt(1), 40)))
			if value(f, at).Sign() < 0 {
				return true
			}
		}
	}
	return false
}

func FuzzSign(f *testing.F) {
	f.Add([]byte{3, 250, 2}, uint8(1), uint8(0))
	f.Add([]byte{1, 128, 1, 130, 7}, uint8(2), uint8(70))
	f.Fuzz(func(t *testing.T, data []byte, words, shift uint8) {
		if len(data) < 2 || len(data) > 81 {
			return
		}
		c := make([]*big.Int, len(data))
		for i, b := range data {
			c[i] = new(big.Int).Lsh(big.NewInt(int64(int8(b))), uint(shift)*uint(i%3))
		}
		if c[0].Sign() <= 0 || c[len(c)-1].Sign() <= 0 {
			return
		}
		v, at := Sign(c, 1+int(words%5), 200)
		switch {
		case v == Negative && value(c, at).Sign() >= 0:
			t.Fatalf("%v is not negative at %v", c, at)
		case v == Positive:
			for _, x := range []exact.Rat{exact.NewRat(1, 3), exact.Int(1), exact.NewRat(8, 5), exact.Int(30)} {
				if value(c, x).Sign() <= 0 {
					t.Fatalf("%v is not positive at %v", c, x)
				}
			}
		}
	})
}

func BenchmarkSign(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, degree := range []int{10, 30, 60} {
		for _, near := range []uint{0, 100, 1000} {
			var factors [][]*big.Int
			for range degree/2 - 1 {
				u, v, d := r.Int64N(2000)-500, 100+r.Int64N(1000), 1+r.Int64N(100)
				factors = append(factors, sample.Ints(u*u+v*v, -2*u*d, d*d))
			}
			f := sample.Product(append(factors, touching(3, 7, 1, near))...)
			words := 1 + (int(near)+40+degree/2)/60
			b.Run(fmt.Sprintf("degree=%d/near=%d/words=%d", degree, near, words), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if v, _ := Sign(f, words, 1<<20); v != Positive {
						b.Fatal(v)
					}
				}
			})
		}
	}
}
