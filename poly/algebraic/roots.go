package algebraic

import (
	"sort"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
)

// sturm is the Sturm sequence of a square-free polynomial over a real number field, each member divided by the
// modulus of its leading coefficient, which keeps the signs.
type sturm struct{ seq []*signs }

func (k Field) sturm(f poly.Poly) sturm {
	var s sturm
	for a, b := k.unit(f), k.unit(f.Derivative()); ; a, b = b, k.unit(a.Rem(b)).Neg() {
		words := budget.Words(max(a.BitLen(), b.BitLen())) * k.Degree()
		budget.Spend(k.ctx, workOfQuotient*(a.Degree()+b.Degree()+2)*words*words)
		s.seq = append(s.seq, k.signs(a))
		if b.IsZero() {
			return s
		}
	}
}

// workOfQuotient is about how many products each coefficient of a remainder takes: it is divided and brought to lowest terms.
const workOfQuotient = 8

// unit divides f by |lc f|.
func (k Field) unit(f poly.Poly) poly.Poly {
	if f.IsZero() {
		return f
	}
	if k.Sign(f.Lead()) < 0 {
		return f.Monic().Neg()
	}
	return f.Monic()
}

func (s sturm) variations(x exact.Rat) int {
	n, last := 0, 0
	for _, f := range s.seq {
		if c := f.at(x); c != 0 {
			if last == -c {
				n++
			}
			last = c
		}
	}
	return n
}

// PositiveRoots isolates the positive roots of p, square-free with p(0) ≠ 0, in increasing order and in intervals of positive
// numbers.
//
// Algorithm and cost: those of Isolate.
func (k Field) PositiveRoots(p poly.Poly) []exact.Interval {
	if p.Degree() < 1 {
		return nil
	}
	var out []exact.Interval
	for _, x := range k.Isolate(p) {
		for x.Lo.Sign() <= 0 && x.Hi.Sign() >= 0 { // ends, since 0 is no root
			x = k.Refine(p, x, x.Width().Mul(exact.NewRat(1, 2)))
		}
		if x.Lo.Sign() > 0 {
			out = append(out, x)
		}
	}
	return out
}

// CountRoots returns the number of distinct real roots of p in the half-open interval (lo, hi]. It panics if p is
// zero or lo > hi.
//
// Algorithm: Descartes' rule over ℚ; Sturm's theorem over K, with exact signs. Cost: O(n²) field operations and n signs at
// each end.
func (k Field) CountRoots(p poly.Poly, lo, hi exact.Rat) int {
	if q, ok := p.Rational(); ok {
		return k.meter().RootCount(q, lo, hi)
	}
	if hi.Less(lo) {
		panic("algebraic: CountRoots on an empty interval")
	}
	s := k.sturm(k.meter().SquareFreePart(p))
	return s.variations(lo) - s.variations(hi)
}

// countOpen counts the distinct roots in the open interval (lo, hi).
func (k Field) countOpen(p poly.Poly, lo, hi exact.Rat) int {
	n := k.CountRoots(p, lo, hi)
	if p.EvalRat(hi).IsZero() {
		n--
	}
	return n
}

// Isolate returns disjoint intervals in increasing order, each holding exactly one real root of p; together they hold
// all of them. A root that is rational may be returned as a single point; otherwise the square-free part of p has
// opposite signs at the two ends, which are not roots.
//
// Multiple roots are listed once. Isolate panics if p is zero.
//
// Algorithm: bisection with Sturm counts; over ℚ poly.Poly.Isolate.
func (k Field) Isolate(p poly.Poly) []exact.Interval {
	if q, ok := p.Rational(); ok {
		return k.meter().Isolate(q)
	}
	f := k.meter().SquareFreePart(p)
	if f.Degree() < 1 {
		return nil
	}
	s := k.sturm(f)
	b := k.rootBound(f)
	var out []exact.Interval
	var split func(lo, hi exact.Rat, vlo, vhi int)
	split = func(lo, hi exact.Rat, vlo, vhi int) {
		if vlo == vhi {
			return
		}
		if vlo-vhi == 1 && !f.EvalRat(lo).IsZero() && !f.EvalRat(hi).IsZero() {
			out = append(out, exact.Interval{Lo: lo, Hi: hi})
			return
		}
		mid := exact.Interval{Lo: lo, Hi: hi}.Mid()
		v := s.variations(mid)
		if f.EvalRat(mid).IsZero() { // listed here; the left half's count includes it
			out = append(out, exact.Point(mid))
			rest := v + 1
			s.splitBelow(f, lo, mid, vlo, rest, split)
		} else {
			split(lo, mid, vlo, v)
		}
		split(mid, hi, v, vhi)
	}
	split(b.Neg(), b, s.variations(b.Neg()), s.variations(b))
	sort.Slice(out, func(i, j int) bool { return out[i].Lo.Less(out[j].Lo) })
	near := k.signs(f)
	for i := range out {
		for !out[i].IsPoint() && (i > 0 && !out[i-1].Hi.Less(out[i].Lo) || i+1 < len(out) && !out[i].Hi.Less(out[i+1].Lo)) {
			out[i] = near.halve(out[i], near.at(out[i].Lo))
		}
	}
	return out
}

// splitBelow treats (lo, root) for a root that is listed already: it steps back from the root to a point with no
// other root in between.
func (s sturm) splitBelow(f poly.Poly, lo, root exact.Rat, vlo, vroot int, split func(lo, hi exact.Rat, vlo, vhi int)) {
	if vlo == vroot {
		return
	}
	for step := root.Sub(lo).Mul(exact.NewRat(1, 2)); ; step = step.Mul(exact.NewRat(1, 2)) {
		x := root.Sub(step)
		if s.variations(x) == vroot && !f.EvalRat(x).IsZero() {
			split(lo, x, vlo, vroot)
			return
		}
	}
}

// rootBound returns a power of two above the modulus of every root of the monic f, by Cauchy's bound.
func (k Field) rootBound(f poly.Poly) exact.Rat {
	b := exact.Int(2)
	for i := 0; i < f.Degree(); i++ {
		e := k.Enclose(f.Coeff(i), 2)
		m := exact.Max(e.Lo.Abs(), e.Hi.Abs()).Add(exact.Int(1))
		for b.Less(m) {
			b = b.Add(b)
		}
	}
	return b.Add(b)
}

// halve bisects an interval whose ends have opposite signs of f, which is negative at the lower one if below < 0.
func (s *signs) halve(x exact.Interval, below int) exact.Interval {
	mid := x.Mid()
	switch s.at(mid) {
	case 0:
		return exact.Point(mid)
	case below:
		return exact.Interval{Lo: mid, Hi: x.Hi}
	}
	return exact.Interval{Lo: x.Lo, Hi: mid}
}

// Refine narrows an isolating interval of p, as Isolate returns it, to at most the given width > 0; a rational root
// met on the way is returned as a point.
func (k Field) Refine(p poly.Poly, x exact.Interval, width exact.Rat) exact.Interval {
	if q, ok := p.Rational(); ok {
		return k.meter().Refine(q, x, width)
	}
	if x.IsPoint() || !width.Less(x.Width()) {
		return x
	}
	f := k.signs(k.meter().SquareFreePart(p))
	below := f.at(x.Lo)
	for !x.IsPoint() && width.Less(x.Width()) {
		x = f.halve(x, below)
	}
	return x
}
