package resolvent

import (
	"context"
	"math"
	"math/big"
	"runtime"
	"sync"
	"sync/atomic"

	"rofz/internal/budget"
	"rofz/internal/modular"
)

// remainders finds both polynomials modulo primes of one word. A coefficient that is known to be short needs only the
// first of them.
//
// Algorithm: Hessenberg's process [Wil65, chapter 6], Chinese remainders.
// Cost: about s³ multiplications of words for each prime.
func remainders(ctx context.Context, m [][]*big.Int, b, e []*big.Int) (n, q []*big.Int) {
	s := len(m)
	need, most := primesFor(m, b, e)
	budget.Spend(ctx, most*s*s*s)
	basis := modular.NewBasis(most)
	values := make([]uint64, len(need)*most) // by coefficients, then primes
	var done atomic.Int64
	work := func() {
		w := newProcess(s)
		for ctx.Err() == nil {
			i := int(done.Add(1)) - 1
			if i >= most {
				return
			}
			w.run(&basis.Primes[i], m, b, e, func(c int, value uint64) { values[c*most+i] = value })
		}
	}
	var others sync.WaitGroup
	for range workers(s) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
	budget.Poll(ctx)
	digits, all := make([]uint64, most), make([]*big.Int, len(need))
	for c, k := range need {
		all[c] = basis.Integer(values[c*most:c*most+k], digits)
	}
	return all[s+1:], all[:s+1]
}

// workers returns how many goroutines pay: a second one costs more than it saves for matrices that take less than 0.2 ms.
func workers(s int) int { return max(1, min(runtime.GOMAXPROCS(0), s/10)) }

// primesFor returns how many primes each coefficient takes, those of q before those of n, and the largest number, at
// least 1. The product of the primes exceeds twice the bound.
func primesFor(m [][]*big.Int, b, e []*big.Int) (need []int, most int) {
	n, q := hadamard(m, b, e)
	most = 1
	for _, bound := range append(q, n...) {
		k := 0
		if !math.IsInf(bound, -1) {
			k = int((bound+1)/modular.BasisBits) + 1
		}
		need = append(need, k)
		most = max(most, k)
	}
	return need, most
}
