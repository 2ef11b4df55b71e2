package resolvent

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestPrimes counts the primes that random matrices take: time grows with the longest coefficient, and the sum is
// what the Chinese remainders take.
func TestPrimes(t *testing.T) {
	for _, tt := range []struct{ s, most, sum int }{
		{13, 12, 179}, {16, 15, 266}, {32, 30, 1022}, {64, 60, 4008},
	} {
		r := rand.New(rand.NewPCG(1, 2))
		entry := func() *big.Int { return big.NewInt(r.Int64N(20_000_000_000_000_000) - 10_000_000_000_000_000) }
		m, b := make([][]*big.Int, tt.s), make([]*big.Int, tt.s)
		for i := range m {
			for range tt.s {
				m[i] = append(m[i], entry())
			}
			b[i] = entry()
		}
		need, most := primesFor(m, b, ones(tt.s))
		sum := 0
		for _, k := range need {
			sum += k
		}
		if most > tt.most || sum > tt.sum {
			t.Errorf("s = %d takes %d primes, %d in sum; %d and %d were enough", tt.s, most, sum, tt.most, tt.sum)
		}
	}
}
