package scheme

import (
	"fmt"

	"rofz/poly"
)

// Characteristic returns the coefficients, polynomials in z, of ζ⁰, …, ζ^r in det(I − zA)·det(ζI − M(z)), where
// M(z) = V + zB(I − zA)⁻¹U is the stability matrix [But16]. The last of them is det(I − zA); the roots ζ(z) are the
// eigenvalues of M(z).
//
// Algorithm: the polynomial is the determinant of the matrix with the blocks I − zA, −U, −zB, ζI − V; for a ζ that is no
// eigenvalue of V it is det(ζI − V)·det(I − z(A + U(ζI − V)⁻¹B)), the second factor being the denominator of a stability
// function. It is found at r + 1 such ζ and interpolated. Cost: r + 2 determinants of order s in z.
func (g *GeneralLinear) Characteristic() ([]poly.Poly, error) {
	r, s := len(g.v), len(g.a)
	var rows []poly.Poly // at ζ = first, first + 1, …
	first := 0
	for zeta := 0; len(rows) <= r; zeta++ { // ends, since V has at most r eigenvalues
		det, x := solve(shiftedMatrix(poly.Int(int64(zeta)), g.v), g.b)
		if det.IsZero() {
			rows, first = nil, zeta+1
			continue
		}
		q, err := g.determinant(add(g.a, multiply(g.u, x)))
		if err != nil {
			return nil, err
		}
		rows = append(rows, q.Scale(det))
	}
	out := make([]poly.Poly, r+1)
	for n := range s + 1 {
		values := make([]poly.Elem, len(rows))
		for i, p := range rows {
			values[i] = p.Coeff(n)
		}
		column := poly.Interpolate(values).Compose(poly.Int(1), poly.Int(int64(-first)))
		for j := range out {
			out[j] = out[j].Add(poly.Monomial(column.Coeff(j), n))
		}
	}
	return out, nil
}

// determinant returns det(I − zM).
func (g *GeneralLinear) determinant(m [][]poly.Elem) (poly.Poly, error) {
	s := len(m)
	d, err := DeriveRealization(g.field, Realization{A: m, B: make([]poly.Elem, s), E: ones(s)})
	if err != nil {
		return poly.Poly{}, fmt.Errorf("general linear method: %w", err)
	}
	return d.Q0, nil
}

func add(a, b [][]poly.Elem) [][]poly.Elem {
	out := cloneMatrix(a)
	for i := range out {
		for j := range out[i] {
			out[i][j] = out[i][j].Add(b[i][j])
		}
	}
	return out
}

func multiply(a, b [][]poly.Elem) [][]poly.Elem {
	out := make([][]poly.Elem, len(a))
	for i := range a {
		out[i] = make([]poly.Elem, len(b[0]))
		for j := range out[i] {
			for n := range b {
				out[i][j] = out[i][j].Add(a[i][n].Mul(b[n][j]))
			}
		}
	}
	return out
}

// shiftedMatrix returns ζI − V.
func shiftedMatrix(zeta poly.Elem, v [][]poly.Elem) [][]poly.Elem {
	out := cloneMatrix(v)
	for i := range out {
		for j := range out[i] {
			out[i][j] = out[i][j].Neg()
		}
		out[i][i] = out[i][i].Add(zeta)
	}
	return out
}

// solve returns det m and the solution of mx = b, by Gaussian elimination with the first pivot that is not zero; the
// solution is nil if det m = 0.
func solve(m, b [][]poly.Elem) (det poly.Elem, x [][]poly.Elem) {
	m, x = cloneMatrix(m), cloneMatrix(b)
	det = poly.Int(1)
	for i := range m {
		p := i
		for p < len(m) && m[p][i].IsZero() {
			p++
		}
		if p == len(m) {
			return poly.Elem{}, nil
		}
		if p != i {
			m[i], m[p], x[i], x[p] = m[p], m[i], x[p], x[i]
			det = det.Neg()
		}
		det = det.Mul(m[i][i])
		inverse := m[i][i].Inv()
		scaleRow(m[i], inverse)
		scaleRow(x[i], inverse)
		for j := range m {
			if f := m[j][i]; j != i && !f.IsZero() {
				subtractRow(m[j], m[i], f)
				subtractRow(x[j], x[i], f)
			}
		}
	}
	return det, x
}

func scaleRow(row []poly.Elem, c poly.Elem) {
	for j := range row {
		row[j] = row[j].Mul(c)
	}
}

func subtractRow(row, other []poly.Elem, c poly.Elem) {
	for j := range row {
		row[j] = row[j].Sub(c.Mul(other[j]))
	}
}
