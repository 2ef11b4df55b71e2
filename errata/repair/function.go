package repair

import (
	"context"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
	"rofz/scheme"
)

// Function is a stability function that satisfies the claims exactly, near that of a table.
type Function struct {
	Field   algebraic.Field
	R       rational.Function
	Guesses []Guess
	// Moved is the largest change of a coefficient of the numerator, in proportion to that of the denominator.
	Moved poly.Elem
}

// StabilityFunction returns a stability function near that of s which approximates e^z to the claimed order exactly and,
// if L-stability is claimed, vanishes at infinity. It is what can be said where no exact scheme is found: the
// denominator is kept, or has the diagonal entry that is guessed, and order p determines the numerator up to z^p. ok is
// false if nothing is claimed that it could use, if the claims contradict the denominator, or if the result is so far from
// the printed one that rounding does not explain it.
//
// Cost: that of the stability function.
func StabilityFunction(ctx context.Context, s scheme.OneStep) (f Function, ok bool) {
	info := s.Info()
	d, err := s.Derive()
	if err != nil || info.Order == nil {
		return Function{}, false
	}
	f = Function{Field: s.Field()}
	p, q := d.R.Numerator(), d.R.Denominator()
	if gamma, k, guesses, ok := guessedDiagonal(ctx, s); ok {
		f.Field, f.Guesses = k, guesses
		q = poly.New(poly.Int(1), gamma.Neg()).Pow(q.Degree())
	}
	lStable := info.Published.Claims("L-stable")
	num, ok := claimedNumerator(p, q, *info.Order, lStable)
	if !ok {
		return Function{}, false
	}
	if f.R, err = rational.New(num, q); err != nil {
		return Function{}, false
	}
	f.Moved, ok = proportion(f.Field, num.Sub(p), q)
	return f, ok && f.Field.Cmp(f.Moved, poly.Rational(rounding)) <= 0
}

// guessedDiagonal returns the well-known number that all diagonal entries of a table with rational coefficients seem to
// be, those of an explicit first stage apart.
func guessedDiagonal(ctx context.Context, s scheme.Scheme) (gamma poly.Elem, k algebraic.Field, guesses []Guess, ok bool) {
	sys, isTable := conditions.New(s)
	if !isTable || s.Field().Degree() > 1 {
		return gamma, k, nil, false
	}
	sv := solver{table: newTable(sys, s.Field(), false, exact.Rat{}, &effort{ctx, maxEffort})}
	guesses = sv.guessDiagonal()
	if len(guesses) != 1 {
		return gamma, k, nil, false
	}
	diagonal := make(map[int]bool) // the coordinates that hold the guessed number
	for i, v := range sv.vars {
		if h := sv.held[i]; h != nil && h.Field() != nil {
			gamma = *h
			for _, p := range v.places {
				diagonal[p.coordinate] = !p.negative
			}
		}
	}
	for i, c := range sys.Coordinates() {
		if (c.Key == "A" || c.Key == "gamma") && c.Row == c.Column && !c.Value.IsZero() && !diagonal[i] {
			return gamma, k, nil, false
		}
	}
	return gamma, sv.field, guesses, true
}

// claimedNumerator returns the numerator with the terms of q·e^z up to z^order and those of p from there on, without a
// term of the degree of q if the function has to vanish at infinity. ok is false if the order demands a term that may
// not be there.
func claimedNumerator(p, q poly.Poly, order int, vanish bool) (poly.Poly, bool) {
	n := q.Degree()
	if vanish {
		n--
	}
	coeffs := make([]poly.Elem, max(order, p.Degree())+1)
	factorial := exact.Int(1)
	exponential := make([]poly.Elem, order+1)
	for i := range exponential {
		if i > 0 {
			factorial = factorial.Mul(exact.Int(int64(i)))
		}
		exponential[i] = poly.Rational(factorial.Inv())
	}
	series := q.Mul(poly.New(exponential...))
	for i := range coeffs {
		if coeffs[i] = p.Coeff(i); i <= order {
			coeffs[i] = series.Coeff(i)
		}
		if i > n {
			if i <= order && !coeffs[i].IsZero() {
				return poly.Poly{}, false
			}
			coeffs[i] = poly.Elem{}
		}
	}
	return poly.New(coeffs...), true
}

// rounding is half of the sixteen digits of most tables: what moves further was not moved by rounding.
var rounding = exact.NewRat(1, 100_000_000)

// proportion returns the largest |dᵢ/qᵢ|; ok is false if there is a dᵢ ≠ 0 without a qᵢ.
func proportion(k algebraic.Field, d, q poly.Poly) (most poly.Elem, ok bool) {
	for i, c := range d.Coeffs() {
		if c.IsZero() {
			continue
		}
		if q.Coeff(i).IsZero() {
			return most, false
		}
		if c = k.Abs(c.Quo(q.Coeff(i))); k.Cmp(c, most) > 0 {
			most = c
		}
	}
	return most, true
}
