package stability

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
)

// MultistepSpectrum returns the zeros ζ of ρ − zσ, to which multiplicities belong: the root condition is |ζ| ≤ 1, and |ζ| < 1 for
// multiple zeros.
func MultistepSpectrum(k algebraic.Field, rho, sigma poly.Poly) Spectrum {
	chi := make([]poly.Poly, max(rho.Degree(), sigma.Degree())+1)
	for j := range chi {
		chi[j] = poly.New(rho.Coeff(j), sigma.Coeff(j).Neg())
	}
	common := poly.GCD(rho, sigma)
	return Spectrum{Field: k, Chi: bivariate.New(chi), Poles: poly.FromInts(1), Bounded: func(l algebraic.Field, x poly.Elem, imaginary bool, lift Lifting) bool {
		if !imaginary {
			return SatisfiesRootCondition(l, lift(rho).Sub(lift(sigma).Scale(x)))
		}
		// Common zeros aside, ρ − iyσ and its conjugate have no zero in common for y ≠ 0, and so their product has the multiplicities.
		d := lift(common)
		a, b := lift(rho).Quo(d), lift(sigma).Quo(d)
		if x.IsZero() {
			return SatisfiesRootCondition(l, a.Mul(d))
		}
		return SatisfiesRootCondition(l, a.Mul(a).Add(b.Mul(b).Scale(x.Mul(x))).Mul(d))
	}}
}

// SatisfiesRootCondition reports whether the zeros of f have |ζ| ≤ 1, and |ζ| < 1 those that are multiple. The powers of a matrix are
// bounded if its minimal polynomial is such an f, and only then. It panics if f is zero.
//
// Cost: a square-free decomposition, and Schur's reduction of each of its factors.
func SatisfiesRootCondition(k algebraic.Field, f poly.Poly) bool {
	for _, g := range f.SquareFree() {
		if g.Mult > 1 && !k.ZerosInDisc(g.Poly) || !k.ZerosInClosedDisc(g.Poly) {
			return false
		}
	}
	return true
}
