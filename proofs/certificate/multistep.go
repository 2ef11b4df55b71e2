package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// ZeroStable is the property that a ZeroStability certificate is about: the zeros of ρ satisfy |ζ| ≤ 1, those with
// |ζ| = 1 being simple.
const ZeroStable = "zero-stable"

// ZeroStability claims that ρ is zero-stable, or that it is not. The evidence against is a Witness that there is a zero
// with |ζ| > 1, or a factor Double with Double² | ρ that has a zero with |ζ| ≥ 1.
type ZeroStability struct {
	Rho     poly.Poly
	Root    exact.Interval
	Disc    Disc
	Witness *exact.Gaussian
	Double  poly.Poly
}

func (c *ZeroStability) claim() string {
	if c.Witness != nil || !c.Double.IsZero() {
		return "not " + ZeroStable
	}
	return ZeroStable
}

func (c *ZeroStability) check() (Outcome, error) {
	k, err := newEmbedding(c.Root, append(c.Disc.fields(), c.Rho.Field(), c.Double.Field())...)
	if err != nil {
		return Undecided, err
	}
	if c.Rho.Degree() < 1 || !k.hasDegree(c.Rho) {
		return Undecided, failf("ρ is constant, or its degree is not evident")
	}
	if c.claim() != ZeroStable && (!c.Disc.isEmpty() || c.Witness != nil && !c.Double.IsZero()) {
		return Undecided, errMixed
	}
	switch {
	case c.Witness != nil:
		return verdict(Refuted, checkOutside(k, c.Rho, *c.Witness))
	case !c.Double.IsZero():
		return verdict(Refuted, checkDouble(k, c.Double, c.Rho))
	}
	return verdict(Proved, c.Disc.check(k, c.Rho))
}

var errMixed = &Malformed{Reason: "evidence of more than one sort"}

// checkDouble checks that h² divides g and that h has a zero with |ζ| ≥ 1, which is a multiple zero of g.
func checkDouble(k embedding, h, g poly.Poly) error {
	if err := checkDivides(h.Mul(h), g); err != nil {
		return err
	}
	return hasZeroNotInside(k, h)
}

// Multistep claims that the linear multistep method (ρ, σ) is A-stable, or L-stable, or that it is not. A-stable means:
// for every z with Re z ≤ 0 the roots ζ of ρ(ζ) − zσ(ζ) satisfy |ζ| ≤ 1, and multiple roots |ζ| < 1 (Hairer & Wanner,
// definition V.1.1). L-stable means A-stable and σ = cζ^k, k = deg ρ.
//
// The evidence for is a majorant of σ₁ − ρ₁ by σ₁ + ρ₁, where ρ = gρ₁, σ = gσ₁, and evidence about the common factor g
// unless it is 1. The evidence against is a Witness, or something about the common factor, or the form of σ.
type Multistep struct {
	Property   string // AStable or LStable
	Rho, Sigma poly.Poly
	Root       exact.Interval

	Method Majorant
	Common *CommonFactor // nil for g = 1

	Witness      *exact.Gaussian
	AgainstSigma bool // σ is not cζ^k
}

// CommonFactor is evidence about a common factor g of ρ and σ. Its zeros are roots of ρ − zσ for every z.
type CommonFactor struct {
	G poly.Poly

	Disc   Disc      // the zeros of G; u is the factor that may have some with |ζ| = 1
	Shared poly.Poly // a common factor of u and σ₁; zero stands for 1
	U, V   poly.Poly // for U·(u/Shared) + V·S = 1; against, for U·Touching + V·σ₁ = 1

	Outside  *exact.Gaussian // a witness that G has a zero with |ζ| > 1
	Double   poly.Poly       // Double² divides G
	Touching poly.Poly       // divides G and S, is coprime with σ₁
}

func (g *CommonFactor) against() bool {
	return g != nil && (g.Outside != nil || !g.Double.IsZero() || !g.Touching.IsZero())
}

func (g *CommonFactor) fields() []*poly.Field {
	if g == nil {
		return nil
	}
	return append(g.Disc.fields(), g.G.Field(), g.Shared.Field(), g.U.Field(), g.V.Field(), g.Double.Field(), g.Touching.Field())
}

