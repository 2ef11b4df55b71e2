package proofs

import (
	"cmp"
	"context"
	"fmt"

	"rofz/asymptotics"
	"rofz/asymptotics/stability"
	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/rational"
)

// Bound is the least C with |z^j R'(z)| ≤ C throughout a region, with evidence that the core has checked: the inequality
// at a rational number just above C, or at C itself if that is rational, and a point where a rational number just below
// is exceeded.
type Bound struct {
	asymptotics.Supremum
	Above, Below exact.Rat // Below < C ≤ Above; both are 0 if C is infinite or 0
	Holds        Decision  // |z^j R'| ≤ Above: proved
	Exceeded     Decision  // |z^j R'| ≤ Below: refuted; the zero value if C = 0
}

// closeness is the number of bits to which Above and Below agree with an irrational C.
const closeness = 20

// Bound returns the best constant of |z^j R'| on a region, j ≥ 1. The error says that the scheme has no stability
// function, or that the constant is not decided.
//
// Cost: see asymptotics.Sup; the evidence takes O(n³) operations on the coefficients of (R')², n = deg R.
func (a *Analysis) Bound(region asymptotics.Region, power int) (Bound, error) {
	return peekOrError(a, factOrError(a, "bound", func() (Bound, error) { return a.findBound(region, power) }))
}

func (a *Analysis) findBound(region asymptotics.Region, power int) (Bound, error) {
	f, err := a.function()
	if err != nil {
		return Bound{}, err
	}
	s, err := asymptotics.Sup(f.field, f.r, region, power)
	if err != nil || s.Infinite {
		return Bound{Supremum: s}, err
	}
	b := Bound{Supremum: s}
	g := gradient{a.ctx, f.field, f.r, a.derivative().r, region, power}
	b.Holds, b.Above = g.justAbove(s.C)
	if s.C.Cmp(algebraic.Number{}) > 0 {
		b.Exceeded, b.Below = g.justBelow(s)
		if !b.Exceeded.Verdict.Refuted() {
			panic(fmt.Sprintf("internal error: %s: no witness just below the best constant: %+v", a.Name(), b.Exceeded.Reason))
		}
	}
	a.proved(b.Holds)
	return b, nil
}

// gradient proves and refutes bounds of |z^j R'| on a region.
type gradient struct {
	ctx    context.Context
	k      algebraic.Field
	r, d   rational.Function
	region asymptotics.Region
	power  int
}

// boundProperty is what decisions about bounds are called.
const boundProperty Property = "gradient bound"

func (g gradient) claim(bound exact.Rat) *certificate.Gradient {
	c := &certificate.Gradient{R: claimed(g.k, g.r), P1: g.d.Numerator(), Q1: g.d.Denominator(), Power: g.power, Bound: bound, Tan: g.region.Tan()}
	switch {
	case g.region.IsHalfPlane():
		c.Region = certificate.HalfPlane
	case c.Tan.IsZero():
		c.Region = certificate.NegativeAxis
	default:
		c.Region = certificate.Sector
	}
	return c
}

func (g gradient) settle(c *certificate.Gradient, reason Reason) Decision {
	return settleInField(g.k, boundProperty, c, func(x exact.Interval) { c.R.Root = x }, reason)
}

// justAbove proves the bound by C, if that is rational, or by a simple number that is larger by at most 2^−closeness
// of it.
func (g gradient) justAbove(c algebraic.Number) (Decision, exact.Rat) {
	above, rational := c.Rational()
	if !rational {
		x := closely(c)
		above = exact.SimplestBetween(x.Hi, x.Hi.Add(x.Hi.Mul(pow2(-closeness))))
	}
	return g.decide(above), above
}

// closely encloses a positive number to within 2^−closeness of it, without its being an end unless it is rational.
func closely(c algebraic.Number) exact.Interval {
	for bits := uint(closeness); ; bits *= 2 {
		if x := c.Enclose(bits); x.Lo.Sign() > 0 && !x.Lo.Mul(pow2(-closeness)).Less(x.Width()) {
			return x
		}
	}
}

