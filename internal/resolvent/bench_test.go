package resolvent

import (
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
)

func BenchmarkPolynomials(b *testing.B) {
	for _, kind := range []struct {
		name   string
		lower  bool
		digits int64
		sizes  []int
	}{
		{"dense", false, 16, []int{3, 4, 8, 12, 13, 16, 32, 64}},
		{"dense", false, 25, []int{3, 8, 16}},
		{"triangular", true, 15, []int{2, 3, 4, 5, 6, 13, 32, 64}},
		{"triangular", true, 25, []int{6, 13}},
	} {
		for _, s := range kind.sizes {
			b.Run(fmt.Sprintf("kind=%s/digits=%d/s=%d", kind.name, kind.digits, s), func(b *testing.B) {
				r := rand.New(rand.NewPCG(1, 2))
				entry := func() *big.Int { // from −10^digits to 10^digits
					limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(kind.digits), nil)
					x := new(big.Int).Lsh(new(big.Int).SetUint64(r.Uint64()), 64)
					x.Add(x, new(big.Int).SetUint64(r.Uint64()))
					return x.Sub(x.Mod(x, new(big.Int).Lsh(limit, 1)), limit)
				}
				m, weights := make([][]*big.Int, s), make([]*big.Int, s)
				for i := range m {
					for j := range s {
						x := new(big.Int)
						if !kind.lower || j <= i {
							x = entry()
						}
						m[i] = append(m[i], x)
					}
					weights[i] = entry()
				}
				e := ones(s)
				for b.Loop() {
					Polynomials(context.Background(), m, weights, e)
				}
			})
		}
	}
}
