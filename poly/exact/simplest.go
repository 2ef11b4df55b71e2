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
	// The answer is (p₁y + p₀)/(q₁y + q₀) for the simplest y between a/b and c/d.
	a, b, c, d := lo.Num(), lo.Den(), hi.Num(), hi.Den()
	p0, q0, p1, q1 := new(big.Int), big.NewInt(1), big.NewInt(1), new(big.Int)
	combine := func(n, x, y *big.Int) *big.Int {
		z := new(big.Int).Mul(n, x)
		return z.Add(z, y)
	}
	for {
		n, rest := new(big.Int).QuoRem(a, b, new(big.Int))
		between := n.Cmp(new(big.Int).Quo(c, d)) < 0
		if rest.Sign() != 0 && between {
			n.Add(n, big.NewInt(1))
		}
		p0, p1 = p1, combine(n, p1, p0)
		q0, q1 = q1, combine(n, q1, q0)
		if rest.Sign() == 0 || between { // n is an integer in [a/b, c/d], the least one
			return Frac(p1, q1)
		}
		// Otherwise y = n + 1/z with z between d/(c − nd) and b/(a − nb).
		a, b, c, d = d, c.Sub(c, new(big.Int).Mul(n, d)), b, rest
	}
}
