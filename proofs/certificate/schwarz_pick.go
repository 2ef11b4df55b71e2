package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// SchwarzPick claims |2xR'(x)| ≤ 1 − R(x)² for all x ≤ 0, with no pole there, or that this fails at a Witness. The
// evidence for is squares for the sum and for the difference of the two sides.
type SchwarzPick struct {
	R       Function
	Plus    []Square        `key:"plus"`
	Minus   []Square        `key:"minus"`
	Witness *exact.Gaussian `key:"witness"`
}

const schwarzPick = "Schwarz–Pick on the negative axis"

func (c *SchwarzPick) name() string { return schwarzPick }

func (c *SchwarzPick) against() bool { return c.Witness != nil }

func (c *SchwarzPick) bind(s *subject) error { return s.bindFunction(&c.R) }

func (c *SchwarzPick) function() *Function { return &c.R }

func (c *SchwarzPick) root() *exact.Interval { return &c.R.Root }

// check checks Q² − P² ± 2xW ≥ 0 on x ≤ 0 for W = P'Q − PQ', both by squares. So |2xW| ≤ Q² − P², which divided by Q²
// is the claim wherever Q(x) ≠ 0. In particular |P| ≤ |Q|, so that R is bounded near a zero of Q and has no pole there;
// a common factor multiplies both sides by its square.
//
// Or it checks that one of the two sides is negative at a point x ≤ 0: then |2xW| > Q² − P² there, so that x is a pole or
// the inequality fails. A common factor that vanishes at x makes both sides zero.
func (c *SchwarzPick) check(k embedding) error {
	p, q := c.R.P, c.R.Q
	if !k.isPolynomial(q) {
		return failf("the denominator is not evidently ≠ 0")
	}
	left := mul(q, q).Sub(mul(p, p)).Reflect() // as polynomials in −x
	right := wronskian(p, q).Shift(1).Scale(poly.Int(2)).Reflect()
	sum, difference := left.Add(right), left.Sub(right)
	if c.Witness == nil {
		return first(k.checkLine("plus", sum, c.Plus), k.checkLine("minus", difference, c.Minus))
	}
	if err := onlyParts(c, "witness"); err != nil {
		return err
	}
	x := *c.Witness
	if x.Re.Sign() > 0 || x.Im.Sign() != 0 {
		return failf("the witness %v does not lie on the negative axis", x)
	}
	u := x.Re.Neg()
	if !k.positive(sum.EvalMultiple(u).Neg()) && !k.positive(difference.EvalMultiple(u).Neg()) {
		return failf("|2xR'| > 1 − R² is not evident at %v", x)
	}
	return nil
}
