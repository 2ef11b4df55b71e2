package asymptotics

import (
	"errors"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// Region is where a bound of the gradient is asked for: a sector |Im z| ≤ −T·Re z, the half-plane Re z ≤ 0, or the
// negative axis z ≤ 0, which is the zero value.
type Region struct {
	plane bool
	tan   exact.Rat
}

// NegativeAxis returns the region z ≤ 0.
func NegativeAxis() Region { return Region{} }

// HalfPlane returns the region Re z ≤ 0.
func HalfPlane() Region { return Region{plane: true} }

// Sector returns the region |Im z| ≤ −tan·Re z, which for tan = 0 is the negative axis. It panics if tan < 0.
func Sector(tan exact.Rat) Region {
	if tan.Sign() < 0 {
		panic("asymptotics: a sector with a negative tangent")
	}
	return Region{tan: tan}
}

// IsHalfPlane reports whether the region is the half-plane.
func (g Region) IsHalfPlane() bool { return g.plane }

// Tan returns T if the region is a sector or, with T = 0, the negative axis.
func (g Region) Tan() exact.Rat { return g.tan }

// Supremum is the least C with |z^j R'(z)| ≤ C throughout a region.
type Supremum struct {
	Region Region
	Power  int // j

	Infinite bool   // there is no such C
	Why      string // it is infinite: a pole, or growth at infinity

	C algebraic.Number
	// Points says where C is attained, by positive numbers in increasing order: y for z = ±iy on the half-plane, x for
	// z = −x(1 ± iT) on a sector and for z = −x on the negative axis.
	Points     []algebraic.Number
	AtInfinity bool // C is the limit as |z| → ∞, which is not attained there
}

// ErrPolesBeyondSector is the answer about a sector when R has poles in Re z ≤ 0: whether they lie inside the sector is
// not decided.
var ErrPolesBeyondSector = errors.New("not decided whether a pole of R in Re z ≤ 0 lies in the sector")

// Sup returns the supremum of |z^j R'(z)| over a region, j ≥ 1.
//
// If R has a pole in the region, or z^j R' grows at infinity, it is infinite. Otherwise z^j R' is analytic and bounded,
// and by the maximum principle its modulus is largest on the boundary, including ∞: on the imaginary axis with t = y²,
// or on one ray, since R is real. There its square, on the negative axis itself up to sign, is a rational function
// A(t)/B(t), which is largest where A'B − AB' vanishes or at ∞.
//
// Algorithm: the positive zeros of A'B − AB' are isolated, their values enclosed until one is seen to be the largest;
// those that cannot be told apart by 2^−200 are compared as algebraic numbers. Cost: isolation of the zeros of a
// polynomial of degree at most 4n, and algebraic.Field.RootValue on a factor of it.
func Sup(k algebraic.Field, r rational.Function, region Region, power int) (Supremum, error) {
	if power < 1 {
		panic("asymptotics: Sup of |z^j R'| with j < 1")
	}
	s := Supremum{Region: region, Power: power}
	d := r.Derivative()
	if d.Numerator().IsZero() {
		return s, nil
	}
	if region.plane || region.tan.Sign() > 0 {
		if !k.ZerosInRightHalfPlane(d.Denominator()) {
			if !region.plane {
				return s, ErrPolesBeyondSector
			}
			return s.infinite("R has a pole in Re z ≤ 0"), nil
		}
	}
	o := newObjective(k, d, region, power)
	if !o.plane && o.hasPole() {
		return s.infinite("R has a pole on the negative axis"), nil
	}
	if o.num.Degree() > o.den.Degree() {
		return s.infinite("it grows without bound as |z| → ∞"), nil
	}
	o.maximum(&s)
	return s, nil
}

func (s Supremum) infinite(why string) Supremum {
	s.Infinite, s.Why = true, why
	return s
}

// objective is the function num(t)/den(t) on t > 0 to be maximised: |z^j R'|² or, if signed, ±|z^j R'|.
type objective struct {
	k        algebraic.Field
	num, den poly.Poly
	plane    bool // t = y²
	signed   bool
}

func newObjective(k algebraic.Field, d rational.Function, region Region, power int) objective {
	num, den := d.Numerator().Shift(power), d.Denominator()
	o := objective{k: k, plane: region.plane}
	switch {
	case region.plane:
		o.num, o.den = onAxis(num), onAxis(den)
	case region.tan.IsZero():
		o.num, o.den, o.signed = num.Reflect(), den.Reflect(), true
	default:
		o.num, o.den = OnRay(num, region.tan), OnRay(den, region.tan)
	}
	g := o.k.GCD(o.num, o.den)
	o.num, o.den = o.num.Quo(g), o.den.Quo(g)
	return o
}

// onAxis returns |p(iy)|² = p(z)p(−z) as a polynomial in t = y² = −z².
func onAxis(p poly.Poly) poly.Poly {
	f := p.Mul(p.Reflect())
	out := make([]poly.Elem, f.Degree()/2+1)
	for i := range out {
		if out[i] = f.Coeff(2 * i); i%2 == 1 {
			out[i] = out[i].Neg()
		}
	}
	return poly.New(out...)
}

// OnRay returns |p(−x(1 + iT))|² as a polynomial in x: with p(z) = Σ a_n zⁿ and c_n + i s_n = (−1 − iT)ⁿ it is
// (Σ a_n c_n xⁿ)² + (Σ a_n s_n xⁿ)².
func OnRay(p poly.Poly, tan exact.Rat) poly.Poly {
	direction := exact.Gaussian{Re: exact.Int(-1), Im: tan.Neg()}
	unit := exact.Gaussian{Re: exact.Int(1)}
	var re, im []poly.Elem
	for _, a := range p.Coeffs() {
		re, im = append(re, a.Mul(poly.Rational(unit.Re))), append(im, a.Mul(poly.Rational(unit.Im)))
		unit = unit.Mul(direction)
	}
	c, s := poly.New(re...), poly.New(im...)
	return c.Mul(c).Add(s.Mul(s))
}

// hasPole reports whether den vanishes for some t > 0.
func (o objective) hasPole() bool {
	for _, x := range o.k.Isolate(o.den) {
		for !x.IsPoint() && x.Lo.Sign() < 0 && x.Hi.Sign() > 0 { // ends, since den(0) ≠ 0
			x = o.k.Refine(o.den, x, x.Width().Mul(exact.NewRat(1, 2)))
		}
		if x.Hi.Sign() > 0 {
			return true
		}
	}
	return false
}

// critical is a real zero of a polynomial: where the derivative of something vanishes.
type critical struct {
	f  poly.Poly // square-free
	in exact.Interval
}

// criticals isolates the positive zeros of the derivative, one square-free factor after the other. Where den has a zero of
// multiplicity m, the numerator of the derivative has one of multiplicity m − 1, which is none of the quotient.
func (o objective) criticals() []critical {
	slope := o.k.Mul(o.num.Derivative(), o.den).Sub(o.k.Mul(o.num, o.den.Derivative())).Quo(o.k.GCD(o.den, o.den.Derivative()))
	var out []critical
	for _, factor := range o.k.SquareFree(slope) {
		out = append(out, o.positiveZeros(factor.Poly.WithoutZero())...)
	}
	return out
}

// positiveZeros isolates the positive zeros of a square-free f with f(0) ≠ 0.
func (o objective) positiveZeros(f poly.Poly) []critical {
	var out []critical
	for _, x := range o.k.PositiveRoots(f) {
		out = append(out, critical{f, x})
	}
	return out
}

// maximum completes s with the largest value of the objective over t > 0 and ∞. The value at 0 is 0, which is not the
// largest since R' is not the zero function.
func (o objective) maximum(s *Supremum) {
	var limit algebraic.Number
	if o.num.Degree() == o.den.Degree() {
		limit = o.k.Number(o.num.Lead().Quo(o.den.Lead())).Abs()
	}
	rest := o.leading(o.criticals(), limit)
	best := limit
	var points []critical
	for _, c := range rest {
		c = irreducible(o.k, c)
		v := c.value(o.k, o.num, o.den).Abs()
		if sign := v.Cmp(best); sign > 0 {
			best, points = v, []critical{c}
		} else if sign == 0 {
			points = append(points, c)
		}
	}
	s.AtInfinity = limit.Cmp(best) == 0
	for _, c := range points {
		t := c.value(o.k, poly.FromInts(0, 1), poly.FromInts(1))
		if o.plane {
			t = t.Sqrt()
		}
		s.Points = insert(s.Points, t)
	}
	if s.C = best; !o.signed {
		s.C = best.Sqrt()
	}
}

// insert puts x into an increasing list.
func insert(list []algebraic.Number, x algebraic.Number) []algebraic.Number {
	i := 0
	for i < len(list) && list[i].Cmp(x) < 0 {
		i++
	}
	return append(list[:i:i], append([]algebraic.Number{x}, list[i:]...)...)
}

// leading drops the points whose value is seen to be smaller than that of another point, or than the limit.
func (o objective) leading(cs []critical, limit algebraic.Number) []critical {
	for bits := uint(25); len(cs) > 0 && bits <= 200; bits *= 2 {
		values := make([]exact.Interval, len(cs))
		top := limit.Enclose(bits).Lo
		for i, c := range cs {
			v := o.k.EncloseValue(c.f, c.in, o.num, o.den, bits)
			if v.Hi.Sign() < 0 || v.Lo.Sign() < 0 && v.Hi.Less(v.Lo.Neg()) {
				v = v.Neg()
			}
			values[i] = v
			top = exact.Max(top, v.Lo)
		}
		var rest []critical
		for i, c := range cs {
			if !values[i].Hi.Less(top) {
				rest = append(rest, c)
			}
		}
		if cs = rest; len(cs) == 1 && limit.Enclose(bits).Hi.Less(top) {
			break
		}
	}
	return cs
}

// irreducible replaces the polynomial of a point by the irreducible factor that vanishes there.
func irreducible(k algebraic.Field, c critical) critical {
	for _, f := range k.Factor(c.f) {
		g := f.Poly
		if c.in.IsPoint() {
			if g.EvalRat(c.in.Lo).IsZero() {
				return critical{g, c.in}
			}
		} else if k.Sign(g.EvalRat(c.in.Lo)) != k.Sign(g.EvalRat(c.in.Hi)) {
			return critical{g, c.in}
		}
	}
	panic("internal error: a root of a polynomial is a root of none of its factors")
}
