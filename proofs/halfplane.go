package proofs

import (
	"context"
	"math/big"
	"slices"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// contraction is the evidence on |P| ≤ |Q| in Re z ≤ 0, and that P/Q has no pole there: squares on the axis with squares in the
// half-plane or the turns of Q; or against it, a point on the axis where |P| > |Q| or one near a pole.
type contraction struct {
	axis, halfPlane []certificate.Square
	turns           []exact.Rat
	onAxis, pole    *exact.Gaussian
}

// mostSquares is the degree of Q up to which squares in the half-plane are the evidence. They can be checked by hand, but have
// O(n⁴) digits in all, and beyond that degree turns are far shorter.
const mostSquares = 8

// halfPlane finds, for coprime P and Q ≠ 0 over k and their E, the evidence on |P| ≤ |Q| in Re z ≤ 0.
func halfPlane(ctx context.Context, k algebraic.Field, p, q, e poly.Poly) contraction {
	if q.Degree() <= mostSquares || k.Sign(q.Coeff(0)) <= 0 {
		return withSquares(ctx, k, p, q, e)
	}
	axis, y := axisSquares(ctx, k, e)
	if y != nil {
		return contraction{onAxis: &exact.Gaussian{Im: *y}}
	}
	if turns, ok := turnsOf(ctx, k, q); ok {
		return contraction{axis: axis, turns: turns}
	}
	z := poleWitness(k, p, q)
	return contraction{axis: axis, pole: &z}
}

// withSquares is halfPlane with squares for the identity
//
//	Q(z)Q(w) − P(z)P(w) = −(z+w) Σ d_k q_k(z)q_k(w) + Σ c_k w_k(z)w_k(w).
//
// With E ≥ 0 decomposed on the axis, the rest of the left side vanishes at w = −z, which leaves a symmetric matrix K.
// For coprime P, Q it is nonsingular and has as many negative squares as Q has zeros in the open left half-plane: K is
// an indefinite Hermite form of Q, −(|P(z₀)|² + Σc|w(z₀)|²)/(2|Re z₀|) at such a zero. So LDLᵀ without pivoting finds
// the q_k, or a pivot ≤ 0 shows a pole [Her56], [Sch89].
func withSquares(ctx context.Context, k algebraic.Field, p, q, e poly.Poly) contraction {
	axis, y := axisSquares(ctx, k, e)
	if y != nil {
		return contraction{onAxis: &exact.Gaussian{Im: *y}}
	}
	if squares, ok := ldl(ctx, k, hermite(p, q, axis)); ok {
		return contraction{axis: axis, halfPlane: squares}
	}
	z := poleWitness(k, p, q)
	return contraction{axis: axis, pole: &z}
}

// hermite returns the rows of K, from −(z+w)K(z,w) = Q(z)Q(w) − P(z)P(w) − Σ c w(z)w(w): comparing coefficients,
// K_{i,j−1} = −C_{ij} − K_{i−1,j}.
func hermite(p, q poly.Poly, axis []certificate.Square) [][]poly.Elem {
	n := q.Degree()
	c := make([]poly.Poly, n+1) // row i of C, as a polynomial in the other variable
	for i := range c {
		c[i] = q.Scale(q.Coeff(i)).Sub(p.Scale(p.Coeff(i)))
		for _, s := range axis {
			if a := s.Poly.Coeff(i); !a.IsZero() {
				c[i] = c[i].Sub(s.Poly.Scale(s.Weight.Mul(a)))
			}
		}
	}
	k := make([][]poly.Elem, n)
	for i := range k {
		k[i] = make([]poly.Elem, n)
		for j := 1; j <= n; j++ {
			v := c[i].Coeff(j).Neg()
			if i > 0 && j < n {
				v = v.Sub(k[i-1][j])
			}
			k[i][j-1] = v
		}
	}
	return k
}

// ldl returns d_k and q_k with K = Σ d_k q_k q_kᵀ, all d_k > 0, or false when a pivot is ≤ 0. Over a number field rows are
// kept as polynomials, over one denominator each.
func ldl(ctx context.Context, k algebraic.Field, m [][]poly.Elem) ([]certificate.Square, bool) {
	if a, den, ok := integerRows(m); ok {
		return ldlIntegers(ctx, a, den)
	}
	rows := make([]poly.Poly, len(m))
	for i := range m {
		rows[i] = poly.New(m[i]...)
	}
	var out []certificate.Square
	for i, row := range rows {
		pivot := row.Coeff(i)
		if k.Sign(pivot) <= 0 {
			return nil, false
		}
		inv := pivot.Inv()
		for j := i + 1; j < len(rows); j++ {
			budget.Spend(ctx, len(rows)-i)
			if f := rows[j].Coeff(i); !f.IsZero() {
				rows[j] = rows[j].Sub(row.Scale(f.Mul(inv)))
			}
		}
		out = append(out, tidySquare(certificate.Square{Weight: inv, Poly: row}))
	}
	return out, true
}

// integerRows returns a rational matrix over its common denominator.
func integerRows(m [][]poly.Elem) (a [][]*big.Int, den *big.Int, ok bool) {
	entries := slices.Concat(m...)
	for _, x := range entries {
		if _, ok := x.Rat(); !ok {
			return nil, nil, false
		}
	}
	nums, den := poly.Numerators(entries)
	for row := range slices.Chunk(nums, max(1, len(m))) {
		a = append(a, row)
	}
	return a, den, true
}

// ldlIntegers is ldl for the symmetric matrix a/den, which it overwrites.
//
// Algorithm: without fractions [Bar68]. Row i has, after the elimination of those before, d_{i−1} times the numbers that
// elimination in ℚ gives, d_i the minor of the first i+1 rows and columns. Cost: O(n³) products of minors.
func ldlIntegers(ctx context.Context, a [][]*big.Int, den *big.Int) ([]certificate.Square, bool) {
	var out []certificate.Square
	last, t := big.NewInt(1), new(big.Int) // d_{i−1}
	for i, row := range a {
		pivot := row[i]
		if pivot.Sign() <= 0 {
			return nil, false
		}
		for j := range row[:i] {
			row[j] = new(big.Int)
		}
		scale := new(big.Int).Mul(last, den)
		out = append(out, tidySquare(certificate.Square{Weight: poly.Rational(exact.Frac(scale, pivot)), Poly: poly.FromBigInts(row, scale)}))
		for j := i + 1; j < len(a); j++ {
			words := budget.Words(pivot.BitLen())
			budget.Spend(ctx, 3*(len(a)-j)*words*words)
			for l := j; l < len(a); l++ {
				x := a[j][l]
				x.Mul(x, pivot).Sub(x, t.Mul(row[j], row[l]))
				x.Quo(x, last)
			}
		}
		last = pivot
	}
	return out, true
}

// tidySquare moves the rational content of the polynomial into the weight: w·|cq|² = wc²·|q|².
func tidySquare(s certificate.Square) certificate.Square {
	c, ok := contentOf(s.Poly)
	if !ok || c.Equal(exact.Int(1)) {
		return s
	}
	unit := poly.Rational(c)
	return certificate.Square{Weight: s.Weight.Mul(unit).Mul(unit), Poly: s.Poly.Scale(unit.Inv())}
}

// contentOf returns the positive rational c for which p/c has coprime integer coefficients (coordinates, over a number
// field).
func contentOf(p poly.Poly) (exact.Rat, bool) {
	nums, den := coordinates(p).Integers()
	if len(nums) == 0 {
		return exact.Rat{}, false
	}
	return exact.Frac(gcdOf(nums), den), true
}

// coordinates returns a polynomial over ℚ with the coordinates of p's coefficients, which is p itself over ℚ.
func coordinates(p poly.Poly) poly.Poly {
	if p.Field() == nil {
		return p
	}
	var all []exact.Rat
	for _, a := range p.Coeffs() {
		all = append(all, a.Coeffs()...)
	}
	return poly.FromRats(all...)
}

// HalfPlaneSquares returns squares that prove an A-stable R to be so, in the identity
//
//	Q(z)Q(w) − P(z)P(w) = −(z+w) Σ d_k q_k(z)q_k(w) + Σ c_k w_k(z)w_k(w)
//
// whatever its degree is, where the certificate may have turns of Q(iy) instead. Domain: R is proved A-stable; of any other there may
// be none. Cost: O(n³) operations on numbers of up to O(n) times the digits of R.
func (a *Analysis) HalfPlaneSquares() (halfPlane, axis []certificate.Square) {
	k, r, err := a.metered()
	if err != nil {
		return nil, nil
	}
	s := a.prover()
	if s.turns == nil {
		return s.halfPlane, s.axis
	}
	c := withSquares(a.ctx, k, r.Numerator(), r.Denominator(), s.e)
	return c.halfPlane, c.axis
}
