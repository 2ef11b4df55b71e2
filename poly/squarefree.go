package poly

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
