package proofs

import (
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// strictSteps returns squares for Schur's leads of q that are > 0 on the axis but at ±iy, if y > 0, and, if atOrigin is true, at 0.
func (p *generalLinearProver) strictSteps(q zetaPoly, y exact.Rat) (steps []certificate.Step, atOrigin, ok bool) {
	for _, s := range schurSteps(q) {
		if s.lead.IsZero() {
			return nil, false, false
		}
		e := inMinusSquare(s.lead)
		low, at, rest := p.splitZeros(e, y)
		if p.k.Sign(rest.Coeff(0)) < 0 || p.k.Sign(rest.Lead()) < 0 || hasPositiveRoot(p.k, rest) {
			return nil, false, false
		}
		atOrigin = atOrigin || low > 0
		steps = append(steps, certificate.Step{Squares: p.strictSquares(e, low, at), Divided: s.divided})
	}
	return steps, atOrigin, true
}

// splitZeros returns the powers of t and of t − y² that divide e, the latter with an even exponent and expanded, and the quotient.
func (p *generalLinearProver) splitZeros(e poly.Poly, y exact.Rat) (low int, at, rest poly.Poly) {
	for e.Coeff(low).IsZero() {
		low++
	}
	at, rest = poly.FromInts(1), e.Quo(poly.Monomial(poly.Int(1), low))
	if y.Sign() > 0 {
		double := poly.FromRats(y.Mul(y).Neg(), exact.Int(1)).Pow(2)
		for quo, rem := rest.DivMod(double); rem.IsZero(); quo, rem = rest.DivMod(double) {
			rest, at = quo, at.Mul(double)
		}
	}
	return low, at, rest
}

// strictSquares decomposes e = t^low·at·(…), the last factor being positive on t ≥ 0: for a small ε > 0, e − εt^low·at ≥ 0.
func (p *generalLinearProver) strictSquares(e poly.Poly, low int, at poly.Poly) []certificate.Square {
	if at.Degree() == 0 && noNegative(p.k, e) {
		return monomialSquares(poly.Int(1), e, poly.FromInts(1), 0)
	}
	root := poly.FromInts(1) // at = root²
	if n := at.Degree(); n > 0 {
		root = p.k.SquareFreePart(at).Monic().Pow(n / 2)
	}
	for bits := 1; ; bits++ {
		eps := poly.Rational(pow2(-bits))
		if squares, y := axisSquares(p.ctx, p.k, e.Sub(at.Shift(low).Scale(eps))); y == nil {
			return append([]certificate.Square{square(eps, low, root)}, squares...)
		}
	}
}

// collisions returns the rational y > 0 for which a lead of Schur's reduction of q vanishes at iy; all is false if there are
// irrational ones.
func (p *generalLinearProver) collisions(q zetaPoly) (ys []exact.Rat, all bool) {
	f := poly.FromInts(1)
	for _, s := range schurSteps(q) {
		if s.lead.IsZero() {
			return nil, false
		}
		f = p.k.SquareFreePart(p.k.Mul(f, inMinusSquare(s.lead).WithoutZero()))
	}
	all = true
	for _, x := range p.k.PositiveRoots(f) {
		const bits = 64
		if !x.IsPoint() {
			x = p.k.Refine(f, x, x.Lo.Mul(pow2(-2*bits)))
		}
		t := exact.SimplestBetween(x.Lo, x.Hi)
		y, ok := t.Sqrt()
		if ok = ok && f.EvalRat(t).IsZero(); ok {
			ys = append(ys, y)
		}
		all = all && ok
	}
	return ys, all
}

// powersAt puts in M(iy) with evidence about its powers.
func (p *generalLinearProver) powersAt(c *certificate.GeneralLinear, y exact.Rat) {
	r := len(p.n)
	m := p.valueAt(poly.Rational(y), true, func(f poly.Poly) poly.Poly { return f })
	c.Y, c.Re, c.Im = y, nil, nil
	for _, row := range m[:r] {
		c.Re, c.Im = append(c.Re, row[:r]), append(c.Im, row[r:])
	}
	at := exact.Gaussian{Im: y}
	re, im := p.chi.at(at)
	c.At, _ = proposePowerBound(p.k, m, re.Mul(re).Add(im.Mul(im)))
}

// blockAt takes the evidence about M(iy) alone.
func (p *generalLinearProver) blockAt(of *certificate.GeneralLinear) (*certificate.GeneralLinear, Reason) {
	c := p.claim()
	c.Y, c.Re, c.Im, c.At = of.Y, of.Re, of.Im, of.At
	return c, BlockAt{c.Y}
}

// hiddenPole returns the evidence for a pole of an entry of M in Re z ≤ 0, given that L has a zero there.
func (p *generalLinearProver) hiddenPole() (*certificate.GeneralLinear, Reason) {
	for i, row := range p.n {
		for j, x := range row {
			f := p.l
			for g := p.k.GCD(f, x); g.Degree() > 0; g = p.k.GCD(f, x) {
				f = f.Quo(g)
			}
			c := p.claim()
			if x.IsZero() || !p.locate(c, f, x) {
				continue
			}
			c.Row, c.Column, c.Rest = i+1, j+1, p.l.Quo(c.Factor)
			_, c.FactorU, c.FactorV = poly.ExtGCD(c.Factor, x)
			return c, HiddenPole{Row: c.Row, Column: c.Column}
		}
	}
	panic("internal error: no entry has a pole that the denominator has")
}

// locate puts in a factor of f, which has no common zero with x, and where it has a zero in Re z ≤ 0; it reports false if f has none.
func (p *generalLinearProver) locate(c *certificate.GeneralLinear, f, x poly.Poly) bool {
	even := p.k.SquareFreePart(p.k.GCD(f, f.Reflect()))
	if e := inMinusSquare(even); hasPositiveRoot(p.k, e) {
		at := p.k.PositiveRoots(e)[0]
		if c.Factor = even; at.IsPoint() {
			for w := half(at.Lo); ; w = half(w) {
				if at = (exact.Interval{Lo: at.Mid().Sub(w), Hi: at.Mid().Add(w)}); p.k.CountRoots(e, at.Lo, at.Hi) == 1 && !e.EvalRat(at.Lo).IsZero() {
					break
				}
			}
		}
		c.From, c.To = at.Lo, at.Hi
		return true
	}
	if f.Degree() < 1 || p.k.ZerosInRightHalfPlane(f) {
		return false
	}
	d := poleInLeftHalfPlane(p.k, x, f)
	c.Factor, c.PoleDisc = f, &certificate.Circle{Center: d.Center, Radius: d.Radius, Count: d.Count}
	return true
}
