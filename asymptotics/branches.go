package asymptotics

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// Branch is a group of conjugate branches of the roots ζ(z) of ρ(ζ) − zσ(ζ) near z = ∞.
//
// The branches decay to the zeros ζ₀ of Factor: ζ' ~ −(1/m) κ^(1/m) z^(−1−1/m), one for each m-th root, with
// m = Multiplicity and κ = m! ρ(ζ₀)/σ^(m)(ζ₀); or they grow, ζ ~ (κz)^(1/m), ζ' ~ (1/m) κ^(1/m) z^(1/m−1), when Factor
// is zero; or they are the zeros of Factor for all z.
type Branch struct {
	Factor       poly.Poly // irreducible and monic; zero for the growing branches
	Multiplicity int       // m; for constant branches the multiplicity in the common factor
	Count        int       // of branches in the group: m·deg Factor, or m if they grow
	Constant     bool      // then there is no exponent and no κ
	Exponent     exact.Rat // of ζ'
	Kappa        poly.Poly // in the zero x of Factor, reduced modulo it; a constant for the growing branches
}

// Branches returns the behaviour at infinity of all roots of ρ(ζ) − zσ(ζ), for non-zero ρ and σ with coefficients in k:
// the decaying groups, ordered as Factor orders the factors of σ, the growing ones, and the constant ones. With
// f^l ∥ ρ and f^m ∥ σ the zeros of f hold min(l, m) constant branches, and m − l decaying ones if m > l.
//
// Algorithm: common factors are set aside; at an m-fold zero of σ = f^m s it is σ^(m)/m! = f'^m s, and inverting that
// modulo f gives κ. The branches are Puiseux series, see Hairer & Wanner, section V.1 [HW96].
//
// Cost: that of factoring σ over k.
func Branches(k algebraic.Field, rho, sigma poly.Poly) []Branch {
	g := poly.GCD(rho, sigma)
	rho, sigma = rho.Quo(g), sigma.Quo(g)
	var out []Branch
	for _, f := range k.Factor(sigma) {
		out = append(out, decaying(f, rho, sigma))
	}
	if d := rho.Degree() - sigma.Degree(); d > 0 {
		exponent := exact.NewRat(1, int64(d)).Sub(exact.Int(1))
		kappa := poly.Constant(sigma.Lead().Quo(rho.Lead()))
		out = append(out, Branch{Multiplicity: d, Count: d, Exponent: exponent, Kappa: kappa})
	}
	for _, f := range k.Factor(g) {
		out = append(out, Branch{Factor: f.Poly.Monic(), Multiplicity: f.Mult, Count: f.Mult * f.Poly.Degree(), Constant: true})
	}
	return out
}

// decaying returns the branches at the zeros of a factor of σ, where ρ does not vanish.
func decaying(factor poly.Factor, rho, sigma poly.Poly) Branch {
	f, m := factor.Poly.Monic(), factor.Mult
	taylor := f.Derivative().Pow(m).Mul(sigma.Quo(f.Pow(m))) // σ^(m)/m! at the zeros of f
	_, inverse, _ := poly.ExtGCD(taylor, f)
	return Branch{
		Factor:       f,
		Multiplicity: m,
		Count:        m * f.Degree(),
		Exponent:     exact.Int(-1).Sub(exact.NewRat(1, int64(m))),
		Kappa:        rho.Mul(inverse).Rem(f),
	}
}
