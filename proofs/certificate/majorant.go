package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// Majorant is the evidence that |f(ζ)| ≤ |h(ζ)| for |ζ| ≥ 1, and that f and h have no common zero.
type Majorant struct {
	HalfPlane []Square  `key:"half-plane"`
	Axis      []Square  `key:"axis"`
	U         poly.Poly `key:"U"` // Uf + Vh = 1
	V         poly.Poly `key:"V"`
}

func (m Majorant) isEmpty() bool {
	return len(m.HalfPlane)+len(m.Axis) == 0 && m.U.IsZero() && m.V.IsZero()
}

// check checks the Bézout pair and, for n not below the degrees of f and h, the identity
//
//	H(z)H(w) − F(z)F(w) = −(z+w) Σ d_k q_k(z)q_k(w) + Σ c_k w_k(z)w_k(w),   d_k > 0, c_k > 0,
//
// for F(z) = (1+z)ⁿ f(ζ), H(z) = (1+z)ⁿ h(ζ), ζ = (1−z)/(1+z). With w = z̄ it gives |F| ≤ |H| on Re z ≤ 0, and
// z ↦ ζ maps Re z ≤ 0, z ≠ −1, onto |ζ| ≥ 1, ζ ≠ −1, so that |f| ≤ |h| there; at ζ = −1 by continuity.
func (m Majorant) check(k embedding, f, h poly.Poly) error {
	if !isBezout(m.U, f, m.V, h) {
		return failf("U·F + V·H is not 1")
	}
	n := max(f.Degree(), h.Degree())
	return k.checkIdentity(f.Cayley(n), h.Cayley(n), m.HalfPlane, m.Axis)
}

// Disc is the evidence that a polynomial g is not zero and that its zeros satisfy |ζ| ≤ 1, those with |ζ| = 1 being
// simple: g = ζ^m v u, where v has all its zeros in |ζ| < 1.
type Disc struct {
	Inside poly.Poly `key:"inside"`   // v; zero stands for 1
	Rest   poly.Poly `key:"rest"`     // u; zero stands for g without the factor ζ^m, when there is no v
	Strict Majorant  `key:"inside *"` // of ζ^n v(1/ζ) by v, n not below the degree of v; empty if v = 1
	Simple Majorant  `key:"*"`        // of s − u by s + u, s = 2ζu' − nu; empty if u is constant
}

// check checks g = ζ^m v u and the two majorants, and returns u.
//
// Let v* = ζⁿv(1/ζ). If v(ζ₀) = 0 with |ζ₀| ≥ 1, then |v*| ≤ |v| gives v*(ζ₀) = 0, against the Bézout pair.
//
// |s − u| ≤ |s + u| says Re(s/u) ≥ 0 for |ζ| > 1, wherever it is defined. A zero of u there is not one of s (Bézout),
// so it would be a pole of s/u, near which s/u takes all large values: there is none. No zero of u is multiple: it
// would be one of u', hence of s. None of this needs n to be the degree of u. A constant u ≠ 0 has no zeros.
func (d Disc) check(k embedding, g poly.Poly) (poly.Poly, error) {
	low := 0
	for low < g.Degree() && g.Coeff(low).IsZero() {
		low++
	}
	u := d.Rest
	switch {
	case d.Inside.IsZero() && u.IsZero():
		if !d.Strict.isEmpty() {
			return u, malformed("evidence about an inside factor that is missing")
		}
		u = poly.New(g.Coeffs()[low:]...)
	case !mul(d.Inside, u).Shift(low).Equal(g):
		return u, failf("%s is not the product of the inside factor and the rest", g.Format("z"))
	default:
		if err := d.Strict.check(k, d.Inside.Reverse(d.Inside.Degree()), d.Inside); err != nil {
			return u, err
		}
	}
	n := u.Degree()
	if n < 1 && d.Simple.isEmpty() && k.isPolynomial(u) {
		return u, nil
	}
	s := u.Derivative().Shift(1).Scale(poly.Int(2)).Sub(u.Scale(poly.Int(int64(n))))
	return u, d.Simple.check(k, s.Sub(u), s.Add(u))
}

// checkOutside checks |ζ₀| > 1 and Re(ζ₀ g'(ζ₀) ḡ(ζ₀)) ≤ (n/2)|g(ζ₀)|², n = deg g ≥ 1. Then g has a zero with |ζ| > 1:
// either ζ₀, or else ζ₀g'(ζ₀)/g(ζ₀) = Σ 1/(1 − ζ_j/ζ₀) over the zeros ζ_j, and all terms with |ζ_j| ≤ 1 have a real
// part above 1/2.
func checkOutside(k embedding, g poly.Poly, z exact.Gaussian) error {
	if g.Degree() < 1 || !k.hasDegree(g) {
		return failf("a constant has no zeros, and this polynomial has no evident degree ≥ 1")
	}
	if err := outsideDisc(z); err != nil {
		return err
	}
	gap := modulusSquared(g, z).Mul(poly.Rational(exact.NewRat(int64(g.Degree()), 2))).
		Sub(realPart(g.Derivative().Shift(1), g, z))
	if !k.notNegative(gap) {
		return failf("Re(zg'/g) ≤ n/2 is not evident at %v", z)
	}
	return nil
}

func outsideDisc(z exact.Gaussian) error {
	if !exact.Int(1).Less(z.Re.Mul(z.Re).Add(z.Im.Mul(z.Im))) {
		return failf("the witness %v does not lie outside the unit disc", z)
	}
	return nil
}

// hasZeroNotInside checks that h is not constant and |h(0)| ≥ |lc h|: the moduli of its zeros have a product ≥ 1, so
// that one of them is ≥ 1.
func hasZeroNotInside(k embedding, h poly.Poly) error {
	if h.Degree() < 1 || !k.hasDegree(h) {
		return failf("a constant has no zeros, and this polynomial has no evident degree ≥ 1")
	}
	if a, b := h.Coeff(0), h.Lead(); !k.notNegative(a.Mul(a).Sub(b.Mul(b))) {
		return failf("that %s has a zero with |z| ≥ 1 is not evident", h.Format("z"))
	}
	return nil
}

// checkProduct checks f·h = g: the evidence holds the quotient, and nothing is divided.
func checkProduct(f, h, g poly.Poly) error {
	if !mul(f, h).Equal(g) {
		return failf("%s times %s is not %s", f.Format("z"), h.Format("z"), g.Format("z"))
	}
	return nil
}
