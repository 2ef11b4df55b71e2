package algebraic

import (
	"context"
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
)

// Number is a real algebraic number by itself, without a field: a polynomial over ℚ and an interval that holds exactly
// one of its roots. The zero value is 0. It is an immutable value.
type Number struct {
	p       poly.Poly      // primitive with integer coefficients and a positive lead, square-free; zero for the number 0
	in      exact.Interval // a point exactly if p has degree 1
	reduced bool           // p is not known to be irreducible
}

// RationalNumber returns x as a Number.
func RationalNumber(x exact.Rat) Number {
	return Number{p: primitive(poly.FromRats(x.Neg(), exact.Int(1))), in: exact.Point(x)}
}

// RootNumber returns the only root of f, irreducible over ℚ, in an interval as Isolate returns it. It checks neither.
func RootNumber(f poly.Poly, x exact.Interval) Number { return makeNumber(f, x, true) }

// Number returns the element x of K.
//
// Cost: that of factoring its characteristic polynomial over ℚ; nothing for the generator.
func (k Field) Number(x poly.Elem) Number {
	if r, ok := x.Rat(); ok {
		return RationalNumber(r)
	}
	if x.Equal(k.Algebra().Generator()) {
		root, fine := k.Root(), k.Enclose(x, 64) // which may be far narrower
		return makeNumber(k.Algebra().MinimalPolynomial(), exact.Interval{Lo: exact.Max(root.Lo, fine.Lo), Hi: exact.Min(root.Hi, fine.Hi)}, true)
	}
	return numberNear(k.norm(context.Background(), poly.New(x.Neg(), poly.Int(1)), 0), func(bits uint) exact.Interval { return k.Enclose(x, bits) })
}

// RootValue returns num(β)/den(β) for the only root β of f in x, an isolating interval of f as Isolate returns it, with
// den(β) ≠ 0. The three polynomials are over K, f square-free; β is best given by an irreducible f.
//
// Algorithm: the value v is a root of res_t(f(t), num(t) − v·den(t)) and of its norm to ℚ [Tra76];
// of the irreducible factors over ℚ the one that vanishes at v is told by enclosures.
//
// Cost: that of poly.Pencil, and the factorisation of a polynomial of degree deg f·[K : ℚ] over ℚ.
func (k Field) RootValue(f poly.Poly, x exact.Interval, num, den poly.Poly) Number {
	if x.IsPoint() {
		return k.Number(num.EvalRat(x.Lo).Quo(den.EvalRat(x.Lo)))
	}
	if f.Degree() == 1 {
		root := f.Coeff(0).Neg().Quo(f.Lead())
		return k.Number(num.Eval(root).Quo(den.Eval(root)))
	}
	if q, ok := f.Rational(); ok && num.Equal(poly.FromInts(0, 1)) && den.Equal(poly.FromInts(1)) {
		return numberNear(q, func(bits uint) exact.Interval { return k.EncloseValue(f, x, num, den, bits) }) // β itself
	}
	v, ok := poly.PencilNorm(f, num.Rem(f), den.Rem(f))
	if !ok {
		v = poly.Pencil(f, num.Rem(f), den.Rem(f))
		if _, rational := v.Rational(); !rational {
			v = k.norm(context.Background(), v, 0)
		}
	}
	return numberNear(v, func(bits uint) exact.Interval { return k.EncloseValue(f, x, num, den, bits) })
}

// EncloseValue returns an interval of width at most 2^−bits that holds the number RootValue returns.
func (k Field) EncloseValue(f poly.Poly, x exact.Interval, num, den poly.Poly, bits uint) exact.Interval {
	width := exact.Frac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), bits+1)) // half of it is left for rounding
	for b := bits + 16; ; b += b/2 + 8 {
		x = k.Refine(f, x, exact.Frac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), b)))
		if y, ok := k.Range(num, x, b).Quo(k.Range(den, x, b)); ok && !width.Less(y.Width()) {
			return y.Outward(bits + uint(exact.Max(y.Lo.Abs(), y.Hi.Abs()).Floor().BitLen()) + 8)
		}
	}
}

// Range encloses the values of p, a polynomial over K, on x, with coefficients known to within 2^−bits and intermediate results rounded outward to
// some more bits. It shrinks to the value at a point as x and 2^−bits do.
//
// Algorithm: Horner's rule. Cost: O(n) products of intervals.
func (k Field) Range(p poly.Poly, x exact.Interval, bits uint) exact.Interval {
	var out exact.Interval
	for i := p.Degree(); i >= 0; i-- {
		out = out.Mul(x).Add(k.Enclose(p.Coeff(i), bits)).Outward(bits + 32)
	}
	return out
}

