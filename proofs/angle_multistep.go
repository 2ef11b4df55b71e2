package proofs

import (
	"context"

	"rofz/asymptotics"
	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// multistepSectors decides in which sectors a multistep method is stable, given that it is not A-stable.
type multistepSectors struct {
	ctx        context.Context
	k          algebraic.Field
	rho, sigma poly.Poly
	common     *commonZeros // nil if ρ and σ are coprime
	turns      []exact.Rat  // of ρ₁ + σ₁, if its zeros lie in |ζ| < 1
	inDisc     bool
	tan        algebraic.Number // the infimum of |Im ρ/σ|/|Re ρ/σ| where Re ρ/σ < 0 on |ζ| = 1
	bounded    bool             // there is one
}

func newMultistepSectors(ctx context.Context, k algebraic.Field, rho, sigma poly.Poly) *multistepSectors {
	s := &multistepSectors{ctx: ctx, k: k, rho: rho, sigma: sigma, common: commonZerosOf(k, rho, sigma)}
	rho1, sigma1 := s.reduced()
	f := rho1.Add(sigma1)
	g := f.Cayley(rho1.Degree())
	if k.Sign(g.Coeff(0)) < 0 {
		g = g.Neg()
	}
	if f.Degree() == rho1.Degree() && g.Degree() == rho1.Degree() {
		s.turns, s.inDisc = turnsOf(ctx, k, g)
	}
	if s.inDisc {
		s.tan, s.bounded = asymptotics.CurveOf(rho1, sigma1).Tangent(k)
	}
	return s
}

// reduced returns ρ₁ and σ₁, which are coprime.
func (s *multistepSectors) reduced() (rho, sigma poly.Poly) {
	if s.common == nil {
		return s.rho, s.sigma
	}
	return s.common.rho, s.common.sigma
}

// some returns a T > 0 with stability in its sector; ok is false if there is none, or none was found.
func (s *multistepSectors) some() (tan exact.Rat, ok bool) {
	switch {
	case !s.inDisc || s.bounded && s.tan.Cmp(algebraic.Number{}) <= 0:
		return tan, false
	case s.bounded:
		tan, _ = s.around(2)
	default:
		tan = exact.Int(1)
	}
	if s.common == nil {
		return tan, true
	}
	least, limited := s.common.tangent()
	if limited && !tan.Less(least) {
		tan = exact.SimplestBetween(quarter(exact.Rat{}, least), quarter(least, exact.Rat{}))
	}
	return tan, tan.Sign() > 0
}

func (s *multistepSectors) claim(p Property) *certificate.MultistepSector {
	return &certificate.MultistepSector{Property: string(p), Rho: s.rho, Sigma: s.sigma}
}

func (s *multistepSectors) settle(c *certificate.MultistepSector, reason Reason) Decision {
	return settleInField(s.k, Property(c.Property), c, func(x exact.Interval) { c.Root = x }, reason)
}

// around returns simple numbers just below and just above tan α > 0.
func (s *multistepSectors) around(bits int) (below, above exact.Rat) {
	for b := uint(bits + 2); ; b *= 2 {
		x := s.tan.Enclose(b)
		if x.Lo.Sign() <= 0 || x.Lo.Mul(pow2(-bits-1)).Less(x.Width()) {
			continue
		}
		w := x.Lo.Mul(pow2(-bits - 1))
		below, above = exact.SimplestBetween(x.Lo.Sub(w), x.Lo), exact.SimplestBetween(x.Hi, x.Hi.Add(w))
		if t, ok := s.tan.Rational(); ok {
			half := w.Mul(exact.NewRat(1, 2))
			below, above = exact.SimplestBetween(t.Sub(w), t.Sub(half)), exact.SimplestBetween(t.Add(half), t.Add(w))
		}
		return below, above
	}
}

// angle returns it, given that the method is A(0)-stable and not A-stable.
func (s *multistepSectors) angle() Angle {
	if !s.bounded {
		return Angle{Why: CommonRoot{}}
	}
	tan := s.tan
	if s.common != nil {
		if least, limited := s.common.tangent(); limited && !tan.Enclose(closeness).Hi.Less(least) {
			return Angle{Why: CommonRoot{}}
		}
	}
	out := Angle{Known: true, Tan: &tan}
	out.Below, out.Above = s.around(closeness)
	out.Inside, out.Outside = s.inside(alphaStable, out.Below), s.outside(out.Above)
	if t, ok := tan.Rational(); ok {
		if d := s.inside(alphaStable, t); d.Verdict.Proved() { // or an irrational point of the circle speaks against more
			out.Below, out.Inside = t, d
		}
	}
	return out.settled()
}

// inside lets the core judge the stability in a sector with T ≤ tan α.
func (s *multistepSectors) inside(p Property, tan exact.Rat) Decision {
	c := s.claim(p)
	c.Tan, c.Turns = tan, s.turns
	if s.common != nil {
		s.common.fill(c)
	}
	x, outside := c.Parts()
	c.Ends, c.Pieces = nil, nil
	squares := 0
	for _, piece := range s.pieces(x, outside) {
		f := x
		if piece.outside {
			f = outside
		}
		all, y := axisSquares(s.ctx, s.k, certificate.OnPiece(f, piece.from, piece.to))
		if y != nil {
			return Decision{Property: p, Reason: NoSector{}}
		}
		squares += len(all)
		c.Pieces = append(c.Pieces, all)
		if piece.to != nil {
			c.Ends = append(c.Ends, *piece.to)
		}
	}
	return s.settle(c, SectorHolds{Tan: tan, Squares: squares, Roots: true})
}

// piece is an interval of v, without an end if to is nil, where Y² ≥ T²X², or else X ≥ 0.
type piece struct {
	from    exact.Rat
	to      *exact.Rat
	outside bool
}

// pieces returns a partition of v ≥ 0: around each interval where X < 0 there is a larger one where Y² ≥ T²X², if T is not too large.
//
// Algorithm: zeros of X where its sign changes are enclosed more and more narrowly until it is so.
func (s *multistepSectors) pieces(x, outside poly.Poly) []piece {
	odd := poly.FromInts(1)
	for _, f := range x.SquareFree() {
		if f.Mult%2 == 1 {
			odd = odd.Mul(f.Poly)
		}
	}
	odd = odd.WithoutZero()
	zeros := s.k.PositiveRoots(odd)
	for i, z := range zeros {
		if x := exact.SimplestBetween(z.Lo, z.Hi); odd.EvalRat(x).IsZero() {
			zeros[i] = exact.Point(x)
		}
	}
	negative := false
	for _, c := range x.Coeffs() {
		if sign := s.k.Sign(c); sign != 0 {
			negative = sign < 0
			break
		}
	}
	for bits := 2; ; bits++ {
		budget.Poll(s.ctx)
		for i, z := range zeros {
			if !z.IsPoint() {
				zeros[i] = s.k.Refine(odd, z, z.Hi.Mul(pow2(-bits)))
			}
		}
		if out := piecesBetween(zeros, negative, bits); s.holds(out, x, outside) || bits > mostHalvings {
			return out
		}
	}
}

// mostHalvings bounds the search for a partition; the core refuses what is found then.
const mostHalvings = 200

// piecesBetween returns the pieces between zeros of X, of which those with X < 0 are a little too large.
func piecesBetween(zeros []exact.Interval, negative bool, bits int) []piece {
	var out []piece
	var from exact.Rat
	for _, z := range zeros {
		w := z.Lo.Mul(pow2(-bits - 2))
		end := z.Lo
		switch {
		case z.IsPoint(): // Y² ≥ T²X² there
		case negative:
			end = exact.SimplestBetween(z.Hi, z.Hi.Add(w))
		default:
			end = exact.SimplestBetween(z.Lo.Sub(w), z.Lo)
		}
		out = append(out, piece{from, &end, negative})
		from, negative = end, !negative
	}
	return append(out, piece{from, nil, negative})
}

// holds reports whether the pieces increase and are what they say.
func (s *multistepSectors) holds(pieces []piece, x, outside poly.Poly) bool {
	for _, p := range pieces {
		f := x
		if p.outside {
			f = outside
		}
		if p.to != nil && !p.from.Less(*p.to) || !isNonNegative(s.k, certificate.OnPiece(f, p.from, p.to)) {
			return false
		}
	}
	return true
}

// outside refutes the stability in a sector with T > tan α.
func (s *multistepSectors) outside(tan exact.Rat) Decision {
	c := s.claim(alphaStable)
	c.Tan = tan
	x, outside := c.Parts()
	for _, u := range samples(s.k, x.Mul(outside).OfSquare()) {
		if v := u.Mul(u); s.k.Sign(x.EvalRat(v)) < 0 && s.k.Sign(outside.EvalRat(v)) < 0 {
			z := s.witness(u, tan)
			c.Witness = &z
			return s.settle(c, RatioInSector{z})
		}
	}
	return Decision{Property: alphaStable, Reason: NoSector{}}
}

// samples returns a rational number before, between and behind the positive zeros of f.
func samples(k algebraic.Field, f poly.Poly) []exact.Rat {
	f = f.SquareFreePart().WithoutZero()
	var out []exact.Rat
	last := exact.Interval{}
	for _, x := range k.PositiveRoots(f) {
		for !last.Hi.Less(x.Lo) {
			x = k.Refine(f, x, half(x.Width()))
			if last.Hi.Sign() > 0 {
				last = k.Refine(f, last, half(last.Width()))
			}
		}
		out = append(out, exact.SimplestBetween(quarter(last.Hi, x.Lo), quarter(x.Lo, last.Hi)))
		last = x
	}
	return append(out, last.Hi.Add(last.Hi).Add(exact.Int(1)))
}

// witness returns a Gaussian rational ζ of small height with |ζ| > 1 and ρ(ζ)/σ(ζ) in the sector, near (1 + iu)/(1 − iu) where that is in its
// interior.
func (s *multistepSectors) witness(u, tan exact.Rat) exact.Gaussian {
	works := func(z exact.Gaussian) bool {
		if !isOutside(z) || norm(s.sigma, z).IsZero() {
			return false
		}
		a, b := s.rho.EvalGaussian(z)
		c, d := s.sigma.EvalGaussian(z)
		far := a.Mul(c).Add(b.Mul(d)).Mul(poly.Rational(tan)).Neg()
		im := b.Mul(c).Sub(a.Mul(d))
		return s.k.Sign(far.Sub(im)) >= 0 && s.k.Sign(far.Add(im)) >= 0
	}
	one, square := exact.Int(1), u.Mul(u)
	length := one.Add(square)
	near := exact.Gaussian{Re: one.Sub(square).Quo(length), Im: u.Add(u).Quo(length)}
	for bits := uint(1); ; bits++ {
		budget.Poll(s.ctx)
		grow := one.Add(pow2(-int(bits))) // off the circle
		if z := roundGaussian(exact.Gaussian{Re: near.Re.Mul(grow), Im: near.Im.Mul(grow)}, bits+2); works(z) {
			return z
		}
	}
}
