package modular

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestMontgomeryAgreesWithBig(t *testing.T) {
	basis := NewBasis(100)
	rapid.Check(t, func(t *rapid.T) {
		m := &basis.Primes[rapid.IntRange(0, 99).Draw(t, "prime")]
		p := new(big.Int).SetUint64(m.Prime())
		draw := func(name string) *big.Int {
			x := new(big.Int).SetUint64(rapid.Uint64().Draw(t, name))
			if rapid.Bool().Draw(t, "long") {
				x.Lsh(x, 64).Add(x, new(big.Int).SetUint64(rapid.Uint64().Draw(t, "low")))
			}
			if rapid.Bool().Draw(t, "negative") {
				x.Neg(x)
			}
			return x
		}
		bx, by := draw("x"), draw("y")
		x, y := m.Residue(bx), m.Residue(by)
		check := func(name string, got uint64, want *big.Int) {
			if got >= m.Prime() {
				t.Fatalf("%s: %d is no residue", name, got)
			}
			if v, want := m.Value(got), new(big.Int).Mod(want, p).Uint64(); v != want {
				t.Fatalf("%s: got %d, want %d", name, v, want)
			}
		}
		check("Residue", x, bx)
		check("Add", m.Add(x, y), new(big.Int).Add(bx, by))
		check("Sub", m.Sub(x, y), new(big.Int).Sub(bx, by))
		check("Neg", m.Neg(x), new(big.Int).Neg(bx))
		check("Mul", m.Mul(x, y), new(big.Int).Mul(bx, by))
		if x != 0 {
			check("Inv", m.Mul(m.Inv(x), y), new(big.Int).Mul(by, new(big.Int).ModInverse(bx, p)))
		}
	})
}

func TestMontgomeryDot(t *testing.T) {
	// The largest residues, so many that the sums take all bits of two words, and more than one reduction.
	m := &NewBasis(96).Primes[95]
	for _, n := range []int{0, 1, 2, 3, 255, 256, 257, 1000} {
		x, want := make([]uint64, n), uint64(0)
		for i := range x {
			x[i] = m.Prime() - 1
			want = m.Add(want, m.Mul(x[i], x[i]))
		}
		if got := m.Dot(x, x); got != want {
			t.Errorf("%d terms: got %d, want %d", n, got, want)
		}
	}
}

func TestBasis(t *testing.T) {
	p := uint64(1) << 60
	for i, m := range NewBasis(110).Primes {
		for p--; !new(big.Int).SetUint64(p).ProbablyPrime(20); p-- {
		}
		if math.Log2(float64(p)) < BasisBits {
			t.Errorf("the logarithm of prime %d is less than %g", i, BasisBits)
		}
		if m.Prime() != p {
			t.Fatalf("prime %d: got 2^60 − %d, want 2^60 − %d", i, 1<<60-m.Prime(), 1<<60-p)
		}
	}
}

func TestBasisFindsIntegers(t *testing.T) {
	for n := range 8 {
		basis := NewBasis(n)
		limit := big.NewInt(1)
		for _, m := range basis.Primes {
			limit.Mul(limit, new(big.Int).SetUint64(m.Prime()))
		}
		limit.Rsh(limit, 1) // the largest integer that they can tell from its negative
		for _, x := range []*big.Int{new(big.Int), big.NewInt(int64(n)), limit, new(big.Int).Neg(limit), new(big.Int).Quo(limit, big.NewInt(-3))} {
			if x.CmpAbs(limit) > 0 {
				continue
			}
			values := make([]uint64, n)
			for i, m := range basis.Primes {
				values[i] = m.Value(m.Residue(x))
			}
			if got := basis.Integer(values, make([]uint64, n)); got.Cmp(x) != 0 {
				t.Errorf("%d primes: got %v, want %v", n, got, x)
			}
		}
	}
}
