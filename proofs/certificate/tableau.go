package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// StifflyAccurate is the property that a StiffAccuracy certificate is about.
const StifflyAccurate = "stiffly accurate"

// StiffAccuracy claims that a scheme is stiffly accurate, or that it is not: Left[i] = Right[i] for all i, to within a
// distance that is 0 for exact coefficients. For a tableau the left side is the last row of A and the right side b. For a
// collocation method the claim is that one of its nodes is 1, to within the distance.
type StiffAccuracy struct {
	Left, Right []poly.Elem
	Nodes       poly.Poly // of a collocation method, in place of the two sides: its zeros are the nodes
	Within      exact.Rat `key:"within"`
	Root        exact.Interval
	Against     bool
}

func (c *StiffAccuracy) name() string { return StifflyAccurate }

func (c *StiffAccuracy) against() bool { return c.Against }

func (c *StiffAccuracy) bind(s *subject) (err error) {
	c.Nodes, c.Root = s.Nodes, s.Root
	c.Left, c.Right, err = s.stiff()
	return first(s.isOneOf(RungeKutta, Rosenbrock, Collocation), err)
}

func (c *StiffAccuracy) sentence() string { return claimOf(c) + toWithin(c.Within) }

func (c *StiffAccuracy) root() *exact.Interval { return &c.Root }

// check: each |Left[i] − Right[i]| ≤ Within, or, against the claim, one of them is larger. A difference of exactly 0
// is seen in the representation; any other sign must be evident from the interval of the root.
func (c *StiffAccuracy) check(k embedding) error {
	if !c.Nodes.IsZero() && len(c.Left)+len(c.Right) == 0 && c.Within.Sign() >= 0 {
		return c.checkNodes(k)
	}
	if !c.Nodes.IsZero() || len(c.Left) == 0 || len(c.Left) != len(c.Right) || c.Within.Sign() < 0 {
		return malformed("the two sides differ in length, or the distance is negative")
	}
	for i := range c.Left {
		switch d := c.Left[i].Sub(c.Right[i]); {
		case c.Against && k.beyond(d, c.Within):
			return nil
		case !c.Against && !k.within(d, c.Within):
			return failf("equality %d does not hold, or not evidently", i+1)
		}
	}
	if c.Against {
		return failf("no equality evidently fails")
	}
	return nil
}

// checkNodes checks M(1−δ)M(1+δ) ≤ 0 for the node polynomial M and the distance δ: a zero lies between. Against the claim
// it checks that the Taylor coefficients m_j of M at 1 satisfy |m_0| > Σ_{j≥1} |m_j|δ^j, so that no zero is as near to 1.
func (c *StiffAccuracy) checkNodes(k embedding) error {
	one := exact.Int(1)
	if !c.Against {
		if a, b := c.Nodes.EvalRat(one.Sub(c.Within)), c.Nodes.EvalRat(one.Add(c.Within)); !k.notNegative(a.Mul(b).Neg()) {
			return failf("that a node is 1 does not hold, or not evidently")
		}
		return nil
	}
	gap, power := exact.Rat{}, one
	for j, m := 0, c.Nodes; !m.IsZero(); j++ {
		lower, upper := k.modulus(m.EvalRat(one), poly.Elem{})
		if j == 0 {
			gap = lower
		} else {
			gap = gap.Sub(upper.Mul(power))
		}
		m = m.Derivative().Scale(poly.Rational(exact.NewRat(1, int64(j+1))))
		power = power.Mul(c.Within)
	}
	if gap.Sign() <= 0 {
		return failf("that no node is 1 is not evident")
	}
	return nil
}

// AlgebraicallyStable is the property that an AlgebraicStability certificate is about.
const AlgebraicallyStable = "algebraically stable"

