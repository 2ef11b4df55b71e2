package algebraic

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/poly/exact"
)

// TestZerosInRightHalfPlane compares with the zeros of the factors, and the way for ℚ with the one for ℚ(√2).
func TestZerosInRightHalfPlane(t *testing.T) {
	root2 := mustSqrt(t, Field{}, poly.Int(2))
	rapid.Check(t, func(t *rapid.T) {
		g, want := poly.FromInts(1), true
		for range rapid.IntRange(0, 5).Draw(t, "factors") {
			re := rapid.Int64Range(-1, 12).Draw(t, "real part")
			im := rapid.Int64Range(0, 5).Draw(t, "imaginary part")
			small := exact.Int(2).Pow(-rapid.IntRange(0, 120).Draw(t, "bits"))
			x := exact.Int(re).Mul(small)
			if want = want && re > 0; im == 0 {
				g = g.Mul(poly.FromRats(x.Neg(), exact.Int(1)))
			} else {
				g = g.Mul(poly.FromRats(x.Mul(x).Add(exact.Int(im*im)), x.Mul(exact.Int(-2)), exact.Int(1)))
			}
		}
		if got := (Field{}).ZerosInRightHalfPlane(g); got != want {
			t.Fatalf("%v over ℚ: %v, want %v", g, got, want)
		}
		if got := root2.Field.ZerosInRightHalfPlane(g.Scale(root2.Root)); got != want {
			t.Fatalf("√2·(%v): %v, want %v", g, got, want)
		}
	})
}
