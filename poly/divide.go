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
	g := content(p.num)
	if g.Cmp(one) == 0 {
		return Poly{nil, p.num, one}
	}
	num := make([]*big.Int, len(p.num))
	for i, a := range p.num {
		num[i] = new(big.Int).Quo(a, g)
	}
	return Poly{nil, num, one}
}
