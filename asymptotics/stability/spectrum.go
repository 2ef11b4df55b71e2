package stability

import (
	"context"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
)

// Spectrum is that of matrices M(z) with coefficients in a field, as a multistep or a general linear method has them: what is asked is
// whether the powers of M(z) are bounded.
type Spectrum struct {
	Field algebraic.Field
	Chi   bivariate.Poly // χ(ζ, z), by powers of ζ: its zeros ζ are the eigenvalues of M(z)
	Poles poly.Poly      // its zeros are the poles of M
	// Bounded reports whether the powers of M(x), or M(ix), are bounded, for an x in l ≥ Field that is no pole; lift takes polynomials from
	// Field to l.
	Bounded func(l algebraic.Field, x poly.Elem, imaginary bool, lift Lifting) bool
}

// A Lifting takes a polynomial to a larger field.
type Lifting func(poly.Poly) poly.Poly

// mostDegree is up to which degree of a field it is decided whether an interval holds its end.
const mostDegree = 24

// RealInterval returns the connected component of 0 in {x ≤ 0 : the powers of M(x) are bounded}; an end may be outside. ok is false if
// an end is an algebraic number of so high a degree that it is not known whether it is in.
//
// Algorithm: χ = gq, where g is what χ and χ*(ζ) = ζ^r χ(1/ζ) have in common. The truth changes only at poles, zeros of the leading
// coefficient, of res(q, q*), and where g has a double zero. It is decided between these; and at one of them in the field that it
// generates, if there are multiple eigenvalues. Cost: these resultants, isolation of their zeros, and a factorisation.
func (s Spectrum) RealInterval(ctx context.Context) (x Interval, ok bool) {
	return s.interval(ctx, false)
}

// ImaginaryInterval is RealInterval for the y with bounded powers of M(iy).
//
// Algorithm: the same, with χ*(ζ, z) = ζ^r χ(1/ζ, −z), whose coefficients are conjugate on the axis. The critical polynomials are made even
// and their zeros found in y².
func (s Spectrum) ImaginaryInterval(ctx context.Context) (x Interval, ok bool) {
	return s.interval(ctx, true)
}

func (s Spectrum) interval(ctx context.Context, imaginary bool) (x Interval, ok bool) {
	same := func(p poly.Poly) poly.Poly { return p }
	a := axis{Spectrum: s, imaginary: imaginary}
	if s.Poles.Coeff(0).IsZero() || !s.Bounded(s.Field, poly.Elem{}, imaginary, same) {
		return Interval{Empty: true}, true
	}
	a.findCritical(ctx)
	end, open, ok := a.reach(func(x exact.Rat) bool { return s.Bounded(s.Field, a.place(poly.Rational(x)), imaginary, same) })
	if !ok {
		return x, false
	}
	if !imaginary {
		return Interval{From: end.Neg(), FromOpen: open}, true
	}
	return Interval{From: end.Neg(), To: end, FromOpen: open, ToOpen: open}, true
}

// axis is the half-line of z = −s, s ≥ 0, or of z = iy, by s = y².
type axis struct {
	Spectrum
	imaginary bool
	critical  poly.Poly // in s; square-free, without the zero 0
	suspect   poly.Poly // those of them at which there may be multiple eigenvalues of modulus 1, or a pole
}

// place returns x with z = x or z = ix for a number x ≥ 0 of which the square, if imaginary, or itself, is s.
func (a axis) place(x poly.Elem) poly.Elem {
	if a.imaginary {
		return x
	}
	return x.Neg()
}

// inS takes a polynomial in z to one in s, with the zeros of f and, on the imaginary axis, their conjugates.
func (a axis) inS(f poly.Poly) poly.Poly {
	if !a.imaginary {
		return f.Reflect()
	}
	f = f.WithoutZero() // z = 0 is no matter
	even := f
	if !f.Equal(f.Reflect()) {
		even = f.Mul(f.Reflect())
	}
	var out []poly.Elem
	for i := 0; i <= even.Degree(); i += 2 {
		c := even.Coeff(i)
		if i%4 == 2 {
			c = c.Neg()
		}
		out = append(out, c)
	}
	return poly.New(out...)
}

func (a *axis) findCritical(ctx context.Context) {
	chi := a.Chi.Over(a.Chi.Content())
	star := make([]poly.Poly, len(chi))
	for j, c := range chi {
		if a.imaginary {
			c = c.Reflect()
		}
		star[len(chi)-1-j] = c
	}
	g := bivariate.GCD(ctx, chi, bivariate.New(star))
	q := chi.Quo(g)
	var mirrored bivariate.Poly // q*
	for j := q.Degree(); j >= 0; j-- {
		c := q[j]
		if a.imaginary {
			c = c.Reflect()
		}
		mirrored = append(mirrored, c)
	}
	all := a.inS(a.Poles).Mul(a.inS(chi.Lead())).Mul(a.inS(discriminant(ctx, g.SquareFree(ctx))))
	if mirrored = bivariate.New(mirrored); q.Degree() > 0 && mirrored.Degree() > 0 {
		all = all.Mul(a.inS(bivariate.Resultant(ctx, q, mirrored)))
	}
	a.critical = a.Field.SquareFreePart(all).WithoutZero()
	a.suspect = a.critical
	if radical := chi.SquareFree(ctx); radical.Degree() == chi.Degree() {
		a.suspect = a.Field.GCD(a.critical, a.inS(a.Poles).Mul(a.inS(discriminant(ctx, radical))))
	}
}

