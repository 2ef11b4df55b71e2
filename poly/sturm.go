package poly

import (
	"math/big"

	"rofz/poly/exact"
)

// SignVariations returns the number of sign changes in the coefficients of p over ℚ, zeros left out: an upper bound
// for the positive roots with multiplicity, of the same parity (Descartes). It panics over a number field.
func (p Poly) SignVariations() int {
	p.mustRational("SignVariations")
	var v variations
	for _, a := range p.num {
		v.see(a.Sign())
	}
	return v.count
}

// variations counts the sign changes in a sequence of numbers, zeros left out.
type variations struct{ count, last int }

func (v *variations) see(sign int) {
	if sign == 0 {
		return
	}
	if v.last == -sign {
		v.count++
	}
	v.last = sign
}

func (p Poly) mustRational(name string) {
	if p.field != nil {
		panic("poly: " + name + " over a number field; see package algebraic")
	}
}

// SignAt returns the sign of p(x), for p over ℚ. Cost: n products.
func (p Poly) SignAt(x exact.Rat) int {
	b := x.Den()
	if b.TrailingZeroBits() == uint(b.BitLen()-1) {
		return signDyadic(p.num, x.Num(), uint(b.BitLen()-1))
	}
	num, _ := p.horner(x.Num(), b)
	return num[0].Sign()
}

// signDyadic returns the sign of Σ num[i]·(a/2^k)ⁱ.
func signDyadic(num []*big.Int, a *big.Int, k uint) int {
	sum, t := new(big.Int), new(big.Int)
	shift := uint(0) // sum is over 2^shift
	for i := len(num) - 1; i >= 0; i-- {
		sum.Add(sum.Mul(sum, a), t.Lsh(num[i], shift))
		shift += k
	}
	return sum.Sign()
}

// sturm returns the Sturm sequence of p: p, p', and negated remainders, each up to a positive factor.
func (p Poly) sturm(meter Meter) []Poly {
	seq := []Poly{p.primitive(), p.Derivative().primitive()}
	for {
		a, b := seq[len(seq)-2], seq[len(seq)-1]
		if b.IsZero() {
			return seq[:len(seq)-1]
		}
		words := longest(b.num)
		meter.spend(3 * (a.Degree() - b.Degree() + 1) * (b.Degree() + 1) * words * words)
		seq = append(seq, a.Rem(b).primitive().Neg())
	}
}

// SturmCount returns the number of distinct real roots in the half-open interval (lo, hi]. It panics if p is zero,
// over a number field, or lo > hi.
//
// Algorithm: Sturm's theorem with primitive remainders. Cost: O(n³) products of growing integers.
func (p Poly) SturmCount(lo, hi exact.Rat) int { return p.sturmCount(nil, lo, hi) }

func (p Poly) sturmCount(meter Meter, lo, hi exact.Rat) int {
	p.mustRational("SturmCount")
	if p.IsZero() || hi.Less(lo) {
		panic("poly: SturmCount of the zero polynomial or an empty interval")
	}
	// At a multiple root the whole sequence would vanish; the square-free part has the same distinct roots. At a simple
	// root the zero in front is left out, which counts it as passed: hence the half-open interval.
	var atLo, atHi variations
	for _, q := range p.squareFreePart(meter).sturm(meter) {
		atLo.see(q.SignAt(lo))
		atHi.see(q.SignAt(hi))
	}
	return atLo.count - atHi.count
}

// RootCount returns what SturmCount does, and panics where it does.
//
// Algorithm: Descartes' rule for the open interval, conclusive if it finds at most one sign change, else bisection
// [CA76]. Cost: O(n²) additions for each interval that is looked at.
func (p Poly) RootCount(lo, hi exact.Rat) int { return p.rootCount(nil, lo, hi) }

func (p Poly) rootCount(meter Meter, lo, hi exact.Rat) int {
	p.mustRational("RootCount")
	if p.IsZero() || hi.Less(lo) {
		panic("poly: RootCount of the zero polynomial or an empty interval")
	}
	if lo.Equal(hi) {
		return 0
	}
	meter.spend(p.workAt(lo) + p.workAt(hi))
	if count := unitVariations(p.onUnit(lo, hi)); count <= 1 {
		return count + p.atEnd(hi)
	}
	f := p.squareFreePart(meter)
	q := f.onUnit(lo, hi)
	if q[0].Sign() == 0 { // lo is no part of the interval
		q = q[1:]
	}
	b := bisection{meter: meter}
	b.search(q, new(big.Int), 0)
	return len(b.found) + f.atEnd(hi)
}

// onUnit returns the integer coefficients of a positive multiple of p(lo + (hi−lo)u).
//
// Algorithm: with lo = a/d and hi − lo = c/d, the Taylor shift of dⁿp(x/d) by a, then x = cu.
func (p Poly) onUnit(lo, hi exact.Rat) []*big.Int {
	w := hi.Sub(lo)
	d := lcm(lo.Den(), w.Den())
	over := func(x exact.Rat) *big.Int {
		f := new(big.Int).Quo(d, x.Den())
		return f.Mul(f, x.Num())
	}
	a, c := over(lo), over(w)
	n := len(p.num) - 1
	q := make([]*big.Int, n+1)
	power, t := big.NewInt(1), new(big.Int)
	for i := n; i >= 0; i-- {
		q[i] = new(big.Int).Mul(p.num[i], power)
		power.Mul(power, d)
	}
	if a.Sign() != 0 {
		for i := range q {
			for j := n - 1; j >= i; j-- {
				q[j].Add(q[j], t.Mul(a, q[j+1]))
			}
		}
	}
	if c.Cmp(one) != 0 {
		power.SetInt64(1)
		for _, x := range q {
			x.Mul(x, power)
			power.Mul(power, c)
		}
	}
	return q
}

// atEnd returns 1 if x is a root, else 0.
func (p Poly) atEnd(x exact.Rat) int {
	if p.SignAt(x) == 0 {
		return 1
	}
	return 0
}
