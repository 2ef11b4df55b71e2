package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// GeneralLinear claims that the general linear method (A, U, B, V) is A-stable, or L-stable, or that it is not. With
// M(z) = V + zB(I − zA)⁻¹U, A-stable means: for every z with Re z ≤ 0 the rational matrix M has no pole at z, and the
// powers of M(z) are bounded. L-stable means besides that M has no pole at ∞ and M(∞) is nilpotent [But16].
//
// Polynomials p(ζ, z) are lists of their coefficients, polynomials in z, at ζ⁰, ζ¹, …
type GeneralLinear struct {
	Property   string // AStable or LStable
	A, U, B, V [][]poly.Elem
	Root       exact.Interval

	S      []poly.Poly `key:"S"`      // (I − zA)S = L·Common·U, row by row
	L      poly.Poly   `key:"L"`      // M = N/L
	Common poly.Poly   `key:"common"` // zero stands for 1
	N      []poly.Poly `key:"N"`      // row by row, when there is a Common

	// For the claim. Circle and Inner are the factors g and q of a polynomial m = gq with m(M) = 0; no g stands for 1.
	Poles       []Square    `key:"pole"`   // for |L(−z)| ≤ |L(z)| on Re z ≤ 0
	PoleU       poly.Poly   `key:"pole U"` // U·L(−z) + V·L(z) = 1
	PoleV       poly.Poly   `key:"pole V"`
	Circle      []poly.Poly `key:"circle"`
	Inner       []poly.Poly `key:"inner"`
	Cofactor    poly.Poly   `key:"cofactor"` // the lead of m times this is Lⁿ
	CircleSteps []Step      `key:"circle step"`
	InnerSteps  []Step      `key:"inner step"`
	SimpleSteps []Step      `key:"simple step"` // of ∂m/∂ζ, with a constant square in each

	// Origin is evidence that the powers of V = M(0) are bounded, when SimpleSteps leave z = 0 open, or that they are not.
	Origin PowerBound `key:"origin *"`

	// At is the same for M(iY) = Re + i·Im, Y > 0, as a real matrix.
	Y  exact.Rat     `key:"y"`
	Re [][]poly.Elem `key:"re"`
	Im [][]poly.Elem `key:"im"`
	At PowerBound    `key:"at *"`

	// A pole of the entry of M in Row and Column, counted from 1, in the disc, or at an iy with From < y² < To.
	Row      int       `key:"row"`
	Column   int       `key:"column"`
	Factor   poly.Poly `key:"factor"` // Factor·Rest = L
	Rest     poly.Poly `key:"rest"`
	FactorU  poly.Poly `key:"factor U"` // FactorU·Factor + FactorV·N = 1 for the entry of N
	FactorV  poly.Poly `key:"factor V"`
	PoleDisc *Circle   `key:"disc"`
	From     exact.Rat `key:"from"`
	To       exact.Rat `key:"to"`

	Z               *exact.Gaussian `key:"z"` // M(Z) has an eigenvalue with |ζ| > 1, as Zeta shows
	Zeta            *exact.Gaussian `key:"zeta"`
	AgainstInfinity bool            `key:"evidence" word:"M(∞)"` // M has a pole at ∞, or M(∞) is not nilpotent
}

const (
	generalLinearSuffix = " general linear method"

	// maxInputs and maxStages bound what the core multiplies out.
	maxInputs = 20
	maxStages = 200
)

func (c *GeneralLinear) name() string { return c.Property + generalLinearSuffix }

func (c *GeneralLinear) against() bool {
	return c.Z != nil || c.Zeta != nil || c.AgainstInfinity || c.Origin.against() || c.At.against() || !c.Factor.IsZero()
}

func (c *GeneralLinear) bind(s *subject) error {
	c.A, c.U, c.B, c.V, c.Root = s.A, s.U, s.B, s.V, s.Root
	return s.isOneOf(GeneralMethod)
}

func (c *GeneralLinear) root() *exact.Interval { return &c.Root }