// discriminant returns a polynomial that vanishes where a square-free p has a multiple zero, or its degree drops.
func discriminant(ctx context.Context, p bivariate.Poly) poly.Poly {
	if p.Degree() < 1 {
		return poly.FromInts(1)
	}
	return bivariate.Resultant(ctx, p, p.Derivative()).Mul(p.Lead())
}

// reach returns the end of the interval, and whether it is outside; bounded decides at a rational number. ok is false if the latter is
// not known.
func (a axis) reach(bounded func(exact.Rat) bool) (end End, open, ok bool) {
	k, c := a.Field, a.critical
	zeros := k.PositiveRoots(c)
	for i := 1; i < len(zeros); i++ {
		for !zeros[i-1].Hi.Less(zeros[i].Lo) {
			zeros[i-1], zeros[i] = halve(k, c, zeros[i-1]), halve(k, c, zeros[i])
		}
	}
	var last exact.Rat
	for i := range len(zeros) + 1 {
		sample := last.Add(exact.Int(1))
		if i < len(zeros) {
			for !last.Less(zeros[i].Lo) { // at the first one
				zeros[i] = halve(k, c, zeros[i])
			}
			sample = last.Add(zeros[i].Lo).Mul(exact.NewRat(1, 2))
		}
		if a.imaginary {
			var top *exact.Rat
			if i < len(zeros) {
				top = &zeros[i].Lo
			}
			sample = rootBetween(last, top)
		}
		if !bounded(sample) {
			if i == 0 {
				return End{field: k}, false, true
			}
			return a.endAt(zeros[i-1])
		}
		if i > 0 && vanishes(k, a.suspect, zeros[i-1]) {
			if end, open, ok := a.endAt(zeros[i-1]); open || !ok {
				return end, open, ok
			}
		}
		if i < len(zeros) {
			last = zeros[i].Hi
		}
	}
	return End{field: k, infinite: 1}, false, true
}

// rootBetween returns x > 0 with lo < x² < hi, where hi may be ∞.
func rootBetween(lo exact.Rat, hi *exact.Rat) exact.Rat {
	if hi == nil {
		return lo.Add(exact.Int(1)) // (l + 1)² > l
	}
	below, above := exact.Int(0), hi.Add(exact.Int(1))
	for {
		x := below.Add(above).Mul(exact.NewRat(1, 2))
		switch square := x.Mul(x); {
		case !lo.Less(square):
			below = x
		case !square.Less(*hi):
			above = x
		default:
			return x
		}
	}
}

// endAt returns the place of the critical number in x, and whether the truth fails there.
func (a axis) endAt(x exact.Interval) (end End, open, ok bool) {
	k := a.Field
	for _, h := range factors(k, a.critical) {
		if !vanishes(k, h, x) {
			continue
		}
		end = newRoot(k, h.Monic(), x)
		if a.imaginary {
			end = end.squareRoot()
		}
		if a.Field.GCD(h, a.suspect).Degree() == 0 {
			return end, false, true
		}
		if v, ok := end.Value(); ok {
			return end, !a.holds(k, v, func(p poly.Poly) poly.Poly { return p }), true
		}
		if end.minimal.Degree()*k.Degree() > mostDegree {
			return end, false, false
		}
		l, err := k.AdjoinRoot(end.minimal, end.in.Lo, end.in.Hi)
		if err != nil {
			return end, false, false
		}
		return end, !a.holds(l.Field, l.Root, func(p poly.Poly) poly.Poly {
			out := make([]poly.Elem, p.Degree()+1)
			for i := range out {
				out[i] = l.Lift(p.Coeff(i))
			}
			return poly.New(out...)
		}), true
	}
	panic("internal error: a root belongs to no factor")
}

// holds reports whether M has no pole and bounded powers at an end.
func (a axis) holds(l algebraic.Field, x poly.Elem, lift Lifting) bool {
	poles := lift(a.Poles)
	if a.imaginary {
		poles = lift(a.inS(a.Poles)) // zeros at iy come with their conjugates
		if poles.Eval(x.Mul(x)).IsZero() {
			return false
		}
	} else if poles.Eval(x.Neg()).IsZero() {
		return false
	}
	return a.Bounded(l, a.place(x), a.imaginary, lift)
}

// squareRoot returns √e for e ≥ 0.
func (e End) squareRoot() End {
	if v, ok := e.Value(); e.infinite != 0 || ok && v.IsZero() {
		return e
	}
	h, x := e.minimal, e.in
	if h.IsZero() {
		h = poly.New(e.value.Neg(), poly.Int(1))
	}
	for _, f := range factors(e.field, h.OfSquare()) {
		for _, at := range e.field.PositiveRoots(f) {
			for { // ends: the square is the one zero of h in x, or outside of x
				square := exact.Interval{Lo: at.Lo.Mul(at.Lo), Hi: at.Hi.Mul(at.Hi)}
				if e.minimal.IsZero() || !square.Lo.Less(x.Lo) && !x.Hi.Less(square.Hi) {
					return newRoot(e.field, f.Monic(), at)
				}
				if square.Hi.Less(x.Lo) || x.Hi.Less(square.Lo) {
					break
				}
				at = halve(e.field, f, at)
			}
		}
	}
	panic("internal error: a positive number has no square root")
}
