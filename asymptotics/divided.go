package asymptotics

import (
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
)

// DividedDifference returns the real and imaginary parts of R[z, w] = (R(z) − R(w))/(z − w), and of R'(z) if z = w; or
// false if z or w is a pole of R.
//
// In a linear system y' = Ay with a diagonalisable A the derivative of R(hA) in the direction of dA has in the
// eigenbasis of A the entries R[z_i, z_j]·h·dA_ij, z_i = hλ_i. For fixed w and z → ∞
//
//	R[z, w] = (R∞ − R(w))/z + O(z^−2),
//
// which is exactly of order 1/|z| unless R(w) = R∞.
func DividedDifference(r rational.Function, z, w exact.Gaussian) (re, im poly.Elem, ok bool) {
	if z.Equal(w) {
		if _, _, ok := r.EvalGaussian(z); !ok { // a pole of R is one of R'
			return re, im, false
		}
		return r.Derivative().EvalGaussian(z)
	}
	a, b, okZ := r.EvalGaussian(z)
	c, d, okW := r.EvalGaussian(w)
	if !okZ || !okW {
		return re, im, false
	}
	h := z.Sub(w)
	n := poly.Rational(h.Norm().Inv())
	x, y := poly.Rational(h.Re), poly.Rational(h.Im)
	re, im = a.Sub(c), b.Sub(d)
	return re.Mul(x).Add(im.Mul(y)).Mul(n), im.Mul(x).Sub(re.Mul(y)).Mul(n), true
}
