package stability

import (
	"context"
	"slices"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// Monotonicity is the matrix K(I + rK)⁻¹ of a Runge–Kutta method as a function of r, K = (A 0; bᵀ 0). The method is absolutely
// monotonic at r ≥ 0 if I + rK is invertible, K(I + rK)⁻¹ ≥ 0 and rK(I + rK)⁻¹e ≤ e, entry by entry. These r are an interval
// that begins with 0, if it is not empty, by [Kra91]; its length is the radius of absolute monotonicity, or SSP coefficient [FS05].
//
// It is 1 for the methods of Shu and Osher [SO88], s − 1 for the optimal explicit ones of order 2 [SR02], and 2s for the implicit ones
// [FS08].
//
// A tableau with stages that are superfluous may have a smaller radius than the method.
type Monotonicity struct {
	Rows        [][]poly.Poly // s + 1 rows, without the last column, which is 0: numerators over the Denominator
	Denominator poly.Poly     // det(I + rA)

	k algebraic.Field
}

// NewMonotonicity returns it for a tableau of s stages with coefficients in k.
//
// Algorithm: adj(I + rA) = Σ B_j r^j with B_0 = I, B_j = e_j I − AB_(j−1), e_j = tr(AB_(j−1))/j [FF63]. Cost: s products
// of matrices.
func NewMonotonicity(ctx context.Context, k algebraic.Field, a [][]poly.Elem, b []poly.Elem) Monotonicity {
	s := len(b)
	all := append(slices.Clone(a), b)
	coefficients := make([][]poly.Elem, (s+1)*s) // of the entries of K adj(I + rK)
	det := []poly.Elem{poly.Int(1)}
	rows := make([]poly.Poly, s) // of B_j, each as a polynomial: so poly.Times multiplies matrices
	for i := range rows {
		rows[i] = poly.Monomial(poly.Int(1), i)
	}
	for j := range s {
		words := budget.Words(bitsOf(rows))
		budget.Spend(ctx, (s+1)*s*s*(words+8)+(s+1)*s*(300+12*words*words))
		product := poly.Times(all, rows) // K B_j
		var trace poly.Elem
		for i, row := range product {
			for l := range s {
				coefficients[i*s+l] = append(coefficients[i*s+l], row.Coeff(l))
			}
			if i < s {
				trace = trace.Add(row.Coeff(i))
			}
		}
		e := trace.Quo(poly.Int(int64(j + 1)))
		det = append(det, e)
		for i := range rows {
			rows[i] = poly.Monomial(e, i).Sub(product[i])
		}
	}
	budget.Spend(ctx, (s+1)*s*s*budget.Words(bitsOf(rows))*12) // to lowest terms
	m := Monotonicity{k: k, Denominator: poly.New(det...), Rows: make([][]poly.Poly, s+1)}
	for i := range m.Rows {
		for l := range s {
			m.Rows[i] = append(m.Rows[i], poly.New(coefficients[i*s+l]...))
		}
	}
	return m
}

// bitsOf returns the length of the longest integer in polynomials, in bits.
func bitsOf(list []poly.Poly) int {
	most := 0
	for _, p := range list {
		most = max(most, p.BitLen())
	}
	return most
}

// At returns the rows of K(I + rK)⁻¹, without the last column. It panics if I + rK is not invertible.
func (m Monotonicity) At(r exact.Rat) [][]poly.Elem {
	inverse := m.Denominator.EvalRat(r).Inv()
	out := make([][]poly.Elem, len(m.Rows))
	for i, row := range m.Rows {
		for _, n := range row {
			out[i] = append(out[i], n.EvalRat(r).Mul(inverse))
		}
	}
	return out
}

// remainders returns the numerators of the entries of (I + rK)⁻¹e = e − rK(I + rK)⁻¹e.
func (m Monotonicity) remainders() []poly.Poly {
	out := make([]poly.Poly, len(m.Rows))
	for i, row := range m.Rows {
		var sum poly.Poly
		for _, n := range row {
			sum = sum.Add(n)
		}
		out[i] = m.Denominator.Sub(sum.Shift(1))
	}
	return out
}

// Violated returns the first row, counted from 0, in which the method is not absolutely monotonic at r; ok is false if there is
// none. It panics if I + rK is not invertible.
func (m Monotonicity) Violated(r exact.Rat) (row int, ok bool) {
	sign := m.k.Sign(m.Denominator.EvalRat(r))
	negative := func(f poly.Poly) bool { return m.k.Sign(f.EvalRat(r))*sign < 0 }
	rest := m.remainders()
	for i, row := range m.Rows {
		if negative(rest[i]) || slices.ContainsFunc(row, negative) {
			return i, true
		}
	}
	return 0, false
}

// Radius returns the radius of absolute monotonicity.
//
// Algorithm and cost: see firstTurn, for the s(s+1) entries, the sums of the rows, and the determinant.
func (m Monotonicity) Radius(ctx context.Context) Radius {
	fs := m.remainders()
	for _, row := range m.Rows {
		fs = append(fs, row...)
	}
	return conditions{ctx, m.k, fs, m.Denominator}.radius()
}

// NotMonotonic returns a row of K, counted from 0, that shows that the radius is 0: it has an entry that is negative, or one that
// is 0 where that of K² is positive; ok is false if the radius is positive.
//
// Theorem [Kra91]: it is positive exactly if K ≥ 0, and K² is 0 where K is. For K(I + rK)⁻¹ = K − rK² + …, and then all powers of K
// are 0 where K is, so that small r leave the positive entries positive. Cost: s² signs, and s³ comparisons at most.
func NotMonotonic(k algebraic.Field, a [][]poly.Elem, b []poly.Elem) (row int, ok bool) {
	all := append(slices.Clone(a), b)
	for i, v := range all {
		if slices.ContainsFunc(v, func(x poly.Elem) bool { return k.Sign(x) < 0 }) {
			return i, true
		}
	}
	for i, v := range all { // K ≥ 0: products of positive numbers do not cancel
		for l, x := range v {
			for j, y := range a[l] {
				if !x.IsZero() && !y.IsZero() && v[j].IsZero() {
					return i, true
				}
			}
		}
	}
	return 0, false
}
