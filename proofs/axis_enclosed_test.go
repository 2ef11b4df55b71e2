package proofs

import (
	"math/rand/v2"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// TestEnclosedPositiveRoot compares enclosures with Sturm's theorem, and leaves a double root to it.
func TestEnclosedPositiveRoot(t *testing.T) {
	m := poly.New(poly.Int(-2), poly.Int(0), poly.Int(0), poly.Int(1))
	k := sample.Try(algebraic.NewField(m, exact.Int(1), exact.Int(2))).Must(t)
	g := k.Algebra().Generator()
	r := rand.New(rand.NewPCG(1, 2))
	some := func() poly.Elem {
		return poly.Int(r.Int64N(21) - 10).Add(g.Mul(poly.Int(r.Int64N(21) - 10)))
	}
	roots := 0
	for range 300 {
		p := poly.New(some(), some(), some(), some(), g)
		if p.Coeff(0).IsZero() {
			continue
		}
		want := k.CountRoots(p, exact.Rat{}, exact.Int(1_000_000)) > 0
		if has, known := enclosedPositiveRoot(k, p); !known || has != want {
			t.Fatalf("%v: %t, known %t, want %t", p, has, known, want)
		}
		if want {
			roots++
		}
	}
	if roots < 50 || roots > 250 {
		t.Errorf("%d of 300 have a root", roots)
	}
	touching := poly.New(g.Neg(), poly.Int(1)) // (t − g)²
	if _, known := enclosedPositiveRoot(k, touching.Mul(touching)); known || !hasPositiveRoot(k, touching.Mul(touching)) {
		t.Errorf("a double root is known from enclosures: %t", known)
	}
}
