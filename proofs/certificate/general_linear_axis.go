package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// checkAt checks the evidence about the powers of M(iY) = N/L: the real matrix with the blocks Re, −Im, Im, Re is similar to the one
// with the blocks M and its conjugate, and has bounded powers if M has.
func (c *GeneralLinear) checkAt(k embedding, n [][]poly.Poly) error {
	r, at := len(n), exact.Gaussian{Im: c.Y}
	if c.Y.Sign() <= 0 || len(c.Y.String()) > maxPoint || !isMatrix(c.Re, r, r) || !isMatrix(c.Im, r, r) {
		return malformed("y is not positive or has more than %d characters, or M(iy) has another size", maxPoint)
	}
	l := complexAt(c.L, at)
	if !k.positive(modulusSquared(c.L, at)) {
		return failf("L ≠ 0 is not evident at %v", at)
	}
	m := make([][]poly.Elem, 2*r)
	for i, row := range n {
		for j, x := range row {
			re, im := c.Re[i][j], c.Im[i][j]
			left, right := complexElem{l.re.Mul(re).Sub(l.im.Mul(im)), l.re.Mul(im).Add(l.im.Mul(re))}, complexAt(x, at)
			if !left.re.Equal(right.re) || !left.im.Equal(right.im) {
				return failf("row %d, column %d of M(iy) is another number", i+1, j+1)
			}
			m[i], m[i+r] = append(m[i], re), append(m[i+r], im)
		}
		for j := range row {
			m[i], m[i+r] = append(m[i], c.Im[i][j].Neg()), append(m[i+r], c.Re[i][j])
		}
	}
	if c.At.against() {
		return c.At.checkAgainst(k, m)
	}
	return c.At.checkFor(k, m)
}

// checkPole checks that an entry N/L of M has a pole in Re z ≤ 0: a zero of a factor of L, which by the Bézout pair is none of N. It
// lies in a disc in Re z < 0; or the factor is even, f(z) = e(−z²), and e changes its sign between two positive numbers, hence vanishes at
// some t = y² > 0, and f at iy.
func (c *GeneralLinear) checkPole(k embedding, n [][]poly.Poly) error {
	if c.Row < 1 || c.Row > len(n) || c.Column < 1 || c.Column > len(n) {
		return malformed("M has no such entry")
	}
	if !isBezout(c.FactorU, c.Factor, c.FactorV, n[c.Row-1][c.Column-1]) {
		return failf("U·factor + V·N is not 1")
	}
	if err := checkProduct(c.Factor, c.Rest, c.L); err != nil {
		return err
	}
	if d := c.PoleDisc; d != nil {
		if d.Center.Re.Add(d.Radius).Sign() > 0 {
			return failf("the disc does not lie in the left half-plane")
		}
		return first(onlyParts(c, "S", "L", "common", "N", "row", "column", "factor*", "rest", "disc"), k.countsZeros(c.Factor, *d))
	}
	var even []poly.Elem
	for i, a := range c.Factor.Coeffs() {
		switch {
		case i%2 == 1 && !a.IsZero():
			return failf("the factor is not even")
		case i%4 == 0:
			even = append(even, a)
		case i%2 == 0:
			even = append(even, a.Neg())
		}
	}
	e := poly.New(even...)
	if c.From.Sign() <= 0 || !c.From.Less(c.To) || !k.positive(e.EvalMultiple(c.From).Mul(e.EvalMultiple(c.To)).Neg()) {
		return failf("a change of sign between two positive numbers is not evident")
	}
	return nil
}
