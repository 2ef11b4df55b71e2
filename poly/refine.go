package poly

import (
	"math/big"

	"rofz/poly/exact"
)

// Refine narrows an isolating interval of p, as returned by Isolate, to at most the given width > 0; a rational root
// met on the way is returned as a point. Any other interval must have exactly one root of p in its interior and none at
// its ends; Refine panics if it sees that this is not so, if the width is not positive, or over a number field.
//
// Algorithm: quadratic interval refinement [Abb14]: the secant proposes one of 2^k parts, signs at its ends decide; k
// doubles with each success. Cost: O(log(1/width)) evaluations in the worst case, O(log log(1/width)) near the end.
func (p Poly) Refine(x exact.Interval, width exact.Rat) exact.Interval {
	return p.refine(nil, x, width)
}

func (p Poly) refine(meter Meter, x exact.Interval, width exact.Rat) exact.Interval {
	p.mustRational("Refine")
	if x.IsPoint() {
		return x
	}
	if width.Sign() <= 0 {
		panic("poly: Refine to a width that is not positive")
	}
	if !width.Less(x.Width()) {
		return x
	}
	f := p.squareFreePart(meter)
	r := refiner{f: f, lo: f.value(x.Lo, 64), hi: f.value(x.Hi, 64), x: x}
	if r.lo.Sign()*r.hi.Sign() >= 0 {
		panic("poly: Refine of an interval that does not isolate a root")
	}
	for k := uint(1); !r.x.IsPoint() && width.Less(r.x.Width()); {
		meter.spend(2 * f.workAt(r.x.Lo))
		// No finer than asked: the last step aims at the width itself.
		if need := bitsBetween(r.x.Width(), width); k > need {
			k = need
		}
		if r.step(k) {
			k *= 2
		} else if k = k / 2; k == 0 {
			k = 1
		}
	}
	return r.x
}

// workAt is about how many products of words Horner's rule takes at x, and what comes of it when x is next to there.
func (p Poly) workAt(x exact.Rat) int {
	n, words := p.Degree()+1, len(x.Den().Bits())+1
	return n * words * (n*words/2 + longest(p.num) + 1)
}

// bitsBetween returns the least k ≥ 1 with w/2^k ≤ v, or one more.
func bitsBetween(w, v exact.Rat) uint {
	q := w.Quo(v)
	return uint(max(1, q.Num().BitLen()-q.Den().BitLen()+1))
}

// refiner is an interval with the values of f at its ends, which have opposite signs. The signs are exact; the values
// are rounded, for they only propose where to look.
type refiner struct {
	f      Poly
	x      exact.Interval
	lo, hi *big.Float
}

// step splits the interval in 2^k parts and tries the one that the secant proposes. On failure it still halves.
func (r *refiner) step(k uint) bool {
	if k == 1 {
		r.cut(r.x.Mid(), k)
		return true
	}
	parts := new(big.Int).Lsh(one, k)
	before := r.x.Width()
	part := before.Mul(exact.Frac(one, parts))
	a := r.x.Lo.Add(part.Mul(exact.FromBigInt(r.secant(k))))
	b := a.Add(part)
	for _, at := range []exact.Rat{a, b} {
		if r.x.Lo.Less(at) && at.Less(r.x.Hi) {
			r.cut(at, k)
		}
	}
	if r.x.IsPoint() || r.x.Width().Cmp(part) <= 0 {
		return true
	}
	if before.Less(r.x.Width().Add(r.x.Width())) {
		r.cut(r.x.Mid(), k)
	}
	return false
}

// secant returns where the straight line through the end points meets 0, in 2^k parts from the left.
func (r *refiner) secant(k uint) *big.Int {
	prec := k + 64
	height := new(big.Float).SetPrec(prec).Sub(r.lo, r.hi)
	ratio := new(big.Float).SetPrec(prec).Quo(r.lo, height)
	at, _ := ratio.SetMantExp(ratio, int(k)).Int(nil)
	return at
}

// cut narrows the interval at an interior point.
func (r *refiner) cut(at exact.Rat, k uint) {
	if r.x.IsPoint() {
		return
	}
	switch v := r.f.value(at, 2*k+64); v.Sign() {
	case 0:
		r.x = exact.Point(at)
	case r.lo.Sign():
		r.x.Lo, r.lo = at, v
	default:
		r.x.Hi, r.hi = at, v
	}
}

// value returns a positive multiple of p(x), always the same multiple, p over ℚ: its sign is exact, the rest is rounded
// to the given number of bits.
func (p Poly) value(x exact.Rat, prec uint) *big.Float {
	num, pow := p.horner(x.Num(), x.Den())
	v := new(big.Float).SetPrec(prec).SetInt(num[0])
	return v.Quo(v, new(big.Float).SetPrec(prec).SetInt(pow))
}
