package proofs

import (
	"context"
	"sync"

	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
	"rofz/scheme"
)

// Glance answers a few questions about R without certificates, for those who ask about very many schemes. It decides in
// exact arithmetic what Analysis decides, so the answers are the same; but no evidence is made, and the core is not asked:
// a Glance proves nothing.
type Glance struct {
	r      rational.Function
	onAxis func() bool // |R| ≤ 1 on Re z = 0
	within func() bool // and on Re z ≤ 0
}

// GlanceAt derives R of s, of its coefficients as printed. It reports false where only an Analysis can tell: for a scheme that
// is no one-step scheme, or has no stability function or an irrational one.
//
// Cost: that of scheme.Derive.
func GlanceAt(ctx context.Context, s scheme.Scheme) (*Glance, bool) {
	one, ok := s.(scheme.OneStep)
	if !ok {
		return nil, false
	}
	d, err := scheme.DeriveContext(ctx, one)
	if err != nil {
		return nil, false
	}
	return glanceOf(d)
}

// Glance is a Glance at what a analyses. Cost: that of the derivation of R.
func (a *Analysis) Glance() (*Glance, bool) {
	g, _ := peek(a.glance)
	return g, g != nil
}

func (a *Analysis) glanceOnce() *Glance {
	if !isOneStep(a) {
		return nil
	}
	d, err := a.derivation()
	if err != nil {
		return nil
	}
	g, _ := glanceOf(d)
	return g
}

func glanceOf(d scheme.Derivation) (*Glance, bool) {
	p, ok := d.R.Numerator().Rational()
	q, ok2 := d.R.Denominator().Rational()
	if !ok || !ok2 {
		return nil, false
	}
	g := &Glance{r: d.R}
	g.onAxis = sync.OnceValue(func() bool {
		nonNegative, _ := stability.MultipleOfE(p, q).NonNegative()
		return nonNegative
	})
	g.within = sync.OnceValue(func() bool {
		return g.onAxis() && algebraic.Field{}.ZerosInRightHalfPlane(q)
	})
	return g, true
}

// Holds reports whether R has a property, and false for ok if a Glance does not decide it. It decides A-, L-, I-stability
// and strong A-stability.
//
// With P and Q coprime, |R| ≤ 1 on the imaginary axis exactly if E ≥ 0 on t ≥ 0, since a zero of Q there would be one of P;
// then R is A-stable exactly if all zeros of Q have a positive real part [HW96, IV.3].
//
// Cost: E and its sign, Routh's scheme for Q; each once.
func (g *Glance) Holds(p Property) (holds, ok bool) {
	switch p {
	case IStable:
		return g.onAxis(), true
	case AStable:
		return g.within(), true
	case LStable:
		limit, finite := g.r.Limit()
		return finite && limit.IsZero() && g.within(), true
	case StronglyAStable:
		limit, finite := g.r.Limit()
		x, _ := limit.Rat()
		return finite && x.Abs().Less(exact.Int(1)) && g.within(), true
	}
	return false, false
}

// Order returns the order of R and its error constant, as Analysis.Order does. Cost: O(n²) operations.
func (g *Glance) Order() (p int, c poly.Elem) { return g.r.Order() }
