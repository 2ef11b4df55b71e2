package certificate

import (
	"fmt"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// The properties that a JointStability is about: of R(z_E, ·) for one z_E, which is a number of the claim.
const (
	StableOnHalfPlane = "stable for all z_I in the half-plane"    // no pole, |R| ≤ 1 on Re z_I ≤ 0
	StableOnAxis      = "stable for all z_I on the negative axis" // no pole, |R| ≤ 1 on z_I ≤ 0
	StableAtInfinity  = "stable for z_I at infinity"              // |R(z_E, ∞)| ≤ 1
)

// pairRatio is the R = N/D of a claim about an additive pair whose implicit half is diagonally implicit: D is free of z_E.
type pairRatio struct {
	n []poly.Poly // by powers of z_E
	d poly.Poly
}

// bindPair takes R from the stability function of the pair, which stands before the claim.
func (s *subject) bindPair(n, d *[]poly.Poly, root *exact.Interval) error {
	if s.pair == nil {
		return malformed("a claim about R in a file that does not say before what R is")
	}
	*n, *d, *root = s.pair.N, s.pair.D, s.pair.Root
	return nil
}

// ratioOf checks that D is free of z_E and evidently not 0.
func ratioOf(k embedding, n, d []poly.Poly) (r pairRatio, err error) {
	if len(d) == 0 || !vanishes(d[1:]) || !k.isPolynomial(d[0]) {
		return r, malformed("D depends on z_E, or is not evidently ≠ 0")
	}
	return pairRatio{n, d[0]}, nil
}

// at returns the real and the imaginary part of the coefficients of N(z_E, ·), for a Gaussian z_E.
func (r pairRatio) at(z exact.Gaussian) (re, im poly.Poly) {
	var a, b []poly.Elem
	for j := 0; slices.ContainsFunc(r.n, func(x poly.Poly) bool { return j <= x.Degree() }); j++ {
		var column []poly.Elem // the coefficient of z_I^j, by powers of z_E
		for _, x := range r.n {
			column = append(column, x.Coeff(j))
		}
		x, y := poly.New(column...).EvalGaussian(z)
		a, b = append(a, x), append(b, y)
	}
	return poly.New(a...), poly.New(b...)
}

// alongLine returns |re + i·im|² at step·x as a polynomial in the real x.
func alongLine(re, im poly.Poly, step exact.Gaussian) poly.Poly {
	n := max(re.Degree(), im.Degree()) + 1
	x, y := make([]poly.Elem, n), make([]poly.Elem, n)
	power := exact.Gaussian{Re: exact.Int(1)}
	for j := range n {
		a, b := poly.Rational(power.Re), poly.Rational(power.Im)
		x[j] = re.Coeff(j).Mul(a).Sub(im.Coeff(j).Mul(b))
		y[j] = re.Coeff(j).Mul(b).Add(im.Coeff(j).Mul(a))
		power = power.Mul(step)
	}
	p, q := poly.New(x...), poly.New(y...)
	return mul(p, p).Add(mul(q, q))
}

// JointStability claims that R(z_E, ·) of an additive pair has one of the properties above for a z_E, or that it has not. The evidence for is
//
//   - on the half-plane: squares for z_I = iy, y ≥ 0, and for y ≤ 0, and the turns of D;
//   - on the negative axis: squares for z_I = −x, x ≥ 0.
//
// The evidence against is a Witness, a point z_I where |N| > |D|. At infinity the coefficients are all that there is to compare.
type JointStability struct {
	Property string
	N, D     []poly.Poly
	Root     exact.Interval
	Against  bool

	At      exact.Gaussian  `key:"zE" zero:"0"`
	Right   []Square        `key:"right"`
	Left    []Square        `key:"left"`
	Turns   []exact.Rat     `key:"turn"`
	Witness *exact.Gaussian `key:"witness"`
}

func (c *JointStability) name() string { return c.Property }

func (c *JointStability) against() bool { return c.Against }

func (c *JointStability) bind(s *subject) error { return s.bindPair(&c.N, &c.D, &c.Root) }

func (c *JointStability) sentence() string { return fmt.Sprintf("%s, z_E = %v", claimOf(c), c.At) }

func (c *JointStability) root() *exact.Interval { return &c.Root }

func (c *JointStability) check(k embedding) error {
	r, err := ratioOf(k, c.N, c.D)
	switch {
	case err != nil:
		return err
	case len(c.At.String()) > maxPlace:
		return malformed("z_E has more than %d characters; a shorter one near it tells as much", maxPlace)
	case c.Property == StableAtInfinity:
		return first(onlyParts(c), c.checkInfinity(k, r))
	case c.Property != StableOnHalfPlane && c.Property != StableOnAxis:
		return &Malformed{Reason: "unknown property " + c.Property}
	case c.Against:
		return first(onlyParts(c, "witness"), c.checkWitness(k, r))
	}
	return c.checkLines(k, r)
}

// checkLines checks |D|² − |N|² = Σ c_k w_k(s)w_k(−s), −s² = y or x, c_k > 0, for z_I = iy and −iy, y ≥ 0, with the turns of D; or for z_I = −x,
// x ≥ 0.
//
// So |N| ≤ |D| on the line: where −s² ≥ 0 the products are |w_k(s)|². On the negative axis, at a zero of D the fraction N/D in lowest terms is bounded nearby, hence has no
// pole. On the half-plane D has no zero, by its turns; with |N| ≤ |D| on the axis deg N ≤ deg D, R(z_E, ·) is analytic on Re z_I ≤ 0 with ∞,
// and by the maximum principle its modulus is largest on the axis, whether its coefficients are real or not.
func (c *JointStability) checkLines(k embedding, r pairRatio) error {
	re, im := r.at(c.At)
	gap := func(step exact.Gaussian) poly.Poly {
		return alongLine(r.d, poly.Poly{}, step).Sub(alongLine(re, im, step))
	}
	if c.Property == StableOnAxis {
		return first(onlyParts(c, "right"), k.checkLine("right", gap(exact.Gaussian{Re: exact.Int(-1)}), c.Right))
	}
	return first(onlyParts(c, "right", "left", "turn"), k.checkTurns(r.d, c.Turns),
		k.checkLine("right", gap(exact.Gaussian{Im: exact.Int(1)}), c.Right), k.checkLine("left", gap(exact.Gaussian{Im: exact.Int(-1)}), c.Left))
}

// checkWitness checks that z_I lies in the half-plane, on its axis for the negative axis, and |N|² > |D|² there: then z_I is a pole, or |R| > 1.
func (c *JointStability) checkWitness(k embedding, r pairRatio) error {
	if c.Witness == nil || c.Witness.Re.Sign() > 0 || c.Property == StableOnAxis && c.Witness.Im.Sign() != 0 {
		return failf("the witness is missing, or does not lie in the domain")
	}
	re, im := r.at(c.At)
	a, b := re.EvalGaussian(*c.Witness)
	e, f := im.EvalGaussian(*c.Witness)
	x, y := a.Sub(f), b.Add(e)
	if !k.positive(x.Mul(x).Add(y.Mul(y)).Sub(modulusSquared(r.d, *c.Witness))) {
		return failf("|N|² > |D|² is not evident at %v", *c.Witness)
	}
	return nil
}

// checkInfinity compares the coefficient of z_I^n in N(z_E, ·) with that of D, n = deg D: |N_n| ≤ |D_n|, and no higher power is in N. Against the property,
// a higher one is evidently there, or |N_n| > |D_n|.
func (c *JointStability) checkInfinity(k embedding, r pairRatio) error {
	n := r.d.Degree()
	re, im := r.at(c.At)
	if !k.hasDegree(r.d) {
		return failf("the degree of D is not evident")
	}
	gap := r.d.Lead().Mul(r.d.Lead()).Sub(re.Coeff(n).Mul(re.Coeff(n))).Sub(im.Coeff(n).Mul(im.Coeff(n)))
	above := false
	for j := n + 1; j <= max(re.Degree(), im.Degree()); j++ {
		above = above || k.notZero(re.Coeff(j)) || k.notZero(im.Coeff(j))
	}
	switch {
	case c.Against && !above && !k.positive(gap.Neg()):
		return failf("that |R| > 1 at infinity is not evident")
	case !c.Against && (max(re.Degree(), im.Degree()) > n || !k.notNegative(gap)):
		return failf("that |R| ≤ 1 at infinity is not evident")
	}
	return nil
}

// PairAtInfinity claims how R(z_E, z_I) of an additive pair behaves as |z_I| → ∞ for a fixed z_E: R = r_0 + r_1/z_I + … + r_m/z_I^m + O(z_I^(−m−1)). The terms
// are polynomials in z = z_E; r_0 is the limit.
type PairAtInfinity struct {
	N, D []poly.Poly
	Root exact.Interval

	Terms []poly.Poly `key:"term"`
}

func (c *PairAtInfinity) name() string { return "expansion of the pair at infinity" }

func (c *PairAtInfinity) against() bool { return false }

func (c *PairAtInfinity) bind(s *subject) error { return s.bindPair(&c.N, &c.D, &c.Root) }

func (c *PairAtInfinity) sentence() string {
	var terms []string
	for _, t := range c.Terms {
		terms = append(terms, t.Format("zE"))
	}
	return fmt.Sprintf("%s with the terms %s", c.name(), strings.Join(terms, ", "))
}

func (c *PairAtInfinity) root() *exact.Interval { return &c.Root }

// check: z^m N − (Σ r_i z^(m−i))D, z = z_I, is of lower degree than D in z for each power of z_E. Divided by z^m D it is R minus the terms,
// which is O(z^(−m−1)).
func (c *PairAtInfinity) check(k embedding) error {
	r, err := ratioOf(k, c.N, c.D)
	m := len(c.Terms) - 1
	switch {
	case err != nil:
		return err
	case m < 0 || m > MaxDegree:
		return malformed("no terms, or too many")
	case !isSmall(c.Terms, m+1, len(c.N)-1):
		return failf("a term has a higher power of z_E than N")
	case !k.hasDegree(r.d):
		return failf("the degree of D is not evident")
	}
	for j, n := range c.N {
		rest := n.Shift(m)
		for i, t := range c.Terms {
			rest = rest.Sub(r.d.Scale(t.Coeff(j)).Shift(m - i))
		}
		if rest.Degree() >= r.d.Degree() {
			return failf("the terms do not agree with R at z_E^%d", j)
		}
	}
	return nil
}

// LStablePair is the property that a PairLStability is about.
const LStablePair = "L-stable pair"

// PairLStability claims that an additive pair is L-stable, or that it is not: its implicit half is, and R(z_E, z_I) → 0 as |z_I| → ∞ for every z_E. The evidence
// for is that of Stability for R(0, z_I). Against it is a Witness, a point where |R(0, z_I)| > 1, or nothing where R does not vanish at infinity.
type PairLStability struct {
	N, D    []poly.Poly
	Root    exact.Interval
	Against bool

	HalfPlane []Square        `key:"half-plane"`
	Axis      []Square        `key:"axis"`
	Turns     []exact.Rat     `key:"turn"`
	Witness   *exact.Gaussian `key:"witness"`
}

func (c *PairLStability) name() string { return LStablePair }

func (c *PairLStability) against() bool { return c.Against }

func (c *PairLStability) bind(s *subject) error { return s.bindPair(&c.N, &c.D, &c.Root) }

func (c *PairLStability) root() *exact.Interval { return &c.Root }

// check checks that N has a lower degree in z_I than D for each power of z_E, so that R → 0, and |R(0, ·)| ≤ 1 on Re z_I ≤ 0 as Stability does. Against the property
// a coefficient of N of a power of z_I at least as high is evidently not 0: then R does not vanish at infinity but for a few z_E.
func (c *PairLStability) check(k embedding) error {
	r, err := ratioOf(k, c.N, c.D)
	if err != nil {
		return err
	}
	if !k.hasDegree(r.d) {
		return failf("the degree of D is not evident")
	}
	re, _ := r.at(exact.Gaussian{})
	high, evident := false, false
	for _, x := range c.N {
		for j := r.d.Degree(); j <= x.Degree(); j++ {
			high, evident = true, evident || k.notZero(x.Coeff(j))
		}
	}
	switch {
	case c.Against && c.Witness != nil:
		if c.Witness.Re.Sign() > 0 {
			return failf("the witness does not lie in the left half-plane")
		}
		return first(onlyParts(c, "witness"), k.exceeds(re, r.d, *c.Witness))
	case c.Against && !evident:
		return failf("that R does not vanish at infinity is not evident")
	case c.Against:
		return onlyParts(c)
	case high:
		return failf("R does not vanish at infinity, or not evidently")
	}
	return first(onlyParts(c, "half-plane", "axis", "turn"), k.checkModulus(re, r.d, c.HalfPlane, c.Axis, c.Turns))
}
