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
		hi := within(in.hi.Mul(exact.Int(q)).Floor(), int64(height)+1)
		lo, hi = max(-lo, -int64(height)), min(hi, int64(height))
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

// reduced counts those in lowest terms.
func (f fractions) reduced() int64 {
	var n int64
	var before uint64
	for i, upTo := range f.upTo {
		if upTo > before {
			n += coprimes(int64(i)+1, f.least[i], f.least[i]+int64(upTo-before)-1)
		}
		before = upTo
	}
	return n
}

// coprimes counts the integers from lo to hi that have no factor in common with q ≥ 1, by inclusion and exclusion of the multiples of its primes.
func coprimes(q, lo, hi int64) int64 {
	divisors := []int64{1} // of q without squares; those with an odd number of primes have a minus sign
	for p := int64(2); q > 1; p++ {
		if p*p > q {
			p = q
		}
		if q%p != 0 {
			continue
		}
		for _, d := range divisors {
			divisors = append(divisors, -d*p)
		}
		for q%p == 0 {
			q /= p
		}
	}
	var n int64
	for _, d := range divisors {
		if d > 0 {
			n += floor(hi, d) - floor(lo-1, d)
		} else {
			n -= floor(hi, -d) - floor(lo-1, -d)
		}
	}
	return n
}

// floor returns ⌊a/b⌋ for b > 0.
func floor(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

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
