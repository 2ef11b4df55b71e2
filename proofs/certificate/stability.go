package certificate

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// The properties that a Stability certificate is about.
const (
	AStable         = "A-stable"          // no pole, |R| ≤ 1 on Re z ≤ 0
	LStable         = "L-stable"          // A-stable and R(∞) = 0
	StronglyAStable = "strongly A-stable" // A-stable and |R(∞)| < 1
	IStable         = "I-stable"          // no pole, |R| ≤ 1 on Re z = 0
)

// Stability claims that R = P/Q has one of the properties above, or that it does not. The evidence for is
//
//   - squares on the axis, with weights c_k and polynomials w_k, and either squares in the half-plane, with d_k and q_k,
//     or the turns of Q, for an A-, L- or strongly A-stable R;
//   - squares on the axis, and a Bézout pair or the turns of Q, for an I-stable one.
//
// The evidence against is a Witness, a point where |P| > |Q|, or the behaviour at infinity (AgainstInfinity).
type Stability struct {
	Property string
	R        Function

	HalfPlane []Square    `key:"half-plane"`
	Axis      []Square    `key:"axis"`
	Turns     []exact.Rat `key:"turn"`
	U         poly.Poly   `key:"U"` // UP + VQ = 1, for I-stability
	V         poly.Poly   `key:"V"`

	Witness         *exact.Gaussian `key:"witness"`
	AgainstInfinity bool            `key:"evidence" word:"R(∞)"`
}

func (c *Stability) name() string { return c.Property }

func (c *Stability) against() bool { return c.Witness != nil || c.AgainstInfinity }

func (c *Stability) bind(s *subject) error { return s.bindFunction(&c.R) }

func (c *Stability) function() *Function { return &c.R }

func (c *Stability) root() *exact.Interval { return &c.R.Root }

func (c *Stability) check(k embedding) error {
	if !k.isPolynomial(c.R.Q) {
		return failf("the denominator is not evidently ≠ 0")
	}
	switch {
	case c.Property != AStable && c.Property != LStable && c.Property != StronglyAStable && c.Property != IStable:
		return &Malformed{Reason: "unknown property " + c.Property}
	case c.Witness != nil:
		return c.checkWitness(k)
	case c.AgainstInfinity:
		return c.checkAgainstInfinity(k)
	case c.Property == IStable && len(c.Turns) == 0:
		return c.checkAxis(k)
	}
	return c.checkHalfPlane(k)
}

// checkHalfPlane checks that |P| ≤ |Q| on Re z ≤ 0, without a pole of P/Q there.
//
// That is more than I-stability. What R does at infinity follows from the degrees and leading coefficients, which a common factor changes alike.
func (c *Stability) checkHalfPlane(k embedding) error {
	if err := onlyParts(c, "half-plane", "axis", "turn"); err != nil {
		return err
	}
	if err := k.checkModulus(c.R.P, c.R.Q, c.HalfPlane, c.Axis, c.Turns); err != nil {
		return err
	}
	p, q := c.R.P, c.R.Q
	vanishes := p.Degree() < q.Degree() && k.hasDegree(q)
	switch {
	case c.Property == LStable && !vanishes:
		return failf("deg P = %d is not evidently below deg Q = %d, so that R does not vanish at infinity", p.Degree(), q.Degree())
	case c.Property == StronglyAStable && !vanishes && !(p.Degree() == q.Degree() && k.positive(leadGap(p, q))):
		return failf("|R(∞)| < 1 is not evident")
	}
	return nil
}

// leadGap is lc(Q)² − lc(P)², positive when |R(∞)| < 1 for equal degrees.
func leadGap(p, q poly.Poly) poly.Elem {
	return q.Lead().Mul(q.Lead()).Sub(p.Lead().Mul(p.Lead()))
}

