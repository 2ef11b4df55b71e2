package proofs

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// poleInLeftHalfPlane returns a disc of small height in Re z < 0 that holds a pole of P/Q, for coprime P and Q of which
// Q has a zero there: approximations of the zeros are rounded to more and more digits, with radii from large to small,
// until the core accepts one.
//
// A disc is shown to the core only if it passes with the coefficients of Q rounded to the same precision as its zeros,
// and the core gets no finer an enclosure of the field's root than goes with it: a disc that needs more is found again
// at the next precision.
func poleInLeftHalfPlane(k algebraic.Field, p, q poly.Poly) *certificate.Pole {
	_, u, v := poly.ExtGCD(p, q)
	for prec := uint(64); ; prec *= 2 {
		roots, near := k.ApproxRoots(q, prec), k.Round(q, prec)
		for bits := uint(1); bits < prec/2; bits++ {
			for _, root := range upperLeft(roots, prec) {
				center := simplePoint(root, bits)
				moduli := taylorModuli(near, center)
				for i := uint(1); i <= bits && center.Re.Sign() < 0; i++ {
					radius := exact.SimplestBetween(center.Re.Abs().Mul(pow2(-int(i)-1)), center.Re.Abs().Mul(pow2(-int(i))))
					count := within(roots, center, radius)
					if !outweighs(moduli, count, radius) {
						continue
					}
					c := &certificate.Pole{Center: center, Radius: radius, Count: count, U: u, V: v}
					c.R.P, c.R.Q = p, q
					d := settleWithin(k, AStable, c, func(x exact.Interval) { c.R.Root = x }, nil, 2*prec)
					if d.Verdict.Proved() {
						return c
					}
				}
			}
		}
	}
}

// within counts the approximations in a disc; one at least is proposed.
func within(roots []exact.Gaussian, center exact.Gaussian, radius exact.Rat) int {
	n := 0
	for _, root := range roots {
		if root.Sub(center).Norm().Less(radius.Mul(radius)) {
			n++
		}
	}
	return max(n, 1)
}

// modulus holds bounds of |x + iy|: max(|x|, |y|) and |x| + |y|.
type modulus struct{ lower, upper exact.Rat }

// taylorModuli bounds the moduli of the Taylor coefficients of q, which is over ℚ, at a point.
//
// Cost: O(n²) operations, by Horner's scheme.
func taylorModuli(q poly.Poly, at exact.Gaussian) []modulus {
	c := make([]exact.Gaussian, q.Degree()+1)
	for i := range c {
		c[i].Re, _ = q.Coeff(i).Rat()
	}
	for i := range c {
		for j := len(c) - 2; j >= i; j-- {
			c[j] = c[j].Add(at.Mul(c[j+1]))
		}
	}
	out := make([]modulus, len(c))
	for i, x := range c {
		re, im := x.Re.Abs(), x.Im.Abs()
		out[i] = modulus{exact.Max(re, im), re.Add(im)}
	}
	return out
}

// outweighs reports whether the term of degree m is larger than all the others together on the circle of that radius,
// by the bounds that the core uses.
func outweighs(terms []modulus, m int, radius exact.Rat) bool {
	gap, power := exact.Rat{}, exact.Int(1)
	for j, t := range terms {
		if j == m {
			gap = gap.Add(t.lower.Mul(power))
		} else {
			gap = gap.Sub(t.upper.Mul(power))
		}
		power = power.Mul(radius)
	}
	return gap.Sign() > 0
}
