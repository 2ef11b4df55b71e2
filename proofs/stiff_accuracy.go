package proofs

import (
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// decideStifflyAccurate decides whether b is the last row of A, to the published digits for truncated coefficients; of a
// collocation method whether a node is 1. Its node polynomial may be small at 1 though no node is near.
func (a *Analysis) decideStifflyAccurate() Decision {
	if _, ok := a.scheme.(*scheme.Family); ok {
		return a.decideRow()
	}
	e, _ := scheme.StiffAccuracyOf(a.scheme)
	left, right, within := e.Left, e.Right, e.Most()
	k := a.scheme.Field()
	c := &certificate.StiffAccuracy{Left: left, Right: right, Within: within}
	reason := LastRow{Field: k, Within: within}
	if m, ok := a.scheme.(*scheme.Collocation); ok {
		c.Nodes, c.Left, c.Right = m.Nodes().Monic(), nil, nil
		reason.Nodes = true
		below, above := c.Nodes.EvalRat(exact.Int(1).Sub(within)), c.Nodes.EvalRat(exact.Int(1).Add(within))
		if k.Sign(below.Mul(above)) > 0 {
			c.Against, reason.Entry, reason.Difference = true, 1, c.Nodes.EvalRat(exact.Int(1))
		}
		left, right = nil, nil
	}
	for i := range left {
		d, w := left[i].Sub(right[i]), poly.Rational(e.Within[i])
		if k.Cmp(d, w) > 0 || k.Cmp(d.Neg(), w) > 0 {
			c.Against = true
			reason.Entry, reason.Difference = i+1, d
			break
		}
	}
	return settleInField(k, StifflyAccurate, c, func(x exact.Interval) { c.Root = x }, reason)
}

// NoRow is the evidence that no stage of a method that is known by its nodes has b as its row of A.
type NoRow struct{}

func (NoRow) reason() {}

// decideRow decides whether some stage of a method that is known by its nodes has b as its row of A. The differences of the
// stages' rows and b, column by column, are polynomials modulo the node polynomial M.
//
// Algorithm: their greatest common divisor with M, one after the other. Cost: O(s³) operations.
func (a *Analysis) decideRow() Decision {
	c, err := certificate.Bind(a.certified(), &certificate.StiffAccuracy{})
	if err != nil {
		return Decision{Property: StifflyAccurate, Reason: Unaccepted{err}}
	}
	legendre := shiftedLegendre(len(c.Stages.B))
	m := a.certified().Nodes
	common := m // of M and the differences so far, which is Σ factors·differences modulo M
	var factors []poly.Poly
	for j := 0; j < len(c.Stages.B) && common.Degree() > 0; j++ {
		difference := poly.Constant(c.Stages.B[j].Neg())
		for i, row := range c.Stages.A {
			difference = difference.Add(legendre[i].Scale(row[j]))
		}
		g, u, v := poly.ExtGCD(common, difference)
		for i := range factors {
			factors[i] = factors[i].Mul(u).Rem(m)
		}
		common, factors = g, append(factors, v.Rem(m))
	}
	coordinates := func(p poly.Poly) []poly.Elem {
		out := make([]poly.Elem, len(c.Stages.B))
		for n := p.Degree(); n >= 0; n = p.Degree() {
			out[n] = p.Lead().Quo(legendre[n].Lead())
			p = p.Sub(legendre[n].Scale(out[n]))
		}
		return out
	}
	if common.Degree() > 0 {
		q, _ := m.DivMod(common)
		c.Support = coordinates(q)
		return settle(StifflyAccurate, c, LastRow{Field: a.scheme.Field()})
	}
	c.Against = true
	for _, f := range factors {
		c.Cofactors = append(c.Cofactors, coordinates(f.Scale(common.Lead().Inv())))
	}
	return settle(StifflyAccurate, c, NoRow{})
}

// shiftedLegendre returns the polynomials P_k(2x − 1) for k < n, n ≥ 1, by their recurrence.
func shiftedLegendre(n int) []poly.Poly {
	x := poly.FromInts(-1, 2)
	out := []poly.Poly{poly.FromInts(1), x}
	for k := 2; k < n; k++ {
		up, down := poly.Rational(exact.NewRat(int64(2*k-1), int64(k))), poly.Rational(exact.NewRat(int64(k-1), int64(k)))
		out = append(out, x.Mul(out[k-1]).Scale(up).Sub(out[k-2].Scale(down)))
	}
	return out[:n]
}