// checkModulus checks that P/Q has no pole, and |P/Q| ≤ 1, on Re z ≤ 0, for a Q that is not zero.
//
// Without turns it checks the identity
//
//	Q(z)Q(w) − P(z)P(w) = −(z+w) Σ d_k q_k(z)q_k(w) + Σ c_k w_k(z)w_k(w),   d_k > 0, c_k > 0.
//
// With w = z̄ it reads |Q|² − |P|² = −2 Re z Σ d_k|q_k|² + Σ c_k|w_k|², so that |P| ≤ |Q| on Re z ≤ 0. Q is not
// identically zero; at a zero of Q in Re z ≤ 0 the reduced fraction is bounded nearby, hence has no pole: P/Q is
// analytic and bounded by 1 on Re z ≤ 0, whether or not the pair is reduced.
//
// With turns Q has no zero there, and |P| ≤ |Q| on the axis. So deg P ≤ deg Q, P/Q is analytic on Re z ≤ 0 with ∞, and by the
// maximum principle its modulus is largest on the axis.
func (k embedding) checkModulus(p, q poly.Poly, halfPlane, axis []Square, turns []exact.Rat) error {
	switch {
	case len(turns) == 0:
		return k.checkIdentity(p, q, halfPlane, axis)
	case len(halfPlane) > 0:
		return malformed("squares in the half-plane beside turns")
	}
	return first(k.checkTurns(q, turns), k.checkOnAxis(p, q, axis))
}

// checkTurns checks, for n = deg Q numbers 0 < t_1 < … < t_n, that Q(iy) lies in the fourth quadrant for y² = t_1, then in the
// third, the second, the first, and so on, y > 0. Then all zeros of Q have positive real parts.
//
// For let Q(iy) = A(y²) + iyB(y²). From one t to the next one of A and B changes its sign. Their degrees, ⌊n/2⌋ and ⌊(n−1)/2⌋
// at the most, have the sum n − 1. So all zeros of A and B are simple, positive and different, one between each t and the
// next. The curve Q(iy), y ≥ 0, starts on the positive real axis, avoids 0, and crosses an axis only where it turns clockwise
// from one of these quadrants to the next; with y → ∞ it stays in the last one, and its argument has fallen by
// (n−1)π/2 to nπ/2. By conjugation it falls by (n−1)π to nπ for −∞ < y < ∞. A zero with a positive real part contributes −π, one with a
// negative one π: there is none of those.
func (k embedding) checkTurns(q poly.Poly, turns []exact.Rat) error {
	if len(turns) != q.Degree() {
		return failf("%d turns for a denominator of degree %d", len(turns), q.Degree())
	}
	var parts [2][]poly.Elem // A and B
	for i, c := range q.Coeffs() {
		if i%4 > 1 { // i² = −1
			c = c.Neg()
		}
		parts[i%2] = append(parts[i%2], c)
	}
	re, im := poly.New(parts[0]...), poly.New(parts[1]...)
	var last exact.Rat
	for i, t := range turns {
		if len(t.String()) > maxPoint {
			return malformed("a turn of more than %d characters", maxPoint)
		}
		x, y := re.EvalMultiple(t), im.EvalMultiple(t).Neg() // both positive in the fourth quadrant
		for range i % 4 {
			x, y = y, x.Neg()
		}
		if !last.Less(t) || !k.positive(x) || !k.positive(y) {
			return failf("Q does not evidently turn into the next quadrant at %v", t)
		}
		last = t
	}
	return nil
}

