package asymptotics

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// Puiseux is the beginning of the Puiseux series of a group of conjugate branches at infinity,
//
//	ζ = Σ Coeffs[i](ζ₀)·ω^(Start+i),  ω = (κ/z)^(1/m),
//
// for the branches that decay to a zero ζ₀ of Branch.Factor, one for each choice of ζ₀ and of the root ω; the
// coefficients are polynomials in ζ₀, reduced modulo the factor. For growing branches ω = (κz)^(−1/m), Start is −1 and
// the coefficients are constants. No radical but ω is needed.
type Puiseux struct {
	Start  int
	Coeffs []poly.Poly
}

// Expand returns the first terms of the Puiseux series of a group that is not constant, for the coprime ρ and σ that
// Branches was given or their parts without common factor.
//
// Algorithm: with h = ζ − ζ₀, 1/z = σ/ρ = h^m g(h)/κ with a power series g = 1 + …; so ω = h·g^(1/m), and by Lagrange's
// inversion formula the coefficient of ωⁿ in h is that of h^(n−1) in g^(−n/m), divided by n. Growing branches are
// treated so in 1/ζ, whose reciprocal is taken at the end. Cost: O(terms³) operations modulo the factor.
func (b Branch) Expand(rho, sigma poly.Poly, terms int) Puiseux {
	if b.Constant {
		panic("asymptotics: the expansion of a constant branch")
	}
	g := poly.GCD(rho, sigma)
	rho, sigma = rho.Quo(g), sigma.Quo(g)
	if b.Factor.IsZero() {
		r := residues{poly.Poly{}}
		top := rho.Reverse(rho.Degree()).Coeffs()
		below := sigma.Reverse(sigma.Degree()).Coeffs()
		h := r.invert(r.quotient(constants(below), constants(top), terms), b.Multiplicity)
		return Puiseux{Start: -1, Coeffs: r.quotient([]poly.Poly{poly.FromInts(1)}, h, terms)}
	}
	r := residues{b.Factor}
	below, top := r.taylor(sigma), r.taylor(rho)
	h := r.invert(r.quotient(below[b.Multiplicity:], top, terms), b.Multiplicity)
	return Puiseux{Coeffs: append([]poly.Poly{poly.FromInts(0, 1).Rem(b.Factor)}, h[:terms-1]...)}
}

func constants(xs []poly.Elem) []poly.Poly {
	out := make([]poly.Poly, len(xs))
	for i, x := range xs {
		out[i] = poly.Constant(x)
	}
	return out
}

// residues computes in K[x]/(f), f irreducible; in K itself if f is zero.
type residues struct{ f poly.Poly }

func (r residues) mul(a, b poly.Poly) poly.Poly {
	if c := a.Mul(b); !r.f.IsZero() {
		return c.Rem(r.f)
	} else {
		return c
	}
}

func (r residues) inv(a poly.Poly) poly.Poly {
	if r.f.IsZero() {
		return poly.Constant(a.Coeff(0).Inv())
	}
	_, u, _ := poly.ExtGCD(a, r.f)
	return u.Rem(r.f)
}

// taylor returns the Taylor coefficients p^(i)(x)/i! at the zero x of f.
func (r residues) taylor(p poly.Poly) []poly.Poly {
	var out []poly.Poly
	for i := 1; !p.IsZero(); i++ {
		out = append(out, p.Rem(r.f))
		p = p.Derivative().Scale(poly.Rational(exact.NewRat(1, int64(i))))
	}
	return out
}

// quotient returns n coefficients of a/b as a power series; b[0] is not zero.
func (r residues) quotient(a, b []poly.Poly, n int) []poly.Poly {
	out := make([]poly.Poly, n)
	inv := r.inv(b[0])
	for i := range out {
		var c poly.Poly
		if i < len(a) {
			c = a[i]
		}
		for j := 1; j <= min(i, len(b)-1); j++ {
			c = c.Sub(r.mul(b[j], out[i-j]))
		}
		out[i] = r.mul(c, inv)
	}
	return out
}

// invert returns the coefficients of ω¹, ω², … in the inverse of ω = h·(u/u₀)^(1/m), as many as u has.
func (r residues) invert(u []poly.Poly, m int) []poly.Poly {
	g := make([]poly.Poly, len(u))
	inv := r.inv(u[0])
	for i := range u {
		g[i] = r.mul(u[i], inv)
	}
	out := make([]poly.Poly, len(u))
	for n := 1; n <= len(u); n++ {
		c := r.power(g[:n], exact.NewRat(int64(-n), int64(m)))
		out[n-1] = c[n-1].Scale(poly.Rational(exact.NewRat(1, int64(n))))
	}
	return out
}

// power returns the coefficients of g^α for g = 1 + …: from g·c' = α·g'·c, the k-th is (1/k) Σ_i (αi − k + i) g_i c_(k−i).
func (r residues) power(g []poly.Poly, alpha exact.Rat) []poly.Poly {
	out := []poly.Poly{poly.FromInts(1)}
	for k := 1; k < len(g); k++ {
		var c poly.Poly
		for i := 1; i <= k; i++ {
			weight := alpha.Mul(exact.Int(int64(i))).Sub(exact.Int(int64(k - i))).Quo(exact.Int(int64(k)))
			c = c.Add(r.mul(g[i], out[k-i]).Scale(poly.Rational(weight)))
		}
		out = append(out, c)
	}
	return out
}
