package poly

import (
	"math/big"
	"slices"

	"rofz/internal/modular"
)

// content returns the greatest common divisor of num, at least 0.
func content(num []*big.Int) *big.Int {
	g := new(big.Int)
	for _, a := range num {
		if a.Sign() != 0 {
			g.GCD(nil, nil, g, a)
		}
		if g.Cmp(one) == 0 {
			break
		}
	}
	return g.Abs(g)
}

// gcdModular returns the monic gcd of two non-constant polynomials over ℚ.
//
// The gcd modulo a prime that divides neither leading coefficient has at least the degree of the true one, so that
// degree 0 proves coprimality at once. Otherwise the images, scaled to have the leading coefficient γ = gcd of the two,
// are combined until they no longer change; a result that divides both polynomials is a common divisor of the largest
// degree possible [Bro71].
func gcdModular(p, q Poly) Poly {
	if coprimeModulo(modular.Large(0), p.num, q.num) { // only faster: contents take longer
		return FromInts(1)
	}
	p, q = p.primitive(), q.primitive()
	m, n := p.Degree(), q.Degree()
	gamma := new(big.Int).GCD(nil, nil, p.num[m], q.num[n])
	degree := min(m, n) + 1
	var images *modular.Integers
	for i := 0; ; i++ {
		f := modular.Large(i)
		a, b := f.Residues(p.num), f.Residues(q.num)
		if a[m] == 0 || b[n] == 0 {
			continue
		}
		g := f.GCD(a, b)
		switch d := len(g) - 1; {
		case d == 0:
			return FromInts(1)
		case d == n && p.dividedBy(q): // only for speed
			return q.Monic()
		case d > degree: // an unlucky prime
			continue
		case d < degree: // all earlier ones were unlucky
			degree, images = d, modular.NewIntegers(d+1)
		}
		changed := images.Include(f, f.Scale(g, f.Residue(gamma)))
		if changed && images.Modulus.BitLen() > 64 {
			continue
		}
		// A single image is tried too: many a gcd is short.
		h := newPoly(nil, slices.Clone(images.Values), one).primitive()
		if p.dividedBy(h) && q.dividedBy(h) {
			return h.Monic()
		}
	}
}

// coprimeModulo reports whether two integer polynomials are coprime because they keep their degrees modulo a prime and
// are coprime there. False says nothing.
func coprimeModulo(f modular.Prime, p, q []*big.Int) bool {
	a, b := f.Residues(p), f.Residues(q)
	return a[len(a)-1] != 0 && b[len(b)-1] != 0 && len(f.GCD(a, b)) == 1
}

// dividedBy reports whether h divides p in ℤ[x], both with integer coefficients and h primitive. By Gauss' lemma that
// is divisibility over ℚ.
func (p Poly) dividedBy(h Poly) bool {
	n := h.Degree()
	if p.Degree() < n {
		return p.IsZero()
	}
	r := make([]*big.Int, len(p.num))
	for i, a := range p.num {
		r[i] = new(big.Int).Set(a)
	}
	lead, t, c := h.num[n], new(big.Int), new(big.Int)
	for i := len(r) - 1 - n; i >= 0; i-- {
		if c.QuoRem(r[i+n], lead, t); t.Sign() != 0 {
			return false
		}
		if c.Sign() == 0 {
			continue
		}
		for j, v := range h.num[:n] {
			r[i+j].Sub(r[i+j], t.Mul(c, v))
		}
	}
	for _, a := range r[:n] {
		if a.Sign() != 0 {
			return false
		}
	}
	return true
}