const multistepSuffix = " multistep method"

func (c *Multistep) claim() string {
	if c.Witness != nil || c.AgainstSigma || c.Common.against() {
		return "not " + c.Property + multistepSuffix
	}
	return c.Property + multistepSuffix
}

func (c *Multistep) check() (Outcome, error) {
	switch {
	case c.Property != AStable && c.Property != LStable:
		return Undecided, &Malformed{Reason: "unknown property " + c.Property}
	case c.AgainstSigma && c.Property != LStable:
		return Undecided, &Malformed{Reason: "the form of σ says nothing against A-stability"}
	}
	if !c.isOfOneSort() {
		return Undecided, errMixed
	}
	k, err := newEmbedding(c.Root, append(append(c.Method.fields(), c.Common.fields()...), c.Rho.Field(), c.Sigma.Field())...)
	if err != nil {
		return Undecided, err
	}
	if c.Rho.Degree() < 1 || !k.hasDegree(c.Rho) || !k.isPolynomial(c.Sigma) || c.Sigma.Degree() > c.Rho.Degree() {
		return Undecided, failf("that deg ρ ≥ 1, σ ≠ 0, deg σ ≤ deg ρ, as for a method, is not evident")
	}
	switch {
	case c.AgainstSigma:
		return verdict(Refuted, c.checkAgainstSigma(k))
	case c.Witness != nil:
		return verdict(Refuted, c.checkWitness(k))
	case c.Common.against():
		return verdict(Refuted, c.checkAgainstCommon(k))
	}
	if c.Property == LStable {
		if s := c.Sigma; !s.Equal(poly.Monomial(s.Lead(), c.Rho.Degree())) {
			return Undecided, failf("σ is not c·z^k")
		}
	}
	return verdict(Proved, c.checkFor(k))
}

// isOfOneSort reports whether the evidence is all for the claim, or is one thing against it.
func (c *Multistep) isOfOneSort() bool {
	sorts := []bool{!c.Method.isEmpty(), c.Witness != nil, c.AgainstSigma}
	if g := c.Common; g != nil {
		sorts[0] = sorts[0] || !g.Disc.isEmpty() || !g.Shared.IsZero() || g.Touching.IsZero() && !(g.U.IsZero() && g.V.IsZero())
		sorts = append(sorts, g.Outside != nil, !g.Double.IsZero(), !g.Touching.IsZero())
	}
	n := 0
	for _, present := range sorts {
		if present {
			n++
		}
	}
	return n <= 1
}

// checkAgainstSigma checks that σ is not cζ^k, k = deg ρ: a coefficient below is evidently not 0.
func (c *Multistep) checkAgainstSigma(k embedding) error {
	for i := range c.Rho.Degree() {
		if k.notZero(c.Sigma.Coeff(i)) {
			return nil
		}
	}
	return failf("σ is c·z^k, or not evidently not")
}

// reduced returns ρ₁ and σ₁.
func (c *Multistep) reduced() (rho, sigma poly.Poly, err error) {
	if c.Common == nil {
		return c.Rho, c.Sigma, nil
	}
	g := c.Common.G
	if g.Degree() < 1 {
		return rho, sigma, &Malformed{Reason: "the common factor is constant"}
	}
	if err := checkDivides(g, c.Rho); err != nil {
		return rho, sigma, err
	}
	return c.Rho.Quo(g), c.Sigma.Quo(g), checkDivides(g, c.Sigma)
}

