package proofs

import (
	"context"

	"rofz/asymptotics"
	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/rational"
	"rofz/scheme"
)

// alphaStable is what decisions about a given sector are called.
const alphaStable Property = certificate.AlphaStable

// Angle is the largest α for which a scheme is A(α)-stable, with evidence that the core has checked: stability in a sector just
// inside, or the very one if its tangent is rational, and a violation in one just outside.
type Angle struct {
	Known bool // if it is not, Why says why
	Why   Reason
	Right bool // α = 90°: the scheme is A-stable
	Zero  bool // it is not A(0)-stable

	// Otherwise 0 < Below ≤ tan α < Above.
	Below, Above exact.Rat
	Inside       Decision
	Outside      Decision
	Tan          *algebraic.Number // tan α; nil where it is enclosed alone
}

// AngleFact is the name of the fact that is the Angle.
const AngleFact = "angle"

// Angle returns the largest α for which the scheme is A(α)-stable. It is not Known for a scheme without a stability function,
// and for general linear methods that are not A-stable.
//
// Algorithm: bisection of T = tan α, each time with the sign of |Q|² − |P|² on a ray, and of what is left the zero of
// asymptotics.CriticalTangents; for a multistep method asymptotics.Curve.Tangent. Cost: that of those, of deciding the A-stability, and
// of squares for two rays.
func (a *Analysis) Angle() Angle {
	x, done := peek(a.angle)
	if !done {
		return Angle{Why: OutOfTime{context.Cause(a.ctx)}}
	}
	return x
}

// AngleIsCheap reports whether the angle is found soon: 90° or 0° follow from the properties, and others take less than a second if the
// degree of R and of the field of its coefficients are low.
//
// Cost: that of deciding A- and A(0)-stability.
func (a *Analysis) AngleIsCheap() bool {
	const most, mostSteps = 8, 12
	if a.Decide(AStable).Verdict.Proved() || !a.Decide(SectorStable).Verdict.Proved() {
		return true
	}
	switch s := a.scheme.(type) {
	case scheme.Multistep:
		return s.Steps()*s.Field().Degree() <= mostSteps
	case scheme.OneStep:
		k, r, err := a.metered()
		return err != nil || max(r.Numerator().Degree(), r.Denominator().Degree())*k.Degree() <= most
	}
	return true
}

// AsksForAngle reports whether the angle is told of a scheme that nobody asks about: it is found soon, or the source claims one.
func (a *Analysis) AsksForAngle() bool {
	if a.IsUnfinished(FunctionFact) {
		return false
	}
	if a.AngleIsCheap() {
		return true
	}
	_, ok := a.Published().Degrees(scheme.AngleKey)
	_, damped := a.Published().Degrees(scheme.LAngleKey)
	return ok || damped
}

// Cmp compares the angle with a number of degrees: −1, 0 or 1 as it is less, equal or larger. It reports false if that is not known: the
// angle is not Known, or the tangent is enclosed alone and the number lies in the enclosure.
//
// Cost: that of asymptotics.Degrees, and of enclosing the tangent.
func (x Angle) Cmp(degrees exact.Rat) (sign int, ok bool) {
	switch {
	case !x.Known:
		return 0, false
	case x.Right:
		return exact.Int(90).Cmp(degrees), true
	case x.Zero:
		return -degrees.Sign(), true
	}
	tan := exact.Interval{Lo: x.Below, Hi: x.Above}
	for digits := 12; digits <= 200; digits *= 2 {
		switch in := degreesOf(tan, digits); {
		case degrees.Less(in.Lo):
			return 1, true
		case in.Hi.Less(degrees):
			return -1, true
		}
		if x.Tan == nil {
			return 0, false
		}
		tan = x.Tan.Enclose(uint(8*digits) + uint(x.Above.Floor().BitLen()))
	}
	is := func(n int64, square exact.Rat) bool {
		return degrees.Equal(exact.Int(n)) && x.Tan.Cmp(algebraic.RationalNumber(square).Sqrt()) == 0
	}
	return 0, is(30, exact.NewRat(1, 3)) || is(45, exact.Int(1)) || is(60, exact.Int(3))
}

// degreesOf encloses the angles with tangents in an interval.
func degreesOf(tan exact.Interval, digits int) exact.Interval {
	out := asymptotics.Degrees(tan.Lo, digits)
	if !tan.IsPoint() {
		out.Hi = asymptotics.Degrees(tan.Hi, digits).Hi
	}
	return out
}

// Degrees encloses the angle in degrees, to 10^−digits if the tangent is known. It panics if the angle is not Known.
func (x Angle) Degrees(digits int) exact.Interval {
	switch {
	case !x.Known:
		panic("proofs: the degrees of an angle that is not known")
	case x.Right:
		return exact.Point(exact.Int(90))
	case x.Zero:
		return exact.Interval{}
	case x.Tan == nil:
		return degreesOf(exact.Interval{Lo: x.Below, Hi: x.Above}, digits)
	}
	return degreesOf(x.Tan.Enclose(uint(4*digits)+8), digits+1)
}

