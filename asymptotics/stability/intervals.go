package stability

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// Interval is a stability interval: the connected component of 0 among the points of a line where |R| ≤ 1. It is
// closed, so a point where |R| touches 1 from below is inside, and no pole of R lies in it. That of a multistep method, where the root
// condition holds, does not hold an end with a multiple root of modulus 1.
type Interval struct {
	Empty            bool // |R(0)| > 1, so that 0 itself is outside
	From, To         End  // From ≤ 0 ≤ To; the zero values are the number 0
	FromOpen, ToOpen bool
}

// RealInterval returns the connected component of 0 in {x ≤ 0 : |R(x)| ≤ 1}: [x₀, 0], where x₀ may be −∞, or the
// point 0 if |R| > 1 immediately to the left of it.
//
// Algorithm: |R| ≤ 1 where D = Q² − P² = (Q − P)(Q + P) ≥ 0, since a pole makes D negative. From 0 leftwards D keeps
// its sign up to the first root of odd multiplicity. The two factors are coprime, so they are treated one by one.
//
// Cost: isolation of the real roots of two polynomials of the degree of R, and one factorisation over k.
func RealInterval(k algebraic.Field, r rational.Function) Interval {
	p, q := r.Numerator().Reflect(), r.Denominator().Reflect() // s = −x ≥ 0
	minus, plus := q.Sub(p), q.Add(p)
	var crossings []poly.Poly
	sign := 1
	for _, f := range []poly.Poly{minus, plus} {
		if f.IsZero() { // R ≡ 1 or R ≡ −1
			return Interval{From: End{field: k, infinite: -1}}
		}
		sign *= signAfterZero(k, f)
		crossings = append(crossings, oddFactors(f)...)
	}
	if sign < 0 {
		return Interval{Empty: !minus.Mul(plus).Coeff(0).IsZero()}
	}
	return Interval{From: firstRoot(k, crossings, func(f poly.Poly) []poly.Poly { return factors(k, f) }).Neg()}
}

// ImaginaryInterval returns the connected component of 0 in {y : |R(iy)| ≤ 1}: [−y₀, y₀], where y₀ may be ∞, or the
// point 0 if |R(iy)| > 1 for all small y ≠ 0.
//
// Algorithm: the sign of E(y²), E Nørsett's E-polynomial [Nor75], as in RealInterval.
//
// Cost: isolation of the real roots of E(y²), and one factorisation over k of degree deg E and one of at most twice
// that degree.
func ImaginaryInterval(k algebraic.Field, r rational.Function) Interval {
	e := EPolynomial(r)
	if e.IsZero() {
		return Interval{From: End{field: k, infinite: -1}, To: End{field: k, infinite: 1}}
	}
	if signAfterZero(k, e) < 0 {
		return Interval{Empty: !e.Coeff(0).IsZero()}
	}
	var crossings []poly.Poly
	for _, f := range oddFactors(e) {
		crossings = append(crossings, f.OfSquare()) // square-free, as f(0) ≠ 0
	}
	to := firstRoot(k, crossings, func(f poly.Poly) []poly.Poly {
		var out []poly.Poly
		for _, h := range factors(k, inRoot(f)) { // half the degree first
			out = append(out, factors(k, h.OfSquare())...)
		}
		return out
	})
	return Interval{From: to.Neg(), To: to}
}

// signAfterZero returns the sign of f on (0, ε) for small ε.
func signAfterZero(k algebraic.Field, f poly.Poly) int {
	for i := 0; ; i++ {
		if s := k.Sign(f.Coeff(i)); s != 0 {
			return s
		}
	}
}

// oddFactors returns the square-free factors of f that have odd multiplicity, without the factor x.
func oddFactors(f poly.Poly) []poly.Poly {
	var out []poly.Poly
	for _, g := range f.SquareFree() {
		if h := g.Poly.WithoutZero(); g.Mult%2 == 1 && h.Degree() > 0 {
			out = append(out, h)
		}
	}
	return out
}

// firstRoot returns the least positive root of the square-free, pairwise coprime fs, none of which vanishes at 0, and
// ∞ if there is none. The function split returns the irreducible factors of one of them.
func firstRoot(k algebraic.Field, fs []poly.Poly, split func(poly.Poly) []poly.Poly) End {
	var first poly.Poly
	var at exact.Interval
	for _, f := range fs {
		zeros := k.PositiveRoots(f)
		if len(zeros) == 0 {
			continue
		}
		x := zeros[0]
		for !first.IsZero() && !x.Hi.Less(at.Lo) && !at.Hi.Less(x.Lo) { // ends, since the roots differ
			x, at = halve(k, f, x), halve(k, first, at)
		}
		if first.IsZero() || x.Hi.Less(at.Lo) {
			first, at = f, x
		}
	}
	if first.IsZero() {
		return End{field: k, infinite: 1}
	}
	for _, h := range split(first) {
		if vanishes(k, h, at) {
			return newRoot(k, h, at)
		}
	}
	panic("internal error: a root belongs to no factor")
}

// halve narrows an isolating interval of f to half its width or less.
func halve(k algebraic.Field, f poly.Poly, x exact.Interval) exact.Interval {
	if x.IsPoint() {
		return x
	}
	return k.Refine(f, x, x.Width().Mul(exact.NewRat(1, 2)))
}

// vanishes reports whether h has a root in x, an isolating interval of a square-free multiple of h.
func vanishes(k algebraic.Field, h poly.Poly, x exact.Interval) bool {
	lo := h.EvalRat(x.Lo)
	if x.IsPoint() {
		return lo.IsZero()
	}
	return k.Sign(lo) != k.Sign(h.EvalRat(x.Hi)) // at most one root inside, and it is simple
}

// factors returns the irreducible monic factors over k of a square-free f.
func factors(k algebraic.Field, f poly.Poly) []poly.Poly {
	var out []poly.Poly
	for _, h := range k.Factor(f) {
		out = append(out, h.Poly.Monic())
	}
	return out
}

// inRoot is the inverse of Poly.OfSquare.
func inRoot(f poly.Poly) poly.Poly {
	out := make([]poly.Elem, f.Degree()/2+1)
	for i := range out {
		out[i] = f.Coeff(2 * i)
	}
	return poly.New(out...)
}
