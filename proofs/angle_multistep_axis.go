package proofs

import (
	"slices"

	"rofz/asymptotics"
	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// decide decides A(0)- or A₀-stability. It is open where ρ/σ is real on the whole circle, where the curve of ρ/σ touches the negative axis
// and ρ and σ have a common zero besides with |ζ| = 1 that is a root of the rest for some z < 0.
//
// A method that is A₀- but not A(0)-stable has a curve that meets the negative axis without crossing it.
func (s *multistepSectors) decide(p Property) Decision {
	if tan, ok := s.some(); ok {
		if d := s.inside(p, tan); d.Verdict.Proved() {
			return d
		}
	}
	c := s.claim(p)
	atZero := proposeDisc(s.k, s.rho, false)
	if c.Witness = atZero.outside; c.Witness != nil {
		return s.settle(c, RootOutside{Zeta: *c.Witness})
	}
	if !atZero.double.IsZero() {
		return s.multiple(c, atZero.double)
	}
	if c.Z, c.Witness = s.onAxis(); c.Witness != nil {
		return s.settle(c, RootOutside{Z: c.Z, Zeta: *c.Witness})
	}
	if s.common != nil {
		if z, h, ok := s.common.onAxis(); ok {
			c.Z = z
			return s.multiple(c, h)
		}
	}
	if p == SectorStable {
		return s.meets(c)
	}
	return s.bySteps(c, atZero.disc)
}

// multiple refutes the stability by a multiple root for z = c.Z.
func (s *multistepSectors) multiple(c *certificate.MultistepSector, h poly.Poly) Decision {
	c.Double = h
	c.Cofactor = s.rho.Sub(s.sigma.Scale(poly.Rational(c.Z))).Quo(h.Mul(h))
	return s.settle(c, MultipleRoot{Z: c.Z})
}

// onAxis returns a rational z < 0 for which ρ − zσ has a root with |ζ| > 1, and a witness of that; nil if there is none.
func (s *multistepSectors) onAxis() (exact.Rat, *exact.Gaussian) {
	var points []exact.Rat
	for e := range 24 {
		for _, n := range []int64{-1, -3} {
			points = append(points, exact.Int(n).Mul(pow2(e)), exact.Int(n).Mul(pow2(-e-1)))
		}
	}
	limit := exact.Int(1).Add(pow2(-30))
	for _, z := range append(points, s.betweenRoots()...) {
		budget.Poll(s.ctx)
		f := s.rho.Sub(s.sigma.Scale(poly.Rational(z)))
		if f.Degree() < 1 {
			continue
		}
		for _, x := range s.k.ApproxRoots(s.k.SquareFreePart(f), 96) {
			if limit.Less(x.Norm()) {
				w := outsideWitness(s.k, f)
				return z, &w
			}
		}
	}
	return exact.Rat{}, nil
}

// betweenRoots returns numbers before, between and behind the z < 0 for which ρ₁ − zσ₁ has a root with |ζ| = 1.
//
// Algorithm: such a ζ is a zero of D = ρ₁σ₁* − ρ₁*σ₁; zeros and z are approximated.
func (s *multistepSectors) betweenRoots() []exact.Rat {
	rho, sigma := s.reduced()
	n := rho.Degree()
	d := rho.Mul(sigma.Reverse(n)).Sub(rho.Reverse(n).Mul(sigma))
	if d.Degree() < 1 {
		return nil
	}
	var at []exact.Rat
	for _, x := range s.k.ApproxRoots(s.k.SquareFreePart(d), 96) {
		if z, ok := ratioNear(s.k, rho, sigma, x); ok && z.Re.Less(pow2(-60).Neg()) && z.Im.Abs().Less(pow2(-30).Mul(z.Re.Abs())) {
			at = append(at, z.Re.Neg())
		}
	}
	slices.SortFunc(at, exact.Rat.Cmp)
	var zeros []exact.Interval
	for i, x := range at {
		if i == 0 || pow2(-40).Less(x.Sub(at[i-1]).Quo(x)) {
			zeros = append(zeros, exact.Point(x))
		}
	}
	out := between(zeros)
	for i, x := range out {
		out[i] = x.Neg()
	}
	return out
}

// ratioNear returns an approximation of ρ/σ at ζ; ok is false where σ nearly vanishes.
func ratioNear(k algebraic.Field, rho, sigma poly.Poly, zeta exact.Gaussian) (z exact.Gaussian, ok bool) {
	value := func(p poly.Poly) exact.Gaussian {
		re, im := p.EvalGaussian(zeta)
		return exact.Gaussian{Re: k.Enclose(re, 128).Mid(), Im: k.Enclose(im, 128).Mid()}
	}
	a, b := value(rho), value(sigma)
	n := b.Norm()
	if n.Less(pow2(-80)) {
		return z, false
	}
	q := a.Mul(b.Conj())
	return exact.Gaussian{Re: q.Re.Quo(n), Im: q.Im.Quo(n)}, true
}

// bySteps lets the core judge A₀-stability by Schur's reduction of ρ₁ + y²σ₁.
func (s *multistepSectors) bySteps(c *certificate.MultistepSector, zeros certificate.Disc) Decision {
	rho, sigma := s.reduced()
	p := make([]poly.Poly, rho.Degree()+1)
	for j := range p {
		p[j] = poly.New(rho.Coeff(j), poly.Elem{}, sigma.Coeff(j).Neg())
	}
	squares := 0
	for _, step := range schurSteps(p) {
		if step.lead.IsZero() {
			return Decision{Property: Property(c.Property), Reason: NoSector{}}
		}
		of, y := axisSquares(s.ctx, s.k, inMinusSquare(step.lead))
		if y != nil {
			return Decision{Property: Property(c.Property), Reason: NoSector{}}
		}
		squares += len(of)
		c.Steps = append(c.Steps, certificate.Step{Squares: of, Divided: step.divided})
	}
	c.Zeros = zeros
	if s.common != nil {
		s.common.fill(c)
	}
	return s.settle(c, SectorHolds{Squares: squares, Roots: true})
}

// meets refutes A(0)-stability by a v₀ > 0 where X = h^b X₁, Y = h^(b+1) Y₁, h(v₀) = 0, and X < 0 on one side at least.
func (s *multistepSectors) meets(c *certificate.MultistepSector) Decision {
	curve := asymptotics.CurveOf(s.rho, s.sigma)
	for _, h := range meetings(s.k, curve) {
		x1, b := curve.X, 0
		for quo, rem := x1.DivMod(h); rem.IsZero(); quo, rem = x1.DivMod(h) {
			x1, b = quo, b+1
		}
		y1, rem := curve.Y.DivMod(h.Pow(b + 1))
		if !rem.IsZero() {
			continue
		}
		for _, at := range s.k.PositiveRoots(h) {
			at, ok := s.signsAround(h, x1, at, b%2 == 0)
			if !ok {
				continue
			}
			c.Meeting, c.MeetingX, c.MeetingY, c.From, c.To = h, x1, y1, at.Lo, at.Hi
			_, c.MeetingU, c.MeetingV = poly.ExtGCD(h, x1)
			if b%2 == 0 {
				squares, y := axisSquares(s.ctx, s.k, certificate.OnPiece(x1.Neg(), at.Lo, &at.Hi))
				if y != nil {
					continue
				}
				c.Below = squares
			}
			return s.settle(c, MeetsAxis{})
		}
	}
	return Decision{Property: SectorStable, Reason: NoSector{}}
}

// meetings returns square-free polynomials that hold the common zeros of Y and X, each with a single multiplicity in both, and the
// zeros of Y alone.
func meetings(k algebraic.Field, c asymptotics.Curve) []poly.Poly {
	if c.Y.IsZero() {
		for _, v := range samples(k, c.X) {
			if k.Sign(c.X.EvalRat(v)) < 0 {
				return []poly.Poly{poly.FromRats(v.Neg(), exact.Int(1))}
			}
		}
		return nil
	}
	var out []poly.Poly
	add := func(h poly.Poly) {
		if h = h.WithoutZero(); h.Degree() > 0 {
			out = append(out, h)
		}
	}
	for _, f := range c.Y.SquareFree() {
		rest := f.Poly
		for _, g := range c.X.SquareFree() {
			h := poly.GCD(f.Poly, g.Poly)
			rest = rest.Quo(poly.GCD(rest, h))
			add(h)
		}
		add(rest)
	}
	return out
}

// signsAround returns an interval around the zero of h in at, at whose ends h has different signs; if below is true, f < 0 on it. ok is
// false if f > 0 at the zero.
func (s *multistepSectors) signsAround(h, f poly.Poly, at exact.Interval, below bool) (x exact.Interval, ok bool) {
	for w := half(at.Lo); ; w = half(w) {
		budget.Poll(s.ctx)
		x = at
		if at.IsPoint() {
			x = exact.Interval{Lo: at.Lo.Sub(w), Hi: at.Lo.Add(w)}
		}
		switch {
		case s.k.Sign(h.EvalRat(x.Lo).Mul(h.EvalRat(x.Hi))) >= 0 || at.IsPoint() && s.k.CountRoots(h, x.Lo, x.Hi) != 1:
		case !below:
			return x, true
		case !f.EvalRat(x.Lo).IsZero() && (f.Degree() < 1 || s.k.CountRoots(s.k.SquareFreePart(f), x.Lo, x.Hi) == 0):
			return x, s.k.Sign(f.EvalRat(x.Lo)) < 0
		}
		if !at.IsPoint() {
			at = s.k.Refine(h, at, half(at.Width()))
		}
	}
}

// commonZeros are those of ρ and σ.
type commonZeros struct {
	k             algebraic.Field
	g, rho, sigma poly.Poly // ρ = gρ₁, σ = gσ₁
	disc          certificate.Disc
	shared, rest  poly.Poly // of the factor of g with the zeros |ζ| = 1: what it shares with σ₁, and the rest
}

// commonZerosOf returns nil if there are none.
func commonZerosOf(k algebraic.Field, rho, sigma poly.Poly) *commonZeros {
	g := poly.GCD(rho, sigma)
	if g.Degree() < 1 {
		return nil
	}
	z := &commonZeros{k: k, g: g, rho: rho.Quo(g), sigma: sigma.Quo(g), rest: poly.FromInts(1)}
	if d := proposeDisc(k, g, true); d.outside == nil && d.double.IsZero() {
		z.disc, z.shared = d.disc, poly.GCD(d.simple, z.sigma)
		z.rest = d.simple.Quo(z.shared)
	}
	return z
}

// values returns approximations of ρ₁/σ₁ at the zeros of rest.
func (z *commonZeros) values() []exact.Gaussian {
	var out []exact.Gaussian
	if z.rest.Degree() < 1 {
		return nil
	}
	for _, x := range z.k.ApproxRoots(z.rest, 128) {
		if v, ok := ratioNear(z.k, z.rho, z.sigma, x); ok {
			out = append(out, v)
		}
	}
	return out
}

// tangent returns the least |Im|/|Re| of those with Re < 0, nearly; limited is false if there is none.
func (z *commonZeros) tangent() (tan exact.Rat, limited bool) {
	for _, v := range z.values() {
		if v.Re.Sign() >= 0 || v.Re.Abs().Less(v.Im.Abs().Mul(pow2(-60))) {
			continue
		}
		t := v.Im.Abs().Quo(v.Re.Abs())
		if t.Less(pow2(-60)) {
			t = exact.Rat{}
		}
		if !limited || t.Less(tan) {
			tan, limited = t, true
		}
	}
	return tan, limited
}

// onAxis returns a rational z < 0 and what g and ρ₁ − zσ₁ have in common on the circle.
func (z *commonZeros) onAxis() (exact.Rat, poly.Poly, bool) {
	for _, v := range z.values() {
		w := v.Re.Abs().Mul(pow2(-60))
		if v.Re.Sign() >= 0 || w.Less(v.Im.Abs()) {
			continue
		}
		x := exact.SimplestBetween(v.Re.Sub(w), v.Re.Add(w))
		if h := reciprocalPart(poly.GCD(z.rest, z.rho.Sub(z.sigma.Scale(poly.Rational(x))))); h.Degree() > 0 {
			return x, h, true
		}
	}
	return exact.Rat{}, poly.Poly{}, false
}

// fill puts in the evidence about the common zeros.
func (z *commonZeros) fill(c *certificate.MultistepSector) {
	c.Common = certificate.CommonFactor{G: z.g, Rho: z.rho, Sigma: z.sigma, Disc: z.disc}
	if z.shared.Degree() > 0 {
		c.Common.Shared, c.Common.SharedU, c.Common.SharedSigma = z.shared, z.rest, z.sigma.Quo(z.shared)
	}
	_, c.CircleU, c.CircleV = poly.ExtGCD(z.rest, c.OnRays())
}