// Sup returns the best constant of |z^j R'| on a region, j ≥ 1, without evidence. The error says that the scheme has no
// stability function, or that the constant is not decided.
//
// Cost: see asymptotics.Sup.
func (a *Analysis) Sup(region asymptotics.Region, power int) (asymptotics.Supremum, error) {
	return peekOrError(a, factOrError(a, "bound", func() (asymptotics.Supremum, error) {
		f, err := a.function()
		if err != nil {
			return asymptotics.Supremum{}, err
		}
		return asymptotics.Sup(f.field, f.r, region, power)
	}))
}

// DecideBound decides whether |z^j R'(z)| ≤ bound throughout a region, j ≥ 1, bound ≥ 0. It is undecided if the scheme
// has no stability function, and where R has a pole in Re z ≤ 0 it may be, on other regions than the half-plane.
//
// Cost: O(n³) operations on the coefficients of (R')², n = deg R, and in a sector that of asymptotics.Sup.
func (a *Analysis) DecideBound(region asymptotics.Region, power int, bound exact.Rat) Decision {
	d, done := peek(fact(a, "bound", func() Decision {
		f, err := a.function()
		if err != nil {
			return Decision{Property: boundProperty, Reason: NoConstant{err}}
		}
		return gradient{a.ctx, f.field, f.r, a.derivative().r, region, power}.decide(bound)
	}))
	if !done {
		return a.open(boundProperty)
	}
	return d
}

// decide finds the evidence for a bound or a point where it is exceeded.
func (g gradient) decide(bound exact.Rat) Decision {
	c := g.claim(bound)
	num, den := g.d.Numerator().Shift(g.power), g.d.Denominator()
	var y *exact.Rat // where the bound is exceeded: at the boundary point of the region with the parameter y²
	switch {
	case bound.IsZero() && !num.IsZero():
		c.Witness = g.nonZero()
	case c.Region == certificate.HalfPlane:
		c.Witness = g.fillHalfPlane(c, bound)
	case c.Region == certificate.Sector:
		below := asymptotics.OnRay(den, c.Tan).Scale(poly.Rational(bound.Mul(bound)))
		if c.Ray, y = axisSquares(g.ctx, g.k, below.Sub(asymptotics.OnRay(num, c.Tan))); y != nil {
			break
		}
		plane, err := asymptotics.Sup(g.k, g.r, asymptotics.HalfPlane(), g.power)
		if err != nil || plane.Infinite {
			return Decision{Property: boundProperty, Reason: NoConstant{asymptotics.ErrPolesBeyondSector}}
		}
		x := plane.C.Enclose(2)
		c.Within = exact.FromBigInt(x.Hi.Floor()).Add(exact.Int(1))
		g.fillHalfPlane(c, c.Within)
	default:
		p, q := num.Reflect(), den.Reflect().Scale(poly.Rational(bound))
		if c.Plus, y = axisSquares(g.ctx, g.k, q.Add(p)); y == nil {
			c.Minus, y = axisSquares(g.ctx, g.k, q.Sub(p))
		}
	}
	if y != nil {
		z := g.point(y.Mul(*y))
		c.Plus, c.Ray, c.Witness = nil, nil, &z
	}
	if c.Witness != nil {
		return g.exceeded(c)
	}
	return g.settle(c, GradientWithin{g.power, bound})
}

// exceeded lets the core judge a witness.
func (g gradient) exceeded(c *certificate.Gradient) Decision {
	return g.settle(c, GradientExceeds{g.power, c.Bound, *c.Witness})
}

// nonZero returns a point on the negative axis where R' ≠ 0.
func (g gradient) nonZero() *exact.Gaussian {
	for x := int64(-1); ; x-- {
		if z := (exact.Gaussian{Re: exact.Int(x)}); !norm(g.d.Numerator(), z).IsZero() {
			return &z
		}
	}
}

