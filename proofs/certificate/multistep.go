package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// ZeroStable is the property that a ZeroStability certificate is about: the zeros of ρ satisfy |ζ| ≤ 1, those with
// |ζ| = 1 being simple.
const ZeroStable = "zero-stable"

// ZeroStability claims that ρ is zero-stable, or that it is not. The evidence against is a Witness that there is a zero
// with |ζ| > 1, or a factor Double that has a zero with |ζ| ≥ 1, and ρ = Double²·Cofactor.
type ZeroStability struct {
	Rho      poly.Poly
	Root     exact.Interval
	Disc     Disc            `key:"*"`
	Witness  *exact.Gaussian `key:"witness"`
	Double   poly.Poly       `key:"double"`
	Cofactor poly.Poly       `key:"cofactor"`
}

func (c *ZeroStability) name() string { return ZeroStable }

func (c *ZeroStability) against() bool { return c.Witness != nil || !c.Double.IsZero() }

func (c *ZeroStability) bind(s *subject) error {
	c.Rho, c.Root = s.Rho, s.Root
	return s.isOneOf(LinearSteps)
}

func (c *ZeroStability) root() *exact.Interval { return &c.Root }

func (c *ZeroStability) check(k embedding) error {
	if c.Rho.Degree() < 1 || !k.hasDegree(c.Rho) {
		return failf("ρ is constant, or its degree is not evident")
	}
	switch {
	case c.Witness != nil:
		return first(onlyParts(c, "witness"), checkOutside(k, c.Rho, *c.Witness))
	case !c.Double.IsZero():
		return first(onlyParts(c, "double", "cofactor"), checkDouble(k, c.Double, c.Cofactor, c.Rho))
	case !c.Cofactor.IsZero():
		return malformed("a cofactor of nothing")
	}
	_, err := c.Disc.check(k, c.Rho)
	return err
}

// checkDouble checks that h²·rest = g and that h has a zero with |ζ| ≥ 1, which is a multiple zero of g.
func checkDouble(k embedding, h, rest, g poly.Poly) error {
	return first(hasZeroNotInside(k, h), checkProduct(mul(h, h), rest, g))
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

	Method Majorant     `key:"*"`
	Common CommonFactor `key:"*"` // empty for g = 1

	// About the common factor, against the claim.
	Outside  *exact.Gaussian `key:"outside"`  // a witness that G has a zero with |ζ| > 1
	Double   poly.Poly       `key:"double"`   // G = Double²·Cofactor
	Touching poly.Poly       `key:"touching"` // a common factor of G and S, coprime with σ₁
	Cofactor poly.Poly       `key:"cofactor"` // G = Touching·Cofactor
	OnCircle poly.Poly       `key:"cofactor of S"`

	CircleU poly.Poly `key:"circle U"` // CircleU·u₁ + CircleV·S = 1; against, CircleU·Touching + CircleV·σ₁ = 1
	CircleV poly.Poly `key:"circle V"`

	Witness      *exact.Gaussian `key:"witness"`
	AgainstSigma bool            `key:"evidence" word:"sigma"` // σ is not cζ^k
}

// CommonFactor is evidence about a common factor g of ρ and σ. Its zeros are roots of ρ − zσ for every z.
type CommonFactor struct {
	G     poly.Poly `key:"common"`
	Rho   poly.Poly `key:"rho1"` // ρ₁
	Sigma poly.Poly `key:"sigma1"`

	Disc        Disc      `key:"common *"`     // the zeros of G; u is the factor that may have some with |ζ| = 1
	Shared      poly.Poly `key:"shared"`       // a common factor r of u and σ₁; zero stands for 1
	SharedU     poly.Poly `key:"shared u"`     // u = r·SharedU
	SharedSigma poly.Poly `key:"shared sigma"` // σ₁ = r·SharedSigma
}

const multistepSuffix = " multistep method"

func (c *Multistep) name() string { return c.Property + multistepSuffix }

func (c *Multistep) against() bool { return c.Witness != nil || c.AgainstSigma || c.againstCommon() }

func (c *Multistep) againstCommon() bool {
	return c.Outside != nil || !c.Double.IsZero() || !c.Touching.IsZero()
}

func (c *Multistep) bind(s *subject) error {
	c.Rho, c.Sigma, c.Root = s.Rho, s.Sigma, s.Root
	return s.isOneOf(LinearSteps)
}

func (c *Multistep) root() *exact.Interval { return &c.Root }

