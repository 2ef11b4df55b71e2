package certificate

import (
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
// somewhere: j = Power, C = Bound ≥ 0. R' is D.P/D.Q.
//
// The evidence for is, by region,
//
//   - on the half-plane: squares in the half-plane and on the axis, as for the stability of z^j R'/C;
//   - on a sector: the same for z^j R'/Within, and squares on the ray;
//   - on the negative axis: two lists of squares, Plus and Minus.
//
// The evidence against is a Witness in the region.
type Gradient struct {
	R, D   Function
	Power  int
	Bound  exact.Rat
	Region string
	Tan    exact.Rat // T > 0, of a sector

	HalfPlane, Axis []Square
	Within          exact.Rat // the bound on the half-plane that keeps poles out of a sector
	Ray             []Square
	Plus, Minus     []Square

	Witness *exact.Gaussian
}

const gradientBound = "gradient bound on the "

func (c *Gradient) claim() string {
	s := gradientBound + c.Region
	if c.Witness != nil {
		return "not " + s
	}
	return s
}

func (c *Gradient) lists() [][]Square {
	return [][]Square{c.HalfPlane, c.Axis, c.Ray, c.Plus, c.Minus}
}

func (c *Gradient) fields() []*poly.Field {
	return append(fieldsOf(c.D), fieldsOf(c.R, c.lists()...)...)
}

func (c *Gradient) check() (Outcome, error) {
	switch c.Region {
	case HalfPlane, NegativeAxis, Sector:
	default:
		return Undecided, &Malformed{Reason: "unknown region " + c.Region}
	}
	if c.Power < 0 || c.Power > MaxDegree || c.Bound.Sign() < 0 {
		return Undecided, &Malformed{Reason: "the power or the bound is out of range"}
	}
	if (c.Region == Sector) != (c.Tan.Sign() > 0) {
		return Undecided, &Malformed{Reason: "a sector has a tangent > 0, and nothing else has one"}
	}
	if c.wrongSort() {
		return Undecided, &Malformed{Reason: "evidence of another sort"}
	}
	k, err := newEmbedding(c.R.Root, c.fields()...)
	if err != nil {
		return Undecided, err
	}
	if !k.isPolynomial(c.R.Q) || !k.isPolynomial(c.D.Q) {
		return Undecided, failf("a denominator is not evidently ≠ 0")
	}
	if !c.D.sameRoot(c.R) {
		return Undecided, failf("the generators of R and of its derivative are not evidently the same root")
	}
	if !isDerivative(c.R, c.D) {
		return Undecided, failf("P1/Q1 is not the derivative of P/Q")
	}
	if c.Witness != nil {
		return verdict(Refuted, c.checkWitness(k))
	}
	for i, what := range []string{"half-plane", "axis", "ray", "plus", "minus"} {
		if err := k.positiveSquares(what, c.lists()[i]); err != nil {
			return Undecided, err
		}
	}
	switch c.Region {
	case HalfPlane:
		return verdict(Proved, c.checkHalfPlane(c.Bound))
	case NegativeAxis:
		return verdict(Proved, c.checkNegativeAxis())
	}
	return verdict(Proved, c.checkSector())
}

// wrongSort reports evidence that the region has no use for, or besides a witness.
func (c *Gradient) wrongSort() bool {
	plane := c.HalfPlane != nil || c.Axis != nil
	ray := c.Ray != nil || c.Within.Sign() != 0
	line := c.Plus != nil || c.Minus != nil
	if c.Witness != nil {
		return plane || ray || line
	}
	return plane && c.Region == NegativeAxis || ray && c.Region != Sector || line && c.Region != NegativeAxis
}

// checkHalfPlane checks the identity of Stability.checkHalfPlane for z^j D.P and bound·D.Q. So |z^j D.P| ≤ bound·|D.Q|
// on Re z ≤ 0; at a zero of D.Q there the reduced fraction z^j R' is bounded nearby, hence has no pole.
func (c *Gradient) checkHalfPlane(bound exact.Rat) error {
	return checkIdentity(c.D.P.Shift(c.Power), c.D.Q.Scale(poly.Rational(bound)), c.HalfPlane, c.Axis)
}

// checkSector checks that z^j R' has no pole in Re z ≤ 0 and is bounded there, by some bound, and that
//
//	C²|D.Q|² − |z^j D.P|² = Σ c_k w_k(s)w_k(−s),   z = −x(1 + iT), x = −s², c_k > 0,
//
// as polynomials in x. For x ≥ 0, s is imaginary, and the right side is Σ c_k|w_k|² ≥ 0: |z^j R'| ≤ C on the ray, and on
// its mirror image, since the coefficients are real. A rational function that is bounded on a sector without a pole
// there is analytic at its corner ∞ as well, so that the maximum principle extends the bound to all of the sector.
func (c *Gradient) checkSector() error {
	if c.Within.Sign() <= 0 {
		return failf("the bound on the half-plane is missing")
	}
	if err := c.checkHalfPlane(c.Within); err != nil {
		return err
	}
	below := onRay(c.D.Q, c.Tan).Scale(poly.Rational(c.Bound.Mul(c.Bound)))
	return checkLine("ray", below.Sub(onRay(c.D.P.Shift(c.Power), c.Tan)), c.Ray)
}

// checkNegativeAxis checks C·D.Q ± z^j D.P ≥ 0 on z ≤ 0 by squares. So |z^j D.P| ≤ C·D.Q there; where D.Q vanishes the
// reduced fraction z^j R' is bounded nearby, hence has no pole.
func (c *Gradient) checkNegativeAxis() error {
	q := c.D.Q.Scale(poly.Rational(c.Bound)).Reflect()
	p := c.D.P.Shift(c.Power).Reflect()
	if err := checkLine("plus", q.Add(p), c.Plus); err != nil {
		return err
	}
	return checkLine("minus", q.Sub(p), c.Minus)
}

// checkLine checks f(−s²) = Σ c_k w_k(s)w_k(−s), the weights being positive: so f ≥ 0 on [0, ∞), where s is imaginary.
func checkLine(what string, f poly.Poly, squares []Square) error {
	rest := make([]poly.Elem, 2*max(f.Degree(), 0)+1)
	for i := range f.Degree() + 1 {
		if rest[2*i] = f.Coeff(i); i%2 == 1 {
			rest[2*i] = rest[2*i].Neg()
		}
	}
	sum := poly.New(rest...)
	for _, s := range squares {
		sum = sum.Sub(s.Poly.Mul(s.Poly.Reflect()).Scale(s.Weight))
	}
	if !sum.IsZero() {
		return failf("the two sides of the identity for the squares %q differ by %s", what, sum.Format("z"))
	}
	return nil
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
	return a.Mul(a).Add(b.Mul(b))
}

// checkWitness checks that z₀ lies in the region and |z₀^j D.P(z₀)|² > C²|D.Q(z₀)|². Then z₀ is a pole of z^j R', or
// |z₀^j R'(z₀)| > C; a common factor that vanishes at z₀ would make both sides zero.
func (c *Gradient) checkWitness(k embedding) error {
	z := *c.Witness
	switch {
	case z.Re.Sign() > 0,
		c.Region == NegativeAxis && z.Im.Sign() != 0,
		c.Region == Sector && c.Tan.Mul(z.Re.Abs()).Less(z.Im.Abs()):
		return failf("the witness %v does not lie in the region", z)
	}
	gap := modulusSquared(c.D.P.Shift(c.Power), z).Sub(modulusSquared(c.D.Q, z).Mul(poly.Rational(c.Bound.Mul(c.Bound))))
	if !k.positive(gap) {
		return failf("|z^j P1|² > C²|Q1|² is not evident at %v: the difference is %v", z, gap)
	}
	return nil
}

func (c *Gradient) write(w *writer) {
	w.function(c.R, c.fields()...)
	w.poly("P1", c.D.P)
	w.poly("Q1", c.D.Q)
	w.integer("power", c.Power)
	w.line("bound", c.Bound.String())
	if c.Tan.Sign() != 0 {
		w.line("tan", c.Tan.String())
	}
	if c.Within.Sign() != 0 {
		w.line("within", c.Within.String())
	}
	for i, key := range gradientLists {
		w.squares(key, c.lists()[i])
	}
	w.point("witness", c.Witness)
}

var gradientLists = []string{"half-plane", "axis", "ray", "plus", "minus"}

func (c *Gradient) read(r *reader) {
	f, k := r.function()
	c.R = f
	c.D = Function{P: r.poly("P1", k), Q: r.poly("Q1", k), Root: f.Root}
	c.Power = r.integer("power")
	c.Bound = r.rat("bound")
	if r.has("tan") {
		c.Tan = r.rat("tan")
	}
	if r.has("within") {
		c.Within = r.rat("within")
	}
	for i, list := range []*[]Square{&c.HalfPlane, &c.Axis, &c.Ray, &c.Plus, &c.Minus} {
		*list = r.squares(gradientLists[i], k)
	}
	c.Witness = r.point("witness")
}
