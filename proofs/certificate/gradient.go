package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// The regions that a Gradient claim is about.
const (
	HalfPlane    = "half-plane"    // Re z ≤ 0
	NegativeAxis = "negative axis" // z ≤ 0
	Sector       = "sector"        // |Im z| ≤ −T Re z
)

// Gradient claims that |z^j R'(z)| ≤ C throughout a region, without a pole of z^j R' there, or that it is larger
// somewhere: j = Power, C = Bound ≥ 0, R' = P1/Q1.
//
// The evidence for is, by region,
//
//   - on the half-plane: squares and turns, as for the stability of z^j R'/C;
//   - on a sector: the same for z^j R'/Within, and squares on the ray;
//   - on the negative axis: two lists of squares, Plus and Minus.
//
// The evidence against is a Witness in the region.
type Gradient struct {
	R      Function
	Region string
	P1     poly.Poly `key:"P1"`
	Q1     poly.Poly `key:"Q1"`
	Power  int       `key:"power" zero:"too"`
	Bound  exact.Rat `key:"bound" zero:"too"`
	Tan    exact.Rat `key:"tan"`    // T > 0, of a sector
	Within exact.Rat `key:"within"` // the bound on the half-plane that keeps poles out of a sector

	HalfPlane []Square    `key:"half-plane"`
	Axis      []Square    `key:"axis"`
	Turns     []exact.Rat `key:"turn"`
	Ray       []Square    `key:"ray"`
	Plus      []Square    `key:"plus"`
	Minus     []Square    `key:"minus"`

	Witness *exact.Gaussian `key:"witness"`
}

const gradientBound = "gradient bound on the "

func (c *Gradient) name() string { return gradientBound + c.Region }

func (c *Gradient) against() bool { return c.Witness != nil }

func (c *Gradient) bind(s *subject) error { return s.bindFunction(&c.R) }

func (c *Gradient) function() *Function { return &c.R }

func (c *Gradient) sentence() string {
	region := ""
	if c.Region == Sector {
		region = fmt.Sprintf(", tan = %v", c.Tan)
	}
	power := fmt.Sprintf("z^%d ", c.Power)
	if c.Power == 1 {
		power = "z "
	}
	return fmt.Sprintf("%s: |%sR'| ≤ %v%s", claimOf(c), power, c.Bound, region)
}

func (c *Gradient) root() *exact.Interval { return &c.R.Root }

func (c *Gradient) check(k embedding) error {
	if c.Power < 0 || c.Power > MaxDegree || c.Bound.Sign() < 0 || (c.Region == Sector) != (c.Tan.Sign() > 0) || c.Tan.Sign() < 0 {
		return malformed("the power or the bound is out of range, or the tangent of a sector, which nothing else has")
	}
	if c.Region != HalfPlane && c.Region != NegativeAxis && c.Region != Sector {
		return &Malformed{Reason: "unknown region " + c.Region}
	}
	if err := k.checkDerivative(c.R, c.P1, c.Q1); err != nil {
		return err
	}
	about := []string{"P1", "Q1", "tan"}
	switch {
	case c.Witness != nil:
		return first(onlyParts(c, append(about, "witness")...), c.checkWitness(k))
	case c.Region == HalfPlane:
		return first(onlyParts(c, append(about, "half-plane", "axis", "turn")...), c.checkHalfPlane(k, c.Bound))
	case c.Region == Sector:
		return first(onlyParts(c, append(about, "within", "half-plane", "axis", "turn", "ray")...), c.checkSector(k))
	}
	return first(onlyParts(c, append(about, "plus", "minus")...), c.checkNegativeAxis(k))
}

// first returns the first error.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// checkHalfPlane checks what Stability.checkHalfPlane does for z^j P1 and bound·Q1.
func (c *Gradient) checkHalfPlane(k embedding, bound exact.Rat) error {
	return k.checkModulus(c.P1.Shift(c.Power), c.Q1.Scale(poly.Rational(bound)), c.HalfPlane, c.Axis, c.Turns)
}

