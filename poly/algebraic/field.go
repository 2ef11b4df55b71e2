// Package algebraic gives the abstract number fields of package poly their real root: signs, comparisons, decimals,
// extensions by roots and square roots, and real roots of polynomials with coefficients in a real number field.
//
// Field is a real number field ℚ(α); its elements are poly.Elem. Number is a real algebraic number by itself, with its
// polynomial and an isolating interval, for numbers that come from different fields.
//
//	e, err := algebraic.Field{}.AdjoinSqrt(poly.Int(2)) // ℚ(√2)
//	e.Field.Sign(e.Root.Sub(poly.Int(1)))               // 1: √2 > 1
//
// Nothing is decided in floating point. An element is zero exactly when its representation is, because minimal
// polynomials are irreducible; any other element gets its sign from an enclosure of the root that is narrowed until
// zero is outside.
package algebraic

import (
	"context"
	"fmt"
	"math/big"
	"sync"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
)

// MaxDegree is the largest degree of a Field that AdjoinRoot and AdjoinSqrt make.
const MaxDegree = 64

// Field is a real number field ℚ(α): a poly.Field together with the real root α that its generator stands for. The
// zero value is ℚ. It is an immutable value; the best enclosure of α met so far is remembered behind the scenes.
type Field struct {
	s   *state
	ctx context.Context // of what During counts; nil has no end
}

// During returns the same field, in which the search for roots counts its work in ctx, and ends the computation around it, as
// budget.Poll does, when ctx is done. Signs, enclosures and decimals, which are also wanted when a budget is used up, do not.
func (k Field) During(ctx context.Context) Field { return Field{k.s, ctx} }

// Spend counts units of work in the context of During, as budget.Spend does, for a search by those who have the field at hand.
func (k Field) Spend(work int) { budget.Spend(k.ctx, work) }

// Mul is p.Mul(q), counted as the search for roots is.
func (k Field) Mul(p, q poly.Poly) poly.Poly { return k.meter().Mul(p, q) }

// GCD is poly.GCD, counted.
func (k Field) GCD(p, q poly.Poly) poly.Poly { return k.meter().GCD(p, q) }

// SquareFree is p.SquareFree(), counted.
func (k Field) SquareFree(p poly.Poly) []poly.Factor { return k.meter().SquareFree(p) }

// SquareFreePart is p.SquareFreePart(), counted.
func (k Field) SquareFreePart(p poly.Poly) poly.Poly { return k.meter().SquareFreePart(p) }

// meter counts in the context of the field.
func (k Field) meter() poly.Meter {
	if k.ctx == nil {
		return nil
	}
	return meter(k.ctx)
}

type state struct {
	alg  *poly.Field
	root exact.Interval // as given: exactly one root inside
	mu   sync.Mutex
	fine exact.Interval // a part of root that holds α
	slo  int            // sign of the minimal polynomial at the lower ends

	once  sync.Once
	apart *state // for signs
}

// NewField returns ℚ(α), α the only root of m in the open interval (lo, hi). It fails if m, a polynomial over ℚ, is
// reducible or of degree below 2, or if it has no root or several roots there.
func NewField(m poly.Poly, lo, hi exact.Rat) (Field, error) {
	alg, err := poly.NewField(m)
	if err != nil {
		return Field{}, err
	}
	if !lo.Less(hi) {
		return Field{}, fmt.Errorf("algebraic: (%v, %v) is empty", lo, hi)
	}
	m = alg.MinimalPolynomial()
	if n := m.RootCount(lo, hi); n != 1 { // m has no rational root, so the ends do not matter
		return Field{}, fmt.Errorf("algebraic: %v has %d roots in (%v, %v), not one", m, n, lo, hi)
	}
	return makeField(alg, exact.Interval{Lo: lo, Hi: hi}), nil
}

func makeField(alg *poly.Field, root exact.Interval) Field {
	return Field{s: &state{alg: alg, root: root, fine: root, slo: signAt(alg.MinimalPolynomial(), root.Lo)}}
}

func signAt(m poly.Poly, x exact.Rat) int {
	r, _ := m.EvalRat(x).Rat()
	return r.Sign()
}

// Algebra returns the field without its embedding; nil for ℚ.
func (k Field) Algebra() *poly.Field {
	if k.s == nil {
		return nil
	}
	return k.s.alg
}

// Degree returns [K : ℚ].
func (k Field) Degree() int { return k.Algebra().Degree() }

// Root returns the isolating interval that defines α: the minimal polynomial has exactly one root in it and different
// signs at its ends. For ℚ it is the point 0.
func (k Field) Root() exact.Interval {
	if k.s == nil {
		return exact.Interval{}
	}
	return k.s.root
}

