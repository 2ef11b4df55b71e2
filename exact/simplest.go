package exact

import "math/big"

// SimplestBetween returns the rational with the least denominator, and among those the least numerator in modulus, in
// the closed interval [lo, hi]. It panics if lo > hi.
//
// Algorithm: the common part of the two continued fractions. Cost: as many divisions as that part is long.
func SimplestBetween(lo, hi Rat) Rat {
	switch {
	case hi.Less(lo):
		panic("exact: SimplestBetween of an empty interval")
	case lo.Sign() <= 0 && hi.Sign() >= 0:
		return Rat{}
	case hi.Sign() < 0:
		return SimplestBetween(hi.Neg(), lo.Neg()).Neg()
	}
	var quotients []*big.Int
	for {
		fl := FromBigInt(lo.Floor())
		if fl.Equal(lo) || fl.Less(FromBigInt(hi.Floor())) { // an integer lies between: the least one ends it
			n := fl
			if !fl.Equal(lo) {
				n = fl.Add(Int(1))
			}
			out := n
			for i := len(quotients) - 1; i >= 0; i-- {
				out = FromBigInt(quotients[i]).Add(out.Inv())
			}
			return out
		}
		quotients = append(quotients, lo.Floor())
		lo, hi = hi.Sub(fl).Inv(), lo.Sub(fl).Inv()
	}
}

// Outward returns the smallest interval around x whose ends are dyadic numbers with about the given number of
// significant bits: the lower end is rounded down, the upper end up.
func (x Interval) Outward(bits uint) Interval {
	return Interval{x.Lo.dyadic(bits, false), x.Hi.dyadic(bits, true)}
}

// dyadic rounds x to n·2^e, |n| of about the given number of bits, down or up.
func (x Rat) dyadic(bits uint, up bool) Rat {
	if x.IsZero() {
		return x
	}
	num, den := x.Num(), x.Den()
	e := num.BitLen() - den.BitLen() - int(bits)
	if e >= 0 {
		den.Lsh(den, uint(e))
	} else {
		num.Lsh(num, uint(-e))
	}
	q, r := new(big.Int).DivMod(num, den, new(big.Int)) // towards −∞ for a positive divisor
	if up && r.Sign() != 0 {
		q.Add(q, big.NewInt(1))
	}
	if e >= 0 {
		return FromBigInt(q.Lsh(q, uint(e)))
	}
	return Frac(q, new(big.Int).Lsh(big.NewInt(1), uint(-e)))
}

// Quo returns {a/b : a ∈ x, b ∈ y} and true, or false when y contains 0.
func (x Interval) Quo(y Interval) (Interval, bool) {
	if y.Lo.Sign() <= 0 && y.Hi.Sign() >= 0 {
		return Interval{}, false
	}
	return x.Mul(Interval{y.Hi.Inv(), y.Lo.Inv()}), true
}
