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

	HalfPlane, Axis []Square
	U, V            poly.Poly // UP + VQ = 1; optional but for I-stability

	Witness         *exact.Gaussian
	AgainstInfinity bool
}

func (c *Stability) claim() string {
	if c.Witness != nil || c.AgainstInfinity {
		return "not " + c.Property
	}
	return c.Property
}

func (c *Stability) check() (Outcome, error) {
	k, err := newEmbedding(c.R.Root, append(fieldsOf(c.R, c.HalfPlane, c.Axis), c.U.Field(), c.V.Field())...)
	if err != nil {
		return Undecided, err
	}
	if !k.isPolynomial(c.R.Q) {
		return Undecided, failf("the denominator is not evidently ≠ 0")
	}
	against := c.Witness != nil || c.AgainstInfinity
	if against && (c.HalfPlane != nil || c.Axis != nil || !c.U.IsZero() || !c.V.IsZero() || c.Witness != nil && c.AgainstInfinity) {
		return Undecided, &Malformed{Reason: "evidence of more than one sort"}
	}
	switch {
	case c.Property != AStable && c.Property != LStable && c.Property != StronglyAStable && c.Property != IStable:
		return Undecided, &Malformed{Reason: "unknown property " + c.Property}
	case c.Witness != nil:
		return verdict(Refuted, c.checkWitness(k))
	case c.AgainstInfinity:
		return verdict(Refuted, c.checkAgainstInfinity(k))
	case c.Property == IStable:
		return verdict(Proved, c.checkAxis(k))
	}
	return verdict(Proved, c.checkHalfPlane(k))
}

func verdict(v Outcome, err error) (Outcome, error) {
	if err != nil {
		return Undecided, err
	}
	return v, nil
}

// checkHalfPlane checks the identity
//
//	Q(z)Q(w) − P(z)P(w) = −(z+w) Σ d_k q_k(z)q_k(w) + Σ c_k w_k(z)w_k(w),   d_k > 0, c_k > 0.
//
// With w = z̄ it reads |Q|² − |P|² = −2 Re z Σ d_k|q_k|² + Σ c_k|w_k|², so that |P| ≤ |Q| on Re z ≤ 0. Q is not
// identically zero; at a zero of Q in Re z ≤ 0 the reduced fraction is bounded nearby, hence has no pole: P/Q is
// analytic and bounded by 1 on Re z ≤ 0, whether or not the pair is reduced.
func (c *Stability) checkHalfPlane(k embedding) error {
	for _, err := range []error{k.positiveSquares("half-plane", c.HalfPlane), k.positiveSquares("axis", c.Axis), c.checkBezout(false)} {
		if err != nil {
			return err
		}
	}
	if err := checkIdentity(c.R.P, c.R.Q, c.HalfPlane, c.Axis); err != nil {
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

// checkIdentity compares coefficients: rows[j] is the polynomial in z that stands with w^j.
func checkIdentity(p, q poly.Poly, halfPlane, axis []Square) error {
	n := max(p.Degree(), q.Degree())
	for _, s := range halfPlane {
		n = max(n, s.Poly.Degree()+1)
	}
	for _, s := range axis {
		n = max(n, s.Poly.Degree())
	}
	rows := make([]poly.Poly, n+1)
	add := func(j int, c poly.Elem, p poly.Poly) {
		if !c.IsZero() && !p.IsZero() {
			rows[j] = rows[j].Add(p.Scale(c))
		}
	}
	for j := range rows {
		add(j, q.Coeff(j), q)
		add(j, p.Coeff(j).Neg(), p)
		for _, s := range axis {
			add(j, s.Weight.Mul(s.Poly.Coeff(j)).Neg(), s.Poly)
		}
		for _, s := range halfPlane { // + (z+w)·d q(z)q(w)
			add(j, s.Weight.Mul(s.Poly.Coeff(j)), s.Poly.Shift(1))
			if j > 0 {
				add(j, s.Weight.Mul(s.Poly.Coeff(j-1)), s.Poly)
			}
		}
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

// checkBezout checks UP + VQ = 1: P and Q have no common factor.
func (c *Stability) checkBezout(required bool) error {
	if c.U.IsZero() && c.V.IsZero() {
		if required {
			return failf("the Bézout pair is missing")
		}
		return nil
	}
	if !c.U.Mul(c.R.P).Add(c.V.Mul(c.R.Q)).Equal(poly.FromInts(1)) {
		return failf("U·P + V·Q is not 1")
	}
	return nil
}

// checkAxis checks Q(z)Q(−z) − P(z)P(−z) = Σ c_k w_k(z)w_k(−z), c_k > 0, and UP + VQ = 1. For z = iy the identity
// reads |Q|² − |P|² = Σ c_k|w_k|² ≥ 0; a zero of Q on the axis would be one of P, which the Bézout pair excludes.
func (c *Stability) checkAxis(k embedding) error {
	if c.HalfPlane != nil {
		return failf("half-plane squares prove nothing about the axis alone")
	}
	if err := k.positiveSquares("axis", c.Axis); err != nil {
		return err
	}
	if err := c.checkBezout(true); err != nil {
		return err
	}
	rest := c.R.Q.Mul(c.R.Q.Reflect()).Sub(c.R.P.Mul(c.R.P.Reflect()))
	for _, s := range c.Axis {
		rest = rest.Sub(s.Poly.Mul(s.Poly.Reflect()).Scale(s.Weight))
	}
	if !rest.IsZero() {
		return failf("the two sides of the identity on the axis differ by %s", rest.Format("z"))
	}
	return nil
}

// checkWitness checks Re z₀ ≤ 0 (= 0 against I-stability) and |P(z₀)|² > |Q(z₀)|². Then z₀ is a pole of P/Q, or
// |R(z₀)| > 1; a common factor that does not vanish at z₀ changes nothing, and one that does makes both sides zero.
func (c *Stability) checkWitness(k embedding) error {
	z := *c.Witness
	if z.Re.Sign() > 0 {
		return failf("the witness %v lies in the right half-plane", z)
	}
	if c.Property == IStable && z.Re.Sign() != 0 {
		return failf("the witness %v does not lie on the imaginary axis", z)
	}
	if gap := modulusSquared(c.R.P, z).Sub(modulusSquared(c.R.Q, z)); !k.positive(gap) {
		return failf("|P|² > |Q|² is not evident at %v: the difference is %v", z, gap)
	}
	return nil
}

func modulusSquared(p poly.Poly, z exact.Gaussian) poly.Elem {
	re, im := p.EvalGaussian(z)
	return re.Mul(re).Add(im.Mul(im))
}

// checkAgainstInfinity checks that R(∞) ≠ 0 against L-stability, |R(∞)| ≥ 1 against strong A-stability: both follow
// from the degrees and leading coefficients, which a common factor changes alike.
func (c *Stability) checkAgainstInfinity(k embedding) error {
	p, q := c.R.P, c.R.Q
	if p.Degree() < q.Degree() || !k.hasDegree(p) {
		return failf("R vanishes at infinity, or does not evidently not")
	}
	switch {
	case c.Property == LStable:
		return nil
	case c.Property != StronglyAStable:
		return failf("the value at infinity says nothing against this property")
	case p.Degree() > q.Degree():
		return nil
	}
	if gap := leadGap(p, q).Neg(); !gap.IsZero() && !k.positive(gap) {
		return failf("|R(∞)| ≥ 1 is not evident")
	}
	return nil
}
