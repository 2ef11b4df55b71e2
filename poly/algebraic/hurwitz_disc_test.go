package algebraic

import (
	"math/rand/v2"
	"testing"

	"rofz/poly"
	"rofz/poly/exact"
)

// TestZerosInClosedDisc makes polynomials of linear and quadratic factors with roots of known moduli.
func TestZerosInClosedDisc(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	outside := 0
	for range 400 {
		f, want, strict := poly.FromInts(1), false, true
		for range 1 + rng.IntN(4) {
			r := exact.NewRat(1+rng.Int64N(6), 1+rng.Int64N(6))
			if rng.IntN(2) == 0 {
				r = exact.Int(1)
			}
			if rng.IntN(3) == 0 {
				f = f.Mul(poly.FromRats(r, exact.Int(1)))
			} else { // x² − 2r cos φ x + r²
				cos := exact.NewRat(rng.Int64N(13)-6, 7)
				f = f.Mul(poly.FromRats(r.Mul(r), r.Mul(cos).Mul(exact.Int(-2)), exact.Int(1)))
			}
			want, strict = want || exact.Int(1).Less(r), strict && r.Less(exact.Int(1))
		}
		if rng.IntN(4) == 0 {
			f = f.Mul(poly.FromInts(0, 1))
		}
		if got := !(Field{}).ZerosInClosedDisc(f); got != want {
			t.Errorf("%v has a zero outside: %v, should be %v", f, got, want)
		}
		if got := (Field{}).ZerosInDisc(f); got != strict {
			t.Errorf("all zeros of %v lie inside: %v, should be %v", f, got, strict)
		}
		if want {
			outside++
		}
	}
	if outside < 50 || outside > 350 {
		t.Errorf("%d of 400 have roots outside", outside)
	}
}
