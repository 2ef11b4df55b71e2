package modular

import (
	"math/big"
	"slices"
)

// Polynomials are slices of coefficients, ascending and without trailing zeros; the zero polynomial is empty. The
// methods leave their arguments as they are.

// trim drops trailing zeros.
func trim(a []uint64) []uint64 {
	for len(a) > 0 && a[len(a)-1] == 0 {
		a = a[:len(a)-1]
	}
	return a
}

// SubPoly returns a − b.
func (p Prime) SubPoly(a, b []uint64) []uint64 {
	out := make([]uint64, max(len(a), len(b)))
	copy(out, a)
	p.AddScaled(out, p.Neg(1), b)
	return trim(out)
}

// MulPoly returns a·b.
func (p Prime) MulPoly(a, b []uint64) []uint64 {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	out := make([]uint64, len(a)+len(b)-1)
	for i, c := range a {
		p.AddScaled(out[i:], c, b)
	}
	return out
}

// Scale returns c·a for c ≠ 0.
func (p Prime) Scale(a []uint64, c uint64) []uint64 {
	out := make([]uint64, len(a))
	p.AddScaled(out, c, a)
	return out
}

// Monic returns a, not zero, divided by its leading coefficient.
func (p Prime) Monic(a []uint64) []uint64 { return p.Scale(a, p.Inv(a[len(a)-1])) }

// Derivative returns a'.
func (p Prime) Derivative(a []uint64) []uint64 {
	out := make([]uint64, max(len(a)-1, 0))
	for i := range out {
		out[i] = p.Mul(a[i+1], p.Int(int64(i+1)))
	}
	return trim(out)
}

// Eval returns a(x).
func (p Prime) Eval(a []uint64, x uint64) (y uint64) {
	for i := len(a) - 1; i >= 0; i-- {
		y = p.Add(p.Mul(y, x), a[i])
	}
	return y
}

// DivMod returns quotient and remainder of a by b ≠ 0.
func (p Prime) DivMod(a, b []uint64) (quo, rem []uint64) { return p.divide(slices.Clone(a), b) }

// divide is DivMod in place of a.
func (p Prime) divide(a, b []uint64) (quo, rem []uint64) {
	n := len(b) - 1
	if len(a) <= n {
		return nil, a
	}
	inv := p.Inv(b[n])
	quo = make([]uint64, len(a)-n)
	for i := len(quo) - 1; i >= 0; i-- {
		if quo[i] = p.Mul(a[i+n], inv); quo[i] != 0 {
			p.AddScaled(a[i:], p.Neg(quo[i]), b[:n])
		}
	}
	return quo, trim(a[:n])
}

// GCD returns the monic greatest common divisor of a and b, not both zero.
func (p Prime) GCD(a, b []uint64) []uint64 {
	a, b = slices.Clone(a), slices.Clone(b)
	for len(b) > 0 {
		_, r := p.divide(a, b)
		a, b = b, r
	}
	return p.Monic(a)
}

// Resultant returns res(a, b) for a, b ≠ 0.
func (p Prime) Resultant(a, b []uint64) uint64 {
	a, b = slices.Clone(a), slices.Clone(b)
	out := uint64(1)
	for len(b) > 1 {
		m, n := len(a)-1, len(b)-1
		_, r := p.divide(a, b)
		if len(r) == 0 {
			return 0
		}
		out = p.Mul(out, p.Pow(b[n], uint64(m-len(r)+1)))
		if m%2 == 1 && n%2 == 1 {
			out = p.Neg(out)
		}
		a, b = b, r
	}
	return p.Mul(out, p.Pow(b[0], uint64(len(a)-1)))
}

