package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// embedding is a ring ℚ[g]/(m) with the interval that selects a real root of m. To put that root for g is a homomorphism
// to the real numbers, whether m is irreducible or not. So an equality in the ring is one of real numbers, and that is all
// that the ring is asked: two different elements may stand for one number. That a number is not 0, which sign it has, and
// what degree a polynomial has, is seen from intervals alone.
type embedding struct {
	field *poly.Field
	root  exact.Interval
}

// newEmbedding checks that the polynomial m has exactly one root in the interval: different signs at the ends give one at
// least, and a derivative without zero there gives one at most (Rolle). The fields must all be this one or ℚ.
func newEmbedding(root exact.Interval, fields []*poly.Field) (embedding, error) {
	k := embedding{root: root}
	for _, f := range fields {
		if f == nil || f.Equal(k.field) {
			continue
		}
		if k.field != nil {
			return k, malformed("coefficients from two different number fields")
		}
		k.field = f
	}
	if k.field == nil {
		return k, nil
	}
	m := k.field.MinimalPolynomial()
	lo, _ := m.EvalMultiple(root.Lo).Rat()
	hi, _ := m.EvalMultiple(root.Hi).Rat()
	if !root.Lo.Less(root.Hi) || lo.Sign()*hi.Sign() >= 0 {
		return k, failf("%v does not change sign between %v and %v", m, root.Lo, root.Hi)
	}
	if !k.isMonotonic(root) {
		return k, failf("the derivative of %v may vanish between %v and %v; a narrower interval is needed", m, root.Lo, root.Hi)
	}
	return k, nil
}

// isMonotonic reports that the derivative of m evidently does not vanish on x, by Horner's rule for intervals.
func (k embedding) isMonotonic(x exact.Interval) bool {
	d := k.field.MinimalPolynomial().Derivative()
	var out exact.Interval
	for i := d.Degree(); i >= 0; i-- {
		c, _ := d.Coeff(i).Rat()
		out = out.Mul(x).Add(exact.Point(c))
	}
	s, ok := out.Sign()
	return ok && s != 0
}

// isRootNear reports that a root of m in x must be the one that k selects: m is monotonic on an interval around both.
func (k embedding) isRootNear(x exact.Interval) bool {
	return k.isMonotonic(exact.Interval{Lo: exact.Min(x.Lo, k.root.Lo), Hi: exact.Max(x.Hi, k.root.Hi)})
}

// positive reports that x > 0 is evident from the interval of the root.
func (k embedding) positive(x poly.Elem) bool {
	s, ok := x.Enclose(k.root).Sign()
	return ok && s > 0
}

// notNegative reports that x ≥ 0 is evident: x = 0 by the algebra, x > 0 by the interval of the root.
func (k embedding) notNegative(x poly.Elem) bool { return x.IsZero() || k.positive(x) }

// within reports that |x| ≤ d is evident, for d ≥ 0.
func (k embedding) within(x poly.Elem, d exact.Rat) bool {
	most := poly.Rational(d)
	return k.notNegative(most.Sub(x)) && k.notNegative(most.Add(x))
}

// beyond reports that |x| > d is evident, for d ≥ 0.
func (k embedding) beyond(x poly.Elem, d exact.Rat) bool {
	most := poly.Rational(d)
	return k.positive(x.Sub(most)) || k.positive(x.Neg().Sub(most))
}

// notZero reports that x ≠ 0 is evident from the interval of the root.
func (k embedding) notZero(x poly.Elem) bool { return k.positive(x) || k.positive(x.Neg()) }

// isPolynomial reports that p is evidently not the zero polynomial: one of its coefficients is evidently not 0.
func (k embedding) isPolynomial(p poly.Poly) bool {
	for i := range p.Degree() + 1 {
		if k.notZero(p.Coeff(i)) {
			return true
		}
	}
	return false
}

// hasDegree reports that the degree of p is evidently the one that its representation shows.
func (k embedding) hasDegree(p poly.Poly) bool { return k.notZero(p.Lead()) }

// positiveSquares checks that all weights are evidently positive.
func (k embedding) positiveSquares(what string, squares []Square) error {
	for i, s := range squares {
		if !k.positive(s.Weight) {
			return failf("weight %d of the %s squares, %v, is not evidently positive", i+1, what, s.Weight)
		}
	}
	return nil
}

// mul returns p·q, over ℚ by the definition and else by Horner's rule. Mul of package poly is faster, and longer.
func mul(p, q poly.Poly) poly.Poly {
	if p.Field() == nil && q.Field() == nil {
		return p.Convolve(q)
	}
	var out poly.Poly
	for i := p.Degree(); i >= 0; i-- {
		out = out.Shift(1).Add(q.Scale(p.Coeff(i)))
	}
	return out
}

func modulusSquared(p poly.Poly, z exact.Gaussian) poly.Elem { return realPart(p, p, z) }

// realPart returns Re(f(z)·conj h(z)).
func realPart(f, h poly.Poly, z exact.Gaussian) poly.Elem {
	a, b := f.EvalGaussian(z)
	c, d := h.EvalGaussian(z)
	return a.Mul(c).Add(b.Mul(d))
}

// isBezout reports whether uf + vh = 1.
func isBezout(u, f, v, h poly.Poly) bool { return mul(u, f).Add(mul(v, h)).Equal(poly.FromInts(1)) }

// identity checks that a polynomial that should be zero is.
func identity(what string, rest poly.Poly) error {
	if !rest.IsZero() {
		return failf("the two sides of %s differ by %.200s", what, rest.Format("z"))
	}
	return nil
}

// onAxis returns Σ c_k w_k(z)w_k(−z), which for z = iy is Σ c_k|w_k|².
func onAxis(squares []Square) poly.Poly {
	var sum poly.Poly
	for _, s := range squares {
		sum = sum.Add(mul(s.Poly, s.Poly.Reflect()).Scale(s.Weight))
	}
	return sum
}
