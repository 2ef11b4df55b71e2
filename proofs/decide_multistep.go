package proofs

import (
	"context"

	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// DecideMultistepAStable decides whether, for every z with Re z ≤ 0, the roots of ρ(ζ) − zσ(ζ) satisfy |ζ| ≤ 1 and
// multiple ones |ζ| < 1. A common factor of ρ and σ is not cancelled: its zeros are roots for every z. It needs
// deg ρ ≥ 1 and a non-zero σ with deg σ ≤ deg ρ. The decision is complete.
//
// Algorithm: with ζ = (1−w)/(1+w) the coprime part is A-stable exactly when |(σ−ρ)/(σ+ρ)| ≤ 1 on Re w ≤ 0, see
// Hairer & Wanner, section V.1 [HW96]; that is decided like the A-stability of a rational function.
func DecideMultistepAStable(k algebraic.Field, rho, sigma poly.Poly) Decision {
	return decideMultistepStability(k, AStable, rho, sigma)
}

// DecideMultistepLStable decides whether the method is A-stable with σ = cζ^k, k = deg ρ.
func DecideMultistepLStable(k algebraic.Field, rho, sigma poly.Poly) Decision {
	return decideMultistepStability(k, LStable, rho, sigma)
}

func decideMultistepStability(k algebraic.Field, p Property, rho, sigma poly.Poly) Decision {
	c := &certificate.Multistep{Property: string(p), Rho: rho, Sigma: sigma}
	reason := proposeMultistep(k, c)
	return settleInField(k, p, c, func(x exact.Interval) { c.Root = x }, reason)
}

// proposeMultistep puts the evidence in.
func proposeMultistep(k algebraic.Field, c *certificate.Multistep) Reason {
	if p := (poly.Monomial(c.Sigma.Lead(), c.Rho.Degree())); c.Property == certificate.LStable && !c.Sigma.Equal(p) {
		c.AgainstSigma = true
		return OtherSigma{}
	}
	g := poly.GCD(c.Rho, c.Sigma)
	rho, sigma := c.Rho.Quo(g), c.Sigma.Quo(g)
	m, near := proposeMajorant(k, sigma.Sub(rho), sigma.Add(rho), rho.Degree())
	if near != nil {
		z := multistepWitness(k, c.Rho, c.Sigma, *near)
		c.Witness = &z
		return RatioAt{z}
	}
	if g.Degree() > 0 {
		c.Common = certificate.CommonFactor{G: g, Rho: rho, Sigma: sigma}
		if against := proposeCommon(k, c, rho, sigma); against != nil {
			return against
		}
	}
	c.Method = m
	return RatioPositive{len(m.HalfPlane) + len(m.Axis), g.Degree() > 0}
}

// proposeCommon puts in the evidence about the common factor g, given that the coprime part (ρ, σ) is A-stable. It
// returns nil if the zeros of g are bounded by 1.
func proposeCommon(k algebraic.Field, c *certificate.Multistep, rho, sigma poly.Poly) Reason {
	d := proposeDisc(k, c.Common.G, true)
	switch {
	case d.outside != nil:
		c.Outside = d.outside
		return CommonFactor{Outside: d.outside}
	case !d.double.IsZero():
		c.Double, c.Cofactor = d.double, c.Common.G.Quo(d.double.Mul(d.double))
		return CommonFactor{Multiple: true}
	}
	n := rho.Degree()
	onCircle := rho.Mul(sigma.Reverse(n)).Add(rho.Reverse(n).Mul(sigma)) // 2ζⁿ Re(ρ/σ)|σ|² on |ζ| = 1
	shared := poly.GCD(d.simple, sigma)
	rest := d.simple.Quo(shared)
	if t := poly.GCD(rest, onCircle); t.Degree() > 0 {
		c.Touching, c.Cofactor, c.OnCircle = t, c.Common.G.Quo(t), onCircle.Quo(t)
		_, c.CircleU, c.CircleV = poly.ExtGCD(t, sigma)
		return CommonFactor{}
	}
	c.Common.Disc = d.disc
	if shared.Degree() > 0 {
		c.Common.Shared, c.Common.SharedU, c.Common.SharedSigma = shared, rest, sigma.Quo(shared)
	}
	_, c.CircleU, c.CircleV = poly.ExtGCD(rest, onCircle)
	return nil
}

// DecideZeroStable decides whether the zeros of ρ, of degree ≥ 1, satisfy |ζ| ≤ 1, those with |ζ| = 1 being simple. The
// decision is complete.
func DecideZeroStable(k algebraic.Field, rho poly.Poly) Decision {
	d := proposeDisc(k, rho, false)
	c := &certificate.ZeroStability{Rho: rho, Disc: d.disc, Witness: d.outside, Double: d.double}
	if !d.double.IsZero() {
		c.Cofactor = rho.Quo(d.double.Mul(d.double))
	}
	return settleInField(k, ZeroStable, c, func(x exact.Interval) { c.Root = x }, ZerosOfRho{d.outside, !d.double.IsZero()})
}

// proposeMajorant proposes the evidence that |f| ≤ |h| for |ζ| ≥ 1, for coprime f and h ≠ 0 of degree ≤ n, or returns a
// ζ with |ζ| ≥ 1 where |f| > |h|.
func proposeMajorant(k algebraic.Field, f, h poly.Poly, n int) (certificate.Majorant, *exact.Gaussian) {
	p, q := f.Cayley(n), h.Cayley(n)
	m := withSquares(context.Background(), k, p, q, stability.E(p, q))
	for _, w := range []*exact.Gaussian{m.onAxis, m.pole} {
		if w != nil {
			z := cayleyPoint(*w)
			return certificate.Majorant{}, &z
		}
	}
	_, u, v := poly.ExtGCD(f, h)
	return certificate.Majorant{HalfPlane: m.halfPlane, Axis: m.axis, U: u, V: v}, nil
}

// cayleyPoint returns (1−w)/(1+w), or a large number for w = −1.
func cayleyPoint(w exact.Gaussian) exact.Gaussian {
	one := exact.Gaussian{Re: exact.Int(1)}
	d := w.Add(one)
	if d.Norm().IsZero() {
		return exact.Gaussian{Re: exact.Int(1 << 20)}
	}
	q := one.Sub(w).Mul(d.Conj())
	return exact.Gaussian{Re: q.Re.Quo(d.Norm()), Im: q.Im.Quo(d.Norm())}
}

// proposedDisc is evidence about the zeros of a polynomial and the unit disc, one way or the other.
type proposedDisc struct {
	disc    certificate.Disc
	simple  poly.Poly       // the factor that holds the zeros on the circle
	outside *exact.Gaussian // a witness of a zero outside
	double  poly.Poly       // its square divides the polynomial, it has a zero on the circle or outside
}

// proposeDisc splits g = ζ^m v u: v holds the multiple zeros, which must lie inside the disc, u the simple ones; if
// onlyCircle, u holds none inside. The strict bound for v is that of its reversal v* by v, the one for u that of s − u
// by s + u, s = 2ζu' − nu: Re(s/u) = Re Σ(ζ + ζ_j)/(ζ − ζ_j) ≥ 0 for |ζ| > 1 exactly when all |ζ_j| ≤ 1.
func proposeDisc(k algebraic.Field, g poly.Poly, onlyCircle bool) proposedDisc {
	low := 0
	for g.Coeff(low).IsZero() {
		low++
	}
	rest := g.Quo(poly.Monomial(poly.Int(1), low))
	u, multiple := poly.FromInts(1), poly.FromInts(1)
	for _, f := range rest.SquareFree() {
		if f.Mult == 1 {
			u = f.Poly
		} else {
			multiple = multiple.Mul(f.Poly)
		}
	}
	if twice := reciprocalPart(multiple); twice.Degree() > 0 {
		return proposedDisc{double: twice}
	}
	if onlyCircle {
		u = reciprocalPart(u)
	}
	v := rest.Quo(u).Monic()
	u = rest.Quo(v) // with the leading coefficient
	d := proposedDisc{simple: u}
	outside := func() proposedDisc {
		z := outsideWitness(k, g)
		return proposedDisc{outside: &z}
	}
	if n := v.Degree(); n > 0 {
		reversed := v.Reverse(n)
		if poly.GCD(v, reversed).Degree() > 0 {
			return outside() // a pair ζ, 1/ζ off the circle
		}
		m, against := proposeMajorant(k, reversed, v, n)
		if against != nil {
			return outside()
		}
		d.disc.Inside, d.disc.Rest, d.disc.Strict = v, u, m
	}
	if n := u.Degree(); n > 0 {
		s := u.Derivative().Shift(1).Scale(poly.Int(2)).Sub(u.Scale(poly.Int(int64(n))))
		m, against := proposeMajorant(k, s.Sub(u), s.Add(u), n)
		if against != nil {
			return outside()
		}
		d.disc.Simple = m
	}
	return d
}

// reciprocalPart returns the factor of p that holds the zeros ζ for which 1/ζ is a zero, too. All zeros of p on the
// unit circle are among them.
func reciprocalPart(p poly.Poly) poly.Poly { return poly.GCD(p, p.Reverse(p.Degree())) }
