package asymptotics

import (
	"math/big"
	"sync"

	"github.com/ALTree/bigfloat"

	"rofz/poly/exact"
)

// Exp returns an enclosure of e^x whose width is at most 10^−digits of each member; e⁰ is exactly 1. It panics if
// digits < 1. The modulus of x may be anything: the exponent of the result is an integer without bounds.
//
// Algorithm: for x² ≤ 2^−b, 1 + x ≤ e^x ≤ 1 + x + x². Otherwise x = n ln 10 + r with |r| ≤ (ln 10)/2 + ε, and
// e^x = 10^n (e^(r/2))²; the half is what keeps bigfloat's argument below 1.
// Cost: for b bits in all (those of the digits and those of the integer part of x) O(b) divisions of a b-bit integer by
// a word for ln 10, and O(log² p) products and square roots of p bits, p those of the digits alone.
func Exp(x exact.Rat, digits int) Scaled {
	mustAsk(digits)
	one := exact.Int(1)
	if x.IsZero() {
		return newScaled(exact.Point(one), new(big.Int))
	}
	bits := bitsFor(digits)
	p := bits + 16
	if square := x.Mul(x); !dyadic(big.NewInt(1), bits+2).Less(square) { // hence |x| < 1/2
		near := exact.NewInterval(one.Add(x), one.Add(x).Add(square))
		return newScaled(near.Outward(p), new(big.Int))
	}
	n, r := reduce(x, lnTen, p)
	y := expHalf(r, p)
	// e^x = 10^n y² (1+δ)^−2 e^θ with |δ| ≤ 2^−p by expHalf and |θ| ≤ 2·2^−p by reduce. As p ≥ 16 the last two factors
	// together lie within 1 ± 5·2^−p. The width is 10·2^−p, and rounding adds two units of 2^(1−p): less than 2^−bits.
	slack := exact.NewInterval(one.Sub(dyadic(big.NewInt(5), p)), one.Add(dyadic(big.NewInt(5), p)))
	return newScaled(exact.Point(y.Mul(y)).Mul(slack).Outward(p), n)
}

// bigfloatMutex guards bigfloat, which keeps π in package variables that every call reads and some calls write. Whoever
// calls bigfloat anywhere in this module has to do it through expHalf.
var bigfloatMutex sync.Mutex

// expHalf returns an approximation y of e^h, h = r·2^−p/2, with |y/e^h − 1| ≤ 2^−p, for |h| ≤ 1 and p ≥ 16.
//
// bigfloat v0.2.0 is asked for P = p + 64 bits and promises no bound; this one is read off its source. Write w for the
// precision a step works at.
//
//   - Log(t), for 1/4 ≤ t ≤ 4, works at w + 64 bits, u = 2^−(w+64). It squares t (or 1/t) k times until it exceeds
//     2^((w+64)/2). The relative rounding errors double with each squaring and sum to 2^(k+1)u, still small since
//     |log t| > 2^−(w+1) bounds 2^k by 2^(w+1)(w+68); the final factor 2^−k makes that 2u in the logarithm.
//     log s = π/(2 AGM(1, 4/s)) holds up to a relative 32u. The mean is iterated until its two sides are u/2 apart;
//     relative to it (it is about π/(2 log s), log s ≤ 0.7(w+68)) that is less than w·u/3 + 16u. π, two products and a
//     quotient are right to a few u. Together less than (w+128)u, far below 2^−w; with the rounding to w bits the error of
//     the logarithm is at most 2^−w.
//   - Newton's step t − t(Log t − h) turns a relative error δ into at most δ² + 4·2^−w. It starts from math.Exp, 2^−50 if
//     that is right to three units, and works at w = 53·2^i + 64 bits for i = 0, 1, … while 53·2^i < 2P. By induction
//     δ ≤ 2^−(w−3) after each step but the first; P ≥ 80 means that there are two at least, and the last has w ≥ P + 64.
//     (Even a start of 2^−30 would do: it ends at about 2^−(60·2^i), and 53·2^i ≥ P for the last i.)
//   - The result is rounded to P bits.
//
// So the relative error is at most 2^−P + 2^−(P+61), which leaves 63 bits to spare against 2^−p. The tests compare with an
// independent Taylor series.
func expHalf(r *big.Int, p uint) exact.Rat {
	h := new(big.Float).SetPrec(p + 64).SetInt(r) // exactly: |r| < 2^(p+1)
	h.SetMantExp(h, -int(p)-1)
	bigfloatMutex.Lock()
	y := bigfloat.Exp(h)
	bigfloatMutex.Unlock()
	q, _ := y.Rat(nil)
	return exact.FromBigRat(q)
}

