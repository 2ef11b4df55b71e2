package exact

import "math/big"

// SimplestBetween returns the rational with the least denominator, and among those the least numerator in modulus, in
// the closed interval [lo, hi]. It panics if lo > hi.
//
// Algorithm: the common part of the two continued fractions [Knu97, 4.5.3]. Cost: as many divisions as that part is
// long, at most logarithmic in the denominators.
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