// checkFor checks |σ₁ − ρ₁| ≤ |σ₁ + ρ₁| for |ζ| ≥ 1 and coprime ρ₁, σ₁, and the common factor.
//
// First let there be none, and f = ρ/σ. The bound says Re f ≥ 0 for |ζ| > 1 where f is defined; so f has no poles there
// (near one it would take all large values), not even at ∞, σ has no zeros there, and Re f > 0 by the minimum principle
// and because f is not constant. Hence ρ − zσ has no zero with |ζ| > 1, and its degree does not drop, when Re z ≤ 0. Were ζ₀ with |ζ₀| = 1 a multiple
// zero, then σ(ζ₀) ≠ 0 and f − z takes all arguments in the part |ζ| > 1 of a neighbourhood of ζ₀: Re f < Re z ≤ 0
// somewhere there, which cannot be. If ρ₁ and σ₁ are constants, the bound says ρ₁σ₁ > 0, and ρ₁ − zσ₁ ≠ 0.
//
// In general the roots of ρ − zσ are those of ρ₁ − zσ₁ and the zeros of g. The latter satisfy |ζ| ≤ 1, and |ζ| = 1 only
// if they are simple zeros of u: these are zeros of σ₁, so not of ρ₁ − zσ₁, or not zeros of
//
//	S(ζ) = ρ₁(ζ)·ζ^kσ₁(1/ζ) + ζ^kρ₁(1/ζ)·σ₁(ζ) = 2ζ^k Re(ρ₁(ζ) conj σ₁(ζ)) on |ζ| = 1, k = deg ρ₁.
//
// There Re(ρ₁ conj σ₁) ≥ 0 is then positive, and ρ₁ − zσ₁ vanishes for one z only, which has Re z > 0.
func (c *Multistep) checkFor(k embedding) error {
	rho, sigma, err := c.reduced()
	if err != nil {
		return err
	}
	if err := c.Method.check(k, sigma.Sub(rho), sigma.Add(rho), rho.Degree()); err != nil {
		return err
	}
	if c.Common == nil {
		return nil
	}
	u, err := c.Common.Disc.split(k, c.Common.G)
	if err != nil {
		return err
	}
	if shared := c.Common.Shared; !shared.IsZero() {
		for _, g := range []poly.Poly{u, sigma} {
			if err := checkDivides(shared, g); err != nil {
				return err
			}
		}
		u = u.Quo(shared)
	}
	if !isBezout(c.Common.U, u, c.Common.V, onCircle(rho, sigma)) {
		return failf("the common factor is not shown to be coprime with S")
	}
	return nil
}

// onCircle returns S.
func onCircle(rho, sigma poly.Poly) poly.Poly {
	n := rho.Degree()
	return rho.Mul(sigma.Reverse(n)).Add(rho.Reverse(n).Mul(sigma))
}

// checkWitness checks |ζ₀| > 1, σ(ζ₀) ≠ 0 and Re(ρ(ζ₀) conj σ(ζ₀)) ≤ 0: ζ₀ is a root of ρ − zσ for z = ρ(ζ₀)/σ(ζ₀),
// which has Re z ≤ 0.
func (c *Multistep) checkWitness(k embedding) error {
	z := *c.Witness
	if err := outsideDisc(z); err != nil {
		return err
	}
	if !k.positive(modulusSquared(c.Sigma, z)) {
		return failf("σ ≠ 0 is not evident at the witness %v", z)
	}
	if !k.notNegative(realPart(c.Rho, c.Sigma, z).Neg()) {
		return failf("Re(ρ/σ) ≤ 0 is not evident at %v", z)
	}
	return nil
}

// checkAgainstCommon checks that g has a zero with |ζ| > 1, or a multiple one with |ζ| ≥ 1, or one with |ζ| ≥ 1 (of the
// polynomial Touching) where S = 0 and σ₁ ≠ 0: if |ζ| = 1, then z = ρ₁/σ₁ there has Re z = 0, and ζ is a zero of g as
// well as of ρ₁ − zσ₁, hence a multiple root.
func (c *Multistep) checkAgainstCommon(k embedding) error {
	rho, sigma, err := c.reduced()
	if err != nil {
		return err
	}
	g := c.Common
	switch {
	case g.Outside != nil:
		return checkOutside(k, g.G, *g.Outside)
	case !g.Double.IsZero():
		return checkDouble(k, g.Double, g.G)
	}
	for _, multiple := range []poly.Poly{g.G, onCircle(rho, sigma)} {
		if err := checkDivides(g.Touching, multiple); err != nil {
			return err
		}
	}
	if !isBezout(g.U, g.Touching, g.V, sigma) {
		return failf("U·touching + V·σ/g is not 1")
	}
	return hasZeroNotInside(k, g.Touching)
}
