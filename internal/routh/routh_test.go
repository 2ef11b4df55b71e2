package routh

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"rofz/internal/sample"
	"testing"
)

// pade returns the coefficients of the denominator of the Padé approximant [s−1/s] of e^(−z), integers without a common
// factor: all zeros lie in the left half-plane, since the approximant is A-stable.
func pade(s int) []*big.Int {
	c := make([]*big.Int, s+1)
	g := new(big.Int)
	for i := range c { // (2s−1−i)!/(i!(s−i)!)
		c[i] = new(big.Int).MulRange(int64(s-i+1), int64(2*s-1-i))
		if i == s {
			c[i].SetInt64(1)
		}
		c[i].Mul(c[i], new(big.Int).MulRange(int64(i+1), int64(s)))
		g.GCD(nil, nil, g, c[i])
	}
	for _, a := range c {
		a.Quo(a, g)
	}
	return c
}

// near returns z² + 2ez/2^bits + w with |e| ≤ 1, times 2^bits: zeros at a distance of e/2^bits from the axis.
func near(w, e int64, bits uint) []*big.Int {
	f := sample.Ints(w, 0, 1)
	for _, a := range f {
		a.Lsh(a, bits)
	}
	f[1].Add(f[1], big.NewInt(2*e))
	return f
}

func TestHurwitz(t *testing.T) {
	tests := []struct {
		c    []*big.Int
		want bool
		why  string
	}{
		{sample.Ints(7), true, "a constant has no zeros"},
		{sample.Ints(-7), true, "a constant has no zeros"},
		{sample.Ints(1, 1), true, "−1"},
		{sample.Ints(-1, 1), false, "1"},
		{sample.Ints(0, 1), false, "0"},
		{sample.Ints(-3, -2, -1), true, "a negative leading coefficient"},
		{sample.Ints(1, 0, 1), false, "±i"},
		{sample.Ints(1, 1, 1, 1), false, "−1, ±i"},
		{sample.Ints(2, 2, 1, 1), false, "±i√2"},
		{sample.Ints(1, 2, 2, 1), true, "−1 and two complex zeros"},
		{sample.Ints(6, 1, 1, 1), false, "a positive real part"},
		{sample.Product(sample.Ints(1, 1), sample.Ints(1, 1), sample.Ints(1, 1), sample.Ints(1, 1), sample.Ints(1, 1)), true, "a zero of multiplicity 5"},
		{sample.Product(sample.Ints(1, 0, 1), sample.Ints(1, 0, 1), sample.Ints(1, 1)), false, "a double zero on the axis"},
		{sample.Product(sample.Ints(1, 0, 1), sample.Ints(2, 1), sample.Ints(3, 1)), false, "simple zeros on the axis"},
		{sample.Product(near(5, 1, 100), sample.Ints(3, 4, 5, 6), sample.Ints(1, 9)), true, "zeros 2^−100 left of the axis"},
		{sample.Product(near(5, -1, 100), sample.Ints(3, 4, 2), sample.Ints(1, 9)), false, "zeros 2^−100 right of the axis"},
		{sample.Product(near(5, 1, 1000), sample.Ints(3, 4, 2), sample.Ints(1, 9)), true, "zeros 2^−1000 left of the axis"},
		{sample.Product(near(5, -1, 1000), sample.Ints(3, 4, 2), sample.Ints(1, 9)), false, "zeros 2^−1000 right of the axis"},
		{sample.Product(near(5, 1, 60), near(5, 1, 60), sample.Ints(1, 9)), true, "a double zero 2^−60 left of the axis"},
		{sample.Product([]*big.Int{new(big.Int).Lsh(big.NewInt(1), 5000), big.NewInt(1)}, sample.Ints(1, 1), sample.Ints(2, 1)), true, "a zero at −2^5000"},
		{sample.Product(sample.Ints(1, 1), sample.Ints(2, 1), []*big.Int{big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 5000)}), true, "a zero at −2^−5000"},
		{pade(80), true, "a Padé denominator"},
	}
	for _, test := range tests {
		if got := Hurwitz(test.c); got != test.want {
			t.Errorf("%v: %v, want %v: %s", test.c, got, test.want, test.why)
		}
	}
}

// TestExactly compares with minors of Hurwitz' matrix, which are all positive for a Hurwitz polynomial and no other one
// with a positive leading coefficient [Gan59].
func TestExactly(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	seen := 0
	for range 2000 {
		n := 3 + r.IntN(4)
		c := make([]*big.Int, n+1)
		for i := range c {
			c[i] = big.NewInt(1 + r.Int64N(6))
		}
		want := true
		for k := 1; k <= n; k++ {
			m := make([][]*big.Rat, k)
			for i := range m {
				m[i] = make([]*big.Rat, k)
				for j := range m[i] {
					m[i][j] = new(big.Rat)
					if at := n - 1 - 2*j + i; at >= 0 && at <= n {
						m[i][j].SetInt(c[at])
					}
				}
			}
			want = want && determinant(m).Sign() > 0
		}
		if want {
			seen++
		}
		if got := exactly(c); got != want {
			t.Fatalf("%v: %v, want %v", c, got, want)
		}
	}
	if seen < 100 {
		t.Errorf("only %d Hurwitz polynomials", seen)
	}
}

// determinant expands by the first row.
func determinant(m [][]*big.Rat) *big.Rat {
	if len(m) == 0 {
		return big.NewRat(1, 1)
	}
	sum := new(big.Rat)
	for j, a := range m[0] {
		var minor [][]*big.Rat
		for _, row := range m[1:] {
			minor = append(minor, append(append([]*big.Rat(nil), row[:j]...), row[j+1:]...))
		}
		term := new(big.Rat).Mul(a, determinant(minor))
		if j%2 == 1 {
			term.Neg(term)
		}
		sum.Add(sum, term)
	}
	return sum
}

