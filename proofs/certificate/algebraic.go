package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// AlgebraicallyStable is the property that an AlgebraicStability certificate is about.
const AlgebraicallyStable = "algebraically stable"

// AlgebraicStability claims that the matrix M is positive semidefinite and the weights b are not negative, or that one
// of the two does not hold. For a Butcher tableau (A, b) it is M = BA + AᵀB − bbᵀ with B = diag(b), and the claim is
// algebraic stability [BB79]; the core computes M from A and b.
//
// In another basis of the stages, orthogonal for the quadrature formula, the form Σ bᵢfᵢgᵢ is the diagonal Gram and the
// functional Σ bᵢfᵢ is B; then Gram stands for b in B = diag(Gram) and in b ≥ 0.
type AlgebraicStability struct {
	A       [][]poly.Elem
	B, Gram []poly.Elem // Gram is nil for a tableau
	Root    exact.Interval

	Weights []poly.Elem // M = Σ d_k v_k v_kᵀ
	Vectors [][]poly.Elem

	Witness  []poly.Elem // xᵀMx < 0
	Negative int         // b_i < 0, counted from 1; 0 if that is not the evidence
}

func (c *AlgebraicStability) claim() string {
	if c.Witness != nil || c.Negative != 0 {
		return "not " + AlgebraicallyStable
	}
	return AlgebraicallyStable
}

func (c *AlgebraicStability) fields() []*poly.Field {
	var out []*poly.Field
	for _, list := range append(append([][]poly.Elem{c.B, c.Gram, c.Weights, c.Witness}, c.A...), c.Vectors...) {
		for _, x := range list {
			out = append(out, x.Field())
		}
	}
	return out
}

func (c *AlgebraicStability) check() (Outcome, error) {
	s := len(c.B)
	if s == 0 || len(c.A) != s || len(c.Weights) != len(c.Vectors) || c.Gram != nil && len(c.Gram) != s ||
		c.Witness != nil && len(c.Witness) != s || c.Negative < 0 || c.Negative > s {
		return Undecided, &Malformed{Reason: "the sizes do not fit"}
	}
	for _, row := range append(append([][]poly.Elem{}, c.A...), c.Vectors...) {
		if len(row) != s {
			return Undecided, &Malformed{Reason: "the sizes do not fit"}
		}
	}
	k, err := newEmbedding(c.Root, c.fields()...)
	if err != nil {
		return Undecided, err
	}
	switch {
	case c.Negative > 0:
		return verdict(Refuted, c.checkNegative(k))
	case c.Witness != nil:
		return verdict(Refuted, c.checkWitness(k))
	}
	return verdict(Proved, c.checkSquares(k))
}

// weights returns the diagonal of B.
func (c *AlgebraicStability) weights() []poly.Elem {
	if c.Gram != nil {
		return c.Gram
	}
	return c.B
}

// matrix returns M.
func (c *AlgebraicStability) matrix() [][]poly.Elem {
	d := c.weights()
	m := make([][]poly.Elem, len(d))
	for i := range m {
		m[i] = make([]poly.Elem, len(d))
		for j := range m[i] {
			m[i][j] = d[i].Mul(c.A[i][j]).Add(c.A[j][i].Mul(d[j])).Sub(c.B[i].Mul(c.B[j]))
		}
	}
	return m
}

// checkSquares checks that no weight is negative and that M = Σ d_k v_k v_kᵀ with d_k > 0, which makes M positive
// semidefinite.
func (c *AlgebraicStability) checkSquares(k embedding) error {
	for i, b := range c.weights() {
		if !k.notNegative(b) {
			return failf("weight %d of the tableau, %v, is not evidently ≥ 0", i+1, b)
		}
	}
	for i, d := range c.Weights {
		if !k.positive(d) {
			return failf("weight %d of the squares, %v, is not evidently positive", i+1, d)
		}
	}
	for i, row := range c.matrix() {
		for j, x := range row {
			for n, v := range c.Vectors {
				x = x.Sub(c.Weights[n].Mul(v[i]).Mul(v[j]))
			}
			if !x.IsZero() {
				return failf("M and the sum of squares differ in row %d, column %d, by %v", i+1, j+1, x)
			}
		}
	}
	return nil
}

// checkWitness checks xᵀMx < 0.
func (c *AlgebraicStability) checkWitness(k embedding) error {
	var sum poly.Elem
	for i, row := range c.matrix() {
		for j, m := range row {
			sum = sum.Add(c.Witness[i].Mul(m).Mul(c.Witness[j]))
		}
	}
	if !k.positive(sum.Neg()) {
		return failf("xᵀMx < 0 is not evident: it is %v", sum)
	}
	return nil
}

func (c *AlgebraicStability) checkNegative(k embedding) error {
	if b := c.weights()[c.Negative-1]; !k.positive(b.Neg()) {
		return failf("weight %d, %v, is not evidently negative", c.Negative, b)
	}
	return nil
}
