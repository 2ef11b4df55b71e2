package poly

// Factor is a polynomial with its multiplicity.
type Factor struct {
	Poly Poly
	Mult int
}

// SquareFree returns the square-free decomposition p = lc(p)·∏ fᵢⁱ: monic, pairwise coprime, non-constant fᵢ in order
// of multiplicity. It panics if p is zero.
//
// Algorithm: Yun [Yun76], over ℚ Musser [Mus75]. Cost: O(number of distinct multiplicities) gcds.
func (p Poly) SquareFree() []Factor { return p.squareFree(nil) }

func (p Poly) squareFree(meter Meter) []Factor {
	if p.IsZero() {
		panic("poly: square-free decomposition of the zero polynomial")
	}
	if p.field == nil {
		out := p.squareFreeIntegers(meter)
		for i, f := range out {
			out[i].Poly = f.Poly.Monic()
		}
		return out
	}
	var out []Factor
	d := p.Derivative()
	g := gcd(meter, p, d)
	b, c := p.Quo(g).Monic(), Poly{}
	c = d.Quo(g).Scale(p.Lead().Inv())
	for i := 1; b.Degree() > 0; i++ {
		c = c.Sub(b.Derivative())
		f := gcd(meter, b, c)
		if f.Degree() > 0 {
			out = append(out, Factor{f, i})
		}
		b, c = b.Quo(f), c.Quo(f)
	}
	return out
}

// squareFreeIntegers is SquareFree over ℚ, with primitive integer polynomials instead of monic ones; the sign of the
// leading coefficient of the first factor of each multiplicity is positive.
//
// With g the product of fᵢ^(i−1) and w that of the fᵢ, gcd(w, g) leaves out f₁, and so on.
func (p Poly) squareFreeIntegers(meter Meter) []Factor {
	var out []Factor
	w, g := p.primitive(), FromInts(1)
	if d := w.Derivative(); d.Degree() > 0 {
		g = gcdModular(meter, w, d)
	}
	w = w.quoIntegers(g)
	for i := 1; w.Degree() > 0; i++ {
		y := FromInts(1)
		if g.Degree() > 0 {
			y = gcdModular(meter, w, g)
		}
		if f := w.quoIntegers(y); f.Degree() > 0 {
			out = append(out, Factor{f, i})
		}
		w, g = y, g.quoIntegers(y)
	}
	return out
}

// quoIntegers returns p/h for a primitive h that divides p, both with integer coefficients.
func (p Poly) quoIntegers(h Poly) Poly {
	if h.Degree() == 0 {
		return p
	}
	return newPoly(nil, p.dividedBy(h), one)
}

// SquareFreePart returns the monic product of the distinct irreducible factors of p. It panics if p is zero.
func (p Poly) SquareFreePart() Poly { return p.squareFreePart(nil) }

func (p Poly) squareFreePart(meter Meter) Poly {
	if p.IsZero() {
		panic("poly: square-free part of the zero polynomial")
	}
	if p.field == nil && p.Degree() > 1 {
		q := p.primitive()
		return q.quoIntegers(gcdModular(meter, q, q.Derivative())).Monic()
	}
	return p.Quo(gcd(meter, p, p.Derivative())).Monic()
}