// numberNear returns the root of p ≠ 0 that lies in all the intervals of enclose.
func numberNear(p poly.Poly, enclose func(bits uint) exact.Interval) Number {
	factors, ok := p.FactorWithin(maxSubsets)
	if !ok {
		factors = []poly.Factor{{Poly: p.SquareFreePart(), Mult: 1}}
	}
	return numberAmong(factors, ok, enclose)
}

// numberAmong returns the root of one of the factors that lies in all the intervals of enclose.
func numberAmong(factors []poly.Factor, irreducible bool, enclose func(bits uint) exact.Interval) Number {
	for bits := uint(64); ; bits *= 2 { // ends: of the finitely many roots one alone lies in all intervals
		x := enclose(bits)
		x.Lo = x.Lo.Sub(exact.Frac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), bits))) // a root at the lower end counts
		var found []poly.Poly
		for _, f := range factors {
			for range f.Poly.RootCount(x.Lo, x.Hi) {
				found = append(found, f.Poly)
			}
		}
		if len(found) == 1 {
			return makeNumber(found[0], x, irreducible)
		}
	}
}

// makeNumber returns the only root of f in (x.Lo, x.Hi].
func makeNumber(f poly.Poly, x exact.Interval, irreducible bool) Number {
	if f.Degree() == 1 {
		r, _ := f.Coeff(0).Neg().Quo(f.Lead()).Rat()
		return RationalNumber(r)
	}
	if f.EvalRat(x.Hi).IsZero() {
		return RationalNumber(x.Hi)
	}
	for f.EvalRat(x.Lo).IsZero() { // another root; only for an f that is not irreducible
		if x.Lo = x.Mid(); f.RootCount(x.Lo, x.Hi) == 0 {
			return RationalNumber(x.Lo)
		}
	}
	n := Number{p: primitive(f), in: x, reduced: !irreducible}
	if n.reduced {
		if r, ok := n.rationalRoot(); ok {
			return RationalNumber(r)
		}
	}
	return n
}

// rationalRoot returns the number if it is rational: then its denominator divides the leading coefficient l, and it is
// the simplest number of any interval of width below 1/l².
func (n Number) rationalRoot() (exact.Rat, bool) {
	l, _ := n.p.Lead().Rat()
	x := n.Enclose(uint(2*l.Num().BitLen() + 1))
	r := exact.SimplestBetween(x.Lo, x.Hi)
	return r, n.p.EvalRat(r).IsZero()
}

// primitive returns the multiple of p that has coprime integer coefficients and a positive lead.
func primitive(p poly.Poly) poly.Poly {
	nums, _ := p.Integers()
	g := new(big.Int)
	for _, n := range nums {
		g.GCD(nil, nil, g, new(big.Int).Abs(n))
	}
	if nums[len(nums)-1].Sign() < 0 {
		g.Neg(g)
	}
	return poly.FromBigInts(nums, g)
}

// Polynomial returns a polynomial with coprime integer coefficients and a positive leading one that has the number as a
// simple root. It is the minimal polynomial if minimal is true; otherwise it is square-free, and its factorisation was
// given up.
func (n Number) Polynomial() (p poly.Poly, minimal bool) {
	if n.p.IsZero() {
		return poly.FromInts(0, 1), true
	}
	return n.p, !n.reduced
}

// Rational returns the number if it is known to be rational, which it is if it is rational and has its minimal
// polynomial.
func (n Number) Rational() (exact.Rat, bool) { return n.in.Lo, n.in.IsPoint() }

// Enclose returns an interval of width at most 2^−bits that holds the number and no other root of its polynomial.
func (n Number) Enclose(bits uint) exact.Interval {
	if n.in.IsPoint() {
		return n.in
	}
	return n.p.Refine(n.in, exact.Frac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), bits)))
}

// Cmp returns −1, 0 or 1 as n < m, n = m or n > m.
//
// Algorithm: enclosures, unless the common factor of the two polynomials has a root where both are.
func (n Number) Cmp(m Number) int {
	p, _ := n.Polynomial()
	q, _ := m.Polynomial()
	g := poly.GCD(p, q)
	for bits := uint(16); ; bits *= 2 {
		x, y := n.Enclose(bits), m.Enclose(bits)
		switch {
		case x.Hi.Less(y.Lo):
			return -1
		case y.Hi.Less(x.Lo):
			return 1
		case x.IsPoint() && y.IsPoint():
			return x.Lo.Cmp(y.Lo)
		}
		both := exact.Interval{Lo: exact.Max(x.Lo, y.Lo), Hi: exact.Min(x.Hi, y.Hi)}
		if g.Degree() > 0 && (g.RootCount(both.Lo, both.Hi) > 0 || g.EvalRat(both.Lo).IsZero()) {
			return 0 // both intervals hold one root of p and of q, and a common one
		}
	}
}

