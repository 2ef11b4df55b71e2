package certificate

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// StifflyAccurate is the property that a StiffAccuracy certificate is about.
const StifflyAccurate = "stiffly accurate"

// StiffAccuracy claims that a scheme is stiffly accurate, or that it is not: Left[i] = Right[i] for all i, to within a
// distance that is 0 for exact coefficients. For a tableau the left side is the last row of A and the right side b. For a
// collocation method the claim is that one of its nodes is 1, to within the distance; for a Legendre scheme, that there is a
// stage whose row of A is b.
type StiffAccuracy struct {
	Left, Right []poly.Elem
	Nodes       poly.Poly // of a collocation method, in place of the two sides: its zeros are the nodes
	Stages      Stages    // of a Legendre scheme, in place of both
	Within      exact.Rat `key:"within"`
	Root        exact.Interval
	Against     bool

	Support   []poly.Elem   `key:"support"`  // of a Legendre scheme: a function that is 0 but at stages whose row of A is b
	Cofactors [][]poly.Elem `key:"cofactor"` // against it: functions f_j with Σ f_j·(Aβ_j − b_j) = 1
}

func (c *StiffAccuracy) name() string { return StifflyAccurate }

func (c *StiffAccuracy) against() bool { return c.Against }

// bind takes the last row of A and b; for a Rosenbrock method, besides, the sum of the last row of α and 1.
func (c *StiffAccuracy) bind(s *subject) error {
	stages, err := s.stages()
	if err = first(s.isOneOf(RungeKutta, Rosenbrock, Collocation, Legendre), err); err != nil {
		return err
	}
	c.Nodes, c.Root = s.Nodes, s.Root
	last := len(stages.B) - 1
	switch s.Kind {
	case Rosenbrock:
		c.Left, c.Right = append(slices.Clone(stages.A[last]), dot(s.Alpha[last], stages.E)), append(slices.Clone(stages.B), poly.Int(1))
	case RungeKutta:
		c.Left, c.Right = stages.A[last], stages.B
	case Legendre:
		c.Stages = stages
	}
	return nil
}

func (c *StiffAccuracy) sentence() string { return claimOf(c) + toWithin(c.Within) }

func (c *StiffAccuracy) root() *exact.Interval { return &c.Root }

// check: each |Left[i] − Right[i]| ≤ Within, or, against the claim, one of them is larger. A difference of exactly 0
// is seen in the representation; any other sign must be evident from the interval of the root.
func (c *StiffAccuracy) check(k embedding) error {
	if c.Stages.Fold != nil {
		return c.checkStages(k)
	}
	if err := onlyParts(c, "within"); err != nil {
		return err
	}
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

// checkStages checks that the differences Aβ_j − b_j times a function that is not 0 are 0: they vanish where it does not. Against
// the claim it checks that multiples of them have the sum 1, so that they vanish at no stage together.
func (c *StiffAccuracy) checkStages(k embedding) error {
	s, n := &c.Stages, len(c.Stages.B)
	if !c.Within.IsZero() || len(c.Cofactors) > n || c.Against && (c.Support != nil || !isMatrix(c.Cofactors, len(c.Cofactors), n)) || !c.Against && (c.Cofactors != nil || len(c.Support) != n) {
		return malformed("a support, or against the claim cofactors for the first columns, and no distance would be right")
	}
	rest := s.E // 1 − Σ f_j·(Aβ_j − b_j)
	for j, f := range transposed(s.A) {
		difference := plus(f, s.B[j].Neg(), s.E)
		if c.Against && j < len(c.Cofactors) {
			rest = plus(rest, poly.Int(-1), s.product(c.Cofactors[j], difference))
		} else if !c.Against && !isNull(s.product(c.Support, difference)) {
			return failf("no stage has b as its row of A where the support is, by column %d", j+1)
		}
	}
	if c.Against && !isNull(rest) || !c.Against && !slices.ContainsFunc(c.Support, k.notZero) {
		return failf("the cofactors have not the sum 1, or the support is not evidently ≠ 0")
	}
	return nil
}

// checkNodes checks M(1−δ)M(1+δ) ≤ 0 for the node polynomial M and the distance δ: a zero lies between. Against the claim
// it checks that the Taylor coefficients m_j of M at 1 satisfy |m_0| > Σ_{j≥1} |m_j|δ^j, so that no zero is as near to 1.
func (c *StiffAccuracy) checkNodes(k embedding) error {
	one := exact.Int(1)
	if !c.Against {
		if a, b := c.Nodes.EvalMultiple(one.Sub(c.Within)), c.Nodes.EvalMultiple(one.Add(c.Within)); !k.notNegative(a.Mul(b).Neg()) {
			return failf("that a node is 1 does not hold, or not evidently")
		}
		return nil
	}
	gap, power := exact.Rat{}, one
	for j, m := 0, c.Nodes; !m.IsZero(); j++ {
		lower, upper := k.modulus(m.Eval(poly.Int(1)), poly.Elem{})
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
// Of a Legendre scheme the form Σ bᵢfᵢgᵢ of functions on the stages is diagonal in its basis. That diagonal, Gram, stands for b
// in B = diag(Gram) and in b ≥ 0; for a tableau it is b.
type AlgebraicStability struct {
	Stages
	Root exact.Interval

	Weights []poly.Elem   `key:"weights"` // M = Σ d_k v_k v_kᵀ
	Vectors [][]poly.Elem `key:"vector"`

	Witness  []poly.Elem `key:"x"`               // xᵀMx < 0
	Negative int         `key:"negative weight"` // b_i < 0, counted from 1; 0 if that is not the evidence
}

func (c *AlgebraicStability) name() string { return AlgebraicallyStable }

func (c *AlgebraicStability) against() bool { return c.Witness != nil || c.Negative != 0 }

func (c *AlgebraicStability) bind(s *subject) (err error) {
	c.Root = s.Root
	c.Stages, err = s.stages()
	return first(s.isOneOf(RungeKutta, Legendre), err)
}

func (c *AlgebraicStability) root() *exact.Interval { return &c.Root }

func (c *AlgebraicStability) check(k embedding) error {
	if err := c.Stages.check(); err != nil {
		return err
	}
	d, err := c.Gram()
	if err != nil {
		return err
	}
	s := len(c.B)
	if !isMatrix(c.Vectors, len(c.Weights), s) || c.Witness != nil && len(c.Witness) != s || c.Negative < 0 || c.Negative > s {
		return malformed("the sizes do not fit")
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
