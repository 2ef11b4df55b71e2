package scheme

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/resolvent"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
)

// TestTridiagonal: the continuant and the short fractions give what the general algorithm gives, for all families and for
// random tridiagonal matrices with any weights.
func TestTridiagonal(t *testing.T) {
	for _, f := range legendreFamilies {
		for s := leastTridiagonal; s < leastTridiagonal+2; s++ {
			compareTridiagonal(t, fmt.Sprintf("%s-%d", f.name, s), newFamily(f, s).realization)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.IntRange(leastTridiagonal, leastTridiagonal+2).Draw(t, "s")
		entry := func() poly.Elem {
			return poly.Rational(exact.NewRat(rapid.Int64Range(-3, 3).Draw(t, "num"), rapid.Int64Range(1, 4).Draw(t, "den")))
		}
		r := Realization{A: make([][]poly.Elem, s)}
		for i := range s {
			r.A[i] = make([]poly.Elem, s)
			for j := max(0, i-1); j < min(s, i+2); j++ {
				r.A[i][j] = entry()
			}
			r.B, r.E = append(r.B, entry()), append(r.E, entry())
		}
		compareTridiagonal(t, "a random matrix", r)
	})
}

func compareTridiagonal(t rapid.TB, name string, r Realization) {
	x := newIntegral(context.Background(), rationals, r)
	if !x.tridiagonal() {
		t.Fatalf("%s is not tridiagonal", name)
	}
	got := sample.Try(DeriveRealization(rationals, r)).Must(t)
	n, q := resolvent.Polynomials(context.Background(), x.rows(), integers(x.b), integers(x.e))
	want := sample.Try(x.complete(Derivation{Field: rationals, Realization: &r}, n, q)).Must(t)
	if !got.P0.Equal(want.P0) || !got.Q0.Equal(want.Q0) || !got.R.Equal(want.R) || !got.Common.Equal(want.Common) {
		t.Fatalf("%s: R = %v, want %v", name, got.R, want.R)
	}
	for i, p := range x.components(x.vector(elts(q))) {
		if !p.Equal(got.Vector()[i]) {
			t.Fatalf("%s: component %d of s is %v, want %v", name, i+1, got.Vector()[i], p)
		}
	}
}