// attempts are the ways with rounded numbers.
var attempts = map[string]func([]*big.Int) verdict{
	"single":       single,
	"double":       func(c []*big.Int) verdict { v, _ := double(c); return v },
	"multiple 64":  func(c []*big.Int) verdict { return multiple(c, 64) },
	"multiple 200": func(c []*big.Int) verdict { return multiple(c, 200) },
	"long":         long,
}

// TestAttemptsAreExact: what an attempt decides is right.
func TestAttemptsAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	decided := make(map[string][3]int)
	for range 3000 {
		c := sample.Ints(1)
		for n := 3 + r.IntN(20); len(c) <= n; {
			switch r.IntN(6) {
			case 0:
				c = sample.Product(c, sample.Ints(1+r.Int64N(1000), 1+r.Int64N(1000)))
			case 1: // near the axis or on it
				c = sample.Product(c, near(1+r.Int64N(1000), r.Int64N(9)-1, uint(r.IntN(130))))
			default:
				c = sample.Product(c, sample.Ints(1+r.Int64N(1_000_000), 1+r.Int64N(1000), 1+r.Int64N(1_000_000)))
			}
		}
		if r.IntN(2) == 1 { // coefficients of very different size
			for i, a := range c {
				a.Lsh(a, uint(i*i*r.IntN(4)))
			}
		}
		positive := true
		for _, a := range c {
			positive = positive && a.Sign() > 0
		}
		if !positive {
			continue
		}
		want := not
		if exactly(c) {
			want = hurwitz
		}
		for name, attempt := range attempts {
			got := attempt(c)
			if got != undecided && got != want {
				t.Fatalf("%s: %d, want %d for %v", name, got, want, c)
			}
			n := decided[name]
			n[got]++
			decided[name] = n
		}
	}
	for name, n := range decided {
		if n[hurwitz] < 100 || n[not] < 100 {
			t.Errorf("%s: %v verdicts", name, n)
		}
	}
}

// TestErrorBounds compares results and bounds of the two operations with exact ones, for numbers that are off by any
// part of what their bounds allow.
func TestErrorBounds(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	exact := func(x, y float64) *big.Rat {
		sum := new(big.Rat).SetFloat64(x)
		return sum.Add(sum, new(big.Rat).SetFloat64(y))
	}
	off := func(got, want *big.Rat, err float64) bool {
		d := new(big.Rat).Sub(got, want)
		return d.Abs(d).Cmp(new(big.Rat).SetFloat64(err)) > 0
	}
	number := func() float64 { return math.Ldexp(1+r.Float64(), -r.IntN(40)) }
	bound := func(x float64, bits int) (err, shift float64) {
		err = x * math.Ldexp(r.Float64(), -40-r.IntN(bits))
		return err, err * (2*r.Float64() - 1)
	}
	for range 20_000 {
		var x [4]entry
		var y [4]pair
		var rx, ry [4]*big.Rat
		for i := range x {
			hi, shift := number(), 0.0
			x[i].x = hi
			x[i].err, shift = bound(hi, 40)
			rx[i] = exact(hi, shift)
			y[i].hi, y[i].lo = hi, (r.Float64()-0.5)*hi*0x1p-52
			y[i].err, shift = bound(hi, 80)
			ry[i] = exact(y[i].hi, y[i].lo)
			ry[i].Add(ry[i], new(big.Rat).SetFloat64(shift))
		}
		q, rq := x[0].over(x[1]), new(big.Rat).Quo(rx[0], rx[1])
		if off(exact(q.x, 0), rq, q.err) {
			t.Fatalf("%v/%v = %v", x[0], x[1], q)
		}
		v := x[2].minusProduct(q, x[3])
		if off(exact(v.x, 0), new(big.Rat).Sub(rx[2], new(big.Rat).Mul(rq, rx[3])), v.err) {
			t.Fatalf("%v − %v·%v = %v", x[2], q, x[3], v)
		}
		p, rp := y[0].over(y[1]), new(big.Rat).Quo(ry[0], ry[1])
		if off(exact(p.hi, p.lo), rp, p.err) {
			t.Fatalf("%v/%v = %v", y[0], y[1], p)
		}
		w := y[2].minusProduct(p, y[3])
		if off(exact(w.hi, w.lo), new(big.Rat).Sub(ry[2], new(big.Rat).Mul(rp, ry[3])), w.err) {
			t.Fatalf("%v − %v·%v = %v", y[2], p, y[3], w)
		}
	}
}

func FuzzHurwitz(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4}, uint8(0))
	f.Add([]byte{200, 1, 255, 1, 7, 90}, uint8(40))
	f.Fuzz(func(t *testing.T, data []byte, shift uint8) {
		if len(data) < 4 || len(data) > 60 {
			return
		}
		c := make([]*big.Int, len(data))
		for i, b := range data {
			c[i] = new(big.Int).Lsh(big.NewInt(int64(b)+1), uint(shift)*uint(i%3))
		}
		if got, want := Hurwitz(c), exactly(c); got != want {
			t.Fatalf("%v: %v, want %v", c, got, want)
		}
	})
}

func BenchmarkHurwitz(b *testing.B) {
	for _, s := range []int{10, 20, 30, 60, 100} {
		c := pade(s)
		b.Run(fmt.Sprintf("pade=%d", s), func(b *testing.B) {
			for b.Loop() {
				if !Hurwitz(c) {
					b.Fatal("not a Hurwitz polynomial")
				}
			}
		})
	}
}
