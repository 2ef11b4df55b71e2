package candidate

import (
	"crypto/sha256"
	"fmt"
	"math/big"
	"math/rand/v2"
	"sort"

	"rofz/poly/exact"
)

// generator makes random bits.
type generator struct{ source *rand.ChaCha8 }

// generatorOf returns the generator of member k, which has nothing to do with those of others. Sequences are reproducible for
// good: the text and the algorithms never change.
func generatorOf(seed uint64, k int64) generator {
	return generator{rand.NewChaCha8(sha256.Sum256(fmt.Appendf(nil, "rofz candidate %d of seed %d", k, seed)))}
}

// below returns an integer from 0 to n−1, all with the same probability.
func (g generator) below(n uint64) uint64 {
	unfair := -n % n // 2⁶⁴ mod n
	for {
		if x := g.source.Uint64(); x >= unfair {
			return x % n
		}
	}
}

// fractions are the pairs (p, q), 1 ≤ q ≤ height, |p| ≤ height, for which p/q lies in an interval.
type fractions struct {
	least []int64  // least p for q = 1, 2, …
	upTo  []uint64 // how many pairs there are for 1, …, q
}

func fractionsIn(in interval, height int) fractions {
	var f fractions
	var total uint64
	for q := int64(1); q <= int64(height); q++ {
		lo := within(in.lo.Mul(exact.Int(q)).Neg().Floor(), int64(height)+1) // the ceiling is −⌊−x⌋
		hi := within(in.hi.Mul(exact.Int(q)).Floor(), int64(height))
		lo = max(-lo, -int64(height))
		if hi >= lo {
			total += uint64(hi - lo + 1)
		}
		f.least, f.upTo = append(f.least, lo), append(f.upTo, total)
	}
	return f
}

// within returns n, or the nearest end of −most … most.
func within(n *big.Int, most int64) int64 {
	if n.IsInt64() {
		return max(-most, min(most, n.Int64()))
	}
	return int64(n.Sign()) * most
}

func (f fractions) count() uint64 { return f.upTo[len(f.upTo)-1] }

// draw returns one of the fractions in lowest terms. There is one if there is any pair.
func (f fractions) draw(g generator) exact.Rat {
	for {
		i := g.below(f.count())
		q := sort.Search(len(f.upTo), func(q int) bool { return f.upTo[q] > i })
		if q > 0 {
			i -= f.upTo[q-1]
		}
		p := f.least[q] + int64(i)
		if coprime(p, int64(q)+1) {
			return exact.NewRat(p, int64(q)+1)
		}
	}
}

func coprime(a, b int64) bool {
	for b != 0 {
		a, b = b, a%b
	}
	return a == 1 || a == -1
}
