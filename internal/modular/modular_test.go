package modular

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestArithmeticAgreesWithBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom([]Prime{3, 5, 20011, Mersenne, Large(0), Large(19)}).Draw(t, "p")
		x, y := rapid.Uint64Max(uint64(p)-1).Draw(t, "x"), rapid.Uint64Max(uint64(p)-1).Draw(t, "y")
		bp, bx, by := new(big.Int).SetUint64(uint64(p)), new(big.Int).SetUint64(x), new(big.Int).SetUint64(y)
		want := new(big.Int).Mod(new(big.Int).Mul(bx, by), bp).Uint64()
		if got := p.Mul(x, y); got != want {
			t.Fatalf("Mul: got %d, want %d", got, want)
		}
		if got := p.Scale([]uint64{y}, x)[0]; got != want {
			t.Fatalf("Scale: got %d, want %d", got, want)
		}
		if x != 0 && p.Mul(p.Quo(y, x), x) != y {
			t.Fatalf("%d/%d = %d", y, x, p.Quo(y, x))
		}
		z := new(big.Int).Sub(new(big.Int).Mul(bx, new(big.Int).Mul(by, by)), by)
		if got, want := p.Residue(z), new(big.Int).Mod(z, bp).Uint64(); got != want {
			t.Fatalf("Residue: got %d, want %d", got, want)
		}
		if got, want := p.Pow(x, y), new(big.Int).Exp(bx, by, bp).Uint64(); got != want {
			t.Fatalf("Pow: got %d, want %d", got, want)
		}
	})
}

func TestLongInnerProduct(t *testing.T) {
	// The largest residues, so many that their sum exceeds two words.
	p := Large(0)
	x := make([]uint64, 100)
	for i := range x {
		x[i] = uint64(p) - 1
	}
	if got, want := p.Dot(x, x), uint64(len(x)); got != want { // (−1)² each
		t.Errorf("got %d, want %d", got, want)
	}
}

func TestLarge(t *testing.T) {
	for i := range 100 {
		p := Large(i)
		if !new(big.Int).SetUint64(uint64(p)).ProbablyPrime(20) || p>>61 != 1 || i > 0 && p >= Large(i-1) {
			t.Errorf("prime %d: %d", i, p)
		}
	}
	if p := Large(0); p != 1<<62-57 { // the largest prime below 2⁶²
		t.Errorf("first prime 2^62 − %d", 1<<62-p)
	}
}

func draw(t *rapid.T, p Prime) []uint64 {
	return trim(rapid.SliceOfN(rapid.Uint64Max(uint64(p)-1), 0, 6).Draw(t, "coefficients"))
}

func TestPolynomials(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom([]Prime{3, 5, 101, Large(0)}).Draw(t, "p")
		a, b, c := draw(t, p), draw(t, p), draw(t, p)
		if len(b) == 0 {
			b = []uint64{1}
		}
		q, r := p.DivMod(a, b)
		if len(r) >= len(b) || !slices.Equal(p.SubPoly(a, p.MulPoly(q, b)), r) {
			t.Fatalf("%v = %v·%v + %v", a, q, b, r)
		}
		if len(a)+len(c) > 0 {
			g := p.GCD(p.MulPoly(a, b), p.MulPoly(c, b))
			if _, r := p.DivMod(g, b); len(r) > 0 {
				t.Fatalf("gcd %v is not divisible by the common factor %v", g, b)
			}
		}
		if len(a) < 2 || len(b) < 2 {
			return
		}
		u, res := p.Bezout(a, b)
		if (res == 0) != (len(p.GCD(a, b)) > 1) {
			t.Fatalf("resultant of %v and %v: %d", a, b, res)
		}
		if _, r := p.DivMod(p.SubPoly(trim(p.MulPoly(u, a)), []uint64{res}), b); res != 0 && len(r) > 0 {
			t.Fatalf("%v·%v is not %d modulo %v", u, a, res, b)
		}
	})
}

func TestFactor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom([]Prime{3, 5, 101}).Draw(t, "p")
		f := append(draw(t, p), 1)
		roots := map[uint64]bool{}
		for x := range uint64(p) {
			if p.Eval(f, x) == 0 {
				roots[x] = true
			}
		}
		if len(f) > 1 {
			if x, ok := p.Root(f); ok != (len(roots) > 0) || ok && !roots[x] {
				t.Fatalf("root of %v modulo %d: %d, %v", f, p, x, ok)
			}
		}
		if len(p.GCD(f, p.Derivative(f))) > 1 {
			return // not square-free
		}
		product := []uint64{1}
		for _, g := range p.Factor(f) {
			product = p.MulPoly(product, g)
			if len(g) == 2 && !roots[p.Neg(g[0])] {
				t.Fatalf("%v has no factor %v modulo %d", f, g, p)
			}
			if len(g) == 2 {
				delete(roots, p.Neg(g[0]))
			}
		}
		if !slices.Equal(product, f) || len(roots) > 0 {
			t.Fatalf("factors of %v modulo %d: product %v, roots left %v", f, p, product, roots)
		}
	})
}
