package poly

import (
	"math/big"
	"sort"

	"rofz/exact"
)

// SignVariations returns the number of sign changes in the coefficients of p over ℚ, zeros left out: an upper bound
// for the positive roots with multiplicity, of the same parity (Descartes). It panics over a number field.
func (p Poly) SignVariations() int {
	p.mustRational("SignVariations")
	n, last := 0, 0
	for _, a := range p.num {
		if s := a.Sign(); s != 0 {
			if last == -s {
				n++
			}
			last = s
		}
	}
	return n
}

func (p Poly) mustRational(name string) {
	if p.field != nil {
		panic("poly: " + name + " over a number field; see package algebraic")
	}
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

func variationsAt(seq []Poly, x exact.Rat) int {
	n, last := 0, 0
	for _, p := range seq {
		if s := p.signAt(x); s != 0 {
			if last == -s {
				n++
			}
			last = s
		}
	}
	return n
}

// signAt returns the sign of p(x), p over ℚ.
func (p Poly) signAt(x exact.Rat) int {
	r, _ := p.EvalRat(x).Rat()
	return r.Sign()
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
	// For x that is a multiple root the whole sequence vanishes: the square-free part has the same distinct roots.
	seq := p.SquareFreePart().sturm()
	return variationsAt(seq, lo) - variationsAt(seq, hi)
}

// Isolate returns disjoint intervals in increasing order, each holding exactly one real root of p; together they hold
// all of them. A rational root may be returned as a single point; otherwise the square-free part of p has opposite
// signs at the two ends, which are not roots.
//
// Multiple roots are allowed and listed once. Isolate panics if p is zero or over a number field.
//
// Algorithm: square-free part, Descartes' rule, bisection [CA76]. Cost: O(n⁴ τ²) bit operations for degree n and
// coefficients of τ bits.
func (p Poly) Isolate() []exact.Interval {
	p.mustRational("Isolate")
	f := p.SquareFreePart()
	var out []exact.Interval
	if f.Degree() < 1 {
		return nil
	}
	if f.num[0].Sign() == 0 {
		out = append(out, exact.Point(exact.Rat{}))
		f = newPoly(nil, f.num[1:], f.den)
	}
	for _, neg := range []bool{false, true} {
		g := f
		if neg {
			g = f.Reflect()
		}
		for _, r := range g.positiveRoots() {
			if neg {
				r = r.Neg()
			}
			out = append(out, r)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Lo.Less(out[j].Lo) })
	return separate(f, out)
}

// separate narrows neighbours that share an end point, which bisection leaves behind, so that intervals are disjoint
// and no end point is a root.
func separate(f Poly, in []exact.Interval) []exact.Interval {
	for i := range in {
		for !in[i].IsPoint() && (i > 0 && !in[i-1].Hi.Less(in[i].Lo) || i+1 < len(in) && !in[i].Hi.Less(in[i+1].Lo) ||
			f.signAt(in[i].Lo) == 0 || f.signAt(in[i].Hi) == 0) {
			in[i] = f.halve(in[i])
		}
	}
	return in
}

// halve bisects an interval that holds exactly one root in its interior, when an end may be a root of its own.
func (p Poly) halve(x exact.Interval) exact.Interval {
	mid := x.Mid()
	s := p.signAt(mid)
	if s == 0 {
		return exact.Point(mid)
	}
	lo := p.signAt(x.Lo)
	if lo == 0 { // just right of a simple root the sign is that of the derivative
		lo = p.Derivative().signAt(x.Lo)
	}
	if lo == s {
		return exact.Interval{Lo: mid, Hi: x.Hi}
	}
	return exact.Interval{Lo: x.Lo, Hi: mid}
}

// positiveRoots isolates the positive roots of a square-free polynomial with non-zero constant term: with B = 2^k a
// root bound, the roots of q(u) = p(Bu) in (0, 1) by bisection.
func (p Poly) positiveRoots() []exact.Interval {
	if p.SignVariations() == 0 {
		return nil
	}
	k := p.rootBound()
	n := p.Degree()
	q := make([]*big.Int, n+1)
	for i := range q {
		q[i] = new(big.Int).Lsh(p.num[i], uint(k*i))
	}
	scale := exact.FromBigInt(new(big.Int).Lsh(one, uint(k)))
	var out []exact.Interval
	bisect(q, exact.Rat{}, exact.Int(1), func(lo, width exact.Rat) {
		out = append(out, exact.Interval{Lo: lo.Mul(scale), Hi: lo.Add(width).Mul(scale)})
	})
	return out
}

// rootBound returns k ≥ 0 with 2^k above the modulus of every root: Cauchy's 1 + max|c_i/c_n|.
func (p Poly) rootBound() int {
	n := p.Degree()
	top, k := p.num[n].BitLen(), 0
	for _, a := range p.num[:n] {
		k = max(k, a.BitLen()-top+2)
	}
	return k + 1
}

// bisect reports each root in (0, 1) of q as an open dyadic interval of the original variable, or as a point.
func bisect(q []*big.Int, lo, width exact.Rat, found func(lo, width exact.Rat)) {
	switch unitVariations(q) {
	case 0:
		return
	case 1:
		found(lo, width)
		return
	}
	half := width.Mul(exact.NewRat(1, 2))
	n := len(q) - 1
	left := make([]*big.Int, n+1) // 2^n q(u/2)
	for i := range left {
		left[i] = new(big.Int).Lsh(q[i], uint(n-i))
	}
	right := make([]*big.Int, n+1)
	for i := range right {
		right[i] = new(big.Int).Set(left[i])
	}
	taylorShift(right)
	if right[0].Sign() == 0 { // the midpoint is a root
		found(lo.Add(half), exact.Rat{})
		right = right[1:]
		// the left polynomial keeps its root at u = 1, which is outside the open interval
	}
	bisect(left, lo, half, found)
	bisect(right, lo.Add(half), half, found)
}

// unitVariations returns the sign changes of (1+u)^n q(1/(1+u)): 0 means no root in (0, 1), 1 exactly one.
func unitVariations(q []*big.Int) int {
	r := make([]*big.Int, len(q))
	for i := range q {
		r[len(q)-1-i] = new(big.Int).Set(q[i])
	}
	taylorShift(r)
	n, last := 0, 0
	for _, a := range r {
		if s := a.Sign(); s != 0 {
			if last == -s {
				n++
			}
			last = s
		}
	}
	return n
}

// taylorShift replaces q(u) by q(u+1).
func taylorShift(q []*big.Int) {
	for i := 0; i < len(q)-1; i++ {
		for j := len(q) - 2; j >= i; j-- {
			q[j].Add(q[j], q[j+1])
		}
	}
}

// Refine narrows an isolating interval of p, as returned by Isolate, to at most the given width > 0 (a rational root
// met on the way is returned as a point). It panics over a number field.
//
// Algorithm: bisection of the square-free part. Cost: one evaluation for each bit.
func (p Poly) Refine(x exact.Interval, width exact.Rat) exact.Interval {
	p.mustRational("Refine")
	if x.IsPoint() {
		return x
	}
	f := p.SquareFreePart()
	for !x.IsPoint() && width.Less(x.Width()) {
		x = f.halve(x)
	}
	return x
}
