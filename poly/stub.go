package poly

func (p Poly) Factor() []Factor  { panic("stub") } // over ℚ only: monic irreducible factors in a canonical order (degree, then coefficients)
func (p Poly) Irreducible() bool { panic("stub") } // over ℚ only
