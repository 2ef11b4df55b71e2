package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// The properties that a SectorStability, or a MultistepSector, is about. In the first T = tan α > 0 is a number of the claim, in
// the second it is part of the evidence: there is some T.
const (
	AlphaStable  = "A(alpha)-stable" // no pole, |R| ≤ 1 on the sector |Im z| ≤ −T Re z
	SectorStable = "A(0)-stable"     // the same on some such sector
	AxisStable   = "A0-stable"       // the same on z ≤ 0
)

// SectorStability claims that R = P/Q has one of the properties above, or that it does not. The evidence for is
//
//   - squares on the ray z = −x(1 + iT), x ≥ 0, with T = 0 for A0-stability;
//   - for T > 0 the turns of Q, or else discs around all zeros of Q that do not meet the sector.
//
// The evidence against is a Witness, a point where |P| > |Q|; or against A(0)-stability a point of the negative axis where
// |P| = |Q|, between the numbers −To and −From.
type SectorStability struct {
	Property string
	R        Function
	Tan      exact.Rat `key:"tan"`

	Ray   []Square    `key:"ray"`
	Turns []exact.Rat `key:"turn"`
	Discs []Circle    `key:"disc"`

	Witness  *exact.Gaussian `key:"witness"`
	Touching poly.Poly       `key:"touching"` // Touching·Cofactor = Q(−x)² − P(−x)²
	Cofactor poly.Poly       `key:"cofactor"`
	From     exact.Rat       `key:"from"`
	To       exact.Rat       `key:"to"`
	U        poly.Poly       `key:"U"` // UP + VQ = 1
	V        poly.Poly       `key:"V"`
}

// Circle is a disc that holds Count zeros of a polynomial.
type Circle struct {
	Center exact.Gaussian
	Radius exact.Rat
	Count  int
}

func (c *SectorStability) name() string { return c.Property }

func (c *SectorStability) against() bool { return c.Witness != nil || !c.Touching.IsZero() }

func (c *SectorStability) bind(s *subject) error { return s.bindFunction(&c.R) }

func (c *SectorStability) function() *Function { return &c.R }

func (c *SectorStability) sentence() string { return withTangent(claimOf(c), c.Property, c.Tan) }

// withTangent names the tangent where it is a number of the claim.
func withTangent(claim, property string, tan exact.Rat) string {
	if property != AlphaStable {
		return claim
	}
	return fmt.Sprintf("%s, tan = %v", claim, tan)
}

func (c *SectorStability) root() *exact.Interval { return &c.R.Root }

func (c *SectorStability) check(k embedding) error {
	if err := checkTangent(c.Property, c.Tan, c.Property == AlphaStable || c.Property == SectorStable && !c.against()); err != nil {
		return err
	}
	switch {
	case !k.isPolynomial(c.R.Q):
		return failf("the denominator is not evidently ≠ 0")
	case c.Witness != nil:
		return first(onlyParts(c, "tan", "witness"), c.checkWitness(k))
	case c.against():
		return first(onlyParts(c, "touching", "cofactor", "from", "to", "U", "V"), c.checkTouching(k))
	}
	return first(onlyParts(c, "tan", "ray", "turn", "disc"), c.checkRay(k))
}

// checkTangent checks that there is a T > 0 where one is needed, and none elsewhere.
func checkTangent(property string, tan exact.Rat, needed bool) error {
	switch {
	case property != AlphaStable && property != SectorStable && property != AxisStable:
		return &Malformed{Reason: "unknown property " + property}
	case tan.Sign() < 0 || needed != (tan.Sign() > 0) || len(tan.String()) > maxPoint:
		return malformed("the tangent is missing, has no place here, is negative or has more than %d characters", maxPoint)
	}
	return nil
}