// Bezout returns u with u·a ≡ res(a, b) modulo b and deg b coefficients, of which the last ones may be zero, and the
// resultant; deg a and deg b are at least 1. If the resultant is zero, u is nil.
func (p Prime) Bezout(a, b []uint64) (u []uint64, res uint64) {
	if res = p.Resultant(a, b); res == 0 {
		return nil, 0
	}
	r0, r1 := slices.Clone(a), slices.Clone(b)
	u0, u1 := []uint64{1}, []uint64(nil) // uᵢ·a ≡ rᵢ
	for len(r1) > 0 {
		q, r := p.divide(r0, r1)
		r0, r1, u0, u1 = r1, r, u1, p.SubPoly(u0, p.MulPoly(q, u1))
	}
	u = make([]uint64, len(b)-1)
	p.AddScaled(u, p.Quo(res, r0[0]), u0)
	return u, res
}

// power returns aⁿ modulo g, deg g ≥ 1.
func (p Prime) power(a []uint64, n *big.Int, g []uint64) []uint64 {
	out := []uint64{1}
	for i := n.BitLen() - 1; i >= 0; i-- {
		_, out = p.divide(p.MulPoly(out, out), g)
		if n.Bit(i) == 1 {
			_, out = p.divide(p.MulPoly(out, a), g)
		}
	}
	return out
}

// Root returns a root of f of degree ≥ 1, if there is one in the field. The prime is odd.
//
// Algorithm: as Factor, which see.
func (p Prime) Root(f []uint64) (uint64, bool) {
	roots := p.Roots(f)
	if len(roots) == 0 {
		return 0, false
	}
	return roots[0], true
}

// Roots returns the roots of f of degree ≥ 1 in the field, each once. The prime is odd.
//
// Algorithm: as Factor, which see.
func (p Prime) Roots(f []uint64) []uint64 {
	h := p.power([]uint64{0, 1}, new(big.Int).SetUint64(uint64(p)), f)
	g := p.GCD(f, p.SubPoly(h, []uint64{0, 1}))
	if len(g) < 2 {
		return nil
	}
	var out []uint64
	seed := uint64(1)
	for _, x := range p.equalDegree(g, 1, &seed) {
		out = append(out, p.Neg(x[0]))
	}
	return out
}

// Factor splits a monic square-free polynomial into monic irreducible ones. The prime is odd.
//
// Algorithm: distinct degrees, then equal degrees [CZ81]: the product of the irreducible polynomials whose degree
// divides d is x^(p^d) − x, and a^((p^d−1)/2) − 1 takes apart those of degree d, for random a. The random choices come
// from a fixed sequence, so that the result is always the same.
func (p Prime) Factor(f []uint64) [][]uint64 {
	var out [][]uint64
	x := []uint64{0, 1}
	h, seed := x, uint64(1)
	for d := 1; len(f)-1 >= 2*d; d++ {
		h = p.power(h, new(big.Int).SetUint64(uint64(p)), f)
		if g := p.GCD(f, p.SubPoly(h, x)); len(g) > 1 {
			out = append(out, p.equalDegree(g, d, &seed)...)
			f, _ = p.DivMod(f, g)
			_, h = p.DivMod(h, f)
		}
	}
	if len(f) > 1 {
		out = append(out, f)
	}
	return out
}

// equalDegree splits a product f of irreducible polynomials of degree d each.
func (p Prime) equalDegree(f []uint64, d int, seed *uint64) [][]uint64 {
	n := len(f) - 1
	if n == d {
		return [][]uint64{f}
	}
	e := new(big.Int).Exp(new(big.Int).SetUint64(uint64(p)), big.NewInt(int64(d)), nil)
	e.Rsh(e, 1) // (p^d − 1)/2
	for {
		a := make([]uint64, n)
		for i := range a {
			*seed = *seed*6364136223846793005 + 1442695040888963407
			a[i] = (*seed >> 33) % uint64(p)
		}
		if a = trim(a); len(a) < 2 {
			continue
		}
		g := p.GCD(f, p.SubPoly(p.power(a, e, f), []uint64{1}))
		if m := len(g) - 1; m > 0 && m < n {
			h, _ := p.DivMod(f, g)
			return append(p.equalDegree(g, d, seed), p.equalDegree(h, d, seed)...)
		}
	}
}
