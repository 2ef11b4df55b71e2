package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// Pole claims that R = P/Q has Count poles, counted with multiplicity, in the disc with the given center and radius:
// hence in the square box around it. With Center.Re + Radius < 0 they refute A-stability.
type Pole struct {
	R      Function
	Center exact.Gaussian `key:"center" zero:"too"`
	Radius exact.Rat      `key:"radius" zero:"too"`
	Count  int            `key:"count" zero:"too"`
	U      poly.Poly      `key:"U"` // UP + VQ = 1
	V      poly.Poly      `key:"V"`
}

func (c *Pole) name() string { return "poles" }

func (c *Pole) against() bool { return false }

func (c *Pole) bind(s *subject) error { return s.bindFunction(&c.R) }

func (c *Pole) function() *Function { return &c.R }

func (c *Pole) sentence() string {
	return fmt.Sprintf("poles: %d in |z-(%v)| < %v", c.Count, c.Center, c.Radius)
}

func (c *Pole) root() *exact.Interval { return &c.R.Root }

// check checks that Q has as many zeros in the disc. The Bézout pair says that none of them is a zero of P.
func (c *Pole) check(k embedding) error {
	if !isBezout(c.U, c.R.P, c.V, c.R.Q) {
		return failf("U·P + V·Q is not 1")
	}
	return k.countsZeros(c.R.Q, Circle{c.Center, c.Radius, c.Count})
}

// countsZeros checks |q_m| r^m > Σ_{j≠m} |q_j| r^j for the Taylor coefficients q_j of q at the center, m = Count, with bounds
// for the moduli from their real and imaginary parts. By Rouché's theorem (Pellet's, in this form) q has as many zeros
// in the disc as q_m (z − z₀)^m, which is m.
func (k embedding) countsZeros(q poly.Poly, d Circle) error {
	n := q.Degree()
	if d.Count < 1 || d.Count > n || d.Radius.Sign() <= 0 {
		return malformed("a radius > 0 and a number of zeros between 1 and the degree of Q would be right")
	}
	gap, power := exact.Rat{}, exact.Int(1)
	for j := range n + 1 {
		re, im := q.EvalGaussian(d.Center)
		lower, upper := k.modulus(re, im)
		if j == d.Count {
			gap = gap.Add(lower.Mul(power))
		} else {
			gap = gap.Sub(upper.Mul(power))
		}
		q = q.Derivative().Scale(poly.Rational(exact.NewRat(1, int64(j+1))))
		power = power.Mul(d.Radius)
	}
	if gap.Sign() <= 0 {
		return failf("the term of degree %d does not evidently outweigh the others", d.Count)
	}
	return nil
}

// modulus returns bounds of |re + i·im|: the larger of the two from below, their sum from above.
func (k embedding) modulus(re, im poly.Elem) (lower, upper exact.Rat) {
	for _, x := range []poly.Elem{re, im} {
		e := x.Enclose(k.root)
		upper = upper.Add(exact.Max(e.Lo.Abs(), e.Hi.Abs()))
		if s, ok := e.Sign(); ok && s != 0 {
			lower = exact.Max(lower, exact.Min(e.Lo.Abs(), e.Hi.Abs()))
		}
	}
	return lower, upper
}
