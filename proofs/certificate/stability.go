package certificate

import (
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
//   - squares in the half-plane, with weights d_k and polynomials q_k, and on the axis, with c_k and w_k, for an
//     A-, L- or strongly A-stable R;
//   - squares on the axis, and a Bézout pair, for an I-stable one.
//
// The evidence against is a Witness, a point where |P| > |Q|, or the behaviour at infinity (AgainstInfinity).
type Stability struct {
	Property string
	R        Function

	HalfPlane []Square  `key:"half-plane"`
	Axis      []Square  `key:"axis"`
	U         poly.Poly `key:"U"` // UP + VQ = 1, for I-stability
	V         poly.Poly `key:"V"`

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
	case c.Property == IStable:
		return c.checkAxis(k)
	}
	return c.checkHalfPlane(k)
}

// checkHalfPlane checks the identity
//
//	Q(z)Q(w) − P(z)P(w) = −(z+w) Σ d_k q_k(z)q_k(w) + Σ c_k w_k(z)w_k(w),   d_k > 0, c_k > 0.
//
// With w = z̄ it reads |Q|² − |P|² = −2 Re z Σ d_k|q_k|² + Σ c_k|w_k|², so that |P| ≤ |Q| on Re z ≤ 0. Q is not
// identically zero; at a zero of Q in Re z ≤ 0 the reduced fraction is bounded nearby, hence has no pole: P/Q is
// analytic and bounded by 1 on Re z ≤ 0, whether or not the pair is reduced.
//
// What R does at infinity follows from the degrees and leading coefficients, which a common factor changes alike.
func (c *Stability) checkHalfPlane(k embedding) error {
	if err := onlyParts(c, "half-plane", "axis"); err != nil {
		return err
	}
	if err := k.checkIdentity(c.R.P, c.R.Q, c.HalfPlane, c.Axis); err != nil {
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

// checkIdentity checks the identity of checkHalfPlane. It compares coefficients: rows[j] is the polynomial in z that
// stands with w^j.
func (k embedding) checkIdentity(p, q poly.Poly, halfPlane, axis []Square) error {
	for _, err := range []error{k.positiveSquares("half-plane", halfPlane), k.positiveSquares("axis", axis)} {
		if err != nil {
			return err
		}
	}
	var rows []poly.Poly
	add := func(j int, c poly.Elem, p poly.Poly) {
		if c.IsZero() || p.IsZero() {
			return
		}
		for len(rows) <= j {
			rows = append(rows, poly.Poly{})
		}
		rows[j] = rows[j].Add(p.Scale(c))
	}
	products := func(c poly.Elem, p, q poly.Poly, shift int) { // c·p(z)q(w)w^shift
		for j := range q.Degree() + 1 {
			add(j+shift, c.Mul(q.Coeff(j)), p)
		}
	}
	products(poly.Int(1), q, q, 0)
	products(poly.Int(-1), p, p, 0)
	for _, s := range axis {
		products(s.Weight.Neg(), s.Poly, s.Poly, 0)
	}
	for _, s := range halfPlane { // + (z+w)·d q(z)q(w)
		products(s.Weight, s.Poly.Shift(1), s.Poly, 0)
		products(s.Weight, s.Poly, s.Poly, 1)
	}
	for j, row := range rows {
		for i := range row.Degree() + 1 {
			if !row.Coeff(i).IsZero() {
				return failf("the two sides of the identity differ at z^%d w^%d, by %v", i, j, row.Coeff(i))
			}
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
	if err := k.positiveSquares("axis", c.Axis); err != nil {
		return err
	}
	if !isBezout(c.U, c.R.P, c.V, c.R.Q) {
		return failf("U·P + V·Q is not 1")
	}
	left := mul(c.R.Q, c.R.Q.Reflect()).Sub(mul(c.R.P, c.R.P.Reflect()))
	return identity("the identity on the axis", left.Sub(onAxis(c.Axis)))
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
	if gap := modulusSquared(c.R.P, z).Sub(modulusSquared(c.R.Q, z)); !k.positive(gap) {
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
