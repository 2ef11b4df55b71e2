package algebraic

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/big"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
)

// meter returns what counts the rounds of a computation under ctx, nil if that has no end.
func meter(ctx context.Context) poly.Meter {
	if ctx.Done() == nil {
		return nil
	}
	return func(products int) { budget.Spend(ctx, products) }
}

// Extension is a field L = K(β) with the places in L of K's generator and of β.
type Extension struct {
	Field Field     // L
	Root  poly.Elem // β
	old   poly.Elem // the generator of K
	same  bool      // L = K
}

// Lift returns the element x of K as an element of L.
func (e Extension) Lift(x poly.Elem) poly.Elem {
	if r, ok := x.Rat(); ok {
		return poly.Rational(r)
	}
	if e.same {
		return x
	}
	return x.Poly().Eval(e.old)
}

func (k Field) unchanged(root poly.Elem) Extension {
	return Extension{Field: k, Root: root, old: k.Algebra().Generator(), same: true}
}

// AdjoinRoot returns K(β) for the only distinct real root β of p, a polynomial over K, in the open interval (lo, hi).
// If β lies in K, the field stays K. It fails if there is no such root or more than one, or if the degree would exceed
// MaxDegree.
//
// Algorithm: Trager's [Tra76]: the factor h of p over K that vanishes at β, and γ = β + kα for the first k = 0, 1, −1, …
// with a square-free norm, which then is the minimal polynomial of γ.
func (k Field) AdjoinRoot(p poly.Poly, lo, hi exact.Rat) (Extension, error) {
	return k.AdjoinRootContext(context.Background(), p, lo, hi)
}

// AdjoinRootContext is AdjoinRoot; it ends the computation around it, as budget.Poll does, when ctx is done.
func (k Field) AdjoinRootContext(ctx context.Context, p poly.Poly, lo, hi exact.Rat) (Extension, error) {
	if p.IsZero() || !lo.Less(hi) {
		return Extension{}, fmt.Errorf("algebraic: no root to adjoin: the polynomial is zero or (%v, %v) is empty", lo, hi)
	}
	if n := k.countOpen(p, lo, hi); n != 1 {
		return Extension{}, fmt.Errorf("%v has %d distinct roots between %v and %v; exactly one is needed", p, n, lo, hi)
	}
	fs, ok := k.factorWithin(ctx, p, maxSubsets)
	if !ok {
		return Extension{}, errTooHard
	}
	for _, f := range fs {
		if k.countOpen(f.Poly, lo, hi) == 1 {
			return k.adjoin(ctx, f.Poly, exact.Interval{Lo: lo, Hi: hi})
		}
	}
	panic("internal error: a root of a polynomial is a root of none of its factors")
}

// AdjoinSqrt returns K(√x) with the root √x ≥ 0. It fails if x < 0 or the degree would exceed MaxDegree. A rational
// square factor is taken out of x first, so that √(5/12) is √15/6 and generators stay short.
func (k Field) AdjoinSqrt(x poly.Elem) (Extension, error) {
	return k.AdjoinSqrtContext(context.Background(), x)
}

// AdjoinSqrtContext is AdjoinSqrt; it ends the computation around it, as budget.Poll does, when ctx is done.
func (k Field) AdjoinSqrtContext(ctx context.Context, x poly.Elem) (Extension, error) {
	switch k.Sign(x) {
	case -1:
		return Extension{}, fmt.Errorf("the square root of the negative number %s; the argument of sqrt must be at least 0", k.Decimal(x, 6))
	case 0:
		return k.unchanged(poly.Elem{}), nil
	}
	outer, inner := takeSquare(x)
	h := poly.New(inner.Neg(), poly.Elem{}, poly.Int(1))
	e := k.Enclose(inner, 4)
	bound := exact.Max(e.Hi, exact.Int(1)).Add(exact.Int(1)) // above √inner
	var ext Extension
	var err error
	fs, ok := []poly.Factor{{Poly: h, Mult: 1}}, true
	if !k.evidentNonSquare(inner) {
		fs, ok = k.factorWithin(ctx, h, maxSubsets)
	}
	switch {
	case !ok:
		return Extension{}, errTooHard
	case len(fs) == 1:
		ext, err = k.adjoin(ctx, h, exact.Interval{Lo: exact.Rat{}, Hi: bound})
	default:
		r := fs[0].Poly.Coeff(0) // x = ±√inner, both in K
		if k.Sign(r) < 0 {
			r = r.Neg()
		}
		ext = k.unchanged(r)
	}
	ext.Root = ext.Root.Mul(poly.Rational(outer))
	return ext, err
}