func (c *Multistep) check(k embedding) error {
	switch {
	case c.Property != AStable && c.Property != LStable:
		return &Malformed{Reason: "unknown property " + c.Property}
	case c.AgainstSigma && c.Property != LStable:
		return malformed("the form of σ says nothing against A-stability")
	case c.Rho.Degree() < 1 || !k.hasDegree(c.Rho) || !k.isPolynomial(c.Sigma) || c.Sigma.Degree() > c.Rho.Degree():
		return failf("that deg ρ ≥ 1, σ ≠ 0, deg σ ≤ deg ρ, as for a method, is not evident")
	}
	common := []string{"common", "rho1", "sigma1"}
	switch {
	case c.AgainstSigma:
		return first(onlyParts(c, "evidence"), c.checkAgainstSigma(k))
	case c.Witness != nil:
		return first(onlyParts(c, "witness"), c.checkWitness(k))
	case c.Outside != nil:
		return first(onlyParts(c, append(common, "outside")...), c.checkAgainstCommon(k))
	case !c.Double.IsZero():
		return first(onlyParts(c, append(common, "double", "cofactor")...), c.checkAgainstCommon(k))
	case c.againstCommon():
		return first(onlyParts(c, append(common, "touching", "cofactor*", "circle*")...), c.checkAgainstCommon(k))
	case c.Property == LStable && !c.Sigma.Equal(poly.Monomial(c.Sigma.Lead(), c.Rho.Degree())):
		return failf("σ is not c·z^k")
	}
	return first(onlyParts(c, append(common, "half-plane", "axis", "U", "V", "common *", "shared*", "circle*")...), c.checkFor(k))
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
	if c.Common.G.IsZero() {
		err = first(onlyParts(c, "half-plane", "axis", "U", "V"))
	}
	rho, sigma, wrong := c.Common.reduced(c.Rho, c.Sigma)
	return rho, sigma, first(err, wrong)
}

// reduced returns ρ₁ and σ₁.
func (g CommonFactor) reduced(rho, sigma poly.Poly) (rho1, sigma1 poly.Poly, err error) {
	if g.G.IsZero() {
		return rho, sigma, nil
	}
	return g.Rho, g.Sigma, first(checkProduct(g.G, g.Rho, rho), checkProduct(g.G, g.Sigma, sigma))
}

// checkZeros checks that the zeros of g satisfy |ζ| ≤ 1, and |ζ| = 1 only if they are simple; it returns u₁, which holds those of
// the latter that are no zeros of σ₁.
func (g CommonFactor) checkZeros(k embedding) (poly.Poly, error) {
	u, err := g.Disc.check(k, g.G)
	if err != nil || g.Shared.IsZero() {
		return u, err
	}
	return g.SharedU, first(checkProduct(g.Shared, g.SharedU, u), checkProduct(g.Shared, g.SharedSigma, g.Sigma))
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
//	S(ζ) = ρ₁(ζ)·ζ^kσ₁(1/ζ) + ζ^kρ₁(1/ζ)·σ₁(ζ) = 2ζ^k Re(ρ₁(ζ) conj σ₁(ζ)) on |ζ| = 1, k not below the degrees.
//
// There Re(ρ₁ conj σ₁) ≥ 0 is then positive, and ρ₁ − zσ₁ vanishes for one z only, which has Re z > 0.
func (c *Multistep) checkFor(k embedding) error {
	rho, sigma, err := c.reduced()
	if err != nil {
		return err
	}
	if err := c.Method.check(k, sigma.Sub(rho), sigma.Add(rho)); err != nil || c.Common.G.IsZero() {
		return err
	}
	u, err := c.Common.checkZeros(k)
	if err != nil {
		return err
	}
	if !isBezout(c.CircleU, u, c.CircleV, onCircle(rho, sigma)) {
		return failf("the common factor is not shown to be coprime with S")
	}
	return nil
}

// onCircle returns S.
func onCircle(rho, sigma poly.Poly) poly.Poly {
	n := max(rho.Degree(), sigma.Degree())
	return mul(rho, sigma.Reverse(n)).Add(mul(rho.Reverse(n), sigma))
}

// checkWitness checks |ζ₀| > 1, σ(ζ₀) ≠ 0 and Re(ρ(ζ₀) conj σ(ζ₀)) ≤ 0: ζ₀ is a root of ρ − zσ for z = ρ(ζ₀)/σ(ζ₀),
// which has Re z ≤ 0.
func (c *Multistep) checkWitness(k embedding) error {
	z := *c.Witness
	if err := k.outsideWith(c.Sigma, z); err != nil {
		return err
	}
	if !k.notNegative(realPart(c.Rho, c.Sigma, z).Neg()) {
		return failf("Re(ρ/σ) ≤ 0 is not evident at %v", z)
	}
	return nil
}

// outsideWith checks |ζ₀| > 1 and σ(ζ₀) ≠ 0.
func (k embedding) outsideWith(sigma poly.Poly, z exact.Gaussian) error {
	if !k.positive(modulusSquared(sigma, z)) {
		return failf("σ ≠ 0 is not evident at the witness %v", z)
	}
	return outsideDisc(z)
}

// checkAgainstCommon checks that g has a zero with |ζ| > 1, or a multiple one with |ζ| ≥ 1, or one with |ζ| ≥ 1 (of the
// polynomial Touching) where S = 0 and σ₁ ≠ 0: if |ζ| = 1, then z = ρ₁/σ₁ there has Re z = 0, and ζ is a zero of g as
// well as of ρ₁ − zσ₁, hence a multiple root.
func (c *Multistep) checkAgainstCommon(k embedding) error {
	rho, sigma, err := c.reduced()
	if err != nil {
		return err
	}
	g := c.Common.G
	switch {
	case c.Outside != nil:
		return checkOutside(k, g, *c.Outside)
	case !c.Double.IsZero():
		return checkDouble(k, c.Double, c.Cofactor, g)
	case !isBezout(c.CircleU, c.Touching, c.CircleV, sigma):
		return failf("U·touching + V·σ₁ is not 1")
	}
	return first(hasZeroNotInside(k, c.Touching), checkProduct(c.Touching, c.Cofactor, g), checkProduct(c.Touching, c.OnCircle, onCircle(rho, sigma)))
}