func (c *GeneralLinear) check(k embedding) error {
	s, r := len(c.A), len(c.V)
	switch {
	case c.Property != AStable && c.Property != LStable:
		return &Malformed{Reason: "unknown property " + c.Property}
	case s == 0 || r == 0 || s > maxStages || r > maxInputs:
		return malformed("a method has 1 to 200 stages and 1 to 20 inputs")
	case !isMatrix(c.A, s, s) || !isMatrix(c.U, s, r) || !isMatrix(c.B, r, s) || !isMatrix(c.V, r, r):
		return malformed("the sizes of A, U, B, V do not fit")
	case c.Origin.against(): // M(0) = V, whatever M is elsewhere
		return first(onlyParts(c, c.Origin.keys("origin ")...), c.Origin.checkAgainst(k, c.V))
	}
	matrix := []string{"S", "L", "common", "N"}
	n, err := c.numerator(k)
	switch {
	case err != nil:
		return err
	case c.AgainstInfinity && c.Property != LStable:
		return failf("M(∞) says nothing against A-stability")
	case c.AgainstInfinity:
		return first(onlyParts(c, append(matrix, "evidence")...), c.checkAgainstInfinity(k, n))
	case c.At.against():
		keys := append(matrix, "y", "re", "im")
		return first(onlyParts(c, append(keys, c.At.keys("at ")...)...), c.checkAt(k, n))
	case !c.Factor.IsZero():
		return first(onlyParts(c, append(matrix, "row", "column", "factor*", "rest", "disc", "from", "to")...), c.checkPole(k, n))
	case c.Z != nil && c.Zeta != nil:
		return first(onlyParts(c, append(matrix, "z", "zeta")...), c.checkWitness(k, n))
	case c.Z != nil || c.Zeta != nil:
		return malformed("a point without an eigenvalue, or the reverse")
	}
	used := append(matrix, "pole*", "circle*", "inner*", "cofactor", "simple step")
	if used = append(used, c.Origin.keys("origin ")...); !c.At.Annihilator.IsZero() {
		used = append(append(used, "y", "re", "im"), c.At.keys("at ")...)
	}
	return first(onlyParts(c, used...), c.checkFor(k, n))
}

func isMatrix(m [][]poly.Elem, rows, columns int) bool {
	for _, row := range m {
		if len(row) != columns {
			return false
		}
	}
	return len(m) == rows
}

// numerator checks (I − zA)S = D·U, D = L·Common, and returns N: where det(I − zA) ≠ 0 and D ≠ 0, M = V + zBS/D, hence
// D·V + zBS = D·M as polynomials, and N = L·M is their quotient by Common.
func (c *GeneralLinear) numerator(k embedding) ([][]poly.Poly, error) {
	s, r := len(c.A), len(c.V)
	common := c.Common
	if common.IsZero() {
		common = poly.FromInts(1)
	}
	if len(c.S) != s*r || len(c.N) != r*r && !(c.Common.IsZero() && c.N == nil) || !k.isPolynomial(c.L) || !k.isPolynomial(common) {
		return nil, failf("S or N has another size, or a denominator is not evidently ≠ 0")
	}
	d := mul(c.L, common)
	out := make([][]poly.Poly, r)
	for i := range out {
		out[i] = make([]poly.Poly, r)
	}
	for j := range r {
		column := make([]poly.Poly, s)
		for i := range column {
			column[i] = c.S[i*r+j]
		}
		for i, left := range resolvent(c.A, column) {
			if !left.Equal(d.Scale(c.U[i][j])) {
				return nil, failf("row %d, column %d of (I − zA)S = D·U does not hold", i+1, j+1)
			}
		}
		for i, bs := range poly.Times(c.B, column) {
			entry := d.Scale(c.V[i][j]).Add(bs.Shift(1))
			if out[i][j] = entry; c.N != nil {
				out[i][j] = c.N[i*r+j]
				if err := checkProduct(common, out[i][j], entry); err != nil {
					return nil, err
				}
			}
		}
	}
	return out, nil
}

// checkFor checks the evidence for the claim. Let m = gq, of degree n in ζ.
//
//  1. L has no zero in Re z ≤ 0: it would be one of L(−z), by |L(−z)| ≤ |L(z)|, against the Bézout pair. So M has no
//     pole there.
//  2. m(M) = 0, and the lead of m times Cofactor is Lⁿ: for each z with Re z ≤ 0 the eigenvalues of M(z) are zeros of
//     m(ζ, z), which has the degree n, and the powers of M(z) are bounded if all zeros have |ζ| ≤ 1 and those with
//     |ζ| = 1 are simple.
//  3. On z = iy the zeros of q satisfy |ζ| < 1 for all but finitely many y, by SchurLeads, hence |ζ| ≤ 1 for all. Those
//     of g satisfy |ζ| = 1: g is self-inversive, and the zeros of ∂g/∂ζ satisfy |ζ| ≤ 1 by SchurLeads again, which is
//     Cohn's criterion [Coh22]; for degree 1 nothing more is needed.
//  4. The zeros of ∂m/∂ζ satisfy |ζ| < 1 at each y (at each y ≠ 0 if Origin speaks for V = M(0), and y ≠ ±Y
//     if At speaks for M(iY), of which M(−iY) is the conjugate). So no zero with |ζ| = 1
//     is multiple there, and the powers of M(iy) are bounded.
//  5. In Re z < 0: the zeros of m are algebraic functions without poles there (2), and the largest modulus among them is
//     subharmonic, at most 1 on the axis, and grows at most like a power of |z|; so it is at most 1
//     (Phragmén–Lindelöf). A branch that attains |ζ₀| = 1 is constant. Were ζ₀ a multiple zero of m(·, z₀), all branches
//     through it would be constant, (ζ − ζ₀)² would divide m, and ζ₀ would be a multiple zero on the axis, against 4.
func (c *GeneralLinear) checkFor(k embedding, n [][]poly.Poly) error {
	if err := c.checkPoles(k); err != nil {
		return err
	}
	m := c.Inner
	if c.Circle != nil {
		if len(c.Circle) < 2 {
			return malformed("the circle factor is constant")
		}
		m = product(c.Circle, c.Inner)
	}
	if len(m) < 2 || len(m) > maxInputs+1 {
		return malformed("a polynomial of degree 1 to 20 in ζ would be right")
	}
	if err := c.checkAnnihilates(m, n); err != nil {
		return err
	}
	if c.Circle == nil && c.CircleSteps != nil {
		return malformed("steps of a circle factor that is missing")
	}
	if c.Circle != nil {
		if err := k.checkSelfInversive(c.Circle); err != nil {
			return err
		}
		if err := k.checkSteps("circle", inZeta(c.Circle), c.CircleSteps, someZeros); err != nil {
			return err
		}
	}
	if err := k.checkSteps("inner", c.Inner, c.InnerSteps, someZeros); err != nil {
		return err
	}
	zeros := noZeros
	if !c.Origin.Annihilator.IsZero() {
		if err := c.Origin.checkFor(k, c.V); err != nil {
			return err
		}
		zeros.origin = true
	}
	if !c.At.Annihilator.IsZero() {
		if err := c.checkAt(k, n); err != nil {
			return err
		}
		zeros.y = c.Y
	}
	if err := k.checkSteps("simple", inZeta(m), c.SimpleSteps, zeros); err != nil {
		return err
	}
	if c.Property == LStable {
		return c.checkInfinity(k, n)
	}
	return nil
}

