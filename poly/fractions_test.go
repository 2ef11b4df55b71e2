package poly

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/modular"
)

// TestFractions: the coefficients of a monic polynomial are found from their residues as soon as the modulus exceeds
// twice the square of its numerators and of the common denominator.
func TestFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SliceOfN(rapid.Int64Range(-1<<40, 1<<40), 1, 6).Draw(t, "coefficients")
		want := FromInts(append(c, rapid.Int64Range(1, 1<<40).Draw(t, "leading"))...).primitive()
		n := want.Degree()
		x := modular.NewIntegers(n + 1)
		for i := range 2 {
			f := modular.Large(i)
			g := f.Monic(f.Residues(want.num))
			x.Include(f, f.Scale(g, 7)) // a common factor does no harm
		}
		got, ok := fractions(x)
		if !ok || !got.Equal(want) {
			t.Fatalf("%v, %v, want %v", got, ok, want)
		}
	})
}

// TestFraction compares with all fractions of a small modulus.
func TestFraction(t *testing.T) {
	m := big.NewInt(10_007)
	most := big.NewInt(70) // 2·70² < 10 007
	found := make(map[int64]bool)
	for num := int64(-70); num <= 70; num++ {
		for den := int64(1); den <= 70; den++ {
			v := new(big.Int).ModInverse(big.NewInt(den), m)
			v.Mod(v.Mul(v, big.NewInt(num)), m)
			a, b, ok := fraction(v, m, most)
			if !ok || new(big.Int).Mul(a, big.NewInt(den)).Cmp(new(big.Int).Mul(b, big.NewInt(num))) != 0 {
				t.Fatalf("%d/%d comes back as %v/%v, %v", num, den, a, b, ok)
			}
			found[v.Int64()] = true
		}
	}
	for v := range m.Int64() {
		if _, _, ok := fraction(big.NewInt(v), m, most); ok && !found[v] {
			t.Fatalf("%d is no fraction", v)
		}
	}
}

// TestGCDOfLongCoefficients: common factors with short and with long coefficients, of polynomials with long ones.
func TestGCDOfLongCoefficients(t *testing.T) {
	for _, bits := range []int{20, 60, 300, 1000} {
		for degree := 1; degree < 8; degree += 3 {
			g := random(nil, degree, bits)
			p, q := g.Mul(random(nil, 5, 400)), g.Mul(random(nil, 6, 399))
			if got := GCD(p, q); !got.Equal(g.Monic()) {
				t.Errorf("degree %d, %d bits: %v, want %v", degree, bits, got, g)
			}
			if got := GCD(p, g.Scale(Int(3))); !got.Equal(g.Monic()) {
				t.Errorf("degree %d, %d bits: the gcd with a divisor is %v, want %v", degree, bits, got, g)
			}
		}
	}
}
