package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// SchwarzPick claims |2xR'(x)| ≤ 1 − R(x)² for all x ≤ 0, with no pole there, or that this fails at a Witness. The
// evidence for is squares for the sum and for the difference of the two sides.
type SchwarzPick struct {
	R           Function
	Plus, Minus []Square
	Witness     *exact.Gaussian
}

const schwarzPick = "Schwarz–Pick on the negative axis"

func (c *SchwarzPick) claim() string {
	if c.Witness != nil {
		return "not " + schwarzPick
	}
	return schwarzPick
}

// check checks Q² − P² ± 2xW ≥ 0 on x ≤ 0 for W = P'Q − PQ', both by squares. So |2xW| ≤ Q² − P², which divided by Q²
// is the claim wherever Q(x) ≠ 0. In particular |P| ≤ |Q|, so that R is bounded near a zero of Q and has no pole there;
// a common factor multiplies both sides by its square.
func (c *SchwarzPick) check() (Outcome, error) {
	if c.Witness != nil && (c.Plus != nil || c.Minus != nil) {
		return Undecided, &Malformed{Reason: "evidence of more than one sort"}
	}
	k, err := newEmbedding(c.R.Root, fieldsOf(c.R, c.Plus, c.Minus)...)
	if err != nil {
		return Undecided, err
	}
	if !k.isPolynomial(c.R.Q) {
		return Undecided, failf("the denominator is not evidently ≠ 0")
	}
	sum, difference := c.sides()
	if c.Witness != nil {
		return verdict(Refuted, c.checkWitness(k, sum, difference))
	}
	for _, err := range []error{
		k.positiveSquares("plus", c.Plus), k.positiveSquares("minus", c.Minus),
		checkLine("plus", sum, c.Plus), checkLine("minus", difference, c.Minus),
	} {
		if err != nil {
			return Undecided, err
		}
	}
	return Proved, nil
}

// sides returns Q² − P² + 2xW and Q² − P² − 2xW as polynomials in −x.
func (c *SchwarzPick) sides() (sum, difference poly.Poly) {
	p, q := c.R.P, c.R.Q
	left := q.Mul(q).Sub(p.Mul(p)).Reflect()
	right := p.Derivative().Mul(q).Sub(p.Mul(q.Derivative())).Shift(1).Scale(poly.Int(2)).Reflect()
	return left.Add(right), left.Sub(right)
}

// checkWitness checks that one of the two sides is negative at a point x ≤ 0: then |2xW| > Q² − P² there, so that x is
// a pole or the inequality fails. A common factor that vanishes at x makes both sides zero.
func (c *SchwarzPick) checkWitness(k embedding, sum, difference poly.Poly) error {
	x := *c.Witness
	if x.Re.Sign() > 0 || x.Im.Sign() != 0 {
		return failf("the witness %v does not lie on the negative axis", x)
	}
	u := x.Re.Neg()
	if !k.positive(sum.EvalRat(u).Neg()) && !k.positive(difference.EvalRat(u).Neg()) {
		return failf("|2xR'| > 1 − R² is not evident at %v", x)
	}
	return nil
}

func (c *SchwarzPick) write(w *writer) {
	w.function(c.R, fieldsOf(Function{}, c.Plus, c.Minus)...)
	w.squares("plus", c.Plus)
	w.squares("minus", c.Minus)
	w.point("witness", c.Witness)
}

func (c *SchwarzPick) read(r *reader) {
	f, k := r.function()
	c.R = f
	c.Plus, c.Minus = r.squares("plus", k), r.squares("minus", k)
	c.Witness = r.point("witness")
}