// AlgebraicStability claims that the matrix M is positive semidefinite and the weights b are not negative, or that one
// of the two does not hold. For a Butcher tableau (A, b) it is M = BA + AᵀB − bbᵀ with B = diag(b), and the claim is
// algebraic stability [BB79]; the core computes M from A and b.
//
// In another basis of the stages, orthogonal for the quadrature formula, the form Σ bᵢfᵢgᵢ is the diagonal Gram and the
// functional Σ bᵢfᵢ is B; then Gram stands for b in B = diag(Gram) and in b ≥ 0. The constant function 1 is E there, and
// bᵢ, the form of 1 and the basis function i, is GramᵢEᵢ.
type AlgebraicStability struct {
	A          [][]poly.Elem
	B, E, Gram []poly.Elem // E and Gram are nil for a tableau
	Root       exact.Interval

	Weights []poly.Elem   `key:"weights"` // M = Σ d_k v_k v_kᵀ
	Vectors [][]poly.Elem `key:"vector"`

	Witness  []poly.Elem `key:"x"`               // xᵀMx < 0
	Negative int         `key:"negative weight"` // b_i < 0, counted from 1; 0 if that is not the evidence
}

func (c *AlgebraicStability) name() string { return AlgebraicallyStable }

func (c *AlgebraicStability) against() bool { return c.Witness != nil || c.Negative != 0 }

func (c *AlgebraicStability) bind(s *subject) error {
	c.A, c.B, c.E, c.Gram, c.Root = s.A, s.Weights, s.E, s.Gram, s.Root
	if s.Kind == Realization && s.Gram == nil {
		return malformed("%q is a claim about a realization with a gram", c.name())
	}
	return s.isOneOf(RungeKutta, Realization)
}

func (c *AlgebraicStability) sentence() string {
	if c.Gram != nil {
		return claimOf(c) + ", for a realization with A, b, e, gram"
	}
	return claimOf(c)
}

func (c *AlgebraicStability) root() *exact.Interval { return &c.Root }

func (c *AlgebraicStability) check(k embedding) error {
	s, d := len(c.B), c.Gram
	if d == nil {
		d = c.B
	}
	if s == 0 || !isMatrix(c.A, s, s) || len(d) != s || len(c.E) != len(c.Gram) || !isMatrix(c.Vectors, len(c.Weights), s) || c.Witness != nil && len(c.Witness) != s || c.Negative < 0 || c.Negative > s {
		return malformed("the sizes do not fit")
	}
	for i, e := range c.E {
		if !c.Gram[i].Mul(e).Equal(c.B[i]) {
			return failf("gram·e is not b in entry %d", i+1)
		}
	}
	m := make([][]poly.Elem, s)
	for i := range m {
		m[i] = make([]poly.Elem, s)
		for j := range m[i] {
			m[i][j] = d[i].Mul(c.A[i][j]).Add(c.A[j][i].Mul(d[j])).Sub(c.B[i].Mul(c.B[j]))
		}
	}
	switch {
	case c.Negative > 0:
		return first(onlyParts(c, "negative weight"), c.checkNegative(k, d))
	case c.Witness != nil:
		return first(onlyParts(c, "x"), c.checkWitness(k, m))
	}
	return c.checkSquares(k, d, m)
}

// checkSquares checks that no weight is negative and that M = Σ d_k v_k v_kᵀ with d_k > 0, which makes M positive
// semidefinite.
func (c *AlgebraicStability) checkSquares(k embedding, weights []poly.Elem, m [][]poly.Elem) error {
	for i, b := range weights {
		if !k.notNegative(b) {
			return failf("weight %d of the tableau, %v, is not evidently ≥ 0", i+1, b)
		}
	}
	for i, d := range c.Weights {
		if !k.positive(d) {
			return failf("weight %d of the squares, %v, is not evidently positive", i+1, d)
		}
	}
	for i, row := range m {
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
func (c *AlgebraicStability) checkWitness(k embedding, m [][]poly.Elem) error {
	var sum poly.Elem
	for i, row := range m {
		for j, x := range row {
			sum = sum.Add(c.Witness[i].Mul(x).Mul(c.Witness[j]))
		}
	}
	if !k.positive(sum.Neg()) {
		return failf("xᵀMx < 0 is not evident: it is %v", sum)
	}
	return nil
}

func (c *AlgebraicStability) checkNegative(k embedding, weights []poly.Elem) error {
	if b := weights[c.Negative-1]; !k.positive(b.Neg()) {
		return failf("weight %d, %v, is not evidently negative", c.Negative, b)
	}
	return nil
}
