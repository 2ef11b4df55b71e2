package poly

import (
	"math/big"
)

// DivMod returns quo and rem with p = quo·q + rem and deg rem < deg q. It panics if q is zero.
//
// Cost: (deg p − deg q + 1)·deg q products; over ℚ in integers, with one final reduction.
func (p Poly) DivMod(q Poly) (quo, rem Poly) {
	if q.IsZero() {
		panic("poly: division by the zero polynomial")
	}
	if p.Degree() < q.Degree() {
		return Poly{}, p
	}
	if common(p.field, q.field) == nil {
		return p.pseudoDivMod(q)
	}
	lead := q.Lead().Inv()
	rc, qc := p.Coeffs(), q.Coeffs()
	n := q.Degree()
	out := make([]Elem, len(rc)-n)
	for i := len(out) - 1; i >= 0; i-- {
		f := rc[i+n].Mul(lead)
		out[i] = f
		if f.IsZero() {
			continue
		}
		for j := 0; j < n; j++ {
			rc[i+j] = rc[i+j].Sub(f.Mul(qc[j]))
		}
	}
	return New(out...), New(rc[:n]...)
}

// pseudoDivMod divides over ℚ: l^k P = A·Q + B in integers, with l = lc(Q) and k the number of steps taken.
func (p Poly) pseudoDivMod(q Poly) (Poly, Poly) {
	n, steps := q.Degree(), p.Degree()-q.Degree()+1
	r := make([]*big.Int, len(p.num))
	for i := range r {
		r[i] = new(big.Int).Set(p.num[i])
	}
	a := zeros(steps)
	l := q.num[n]
	scale, t := big.NewInt(1), new(big.Int)
	for i := steps - 1; i >= 0; i-- {
		c := r[i+n]
		if c.Sign() == 0 {
			continue
		}
		// Multiply through by l/gcd(l, c) only, which keeps the numbers short.
		g := new(big.Int).GCD(nil, nil, t.Abs(l), new(big.Int).Abs(c))
		m, f := new(big.Int).Quo(l, g), new(big.Int).Quo(c, g)
		if m.Cmp(one) != 0 {
			for j := 0; j < i+n; j++ {
				r[j].Mul(r[j], m)
			}
			for j := i + 1; j < steps; j++ {
				a[j].Mul(a[j], m)
			}
			scale.Mul(scale, m)
		}
		a[i] = f
		for j := 0; j < n; j++ {
			r[i+j].Sub(r[i+j], t.Mul(f, q.num[j]))
		}
	}
	den := new(big.Int).Mul(scale, p.den)
	quo := newPoly(nil, a, den)
	if q.den.Cmp(one) != 0 { // P/dp = (A·dq)·(Q/dq) + …
		quo = quo.Scale(newElem(nil, []*big.Int{new(big.Int).Set(q.den)}, one))
	}
	return quo, newPoly(nil, r[:n], den)
}

// Quo returns the quotient of p by q. It panics if q is zero.
func (p Poly) Quo(q Poly) Poly { a, _ := p.DivMod(q); return a }

// Rem returns the remainder of p by q. It panics if q is zero.
func (p Poly) Rem(q Poly) Poly { _, r := p.DivMod(q); return r }

// primitive returns the integers of p divided by their content, over denominator 1; over a number field, p/lc(p).
func (p Poly) primitive() Poly {
	if p.IsZero() {
		return p
	}
	if p.field != nil {
		return p.Monic()
	}
	g := new(big.Int)
	for _, a := range p.num {
		if a.Sign() != 0 {
			g.GCD(nil, nil, g, new(big.Int).Abs(a))
		}
		if g.Cmp(one) == 0 {
			break
		}
	}
	return newPoly(nil, p.num, one).Scale(newElem(nil, []*big.Int{big.NewInt(1)}, g))
}

// GCD returns the monic greatest common divisor; GCD(0, 0) = 0.
//
// Algorithm: a coprimality test modulo a word-sized prime, then Euclid with primitive remainders [Knu97, 4.6.1].
func GCD(p, q Poly) Poly {
	if p.Degree() < q.Degree() {
		p, q = q, p
	}
	if q.IsZero() {
		return p.Monic()
	}
	if common(p.field, q.field) == nil && coprimeModular(p, q) {
		return FromInts(1)
	}
	p, q = p.primitive(), q.primitive()
	for !q.IsZero() {
		p, q = q, p.Rem(q).primitive()
	}
	return p.Monic()
}

