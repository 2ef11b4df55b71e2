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

// gcdModular returns the gcd of two non-constant polynomials over ℚ, primitive with integer coefficients.
//
// The gcd modulo a prime that divides neither leading coefficient has at least the degree of the true one, so that
// degree 0 proves coprimality at once. Otherwise the images are combined: scaled to have the leading coefficient
// γ = gcd of the two, they are integers that no longer change when there are enough; divided by γ they are those of the
// monic gcd, often far earlier [Wan81]. A result that divides both polynomials is a common divisor of the largest degree
// possible [Bro71].
func gcdModular(meter Meter, p, q Poly) Poly {
	m, n := p.Degree(), q.Degree()
	degree, next := min(m, n)+1, 1
	var gamma *big.Int
	var images *modular.Integers
	for i, used := 0, 0; ; i++ {
		meter.spend((m+1)*(n+1) + len(p.num)*longest(p.num) + len(q.num)*longest(q.num))
		f := modular.Large(i)
		a, b := f.Residues(p.num), f.Residues(q.num)
		if a[m] == 0 || b[n] == 0 {
			continue
		}
		g := f.GCD(a, b)
		if len(g) > 1 && gamma == nil { // coprime polynomials, the usual case, are done before
			p, q = p.primitive(), q.primitive()
			gamma = new(big.Int).GCD(nil, nil, p.num[m], q.num[n])
		}
		switch d := len(g) - 1; {
		case d == 0:
			return FromInts(1)
		case d == n && p.dividedBy(q) != nil: // only for speed
			return q
		case d > degree: // an unlucky prime
			continue
		case d < degree: // all earlier ones were unlucky
			degree, images, used, next = d, modular.NewIntegers(d+1), 0, 1
		}
		changed := images.Include(f, f.Scale(g, f.Residue(gamma)))
		used++
		if !changed || used == 1 {
			h := newPoly(nil, slices.Clone(images.Values), one).primitive()
			if p.dividedBy(h) != nil && q.dividedBy(h) != nil {
				return h
			}
		}
		if used == next {
			next += 1 + next/2
			if h, ok := fractions(images); ok && p.dividedBy(h) != nil && q.dividedBy(h) != nil {
				return h
			}
		}
	}
}

// fractions returns the primitive polynomial whose coefficients are, but for a common factor, residues of fractions
// with a common denominator: the leading coefficient is 1 of them. It fails when a numerator or the denominator would
// exceed √(M/2) for the modulus M, below which fractions are unique [Wan81].
func fractions(x *modular.Integers) (Poly, bool) {
	n := len(x.Values) - 1
	half := new(big.Int).Rsh(x.Modulus, 1)
	most := new(big.Int).Sqrt(half)
	unit := new(big.Int).ModInverse(x.Values[n], x.Modulus)
	if unit == nil {
		return Poly{}, false
	}
	nums := make([]*big.Int, n+1)
	den := big.NewInt(1)
	for i, v := range x.Values {
		v = new(big.Int).Mul(v, unit)
		v.Mod(v.Mul(v, den), x.Modulus)
		num, d, ok := fraction(v, x.Modulus, most)
		if !ok || den.Mul(den, d).Cmp(most) > 0 {
			return Poly{}, false
		}
		if d.Cmp(one) != 0 {
			for _, y := range nums[:i] {
				y.Mul(y, d)
			}
		}
		nums[i] = num
	}
	return newPoly(nil, nums, new(big.Int).Set(one)).primitive(), true
}

// fraction returns num/den ≡ v modulo m with both at most the given bound in modulus, den > 0.
//
// Algorithm: Euclid's on m and v, as far as remainders exceed the bound [Wan81].
func fraction(v, m, most *big.Int) (num, den *big.Int, ok bool) {
	a, b := new(big.Int).Set(m), new(big.Int).Set(v)
	s, t := new(big.Int), big.NewInt(1) // a ≡ sv, b ≡ tv
	q, r := new(big.Int), new(big.Int)
	for b.CmpAbs(most) > 0 {
		q.QuoRem(a, b, r)
		a, b, r = b, r, a
		r.Mul(q, t)
		s.Sub(s, r)
		s, t = t, s
	}
	if t.Sign() < 0 {
		b.Neg(b)
		t.Neg(t)
	}
	return b, t, t.Cmp(most) <= 0
}

// dividedBy returns p/h if h divides p in ℤ[x], both with integer coefficients and h primitive, else nil. By Gauss' lemma
// that is divisibility over ℚ.
func (p Poly) dividedBy(h Poly) []*big.Int {
	n := h.Degree()
	if p.Degree() < n {
		return nil
	}
	r := make([]*big.Int, len(p.num))
	for i, a := range p.num {
		r[i] = new(big.Int).Set(a)
	}
	quo := make([]*big.Int, len(r)-n)
	lead, t := h.num[n], new(big.Int)
	for i := len(quo) - 1; i >= 0; i-- {
		c := new(big.Int)
		if c.QuoRem(r[i+n], lead, t); t.Sign() != 0 {
			return nil
		}
		quo[i] = c
		if c.Sign() == 0 {
			continue
		}
		for j, v := range h.num[:n] {
			r[i+j].Sub(r[i+j], t.Mul(c, v))
		}
	}
	for _, a := range r[:n] {
		if a.Sign() != 0 {
			return nil
		}
	}
	return quo
}