// fillHalfPlane finds evidence for |z^j R'| ≤ bound on Re z ≤ 0, or a point there where it is exceeded. The pair is
// coprime: R' is in lowest terms and its denominator is 1 at 0.
func (g gradient) fillHalfPlane(c *certificate.Gradient, bound exact.Rat) (witness *exact.Gaussian) {
	if bound.IsZero() {
		return nil // R' = 0, and 0 = 0 needs no squares
	}
	p, q := g.d.Numerator().Shift(g.power), g.d.Denominator().Scale(poly.Rational(bound))
	m := halfPlane(g.ctx, g.k, p, q, stability.E(p, q))
	if witness = cmp.Or(m.onAxis, m.pole); witness == nil {
		c.Axis, c.HalfPlane, c.Turns = m.axis, m.halfPlane, m.turns
	}
	return witness
}

// justBelow exceeds a simple number that is smaller than C by at most 2^−closeness of it, at a simple point near one
// where C is attained, or far out.
func (g gradient) justBelow(s asymptotics.Supremum) (Decision, exact.Rat) {
	x := closely(s.C)
	below := exact.SimplestBetween(x.Lo.Sub(x.Lo.Mul(pow2(-closeness+1))), x.Lo.Sub(x.Lo.Mul(pow2(-closeness))))
	c := g.claim(below)
	for bits := 2; bits < manyBits; bits++ { // ends, since the set where the bound is exceeded is open and holds the point
		budget.Spend(g.ctx, bits)
		at := exact.FromBigInt(pow2(bits).Num())
		if len(s.Points) > 0 {
			y := s.Points[0].Enclose(uint(bits))
			at = exact.SimplestBetween(y.Lo, y.Hi)
		}
		z := g.point(at)
		if g.k.Sign(norm(g.d.Numerator().Shift(g.power), z).Sub(norm(g.d.Denominator(), z).Mul(poly.Rational(below.Mul(below))))) > 0 {
			c.Witness = &z
			return g.exceeded(c), below
		}
	}
	panic(fmt.Sprintf("internal error: %v is not exceeded by |z^%d R'|, although the least bound is %v", below, g.power, s.C))
}

// manyBits is more than any point needs whose value is the supremum up to 2^−closeness.
const manyBits = 1 << 14

// point returns the boundary point of the region with the parameter x ≥ 0.
func (g gradient) point(x exact.Rat) exact.Gaussian {
	if g.region.IsHalfPlane() {
		return exact.Gaussian{Im: x}
	}
	return exact.Gaussian{Re: x.Neg(), Im: x.Mul(g.region.Tan())}
}

// SchwarzPick is the inequality |2xR'(x)| ≤ 1 − R(x)² on x ≤ 0, which every A-stable R satisfies.
type SchwarzPick struct {
	Decision
	Identity bool // equality everywhere
}

// SchwarzPick decides whether |2xR'(x)| ≤ 1 − R(x)² for all x ≤ 0. The error says that the scheme has no stability
// function.
func (a *Analysis) SchwarzPick() (SchwarzPick, error) { return peekOrError(a, a.schwarzPick) }

func (a *Analysis) findSchwarzPick() (SchwarzPick, error) {
	f, err := a.function()
	if err != nil {
		return SchwarzPick{}, err
	}
	p, q := f.r.Numerator(), f.r.Denominator()
	left := q.Mul(q).Sub(p.Mul(p)).Reflect()
	right := p.Derivative().Mul(q).Sub(p.Mul(q.Derivative())).Shift(1).Scale(poly.Int(2)).Reflect()
	plus, minus := left.Add(right), left.Sub(right)
	c := &certificate.SchwarzPick{R: claimed(f.field, f.r)}
	set := func(x exact.Interval) { c.R.Root = x }
	out := SchwarzPick{Identity: plus.IsZero() || minus.IsZero()}
	reason := Reason(SchwarzPickHolds{})
	var y *exact.Rat
	if c.Plus, y = axisSquares(a.ctx, f.field, plus); y == nil {
		c.Minus, y = axisSquares(a.ctx, f.field, minus)
	}
	if y != nil {
		x := y.Mul(*y).Neg()
		c.Plus, c.Minus, c.Witness = nil, nil, &exact.Gaussian{Re: x}
		reason = SchwarzPickFails{x}
	}
	out.Decision = settleInField(f.field, "Schwarz–Pick", c, set, reason)
	return out, nil
}
