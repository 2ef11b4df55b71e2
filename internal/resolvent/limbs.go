package resolvent

import (
	"math/big"
	"math/bits"
	"slices"
)

// Integers modulo a power of 2⁶⁴ are slices of limbs, the lowest first, in two's complement: there are no signs to look
// at, nothing is normalised, nothing is allocated. A slice whose length was chosen by a bound holds the integer itself;
// used for a longer one it is extended by its sign.

// unit is the number 1.
var unit = []uint64{1}

// limbsFor returns how many limbs hold an integer x with log₂|x| ≤ bound: at least one bit more is there for the sign.
func limbsFor(bound float64) int { return int(max(bound, 0)+2)/64 + 1 }

// addWord adds ±m·v to sum, minus if sign is −1 (all ones) and plus if it is 0.
//
// The negative of v is its complement plus 1. As numbers without sign, the limbs of ±v exceed its value by 2^(64·len(v))
// if the top bit is set, and so the limbs beyond take the carry less m.
func addWord(sum, v []uint64, m, sign uint64) {
	n := min(len(sum), len(v))
	low, v2 := sum[:n], v[:n]
	carry, c := m&sign, uint64(0)
	for i, x := range v2 {
		hi, lo := bits.Mul64(x^sign, m)
		lo, c = bits.Add64(lo, carry, 0)
		hi += c
		low[i], c = bits.Add64(low[i], lo, 0)
		carry = hi + c
	}
	if len(sum) == n {
		return
	}
	top := extension(v) ^ sign
	step, borrow := bits.Sub64(carry, m&top, 0)
	sum[n], c = bits.Add64(sum[n], step, 0)
	for i := n + 1; i < len(sum); i++ {
		sum[i], c = bits.Add64(sum[i], -borrow, c)
	}
}

// extension returns the limb with which v goes on: 0 or −1.
func extension(v []uint64) uint64 { return uint64(int64(v[len(v)-1]) >> 63) }

// addProduct adds x·y to sum. The limbs without sign are multiplied first; a negative x is too large by 2^(64·len(x)) as
// such a number, and its excess times y is taken away, then that of y times the limbs of x.
func addProduct(sum, x, y []uint64) {
	for j, f := range y[:min(len(y), len(sum))] {
		a := sum[j:]
		n := min(len(a), len(x))
		carry, c := uint64(0), uint64(0)
		for i, v := range x[:n] {
			hi, lo := bits.Mul64(v, f)
			lo, c = bits.Add64(lo, carry, 0)
			hi += c
			a[i], c = bits.Add64(a[i], lo, 0)
			carry = hi + c
		}
		for i := n; i < len(a) && carry != 0; i++ {
			a[i], carry = bits.Add64(a[i], carry, 0)
		}
	}
	if extension(x) != 0 && len(x) < len(sum) {
		subtract(sum[len(x):], y, extension(y))
	}
	if extension(y) != 0 && len(y) < len(sum) {
		subtract(sum[len(y):], x, 0)
	}
}

// subtract takes x, continued with the limb more, away from sum.
func subtract(sum, x []uint64, more uint64) {
	var c uint64
	n := min(len(sum), len(x))
	for i, v := range x[:n] {
		sum[i], c = bits.Sub64(sum[i], v, c)
	}
	for i := n; i < len(sum); i++ {
		sum[i], c = bits.Sub64(sum[i], more, c)
	}
}

// numbers are integers as absolute values of the same number of limbs, with signs as addWord wants them.
type numbers struct {
	width int
	limbs []uint64
	signs []uint64
}

// newNumbers takes up a list of integers.
func newNumbers(xs []*big.Int) numbers {
	var a numbers
	a.set(xs, nil)
	return a
}

// set takes up a list of integers, in the given order if there is one.
func (a *numbers) set(xs []*big.Int, order []int) {
	width := 1
	for _, x := range xs {
		width = max(width, (x.BitLen()+63)/64)
	}
	a.width = width
	a.limbs = slices.Grow(a.limbs[:0], width*len(xs))[:width*len(xs)]
	a.signs = slices.Grow(a.signs[:0], len(xs))[:len(xs)]
	clear(a.limbs)
	for i := range xs {
		x := xs[i]
		if order != nil {
			x = xs[order[i]]
		}
		magnitude(a.limbs[i*width:], x)
		a.signs[i] = 0
		if x.Sign() < 0 {
			a.signs[i] = ^uint64(0)
		}
	}
}

// magnitude writes |x| to limbs that hold it.
func magnitude(to []uint64, x *big.Int) {
	for i, w := range x.Bits() {
		at := i * bits.UintSize
		to[at/64] |= uint64(w) << (at % 64)
	}
}

// addTo adds the i-th number times v to sum, or takes it away if minus is −1.
func (a *numbers) addTo(sum []uint64, i int, v []uint64, minus uint64) {
	for j, m := range a.limbs[i*a.width : (i+1)*a.width] {
		if j == len(sum) {
			return
		}
		if m != 0 {
			addWord(sum[j:], v, m, a.signs[i]^minus)
		}
	}
}

// integers returns the numbers in two's complement as big integers.
func integers(xs [][]uint64) []*big.Int {
	length := 0
	for _, x := range xs {
		length += len(x) * (64 / bits.UintSize)
	}
	words, values, out := make([]big.Word, length), make([]big.Int, len(xs)), make([]*big.Int, len(xs))
	for i, x := range xs {
		n := len(x) * (64 / bits.UintSize)
		sign, c := extension(x), extension(x)&1
		for k, v := range x {
			v, c = bits.Add64(v^sign, 0, c)
			for at := 0; at < 64; at += bits.UintSize {
				words[(k*64+at)/bits.UintSize] = big.Word(v >> at)
			}
		}
		out[i] = values[i].SetBits(words[:n:n])
		if sign != 0 {
			out[i].Neg(out[i])
		}
		words = words[n:]
	}
	return out
}

// list is a list of integers with limbs for at most width each.
type list struct {
	width int
	limbs []uint64
}

// at returns the first n limbs of the i-th integer.
func (l list) at(i, n int) []uint64 { return l.limbs[i*l.width : i*l.width+n : i*l.width+n] }

// fresh returns them with the value 0.
func (l list) fresh(i, n int) []uint64 {
	x := l.at(i, n)
	clear(x)
	return x
}