// A constant returns for each number b of bits an integer within 1 of c·2^b, for one real number c.
type constant func(bits uint) *big.Int

// lnTen is the constant ln 10.
//
// Algorithm: ln 10 = 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161): the three arguments are of the form
// (a−1)/(a+1) with a = 16/15, 25/24, 81/80, and (16/15)^23 (25/24)^17 (81/80)^10 = 10.
func lnTen(bits uint) *big.Int {
	s := bits + 64
	x := weighted(46, arc(31, s, false), 34, arc(49, s, false))
	return nearest(x.Add(x, weighted(20, arc(161, s, false), 0, new(big.Int))), 64)
}

// halfPi is the constant π/2 = 8 arctan(1/5) − 2 arctan(1/239), Machin's formula.
func halfPi(bits uint) *big.Int {
	s := bits + 64
	return nearest(weighted(8, arc(5, s, true), -2, arc(239, s, true)), 64)
}

// arc returns an integer that differs from 2^s·arctan(1/q), or 2^s·artanh(1/q) if not alternating, by less than s + 3,
// for q ≥ 3.
//
// Algorithm: Σ (∓1)^k/((2k+1) q^(2k+1)). The nested floors are ⌊2^s/((2k+1) q^(2k+1))⌋, so each term errs by less than 1.
// There are at most s/3 + 2 terms before ⌊2^s/q^(2k+1)⌋ = 0, and the rest sums to less than 1 + 1/9 + 1/81 + … < 2.
// Combined with weights of sum 100 and 64 more bits the errors stay below 1/2 of a unit, for all s < 2^50.
func arc(q int64, s uint, alternating bool) *big.Int {
	sum, term, square := new(big.Int), new(big.Int), big.NewInt(q*q)
	power := new(big.Int).Lsh(big.NewInt(1), s)
	power.Quo(power, big.NewInt(q))
	for k := int64(0); power.Sign() != 0; k++ {
		term.Quo(power, big.NewInt(2*k+1))
		if alternating && k%2 == 1 {
			sum.Sub(sum, term)
		} else {
			sum.Add(sum, term)
		}
		power.Quo(power, square)
	}
	return sum
}

// weighted returns ax + by.
func weighted(a int64, x *big.Int, b int64, y *big.Int) *big.Int {
	z := new(big.Int).Mul(big.NewInt(a), x)
	return z.Add(z, new(big.Int).Mul(big.NewInt(b), y))
}

// nearest returns the integer nearest to x·2^−bits, bits ≥ 1.
func nearest(x *big.Int, bits uint) *big.Int {
	half := new(big.Int).Lsh(big.NewInt(1), bits-1)
	return half.Rsh(half.Add(half, x), bits)
}

// reduce returns integers n and r with |x − n·c − r·2^−p| ≤ 2·2^−p and |r·2^−p| ≤ c/2 + 2·2^−p, for a constant c ≥ 3/2.
//
// With C = c(s), s = p + e, and X = ⌊x·2^s⌋, n is the integer nearest to X/C. X − nC errs by less than 1 + |n| in units
// of 2^−s, |n| ≤ |x|/c + 1 ≤ 2^e/4 + 1 and e ≥ 2, so by less than one unit of 2^−p; the last floor adds one.
func reduce(x exact.Rat, c constant, p uint) (n, r *big.Int) {
	e := uint(x.Floor().BitLen()) + 2 // |x| ≤ 2^(e−2)
	cs := c(p + e)
	xs := x.Mul(exact.FromBigInt(new(big.Int).Lsh(big.NewInt(1), p+e))).Floor()
	n = new(big.Int).Lsh(xs, 1)
	n.Div(n.Add(n, cs), new(big.Int).Lsh(cs, 1))
	r = xs.Sub(xs, new(big.Int).Mul(n, cs))
	return n, r.Rsh(r, e)
}

// dyadic returns n·2^−bits.
func dyadic(n *big.Int, bits uint) exact.Rat {
	return exact.Frac(n, new(big.Int).Lsh(big.NewInt(1), bits))
}
