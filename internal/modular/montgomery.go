package modular

import (
	"math/big"
	"math/bits"
)

// Montgomery is a prime p = 2⁶⁰ − δ with 0 < δ < 2³², for long inner products. A residue x is kept as x·2⁶⁴ mod p, which
// lies in 0 … p − 1, so that a product needs no division [Mon85]; Residue and Value go there and back.
type Montgomery struct {
	p, delta uint64
	inverse  uint64 // 1/p modulo 2⁶⁴
	one      uint64 // 2⁶⁴ modulo p
	square   uint64 // 2¹²⁸ modulo p
}

func newMontgomery(p uint64) Montgomery {
	inverse := p // right modulo 8; each step of Newton doubles the number of bits
	for range 5 {
		inverse *= 2 - p*inverse
	}
	_, one := bits.Div64(1, 0, p)
	hi, lo := bits.Mul64(one, one)
	_, square := bits.Div64(hi, lo, p)
	return Montgomery{p: p, delta: 1<<60 - p, inverse: inverse, one: one, square: square}
}

// Prime returns the prime itself.
func (m *Montgomery) Prime() uint64 { return m.p }

// One returns 1.
func (m *Montgomery) One() uint64 { return m.one }

// Add returns x + y.
func (m *Montgomery) Add(x, y uint64) uint64 {
	s := x + y
	if s >= m.p {
		s -= m.p
	}
	return s
}

// Sub returns x − y.
func (m *Montgomery) Sub(x, y uint64) uint64 {
	d := x - y
	if x < y {
		d += m.p
	}
	return d
}

// Neg returns −x.
func (m *Montgomery) Neg(x uint64) uint64 {
	if x == 0 {
		return 0
	}
	return m.p - x
}

// Mul returns xy. One of the two may be any word, with its own value for its residue.
//
// With q = lo/p modulo 2⁶⁴ the number hi·2⁶⁴ + lo − qp is divisible by 2⁶⁴; the quotient is hi − ⌊qp/2⁶⁴⌋, where both
// terms are below p.
func (m *Montgomery) Mul(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	h, _ := bits.Mul64(lo*m.inverse, m.p)
	r := hi - h
	if hi < h {
		r += m.p
	}
	return r
}

// Dot returns Σ xᵢyᵢ for two lists of the same length.
//
// Up to 256 products of numbers below 2⁶⁰ are added up in two words and reduced once. What is above 2⁶⁰ in the high
// word, at most 15, is folded in with 2⁶⁰ ≡ δ; this leaves less than 2⁶⁰ + 2³⁶ there, and less than 2p after the step of
// Mul.
func (m *Montgomery) Dot(x, y []uint64) uint64 {
	if len(x) > 256 {
		return m.Add(m.Dot(x[:256], y[:256]), m.Dot(x[256:], y[256:]))
	}
	y = y[:len(x)]
	var hi, lo, hi2, lo2, carry uint64 // two sums, whose additions do not wait for each other
	i := 0
	for ; i+2 <= len(x); i += 2 {
		h, l := bits.Mul64(x[i], y[i])
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
		h, l = bits.Mul64(x[i+1], y[i+1])
		lo2, carry = bits.Add64(lo2, l, 0)
		hi2, _ = bits.Add64(hi2, h, carry)
	}
	if i < len(x) {
		h, l := bits.Mul64(x[i], y[i])
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
	}
	lo, carry = bits.Add64(lo, lo2, 0)
	hi, _ = bits.Add64(hi, hi2, carry)
	hi = hi&(1<<60-1) + hi>>60*m.delta
	h, _ := bits.Mul64(lo*m.inverse, m.p)
	r := hi - h
	if hi < h {
		r += m.p
	}
	if r >= m.p {
		r -= m.p
	}
	return r
}

// Inv returns 1/x, by Euclid's algorithm. It panics if x = 0.
func (m *Montgomery) Inv(x uint64) uint64 {
	y := Prime(m.p).Inv(x) // of x·2⁶⁴ there is to be made 2⁶⁴/x
	return m.Mul(m.Mul(y, m.square), m.square)
}

// Residue returns the residue of x.
func (m *Montgomery) Residue(x *big.Int) uint64 {
	words := x.Bits()
	if len(words) == 1 { // only faster
		r := m.Mul(uint64(words[0]), m.square)
		if x.Sign() < 0 {
			r = m.Neg(r)
		}
		return r
	}
	shift := m.square // 2⁶⁴
	if bits.UintSize == 32 {
		shift = m.Mul(1<<32, m.square)
	}
	var r uint64
	for i := len(words) - 1; i >= 0; i-- {
		r = m.Add(m.Mul(r, shift), m.Mul(uint64(words[i]), m.square))
	}
	if x.Sign() < 0 {
		r = m.Neg(r)
	}
	return r
}

// Values returns the numbers from 0 to p − 1 that are congruent to integers.
func (m *Montgomery) Values(x []*big.Int) []uint64 {
	out := make([]uint64, len(x))
	for i, a := range x {
		out[i] = m.Value(m.Residue(a))
	}
	return out
}

// Value returns the number from 0 to p − 1 whose residue is x.
func (m *Montgomery) Value(x uint64) uint64 { return m.Mul(x, 1) }
