package asymptotics

import (
	"math/big"

	"rofz/poly/exact"
)

// CosSin returns enclosures of cos y and sin y of width at most 10^−digits; for y = 0 the points 1 and 0. It panics if
// digits < 1. The modulus of y may be anything.
//
// Algorithm: y = n·π/2 + r with |r| ≤ π/4 + ε, Taylor's series in fixed point.
// Cost: for p bits of the digits, O(p/log p) products of p bits; for b bits in all (with those of the integer part of y)
// O(b) divisions of a b-bit integer by a word for π.
func CosSin(y exact.Rat, digits int) (cos, sin exact.Interval) {
	mustAsk(digits)
	if y.IsZero() {
		return exact.Point(exact.Int(1)), exact.Interval{}
	}
	p := bitsFor(digits) + 64
	n, r := reduce(y, halfPi, p)
	c, s, err := taylor(r, p)
	err.Add(err, big.NewInt(2)) // the reduced argument is known to 2 units, and no slope of sin or cos exceeds 1
	cos, sin = around(c, err, p), around(s, err, p)
	switch new(big.Int).And(n, big.NewInt(3)).Int64() { // n mod 4, for negative n too
	case 1:
		return sin.Neg(), cos
	case 2:
		return cos.Neg(), sin.Neg()
	case 3:
		return sin, cos.Neg()
	}
	return cos, sin
}

// taylor returns integers within err of 2^p·cos x and 2^p·sin x, x = r·2^−p, for |x| ≤ 0.8. err is at most 3p + 35.
//
// The moduli t_k = ⌊⌊t_{k−1}|r|/2^p⌋/k⌋ of the terms err by e_k ≤ (0.8 e_{k−1} + 1)/k + 1 with e₀ = 0, hence by at most 3.
// When t_K = 0, K ≥ 1, the true term is at most 3 and those from it on sum to less than 3/(1 − 0.8/2) = 5. That is
// for K ≤ max(p, 10), as 0.8^k/k! < 2^−k from k = 4 on.
func taylor(r *big.Int, p uint) (cos, sin, err *big.Int) {
	cos, sin = new(big.Int), new(big.Int)
	modulus := new(big.Int).Abs(r)
	term := new(big.Int).Lsh(big.NewInt(1), p)
	k := int64(0)
	for term.Sign() != 0 {
		switch k % 4 {
		case 0:
			cos.Add(cos, term)
		case 1:
			sin.Add(sin, term)
		case 2:
			cos.Sub(cos, term)
		case 3:
			sin.Sub(sin, term)
		}
		k++
		term.Rsh(term.Mul(term, modulus), p)
		term.Quo(term, big.NewInt(k))
	}
	if r.Sign() < 0 {
		sin.Neg(sin)
	}
	return cos, sin, big.NewInt(3*k + 5)
}

// around returns [m − err, m + err]·2^−p.
func around(m, err *big.Int, p uint) exact.Interval {
	return exact.NewInterval(dyadic(new(big.Int).Sub(m, err), p), dyadic(new(big.Int).Add(m, err), p))
}
