// Package modular computes the determinant of I − wM, as a polynomial in w, for an integer matrix M: exactly, by
// working modulo several word-sized primes and putting the residues together with the Chinese remainder theorem.
//
// There is no luck in it. A bound on every coefficient is computed first and says how many primes are enough.
package modular

import (
	"math/big"
	"math/bits"
	"sync"
)

// primeBits is the size of the primes. With factors below 2⁶⁰ the sum of 256 products stays below 2¹²⁸, so an inner
// product of that length needs only one reduction at its end.
const (
	primeBits = 60
	maxTerms  = 1 << (128 - 2*primeBits)
)

// primes returns the n largest primes below 2⁶⁰, descending.
//
// Every number tested is below 2⁶⁴, where big.Int.ProbablyPrime is a proof and not a guess [BW80]. They are kept for
// the next call.
func primes(n int) []uint64 {
	primeTable.Lock()
	defer primeTable.Unlock()
	c := uint64(1)<<primeBits + 1
	if k := len(primeTable.p); k > 0 {
		c = primeTable.p[k-1]
	}
	for len(primeTable.p) < n {
		c -= 2
		if new(big.Int).SetUint64(c).ProbablyPrime(0) {
			primeTable.p = append(primeTable.p, c)
		}
	}
	return primeTable.p[:n:n]
}

var primeTable struct {
	sync.Mutex
	p []uint64
}

// mod is a prime below 2⁶⁰, with arithmetic on residues 0 ≤ x < p.
type mod uint64

func (p mod) add(x, y uint64) uint64 {
	s := x + y
	if s >= uint64(p) {
		s -= uint64(p)
	}
	return s
}

func (p mod) sub(x, y uint64) uint64 {
	d := x - y
	if x < y {
		d += uint64(p)
	}
	return d
}

func (p mod) neg(x uint64) uint64 { return p.sub(0, x) }

func (p mod) mul(x, y uint64) uint64 { return p.reduce(bits.Mul64(x, y)) }

// reduce returns hi·2⁶⁴ + lo modulo p, for any two words.
func (p mod) reduce(hi, lo uint64) uint64 {
	return bits.Rem64(hi, lo, uint64(p))
}

// inv returns 1/x for x ≠ 0, by Euclid's algorithm.
func (p mod) inv(x uint64) uint64 {
	// Throughout, a ≡ ±u·x and b ≡ ±v·x with opposite signs; u, v ≤ p.
	a, b := uint64(p), x
	u, v := uint64(0), uint64(1)
	negative := false // the sign of v
	for b > 1 {
		q := a / b
		a, b = b, a-q*b
		u, v = v, u+q*v
		negative = !negative
	}
	if negative {
		return p.neg(v)
	}
	return v
}

// residue returns x modulo p.
func (p mod) residue(x *big.Int) uint64 {
	var r uint64
	words := x.Bits()
	for i := len(words) - 1; i >= 0; i-- {
		if bits.UintSize == 64 {
			_, r = bits.Div64(r, uint64(words[i]), uint64(p))
		} else {
			_, r = bits.Div64(r>>32, r<<32|uint64(words[i]), uint64(p))
		}
	}
	if x.Sign() < 0 {
		r = p.neg(r)
	}
	return r
}

// factor is a residue x prepared for many multiplications: the second word is ⌊x·2⁶⁴/p⌋.
type factor struct{ x, quotient uint64 }

func (p mod) factor(x uint64) factor {
	q, _ := bits.Div64(x, 0, uint64(p)) // x < p, as Div64 demands
	return factor{x, q}
}

// times returns f·y modulo p for any y < 2⁶⁴, by Shoup's multiplication [Har14].
//
// With q = ⌊quotient·y/2⁶⁴⌋ the number x·y − q·p lies in [0, 2p): at most one subtraction is left, and the low words
// alone give the difference, since it is below 2⁶⁴.
func (p mod) times(f factor, y uint64) uint64 {
	q, _ := bits.Mul64(f.quotient, y)
	r := f.x*y - q*uint64(p)
	if r >= uint64(p) {
		r -= uint64(p)
	}
	return r
}

// subScaled sets row := row − f·other. The rows have the same length.
func (p mod) subScaled(row []uint64, f factor, other []uint64) {
	for i, y := range other[:len(row)] {
		row[i] = p.sub(row[i], p.times(f, y))
	}
}

// dot returns Σ xᵢyᵢ. The two have the same length.
func (p mod) dot(x, y []uint64) uint64 {
	var sum uint64
	for len(x) > maxTerms {
		sum = p.add(sum, p.dot(x[:maxTerms], y[:maxTerms]))
		x, y = x[maxTerms:], y[maxTerms:]
	}
	var hi, lo uint64
	for i, a := range x {
		h, l := bits.Mul64(a, y[i])
		var carry uint64
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
	}
	return p.add(sum, p.reduce(hi, lo))
}
