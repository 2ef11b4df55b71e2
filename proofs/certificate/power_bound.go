package certificate

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// PowerBound is the evidence that the powers of a real matrix V are bounded, or that they are not.
type PowerBound struct {
	Annihilator poly.Poly `key:"annihilator"` // f with f(V) = 0
	Disc        Disc      `key:"*"`           // of the zeros of f

	Witness *exact.Gaussian `key:"witness"` // for checkOutside and the characteristic polynomial of V

	// A Jordan block: with y = H(V)X, y ≠ 0 and H(V)y = 0; the zeros of H satisfy |ζ| ≥ 1.
	X     []poly.Elem `key:"x"`
	H     poly.Poly   `key:"H"`
	HDisc Disc        `key:"H *"` // of ζⁿH(1/ζ), n = deg H
}

func (b PowerBound) against() bool { return b.Witness != nil || b.X != nil }

// keys returns those of the evidence that is used, each with the prefix.
func (b PowerBound) keys(prefix string) []string {
	keys := []string{"annihilator", "inside*", "rest", "half-plane", "axis", "U", "V"}
	switch {
	case b.Witness != nil:
		keys = []string{"witness"}
	case b.X != nil:
		keys = []string{"x", "H*"}
	case b.Annihilator.IsZero():
		return nil
	}
	for i := range keys {
		keys[i] = prefix + keys[i]
	}
	return keys
}

// checkFor checks f(V) = 0, which makes each eigenvalue of V a zero of f, and simple zeros belong to no Jordan block.
func (b PowerBound) checkFor(k embedding, v [][]poly.Elem) error {
	if b.Annihilator.Degree() > maxInputs {
		return malformed("the annihilating polynomial has a degree above 20")
	}
	for j := range v {
		x := make([]poly.Elem, len(v))
		x[j] = poly.Int(1)
		if !isNull(applied(b.Annihilator, v, x)) {
			return failf("column %d of the annihilating polynomial of V is not zero", j+1)
		}
	}
	_, err := b.Disc.check(k, b.Annihilator)
	return err
}

// checkAgainst checks that V has an eigenvalue with |ζ| > 1, by a Witness for its characteristic polynomial, or that
// there is a Jordan block. In the second case let y be as described. It is a sum of vectors of the generalised
// eigenspaces of zeros ζ₀ of H, and |ζ₀| ≥ 1. If there were no Jordan block for ζ₀, H(V) would be zero on its space,
// and the part there of y = H(V)X, too. So some part belongs to a Jordan block.
func (b PowerBound) checkAgainst(k embedding, v [][]poly.Elem) error {
	if b.Witness != nil {
		constants := make([][]poly.Poly, len(v))
		for i, row := range v {
			for _, x := range row {
				constants[i] = append(constants[i], poly.Constant(x))
			}
		}
		var coeffs []poly.Elem
		for _, p := range characteristic(constants) {
			coeffs = append(coeffs, p.Coeff(0))
		}
		return checkOutside(k, poly.New(coeffs...), *b.Witness)
	}
	if len(b.X) != len(v) || b.H.Degree() < 1 || b.H.Degree() > maxInputs || !k.notZero(b.H.Coeff(0)) {
		return failf("a vector of the length of V, and a polynomial that is evidently ≠ 0 at 0 would be right")
	}
	y := applied(b.H, v, b.X)
	if !slices.ContainsFunc(y, k.notZero) || !isNull(applied(b.H, v, y)) {
		return failf("H(V)x ≠ 0 and H(V)²x = 0 do not both hold")
	}
	_, err := b.HDisc.check(k, b.H.Reverse(b.H.Degree()))
	return err
}

// applied returns f(V)x, by Horner's rule.
func applied(f poly.Poly, v [][]poly.Elem, x []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(x))
	for j := f.Degree(); j >= 0; j-- {
		next := make([]poly.Elem, len(x))
		for i, row := range v {
			next[i] = f.Coeff(j).Mul(x[i])
			for n, a := range row {
				next[i] = next[i].Add(a.Mul(out[n]))
			}
		}
		out = next
	}
	return out
}

