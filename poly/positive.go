package poly

import (
	"rofz/internal/descartes"
	"rofz/poly/exact"
)

// NonNegative reports whether p(t) ≥ 0 for all t ≥ 0. If not, it returns a t ≥ 0 with p(t) < 0. It panics over a number
// field.
//
// Algorithm: Descartes' rule; bisection with rounded numbers whose errors are counted, conclusive unless p comes near 0;
// then the product of the factors of odd multiplicity [Yun76] instead of p, which changes sign at its roots.
// Cost: O(n²) operations for each of O(log 1/ε) intervals, of O(log 1/ε) bits, when p comes as near to 0 as ε; gcds
// only if p has multiple factors.
func (p Poly) NonNegative() (bool, exact.Rat) {
	p.mustRational("NonNegative")
	if t, below := p.negativeEnd(); below {
		return false, t
	}
	if p.SignVariations() == 0 {
		return true, exact.Rat{}
	}
	f := p.WithoutZero()
	v, t := descartes.Sign(f.num, 1, quickPieces)
	if v == descartes.Undecided {
		// p = c·g·s², c > 0, and g > 0 at both ends like p.
		v, t = f.oddPart().sign(mostWords)
	}
	if v == descartes.Positive {
		return true, exact.Rat{}
	}
	return false, p.negativeNear(t)
}

// HasPositiveRoot reports whether p has a root t > 0. It panics if p is zero or over a number field.
//
// Algorithm and cost: those of NonNegative, with the square-free part instead of the factors of odd multiplicity.
func (p Poly) HasPositiveRoot() bool {
	p.mustRational("HasPositiveRoot")
	f := p.WithoutZero()
	if n := f.SignVariations(); n == 0 || n%2 == 1 { // Descartes' rule
		return n != 0
	}
	if f.num[0].Sign() < 0 {
		f = f.Neg()
	}
	if v, _ := descartes.Sign(f.num, 1, quickPieces); v != descartes.Undecided {
		return v == descartes.Negative
	}
	g := f.SquareFreePart()
	if n := g.SignVariations(); n == 0 || n%2 == 1 {
		return n != 0
	}
	v, _ := g.sign(mostWords)
	return v == descartes.Negative
}

const (
	quickPieces = 24 // tried before a gcd, which costs about as much
	mostWords   = 64 // beyond, exact bisection is as good
)

// negativeEnd returns a t ≥ 0 with p(t) < 0 if the sign of p near 0 or near ∞ shows that there is one.
func (p Poly) negativeEnd() (exact.Rat, bool) {
	switch {
	case p.IsZero():
		return exact.Rat{}, false
	case p.num[0].Sign() < 0:
		return exact.Rat{}, true
	case p.WithoutZero().num[0].Sign() < 0:
		return p.negativeBy(exact.NewRat(1, 2)), true
	case p.num[len(p.num)-1].Sign() < 0:
		return p.negativeBy(exact.Int(2)), true
	}
	return exact.Rat{}, false
}

// negativeBy returns the first one of t, t², t⁴, … at which p is negative.
func (p Poly) negativeBy(t exact.Rat) exact.Rat {
	for p.SignAt(t) >= 0 {
		t = t.Mul(t)
	}
	return t
}

// negativeNear returns t, or if that is a root a point so near to it that p is negative there.
func (p Poly) negativeNear(t exact.Rat) exact.Rat {
	at := t
	for d := exact.NewRat(1, 1<<20); p.SignAt(at) >= 0; d = d.Mul(exact.NewRat(1, 2)) {
		at = t.Add(t.Mul(d))
	}
	return at
}

// oddPart returns the product of the irreducible factors that divide p an odd number of times, up to a positive constant
// when the leading coefficient of p is positive.
func (p Poly) oddPart() Poly {
	out := FromInts(1)
	for _, f := range p.squareFreeIntegers(nil) {
		if f.Mult%2 == 1 {
			out = out.Mul(f.Poly)
		}
	}
	return out
}

// sign is descartes.Sign for a square-free p that is positive at 0 and ∞. It is always decided, by numbers of at most so
// many words or exactly.
func (p Poly) sign(most int) (descartes.Verdict, exact.Rat) {
	if p.SignVariations() == 0 {
		return descartes.Positive, exact.Rat{}
	}
	for words := 1; words <= most; words += (words + 1) / 2 {
		if v, t := descartes.Sign(p.num, words, 64*words*len(p.num)); v != descartes.Undecided {
			return v, t
		}
	}
	var end *exact.Rat
	for _, r := range p.Isolate() {
		switch {
		case r.Lo.Sign() < 0 || r.Hi.Sign() <= 0:
		case end == nil:
			end = &r.Hi
		default: // simple roots: p is negative between the first and the second one
			return descartes.Negative, end.Add(r.Lo).Mul(exact.NewRat(1, 2))
		}
	}
	return descartes.Positive, exact.Rat{}
}
