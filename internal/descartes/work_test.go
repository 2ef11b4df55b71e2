package descartes

import (
	"math/big"
	"math/rand/v2"
	"rofz/internal/sample"
	"sort"
	"testing"
)

// TestPieces counts the words and then the pieces with which polynomials are decided that come as near to 0 as 2^−near.
func TestPieces(t *testing.T) {
	for _, tt := range []struct {
		degree        int
		near          uint
		words, pieces int
	}{{30, 0, 1, 4}, {30, 100, 2, 54}, {30, 1000, 17, 502}, {60, 100, 2, 54}} {
		r := rand.New(rand.NewPCG(5, uint64(tt.degree)))
		var factors [][]*big.Int
		for range tt.degree/2 - 1 {
			u, v, d := r.Int64N(2000)-500, 100+r.Int64N(1000), 1+r.Int64N(100)
			factors = append(factors, sample.Ints(u*u+v*v, -2*u*d, d*d))
		}
		f := sample.Product(append(factors, touching(3, 7, 1, tt.near))...)
		decided := func(words, pieces int) bool {
			v, _ := Sign(f, words, pieces)
			return v == Positive
		}
		words := 1 + sort.Search(64, func(w int) bool { return decided(w+1, 1<<20) })
		pieces := sort.Search(1<<16, func(n int) bool { return decided(words, n) })
		if words > tt.words || pieces > tt.pieces {
			t.Errorf("degree %d, 2^−%d from 0: %d words, %d pieces; %d and %d were enough",
				tt.degree, tt.near, words, pieces, tt.words, tt.pieces)
		}
	}
}
