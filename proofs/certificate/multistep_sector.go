package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// MultistepSector claims that the linear multistep method (ρ, σ) has one of the properties of a SectorStability, or that it has not:
// for every z in the sector, or on the negative axis, the roots ζ of ρ(ζ) − zσ(ζ) satisfy |ζ| ≤ 1, and multiple roots |ζ| < 1
// (Widlund). 0 belongs to both. The evidence for names a T > 0, unless it is one for A0-stability by Steps.
//
// Let ρ = gρ₁, σ = gσ₁, k = deg ρ₁. With v = tan²(φ/2), 0 ≤ v ≤ ∞, let X and √v·Y be the real and the imaginary part of
// (1 + v)^k ρ₁(ζ) conj σ₁(ζ), ζ = e^iφ. The evidence for is
//
//   - a partition of v ≥ 0 into pieces: on each of them either X ≥ 0 or vY² − T²X² ≥ 0, by squares; and turns of
//     (1 + w)^k (ρ₁ + σ₁)(ζ), ζ = (1 − w)/(1 + w), up to its sign;
//   - or, for T = 0, Schur's steps of ρ₁ + y²σ₁ and evidence about the zeros of ρ;
//   - and evidence about g unless it is 1.
//
// The evidence against is a Witness, a multiple root for a rational z, or, against A(0)-stability, a point where the curve ρ/σ meets
// the negative axis or touches it at 0 or ∞.
type MultistepSector struct {
	Property   string
	Rho, Sigma poly.Poly
	Root       exact.Interval
	Tan        exact.Rat `key:"tan"`

	Turns  []exact.Rat `key:"turn"`
	Ends   []exact.Rat `key:"end"` // of all pieces but the last, which has none: increasing, > 0
	Pieces [][]Square  `key:"piece"`

	Steps []Step `key:"step"`
	Zeros Disc   `key:"rho *"` // of ρ

	Common  CommonFactor `key:"*"`        // empty for g = 1
	CircleU poly.Poly    `key:"circle U"` // CircleU·u₁ + CircleV·(D² + T²S²) = 1
	CircleV poly.Poly    `key:"circle V"`

	Z        exact.Rat       `key:"z"` // ≤ 0, for a Double, or for a Witness against a property without T
	Witness  *exact.Gaussian `key:"witness"`
	Double   poly.Poly       `key:"double"` // ρ − Zσ = Double²·Cofactor
	Cofactor poly.Poly       `key:"cofactor"`

	Meeting  poly.Poly `key:"meeting"`   // h, which changes its sign between From and To
	MeetingX poly.Poly `key:"meeting X"` // X = h^b·MeetingX for g = 1
	MeetingY poly.Poly `key:"meeting Y"` // Y = h^(b+1)·MeetingY
	From     exact.Rat `key:"from"`      // > 0
	To       exact.Rat `key:"to"`
	Below    []Square  `key:"below"`     // that MeetingX ≤ 0 between the two, for an even b
	MeetingU poly.Poly `key:"meeting U"` // MeetingU·h + MeetingV·MeetingX = 1
	MeetingV poly.Poly `key:"meeting V"`
}

func (c *MultistepSector) name() string { return c.Property + multistepSuffix }

func (c *MultistepSector) against() bool {
	return c.Witness != nil || !c.Double.IsZero() || !c.Meeting.IsZero()
}

func (c *MultistepSector) bind(s *subject) error {
	c.Rho, c.Sigma, c.Root = s.Rho, s.Sigma, s.Root
	return s.isOneOf(LinearSteps)
}

func (c *MultistepSector) root() *exact.Interval { return &c.Root }

func (c *MultistepSector) sentence() string { return withTangent(claimOf(c), c.Property, c.Tan) }