// Abs returns |n|.
func (n Number) Abs() Number {
	if n.Cmp(Number{}) >= 0 {
		return n
	}
	return Number{p: primitive(n.p.Reflect()), in: n.in.Neg(), reduced: n.reduced}
}

// Quo returns n/x. It panics unless x > 0.
func (n Number) Quo(x exact.Rat) Number {
	switch {
	case x.Sign() <= 0:
		panic("algebraic: Quo by a number that is not positive")
	case n.p.IsZero():
		return n
	case n.in.IsPoint():
		return RationalNumber(n.in.Lo.Quo(x))
	}
	return Number{p: primitive(n.p.Compose(poly.Rational(x), poly.Elem{})), in: exact.Interval{Lo: n.in.Lo.Quo(x), Hi: n.in.Hi.Quo(x)}, reduced: n.reduced}
}

// mostSquareRoot is the largest degree of a polynomial p(x²) that Sqrt factors: beyond it that takes seconds, to know whether a root is in a
// field that nobody will see.
const mostSquareRoot = 64

// Sqrt returns √n; beyond degree 32 its polynomial may be that of √n and −√n where the minimal one is half of it. It panics if n < 0.
func (n Number) Sqrt() Number {
	switch n.Cmp(Number{}) {
	case -1:
		panic("algebraic: Sqrt of a negative number")
	case 0:
		return Number{}
	}
	p, minimal := n.Polynomial()
	q := p.OfSquare()
	enclose := func(bits uint) exact.Interval {
		for b := 2*bits + 4; ; b *= 2 {
			if x := n.Enclose(b); x.Lo.Sign() > 0 {
				return sqrtInterval(x, bits+4+uint(x.Hi.Floor().BitLen()))
			}
		}
	}
	switch {
	case minimal && !isSquareNorm(p):
		return numberAmong([]poly.Factor{{Poly: q, Mult: 1}}, true, enclose)
	case q.Degree() > mostSquareRoot: // the number is one of its zeros, and that is good enough
		return numberAmong([]poly.Factor{{Poly: q.SquareFreePart(), Mult: 1}}, false, enclose)
	}
	return numberNear(q, enclose)
}

// isSquareNorm reports whether the norm (−1)^d p(0)/lc(p) of a root of p is a square. It is if the root is a square in its
// field; otherwise, for an irreducible p, so is p(x²).
func isSquareNorm(p poly.Poly) bool {
	nums, _ := p.Integers()
	product := new(big.Int).Mul(nums[0], nums[len(nums)-1])
	if p.Degree()%2 == 1 {
		product.Neg(product)
	}
	if product.Sign() < 0 {
		return false
	}
	root := new(big.Int).Sqrt(product)
	return root.Mul(root, root).Cmp(product) == 0
}

// sqrtInterval encloses the square roots of a positive interval, with ends that are multiples of 2^−bits.
func sqrtInterval(x exact.Interval, bits uint) exact.Interval {
	scale := new(big.Int).Lsh(big.NewInt(1), 2*bits)
	unit := new(big.Int).Lsh(big.NewInt(1), bits)
	lo := x.Lo.Mul(exact.FromBigInt(scale)).Floor()
	hi := x.Hi.Mul(exact.FromBigInt(scale)).Floor()
	lo.Sqrt(lo)
	hi.Sqrt(hi).Add(hi, big.NewInt(1))
	return exact.Interval{Lo: exact.Frac(lo, unit), Hi: exact.Frac(hi, unit)}
}

// Decimal returns the number rounded to the given number of significant digits, to nearest, in positional notation.
func (n Number) Decimal(digits int) string {
	if x, ok := n.Rational(); ok {
		return x.Decimal(digits)
	}
	return exact.DecimalOf(n.Enclose, digits)
}

// RootIn returns the shortest interval [k/10^d, (k+1)/10^d], d ≥ 2, that holds the number and no other root of its
// polynomial, with d. A rational number is a point, with d = 0.
func (n Number) RootIn() (x exact.Interval, d int) {
	if n.in.IsPoint() {
		return n.in, 0
	}
	return exact.DecimalCell(n.Enclose, func(lo, hi exact.Rat) bool {
		return n.p.RootCount(lo, hi) == 1 && !n.p.EvalRat(lo).IsZero()
	})
}

// String returns the number if it is rational, and otherwise its decimals to 16 digits.
func (n Number) String() string {
	if x, ok := n.Rational(); ok {
		return x.String()
	}
	return n.Decimal(16)
}
