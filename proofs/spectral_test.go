package proofs

import (
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// positiveOn returns a monic polynomial of the degree without a root on t ≥ 0, among whose factors one comes within
// 2^−near of a double root.
func positiveOn(r *rand.Rand, degree int, near uint) poly.Poly {
	g := poly.FromInts(1)
	for g.Degree() < degree {
		u, v, d := r.Int64N(2001)-1000, 1+r.Int64N(1000), 1+r.Int64N(1000)
		switch {
		case degree-g.Degree() == 1 || r.IntN(4) == 0:
			g = g.Mul(poly.FromRats(exact.NewRat(v, d), exact.Int(1)))
		case near > 0:
			g = g.Mul(poly.FromRats(exact.NewRat(v*v, d*d).Add(pow2(-int(near))), exact.NewRat(-2*v, d), exact.Int(1)))
			near = 0
		default:
			g = g.Mul(poly.FromRats(exact.NewRat(u*u+v*v, d*d), exact.NewRat(-2*u, d), exact.Int(1)))
		}
	}
	return g
}

// TestSpectralFactors compares the two ways, whose results have to agree in half of their digits.
func TestSpectralFactors(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for degree := 1; degree <= 12; degree++ {
		for _, near := range []uint{0, 60} {
			const prec = 400
			g := make([]*big.Float, degree+1)
			for i, c := range positiveOn(r, degree, near).Coeffs() {
				g[i] = approx(algebraic.Field{}, c, prec)
			}
			fast, ok := quadraticSpectralFactor(algebraic.Field{}, g, prec)
			slow, ok2 := wilson(algebraic.Field{}, g, prec)
			if !ok || !ok2 {
				t.Fatalf("degree %d, near %d: found %v by quadratic factors, %v by Wilson's iteration", degree, near, ok, ok2)
			}
			for i := range g {
				if d := newFloat(prec).Sub(fast[i], slow[i]); exponent(d) > slow[i].MantExp(nil)-100 {
					t.Errorf("degree %d, near %d: coefficient %d is %v or %v", degree, near, i, fast[i], slow[i])
				}
			}
		}
	}
}

// TestCoincidingFactors: where two pairs of roots nearly coincide, the quadratic factors cannot be told apart, and the
// other way is taken.
func TestCoincidingFactors(t *testing.T) {
	g := poly.FromInts(1, -1, 1).Pow(2).Add(poly.FromRats(pow2(-200)))
	c := make([]*big.Float, g.Degree()+1)
	for i, x := range g.Coeffs() {
		c[i] = approx(algebraic.Field{}, x, 900)
	}
	if _, ok := quadraticSpectralFactor(algebraic.Field{}, c, 900); ok {
		t.Error("the quadratic factors were told apart: this tests nothing")
	}
	f := factor{target: g}
	if !f.extend(600) {
		t.Fatal("no spectral factor")
	}
	a, b := splitParity(f.rounded(150))
	off := a.Mul(a).Add(b.Mul(b).Shift(1)).Sub(g)
	for _, c := range off.Coeffs() {
		if x, _ := c.Rat(); pow2(-140).Less(x.Abs()) {
			t.Errorf("off by %v", x.Float64())
		}
	}
}

// TestTooCoarse: what is called too coarse leaves a negative coefficient, and little else does.
func TestTooCoarse(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	coarse, open := 0, 0
	for range 40 {
		g := positiveOn(r, 1+r.IntN(10), 0)
		f := factor{target: g}
		if !f.extend(200) {
			t.Fatalf("no spectral factor of %v", g)
		}
		for bits := uint(2); bits < 40; bits += 3 {
			margin := pow2(-20)
			h := f.rounded(bits)
			a, b := splitParity(h)
			rest := g.Sub(a.Mul(a).Add(b.Mul(b).Shift(1)))
			for i := range g.Degree() + 1 {
				rest = rest.Add(poly.Monomial(poly.Rational(margin), i))
			}
			fits := noNegative(algebraic.Field{}, rest)
			switch got := f.tooCoarse(h, margin); {
			case got && fits:
				t.Fatalf("%v with %d bits is not too coarse", g, bits)
			case got:
				coarse++
			case !fits:
				open++
			}
		}
	}
	if coarse < 100 || open > coarse/10 {
		t.Errorf("%d are too coarse, %d more were not seen", coarse, open)
	}
}

func BenchmarkAxisSquares(b *testing.B) {
	for _, degree := range []int{10, 30} {
		for _, near := range []uint{0, 100} {
			e := positiveOn(rand.New(rand.NewPCG(5, 6)), degree, near)
			b.Run(fmt.Sprintf("degree=%d/near=%d", degree, near), func(b *testing.B) {
				for b.Loop() {
					if _, y := axisSquares(context.Background(), algebraic.Field{}, e); y != nil {
						b.Fatal("negative at", y)
					}
				}
			})
		}
	}
}

// TestFarRoots: with E(4⁶⁰t) in place of E the squares are those of E in the variable 2⁶⁰z, without more digits.
func TestFarRoots(t *testing.T) {
	e := poly.FromInts(1)
	for i := range int64(8) {
		a := poly.FromRats(exact.NewRat(-i-1, 10), exact.Int(1))
		e = e.Mul(a.Mul(a).Add(poly.FromRats(exact.NewRat(1, 4))))
	}
	near, _ := axisSquares(context.Background(), algebraic.Field{}, e)
	far, _ := axisSquares(context.Background(), algebraic.Field{}, e.Compose(poly.Rational(pow2(120)), poly.Elem{}))
	if len(near) < 3 || len(near) != len(far) {
		t.Fatalf("%d squares near, %d far", len(near), len(far))
	}
	for i, s := range near {
		s.Poly = s.Poly.Compose(poly.Rational(pow2(60)), poly.Elem{})
		if s = tidySquare(s); !s.Poly.Equal(far[i].Poly) || !s.Weight.Equal(far[i].Weight) {
			t.Errorf("square %d: %v·|%v|², want %v·|%v|²", i+1, far[i].Weight, far[i].Poly, s.Weight, s.Poly)
		}
	}
}
