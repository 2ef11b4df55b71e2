package asymptotics

import (
	"math/big"
	"math/bits"

	"rofz/poly/exact"
)

// A bracket encloses a positive number x in words: lo·2^e ≤ x ≤ hi·2^e, hi ≥ 2^63. Its products serve speed alone: what
// brackets do not tell, longer numbers do.
type bracket struct {
	lo, hi uint64
	e      int64
}

// bracketOf encloses all numbers of an interval above 0.
func bracketOf(x exact.Interval) bracket {
	lo, hi := x.Lo.Big(), x.Hi.Big()
	e := int64(hi.Num().BitLen()-hi.Denom().BitLen()) - 62 // hi·2^−e is between 2^61 and 2^63
	return bracket{floorOf(lo, e), floorOf(hi, e) + 1, e}.normal()
}

// floorOf returns ⌊x·2^−e⌋ for 0 ≤ x < 2^(63+e).
func floorOf(x *big.Rat, e int64) uint64 {
	num, den := new(big.Int).Set(x.Num()), new(big.Int).Set(x.Denom())
	if e < 0 {
		num.Lsh(num, uint(-e))
	} else {
		den.Lsh(den, uint(e))
	}
	return num.Quo(num, den).Uint64()
}

// normal shifts both ends until hi ≥ 2^63.
func (x bracket) normal() bracket {
	s := bits.LeadingZeros64(x.hi)
	return bracket{x.lo << s, x.hi << s, x.e - int64(s)}
}

// times encloses the product: the lower end is cut, the upper one, at most 2^128 − 2^65 + 1 before, is raised.
func (x bracket) times(y bracket) bracket {
	lo, _ := bits.Mul64(x.lo, y.lo)
	hi, _ := bits.Mul64(x.hi, y.hi)
	return bracket{lo, hi + 1, x.e + y.e + 64}.normal()
}

// power encloses xⁿ.
func (x bracket) power(n int) bracket {
	out := bracketOf(exact.Point(exact.Int(1)))
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			out = out.times(x)
		}
		if n > 1 {
			x = x.times(x)
		}
	}
	return out
}

// cmp returns the sign of the difference of the numbers and true, or false if they are too close.
func (x bracket) cmp(y bracket) (int, bool) {
	below := func(a, b bracket) bool { // by hi·2^e of a and lo·2^e of b
		s := bits.LeadingZeros64(b.lo)
		if b.lo == 0 || a.e >= b.e-int64(s) && (a.e > b.e-int64(s) || a.hi >= b.lo<<s) {
			return false
		}
		return true
	}
	switch {
	case below(x, y):
		return -1, true
	case below(y, x):
		return 1, true
	}
	return 0, false
}
