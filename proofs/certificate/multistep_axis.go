package certificate

import "rofz/poly"

// checkSchurSteps checks, given g = 1, that the roots of ρ + xσ, x = −z, satisfy |ζ| ≤ 1 for x ≥ 0, multiple ones |ζ| < 1.
//
// On the axis of SchurSteps, which holds points iy, the polynomials ρ + y²σ have real and even coefficients ρ_j − z²σ_j. By the steps
// the roots satisfy |ζ| < 1 for all but finitely many x = y², hence |ζ| ≤ 1 for all: the lead does not vanish for x > 0 since those of
// ρ and σ have no different signs. ρ and σ have no common zero with |ζ| = 1, which would be a root for every x. For x = 0 the zeros of ρ
// with |ζ| = 1 are simple, by Zeros. Let ζ₀, |ζ₀| = 1, be a multiple root for z₀ < 0. Then f = ρ/σ is analytic there with f'(ζ₀) = 0,
// and not constant, for then ρ − z₀σ = 0 and the leads have different signs. So f maps the part |ζ| > 1 of a small disc around ζ₀ to values in
// all directions from z₀ but one at most, hence to real numbers < 0: a root with |ζ| > 1, which cannot be.
func (c *MultistepSector) checkSchurSteps(k embedding, rho, sigma poly.Poly) error {
	if _, err := c.Zeros.check(k, c.Rho); err != nil {
		return err
	}
	n := rho.Degree()
	if !k.notNegative(rho.Lead().Mul(sigma.Coeff(n))) {
		return failf("that the leads of ρ and σ have no different signs is not evident")
	}
	p := make([]poly.Poly, n+1)
	for j := range p {
		p[j] = poly.New(rho.Coeff(j), poly.Elem{}, sigma.Coeff(j).Neg())
	}
	return k.checkSteps("axis", p, c.Steps, someZeros)
}

// checkCommon checks that the zeros of g, which are roots of ρ − zσ for every z, do no harm. They satisfy |ζ| ≤ 1, and |ζ| = 1 only if
// they are simple zeros, which for z in the sector (on the axis for T = 0) are no roots of ρ₁ − zσ₁: let ζ₀ be one. If σ₁(ζ₀) = 0, ρ₁(ζ₀) ≠ 0.
// Otherwise ζ₀ is a zero of u₁, and a root for z = ρ₁(ζ₀)/σ₁(ζ₀) alone. There, up to factors of modulus 1,
//
//	D = ρ₁(ζ)·ζ^kσ₁(1/ζ) − ζ^kρ₁(1/ζ)·σ₁(ζ) = 2 Im(ρ₁ conj σ₁),   S = 2 Re(ρ₁ conj σ₁),
//
// where the first has the factor i besides. If z were in the sector, X ≤ 0 and vY² ≤ T²X² at ζ₀. By checkPieces X ≥ 0 or vY² ≥ T²X², so that
// in each case vY² = T²X², and D² + T²S² = 0, against the Bézout pair. For T = 0 a real z gives D = 0 at once.
func (c *MultistepSector) checkCommon(k embedding) error {
	if c.Common.G.IsZero() {
		return onlyParts(c, "tan", "turn", "end", "piece", "step", "rho *")
	}
	u, err := c.Common.checkZeros(k)
	if err != nil {
		return err
	}
	if !isBezout(c.CircleU, u, c.CircleV, c.OnRays()) {
		return failf("the common factor is not shown to be coprime with D² + T²S²")
	}
	return nil
}

// OnRays returns D² + T²S².
func (c *MultistepSector) OnRays() poly.Poly {
	rho, sigma := c.Common.Rho, c.Common.Sigma
	n := max(rho.Degree(), sigma.Degree())
	a, b := mul(rho, sigma.Reverse(n)), mul(rho.Reverse(n), sigma)
	d, s := a.Sub(b), a.Add(b)
	return mul(d, d).Add(mul(s, s).Scale(poly.Rational(c.Tan.Mul(c.Tan))))
}

// checkMeeting checks X = h^b·X₁ and Y = h^(b+1)·Y₁ for an h that changes its sign between two positive numbers, coprime with X₁, and that
// X₁ ≤ 0 between them if b is even. So h has a zero v₀ there of odd order, X₁(v₀) ≠ 0, and X < 0 at points v ≠ v₀ as near as one likes: on one
// side of v₀ if b is odd. There σ ≠ 0, and vY²/X² = v(hY₁/X₁)² tends to 0. So for every T > 0 there is a ζ with |ζ| = 1 for which ρ/σ
// lies in the interior of the sector, and one with |ζ| > 1 next to it.
func (c *MultistepSector) checkMeeting(k embedding) error {
	h, x1 := c.Meeting, c.MeetingX
	if c.Property != SectorStable {
		return failf("that the curve meets the axis says nothing against this property")
	}
	if h.Degree() < 1 || c.From.Sign() <= 0 || !c.From.Less(c.To) || !k.positive(h.EvalMultiple(c.From).Mul(h.EvalMultiple(c.To)).Neg()) {
		return failf("a change of sign between two positive numbers is not evident")
	}
	if !isBezout(c.MeetingU, h, c.MeetingV, x1) {
		return failf("U·h + V·X₁ is not 1")
	}
	x, y := c.curve()
	power, b := poly.FromInts(1), 0
	for ; x1.Degree()+power.Degree() < x.Degree(); b++ {
		power = mul(power, h)
	}
	if err := first(checkProduct(power, x1, x), checkProduct(mul(power, h), c.MeetingY, y)); err != nil {
		return err
	}
	if b%2 == 1 {
		return onlyParts(c, "meeting*", "from", "to")
	}
	return k.checkLine("below", OnPiece(x1.Neg(), c.From, &c.To), c.Below)
}