// checkIdentity checks the identity of checkModulus for one power of w after the other, so that it holds n coefficients at a
// time and not n², and skips the many that are 0. Squares that were found by elimination are best taken away in their order:
// what is left then has short denominators.
func (k embedding) checkIdentity(p, q poly.Poly, halfPlane, axis []Square) error {
	if err := first(k.positiveSquares("half-plane", halfPlane), k.positiveSquares("axis", axis)); err != nil {
		return err
	}
	n := max(p.Degree(), q.Degree())
	for _, s := range slices.Concat(axis, halfPlane) {
		n = max(n, 1+s.Poly.Degree())
	}
	for j := range n + 1 {
		var rest poly.Poly // the factor of w^j, left − right
		add := func(c poly.Elem, p poly.Poly) {
			if !c.IsZero() {
				rest = rest.Add(p.Scale(c))
			}
		}
		add(q.Coeff(j), q)
		add(p.Coeff(j).Neg(), p)
		for _, s := range axis {
			add(s.Weight.Mul(s.Poly.Coeff(j)).Neg(), s.Poly)
		}
		for _, s := range halfPlane { // z + w
			add(s.Weight.Mul(s.Poly.Coeff(j)), s.Poly.Shift(1))
			add(s.Weight.Mul(s.Poly.Coeff(j-1)), s.Poly)
		}
		if !rest.IsZero() {
			return failf("the two sides of the identity differ at w^%d, by %.200s", j, rest.Format("z"))
		}
	}
	return nil
}

// checkAxis checks Q(z)Q(−z) − P(z)P(−z) = Σ c_k w_k(z)w_k(−z), c_k > 0, and UP + VQ = 1. For z = iy the identity
// reads |Q|² − |P|² = Σ c_k|w_k|² ≥ 0; a zero of Q on the axis would be one of P, which the Bézout pair excludes.
func (c *Stability) checkAxis(k embedding) error {
	if err := onlyParts(c, "axis", "U", "V"); err != nil {
		return err
	}
	if !isBezout(c.U, c.R.P, c.V, c.R.Q) {
		return failf("U·P + V·Q is not 1")
	}
	return k.checkOnAxis(c.R.P, c.R.Q, c.Axis)
}

// checkOnAxis checks the identity of checkAxis.
func (k embedding) checkOnAxis(p, q poly.Poly, axis []Square) error {
	if err := k.positiveSquares("axis", axis); err != nil {
		return err
	}
	return identity("the identity on the axis", mul(q, q.Reflect()).Sub(mul(p, p.Reflect())).Sub(onAxis(axis)))
}

// checkWitness checks Re z₀ ≤ 0 (= 0 against I-stability) and |P(z₀)|² > |Q(z₀)|². Then z₀ is a pole of P/Q, or
// |R(z₀)| > 1; a common factor that does not vanish at z₀ changes nothing, and one that does makes both sides zero.
func (c *Stability) checkWitness(k embedding) error {
	if err := onlyParts(c, "witness"); err != nil {
		return err
	}
	z := *c.Witness
	if z.Re.Sign() > 0 || c.Property == IStable && z.Re.Sign() != 0 {
		return failf("the witness %v does not lie in the left half-plane, or not on the imaginary axis", z)
	}
	return k.exceeds(c.R.P, c.R.Q, z)
}

// exceeds checks |P|² > |Q|² at a point.
func (k embedding) exceeds(p, q poly.Poly, z exact.Gaussian) error {
	if gap := modulusSquared(p, z).Sub(modulusSquared(q, z)); !k.positive(gap) {
		return failf("|P|² > |Q|² is not evident at %v: the difference is %v", z, gap)
	}
	return nil
}

// checkAgainstInfinity checks that R(∞) ≠ 0 against L-stability, |R(∞)| ≥ 1 against strong A-stability. P has its degree
// evidently, Q may have a lower one.
func (c *Stability) checkAgainstInfinity(k embedding) error {
	if err := onlyParts(c, "evidence"); err != nil {
		return err
	}
	p, q := c.R.P, c.R.Q
	if p.Degree() < q.Degree() || !k.hasDegree(p) {
		return failf("R vanishes at infinity, or does not evidently not")
	}
	switch {
	case c.Property == LStable:
		return nil
	case c.Property != StronglyAStable:
		return failf("the value at infinity says nothing against this property")
	case p.Degree() == q.Degree() && !k.notNegative(leadGap(p, q).Neg()):
		return failf("|R(∞)| ≥ 1 is not evident")
	}
	return nil
}
