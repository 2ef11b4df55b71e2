package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// MultistepSector claims that the linear multistep method (ρ, σ) has one of the properties of a SectorStability, or that it has not:
// for every z in the sector, or on the negative axis, the roots ζ of ρ(ζ) − zσ(ζ) satisfy |ζ| ≤ 1, and multiple roots |ζ| < 1
// (Widlund). 0 belongs to both. The evidence for names a T > 0, for A0-stability too.
//
// With v = tan²(φ/2), 0 ≤ v ≤ ∞, let X and Y be the real and the imaginary part of (1 + v)^k ρ(ζ) conj σ(ζ), k = deg ρ, ζ = e^iφ.
// The evidence for is a partition of v ≥ 0 into pieces: on each of them either X ≥ 0 or Y² − T²X² ≥ 0, by squares. Besides there
// are turns of (1 + w)^k (ρ + σ)(ζ), ζ = (1 − w)/(1 + w), up to its sign.
//
// The evidence against is a Witness.
type MultistepSector struct {
	Property   string
	Rho, Sigma poly.Poly
	Root       exact.Interval
	Tan        exact.Rat `key:"tan"`

	Turns  []exact.Rat `key:"turn"`
	Ends   []exact.Rat `key:"end"` // of all pieces but the last, which has none: increasing, > 0
	Pieces [][]Square  `key:"piece"`

	Z       exact.Rat       `key:"z"` // ≤ 0, for a Witness against a property without T
	Witness *exact.Gaussian `key:"witness"`
}

func (c *MultistepSector) name() string { return c.Property + multistepSuffix }

func (c *MultistepSector) against() bool { return c.Witness != nil }

func (c *MultistepSector) bind(s *subject) error {
	c.Rho, c.Sigma, c.Root = s.Rho, s.Sigma, s.Root
	return s.isOneOf(LinearSteps)
}

func (c *MultistepSector) root() *exact.Interval { return &c.Root }

func (c *MultistepSector) sentence() string { return withTangent(claimOf(c), c.Property, c.Tan) }

func (c *MultistepSector) check(k embedding) error {
	if err := checkTangent(c.Property, c.Tan, c.Property == AlphaStable || !c.against()); err != nil {
		return err
	}
	switch {
	case c.Rho.Degree() < 1 || !k.hasDegree(c.Rho) || !k.isPolynomial(c.Sigma) || c.Sigma.Degree() > c.Rho.Degree():
		return failf("that deg ρ ≥ 1, σ ≠ 0, deg σ ≤ deg ρ, as for a method, is not evident")
	case !c.against():
		return first(onlyParts(c, "tan", "turn", "end", "piece"), c.checkInside(k), c.checkPieces(k))
	case c.Property == AlphaStable:
		return first(onlyParts(c, "tan", "witness"), c.checkWitness(k))
	case c.Z.Sign() > 0:
		return failf("the point %v does not lie on the negative axis", c.Z)
	}
	return first(onlyParts(c, "z", "witness"), checkOutside(k, c.Rho.Sub(c.Sigma.Scale(poly.Rational(c.Z))), *c.Witness))
}

// checkInside checks that all k zeros of ρ + σ lie in |ζ| < 1, which is Re w > 0: see checkTurns.
func (c *MultistepSector) checkInside(k embedding) error {
	f := c.Rho.Add(c.Sigma)
	if f.Degree() > c.Rho.Degree() || len(c.Turns) != c.Rho.Degree() {
		return failf("%d turns for the %d zeros of ρ + σ", len(c.Turns), c.Rho.Degree())
	}
	g := f.Cayley(c.Rho.Degree())
	if k.positive(g.Coeff(0).Neg()) {
		g = g.Neg()
	}
	return k.checkTurns(g, c.Turns)
}

// checkPieces checks that X ≥ 0 or Y² − T²X² ≥ 0 for every v ≥ 0. It completes the proof, given what checkInside checks.
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

// Parts returns X and Y² − T²X² in v. With w = −iu, u² = v, they are those of ρ̂(w)σ̂(−w), where p̂(w) = (1 + w)^k p(ζ).
func (c *MultistepSector) Parts() (x, outside poly.Poly) {
	n := c.Rho.Degree()
	f := mul(c.Rho.Cayley(n), c.Sigma.Cayley(n).Reflect())
	var parts [2][]poly.Elem // w² = −v
	for i, a := range f.Coeffs() {
		if i%4 > 1 {
			a = a.Neg()
		}
		parts[i%2] = append(parts[i%2], a)
	}
	x = poly.New(parts[0]...)
	y := poly.New(parts[1]...) // times u, up to the sign
	t := poly.Rational(c.Tan.Mul(c.Tan))
	return x, mul(y, y).Shift(1).Sub(mul(x, x).Scale(t))
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
