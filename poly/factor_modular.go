package poly

import (
	"math/big"
	"slices"
)

// modPoly is a polynomial modulo a small odd prime p < 2³¹, ascending, without trailing zeros.
type modPoly []uint64

func (f modPoly) degree() int { return len(f.trim()) - 1 }

func (f modPoly) trim() modPoly {
	for len(f) > 0 && f[len(f)-1] == 0 {
		f = f[:len(f)-1]
	}
	return f
}

func (f modPoly) big() []*big.Int {
	out := make([]*big.Int, len(f))
	for i, a := range f {
		out[i] = new(big.Int).SetUint64(a)
	}
	return out
}

func (f modPoly) sub(g modPoly, p uint64) modPoly {
	out := make(modPoly, max(len(f), len(g)))
	copy(out, f)
	for i, b := range g {
		out[i] = (out[i] + p - b) % p
	}
	return out.trim()
}

func (f modPoly) mul(g modPoly, p uint64) modPoly {
	if len(f) == 0 || len(g) == 0 {
		return nil
	}
	out := make(modPoly, len(f)+len(g)-1)
	for i, a := range f {
		for j, b := range g {
			out[i+j] = (out[i+j] + a*b) % p
		}
	}
	return out.trim()
}

func (f modPoly) scale(c, p uint64) modPoly {
	out := make(modPoly, len(f))
	for i, a := range f {
		out[i] = a * c % p
	}
	return out.trim()
}

func (f modPoly) monic(p uint64) modPoly {
	if f = f.trim(); len(f) == 0 {
		return f
	}
	return f.scale(powMod(f[len(f)-1], p-2, p), p)
}

func (f modPoly) derivative(p uint64) modPoly {
	if len(f) < 2 {
		return nil
	}
	out := make(modPoly, len(f)-1)
	for i := range out {
		out[i] = f[i+1] * (uint64(i+1) % p) % p
	}
	return out.trim()
}

// divMod divides by g ≠ 0.
func (f modPoly) divMod(g modPoly, p uint64) (q, r modPoly) {
	g = g.trim()
	n := len(g) - 1
	r = slices.Clone(f.trim())
	if len(r) <= n {
		return nil, r
	}
	inv := powMod(g[n], p-2, p)
	q = make(modPoly, len(r)-n)
	for i := len(q) - 1; i >= 0; i-- {
		c := r[i+n] * inv % p
		q[i] = c
		if c == 0 {
			continue
		}
		for j, b := range g {
			r[i+j] = (r[i+j] + (p-c)*b) % p
		}
	}
	return q, r[:n].trim()
}

func (f modPoly) rem(g modPoly, p uint64) modPoly { _, r := f.divMod(g, p); return r }

func (f modPoly) gcd(g modPoly, p uint64) modPoly {
	for len(g.trim()) > 0 {
		f, g = g, f.rem(g, p)
	}
	return f.monic(p)
}

// bezout returns s, t with s·f + t·g = 1, deg s < deg g, deg t < deg f, for coprime f and g.
func (f modPoly) bezout(g modPoly, p uint64) (s, t modPoly) {
	a, b := f, g
	sa, sb := modPoly{1}, modPoly(nil)
	for len(b.trim()) > 0 {
		q, r := a.divMod(b, p)
		a, b, sa, sb = b, r, sb, sa.sub(q.mul(sb, p), p)
	}
	a = a.trim()
	s = sa.scale(powMod(a[0], p-2, p), p).rem(g, p)
	t, _ = modPoly{1}.sub(s.mul(f, p), p).divMod(g, p)
	return s, t
}

func product(fs []modPoly, p uint64) modPoly {
	out := modPoly{1}
	for _, f := range fs {
		out = out.mul(f, p)
	}
	return out
}

// power returns fⁿ modulo g.
func (f modPoly) power(n *big.Int, g modPoly, p uint64) modPoly {
	out := modPoly{1}
	for i := n.BitLen() - 1; i >= 0; i-- {
		out = out.mul(out, p).rem(g, p)
		if n.Bit(i) == 1 {
			out = out.mul(f, p).rem(g, p)
		}
	}
	return out
}

// factor splits a monic square-free polynomial into monic irreducible ones: distinct degrees, then equal degrees
// [CZ81]. The random choices come from a fixed sequence, so that the result is always the same.
func (f modPoly) factor(p uint64) []modPoly {
	var out []modPoly
	h := modPoly{0, 1}
	seed := uint64(1)
	for d := 1; f.degree() >= 2*d; d++ {
		h = h.power(new(big.Int).SetUint64(p), f, p)
		if g := f.gcd(h.sub(modPoly{0, 1}, p), p); g.degree() > 0 {
			out = append(out, g.equalDegree(d, p, &seed)...)
			f, _ = f.divMod(g, p)
			h = h.rem(f, p)
		}
	}
	if f.degree() > 0 {
		out = append(out, f)
	}
	return out
}

// equalDegree splits a product of irreducible polynomials of degree d each.
func (f modPoly) equalDegree(d int, p uint64, seed *uint64) []modPoly {
	if f.degree() == d {
		return []modPoly{f}
	}
	e := new(big.Int).Exp(new(big.Int).SetUint64(p), big.NewInt(int64(d)), nil)
	e.Rsh(e, 1) // (p^d − 1)/2
	for {
		a := make(modPoly, f.degree())
		for i := range a {
			*seed = *seed*6364136223846793005 + 1442695040888963407
			a[i] = (*seed >> 33) % p
		}
		if g := f.gcd(a.trim(), p); a.degree() < 1 || g.degree() > 0 && g.degree() == f.degree() {
			continue
		}
		g := f.gcd(a.power(e, f, p).sub(modPoly{1}, p), p)
		if g.degree() > 0 && g.degree() < f.degree() {
			h, _ := f.divMod(g, p)
			return append(g.equalDegree(d, p, seed), h.equalDegree(d, p, seed)...)
		}
	}
}
