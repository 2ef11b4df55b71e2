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

// check checks |q_m| r^m > Σ_{j≠m} |q_j| r^j for the Taylor coefficients q_j of Q at the center, m = Count, with bounds
// for the moduli from their real and imaginary parts. By Rouché's theorem (Pellet's, in this form) Q has as many zeros
// in the disc as q_m (z − z₀)^m, which is m. The Bézout pair says that none of them is a zero of P.
func (c *Pole) check(k embedding) error {
	n := c.R.Q.Degree()
	if c.Count < 1 || c.Count > n || c.Radius.Sign() <= 0 {
		return malformed("a radius > 0 and a number of poles between 1 and the degree of Q would be right")
	}
	if !isBezout(c.U, c.R.P, c.V, c.R.Q) {
		return failf("U·P + V·Q is not 1")
	}
	gap, power := exact.Rat{}, exact.Int(1)
	for j, q := 0, c.R.Q; j <= n; j++ {
		re, im := q.EvalGaussian(c.Center)
		lower, upper := k.modulus(re, im)
		if j == c.Count {
			gap = gap.Add(lower.Mul(power))
		} else {
			gap = gap.Sub(upper.Mul(power))
		}
		q = q.Derivative().Scale(poly.Rational(exact.NewRat(1, int64(j+1))))
		power = power.Mul(c.Radius)
	}
	if gap.Sign() <= 0 {
		return failf("the term of degree %d does not evidently outweigh the others", c.Count)
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
