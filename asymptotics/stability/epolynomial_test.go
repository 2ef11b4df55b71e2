package stability

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/poly/exact"
)

// TestEInIntegers compares with products of polynomials.
func TestEInIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) poly.Poly {
			var c []exact.Rat
			for range rapid.IntRange(0, 9).Draw(t, name) {
				c = append(c, exact.NewRat(rapid.Int64Range(-99, 99).Draw(t, "n"), rapid.Int64Range(1, 12).Draw(t, "d")))
			}
			return poly.FromRats(c...)
		}
		p, q := draw("P"), draw("Q")
		e, den, ok := inIntegers(p, q)
		if want := byProducts(p, q); !ok || !poly.FromBigInts(e, den).Equal(want) || !E(p, q).Equal(want) {
			t.Fatalf("E of %v and %v: %v, want %v", p, q, E(p, q), want)
		}
		if got := MultipleOfE(p, q); !got.Equal(poly.FromBigInts(e, big.NewInt(1))) || den.Sign() <= 0 {
			t.Fatalf("%v is no positive multiple of E of %v and %v", got, p, q)
		}
	})
}