func (c *MultistepSector) check(k embedding) error {
	bySteps := c.Property == AxisStable && c.Tan.IsZero()
	if err := checkTangent(c.Property, c.Tan, c.Property == AlphaStable || !c.against() && !bySteps); err != nil {
		return err
	}
	common := []string{"tan", "common*", "rho1", "sigma1", "shared*", "circle*"}
	switch {
	case c.Rho.Degree() < 1 || !k.hasDegree(c.Rho) || !k.isPolynomial(c.Sigma) || c.Sigma.Degree() > c.Rho.Degree():
		return failf("that deg ρ ≥ 1, σ ≠ 0, deg σ ≤ deg ρ, as for a method, is not evident")
	case !c.against() && bySteps:
		return c.checkFor(k, append(common, "step", "rho *"), c.checkSchurSteps)
	case !c.against():
		return c.checkFor(k, append(common, "turn", "end", "piece"), c.checkSector)
	case !c.Meeting.IsZero():
		return first(onlyParts(c, "meeting*", "from", "to", "below"), c.checkMeeting(k))
	case c.Property == AlphaStable && c.Witness != nil:
		return first(onlyParts(c, "tan", "witness"), c.checkWitness(k))
	case c.Z.Sign() > 0:
		return failf("the point %v does not lie on the negative axis", c.Z)
	}
	f := c.Rho.Sub(c.Sigma.Scale(poly.Rational(c.Z)))
	if c.Witness == nil {
		return first(onlyParts(c, "tan", "z", "double", "cofactor"), checkDouble(k, c.Double, c.Cofactor, f))
	}
	return first(onlyParts(c, "z", "witness"), checkOutside(k, f, *c.Witness))
}

// checkFor checks the evidence for the claim.
func (c *MultistepSector) checkFor(k embedding, keys []string, without func(k embedding, rho, sigma poly.Poly) error) error {
	rho, sigma, err := c.Common.reduced(c.Rho, c.Sigma)
	switch {
	case err != nil:
		return err
	case !k.hasDegree(rho) || sigma.Degree() > rho.Degree():
		return failf("that deg σ ≤ deg ρ without the common factor is not evident")
	}
	if err := first(onlyParts(c, keys...), without(k, rho, sigma)); err != nil {
		return err
	}
	return c.checkCommon(k)
}

// checkSector checks the evidence with a T > 0, but that about g.
func (c *MultistepSector) checkSector(k embedding, rho, sigma poly.Poly) error {
	return first(c.checkInside(k, rho, sigma), c.checkPieces(k))
}

// checkInside checks that all k zeros of ρ₁ + σ₁ lie in |ζ| < 1, which is Re w > 0: see checkTurns.
func (c *MultistepSector) checkInside(k embedding, rho, sigma poly.Poly) error {
	f, n := rho.Add(sigma), rho.Degree()
	if f.Degree() > n || len(c.Turns) != n || !k.isPolynomial(f) {
		return failf("%d turns for the %d zeros of ρ + σ", len(c.Turns), n)
	}
	g := f.Cayley(n)
	if k.positive(g.Coeff(0).Neg()) {
		g = g.Neg()
	}
	return k.checkTurns(g, c.Turns)
}

// checkPieces checks that X ≥ 0 or vY² − T²X² ≥ 0 for every v ≥ 0. It completes the proof for g = 1, given what checkInside checks.
//
// No ζ with |ζ| = 1 is a common zero of ρ and σ, for it would be one of ρ + σ. Let z be in the interior of the sector: Re z < 0 and
// |Im z| < −T Re z. No root ζ of ρ − zσ has |ζ| = 1: then ρ(ζ) conj σ(ζ) = z|σ(ζ)|² with σ(ζ) ≠ 0, so that X < 0 and |Y| < T|X|.
// As z moves in the interior, which is connected, no root crosses the circle; for z = −1 all k roots, counted on the sphere,
// lie inside, so they do for every such z, and none is ∞. By continuity all roots satisfy |ζ| ≤ 1 for z on the rays and z = 0.
//
// Let z₀ be on one of these and ζ₀, |ζ₀| = 1, a multiple root. Then σ(ζ₀) ≠ 0, and f = ρ/σ is analytic at ζ₀ with f(ζ₀) = z₀
// and f'(ζ₀) = 0; it is not constant, for otherwise z₀ would be real, hence 0, and ρ = 0. So f maps the part |ζ| > 1 of a
// small disc around ζ₀ to values in all directions from z₀ but one at most, and some lie in the interior of the sector: there
// is a root with |ζ| > 1 for a z there, which cannot be.
func (c *MultistepSector) checkPieces(k embedding) error {
	if len(c.Pieces) != len(c.Ends)+1 {
		return failf("%d pieces between %d ends", len(c.Pieces), len(c.Ends))
	}
	x, outside := c.Parts()
	var from exact.Rat
	for i, squares := range c.Pieces {
		var to *exact.Rat
		if i < len(c.Ends) {
			if to = &c.Ends[i]; !from.Less(*to) || len(to.String()) > maxPoint {
				return failf("the ends do not increase, or one has more than %d characters", maxPoint)
			}
		}
		if k.checkLine("piece", OnPiece(x, from, to), squares) != nil {
			if err := k.checkLine("piece", OnPiece(outside, from, to), squares); err != nil {
				return err
			}
		}
		if to != nil {
			from = *to
		}
	}
	return nil
}