// Decimal returns the degrees rounded to so many significant digits, or to those that are known.
func (x Angle) Decimal(digits int) string {
	switch {
	case x.Right:
		return "90"
	case x.Zero:
		return "0"
	case x.Tan != nil:
		return exact.DecimalOf(func(bits uint) exact.Interval { return x.Degrees(int(bits)*3/10 + 2) }, digits)
	}
	for in := x.Degrees(digits); digits > 1; digits-- {
		if lo := in.Lo.Decimal(digits); lo == in.Hi.Decimal(digits) {
			return lo
		}
	}
	return x.Degrees(3).Lo.Decimal(1)
}

func (a *Analysis) findAngle() Angle {
	switch d := a.Decide(AStable); {
	case d.Verdict.Proved():
		return Angle{Known: true, Right: true}
	case d.Verdict.Undecided():
		return Angle{Why: d.Reason}
	}
	some := a.Decide(SectorStable)
	if some.Verdict.Undecided() {
		return Angle{Why: some.Reason}
	}
	if some.Verdict.Refuted() {
		return Angle{Known: true, Zero: true}
	}
	return a.sectors().angle()
}

// decideSector decides A(0)- or A₀-stability of a scheme that is not A-stable.
func decideSector(p Property) func(*Analysis) Decision {
	return func(a *Analysis) Decision { return a.sectors().decide(p) }
}

// sectorProver decides in which sectors a scheme is stable that is not A-stable.
type sectorProver interface {
	decide(Property) Decision // A(0)- or A₀-stability
	angle() Angle             // given that it is A(0)-stable
}

func (a *Analysis) newSectorProver() sectorProver {
	switch s := a.scheme.(type) {
	case scheme.Multistep:
		return newMultistepSectors(a.ctx, a.field(), s.Rho(), s.Sigma())
	case scheme.OneStep:
		f, _ := a.function()
		return newSectors(a.ctx, f.field, f.r)
	}
	return noSectors{}
}

// noSectors leaves all open: nothing is known of the sectors of a general linear method that is not A-stable.
type noSectors struct{}

func (noSectors) decide(p Property) Decision {
	return Decision{Property: p, Reason: SectorsOfGeneralLinear{}}
}

func (noSectors) angle() Angle { return Angle{Why: SectorsOfGeneralLinear{}} }

// sectors decides in which sectors R is stable, given that it is not A-stable.
type sectors struct {
	ctx   context.Context
	k     algebraic.Field
	r     rational.Function
	p, q  poly.Poly
	right bool             // all poles lie in Re z > 0
	left  []exact.Gaussian // approximations of those in Re z < 0
}

func newSectors(ctx context.Context, k algebraic.Field, r rational.Function) *sectors {
	s := &sectors{ctx: ctx, k: k, r: r, p: r.Numerator(), q: r.Denominator()}
	if s.right = k.ZerosInRightHalfPlane(s.q); !s.right {
		const prec = 128
		s.left = upperLeft(k.ApproxRoots(s.q, prec), prec)
	}
	return s
}

func (s *sectors) claim(p Property) *certificate.SectorStability {
	return &certificate.SectorStability{Property: string(p), R: claimed(s.k, s.r)}
}

func (s *sectors) settle(c *certificate.SectorStability, reason Reason) Decision {
	return settleInField(s.k, Property(c.Property), c, func(x exact.Interval) { c.R.Root = x }, reason)
}

// decide decides A(0)- or A₀-stability.
//
// R is A₀-stable if D(x) = Q(−x)² − P(−x)² ≥ 0 on x ≥ 0: at a pole D < 0. It is A(0)-stable if besides D > 0 on x > 0: near 0
// and ∞ the first term of 1 ∓ R that is not 0 keeps its sign on both sides of the axis, and a zero of D is a point where |R| = 1, next to which there
// are values with |R| > 1.
func (s *sectors) decide(p Property) Decision {
	c := s.claim(p)
	d := asymptotics.OnRay(s.q, exact.Rat{}).Sub(asymptotics.OnRay(s.p, exact.Rat{}))
	squares, y := axisSquares(s.ctx, s.k, d)
	if y != nil {
		z := exact.Gaussian{Re: y.Mul(*y).Neg()}
		c.Witness = &z
		return s.settle(c, s.exceeds(z))
	}
	if p == AxisStable {
		c.Ray = squares
		return s.settle(c, SectorHolds{Squares: len(squares)})
	}
	free := s.k.SquareFreePart(d).WithoutZero()
	if hasPositiveRoot(s.k, free) {
		s.touch(c, d, free)
		return s.settle(c, TouchesAxis{From: c.To.Neg(), To: c.From.Neg()})
	}
	tan := exact.Int(1)
	if !s.isStable(tan) {
		tan, _ = bracket(s.isStable)
	}
	return s.inside(p, tan)
}

