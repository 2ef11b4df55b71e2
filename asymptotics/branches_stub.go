package asymptotics

import (
	"rofz/exact"
	"rofz/poly"
)

// stub: branches.go replaces this file.

// Branch is a group of branches of the roots of ρ(ζ) − zσ(ζ) near z = ∞.
type Branch struct {
	Factor       poly.Poly // irreducible factor of σ; zero for the growing branches
	Multiplicity int
	Count        int
	Constant     bool
	Exponent     exact.Rat
	Kappa        poly.Elem
}

// Branches is not there yet.
func Branches(rho, sigma poly.Poly) []Branch { return nil }