// Parts returns X and vY² − T²X². See curve.
func (c *MultistepSector) Parts() (x, outside poly.Poly) {
	x, y := c.curve()
	t := poly.Rational(c.Tan.Mul(c.Tan))
	return x, mul(y, y).Shift(1).Sub(mul(x, x).Scale(t))
}

// curve returns X and Y, up to its sign. With w = −iu, u² = v, X and uY are the parts of ρ̂(w)σ̂(−w), where p̂(w) = (1 + w)^k p₁(ζ).
func (c *MultistepSector) curve() (x, y poly.Poly) {
	rho, sigma := c.Rho, c.Sigma
	if !c.Common.G.IsZero() {
		rho, sigma = c.Common.Rho, c.Common.Sigma
	}
	n := rho.Degree()
	f := mul(rho.Cayley(n), sigma.Cayley(n).Reflect())
	var parts [2][]poly.Elem // w² = −v
	for i, a := range f.Coeffs() {
		if i%4 > 1 {
			a = a.Neg()
		}
		parts[i%2] = append(parts[i%2], a)
	}
	return poly.New(parts[0]...), poly.New(parts[1]...)
}

// OnPiece returns (1 + s)^n f((from + to·s)/(1 + s)), n = deg f, or f(from + s) if there is no end: it is ≥ 0 for s ≥ 0 if
// f is on the piece.
func OnPiece(f poly.Poly, from exact.Rat, to *exact.Rat) poly.Poly {
	num, den, power := poly.FromRats(from, exact.Int(1)), poly.FromInts(1), poly.FromInts(1)
	if to != nil {
		num, den = poly.FromRats(from, *to), poly.FromInts(1, 1)
	}
	var sum poly.Poly
	for j := f.Degree(); j >= 0; j-- {
		sum = mul(sum, num).Add(power.Scale(f.Coeff(j)))
		power = mul(power, den)
	}
	return sum
}

// checkWitness checks |ζ₀| > 1, σ(ζ₀) ≠ 0 and that z = ρ(ζ₀)/σ(ζ₀), of which ζ₀ is a root, lies in the sector: the parts a and b
// of ρ(ζ₀) conj σ(ζ₀) satisfy |b| ≤ −Ta.
func (c *MultistepSector) checkWitness(k embedding) error {
	z := *c.Witness
	if err := k.outsideWith(c.Sigma, z); err != nil {
		return err
	}
	rho, sigma := complexAt(c.Rho, z), complexAt(c.Sigma, z)
	far := realPart(c.Rho, c.Sigma, z).Mul(poly.Rational(c.Tan)).Neg()
	b := rho.im.Mul(sigma.re).Sub(rho.re.Mul(sigma.im))
	if !k.notNegative(far.Sub(b)) || !k.notNegative(far.Add(b)) {
		return failf("that ρ/σ lies in the sector is not evident at %v", z)
	}
	return nil
}

func complexAt(p poly.Poly, z exact.Gaussian) complexElem {
	re, im := p.EvalGaussian(z)
	return complexElem{re, im}
}
