package asymptotics

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// Fate says how the principal root of a multistep method ends on its way along the negative real axis.
type Fate uint8

// The fates.
const (
	NotPrincipal  Fate = iota // ζ = 1 is no simple zero of ρ where σ is not zero: there is no principal root
	ToInfinity                // it stays simple for all z < 0 and tends to Zeta
	AtBranchPoint             // it meets another root at z = Z, where both have the value Zeta
	AtPole                    // it grows beyond all bounds as z → Z
	Growing                   // it stays simple for all z < 0 and grows beyond all bounds
)

// Principal is the principal root, ζ(0) = 1, continued along the negative real axis from z = 0: it stays real, and is
// simple and analytic up to Z, or up to −∞.
type Principal struct {
	Fate Fate
	Zeta algebraic.Number // of ToInfinity and AtBranchPoint
	Z    algebraic.Number // of AtBranchPoint and AtPole
}

// PrincipalRoot follows the principal root of ρ(ζ) − zσ(ζ), for ρ and σ over k. If ρ'(1)/σ(1) < 0 it follows ζ > 1.
//
// On the branch z = ρ(ζ)/σ(ζ), which for real ζ near 1 is a real function with the derivative ρ'(1)/σ(1) at 1. While z
// decreases from 0, ζ runs monotonically away from 1 until dz/dζ = 0, which is a branch point, or σ(ζ) = 0, where
// z = −∞, or until ζ is infinite.
//
// Algorithm: isolation of the real zeros of σ and of ρ'σ − ρσ'. Cost: algebraic.Field.RootValue for one of them.
func PrincipalRoot(k algebraic.Field, rho, sigma poly.Poly) Principal {
	g := poly.GCD(rho, sigma)
	rho, sigma = rho.Quo(g), sigma.Quo(g)
	one := exact.Int(1)
	slope := rho.Derivative().EvalRat(one).Mul(sigma.EvalRat(one))
	if !rho.EvalRat(one).IsZero() || slope.IsZero() {
		return Principal{}
	}
	if k.Sign(slope) < 0 { // mirror at ζ = 1, so that ζ decreases from 1
		p := followDown(k, mirror(rho), mirror(sigma))
		if p.Fate == ToInfinity || p.Fate == AtBranchPoint {
			p.Zeta = twoMinus(p.Zeta)
		}
		return p
	}
	return followDown(k, rho, sigma)
}

// mirror returns p(2 − ζ).
func mirror(p poly.Poly) poly.Poly { return p.Compose(poly.Int(-1), poly.Int(2)) }

func twoMinus(x algebraic.Number) algebraic.Number {
	p, _ := x.Polynomial()
	return algebraic.Field{}.RootValue(p, x.Enclose(16), poly.FromInts(2, -1), poly.FromInts(1))
}

// followDown is PrincipalRoot for a ζ that decreases from 1.
func followDown(k algebraic.Field, rho, sigma poly.Poly) Principal {
	// Where σ has a zero of multiplicity m, and ρ has none, ρ'σ − ρσ' has one of multiplicity m − 1.
	turning := rho.Derivative().Mul(sigma).Sub(rho.Mul(sigma.Derivative())).Quo(poly.GCD(sigma, sigma.Derivative()))
	stop, atTurn := largestBelowOne(k, sigma), largestBelowOne(k, turning)
	identity, unit := poly.FromInts(0, 1), poly.FromInts(1)
	switch {
	case atTurn != nil && (stop == nil || isBelow(k, *stop, *atTurn)):
		return Principal{
			Fate: AtBranchPoint,
			Zeta: atTurn.value(k, identity, unit),
			Z:    atTurn.value(k, rho, sigma),
		}
	case stop != nil:
		return Principal{Fate: ToInfinity, Zeta: stop.value(k, identity, unit)}
	case rho.Degree() > sigma.Degree():
		return Principal{Fate: Growing}
	}
	return Principal{Fate: AtPole, Z: k.Number(rho.Coeff(sigma.Degree()).Quo(sigma.Lead()))}
}

// largestBelowOne returns the largest real zero of p below 1, nil if there is none.
func largestBelowOne(k algebraic.Field, p poly.Poly) *critical {
	if p.Degree() < 1 {
		return nil
	}
	one := exact.Int(1)
	f := p.SquareFreePart()
	for roots := k.Isolate(f); len(roots) > 0; roots = roots[:len(roots)-1] {
		x := roots[len(roots)-1]
		for !x.IsPoint() && x.Lo.Less(one) && one.Less(x.Hi) {
			if f.EvalRat(one).IsZero() {
				x = exact.Point(one)
				break
			}
			x = k.Refine(f, x, x.Width().Mul(exact.NewRat(1, 2)))
		}
		if x.Lo.Less(one) {
			c := irreducible(k, critical{f, x})
			return &c
		}
	}
	return nil
}

// isBelow reports whether the zero a is smaller than b; the two are different.
func isBelow(k algebraic.Field, a, b critical) bool {
	for {
		switch {
		case a.in.Hi.Less(b.in.Lo):
			return true
		case b.in.Hi.Less(a.in.Lo):
			return false
		}
		for _, c := range []*critical{&a, &b} {
			if !c.in.IsPoint() {
				c.in = k.Refine(c.f, c.in, c.in.Width().Mul(exact.NewRat(1, 4)))
			}
		}
	}
}

// value returns num/den at the zero.
func (c critical) value(k algebraic.Field, num, den poly.Poly) algebraic.Number {
	return k.RootValue(c.f, c.in, num, den)
}