// exceeds says by how much |R| > 1 at a point.
func (s *sectors) exceeds(z exact.Gaussian) ExceedsAt {
	out := ExceedsAt{Field: s.k, Z: z, InSector: true}
	if x, ok := quotientOfNorms(s.p, s.q, z); ok {
		out.R2 = &x
	}
	return out
}

// touch puts in the evidence that D = free·cofactor has a positive zero.
func (s *sectors) touch(c *certificate.SectorStability, d, free poly.Poly) {
	x := s.k.PositiveRoots(free)[0]
	for w := half(x.Lo); x.IsPoint(); w = half(w) {
		if s.k.CountRoots(free, x.Lo.Sub(w), x.Lo.Add(w)) == 1 && !free.EvalRat(x.Lo.Sub(w)).IsZero() {
			x = exact.Interval{Lo: x.Lo.Sub(w), Hi: x.Lo.Add(w)}
		}
	}
	c.Touching, c.Cofactor, c.From, c.To = free, d.Quo(free), x.Lo, x.Hi
	_, c.U, c.V = poly.ExtGCD(s.p, s.q)
}

// inside lets the core judge the stability in a sector.
func (s *sectors) inside(p Property, tan exact.Rat) Decision {
	c := s.claim(p)
	c.Tan = tan
	ray, y := axisSquares(s.ctx, s.k, s.below(tan))
	if y != nil {
		return Decision{Property: p, Reason: NoSector{}}
	}
	c.Ray = ray
	if s.right {
		c.Turns, _ = turnsOf(s.ctx, s.k, s.q)
	} else {
		c.Discs = s.discs(tan)
	}
	return s.settle(c, SectorHolds{Tan: tan, Squares: len(c.Ray), Discs: len(c.Discs)})
}

// below returns |Q|² − |P|² on the ray, as a polynomial in x.
func (s *sectors) below(tan exact.Rat) poly.Poly {
	return asymptotics.OnRay(s.q, tan).Sub(asymptotics.OnRay(s.p, tan))
}

// isStable reports whether R is A(α)-stable, T = tan α. Just before the ray of a pole |R| > 1 on it; so approximations of the poles
// suffice.
func (s *sectors) isStable(tan exact.Rat) bool {
	budget.Poll(s.ctx)
	for _, z := range s.left {
		if !tan.Mul(z.Re.Abs()).Less(z.Im) {
			return false
		}
	}
	return isNonNegative(s.k, s.below(tan))
}

// isNonNegative reports whether f ≥ 0 on [0, ∞).
func isNonNegative(k algebraic.Field, f poly.Poly) bool {
	if noNegative(k, f) {
		return true
	}
	if q, ok := f.Rational(); ok {
		positive, _ := q.NonNegative()
		return positive
	}
	if k.Sign(f.Lead()) < 0 {
		return false
	}
	f = f.WithoutZero()
	if has, known := enclosedPositiveRoot(k, f); known && !has {
		return k.Sign(f.Coeff(0)) > 0
	}
	odd := poly.FromInts(1)
	for _, g := range f.SquareFree() {
		if g.Mult%2 == 1 {
			odd = odd.Mul(g.Poly)
		}
	}
	return !hasPositiveRoot(k, odd)
}

// bracket returns powers of 2, one of which is so small that the sector is stable, the other so large that it is not.
func bracket(isStable func(exact.Rat) bool) (lo, hi exact.Rat) {
	e := 0
	step := 1
	if isStable(pow2(e)) {
		for isStable(pow2(e + step)) {
			e, step = e+step, 2*step
		}
	} else {
		for e -= step; !isStable(pow2(e)); e -= step {
			step *= 2
		}
	}
	for step > 1 { // stable at e, and not at e + step
		if step /= 2; isStable(pow2(e + step)) {
			e += step
		}
	}
	return pow2(e), pow2(e + 1)
}