// checkPoles checks step 1.
func (c *GeneralLinear) checkPoles(k embedding) error {
	if !isBezout(c.PoleU, c.L.Reflect(), c.PoleV, c.L) {
		return failf("U·L(−z) + V·L(z) is not 1")
	}
	return k.checkIdentity(c.L.Reflect(), c.L, c.Poles, nil)
}

// checkAnnihilates checks m(M) = 0, as Σ m_j·N^j·L^(n−j) = 0, and that the lead of m times Cofactor is Lⁿ.
func (c *GeneralLinear) checkAnnihilates(m []poly.Poly, n [][]poly.Poly) error {
	degree := len(m) - 1
	power := poly.FromInts(1)
	sum := scalarMatrix(len(n), m[degree])
	for j := degree - 1; j >= 0; j-- {
		power = mul(power, c.L)
		sum = times(sum, n)
		for i := range sum {
			sum[i][i] = sum[i][i].Add(mul(m[j], power))
		}
	}
	for i, row := range sum {
		for j, x := range row {
			if !x.IsZero() {
				return failf("row %d, column %d of the polynomial of M is not zero", i+1, j+1)
			}
		}
	}
	return checkProduct(m[degree], c.Cofactor, power)
}

func scalarMatrix(n int, x poly.Poly) [][]poly.Poly {
	out := make([][]poly.Poly, n)
	for i := range out {
		out[i] = make([]poly.Poly, n)
		out[i][i] = x
	}
	return out
}

func times(a, b [][]poly.Poly) [][]poly.Poly {
	out := make([][]poly.Poly, len(a))
	for i := range a {
		out[i] = make([]poly.Poly, len(b[0]))
		for j := range out[i] {
			for n := range b {
				out[i][j] = out[i][j].Add(mul(a[i][n], b[n][j]))
			}
		}
	}
	return out
}

// checkInfinity checks that deg N ≤ deg L and that the matrix N/L at ∞ is nilpotent: its power r is zero.
func (c *GeneralLinear) checkInfinity(k embedding, n [][]poly.Poly) error {
	power, finite := c.atInfinity(n)
	for _, row := range power {
		for _, x := range row {
			finite = finite && x.IsZero()
		}
	}
	if !finite || !k.hasDegree(c.L) {
		return failf("M(∞) is not nilpotent")
	}
	return nil
}

// checkAgainstInfinity checks that an entry of N has a higher degree than L, or that M(∞) is not nilpotent.
func (c *GeneralLinear) checkAgainstInfinity(k embedding, n [][]poly.Poly) error {
	for _, row := range n {
		for _, x := range row {
			for i := c.L.Degree() + 1; i <= x.Degree(); i++ {
				if k.notZero(x.Coeff(i)) {
					return nil
				}
			}
		}
	}
	power, finite := c.atInfinity(n)
	for _, row := range power {
		for _, x := range row {
			if finite && k.isPolynomial(x) {
				return nil
			}
		}
	}
	return failf("M(∞) is nilpotent, or not evidently not")
}

// atInfinity returns the power r of a multiple of N/L at ∞, and whether N has no higher degree than L.
func (c *GeneralLinear) atInfinity(n [][]poly.Poly) (power [][]poly.Poly, finite bool) {
	d, finite := c.L.Degree(), true
	limit := make([][]poly.Poly, len(n))
	for i, row := range n {
		for _, x := range row {
			finite = finite && x.Degree() <= d
			limit[i] = append(limit[i], poly.Constant(x.Coeff(d)))
		}
	}
	power = limit
	for range len(n) - 1 {
		power = times(power, limit)
	}
	return power, finite
}
