package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// Majorant is the evidence that |f(ζ)| ≤ |h(ζ)| for |ζ| ≥ 1, and that f and h have no common zero.
type Majorant struct {
	HalfPlane, Axis []Square
	U, V            poly.Poly // Uf + Vh = 1
}

func (m Majorant) isEmpty() bool {
	return m.HalfPlane == nil && m.Axis == nil && m.U.IsZero() && m.V.IsZero()
}

func (m Majorant) fields() []*poly.Field {
	return append(fieldsOf(Function{}, m.HalfPlane, m.Axis), m.U.Field(), m.V.Field())
}

// check checks, for f and h of degree at most n, the Bézout pair and the identity
//
//	H(z)H(w) − F(z)F(w) = −(z+w) Σ d_k q_k(z)q_k(w) + Σ c_k w_k(z)w_k(w),   d_k > 0, c_k > 0,
//
// for F(z) = (1+z)ⁿ f(ζ), H(z) = (1+z)ⁿ h(ζ), ζ = (1−z)/(1+z). With w = z̄ it gives |F| ≤ |H| on Re z ≤ 0, and
// z ↦ ζ maps Re z ≤ 0, z ≠ −1, onto |ζ| ≥ 1, ζ ≠ −1, so that |f| ≤ |h| there; at ζ = −1 by continuity.
func (m Majorant) check(k embedding, f, h poly.Poly, n int) error {
	for _, err := range []error{k.positiveSquares("half-plane", m.HalfPlane), k.positiveSquares("axis", m.Axis)} {
		if err != nil {
			return err
		}
	}
	if !isBezout(m.U, f, m.V, h) {
		return failf("U·F + V·H is not 1")
	}
	return checkIdentity(f.Cayley(n), h.Cayley(n), m.HalfPlane, m.Axis)
}

// isBezout reports whether uf + vh = 1.
func isBezout(u, f, v, h poly.Poly) bool { return u.Mul(f).Add(v.Mul(h)).Equal(poly.FromInts(1)) }

// Disc is the evidence that the zeros of a polynomial g satisfy |ζ| ≤ 1, those with |ζ| = 1 being simple:
// g = ζ^m v u with u(0) ≠ 0, where v has all its zeros in |ζ| < 1.
type Disc struct {
	Inside poly.Poly // v; zero stands for 1
	Strict Majorant  // of ζ^n v(1/ζ) by v, n = deg v; empty if v = 1
	Simple Majorant  // of s − u by s + u, s = 2ζu' − nu, n = deg u; empty if u is constant
}

func (d Disc) isEmpty() bool { return d.Inside.IsZero() && d.Strict.isEmpty() && d.Simple.isEmpty() }

func (d Disc) fields() []*poly.Field {
	return append(append(d.Strict.fields(), d.Simple.fields()...), d.Inside.Field())
}

// check checks g = ζ^m v u and the two majorants.
//
// Let v* = ζⁿv(1/ζ). If v(ζ₀) = 0 with |ζ₀| ≥ 1, then |v*| ≤ |v| gives v*(ζ₀) = 0, against the Bézout pair.
//
// |s − u| ≤ |s + u| says Re(s/u) ≥ 0 for |ζ| > 1, wherever it is defined. A zero of u there is not one of s (Bézout),
// so it would be a pole of s/u, near which s/u takes all large values: there is none. No zero of u is multiple: it
// would be one of u', hence of s.
func (d Disc) check(k embedding, g poly.Poly) error {
	_, err := d.split(k, g)
	return err
}

// split is check, and returns u.
func (d Disc) split(k embedding, g poly.Poly) (poly.Poly, error) {
	if !k.isPolynomial(g) {
		return g, failf("the polynomial is not evidently ≠ 0")
	}
	u := withoutOrigin(g)
	if !d.Inside.IsZero() {
		quo, rem := u.DivMod(d.Inside)
		if !rem.IsZero() {
			return u, failf("the inside factor %s does not divide %s", d.Inside.Format("z"), u.Format("z"))
		}
		u = quo
		n := d.Inside.Degree()
		if err := d.Strict.check(k, d.Inside.Reverse(n), d.Inside, n); err != nil {
			return u, err
		}
	} else if !d.Strict.isEmpty() {
		return u, &Malformed{Reason: "evidence about an inside factor that is missing"}
	}
	n := u.Degree()
	if n == 0 {
		if !d.Simple.isEmpty() {
			return u, &Malformed{Reason: "evidence about simple zeros of a constant"}
		}
		return u, nil
	}
	s := u.Derivative().Shift(1).Scale(poly.Int(2)).Sub(u.Scale(poly.Int(int64(n))))
	return u, d.Simple.check(k, s.Sub(u), s.Add(u), n)
}

// withoutOrigin returns g/ζ^m with the largest possible m, for g ≠ 0.
func withoutOrigin(g poly.Poly) poly.Poly {
	m := 0
	for g.Coeff(m).IsZero() {
		m++
	}
	return g.Quo(poly.Monomial(poly.Int(1), m))
}

// checkOutside checks that the degree of g is evident, |ζ₀| > 1 and Re(ζ₀ g'(ζ₀) ḡ(ζ₀)) ≤ (n/2)|g(ζ₀)|², n = deg g ≥ 1. Then g has a zero with |ζ| > 1:
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

// realPart returns Re(f(z)·conj h(z)).
func realPart(f, h poly.Poly, z exact.Gaussian) poly.Elem {
	a, b := f.EvalGaussian(z)
	c, d := h.EvalGaussian(z)
	return a.Mul(c).Add(b.Mul(d))
}

// notNegative reports that x ≥ 0 is evident: x = 0 is decided by the algebra, x > 0 by the interval of the root.
func (k embedding) notNegative(x poly.Elem) bool { return x.IsZero() || k.positive(x) }

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

// checkDivides checks that h divides g.
func checkDivides(h, g poly.Poly) error {
	if h.IsZero() || !g.Rem(h).IsZero() {
		return failf("%s does not divide %s", h.Format("z"), g.Format("z"))
	}
	return nil
}