// checkRay checks |Q|² − |P|² = Σ c_k w_k(s)w_k(−s), z = −x(1 + iT), x = −s², c_k > 0, as polynomials in x, and that Q has no
// zero in the sector if T > 0.
//
// So |P| ≤ |Q| on the ray, see Gradient.checkSector, and on its mirror image. For T = 0 that is the negative axis: at a zero of Q there
// the reduced fraction is bounded nearby, hence has no pole. For T > 0 it gives deg P ≤ deg Q; P/Q is analytic on the sector with
// its corner ∞, and by the maximum principle its modulus is largest on the two rays.
func (c *SectorStability) checkRay(k embedding) error {
	err := k.checkLine("ray", onRay(c.R.Q, c.Tan).Sub(onRay(c.R.P, c.Tan)), c.Ray)
	switch {
	case err != nil:
		return err
	case len(c.Turns) > 0 && (len(c.Discs) > 0 || c.Tan.IsZero()) || len(c.Discs) > 0 && c.Tan.IsZero():
		return malformed("evidence about zeros of Q that is not needed")
	case c.Tan.IsZero():
		return nil
	case len(c.Discs) == 0:
		return k.checkTurns(c.R.Q, c.Turns)
	}
	return c.checkDiscs(k)
}

// checkDiscs checks that discs hold as many zeros of Q as they say, n = deg Q in all, that no two of them meet, and that none
// meets the sector: the distance of its center from the line through the nearer ray, (|Im| + T Re)/√(1 + T²) on the side that is
// not the sector's, is larger than its radius. So all zeros of Q lie outside of the sector.
func (c *SectorStability) checkDiscs(k embedding) error {
	one, total := exact.Int(1), 0
	for i, d := range c.Discs {
		if err := k.countsZeros(c.R.Q, d); err != nil {
			return err
		}
		out := d.Center.Im.Abs().Add(c.Tan.Mul(d.Center.Re))
		if out.Sign() <= 0 || !d.Radius.Mul(d.Radius).Mul(one.Add(c.Tan.Mul(c.Tan))).Less(out.Mul(out)) {
			return failf("disc %d may meet the sector", i+1)
		}
		for j, e := range c.Discs[:i] {
			apart := d.Radius.Add(e.Radius)
			if !apart.Mul(apart).Less(d.Center.Sub(e.Center).Norm()) {
				return failf("the discs %d and %d may meet", j+1, i+1)
			}
		}
		total += d.Count
	}
	if total != c.R.Q.Degree() {
		return failf("discs with %d zeros of a denominator of degree %d", total, c.R.Q.Degree())
	}
	return nil
}

// checkWitness checks that z₀ lies in the sector, on the axis for a property without T, and |P(z₀)|² > |Q(z₀)|²: see
// Stability.checkWitness. Every sector holds the axis.
func (c *SectorStability) checkWitness(k embedding) error {
	z := *c.Witness
	if z.Re.Sign() > 0 || c.Tan.Mul(z.Re.Abs()).Less(z.Im.Abs()) {
		return failf("the witness %v does not lie in the sector", z)
	}
	return k.exceeds(c.R.P, c.R.Q, z)
}

// checkTouching checks that a factor of Q(−x)² − P(−x)² changes its sign between two positive numbers, that P and Q have no
// common zero, and that they are not both constant. So there is an x > 0 between the numbers with |P(−x)| = |Q(−x)| ≠ 0, where
// R is analytic with |R| = 1, and not constant: it takes values with |R| > 1 in every neighbourhood, and every sector holds one.
func (c *SectorStability) checkTouching(k embedding) error {
	f := onRay(c.R.Q, exact.Rat{}).Sub(onRay(c.R.P, exact.Rat{}))
	ends := c.Touching.EvalMultiple(c.From).Mul(c.Touching.EvalMultiple(c.To))
	switch {
	case c.Property != SectorStable:
		return failf("that |R| = 1 somewhere says nothing against this property")
	case c.From.Sign() <= 0 || !c.From.Less(c.To) || !k.positive(ends.Neg()):
		return failf("a change of sign between two positive numbers is not evident")
	case !isBezout(c.U, c.R.P, c.V, c.R.Q):
		return failf("U·P + V·Q is not 1")
	case !(c.R.P.Degree() > 0 && k.hasDegree(c.R.P) || c.R.Q.Degree() > 0 && k.hasDegree(c.R.Q)):
		return failf("that R is not constant is not evident")
	}
	return checkProduct(c.Touching, c.Cofactor, f)
}
