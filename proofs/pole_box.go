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
func poleInLeftHalfPlane(k algebraic.Field, p, q poly.Poly) *certificate.Pole {
	_, u, v := poly.ExtGCD(p, q)
	for prec := uint(64); ; prec *= 2 {
		roots := k.ApproxRoots(q, prec)
		for bits := uint(1); bits < prec/2; bits++ {
			for _, root := range roots {
				if root.Re.Sign() >= 0 || root.Im.Sign() < 0 {
					continue
				}
				center := simplePoint(root, bits)
				for i := uint(1); i <= bits && center.Re.Sign() < 0; i++ {
					radius := exact.SimplestBetween(center.Re.Abs().Mul(pow2(-int(i)-1)), center.Re.Abs().Mul(pow2(-int(i))))
					c := &certificate.Pole{Center: center, Radius: radius, Count: within(roots, center, radius), U: u, V: v}
					c.R.P, c.R.Q = p, q
					d := settleInField(k, AStable, c, func(x exact.Interval) { c.R.Root = x }, nil)
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
