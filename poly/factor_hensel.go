package poly

import (
	"math/big"

	"rofz/internal/modular"
)

// lifted is a factorisation f ≡ lc(f)·∏ factors modulo modulus, the factors monic with residues in [0, modulus).
type lifted struct {
	modulus *big.Int
	factors [][]*big.Int
}

// lift takes a factorisation modulo p to one modulo a power of p above twice the Landau–Mignotte bound
// 2ⁿ‖f‖₂|lc(f)| for the coefficients of lc(f)·(a factor of f).
//
// Algorithm: a tree of quadratic Hensel steps [GG13, alg. 15.17].
func lift(meter Meter, f Poly, mods [][]uint64, p modular.Prime) lifted {
	bound := new(big.Int)
	t := new(big.Int)
	for _, a := range f.num {
		bound.Add(bound, t.Mul(a, a))
	}
	bound.Sqrt(bound).Add(bound, one)
	bound.Mul(bound, t.Abs(f.num[len(f.num)-1]))
	bound.Lsh(bound, uint(f.Degree()+2))
	m := new(big.Int).SetUint64(uint64(p))
	for m.Cmp(bound) <= 0 {
		m.Mul(m, m)
	}
	target := make([]*big.Int, len(f.num))
	inv := new(big.Int).ModInverse(f.num[len(f.num)-1], m)
	for i, a := range f.num {
		target[i] = new(big.Int).Mod(t.Mul(a, inv), m)
	}
	l := lifted{modulus: m}
	l.split(meter, target, mods, p)
	return l
}

// split lifts f ≡ ∏ mods (f monic modulo l.modulus) and appends the lifted factors in order.
func (l *lifted) split(meter Meter, f []*big.Int, mods [][]uint64, p modular.Prime) {
	if len(mods) == 1 {
		l.factors = append(l.factors, f)
		return
	}
	k := len(mods) / 2
	g, h := []uint64{1}, []uint64{1}
	for i, m := range mods {
		if i < k {
			g = p.MulPoly(g, m)
		} else {
			h = p.MulPoly(h, m)
		}
	}
	u, res := p.Bezout(g, h)
	s := p.Scale(u, p.Inv(res))
	t, _ := p.DivMod(p.SubPoly([]uint64{1}, p.MulPoly(s, g)), h) // s·g + t·h = 1
	bg, bh := hensel(meter, f, integers(g), integers(h), integers(s), integers(t), new(big.Int).SetUint64(uint64(p)), l.modulus)
	l.split(meter, bg, mods[:k], p)
	l.split(meter, bh, mods[k:], p)
}

// hensel lifts f ≡ gh with sg + th ≡ 1 from modulo m to modulo target = m^(2^k), squaring m each time; g, h monic.
func hensel(meter Meter, f, g, h, s, t []*big.Int, m, target *big.Int) (_, _ []*big.Int) {
	m = new(big.Int).Set(m)
	for m.Cmp(target) < 0 {
		m.Mul(m, m)
		words := len(m.Bits())
		meter.spend(6 * len(g) * len(h) * words * words)
		e := subMod(f, mulMod(g, h, m), m)
		q, r := divMonic(mulMod(s, e, m), h, m)
		g = addMod(g, addMod(mulMod(t, e, m), mulMod(q, g, m), m), m)
		h = addMod(h, r, m)
		b := subMod(addMod(mulMod(s, g, m), mulMod(t, h, m), m), []*big.Int{one}, m)
		c, d := divMonic(mulMod(s, b, m), h, m)
		s = subMod(s, d, m)
		t = subMod(t, addMod(mulMod(t, b, m), mulMod(c, g, m), m), m)
	}
	return g, h
}

func integers(a []uint64) []*big.Int {
	out := make([]*big.Int, len(a))
	for i, x := range a {
		out[i] = new(big.Int).SetUint64(x)
	}
	return out
}

func trim(a []*big.Int) []*big.Int {
	for len(a) > 0 && a[len(a)-1].Sign() == 0 {
		a = a[:len(a)-1]
	}
	return a
}

func mulMod(a, b []*big.Int, m *big.Int) []*big.Int {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	out := zeros(len(a) + len(b) - 1)
	mulInto(out, a, b, new(big.Int))
	for _, c := range out {
		c.Mod(c, m)
	}
	return trim(out)
}

func addMod(a, b []*big.Int, m *big.Int) []*big.Int {
	out := zeros(max(len(a), len(b)))
	for i, c := range out {
		if i < len(a) {
			c.Add(c, a[i])
		}
		if i < len(b) {
			c.Add(c, b[i])
		}
		c.Mod(c, m)
	}
	return trim(out)
}

func subMod(a, b []*big.Int, m *big.Int) []*big.Int {
	neg := make([]*big.Int, len(b))
	for i := range b {
		neg[i] = new(big.Int).Neg(b[i])
	}
	return addMod(a, neg, m)
}

// divMonic returns quotient and remainder by the monic h modulo m.
func divMonic(a, h []*big.Int, m *big.Int) (q, r []*big.Int) {
	n := len(h) - 1
	r = make([]*big.Int, len(a))
	for i := range a {
		r[i] = new(big.Int).Set(a[i])
	}
	if len(a) <= n {
		return nil, r
	}
	q = zeros(len(a) - n)
	t := new(big.Int)
	for i := len(q) - 1; i >= 0; i-- {
		c := q[i].Mod(r[i+n], m)
		for j := 0; j < n; j++ {
			r[i+j].Sub(r[i+j], t.Mul(c, h[j]))
		}
	}
	r = r[:n]
	for _, c := range r {
		c.Mod(c, m)
	}
	return trim(q), trim(r)
}
