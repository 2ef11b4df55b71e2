// Package modular is the ring of integers modulo a prime of one word: residues, polynomials with such coefficients, and
// the way back to the integers (Chinese remainders).
//
// It makes exact algorithms fast. What it computes is exact, but says something about integers or rational numbers only
// with a bound on them, or with a test of what it found.
package modular

import (
	"math/big"
	"math/bits"
	"sync"

	"rofz/poly/exact"
)

// Prime is a prime below 2⁶². Its methods compute with residues 0 ≤ x < p.
type Prime uint64

// Mersenne is 2⁶¹ − 1.
const Mersenne Prime = 1<<61 - 1

// Large returns the i-th largest prime below 2⁶², i ≥ 0. All that are in reach exceed 2⁶¹.
func Large(i int) Prime {
	large.Lock()
	defer large.Unlock()
	for len(large.primes) <= i {
		p := uint64(1)<<62 + 1
		if n := len(large.primes); n > 0 {
			p = uint64(large.primes[n-1])
		}
		for p -= 2; !isPrime(p); p -= 2 {
		}
		large.primes = append(large.primes, Prime(p))
	}
	return large.primes[i]
}

// large is a cache that only grows.
var large struct {
	sync.Mutex
	primes []Prime
}

// Next returns the next prime after an odd p.
func (p Prime) Next() Prime {
	for p += 2; !isPrime(uint64(p)); p += 2 {
	}
	return p
}

// isPrime is a proof, not a guess, for numbers of one word [BW80].
func isPrime(n uint64) bool { return new(big.Int).SetUint64(n).ProbablyPrime(0) }

// Zero returns 0.
func (p Prime) Zero() uint64 { return 0 }

// One returns 1.
func (p Prime) One() uint64 { return 1 }

// IsZero reports whether x = 0.
func (p Prime) IsZero(x uint64) bool { return x == 0 }

// Add returns x + y.
func (p Prime) Add(x, y uint64) uint64 {
	s := x + y
	if s >= uint64(p) {
		s -= uint64(p)
	}
	return s
}

// Sub returns x − y.
func (p Prime) Sub(x, y uint64) uint64 {
	d := x - y
	if x < y {
		d += uint64(p)
	}
	return d
}

// Neg returns −x.
func (p Prime) Neg(x uint64) uint64 { return p.Sub(0, x) }

// Mul returns xy.
func (p Prime) Mul(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	_, r := bits.Div64(hi, lo, uint64(p)) // hi < p, as Div64 demands
	return r
}

// Quo returns x/y. It panics if y = 0.
func (p Prime) Quo(x, y uint64) uint64 { return p.Mul(x, p.Inv(y)) }

// Inv returns 1/x, by Euclid's algorithm. It panics if x = 0.
func (p Prime) Inv(x uint64) uint64 {
	if x == 0 {
		panic("modular: division by zero")
	}
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
		return p.Neg(v)
	}
	return v
}

// Pow returns xⁿ.
func (p Prime) Pow(x, n uint64) uint64 {
	out := uint64(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = p.Mul(out, x)
		}
		x = p.Mul(x, x)
	}
	return out
}

// Int returns the residue of n.
func (p Prime) Int(n int64) uint64 {
	if n < 0 {
		return p.Sub(0, uint64(-n)%uint64(p))
	}
	return uint64(n) % uint64(p)
}

// Residue returns the residue of x.
func (p Prime) Residue(x *big.Int) uint64 {
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
		r = p.Neg(r)
	}
	return r
}

// Residues returns the residue of each.
func (p Prime) Residues(x []*big.Int) []uint64 {
	out := make([]uint64, len(x))
	for i, a := range x {
		out[i] = p.Residue(a)
	}
	return out
}

// Rational returns the residue of x. It panics if p divides the denominator.
func (p Prime) Rational(x exact.Rat) uint64 { return p.Quo(p.Residue(x.Num()), p.Residue(x.Den())) }

// AddScaled sets row := row + c·other in place. The row is at least as long as the other.
//
// Algorithm: Shoup's multiplication by a constant [Har14]. With k = ⌊c·2⁶⁴/p⌋ and q = ⌊k·y/2⁶⁴⌋ the number c·y − q·p
// lies in [0, 2p): at most one subtraction is left, and the low words alone give the difference, since it is below 2⁶⁴.
func (p Prime) AddScaled(row []uint64, c uint64, other []uint64) {
	k, _ := bits.Div64(c, 0, uint64(p))
	row = row[:len(other)]
	for i, y := range other {
		q, _ := bits.Mul64(k, y)
		r := c*y - q*uint64(p)
		if r >= uint64(p) {
			r -= uint64(p)
		}
		row[i] = p.Add(row[i], r)
	}
}

// Dot returns Σ xᵢyᵢ. The two have the same length.
func (p Prime) Dot(x, y []uint64) uint64 {
	var top, hi, lo uint64 // one reduction at the end
	for i, a := range x {
		h, l := bits.Mul64(a, y[i])
		var carry uint64
		lo, carry = bits.Add64(lo, l, 0)
		hi, carry = bits.Add64(hi, h, carry)
		top += carry
	}
	_, r := bits.Div64(top%uint64(p), hi, uint64(p))
	_, r = bits.Div64(r, lo, uint64(p))
	return r
}