// Equal reports whether k and l are given by the same polynomial and the same root of it.
func (k Field) Equal(l Field) bool {
	if k.s == l.s {
		return true
	}
	if k.s == nil || l.s == nil || !k.s.alg.Equal(l.s.alg) {
		return false
	}
	lo, hi := exact.Max(k.s.root.Lo, l.s.root.Lo), exact.Min(k.s.root.Hi, l.s.root.Hi)
	return lo.Less(hi) && k.s.alg.MinimalPolynomial().SturmCount(lo, hi) == 1
}

// enclosure returns an interval of width at most 2^−bits that holds α.
func (s *state) enclosure(bits uint) exact.Interval {
	s.mu.Lock()
	defer s.mu.Unlock()
	width := exact.Frac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), bits))
	m := s.alg.MinimalPolynomial()
	if bits > 128 { // far in, the ends need not be simple and speed counts
		s.fine = m.Refine(s.fine, width)
	}
	for width.Less(s.fine.Width()) {
		mid := exact.SimplestBetween(quarter(s.fine))
		if signAt(m, mid) == s.slo {
			s.fine.Lo = mid
		} else {
			s.fine.Hi = mid
		}
	}
	return s.fine
}

// quarter returns the middle half of x: a cut anywhere in it still shrinks the interval geometrically, and a simple
// number may be chosen.
func quarter(x exact.Interval) (lo, hi exact.Rat) {
	w := x.Width().Mul(exact.NewRat(1, 4))
	return x.Lo.Add(w), x.Hi.Sub(w)
}

// Sign returns the exact sign of x: −1, 0 or 1.
//
// Cost: for x ≠ 0 about log₂ 1/|x| bisection steps of the root.
func (k Field) Sign(x poly.Elem) int {
	if r, ok := x.Rat(); ok {
		return r.Sign()
	}
	k.mustHold(x)
	for bits := uint(16); ; bits *= 2 {
		if s, ok := x.Enclose(k.s.enclosure(bits)).Sign(); ok {
			return s
		}
	}
}

func (k Field) mustHold(x poly.Elem) {
	if k.s == nil || !k.s.alg.Equal(x.Field()) {
		panic("algebraic: an element of another field")
	}
}

// Cmp returns −1, 0 or 1 as x < y, x = y or x > y.
func (k Field) Cmp(x, y poly.Elem) int { return k.Sign(x.Sub(y)) }

// Abs returns |x|.
func (k Field) Abs(x poly.Elem) poly.Elem {
	if k.Sign(x) < 0 {
		return x.Neg()
	}
	return x
}

// Within reports whether |x| ≤ most.
func (k Field) Within(x poly.Elem, most exact.Rat) bool {
	if r, ok := x.Rat(); ok {
		return !most.Less(r.Abs())
	}
	return k.Cmp(k.Abs(x), poly.Rational(most)) <= 0
}

// Enclose returns an interval of width at most 2^−bits that holds x.
func (k Field) Enclose(x poly.Elem, bits uint) exact.Interval {
	if r, ok := x.Rat(); ok {
		return exact.Point(r)
	}
	k.mustHold(x)
	width := exact.Frac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), bits))
	for b := bits + 8; ; b += b/2 + 8 {
		if y := x.Enclose(k.s.enclosure(b)); !width.Less(y.Width()) {
			return y
		}
	}
}

// Above returns a number of so many digits that is not smaller than |x|, and larger by little. Cost: that of Enclose.
func (k Field) Above(x poly.Elem, digits int) exact.Rat {
	if x.IsZero() {
		return exact.Rat{}
	}
	var most exact.Rat
	for bits := uint(64); ; bits *= 2 {
		in := k.Enclose(x, bits)
		most = exact.Max(in.Lo.Abs(), in.Hi.Abs())
		if in.Width().Mul(exact.Int(1000)).Less(most) {
			break
		}
	}
	place := exact.Int(10).Pow(most.Exponent() - digits + 1)
	return exact.FromBigInt(most.Quo(place).Neg().Floor()).Neg().Mul(place)
}

// Decimal returns x rounded to the given number of significant digits, to nearest, in positional notation. The digits
// are right: the enclosure is narrowed until both ends round alike.
func (k Field) Decimal(x poly.Elem, digits int) string {
	if r, ok := x.Rat(); ok {
		return r.Decimal(digits)
	}
	return exact.DecimalOf(func(bits uint) exact.Interval { return k.Enclose(x, bits) }, digits)
}

// Float64 returns a float64 next to x. It is for proposals and pictures: nothing is decided with it.
func (k Field) Float64(x poly.Elem) float64 {
	if r, ok := x.Rat(); ok {
		return r.Float64()
	}
	for bits := uint(64); ; bits *= 2 {
		y := k.Enclose(x, bits)
		if lo, hi := y.Lo.Float64(), y.Hi.Float64(); lo == hi || bits > 2048 {
			return lo
		}
	}
}
