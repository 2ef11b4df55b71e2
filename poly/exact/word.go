package exact

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// The arithmetic of fractions of words: products of two words take two, and what no longer fits becomes long.

// modulus returns |n|.
func modulus(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// GCD returns the greatest common divisor; GCD(0, 0) = 0.
//
// Algorithm: binary [Knu97, 4.5.2, algorithm B]. Cost: a subtraction and a shift for each bit.
func GCD(x, y uint64) uint64 {
	if x == 0 || y == 0 {
		return x | y
	}
	twos := bits.TrailingZeros64(x | y)
	x >>= bits.TrailingZeros64(x)
	for y != 0 {
		y >>= bits.TrailingZeros64(y)
		x, y = min(x, y), max(x, y)-min(x, y)
	}
	return x << twos
}

// small returns ±num/den in lowest terms, den > 0.
func small(negative bool, num, den uint64) Rat {
	if g := GCD(num, den); g > 1 {
		num, den = num/g, den/g
	}
	return wide(negative, 0, num, 0, den)
}

// wide returns ± (n₁·2⁶⁴ + n₀)/(d₁·2⁶⁴ + d₀), which is in lowest terms.
func wide(negative bool, n1, n0, d1, d0 uint64) Rat {
	if n1|d1 == 0 && n0 <= math.MaxInt64 && d0 <= math.MaxInt64 {
		if negative {
			return word(-int64(n0), int64(d0))
		}
		return word(int64(n0), int64(d0))
	}
	num, den := twoWords(n1, n0), twoWords(d1, d0)
	if negative {
		num.Neg(num)
	}
	return Lowest(num, den)
}

func twoWords(hi, lo uint64) *big.Int {
	x := new(big.Int).SetUint64(hi)
	return x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(lo))
}

// mulWords returns ± a/b · c/d, both in lowest terms. The crosswise common factors are the only ones.
func mulWords(negative bool, a, b, c, d uint64) Rat {
	if g := GCD(a, d); g > 1 {
		a, d = a/g, d/g
	}
	if g := GCD(c, b); g > 1 {
		c, b = c/g, b/g
	}
	n1, n0 := bits.Mul64(a, c)
	d1, d0 := bits.Mul64(b, d)
	return wide(negative, n1, n0, d1, d0)
}

// addWords returns a/b + c/d, both in lowest terms. With g = gcd(b, d) the sum is n/(b·d/g), n = a·(d/g) + c·(b/g), and what n
// and the denominator have in common divides g [Knu97, 4.5.1].
func addWords(a, b, c, d int64) Rat {
	g := uint64(1)
	if b != 1 && d != 1 {
		g = GCD(uint64(b), uint64(d))
	}
	rb, rd := uint64(b)/g, uint64(d)/g
	x1, x0 := bits.Mul64(modulus(a), rd)
	y1, y0 := bits.Mul64(modulus(c), rb)
	negative := a < 0
	if negative == (c < 0) { // below 2¹²⁷: |a|, |c| ≤ 2⁶³ and rb, rd < 2⁶³
		var carry uint64
		x0, carry = bits.Add64(x0, y0, 0)
		x1, _ = bits.Add64(x1, y1, carry)
	} else {
		if x1 < y1 || x1 == y1 && x0 < y0 {
			x1, x0, y1, y0, negative = y1, y0, x1, x0, !negative
		}
		var borrow uint64
		x0, borrow = bits.Sub64(x0, y0, 0)
		x1, _ = bits.Sub64(x1, y1, borrow)
	}
	if x1|x0 == 0 {
		return Rat{}
	}
	rest := g
	if g > 1 {
		if common := GCD(bits.Rem64(x1, x0, g), g); common > 1 {
			rest = g / common
			n1 := x1 / common
			x0, _ = bits.Div64(x1%common, x0, common)
			x1 = n1
		}
	}
	d1, d0 := bits.Mul64(rb*rest, rd) // rb·g = b is a word, so rb·rest is one
	return wide(negative, x1, x0, d1, d0)
}

// cmpWords compares a/b and c/d.
func cmpWords(a, b, c, d int64) int {
	if s, t := cmp.Compare(a, 0), cmp.Compare(c, 0); s != t || s == 0 {
		return cmp.Compare(s, t)
	}
	x1, x0 := bits.Mul64(modulus(a), uint64(d))
	y1, y0 := bits.Mul64(modulus(c), uint64(b))
	return cmp.Compare(a, 0) * cmp.Or(cmp.Compare(x1, y1), cmp.Compare(x0, y0))
}