// bisect narrows lo < tan α ≤ hi until they agree to that many bits.
func bisect(isStable func(exact.Rat) bool, lo, hi exact.Rat, bits int) (exact.Rat, exact.Rat) {
	for !hi.Sub(lo).Less(lo.Mul(pow2(-bits))) {
		quarter := hi.Sub(lo).Mul(exact.NewRat(1, 4))
		if mid := exact.SimplestBetween(lo.Add(quarter), hi.Sub(quarter)); isStable(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo, hi
}

// mostForTangent is the degree of Q up to which the exact tangent is looked for.
const mostForTangent = 5

// nearlyRight is the power of 2 above which a tangent is not looked for: such an angle is one of 90° but for the last digits of the
// coefficients, and its tangent has thousands of digits.
const nearlyRight = 24

// enclosed is the number of bits behind the point to which α is enclosed in radians where tan α is not known exactly.
const enclosed = 44

// angle returns it, given that R is A(0)-stable and not A-stable.
func (s *sectors) angle() Angle {
	out := Angle{Known: true}
	lo, hi := bracket(s.isStable)
	if max(s.p.Degree(), s.q.Degree())*s.k.Degree() <= mostForTangent && lo.Less(pow2(nearlyRight)) {
		lo, hi = bisect(s.isStable, lo, hi, closeness)
		out.Tan = s.tangent(lo, hi)
	}
	if out.Tan == nil {
		lo, hi = bisect(s.isStable, lo, hi, max(4, enclosed-lo.Floor().BitLen())) // dα < dT/T² for T > 1
	} else if t, ok := out.Tan.Rational(); ok {
		lo = t
	}
	out.Below, out.Above = lo, hi
	out.Inside, out.Outside = s.inside(alphaStable, lo), s.outside(hi)
	return out.settled()
}

// settled leaves the angle open unless both decisions are there.
func (x Angle) settled() Angle {
	switch {
	case !x.Inside.Verdict.Proved():
		return Angle{Why: x.Inside.Reason}
	case !x.Outside.Verdict.Refuted():
		return Angle{Why: x.Outside.Reason}
	}
	return x
}

// outside refutes the stability in a sector, by a point on its ray or next to a pole.
func (s *sectors) outside(tan exact.Rat) Decision {
	c := s.claim(alphaStable)
	c.Tan = tan
	if _, y := axisSquares(s.ctx, s.k, s.below(tan)); y != nil {
		x := y.Mul(*y)
		c.Witness = &exact.Gaussian{Re: x.Neg(), Im: x.Mul(tan)}
		return s.settle(c, s.exceeds(*c.Witness))
	}
	return Decision{Property: alphaStable, Reason: NoSector{}}
}

// tangent returns tan α, which lies in [lo, hi], if it is found exactly.
func (s *sectors) tangent(lo, hi exact.Rat) *algebraic.Number {
	f := asymptotics.CriticalTangents(s.p, s.q)
	if f.Degree() < 1 {
		return nil
	}
	for range 4 {
		from, to := lo.Mul(lo), hi.Mul(hi)
		if f.EvalRat(from).IsZero() {
			from = from.Mul(exact.Int(1).Sub(pow2(-closeness - 2)))
		}
		switch s.k.CountRoots(f, from, to) {
		case 0:
			return nil
		case 1:
			x := exact.Interval{Lo: from, Hi: to}
			if f.EvalRat(to).IsZero() {
				x = exact.Point(to)
			}
			t := s.k.RootValue(f, x, poly.FromInts(0, 1), poly.FromInts(1)).Sqrt()
			return &t
		}
		lo, hi = bisect(s.isStable, lo, hi, 4*closeness)
	}
	return nil
}

// discs returns discs around the poles, none of which meets the sector or another one, for the core to judge.
func (s *sectors) discs(tan exact.Rat) []certificate.Circle {
	const prec = 128
	f := s.k.SquareFreePart(s.q)
	roots := s.k.ApproxRoots(f, prec)
	many := s.k.ApproxRoots(s.q, prec)
	for bits := uint(1); bits < prec/4; bits++ {
		var out []certificate.Circle
		total := 0
		for _, z := range roots {
			c := certificate.Circle{Center: roundGaussian(z, bits+3), Radius: pow2(-int(bits)).Mul(z.Re.Abs().Add(z.Im.Abs()))}
			c.Radius = exact.SimplestBetween(c.Radius, c.Radius.Mul(exact.Int(2)))
			c.Count = within(many, c.Center, c.Radius)
			total += c.Count
			out = append(out, c)
		}
		if total == s.q.Degree() && s.areApart(out, tan) {
			return out
		}
	}
	return nil
}

// areApart reports whether the discs meet neither each other nor the sector, and the core will count their zeros.
func (s *sectors) areApart(discs []certificate.Circle, tan exact.Rat) bool {
	near := s.k.Round(s.q, 256)
	for i, d := range discs {
		out := d.Center.Im.Abs().Add(tan.Mul(d.Center.Re))
		if out.Sign() <= 0 || !d.Radius.Mul(d.Radius).Mul(exact.Int(1).Add(tan.Mul(tan))).Less(out.Mul(out)) {
			return false
		}
		for _, e := range discs[:i] {
			r := d.Radius.Add(e.Radius)
			if !r.Mul(r).Less(d.Center.Sub(e.Center).Norm()) {
				return false
			}
		}
		if !outweighs(taylorModuli(near, d.Center), d.Count, d.Radius) {
			return false
		}
	}
	return true
}