// checkSector checks that z^j R' has no pole in Re z ≤ 0 and is bounded there, by some bound, and that
//
//	C²|Q1|² − |z^j P1|² = Σ c_k w_k(s)w_k(−s),   z = −x(1 + iT), x = −s², c_k > 0,
//
// as polynomials in x. For x ≥ 0, s is imaginary, and the right side is Σ c_k|w_k|² ≥ 0: |z^j R'| ≤ C on the ray, and on
// its mirror image, since the coefficients are real. A rational function that is bounded on a sector without a pole
// there is analytic at its corner ∞ as well, so that the maximum principle extends the bound to all of the sector.
func (c *Gradient) checkSector(k embedding) error {
	if c.Within.Sign() <= 0 {
		return failf("the bound on the half-plane is missing")
	}
	if err := c.checkHalfPlane(k, c.Within); err != nil {
		return err
	}
	below := onRay(c.Q1, c.Tan).Scale(poly.Rational(c.Bound.Mul(c.Bound)))
	return k.checkLine("ray", below.Sub(onRay(c.P1.Shift(c.Power), c.Tan)), c.Ray)
}

// checkNegativeAxis checks C·Q1 ± z^j P1 ≥ 0 on z ≤ 0 by squares. So |z^j P1| ≤ C·Q1 there; where Q1 vanishes the
// reduced fraction z^j R' is bounded nearby, hence has no pole.
func (c *Gradient) checkNegativeAxis(k embedding) error {
	q := c.Q1.Scale(poly.Rational(c.Bound)).Reflect()
	p := c.P1.Shift(c.Power).Reflect()
	return first(k.checkLine("plus", q.Add(p), c.Plus), k.checkLine("minus", q.Sub(p), c.Minus))
}

// checkLine checks f(−s²) = Σ c_k w_k(s)w_k(−s), c_k > 0: so f ≥ 0 on [0, ∞), where s is imaginary.
func (k embedding) checkLine(what string, f poly.Poly, squares []Square) error {
	if err := k.positiveSquares(what, squares); err != nil {
		return err
	}
	f = f.Reflect()
	left := make([]poly.Elem, 2*max(f.Degree(), 0)+1)
	for i := range f.Degree() + 1 {
		left[2*i] = f.Coeff(i)
	}
	return identity("the identity of the "+what+" squares", poly.New(left...).Sub(onAxis(squares)))
}

// onRay returns |p(−x(1 + iT))|² as a polynomial in x: p(z)p(z̄), with the powers of −(1 + iT) expanded.
func onRay(p poly.Poly, tan exact.Rat) poly.Poly {
	z := exact.Gaussian{Re: exact.Int(1)}
	step := exact.Gaussian{Re: exact.Int(-1), Im: tan.Neg()}
	re, im := make([]poly.Elem, p.Degree()+1), make([]poly.Elem, p.Degree()+1)
	for i := range re {
		re[i], im[i] = p.Coeff(i).Mul(poly.Rational(z.Re)), p.Coeff(i).Mul(poly.Rational(z.Im))
		z = z.Mul(step)
	}
	a, b := poly.New(re...), poly.New(im...)
	return mul(a, a).Add(mul(b, b))
}

// checkWitness checks that z₀ lies in the region and |z₀^j P1(z₀)|² > C²|Q1(z₀)|². Then z₀ is a pole of z^j R', or
// |z₀^j R'(z₀)| > C; a common factor that vanishes at z₀ would make both sides zero.
func (c *Gradient) checkWitness(k embedding) error {
	z := *c.Witness
	switch {
	case z.Re.Sign() > 0,
		c.Region == NegativeAxis && z.Im.Sign() != 0,
		c.Region == Sector && c.Tan.Mul(z.Re.Abs()).Less(z.Im.Abs()):
		return failf("the witness %v does not lie in the region", z)
	}
	return k.exceeds(c.P1.Shift(c.Power), c.Q1.Scale(poly.Rational(c.Bound)), z)
}