// takeSquare writes x = outer²·inner: inner has integer coordinates whose content has no square factor of a small
// prime.
func takeSquare(x poly.Elem) (outer exact.Rat, inner poly.Elem) {
	den := big.NewInt(1)
	for _, c := range x.Coeffs() {
		d := c.Den()
		den.Mul(den, d.Quo(d, new(big.Int).GCD(nil, nil, d, den)))
	}
	x = x.Mul(poly.Rational(exact.FromBigInt(new(big.Int).Mul(den, den)))) // x·den², integral
	content := new(big.Int)
	for _, c := range x.Coeffs() {
		content.GCD(nil, nil, content, new(big.Int).Abs(c.Num()))
	}
	s := squareDivisor(content)
	square := exact.FromBigInt(new(big.Int).Mul(s, s))
	return exact.Frac(s, den), x.Mul(poly.Rational(square.Inv()))
}

// squareDivisor returns s ≥ 1 with s² | n: all of it for a perfect square, else what primes below 2¹⁰ give.
func squareDivisor(n *big.Int) *big.Int {
	s := big.NewInt(1)
	if n.Sign() == 0 {
		return s
	}
	rest, q, r := new(big.Int).Set(n), new(big.Int), new(big.Int)
	for p := int64(2); p < 1<<10; p++ {
		bp := big.NewInt(p)
		p2 := big.NewInt(p * p)
		for {
			if q.QuoRem(rest, p2, r); r.Sign() != 0 {
				break
			}
			rest.Set(q)
			s.Mul(s, bp)
		}
	}
	if root := new(big.Int).Sqrt(rest); new(big.Int).Mul(root, root).Cmp(rest) == 0 {
		s.Mul(s, root)
	}
	return s
}

// adjoin extends by the only root in the open interval x of h, monic and irreducible over K.
func (k Field) adjoin(ctx context.Context, h poly.Poly, x exact.Interval) (Extension, error) {
	if h.Degree() == 1 {
		return k.unchanged(h.Coeff(0).Neg()), nil
	}
	if d := k.Degree() * h.Degree(); d > MaxDegree {
		return Extension{}, fmt.Errorf("the coefficients generate a field of degree %d; at most %d is supported", d, MaxDegree)
	}
	if k.s == nil {
		l := mustField(h, shorten(h, func(width exact.Rat) exact.Interval { return k.Refine(h, isolated(k, h, x), width) }))
		return Extension{Field: l, Root: l.Algebra().Generator(), old: poly.Elem{}}, nil
	}
	shift, norm := k.squareFreeNorm(ctx, h)
	s := exact.Int(int64(shift))
	beta := isolated(k, h, x)
	l := mustField(norm, shorten(norm, func(width exact.Rat) exact.Interval {
		width = width.Mul(exact.NewRat(1, 4))
		beta = k.Refine(h, beta, width)
		alpha := k.Enclose(k.Algebra().Generator().Mul(poly.Rational(s)), bitsOf(width))
		return beta.Add(alpha)
	}))
	gamma := l.Algebra().Generator()
	old := k.locate(ctx, l, h, shift)
	return Extension{Field: l, Root: gamma.Sub(old.Mul(poly.Rational(s))), old: old}, nil
}

// isolated returns the isolating interval of h whose root lies in the open interval x, inside x.
func isolated(k Field, h poly.Poly, x exact.Interval) exact.Interval {
	for _, r := range k.Isolate(h) {
		for {
			if r.IsPoint() || x.Lo.Less(r.Lo) && r.Hi.Less(x.Hi) {
				break
			}
			if r.Hi.Less(x.Lo) || x.Hi.Less(r.Lo) {
				break
			}
			r = k.Refine(h, r, r.Width().Mul(exact.NewRat(1, 2)))
		}
		if x.Lo.Less(r.Lo) && r.Hi.Less(x.Hi) {
			return r
		}
	}
	panic("internal error: the counted root is not among the isolated ones")
}

// locate returns K's generator α in L = ℚ(γ), γ = β + kα with h(β) = 0: the only common root of m(x) and
// h_x(γ − kx), where h_x is h with x for α.
func (k Field) locate(ctx context.Context, l Field, h poly.Poly, shift int) poly.Elem {
	gamma := l.Algebra().Generator()
	arg := poly.New(gamma, poly.Int(int64(-shift)))
	var hx poly.Poly
	for i := h.Degree(); i >= 0; i-- {
		budget.Spend(ctx, (hx.Degree()+2)*l.Degree()*l.Degree())
		hx = hx.Mul(arg).Add(h.Coeff(i).Poly())
	}
	m := k.Algebra().MinimalPolynomial()
	g := meter(ctx).GCD(poly.New(l.Algebra().Elem(exact.Int(1))).Mul(m), hx)
	if g.Degree() != 1 {
		panic("internal error: a primitive element does not locate the old generator")
	}
	return g.Coeff(0).Neg()
}

