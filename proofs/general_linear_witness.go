package proofs

import (
	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// The precision of the search for a point next to a zero outside the unit disc, in bits: of a glance, and at most.
const (
	glancePrecision = 64
	searchPrecision = 1 << 10
)

// eigenvalueOutside returns a Gaussian rational ζ with |ζ| > 1 and Re(ζp'(ζ)/p(ζ)) ≤ n/2 for p = chi(·, z), of degree n:
// then p has a zero with |ζ| > 1. It reports false when it finds none with that precision,
// in bits, or the degree drops at z.
func eigenvalueOutside(k algebraic.Field, chi zetaPoly, z exact.Gaussian, precision uint) (exact.Gaussian, bool) {
	re, im := chi.at(z)
	n := chi.degree()
	if re.Coeff(n).IsZero() && im.Coeff(n).IsZero() {
		return exact.Gaussian{}, false
	}
	works := func(zeta exact.Gaussian) bool {
		if !isOutside(zeta) {
			return false
		}
		words := budget.Words(max(re.BitLen(), im.BitLen())) * k.Degree()
		k.Spend(8 * n * (300 + 12*words*words))
		p, q := complexAt(re, im, zeta)
		dp, dq := complexAt(re.Derivative().Shift(1), im.Derivative().Shift(1), zeta)
		size := p.Mul(p).Add(q.Mul(q)).Mul(poly.Rational(exact.NewRat(int64(n), 2)))
		return k.Sign(dp.Mul(p).Add(dq.Mul(q)).Sub(size)) <= 0
	}
	for _, zeta := range smallGaussians() {
		for _, x := range []exact.Gaussian{zeta, zeta.Conj()} {
			if works(x) {
				return x, true
			}
		}
	}
	// The zeros of p and their conjugates are those of a real polynomial.
	both := k.SquareFreePart(k.Mul(re, re).Add(k.Mul(im, im)))
	for prec := uint(glancePrecision); prec <= precision; prec *= 2 {
		for _, near := range k.ApproxRoots(both, prec) {
			if !isOutside(near) {
				continue
			}
			for bits := uint(1); bits < prec/2; bits += 1 + bits/8 {
				shrink := exact.Int(1).Sub(pow2(-int(bits)))
				closer := exact.Gaussian{Re: near.Re.Mul(shrink), Im: near.Im.Mul(shrink)}
				if w := roundGaussian(closer, bits+2); works(w) {
					return w, true
				}
			}
		}
	}
	return exact.Gaussian{}, false
}

// complexAt returns the parts of (re + i·im)(ζ).
func complexAt(re, im poly.Poly, zeta exact.Gaussian) (x, y poly.Elem) {
	a, b := re.EvalGaussian(zeta)
	c, d := im.EvalGaussian(zeta)
	return a.Sub(d), b.Add(c)
}

// unstablePoint looks for a point z on the axis, at or near one of the given heights, where an eigenvalue has |ζ| > 1.
func unstablePoint(k algebraic.Field, chi zetaPoly, heights ...exact.Rat) (z, zeta exact.Gaussian, ok bool) {
	for _, y := range heights {
		for _, f := range []exact.Rat{exact.Int(1), exact.NewRat(9, 8), exact.NewRat(7, 8), exact.NewRat(65, 64), exact.NewRat(63, 64)} {
			z := exact.Gaussian{Im: y.Mul(f)}
			if zeta, ok := eigenvalueOutside(k, chi, z, searchPrecision); ok {
				return z, zeta, true
			}
		}
	}
	return z, zeta, false
}

// glance looks for such a point at a few heights, and gives up soon.
func glance(k algebraic.Field, chi zetaPoly) (z, zeta exact.Gaussian, ok bool) {
	for _, n := range []int{0, 1, -1, 2, -2, 3, -3, 4, 5, 6} { // the simplest first
		z := exact.Gaussian{Im: pow2(n)}
		if zeta, ok := eigenvalueOutside(k, chi, z, glancePrecision); ok {
			return z, zeta, true
		}
	}
	return z, zeta, false
}

// nearPole looks for a point in Re z ≤ 0 next to a zero of l where an eigenvalue has |ζ| > 1.
func nearPole(k algebraic.Field, chi zetaPoly, l poly.Poly) (z, zeta exact.Gaussian, ok bool) {
	roots := k.ApproxRoots(k.SquareFreePart(l), 128)
	for bits := uint(2); bits <= 48; bits += 2 {
		for _, root := range roots {
			re := root.Re.Sub(pow2(-int(bits))) // to the left, off the pole itself
			if re.Sign() > 0 {
				continue
			}
			z := roundGaussian(exact.Gaussian{Re: re, Im: root.Im}, bits+3)
			if zeta, ok := eigenvalueOutside(k, chi, z, searchPrecision); ok {
				return z, zeta, true
			}
		}
	}
	return z, zeta, false
}