// ExtGCD returns the monic g = gcd(p, q) and u, v with up + vq = g; deg u < deg q/g and deg v < deg p/g unless one
// divides the other.
//
// Algorithm: extended Euclid with remainders kept monic. Cost: O(n²) coefficient operations.
func ExtGCD(p, q Poly) (g, u, v Poly) {
	a, b := p, q
	ua, ub := FromInts(1), Poly{}
	for !b.IsZero() {
		quo, rem := a.DivMod(b)
		un := ua.Sub(quo.Mul(ub))
		if !rem.IsZero() {
			c := rem.Lead().Inv()
			rem, un = rem.Scale(c), un.Scale(c)
		}
		a, b, ua, ub = b, rem, ub, un
	}
	if a.IsZero() {
		return Poly{}, Poly{}, Poly{}
	}
	c := a.Lead().Inv()
	g, u = a.Scale(c), ua.Scale(c)
	if !q.IsZero() {
		v = g.Sub(u.Mul(p)).Quo(q)
	}
	return g, u, v
}

// Resultant returns res(p, q), zero exactly when p and q have a common factor; res(p, 0) = 0.
//
// Algorithm: Euclid, res(p, q) = (−1)^(mn) lc(q)^(m−deg r) res(q, r) with r = p mod q.
func Resultant(p, q Poly) Elem {
	if p.IsZero() || q.IsZero() {
		return Elem{}
	}
	out := Int(1)
	for q.Degree() > 0 {
		m, n := p.Degree(), q.Degree()
		r := p.Rem(q)
		if r.IsZero() {
			return Elem{}
		}
		out = out.Mul(q.Lead().Pow(m - r.Degree()))
		if m%2 == 1 && n%2 == 1 {
			out = out.Neg()
		}
		p, q = q, r
	}
	return out.Mul(q.Lead().Pow(p.Degree()))
}

// coprimeModular reports that p and q over ℚ are coprime, by a gcd modulo one prime that divides neither leading
// coefficient: the degree of the gcd modulo such a prime is never smaller. False says nothing.
func coprimeModular(p, q Poly) bool {
	const prime = 1<<31 - 1
	a, b := residues(p, prime), residues(q, prime)
	if a[len(a)-1] == 0 || b[len(b)-1] == 0 {
		return false
	}
	for len(b) > 1 {
		inv := powMod(b[len(b)-1], prime-2, prime)
		for len(a) >= len(b) {
			f := a[len(a)-1] * inv % prime
			off := len(a) - len(b)
			for j, c := range b {
				a[off+j] = (a[off+j] + (prime-f)*c) % prime
			}
			for len(a) > 0 && a[len(a)-1] == 0 {
				a = a[:len(a)-1]
			}
		}
		if len(a) == 0 {
			return false
		}
		a, b = b, a
	}
	return true
}

func residues(p Poly, m uint64) []uint64 {
	out := make([]uint64, len(p.num))
	bm, t := new(big.Int).SetUint64(m), new(big.Int)
	for i, a := range p.num {
		out[i] = t.Mod(a, bm).Uint64()
	}
	return out
}

func powMod(x, n, m uint64) uint64 { // m < 2³²
	out := uint64(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = out * x % m
		}
		x = x * x % m
	}
	return out
}

// Factor is a polynomial with its multiplicity.
type Factor struct {
	Poly Poly
	Mult int
}

// SquareFree returns the square-free decomposition p = lc(p)·∏ fᵢⁱ: monic, pairwise coprime, non-constant fᵢ in order
// of multiplicity. It panics if p is zero.
//
// Algorithm: Yun [Yun76]. Cost: O(number of distinct multiplicities) gcds.
func (p Poly) SquareFree() []Factor {
	if p.IsZero() {
		panic("poly: square-free decomposition of the zero polynomial")
	}
	var out []Factor
	d := p.Derivative()
	g := GCD(p, d)
	b, c := p.Quo(g).Monic(), Poly{}
	c = d.Quo(g).Scale(p.Lead().Inv())
	for i := 1; b.Degree() > 0; i++ {
		c = c.Sub(b.Derivative())
		f := GCD(b, c)
		if f.Degree() > 0 {
			out = append(out, Factor{f, i})
		}
		b, c = b.Quo(f), c.Quo(f)
	}
	return out
}

// SquareFreePart returns the monic product of the distinct irreducible factors of p. It panics if p is zero.
func (p Poly) SquareFreePart() Poly {
	if p.IsZero() {
		panic("poly: square-free part of the zero polynomial")
	}
	return p.Quo(GCD(p, p.Derivative())).Monic()
}