// squareFreeNorm returns the first shift k = 0, 1, −1, 2, … for which the norm of h(x − kα) is square-free, and that
// norm, a monic polynomial over ℚ. There are only finitely many bad shifts.
func (k Field) squareFreeNorm(ctx context.Context, h poly.Poly) (int, poly.Poly) {
	for i := 0; ; i++ {
		shift := (i + 1) / 2
		if i%2 == 0 {
			shift = -shift
		}
		n := k.norm(ctx, h, shift)
		if meter(ctx).GCD(n, n.Derivative()).Degree() == 0 {
			return shift, n
		}
	}
}

// norm returns N(h(x − kα)), by evaluation at integers and interpolation; the norm of an element is its
// resultant with the monic minimal polynomial.
func (k Field) norm(ctx context.Context, h poly.Poly, shift int) poly.Poly {
	n := h.Degree() * k.Degree()
	m := k.Algebra().MinimalPolynomial()
	alpha := k.Algebra().Generator().Mul(poly.Int(int64(shift)))
	values := make([]poly.Elem, n+1)
	for i := range values {
		budget.Spend(ctx, n*k.Degree())
		v := h.Eval(poly.Int(int64(i)).Sub(alpha))
		values[i] = meter(ctx).Resultant(m, v.Poly())
	}
	return poly.Interpolate(values)
}

// Norm returns the norm of h, a polynomial over ℚ of degree deg h · deg K that vanishes where h does: the product of h and of its conjugates,
// up to a factor. Over ℚ it is h itself.
//
// Algorithm: resultants with the minimal polynomial at integers, and interpolation. Cost: deg h · deg K of them.
func (k Field) Norm(ctx context.Context, h poly.Poly) poly.Poly {
	if q, ok := h.Rational(); ok {
		return q
	}
	return k.norm(ctx, h, 0)
}

// Factor returns the irreducible factors of p over K, monic, with multiplicities: p = lc(p)·∏ fᵢ^mᵢ. It panics if p
// is zero.
//
// Algorithm: Trager's [Tra76], on poly.Poly.Factor.
func (k Field) Factor(p poly.Poly) []poly.Factor {
	out, _ := k.factorWithin(context.Background(), p, math.MaxInt)
	return out
}

// maxSubsets bounds the work of one factorisation when a field is extended: see poly.Poly.FactorWithin.
const maxSubsets = 1 << 18

var errTooHard = errors.New("the coefficients generate a field too large to be found in reasonable time")

func (k Field) factorWithin(ctx context.Context, p poly.Poly, subsets int) ([]poly.Factor, bool) {
	if k.s == nil {
		return meter(ctx).FactorWithin(p, subsets)
	}
	var out []poly.Factor
	for _, sf := range meter(ctx).SquareFree(p) {
		f := sf.Poly
		if f.Degree() == 1 {
			out = append(out, sf)
			continue
		}
		shift, norm := k.squareFreeNorm(ctx, f)
		ns, ok := meter(ctx).FactorWithin(norm, subsets)
		if !ok {
			return nil, false
		}
		if len(ns) == 1 {
			out = append(out, sf)
			continue
		}
		alpha := k.Algebra().Generator().Mul(poly.Int(int64(shift)))
		for _, n := range ns {
			out = append(out, poly.Factor{Poly: meter(ctx).GCD(f, composeModulo(ctx, n.Poly, alpha, f)), Mult: sf.Mult})
		}
	}
	return out, true
}

// composeModulo returns n(x + a) modulo f.
func composeModulo(ctx context.Context, n poly.Poly, a poly.Elem, f poly.Poly) poly.Poly {
	arg := poly.New(a, poly.Int(1))
	var out poly.Poly
	for i := n.Degree(); i >= 0; i-- {
		budget.Spend(ctx, f.Degree()*f.Degree()*f.Field().Degree())
		out = out.Mul(arg).Add(poly.New(n.Coeff(i))).Rem(f)
	}
	return out
}

// mustField makes the field of a polynomial that was found to be irreducible: a factor over ℚ, a square-free norm of
// an irreducible polynomial, or the minimal polynomial of an element.
func mustField(m poly.Poly, root exact.Interval) Field {
	return makeField(poly.NewFieldOf(m.Monic()), root)
}

func bitsOf(width exact.Rat) uint {
	return uint(max(0, width.Den().BitLen()-width.Num().BitLen()) + 1)
}

// shorten returns an interval with short decimal ends that holds exactly one root of the irreducible m of degree at
// least 2, the one that enclose(width) encloses.
func shorten(m poly.Poly, enclose func(width exact.Rat) exact.Interval) exact.Interval {
	for digits := int64(1); ; digits++ {
		ten := exact.Int(10).Pow(int(digits))
		e := enclose(ten.Inv().Mul(exact.NewRat(1, 16)))
		lo := exact.FromBigInt(e.Lo.Mul(ten).Floor()).Quo(ten)
		hi := exact.FromBigInt(e.Hi.Mul(ten).Floor()).Add(exact.Int(1)).Quo(ten)
		if digits > 1 && m.SturmCount(lo, hi) == 1 {
			return exact.Interval{Lo: lo, Hi: hi}
		}
	}
}
