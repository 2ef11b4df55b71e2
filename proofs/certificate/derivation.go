package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// Derivation claims that P/Q is the stability function 1 + z bᵀ(I − zA)⁻¹e of a scheme (e is the vector of ones for a
// tableau). The evidence is the polynomial vector s with (I − zA)s(z) = Q₀(z)e, and the common factor G.
//
// The tableau may lie in a larger field than P and Q; then Inherits is the place in the tableau's field of the
// generator of theirs.
type Derivation struct {
	A    [][]poly.Elem
	B, E []poly.Elem
	Root exact.Interval // of the tableau's field

	Vector   []poly.Poly `key:"s"`
	P0       poly.Poly   `key:"P0"`
	Q0       poly.Poly   `key:"Q0"`
	G        poly.Poly   `key:"G"`
	Inherits *poly.Elem  `key:"generator"` // R's generator in the tableau's field; nil when the fields are the same
	R        Function    `key:"*" field:"other"`
}

func (c *Derivation) name() string { return "stability function" }

func (c *Derivation) against() bool { return false }

func (c *Derivation) bind(s *subject) error {
	if s.function != nil {
		return malformed("%q is claimed twice", c.name())
	}
	if c.Root = s.Root; c.Inherits == nil {
		c.R.Root = s.Root
	}
	stages, err := s.stages()
	c.A, c.B, c.E = stages.A, stages.B, stages.E
	return err
}

func (c *Derivation) root() *exact.Interval { return &c.Root }

// check: where det(I − zA) ≠ 0, (I − zA)⁻¹e = s/Q₀, so that 1 + z bᵀ(I − zA)⁻¹e = (Q₀ + z bᵀs)/Q₀ = P₀/Q₀ = P/Q. This
// holds for all but finitely many z, hence as an identity of rational functions.
func (c *Derivation) check(k embedding) error {
	if n := len(c.A); n == 0 || !isMatrix(c.A, n, n) || len(c.B) != n || len(c.E) != n || len(c.Vector) != n {
		return malformed("A is not square, or b, e or the vector has another length")
	}
	if !k.isPolynomial(c.Q0) {
		return failf("Q₀ is not evidently ≠ 0")
	}
	for i, left := range resolvent(c.A, c.Vector) {
		if !left.Equal(c.Q0.Scale(c.E[i])) {
			return failf("row %d of (I − zA)s = Q₀e does not hold", i+1)
		}
	}
	if bs := poly.Times([][]poly.Elem{c.B}, c.Vector)[0]; !c.Q0.Add(bs.Shift(1)).Equal(c.P0) {
		return failf("P₀ is not Q₀ + z bᵀs")
	}
	p, q, err := c.lifted(k)
	if err != nil {
		return err
	}
	if !mul(c.G, p).Equal(c.P0) || !mul(c.G, q).Equal(c.Q0) {
		return failf("P₀ = G·P and Q₀ = G·Q do not both hold")
	}
	if !c.R.Q.Coeff(0).Equal(poly.Int(1)) {
		return failf("Q(0) is not 1")
	}
	return nil
}

// resolvent returns (I − zA)s.
func resolvent(a [][]poly.Elem, s []poly.Poly) []poly.Poly {
	out := poly.Times(a, s)
	for i, p := range out {
		out[i] = s[i].Sub(p.Shift(1))
	}
	return out
}

// lifted returns P and Q over the tableau's field. If theirs is another one, ℚ[h]/(m), the given element η must satisfy
// m(η) = 0 and lie near the root of m that is meant, with no other nearby: then h ↦ η is the inclusion of real numbers.
func (c *Derivation) lifted(k embedding) (p, q poly.Poly, err error) {
	l, err := newEmbedding(c.R.Root, []*poly.Field{c.R.P.Field(), c.R.Q.Field()})
	switch {
	case err != nil || l.field == nil && c.Inherits == nil:
		return c.R.P, c.R.Q, err
	case c.Inherits == nil:
		if !l.field.Equal(k.field) || !k.isRootNear(l.root) {
			return p, q, failf("the generators of the tableau and of R are not evidently the same root")
		}
		return c.R.P, c.R.Q, nil
	case l.field == nil:
		return p, q, malformed("a generator for rational coefficients")
	}
	eta := *c.Inherits
	if !l.field.MinimalPolynomial().Eval(eta).IsZero() {
		return p, q, failf("the generator is not a root of the minimal polynomial of R's field")
	}
	if !l.isRootNear(eta.Enclose(k.root)) {
		return p, q, failf("the generator is not evidently the root between %v and %v", l.root.Lo, l.root.Hi)
	}
	lift := func(f poly.Poly) poly.Poly {
		out := make([]poly.Elem, f.Degree()+1)
		for i := range out {
			out[i] = f.Coeff(i).Poly().Eval(eta)
		}
		return poly.New(out...)
	}
	return lift(c.R.P), lift(c.R.Q), nil
}

