package proofs

import (
	"context"
	"sync"

	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/rational"
)

// DecideAStable decides whether R has no pole and |R| ≤ 1 on Re z ≤ 0. The decision is complete: for exact
// coefficients there is always a certificate or a witness.
func DecideAStable(k algebraic.Field, r rational.Function) Decision {
	return decideStability(k, r, AStable)
}

// DecideLStable decides whether R is A-stable with R(∞) = 0.
func DecideLStable(k algebraic.Field, r rational.Function) Decision {
	return decideStability(k, r, LStable)
}

// DecideStronglyAStable decides whether R is A-stable with |R(∞)| < 1.
func DecideStronglyAStable(k algebraic.Field, r rational.Function) Decision {
	return decideStability(k, r, StronglyAStable)
}

// DecideIStable decides whether R has no pole and |R| ≤ 1 on Re z = 0.
func DecideIStable(k algebraic.Field, r rational.Function) Decision {
	return decideStability(k, r, IStable)
}

func decideStability(k algebraic.Field, r rational.Function, property Property) Decision {
	return newStabilityProver(context.Background(), k, r).decide(property)
}

// stabilityProver finds the evidence for one R once, for all four properties.
type stabilityProver struct {
	k algebraic.Field
	r rational.Function
	e poly.Poly // the E-polynomial
	contraction
	box func() *certificate.Pole
}

func newStabilityProver(ctx context.Context, k algebraic.Field, r rational.Function) *stabilityProver {
	p, q := r.Numerator(), r.Denominator()
	e := stability.E(p, q)
	s := &stabilityProver{k: k, r: r, e: e, contraction: halfPlane(ctx, k, p, q, e)}
	s.box = sync.OnceValue(func() *certificate.Pole { return poleInLeftHalfPlane(k, r.Numerator(), r.Denominator()) })
	return s
}

func (s *stabilityProver) decide(property Property) Decision {
	c := &certificate.Stability{Property: string(property), R: certificate.Function{P: s.r.Numerator(), Q: s.r.Denominator()}}
	reason := s.fill(c)
	d := settleInField(s.k, property, c, func(x exact.Interval) { c.R.Root = x }, reason)
	if s.pole != nil && c.Witness == s.pole {
		d.Pole = s.box()
	}
	return d
}

// fill chooses the evidence.
func (s *stabilityProver) fill(c *certificate.Stability) Reason {
	p, q := c.R.P, c.R.Q
	above := p.Degree() - q.Degree()
	if p.IsZero() {
		above = -1
	}
	limit := poly.Elem{}
	if above == 0 {
		limit = p.Lead().Quo(q.Lead())
	}
	switch {
	case c.Property == certificate.LStable && above >= 0,
		c.Property == certificate.StronglyAStable && (above > 0 || above == 0 && s.k.Cmp(limit.Mul(limit), poly.Int(1)) >= 0):
		c.AgainstInfinity = true
		if above > 0 {
			return AtInfinityIs{s.k, nil}
		}
		return AtInfinityIs{s.k, &limit}
	case s.onAxis != nil:
		c.Witness = s.onAxis
		return s.exceeds(nil, c)
	case c.Property == certificate.IStable && s.turns == nil:
		c.Axis = s.axis
		_, c.U, c.V = poly.ExtGCD(p, q)
		return Squares{Field: s.k, E: s.e, Axis: len(s.axis), AxisOnly: true}
	case s.pole != nil:
		c.Witness = s.pole
		return s.exceeds(s.box(), c)
	}
	c.HalfPlane, c.Axis, c.Turns = s.halfPlane, s.axis, s.turns
	reason := Squares{Field: s.k, E: s.e, Axis: len(s.axis), HalfPlane: len(s.halfPlane), Turns: len(s.turns)}
	if c.Property == certificate.LStable || c.Property == certificate.StronglyAStable && above == 0 {
		reason.Limit = &limit
	}
	return reason
}

// exceeds says by how much |R| > 1 at the witness, which is next to a pole or, if that is nil, on the axis.
func (s *stabilityProver) exceeds(pole *certificate.Pole, c *certificate.Stability) Reason {
	out := ExceedsAt{Field: s.k, Z: *c.Witness, Pole: pole}
	if x, ok := quotientOfNorms(c.R.P, c.R.Q, *c.Witness); ok {
		out.R2 = &x
	}
	return out
}

// quotientOfNorms returns |P(z)|²/|Q(z)|², or false at a zero of Q.
func quotientOfNorms(p, q poly.Poly, z exact.Gaussian) (poly.Elem, bool) {
	d := norm(q, z)
	if d.IsZero() {
		return d, false
	}
	return norm(p, z).Quo(d), true
}

func norm(p poly.Poly, z exact.Gaussian) poly.Elem {
	re, im := p.EvalGaussian(z)
	return re.Mul(re).Add(im.Mul(im))
}
