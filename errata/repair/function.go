package repair

import (
	"context"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/rational"
	"rofz/scheme"
)

// Function is a stability function that satisfies the claims exactly, near that of a table.
type Function struct {
	Field   algebraic.Field
	R       rational.Function
	Guesses []Guess
	// Moved is the largest change of a coefficient, in proportion to that of the denominator.
	Moved poly.Elem
}

// stabilityFunction returns a stability function near that of s, which a analyses, which approximates e^z exactly to the
// order that holds to the printed digits and, if it is to vanish at infinity, does so, to as high a power of 1/z as the
// digits allow. It is what can be said where no exact scheme is found: the denominator is kept, or has the diagonal entry
// that is guessed, or is changed as little as the conditions demand, and order p determines the numerator up to z^p. ok is
// false if the result is so far from the printed one that rounding does not explain it.
//
// Cost: that of the stability function.
func stabilityFunction(ctx context.Context, a *proofs.Analysis, s scheme.OneStep, vanish bool) (f Function, ok bool) {
	d, err := a.Derivation()
	if err != nil {
		return Function{}, false
	}
	order := orderHeld(a)
	f = Function{Field: s.Field()}
	p, q := d.R.Numerator(), d.R.Denominator()
	if gamma, k, guesses, ok := guessedDiagonal(ctx, s); ok {
		f.Field, f.Guesses = k, guesses
		q = poly.New(poly.Int(1), gamma.Neg()).Pow(q.Degree())
	}
	tolerance := scheme.UnitsOf(s).Tolerance()
	most := q.Degree() // of P
	if most == 0 {     // R is a polynomial
		most = p.Degree()
	}
	least := most
	if q.Degree() > 0 && vanish {
		most--
		least = most
		for least > 0 && f.Field.Within(p.Coeff(least).Quo(q.Lead()), tolerance) {
			least-- // R may vanish to a higher order
		}
	}
	for n := least; n <= most; n++ {
		if f.aim(p, q, order, n) && f.Field.Within(f.Moved, tolerance) {
			return f, true
		}
	}
	return f, false
}

// aim sets R to the function of an order next to p/q, with a numerator of degree n at most, and Moved. It reports false if
// there is none.
func (f *Function) aim(p, q poly.Poly, order, n int) bool {
	num, den, ok := claimedFunction(p, q, order, n)
	if !ok {
		return false
	}
	r, err := rational.New(num, den)
	if err != nil {
		return false
	}
	f.R = r
	f.measure(num.Sub(p), den.Sub(q), q)
	return true
}

// measure sets Moved for changes of P and Q.
func (f *Function) measure(num, den, q poly.Poly) {
	f.Moved = proportion(f.Field, num, q)
	if moved := proportion(f.Field, den, q); f.Field.Cmp(moved, f.Moved) > 0 {
		f.Moved = moved
	}
}

// guessedDiagonal returns the well-known number that all diagonal entries of a table with rational coefficients seem to
// be, those of an explicit first stage apart.
func guessedDiagonal(ctx context.Context, s scheme.Scheme) (gamma poly.Elem, k algebraic.Field, guesses []Guess, ok bool) {
	sys, isTable := conditions.New(s)
	if !isTable || s.Field().Degree() > 1 {
		return gamma, k, nil, false
	}
	sv := solver{table: newTable(sys, s.Field(), exact.Rat{}, &effort{ctx, maxEffort})}
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

// claimedFunction returns P/Q with P of the terms of q·e^z up to z^order and those of p from there on, of degree n at most,
// and the Q next to q for which the terms vanish that P may not have. ok is false if there is no such Q.
func claimedFunction(p, q poly.Poly, order, n int) (num, den poly.Poly, ok bool) {
	e := rational.Exponential(order)
	series := q.Mul(e)
	var rows [][]poly.Elem // how the terms of z^(n+1), …, z^order in q·e^z depend on q₁, q₂, …; q₀ = 1 stays
	var terms []poly.Elem
	for i := n + 1; i <= order; i++ {
		row := make([]poly.Elem, q.Degree())
		for j := range min(i, len(row)) {
			row[j] = e.Coeff(i - j - 1)
		}
		rows, terms = append(rows, row), append(terms, series.Coeff(i))
	}
	change, ok := leastChange(rows, terms)
	if !ok {
		return num, den, false
	}
	den = q.Sub(poly.New(append([]poly.Elem{{}}, change...)...))
	series = den.Mul(e)
	coeffs := make([]poly.Elem, n+1)
	for i := range coeffs {
		if coeffs[i] = p.Coeff(i); i <= order {
			coeffs[i] = series.Coeff(i)
		}
	}
	return poly.New(coeffs...), den, true
}

// leastChange returns the shortest x with rows·x = right: x = rowsᵀ·y with rows·rowsᵀ·y = right. ok is false if the rows
// are dependent.
func leastChange(rows [][]poly.Elem, right []poly.Elem) (x []poly.Elem, ok bool) {
	if len(rows) == 0 {
		return nil, true
	}
	m := make([][]poly.Elem, len(rows))
	for i, r := range rows {
		for _, s := range rows {
			var product poly.Elem
			for k := range r {
				product = product.Add(r[k].Mul(s[k]))
			}
			m[i] = append(m[i], product)
		}
	}
	y := conditions.Solve[poly.Elem](conditions.Exact{}, m, right)
	if y == nil {
		return nil, false
	}
	x = make([]poly.Elem, len(rows[0]))
	for i, r := range rows {
		for k := range r {
			x[k] = x[k].Add(r[k].Mul(y[i]))
		}
	}
	return x, true
}

// proportion returns the largest |dᵢ/qᵢ|, where q₀ = 1 stands for a qᵢ that is 0.
func proportion(k algebraic.Field, d, q poly.Poly) (most poly.Elem) {
	for i, c := range d.Coeffs() {
		if !q.Coeff(i).IsZero() {
			c = c.Quo(q.Coeff(i))
		}
		if c = k.Abs(c); k.Cmp(c, most) > 0 {
			most = c
		}
	}
	return most
}