// Derivative claims that P1/Q1 is the derivative of R. With T, a polynomial vector with (I − zA)T = Q₀s, it claims besides
// that it is bᵀ(I − zA)⁻²e for the tableau, s and Q₀ of the Derivation.
type Derivative struct {
	R         Function
	P1        poly.Poly `key:"P1"`
	Q1        poly.Poly `key:"Q1"`
	Resolvent *Derivation
	T         []poly.Poly `key:"t" field:"other"`
}

func (c *Derivative) name() string { return "derivative" }

func (c *Derivative) against() bool { return false }

func (c *Derivative) bind(s *subject) error {
	c.Resolvent = s.derivation
	return s.bindFunction(&c.R)
}

func (c *Derivative) function() *Function { return &c.R }

func (c *Derivative) sentence() string {
	if c.T != nil {
		return c.name() + " bᵀ(I − zA)⁻²e"
	}
	return c.name()
}

func (c *Derivative) root() *exact.Interval { return &c.R.Root }

// check: (P/Q)' = (P'Q − PQ')/Q², compared after cross-multiplication. For the resolvent form, (I − zA)⁻²e =
// (I − zA)⁻¹s/Q₀ = T/Q₀², and bᵀT/Q₀² = (P₀'Q₀ − P₀Q₀')/Q₀² = (P₀/Q₀)' = R', in the tableau's field.
func (c *Derivative) check(k embedding) error {
	if err := k.checkDerivative(c.R, c.P1, c.Q1); err != nil || c.T == nil {
		return err
	}
	r := c.Resolvent
	if r == nil {
		return malformed("a vector without the stability function that it belongs to")
	}
	fields := fieldsOf(r)
	for _, p := range c.T {
		fields = append(fields, p.Field())
	}
	big, err := newEmbedding(r.Root, fields)
	if err == nil {
		err = r.check(big)
	}
	if err != nil {
		return err
	}
	if !r.R.P.Equal(c.R.P) || !r.R.Q.Equal(c.R.Q) || k.field != nil && !k.isRootNear(r.R.Root) || len(c.T) != len(r.A) {
		return malformed("the resolvent form is about another stability function")
	}
	for i, left := range resolvent(r.A, c.T) {
		if !left.Equal(mul(r.Q0, r.Vector[i])) {
			return failf("row %d of (I − zA)T = Q₀s does not hold", i+1)
		}
	}
	if bt := poly.Times([][]poly.Elem{r.B}, c.T)[0]; !bt.Equal(wronskian(r.P0, r.Q0)) {
		return failf("bᵀT is not P₀'Q₀ − P₀Q₀'")
	}
	return nil
}

// checkDerivative checks the quotient rule, P1·Q² = (P'Q − PQ')·Q1, for evident denominators.
func (k embedding) checkDerivative(r Function, p1, q1 poly.Poly) error {
	if !k.isPolynomial(r.Q) || !k.isPolynomial(q1) {
		return failf("a denominator is not evidently ≠ 0")
	}
	w, square := wronskian(r.P, r.Q), mul(r.Q, r.Q)
	if p1.Equal(w) && q1.Equal(square) || mul(p1, square).Equal(mul(w, q1)) { // the first, for speed, implies the second
		return nil
	}
	return failf("P1/Q1 is not the derivative of P/Q")
}

func wronskian(p, q poly.Poly) poly.Poly { return mul(p.Derivative(), q).Sub(mul(p, q.Derivative())) }
