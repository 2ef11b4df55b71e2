package poly

import (
	"math/big"
	"slices"

	"rofz/poly/exact"
)

// Isolate returns disjoint intervals in increasing order, each holding exactly one real root of p; together they hold
// all of them. A rational root may be returned as a single point; otherwise the square-free part of p has opposite
// signs at the two ends, which are not roots.
//
// Multiple roots are allowed and listed once. Isolate panics if p is zero or over a number field.
//
// Algorithm: square-free part, Descartes' rule, bisection [CA76]. Cost: O(n⁴ τ²) bit operations for degree n and
// coefficients of τ bits.
func (p Poly) Isolate() []exact.Interval { return p.isolate(nil) }

func (p Poly) isolate(meter Meter) []exact.Interval {
	p.mustRational("Isolate")
	f := p.squareFreePart(meter)
	if f.Degree() < 1 {
		return nil
	}
	var out []exact.Interval
	zero := f.num[0].Sign() == 0
	if zero {
		f = newPoly(nil, f.num[1:], f.den)
	}
	for _, r := range f.Reflect().positiveRoots(meter) {
		out = append(out, r.Neg())
	}
	slices.Reverse(out)
	if zero {
		out = append(out, exact.Point(exact.Rat{}))
	}
	out = append(out, f.positiveRoots(meter)...)
	return separate(meter, f, out)
}

// separate narrows intervals until neighbours share no end point, as bisection leaves them, and no end point is a root.
func separate(meter Meter, f Poly, in []exact.Interval) []exact.Interval {
	touching := func(i int) bool {
		return i > 0 && !in[i-1].Hi.Less(in[i].Lo) || i+1 < len(in) && !in[i].Hi.Less(in[i+1].Lo) ||
			f.SignAt(in[i].Lo) == 0 || f.SignAt(in[i].Hi) == 0
	}
	for i := range in {
		for !in[i].IsPoint() && touching(i) {
			meter.spend(f.workAt(in[i].Lo))
			in[i] = f.halve(in[i])
		}
	}
	return in
}

// halve bisects an interval that holds exactly one root in its interior, when an end may be a root of its own.
func (p Poly) halve(x exact.Interval) exact.Interval {
	mid := x.Mid()
	s := p.SignAt(mid)
	if s == 0 {
		return exact.Point(mid)
	}
	lo := p.SignAt(x.Lo)
	if lo == 0 { // just right of a simple root the sign is that of the derivative
		lo = p.Derivative().SignAt(x.Lo)
	}
	if lo == s {
		return exact.Interval{Lo: mid, Hi: x.Hi}
	}
	return exact.Interval{Lo: x.Lo, Hi: mid}
}

// positiveRoots isolates the positive roots, in increasing order, of a square-free polynomial with non-zero constant
// term: with B = 2^k a root bound, the roots of q(u) = p(Bu) in (0, 1) by bisection. Neighbouring intervals may touch,
// also in a root that is listed as a point.
func (p Poly) positiveRoots(meter Meter) []exact.Interval {
	if p.SignVariations() == 0 {
		return nil
	}
	k := p.rootBound()
	n := p.Degree()
	q := make([]*big.Int, n+1)
	for i := range q {
		if k >= 0 {
			q[i] = new(big.Int).Lsh(p.num[i], uint(k*i))
		} else {
			q[i] = new(big.Int).Lsh(p.num[i], uint(-k*(n-i)))
		}
	}
	b := bisection{meter: meter, scale: k}
	b.search(q, new(big.Int), 0)
	return b.found
}

// rootBound returns k with every positive root below 2^k: no positive root exceeds 2·max |cᵢ/cₙ|^(1/(n−i)), taken over
// the coefficients with another sign than the leading one, of which there is one [Kio86].
func (p Poly) rootBound() int {
	n := p.Degree()
	lead := p.num[n]
	best, found := 0, false // each |cᵢ/cₙ| < 2^(best·(n−i))
	for i, a := range p.num[:n] {
		if a.Sign()*lead.Sign() >= 0 {
			continue
		}
		e := a.BitLen() - lead.BitLen() + 1 // |cᵢ/cₙ| < 2^e
		e = ceilDiv(e, n-i)
		if !found || e > best {
			best, found = e, true
		}
	}
	return best + 1
}

func ceilDiv(a, b int) int { return -floorDiv(-a, b) }

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// bisection collects the roots in (0, 1), each in a dyadic interval, scaled by 2^scale.
type bisection struct {
	meter Meter
	scale int
	found []exact.Interval
}

// search handles (c, c+1)/2^depth, on which the original polynomial is q on (0, 1) up to a positive factor. It uses up q.
func (b *bisection) search(q []*big.Int, c *big.Int, depth int) {
	b.meter.spend(len(q) * len(q) * (longest(q)/4 + 4)) // two shifts, of additions
	switch unitVariations(q) {
	case 0:
		return
	case 1:
		b.found = append(b.found, exact.Interval{Lo: b.point(c, depth), Hi: b.point(new(big.Int).Add(c, one), depth)})
		return
	}
	n := len(q) - 1
	left := q
	for i, a := range left { // 2ⁿ q(u/2)
		a.Lsh(a, uint(n-i))
	}
	shorten(left)
	right := make([]*big.Int, n+1)
	for i := range right {
		right[i] = new(big.Int).Set(left[i])
	}
	taylorShift(right, nil)
	c = new(big.Int).Lsh(c, 1)
	middle := right[0].Sign() == 0
	if middle {
		right = right[1:] // the left polynomial keeps its root at u = 1, which is outside the open interval
	}
	b.search(left, c, depth+1)
	c = new(big.Int).Add(c, one)
	if middle {
		b.found = append(b.found, exact.Point(b.point(c, depth+1)))
	}
	b.search(right, c, depth+1)
}

func (b *bisection) point(c *big.Int, depth int) exact.Rat {
	if e := b.scale - depth; e >= 0 {
		return exact.FromBigInt(new(big.Int).Lsh(c, uint(e)))
	} else {
		return exact.Frac(c, new(big.Int).Lsh(one, uint(-e)))
	}
}

// shorten takes the common power of two out of q.
func shorten(q []*big.Int) {
	k := ^uint(0)
	for _, a := range q {
		if a.Sign() != 0 {
			k = min(k, a.TrailingZeroBits())
		}
	}
	if k == 0 || k == ^uint(0) {
		return
	}
	for _, a := range q {
		a.Rsh(a, k)
	}
}

// unitVariations returns the sign changes of (1+u)ⁿ q(1/(1+u)), but 2 for more than two: 0 means no root in (0, 1), 1
// exactly one.
func unitVariations(q []*big.Int) int {
	var direct variations
	for _, a := range q {
		direct.see(a.Sign())
	}
	if direct.count == 0 { // only for speed: no positive root at all
		return 0
	}
	r := make([]*big.Int, len(q))
	for i := range q {
		r[len(q)-1-i] = new(big.Int).Set(q[i])
	}
	var v variations
	taylorShift(r, func(a *big.Int) bool {
		v.see(a.Sign())
		return v.count < 2
	})
	return v.count
}

// taylorShift replaces q(u) by q(u+1). The coefficients are final one after the other from the constant term on; it
// stops when done says false of one.
func taylorShift(q []*big.Int, goOn func(*big.Int) bool) {
	for i := range q {
		for j := len(q) - 2; j >= i; j-- {
			q[j].Add(q[j], q[j+1])
		}
		if goOn != nil && !goOn(q[i]) {
			return
		}
	}
}
