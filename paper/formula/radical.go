package formula

import (
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// surd is the number outer + inner·√radicand, radicand > 1 an integer that no small square divides, inner ≠ 0.
type surd struct {
	outer, inner exact.Rat
	radicand     *big.Int
}

// newSurd returns outer + inner·√d for a rational d > 0 that is no square.
func newSurd(outer, inner, d exact.Rat) surd {
	n := new(big.Int).Mul(d.Num(), d.Den()) // √(a/b) = √(ab)/b
	square := squareDivisor(n)
	n.Quo(n, new(big.Int).Mul(square, square))
	return surd{outer, inner.Mul(exact.Frac(square, d.Den())), n}
}

// squareDivisor returns an s ≥ 1 with s² | n: all of it as far as the squares of primes below 1000 go.
func squareDivisor(n *big.Int) *big.Int {
	s, rest := big.NewInt(1), new(big.Int).Abs(n)
	for p := int64(2); p < 1000; p++ {
		square := big.NewInt(p * p)
		if rest.Cmp(square) < 0 {
			break
		}
		for {
			quo, rem := new(big.Int).QuoRem(rest, square, new(big.Int))
			if rem.Sign() != 0 {
				break
			}
			rest = quo
			s.Mul(s, big.NewInt(p))
		}
	}
	if root := new(big.Int).Sqrt(rest); root.Cmp(big.NewInt(1)) > 0 && new(big.Int).Mul(root, root).Cmp(rest) == 0 {
		s.Mul(s, root)
	}
	return s
}

// over returns integers a, b, c > 0 without a common factor: the number is (a + b√radicand)/c.
func (x surd) over() (a, b, c *big.Int) {
	c = lcm(x.outer.Den(), x.inner.Den())
	scale := exact.FromBigInt(c)
	return x.outer.Mul(scale).Num(), x.inner.Mul(scale).Num(), c
}

func lcm(a, b *big.Int) *big.Int {
	return new(big.Int).Quo(new(big.Int).Mul(a, b), new(big.Int).GCD(nil, nil, a, b))
}

// expr writes the modulus of the number over one denominator, with a positive term first: (2 − √2)/2, 4√3/3.
func (x surd) expr() (negative bool, body Expr) {
	a, b, c := x.over()
	if negative = x.sign() < 0; negative {
		a.Neg(a)
		b.Neg(b)
	}
	root := Product(ratio(exact.FromBigInt(new(big.Int).Abs(b))), Root{Radicand: Number(x.radicand.String())})
	outer := ratio(exact.FromBigInt(new(big.Int).Abs(a)))
	switch {
	case a.Sign() == 0:
		body = root
	case a.Sign() < 0:
		body = Sum{{false, root}, {true, outer}}
	default:
		body = Sum{{false, outer}, {b.Sign() < 0, root}}
	}
	if c.Cmp(big.NewInt(1)) != 0 {
		body = Frac{body, Number(c.String())}
	}
	return negative, body
}

// sign returns the sign of the number, which is not 0: that of its term of larger modulus.
func (x surd) sign() int {
	square := x.inner.Mul(x.inner).Mul(exact.FromBigInt(x.radicand))
	if x.outer.Mul(x.outer).Cmp(square) > 0 {
		return x.outer.Sign()
	}
	return x.inner.Sign()
}

// maxRadicalBits bounds the size of the elements of fields of degree 4 that radicals are sought for.
const maxRadicalBits = 600

// radicalOf writes the element x of k, which is not rational, with square roots of rational numbers or of such.
//
// Cost: in a quadratic field none to speak of; in one of degree 4 that of the minimal polynomial of x. In others nothing
// is tried.
func radicalOf(k algebraic.Field, x poly.Elem) (negative bool, body Expr, ok bool) {
	if k.Degree() == 2 {
		m := k.Algebra().MinimalPolynomial()
		p, _ := m.Coeff(1).Rat()
		q, _ := m.Coeff(0).Rat()
		middle := p.Mul(exact.NewRat(-1, 2)) // the generator is middle ± √(middle² − q)
		sign := exact.Int(int64(k.Cmp(k.Algebra().Generator(), poly.Rational(middle))))
		c := x.Coeffs()
		negative, body = newSurd(c[0].Add(c[1].Mul(middle)), c[1].Mul(sign), middle.Mul(middle).Sub(q)).expr()
		return negative, body, true
	}
	bits := 0
	for _, c := range append(x.Coeffs(), rats(k.Algebra().MinimalPolynomial())...) {
		bits += c.Num().BitLen() + c.Den().BitLen()
	}
	if k.Degree() != 4 || bits > maxRadicalBits {
		return false, nil, false
	}
	return radical(k.Number(x))
}

func rats(p poly.Poly) []exact.Rat {
	out := make([]exact.Rat, p.Degree()+1)
	for i := range out {
		out[i], _ = p.Coeff(i).Rat()
	}
	return out
}

// radical writes an irrational number of degree 2, or of degree 4 whose minimal polynomial is biquadratic in x − h, with
// square roots: √2 + √3, √((5 + √5)/8).
//
// With y = x − h and y⁴ + py² + r = 0: if r = s², then 2y = ±√(2s − p) ± √(−2s − p); else y = ±√((−p ± √(p² − 4r))/2).
// Which of the roots it is, enclosures tell.
func radical(n algebraic.Number) (negative bool, body Expr, ok bool) {
	p, minimal := n.Polynomial()
	if !minimal || p.Degree() != 2 && p.Degree() != 4 {
		return false, nil, false
	}
	p = p.Monic()
	c := rats(p)
	switch p.Degree() {
	case 2:
		middle := c[1].Mul(exact.NewRat(-1, 2))
		sign := exact.Int(int64(n.Cmp(algebraic.RationalNumber(middle))))
		negative, body = newSurd(middle, sign, middle.Mul(middle).Sub(c[0])).expr()
		return negative, body, true
	case 4:
		h := c[3].Mul(exact.NewRat(-1, 4))
		c = rats(p.Compose(poly.Int(1), poly.Rational(h)))
		if c[1].IsZero() {
			return biquadratic(n, h, c[2], c[0])
		}
	}
	return false, nil, false
}

// biquadratic writes n = h + y, y⁴ + py² + r = 0.
func biquadratic(n algebraic.Number, h, p, r exact.Rat) (negative bool, body Expr, ok bool) {
	half, two := exact.NewRat(1, 2), exact.Int(2)
	var candidates []nested
	if s, square := r.Sqrt(); square {
		u, v := s.Mul(two).Sub(p), s.Mul(two).Neg().Sub(p)
		if v.Sign() <= 0 || u.Sign() <= 0 {
			return false, nil, false
		}
		for _, e := range []int64{1, -1} {
			for _, f := range []int64{1, -1} {
				candidates = append(candidates, nested{h, []root{{half.Mul(exact.Int(e)), surd{outer: v}}, {half.Mul(exact.Int(f)), surd{outer: u}}}})
			}
		}
	} else {
		d := p.Mul(p).Sub(exact.Int(4).Mul(r))
		if d.Sign() <= 0 {
			return false, nil, false
		}
		for _, e := range []int64{1, -1} {
			inner := newSurd(p.Mul(half).Neg(), half.Mul(exact.Int(e)), d)
			for _, f := range []int64{1, -1} {
				candidates = append(candidates, nested{h, []root{{exact.Int(f), inner}}})
			}
		}
	}
	x, ok := choose(n, candidates)
	if !ok {
		return false, nil, false
	}
	if negative = n.Cmp(algebraic.Number{}) < 0; negative {
		x = x.neg()
	}
	return negative, x.expr(), true
}

// nested is the number outer + Σ factor·√(of).
type nested struct {
	outer exact.Rat
	roots []root
}

type root struct {
	factor exact.Rat
	of     surd // with inner 0 for a rational number
}

// choose returns the candidate that is n; all of them are distinct roots of one polynomial if they are real.
func choose(n algebraic.Number, candidates []nested) (nested, bool) {
	for bits := uint(64); bits <= 1<<14; bits *= 2 {
		at := n.Enclose(bits)
		var left []nested
		for _, c := range candidates {
			if x, real := c.enclose(bits); real && !x.Hi.Less(at.Lo) && !at.Hi.Less(x.Lo) {
				left = append(left, c)
			}
		}
		if candidates = left; len(left) <= 1 {
			break
		}
	}
	if len(candidates) != 1 {
		return nested{}, false
	}
	return candidates[0], true
}

// enclose returns an interval that holds x, narrow if bits is large; real is false if a radicand is negative.
func (x nested) enclose(bits uint) (out exact.Interval, real bool) {
	out = exact.Point(x.outer)
	for _, r := range x.roots {
		of := exact.Point(r.of.outer)
		if r.of.radicand != nil {
			of = of.Add(exact.Point(r.of.inner).Mul(sqrt(exact.Point(exact.FromBigInt(r.of.radicand)), 2*bits)))
		}
		if of.Hi.Sign() < 0 {
			return out, false
		}
		of.Lo = exact.Max(of.Lo, exact.Rat{})
		out = out.Add(exact.Point(r.factor).Mul(sqrt(of, bits)))
	}
	return out, true
}

// sqrt encloses the roots of the numbers of x ≥ 0, with ends that are multiples of 2^−bits.
func sqrt(x exact.Interval, bits uint) exact.Interval {
	unit := new(big.Int).Lsh(big.NewInt(1), bits)
	square := exact.FromBigInt(new(big.Int).Mul(unit, unit))
	lo := new(big.Int).Sqrt(x.Lo.Mul(square).Floor())
	hi := new(big.Int).Sqrt(x.Hi.Mul(square).Floor())
	return exact.Interval{Lo: exact.Frac(lo, unit), Hi: exact.Frac(hi.Add(hi, big.NewInt(1)), unit)}
}

func (x nested) neg() nested {
	out := nested{outer: x.outer.Neg()}
	for _, r := range x.roots {
		out.roots = append(out.roots, root{r.factor.Neg(), r.of})
	}
	return out
}

// expr writes the positive number over one denominator, with a positive term first.
func (x nested) expr() Expr {
	den := x.outer.Den()
	terms := make([]nestedTerm, len(x.roots))
	for i, r := range x.roots {
		terms[i] = r.simplified()
		den = lcm(den, terms[i].factor.Den())
	}
	scale := exact.FromBigInt(den)
	var sum Sum
	if !x.outer.IsZero() {
		a := x.outer.Mul(scale)
		sum = append(sum, Term{a.Sign() < 0, ratio(a.Abs())})
	}
	for _, t := range terms {
		b := t.factor.Mul(scale)
		sum = append(sum, Term{b.Sign() < 0, Product(ratio(b.Abs()), Root{Radicand: t.radicand})})
	}
	sum = positiveFirst(sum)
	if den.Cmp(big.NewInt(1)) != 0 {
		return Frac{unsigned(sum), Number(den.String())}
	}
	return unsigned(sum)
}

type nestedTerm struct {
	factor   exact.Rat
	radicand Expr
}

// simplified takes square factors out of the root.
func (r root) simplified() nestedTerm {
	if r.of.radicand == nil {
		s := newSurd(exact.Rat{}, r.factor, r.of.outer)
		return nestedTerm{s.inner, Number(s.radicand.String())}
	}
	a, b, c := r.of.over()
	content := new(big.Int).GCD(nil, nil, new(big.Int).Abs(a), new(big.Int).Abs(b))
	above, below := squareDivisor(content), squareDivisor(c)
	outside := exact.Frac(above, below)
	inside := exact.Frac(new(big.Int).Mul(below, below), new(big.Int).Mul(above, above))
	_, radicand := surd{r.of.outer.Mul(inside), r.of.inner.Mul(inside), r.of.radicand}.expr()
	return nestedTerm{r.factor.Mul(outside), radicand}
}
