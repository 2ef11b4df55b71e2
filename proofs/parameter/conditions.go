package parameter

import (
	"math/big"

	"rofz/poly"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
	"rofz/proofs/requirement"
	"rofz/rational"
	"rofz/scheme"
)

// ofSeries returns the error constant, times what makes it a polynomial. Where it vanishes the order is higher.
func (f *family) ofSeries() []critical {
	c, _ := f.series()
	return []critical{zeros(c, ErrorConstant)}
}

// series returns the first coefficient of Qe^z − P, or of ρ(e^h) − hσ(e^h), that does not vanish for all parameters, and its
// power.
func (f *family) series() (poly.Poly, int) {
	multistep := f.Info().Kind == scheme.KindMultistep
	for n := 0; ; n++ {
		var c poly.Poly
		if multistep {
			c = multistepCoefficient(f.rho, n).Sub(multistepCoefficient(f.sigma, n-1))
		} else {
			for j := range min(n+1, len(f.q)) {
				c = c.Add(f.q[j].Scale(rational.Exponential(n - j).Coeff(n - j)))
			}
			if n < len(f.p) {
				c = c.Sub(f.p[n])
			}
		}
		if !c.IsZero() { // e^z is no quotient of polynomials, and the logarithm neither
			return c, n
		}
	}
}

// curves returns R(∞), the error constant and the order of almost all members of a one-step family.
func (f *family) curves() (limit, constant *scheme.Quotient, order int) {
	if f.Info().Kind == scheme.KindMultistep || f.q[0].IsZero() {
		return nil, nil, 0
	}
	c, n := f.series()
	switch m := f.q.Degree(); {
	case f.p.Degree() < m:
		limit = &scheme.Quotient{Q: poly.FromInts(1)}
	case f.p.Degree() == m:
		limit = &scheme.Quotient{P: f.p[m], Q: f.q[m]}
	}
	return limit, &scheme.Quotient{P: c, Q: f.q[0]}, n - 1
}

// multistepCoefficient returns the coefficient of hⁿ in b(e^h).
func multistepCoefficient(b bivariate.Poly, n int) poly.Poly {
	var out poly.Poly
	if n < 0 {
		return out
	}
	for j, c := range b {
		power := exact.Int(int64(j)).Pow(n)
		if n == 0 {
			power = exact.Int(1)
		}
		out = out.Add(c.Scale(poly.Rational(power).Mul(rational.Exponential(n).Coeff(n))))
	}
	return out
}

// ofConditions returns what must vanish for the order of the tableau, or the stage order, to be higher than it is for almost
// all parameters.
//
// Algorithm: a condition with k factors is a polynomial of degree at most k times that of the coefficients, over the
// denominator to the k-th power, so it holds for all parameters if it does for more than that many.
func (f *family) ofConditions(r requirement.Requirement) []critical {
	limit := scheme.MaxTreeOrder
	if n := r.Number.Value; n.Less(exact.Int(int64(limit - 1))) {
		limit = int(new(big.Int).Add(n.Floor(), big.NewInt(2)).Int64())
	}
	limit = max(limit, 1)
	if r.Quantity == requirement.StageOrder {
		return f.ofStageConditions(limit)
	}
	least := scheme.TreeOrder{Order: limit, AtLeast: true}
	f.sample(limit*f.height(), func(m scheme.OneStep) {
		if o, _ := scheme.TableauOrder(m, limit); o.Order < least.Order {
			least = o
		}
	})
	if least.AtLeast {
		return nil
	}
	n := least.Order + 1
	return []critical{zeros(f.condition(n, func(m scheme.OneStep) poly.Elem {
		x, _ := scheme.TreeResidual(m, least.Tree)
		return x
	}), ErrorConstant)}
}

// sample calls see for more than bound members.
func (f *family) sample(bound int, see func(scheme.OneStep)) {
	bivariate.Interpolate(f.ctx, bound, 1, func(x exact.Rat) ([]poly.Elem, bool) {
		m, ok := f.member(x)
		if ok {
			see(m)
		}
		return make([]poly.Elem, 1), ok
	})
}

// condition returns a residual with n factors as a polynomial.
func (f *family) condition(n int, residual func(scheme.OneStep) poly.Elem) poly.Poly {
	return bivariate.Interpolate(f.ctx, n*f.height(), 1, func(x exact.Rat) ([]poly.Elem, bool) {
		m, ok := f.member(x)
		if !ok {
			return nil, false
		}
		return []poly.Elem{residual(m).Mul(f.denominator.EvalRat(x).Pow(n))}, true
	})[0]
}

// ofStageConditions is ofConditions for B(q) and C(q).
func (f *family) ofStageConditions(limit int) []critical {
	least := limit
	f.sample((limit+1)*f.height(), func(m scheme.OneStep) {
		if q, ok := scheme.StageOrder(m); ok {
			least = min(least, q)
		}
	})
	var out []critical
	k := least + 1
	for i := range len(f.Functions("b")[0]) + 1 {
		p := f.condition(k, func(m scheme.OneStep) poly.Elem { return stageCondition(m.(*scheme.ButcherTableau), i, k) })
		out = append(out, zeros(p, StageCondition))
	}
	return out
}

// stageCondition returns Σ aᵢⱼcⱼ^{k−1} − cᵢ^k/k with c = Ae, the same with b in place of a row for i = s, where c is 1.
func stageCondition(t *scheme.ButcherTableau, i, k int) poly.Elem {
	a := t.A()
	nodes := make([]poly.Elem, len(a))
	for j, row := range a {
		for _, x := range row {
			nodes[j] = nodes[j].Add(x)
		}
	}
	row, node := t.B(), poly.Int(1)
	if i < len(a) {
		row, node = a[i], nodes[i]
	}
	out := node.Pow(k).Quo(poly.Int(int64(k))).Neg()
	for j, x := range row {
		out = out.Add(x.Mul(nodes[j].Pow(k - 1)))
	}
	return out
}

// algebraicMatrix returns M = BA + AᵀB − bbᵀ.
func algebraicMatrix(a [][]poly.Elem, b []poly.Elem) [][]poly.Elem {
	m := make([][]poly.Elem, len(b))
	for i := range m {
		m[i] = make([]poly.Elem, len(b))
		for j := range m[i] {
			m[i][j] = b[i].Mul(a[i][j]).Add(b[j].Mul(a[j][i])).Sub(b[i].Mul(b[j]))
		}
	}
	return m
}

// characteristic returns c₁, …, c_s of det(xI − M) = x^s + c₁x^{s−1} + … + c_s.
//
// Algorithm: Faddeev and Le Verrier. Cost: O(s⁴).
func characteristic(m [][]poly.Elem) []poly.Elem {
	s := len(m)
	out := make([]poly.Elem, s)
	power := make([][]poly.Elem, s) // N with N₁ = I, Nₖ = M·Nₖ₋₁ + cₖ₋₁I
	for i := range power {
		power[i] = make([]poly.Elem, s)
		power[i][i] = poly.Int(1)
	}
	for k := range s {
		next := make([][]poly.Elem, s)
		var trace poly.Elem
		for i := range next {
			next[i] = make([]poly.Elem, s)
			for l, x := range m[i] {
				for j, y := range power[l] {
					next[i][j] = next[i][j].Add(x.Mul(y))
				}
			}
			trace = trace.Add(next[i][i])
		}
		out[k] = trace.Quo(poly.Int(int64(-(k + 1))))
		for i := range next {
			next[i][i] = next[i][i].Add(out[k])
		}
		power = next
	}
	return out
}
