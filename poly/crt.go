package poly

import (
	"math/big"
	"slices"
)

// crt collects integers from their residues modulo one prime after the other.
type crt struct {
	modulus *big.Int
	values  []*big.Int // in (−modulus/2, modulus/2)
}

func newCRT(n int) *crt { return &crt{big.NewInt(1), zeros(n)} }

// include takes the residues modulo f's prime, which must be new, and reports whether any value changed.
func (c *crt) include(f *wordField, residues []uint64) bool {
	inv := f.inv(f.reduce(c.modulus))
	step := new(big.Int)
	changed := false
	for i, v := range c.values {
		d := f.residue(f.mul(f.sub(residues[i], f.reduce(v)), inv))
		if d == 0 {
			continue
		}
		changed = true
		// The symmetric remainder keeps a short value short, whatever its sign.
		if d > f.p/2 {
			step.SetUint64(f.p - d)
			v.Sub(v, step.Mul(step, c.modulus))
		} else {
			step.SetUint64(d)
			v.Add(v, step.Mul(step, c.modulus))
		}
	}
	c.modulus.Mul(c.modulus, step.SetUint64(f.p))
	return changed
}

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
	p, q = p.primitive(), q.primitive()
	m, n := p.Degree(), q.Degree()
	gamma := new(big.Int).GCD(nil, nil, p.num[m], q.num[n])
	degree := min(m, n) + 1
	var images *crt
	for i := 0; ; i++ {
		f := modulus(i)
		a, b := f.reduceAll(p.num), f.reduceAll(q.num)
		if a[m] == 0 || b[n] == 0 {
			continue
		}
		g := f.gcd(a, b)
		switch d := len(g) - 1; {
		case d == 0:
			return FromInts(1)
		case d > degree: // an unlucky prime
			continue
		case d < degree: // all earlier ones were unlucky
			degree, images = d, newCRT(d+1)
		}
		c := f.reduce(gamma)
		for j := range g {
			g[j] = f.mul(g[j], c)
		}
		if changed := images.include(f, g); changed && images.modulus.BitLen() > 64 {
			continue
		}
		// A single image is tried too: many a gcd is short.
		h := newPoly(nil, slices.Clone(images.values), one).primitive()
		if p.dividedBy(h) && q.dividedBy(h) {
			return h.Monic()
		}
	}
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