// characteristic returns the coefficients of det(wI − N) at w⁰, …, wʳ.
//
// Algorithm: Faddeev and LeVerrier's, which divides by integers alone.
func characteristic(n [][]poly.Poly) []poly.Poly {
	r := len(n)
	out := make([]poly.Poly, r+1)
	out[r] = poly.FromInts(1)
	sum := scalarMatrix(r, out[r])
	for j := r - 1; j >= 0; j-- {
		sum = times(n, sum)
		var trace poly.Poly
		for i := range sum {
			trace = trace.Add(sum[i][i])
		}
		out[j] = trace.Scale(poly.Rational(exact.NewRat(-1, int64(r-j))))
		for i := range sum {
			sum[i][i] = sum[i][i].Add(out[j])
		}
	}
	return out
}

// checkWitness checks Re z₀ ≤ 0, L(z₀) ≠ 0, |ζ₀| > 1 and Re(ζ₀ p'(ζ₀) conj p(ζ₀)) ≤ (r/2)|p(ζ₀)|² for
// p(ζ) = det(L(z₀)ζI − N(z₀)), which has the degree r: see checkOutside. So M(z₀) has an eigenvalue with |ζ| > 1.
func (c *GeneralLinear) checkWitness(k embedding, n [][]poly.Poly) error {
	if c.Z.Re.Sign() > 0 {
		return failf("the point %v lies in the right half-plane", *c.Z)
	}
	if err := outsideDisc(*c.Zeta); err != nil {
		return err
	}
	if !k.positive(modulusSquared(c.L, *c.Z)) {
		return failf("L ≠ 0 is not evident at %v", *c.Z)
	}
	r := len(n)
	power := poly.FromInts(1)
	var p, dp complexElem // at ζ₀, p(ζ) and ζp'(ζ)
	weight := exact.Gaussian{Re: exact.Int(1)}
	for j, coeff := range characteristic(n) {
		re, im := mul(coeff, power).EvalGaussian(*c.Z)
		term := complexElem{re, im}.times(weight)
		p, dp = p.plus(term), dp.plus(term.times(exact.Gaussian{Re: exact.Int(int64(j))}))
		power, weight = mul(power, c.L), weight.Mul(*c.Zeta)
	}
	gap := p.re.Mul(p.re).Add(p.im.Mul(p.im)).Mul(poly.Rational(exact.NewRat(int64(r), 2))).
		Sub(dp.re.Mul(p.re).Add(dp.im.Mul(p.im)))
	if !k.notNegative(gap) {
		return failf("Re(ζp'/p) ≤ r/2 is not evident at %v", *c.Zeta)
	}
	return nil
}

// complexElem is a complex number with parts in the field.
type complexElem struct{ re, im poly.Elem }

func (x complexElem) plus(y complexElem) complexElem {
	return complexElem{x.re.Add(y.re), x.im.Add(y.im)}
}

func (x complexElem) times(z exact.Gaussian) complexElem {
	a, b := poly.Rational(z.Re), poly.Rational(z.Im)
	return complexElem{x.re.Mul(a).Sub(x.im.Mul(b)), x.re.Mul(b).Add(x.im.Mul(a))}
}

// GeneralLinearZeroStability claims that a general linear method with the matrix V is zero-stable, or that it is not: the
// powers of V are bounded [But16].
type GeneralLinearZeroStability struct {
	V        [][]poly.Elem
	Root     exact.Interval
	Evidence PowerBound `key:"*"`
}

func (c *GeneralLinearZeroStability) name() string { return ZeroStable + generalLinearSuffix }

func (c *GeneralLinearZeroStability) against() bool { return c.Evidence.against() }

func (c *GeneralLinearZeroStability) bind(s *subject) error {
	c.V, c.Root = s.V, s.Root
	return s.isOneOf(GeneralMethod)
}

func (c *GeneralLinearZeroStability) root() *exact.Interval { return &c.Root }

func (c *GeneralLinearZeroStability) check(k embedding) error {
	r := len(c.V)
	switch {
	case r == 0 || r > maxInputs || !isMatrix(c.V, r, r):
		return malformed("V is no square matrix of 1 to 20 rows")
	case c.Evidence.against():
		return first(onlyParts(c, c.Evidence.keys("")...), c.Evidence.checkAgainst(k, c.V))
	}
	return first(onlyParts(c, c.Evidence.keys("")...), c.Evidence.checkFor(k, c.V))
}
