package repair

import (
	"math/big"
	"sync"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// Guess is a number of the table that is taken for a well-known one. It is a guess: what is proved are the conditions
// that the scheme then satisfies.
type Guess struct {
	Place      string    // the first place where the number stands
	Text       string    // as printed
	Polynomial poly.Poly // irreducible over ℚ, with coprime integers; the number is its root nearest to the text
}

// guessDiagonal holds the diagonal entries that are printed like a well-known number at that number.
func (s *solver) guessDiagonal() []Guess {
	var out []Guess
	coordinates := s.sys.Coordinates()
	for i, v := range s.vars {
		c := coordinates[v.places[0].coordinate]
		if s.held[i] != nil || v.short || c.Row != c.Column {
			continue
		}
		p, ok := wellKnown(s.effort, v)
		if !ok {
			continue
		}
		x := exact.Interval{Lo: v.value.Sub(v.unit), Hi: v.value.Add(v.unit)}
		next, root, err := s.adjoin(p, x)
		if err != nil {
			continue
		}
		s.table = next
		s.hold(i, root)
		out = append(out, Guess{c.String(), v.text, p})
	}
	return out
}

// wellKnown returns the minimal polynomial of the irrational number that a variable seems to be: one that the theory of
// singly diagonally implicit methods singles out, or one with small coefficients.
func wellKnown(e *effort, v variable) (poly.Poly, bool) {
	for _, p := range singledOut() {
		if (algebraic.Field{}).CountRoots(p, v.value.Sub(v.unit), v.value.Add(v.unit)) == 1 {
			return p, true
		}
	}
	bits := -new(big.Float).SetRat(v.unit.Big()).MantExp(nil)
	x := new(big.Float).SetPrec(uint(2*max(0, bits) + 64)).SetRat(v.value.Big())
	p, ok := minimalPolynomial(e, x, 4, bits)
	return p, ok && p.Degree() > 1 && (algebraic.Field{}).CountRoots(p, v.value.Sub(v.unit), v.value.Add(v.unit)) == 1
}

// singledOut are the irreducible polynomials of the irrational numbers that the theory of singly diagonally implicit methods
// singles out, for up to maxDegree stages.
var singledOut = sync.OnceValue(func() []poly.Poly {
	var out []poly.Poly
	for s := 2; s <= maxDegree; s++ {
		for _, order := range []int{s, s + 1} {
			for _, f := range (algebraic.Field{}).Factor(diagonalPolynomial(s, order)) {
				if f.Poly.Degree() > 1 {
					out = append(out, f.Poly)
				}
			}
		}
	}
	return out
})

// diagonalPolynomial returns s!·[z^k]((1 − γz)^s e^z) as a polynomial in γ, up to a factor: it vanishes where the
// numerator of an approximation of order k with the denominator (1 − γz)^s has no term in z^k. For k = s this is what
// makes a method of order s L-stable, for k = s + 1 what gives it order s + 1 [HW96, IV.6].
func diagonalPolynomial(s, k int) poly.Poly {
	coeffs := make([]poly.Elem, s+1)
	for j := range coeffs {
		c := exact.FromBigInt(new(big.Int).Binomial(int64(s), int64(j)))
		if j%2 == 1 {
			c = c.Neg()
		}
		coeffs[j] = poly.Rational(c.Quo(exact.FromBigInt(new(big.Int).MulRange(1, int64(k-j)))))
	}
	return poly.New(coeffs...)
}
