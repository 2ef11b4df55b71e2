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
	A        [][]poly.Elem
	B, E     []poly.Elem
	Root     exact.Interval // of the tableau's field
	Vector   []poly.Poly
	P0, Q0   poly.Poly
	G        poly.Poly
	R        Function
	Inherits *poly.Elem // R's generator in the tableau's field; nil when the fields are the same
}

func (c *Derivation) claim() string { return "stability function" }

// check: where det(I − zA) ≠ 0, (I − zA)⁻¹e = s/Q₀, so that 1 + z bᵀ(I − zA)⁻¹e = (Q₀ + z bᵀs)/Q₀ = P₀/Q₀ = P/Q. This
// holds for all but finitely many z, hence as an identity of rational functions.
func (c *Derivation) check() (Outcome, error) {
	if err := c.checkShape(); err != nil {
		return Undecided, err
	}
	k, err := newEmbedding(c.Root, c.fields()...)
	if err != nil {
		return Undecided, err
	}
	if !k.isPolynomial(c.Q0) {
		return Undecided, failf("Q₀ is not evidently ≠ 0")
	}
	p0 := c.Q0
	for i, row := range c.A {
		left := c.Vector[i]
		for j, a := range row {
			if !a.IsZero() {
				left = left.Sub(c.Vector[j].Scale(a).Shift(1))
			}
		}
		if !left.Equal(c.Q0.Scale(c.E[i])) {
			return Undecided, failf("row %d of (I − zA)s = Q₀e does not hold", i+1)
		}
		p0 = p0.Add(c.Vector[i].Scale(c.B[i]).Shift(1))
	}
	if !p0.Equal(c.P0) {
		return Undecided, failf("P₀ is not Q₀ + z bᵀs")
	}
	p, q, err := c.lifted(k)
	if err != nil {
		return Undecided, err
	}
	if !c.G.Mul(p).Equal(c.P0) || !c.G.Mul(q).Equal(c.Q0) {
		return Undecided, failf("P₀ = G·P and Q₀ = G·Q do not both hold")
	}
	if !c.R.Q.Coeff(0).Equal(poly.Int(1)) {
		return Undecided, failf("Q(0) is not 1")
	}
	return Proved, nil
}

func (c *Derivation) checkShape() error {
	s := len(c.A)
	ok := s > 0 && len(c.B) == s && len(c.E) == s && len(c.Vector) == s
	for _, row := range c.A {
		ok = ok && len(row) == s
	}
	if !ok {
		return &Malformed{Reason: "A is not square, or b, e or the vector has another length"}
	}
	return nil
}

func (c *Derivation) fields() []*poly.Field {
	out := []*poly.Field{c.P0.Field(), c.Q0.Field(), c.G.Field()}
	for _, list := range append([][]poly.Elem{c.B, c.E}, c.A...) { // not one shape for all: Format calls this unchecked
		for _, x := range list {
			out = append(out, x.Field())
		}
	}
	for _, p := range c.Vector {
		out = append(out, p.Field())
	}
	if c.Inherits != nil {
		return append(out, c.Inherits.Field())
	}
	return append(out, c.R.P.Field(), c.R.Q.Field())
}

// lifted returns P and Q over the tableau's field. If theirs is another one, ℚ[h]/(m), the given element η must satisfy
// m(η) = 0 and lie in the interval that selects the root of m: then h ↦ η is the inclusion of real fields.
func (c *Derivation) lifted(k embedding) (p, q poly.Poly, err error) {
	if c.Inherits == nil {
		if !c.R.sameRoot(Function{Root: c.Root}) {
			return p, q, failf("the generators of the tableau and of R are not evidently the same root")
		}
		return c.R.P, c.R.Q, nil
	}
	l, err := newEmbedding(c.R.Root, c.R.P.Field(), c.R.Q.Field())
	if err != nil {
		return p, q, err
	}
	if l.field == nil {
		return p, q, &Malformed{Reason: "a generator for rational coefficients"}
	}
	eta := *c.Inherits
	if !l.field.MinimalPolynomial().Eval(eta).IsZero() {
		return p, q, failf("the generator is not a root of the minimal polynomial of R's field")
	}
	if e := eta.Enclose(k.root); e.Lo.Less(l.root.Lo) || l.root.Hi.Less(e.Hi) {
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

// Derivative claims that D is the derivative of R. With the evidence of a Derivation (Resolvent), it claims besides
// that D = bᵀ(I − zA)⁻²e; T is the polynomial vector with (I − zA)T = Q₀s.
type Derivative struct {
	R, D      Function
	Resolvent *Derivation
	T         []poly.Poly
}

func (c *Derivative) claim() string { return "derivative" }

// check: (P/Q)' = (P'Q − PQ')/Q², compared after cross-multiplication. For the resolvent form, (I − zA)⁻²e =
// (I − zA)⁻¹s/Q₀ = T/Q₀².
func (c *Derivative) check() (Outcome, error) {
	p, q := c.R.P, c.R.Q
	k, err := newEmbedding(c.R.Root, append(fieldsOf(c.R), fieldsOf(c.D)...)...)
	if err != nil {
		return Undecided, err
	}
	if !k.isPolynomial(q) || !k.isPolynomial(c.D.Q) {
		return Undecided, failf("a denominator is not evidently ≠ 0")
	}
	if !isDerivative(c.R, c.D) {
		return Undecided, failf("D·Q² is not P'Q − PQ'")
	}
	if !c.D.sameRoot(c.R) {
		return Undecided, failf("the generators of R and of its derivative are not evidently the same root")
	}
	if c.Resolvent == nil {
		if c.T != nil {
			return Undecided, &Malformed{Reason: "a vector without the stability function that it belongs to"}
		}
		return Proved, nil
	}
	r := c.Resolvent
	if v, err := r.check(); v != Proved {
		return v, err
	}
	if !r.R.P.Equal(p) || !r.R.Q.Equal(q) || !c.R.sameRoot(r.R) || len(c.T) != len(r.A) {
		return Undecided, &Malformed{Reason: "the resolvent form is about another stability function"}
	}
	var bt poly.Poly
	for i, row := range r.A {
		left := c.T[i]
		for j, a := range row {
			if !a.IsZero() {
				left = left.Sub(c.T[j].Scale(a).Shift(1))
			}
		}
		if !left.Equal(r.Q0.Mul(r.Vector[i])) {
			return Undecided, failf("row %d of (I − zA)T = Q₀s does not hold", i+1)
		}
		bt = bt.Add(c.T[i].Scale(r.B[i]))
	}
	// bᵀT/Q₀² = (P₀'Q₀ − P₀Q₀')/Q₀² = (P₀/Q₀)' = R', in the tableau's field.
	if !bt.Equal(r.P0.Derivative().Mul(r.Q0).Sub(r.P0.Mul(r.Q0.Derivative()))) {
		return Undecided, failf("bᵀT is not P₀'Q₀ − P₀Q₀'")
	}
	return Proved, nil
}

// isDerivative checks the quotient rule, D.P·Q² = (P'Q − PQ')·D.Q.
func isDerivative(r, d Function) bool {
	w := r.P.Derivative().Mul(r.Q).Sub(r.P.Mul(r.Q.Derivative()))
	return d.P.Mul(r.Q).Mul(r.Q).Equal(w.Mul(d.Q))
}
