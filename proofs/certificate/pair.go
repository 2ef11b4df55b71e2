package certificate

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// halves are the two tableaux of an additive pair, explicit and implicit, with as many stages each.
type halves struct {
	ae, ai [][]poly.Elem
	be, bi []poly.Elem
}

// halvesOf takes them from a scheme.
func halvesOf(s *subject) (h halves, err error) {
	h = halves{s.ExplicitA, s.ImplicitA, s.ExplicitB, s.ImplicitB}
	if err := s.isOneOf(Additive); err != nil {
		return h, err
	}
	return h, h.check()
}

// check checks the sizes.
func (h halves) check() error {
	if n := len(h.be); n == 0 || !isMatrix(h.ae, n, n) || !isMatrix(h.ai, n, n) || len(h.bi) != n {
		return malformed("the two halves of a pair differ in size")
	}
	return nil
}

// PairFunction claims that N/D is the stability function of an additive pair,
//
//	R(z_E, z_I) = 1 + (z_E b_E + z_I b_I)ᵀ(I − z_E A_E − z_I A_I)⁻¹e.
//
// A polynomial in z_E and z_I is a list: of the coefficients of 1, z_E, z_E², …, which are polynomials in z = z_I. The evidence is the
// vector s with (I − z_E A_E − z_I A_I)s = D₀e, as many lists as there are stages, each as long as the others, one behind the other, and
// the common factor G.
type PairFunction struct {
	AE, AI [][]poly.Elem
	BE, BI []poly.Elem
	Root   exact.Interval

	Vector []poly.Poly `key:"s"`
	D0     []poly.Poly `key:"D0"`
	G      []poly.Poly `key:"G"`
	N      []poly.Poly `key:"N"`
	D      []poly.Poly `key:"D"`
}

func (c *PairFunction) name() string { return "stability function of the pair" }

func (c *PairFunction) against() bool { return false }

func (c *PairFunction) bind(s *subject) error {
	if s.pair != nil {
		return malformed("%q is claimed twice", c.name())
	}
	h, err := halvesOf(s)
	c.AE, c.AI, c.BE, c.BI, c.Root = h.ae, h.ai, h.be, h.bi, s.Root
	return err
}

func (c *PairFunction) root() *exact.Interval { return &c.Root }

// check: where det(I − z_E A_E − z_I A_I) ≠ 0 and D₀ ≠ 0, the vector of the resolvent is s/D₀, so that R = (D₀ + (z_E b_E + z_I b_I)ᵀs)/D₀ =
// GN/GD = N/D. D₀ is evidently not the zero polynomial, and with it neither is G; so this holds for all but a set without inner points.
func (c *PairFunction) check(k embedding) error {
	h := halves{c.AE, c.AI, c.BE, c.BI}
	if err := h.check(); err != nil {
		return err
	}
	n := len(h.be)
	small := isSmall(c.Vector, n*(n+1), n) && isSmall(c.D0, n+1, n) && isSmall(c.G, n+1, n) && isSmall(c.N, n+1, n) && isSmall(c.D, n+1, n)
	if len(c.Vector) == 0 || len(c.Vector)%n != 0 || len(c.D) == 0 || !small {
		return malformed("the vector has not as many lists as there are stages, D is missing, or a degree is larger than the number of stages")
	}
	if !slices.ContainsFunc(c.D0, k.isPolynomial) {
		return failf("D₀ is not evidently ≠ 0")
	}
	s := make([][]poly.Poly, n)
	for i := range s {
		s[i] = c.Vector[i*len(c.Vector)/n : (i+1)*len(c.Vector)/n]
	}
	for i := range s {
		rest := sumOf(s[i], c.D0, -1)
		for j := range s {
			rest = sumOf(rest, timesForm(h.ae[i][j], h.ai[i][j], s[j]), -1)
		}
		if !vanishes(rest) {
			return failf("row %d of (I − z_E A_E − z_I A_I)s = D₀e does not hold", i+1)
		}
	}
	n0 := c.D0
	for j := range s {
		n0 = sumOf(n0, timesForm(h.be[j], h.bi[j], s[j]), 1)
	}
	if !vanishes(sumOf(n0, productOf(c.G, c.N), -1)) || !vanishes(sumOf(c.D0, productOf(c.G, c.D), -1)) {
		return failf("D₀ + (z_E b_E + z_I b_I)ᵀs = GN and D₀ = GD do not both hold")
	}
	if !c.D[0].Coeff(0).Equal(poly.Int(1)) {
		return failf("D(0, 0) is not 1")
	}
	return nil
}

// isSmall reports that a list has at most so many entries, all of at most the given degree. By Cramer's rule D₀ and all that comes of it have at most
// as high a degree in each variable as there are stages; without such a bound a short file makes long products.
func isSmall(p []poly.Poly, entries, degree int) bool {
	return len(p) <= entries && !slices.ContainsFunc(p, func(x poly.Poly) bool { return x.Degree() > degree })
}

// sumOf returns p + sign·q.
func sumOf(p, q []poly.Poly, sign int64) []poly.Poly {
	out := make([]poly.Poly, max(len(p), len(q)))
	for i := range out {
		if i < len(p) {
			out[i] = p[i]
		}
		if i < len(q) {
			out[i] = out[i].Add(q[i].Scale(poly.Int(sign)))
		}
	}
	return out
}

// timesForm returns (a·z_E + b·z_I)p.
func timesForm(a, b poly.Elem, p []poly.Poly) []poly.Poly {
	out := make([]poly.Poly, len(p)+1)
	for i, x := range p {
		out[i] = out[i].Add(x.Scale(b).Shift(1))
		out[i+1] = out[i+1].Add(x.Scale(a))
	}
	return out
}

func productOf(p, q []poly.Poly) []poly.Poly {
	out := make([]poly.Poly, len(p)+len(q))
	for i, x := range p {
		for j, y := range q {
			out[i+j] = out[i+j].Add(mul(x, y))
		}
	}
	return out
}

func vanishes(p []poly.Poly) bool {
	for _, x := range p {
		if !x.IsZero() {
			return false
		}
	}
	return true
}
