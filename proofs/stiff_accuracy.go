package proofs

import (
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// decideStifflyAccurate decides whether b is the last row of A, to the published digits for truncated coefficients; of a
// collocation method whether a node is 1. For embedded weights these stand for b.
func (a *Analysis) decideStifflyAccurate() Decision {
	switch s := a.scheme.(type) {
	case *scheme.Family:
		return a.decideRow()
	case *scheme.Collocation:
		return a.decideLastNode(s)
	}
	e, _ := scheme.StiffAccuracyOf(a.scheme)
	if a.weights != "" {
		e, _ = scheme.EmbeddedStiffAccuracyOf(a.scheme)
	}
	k := a.scheme.Field()
	c := &certificate.StiffAccuracy{Left: e.Left, Right: e.Right, Within: e.Most()}
	reason := LastRow{Field: k, Within: e.Most(), Embedded: a.weights != ""}
	for i, x := range e.Left {
		d, w := x.Sub(e.Right[i]), poly.Rational(e.Within[i])
		if k.Cmp(d, w) > 0 || k.Cmp(d.Neg(), w) > 0 {
			if c.Against = true; !e.Within[i].IsZero() {
				c.Within = e.Within[i]
			}
			reason.Entry, reason.Difference = i+1, d
			break
		}
	}
	return settleInField(k, StifflyAccurate, c, func(x exact.Interval) { c.Root = x }, reason)
}

// decideLastNode decides whether a node is 1: whether M(1) is no more than the units u of the coefficients of M make of it,
// L = Σu. If so, a node of the method as printed is about L/|M'(1)| from 1. If not, none is within L/Σ|m_j|, j ≥ 1, where m_j
// are the Taylor coefficients of M at 1: |m_0| > L.
func (a *Analysis) decideLastNode(m *scheme.Collocation) Decision {
	e, _ := scheme.StiffAccuracyOf(m)
	k, within := m.Field(), e.Most()
	c := &certificate.StiffAccuracy{Nodes: m.Nodes().Monic()}
	reason := LastRow{Field: k, Within: within, Nodes: true}
	taylor := m.Nodes().Compose(poly.Int(1), poly.Int(1))
	var slopes exact.Rat
	for _, x := range taylor.Coeffs()[1:] {
		slopes = slopes.Add(k.Above(x, 3))
	}
	if !within.IsZero() {
		c.Within = within.Quo(slopes)
	}
	if e.Left[0].IsZero() || k.Within(e.Left[0], within) {
		for c.Within.Less(exact.Int(1)) && k.Sign(evalAround(c.Nodes, c.Within)) > 0 {
			c.Within = c.Within.Mul(exact.Int(2))
		}
	} else {
		c.Against, reason.Entry, reason.Difference = true, 1, c.Nodes.EvalRat(exact.Int(1))
	}
	return settleInField(k, StifflyAccurate, c, func(x exact.Interval) { c.Root = x }, reason)
}

// evalAround returns m(1 − δ)·m(1 + δ).
func evalAround(m poly.Poly, delta exact.Rat) poly.Elem {
	one := exact.Int(1)
	return m.EvalRat(one.Sub(delta)).Mul(m.EvalRat(one.Add(delta)))
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
