package modular

import (
	"math/big"
	"math/bits"
	"sync"
)

// Basis is a list of primes, in decreasing order, to whose product integers are known by their residues: a residue
// number system. It is an immutable value.
type Basis struct {
	Primes []Montgomery

	// For the prime j of the list: −p₀⋯pᵢ₋₁ modulo pⱼ for all i < j, and 1/(p₀⋯pⱼ₋₁) modulo pⱼ.
	before  [][]uint64
	inverse []uint64
	// The products of the first j primes, and their halves.
	product, half []*big.Int
}

// BasisBits is less than the binary logarithm of each prime of a basis: a product of k of them exceeds 2^(k·BasisBits).
const BasisBits = 59.999999

// bases is a cache that only grows.
var bases struct {
	sync.Mutex
	largest Basis
}

// NewBasis returns the basis of the n largest primes below 2⁶⁰.
//
// Cost: O(n²) word operations and the primality of about 20n numbers, once in the life of the process.
func NewBasis(n int) Basis {
	bases.Lock()
	defer bases.Unlock()
	for len(bases.largest.Primes) < n {
		bases.largest = bases.largest.extended()
	}
	b := bases.largest
	return Basis{b.Primes[:n:n], b.before, b.inverse, b.product, b.half}
}

// extended returns the basis with one prime more. What others may be reading is appended to, never changed.
func (b Basis) extended() Basis {
	n := len(b.Primes)
	if n == 0 {
		b.product, b.half = []*big.Int{big.NewInt(1)}, []*big.Int{new(big.Int)}
	}
	p := uint64(1)<<60 + 1
	if n > 0 {
		p = b.Primes[n-1].p
	}
	if n < len(gaps) {
		p -= uint64(gaps[n])
	} else {
		for p -= 2; !isPrime(p); p -= 2 {
		}
	}
	m := newMontgomery(p)
	row, acc := make([]uint64, n), m.one
	for i := range row {
		row[i] = m.Neg(acc)
		acc = m.Mul(acc, m.Mul(b.Primes[i].p, m.square))
	}
	product := new(big.Int).Mul(b.product[n], new(big.Int).SetUint64(p))
	return Basis{
		Primes: append(b.Primes, m),
		before: append(b.before, row), inverse: append(b.inverse, m.Inv(acc)),
		product: append(b.product, product), half: append(b.half, new(big.Int).Rsh(product, 1)),
	}
}

// gaps are the differences of the first primes below 2⁶⁰, beginning at 2⁶⁰ + 1. They only save the search.
var gaps = [...]uint16{
	94, 14, 66, 6, 78, 22, 90, 26, 4, 54, 104, 22, 50, 40, 26, 12, 10, 8, 28, 24, 20, 82, 54, 50,
	16, 128, 10, 50, 12, 94, 26, 10, 120, 24, 30, 2, 72, 12, 66, 4, 48, 56, 46, 6, 14, 46, 74, 70,
	24, 20, 64, 20, 18, 24, 46, 24, 26, 100, 72, 6, 66, 30, 6, 122, 10, 12, 24, 66, 50, 256, 8, 84,
	46, 2, 24, 4, 96, 60, 20, 34, 14, 48, 10, 50, 18, 6, 6, 28, 14, 40, 26, 6, 6, 22, 26, 10,
}

// Integer returns the integer of least absolute value with the given values modulo the first primes of the basis. The
// digits are scratch of at least the same length.
//
// Algorithm: mixed-radix digits, each an inner product [Gar59]; then Horner's rule.
// Cost: O(n²) word operations for n residues.
func (b Basis) Integer(values, digits []uint64) *big.Int {
	n := len(values)
	if n == 0 {
		return new(big.Int)
	}
	digits = digits[:n]
	for j, r := range values {
		m := &b.Primes[j]
		// The digits before are plain numbers below 2⁶⁰, the weights residues: their inner product is a plain number.
		digits[j] = m.Mul(m.Add(r, m.Dot(digits[:j], b.before[j])), b.inverse[j])
	}
	if bits.UintSize != 64 {
		return b.slowly(digits)
	}
	words := make([]big.Word, n)
	words[0] = big.Word(digits[n-1])
	length := 1
	for j := n - 2; j >= 0; j-- {
		p, carry := b.Primes[j].p, digits[j]
		for i, w := range words[:length] {
			hi, lo := bits.Mul64(uint64(w), p)
			lo, c := bits.Add64(lo, carry, 0)
			words[i], carry = big.Word(lo), hi+c
		}
		if carry != 0 {
			words[length] = big.Word(carry)
			length++
		}
	}
	return b.symmetric(new(big.Int).SetBits(words), n)
}

// slowly is the end of Integer for machines with short words.
func (b Basis) slowly(digits []uint64) *big.Int {
	x, d := new(big.Int), new(big.Int)
	for j := len(digits) - 1; j >= 0; j-- {
		x.Mul(x, d.SetUint64(b.Primes[j].p))
		x.Add(x, d.SetUint64(digits[j]))
	}
	return b.symmetric(x, len(digits))
}

// symmetric takes x below the product of the first n primes to the residue of least absolute value, in place.
func (b Basis) symmetric(x *big.Int, n int) *big.Int {
	if x.Cmp(b.half[n]) > 0 {
		x.Sub(x, b.product[n])
	}
	return x
}
