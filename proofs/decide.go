package proofs

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"rofz/asymptotics/stability"
	"rofz/paper/formula"
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
	k         algebraic.Field
	r         rational.Function
	e         poly.Poly // the E-polynomial
	axis      []certificate.Square
	onAxis    *exact.Gaussian // a witness on the axis, when E < 0 somewhere
	halfPlane []certificate.Square
	pole      *exact.Gaussian // a witness near a pole, when E ≥ 0 and there is one
	box       func() *certificate.Pole
}

func newStabilityProver(ctx context.Context, k algebraic.Field, r rational.Function) *stabilityProver {
	s := &stabilityProver{k: k, r: r, e: stability.EPolynomial(r)}
	s.axis, s.halfPlane, s.onAxis, s.pole = halfPlane(ctx, k, r.Numerator(), r.Denominator())
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

// fill chooses the evidence and describes it.
func (s *stabilityProver) fill(c *certificate.Stability) string {
	p, q := c.R.P, c.R.Q
	above := p.Degree() - q.Degree()
	if p.IsZero() {
		above = -1
	}
	switch {
	case c.Property == certificate.LStable && above >= 0,
		c.Property == certificate.StronglyAStable && (above > 0 || above == 0 && s.k.Cmp(p.Lead().Mul(p.Lead()), q.Lead().Mul(q.Lead())) >= 0):
		c.AgainstInfinity = true
		if above > 0 {
			return "R(∞) is infinite: deg P > deg Q"
		}
		return s.limit(p.Lead().Quo(q.Lead()))
	case s.onAxis != nil:
		c.Witness = s.onAxis
		return s.accuse(c, "E < 0 there")
	case c.Property == certificate.IStable:
		c.Axis = s.axis
		_, c.U, c.V = poly.ExtGCD(p, q)
		return s.praise() + "; P and Q coprime"
	case s.pole != nil:
		c.Witness = s.pole
		return s.accuse(c, "next to a pole in "+boxText(s.box()))
	}
	c.HalfPlane, c.Axis = s.halfPlane, s.axis
	reason := s.praise() + "; no pole in Re z ≤ 0 (" + plural(len(s.halfPlane), "square") + ")"
	switch {
	case c.Property == certificate.LStable:
		reason += "; R(∞) = 0"
	case c.Property == certificate.StronglyAStable && above == 0:
		reason += "; " + s.limit(p.Lead().Quo(q.Lead()))
	}
	return reason
}

// praise describes why E ≥ 0.
func (s *stabilityProver) praise() string {
	if s.e.IsZero() {
		return "E = 0"
	}
	text := "E(t)"
	if s.e.Field() == nil {
		if e := formula.Text(formula.Style{}.Polynomial(s.k, s.e, "t")); utf8.RuneCountInString(e) <= 60 {
			text += " = " + e
		}
	}
	return text + " ≥ 0 (" + plural(len(s.axis), "square") + ")"
}

func (s *stabilityProver) accuse(c *certificate.Stability, why string) string {
	z := *c.Witness
	at := signs(z.String())
	gap, ok := quotientOfNorms(c.R.P, c.R.Q, z)
	if !ok {
		return fmt.Sprintf("|R(%s)| > 1: %s", at, why)
	}
	if r, ok := gap.Rat(); ok && len(r.String()) <= 30 {
		return fmt.Sprintf("|R(%s)|² = %v > 1: %s", at, r, why)
	}
	return fmt.Sprintf("|R(%s)|² ≈ %s > 1: %s", at, s.decimalAboveOne(gap), why)
}

// decimalAboveOne prints x > 1, rounded, with enough digits to see it: at least 6, and 3 beyond the first that differs.
func (s *stabilityProver) decimalAboveOne(x poly.Elem) string {
	gap := s.k.Decimal(x.Sub(poly.Int(1)), 3)
	if frac, ok := strings.CutPrefix(gap, "0."); ok && len(frac) > 6 {
		if len(frac) > 24 {
			return "1 + " + approximately(gap)
		}
		return "1." + frac
	}
	return approximately(s.k.Decimal(x, 6))
}

// approximately writes a rounded decimal, which "≈" or "about" marks, as formulas write it: −0.732051, 1.86·10⁻⁵².
func approximately(decimal string) string {
	return strings.ReplaceAll(formula.Text(formula.Rounded(decimal)), "…", "")
}

// signs writes the minus signs of formulas.
func signs(s string) string { return strings.ReplaceAll(s, "-", "−") }

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

// limit says what R(∞) is: exactly if that is short.
func (s *stabilityProver) limit(x poly.Elem) string {
	if r, ok := x.Rat(); ok && len(r.String()) <= 30 {
		return "R(∞) = " + signs(r.String())
	}
	return "R(∞) ≈ " + approximately(s.k.Decimal(x, 6))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
