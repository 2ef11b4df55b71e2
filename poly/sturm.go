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

// signAt returns the sign of p(x), p over ℚ.
func (p Poly) signAt(x exact.Rat) int {
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
func (p Poly) sturm() []Poly {
	seq := []Poly{p.primitive(), p.Derivative().primitive()}
	for {
		a, b := seq[len(seq)-2], seq[len(seq)-1]
		if b.IsZero() {
			return seq[:len(seq)-1]
		}
		seq = append(seq, a.Rem(b).primitive().Neg())
	}
}

// SturmCount returns the number of distinct real roots in the half-open interval (lo, hi]. It panics if p is zero,
// over a number field, or lo > hi.
//
// Algorithm: Sturm's theorem with primitive remainders. Cost: O(n³) products of growing integers.
func (p Poly) SturmCount(lo, hi exact.Rat) int {
	p.mustRational("SturmCount")
	if p.IsZero() || hi.Less(lo) {
		panic("poly: SturmCount of the zero polynomial or an empty interval")
	}
	// At a multiple root the whole sequence would vanish; the square-free part has the same distinct roots. At a simple
	// root the zero in front is left out, which counts it as passed: hence the half-open interval.
	var atLo, atHi variations
	for _, q := range p.SquareFreePart().sturm() {
		atLo.see(q.signAt(lo))
		atHi.see(q.signAt(hi))
	}
	return atLo.count - atHi.count
}

// RootCount returns what SturmCount does, and panics where it does.
//
// Algorithm: Descartes' rule for the open interval, conclusive if it finds at most one sign change, else bisection
// [CA76]. Cost: O(n²) additions for each interval that is looked at.
func (p Poly) RootCount(lo, hi exact.Rat) int {
	p.mustRational("RootCount")
	if p.IsZero() || hi.Less(lo) {
		panic("poly: RootCount of the zero polynomial or an empty interval")
	}
	if lo.Equal(hi) {
		return 0
	}
	if count := p.descartes(lo, hi); count <= 1 {
		return count + p.atEnd(hi)
	}
	return p.SquareFreePart().bisect(lo, hi)
}

// bisect counts the roots of a square-free p in (lo, hi]. It ends because short intervals hold at most one root, and
// then Descartes' rule finds at most one sign change.
func (p Poly) bisect(lo, hi exact.Rat) int {
	if count := p.descartes(lo, hi); count <= 1 {
		return count + p.atEnd(hi)
	}
	mid := lo.Add(hi).Mul(exact.NewRat(1, 2))
	return p.bisect(lo, mid) + p.bisect(mid, hi)
}

// descartes returns the number of sign changes that bounds the number of roots in the open interval.
func (p Poly) descartes(lo, hi exact.Rat) int {
	inside, _ := p.Compose(Rational(hi.Sub(lo)), Rational(lo)).Integers()
	return unitVariations(inside)
}

// atEnd returns 1 if x is a root, else 0.
func (p Poly) atEnd(x exact.Rat) int {
	if p.signAt(x) == 0 {
		return 1
	}
	return 0
}
