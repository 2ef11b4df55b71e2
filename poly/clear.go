package poly

import (
	"math/big"
	"math/bits"
)

// Numerators returns integers nums and the least den > 0 with xs[i] = nums[i]/den, for rational numbers. It panics if
// there are others.
//
// Cost: one gcd for each denominator that does not divide the least common one of those before.
func Numerators(xs []Elem) (nums []*big.Int, den *big.Int) {
	den = big.NewInt(1)
	length := 0
	for _, x := range xs {
		if x.IsZero() {
			continue
		}
		if x.field != nil {
			if _, ok := x.Rat(); !ok {
				panic("poly: Numerators of an irrational number")
			}
		}
		den = lcmWith(den, x.den)
		length += len(x.num[0].Bits())
	}
	store, words := make([]big.Int, len(xs)), make([]big.Word, 0, length)
	nums = make([]*big.Int, len(xs))
	f, r := new(big.Int), new(big.Int)
	for i, x := range xs {
		nums[i] = &store[i]
		switch {
		case x.IsZero():
		case x.den.Cmp(den) == 0:
			at := len(words)
			words = append(words, x.num[0].Bits()...)
			if nums[i].SetBits(words[at:len(words):len(words)]); x.num[0].Sign() < 0 {
				nums[i].Neg(nums[i])
			}
		default:
			f.QuoRem(den, x.den, r)
			nums[i].Mul(x.num[0], f)
		}
	}
	return nums, den
}

// lcmWith returns the least common multiple of two positive integers, one of the two if it is that.
func lcmWith(a, b *big.Int) *big.Int {
	if a.Cmp(b) == 0 {
		return a
	}
	if len(a.Bits()) == 1 && len(b.Bits()) == 1 { // only faster
		x, y := uint64(a.Bits()[0]), uint64(b.Bits()[0])
		if x%y == 0 {
			return a
		}
		for r := y; r != 0; {
			x, r = r, x%r
		}
		if hi, lo := bits.Mul64(uint64(a.Bits()[0]), y/x); hi == 0 {
			return new(big.Int).SetUint64(lo)
		}
	}
	return lcm(a, b)
}

// FromPowers returns Σ nums[k]/(c·dᵏ) xᵏ over ℚ for c, d > 0; the arguments are left as they are.
//
// What numerators and denominator have in common divides the last numerator, and is a product of primes of c and d: that
// part of it is found by gcds with cd, which is short where the numerators are long, and is mostly short itself.
//
// Cost: O(nτ²) word operations for n coefficients and numbers nums[k], dᵏ of τ words, apart from long products.
func FromPowers(nums []*big.Int, c, d *big.Int) Poly {
	n := len(nums)
	for n > 0 && nums[n-1].Sign() == 0 {
		n--
	}
	if n == 0 {
		return Poly{}
	}
	store, num := make([]big.Int, n), make([]*big.Int, n)
	power := new(big.Int).Set(one) // of d
	for k := n - 1; k >= 0; k-- {
		num[k] = store[k].Mul(nums[k], power)
		if k > 0 {
			power.Mul(power, d)
		}
	}
	den := power.Mul(power, c)
	g := commonPart(num[n-1], new(big.Int).Mul(c, d))
	r := new(big.Int)
	for k := n - 2; k >= -1 && g.Cmp(one) != 0; k-- {
		x := den
		if k >= 0 {
			x = num[k]
		}
		if r.Rem(x, g); r.Sign() != 0 {
			g.GCD(nil, nil, g, r.Abs(r))
		}
	}
	if g.Cmp(one) != 0 {
		for _, x := range num {
			x.Quo(x, g)
		}
		den.Quo(den, g)
	}
	return Poly{nil, num, den}
}

// commonPart returns the largest divisor of x ≠ 0 whose primes all divide d.
func commonPart(x, d *big.Int) *big.Int {
	part, rest, g, r := new(big.Int).Set(one), new(big.Int).Abs(x), new(big.Int), new(big.Int)
	if d.Cmp(one) == 0 {
		return part
	}
	for {
		if r.Rem(rest, d); r.Sign() == 0 {
			g.Set(d)
		} else if g.GCD(nil, nil, d, r); g.Cmp(one) == 0 {
			return part
		}
		part.Mul(part, g)
		rest.Quo(rest, g)
	}
}
