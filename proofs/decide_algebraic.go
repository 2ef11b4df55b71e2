package proofs

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// DecideAlgebraicallyStable decides whether b ≥ 0 and M = BA + AᵀB − bbᵀ is positive semidefinite, B = diag(b). The
// decision is complete.
//
// Algorithm: LDLᵀ without pivoting; a zero pivot requires a zero row. Cost: O(s³) field operations.
func DecideAlgebraicallyStable(k algebraic.Field, a [][]poly.Elem, b []poly.Elem) Decision {
	c := &certificate.AlgebraicStability{Stages: certificate.Stages{A: a, B: b}}
	for range b {
		c.E = append(c.E, poly.Int(1))
	}
	return decideForm(k, c)
}

// decideForm decides it in the basis of c.
func decideForm(k algebraic.Field, c *certificate.AlgebraicStability) Decision {
	d, err := c.Gram()
	if err != nil {
		return Decision{Property: AlgebraicallyStable, Reason: Unaccepted{err}}
	}
	reason := proposeAlgebraic(k, c, d)
	return settleInField(k, AlgebraicallyStable, c, func(x exact.Interval) { c.Root = x }, reason)
}

// proposeAlgebraic puts the evidence in, for B = diag(d).
func proposeAlgebraic(k algebraic.Field, c *certificate.AlgebraicStability, d []poly.Elem) Reason {
	for i, x := range d {
		if k.Sign(x) < 0 {
			c.Negative = i + 1
			return NegativeWeight{i + 1}
		}
	}
	m := make([][]poly.Elem, len(d))
	for i := range m {
		m[i] = make([]poly.Elem, len(d))
		for j := range m[i] {
			m[i][j] = d[i].Mul(c.A[i][j]).Add(c.A[j][i].Mul(d[j])).Sub(c.B[i].Mul(c.B[j]))
		}
	}
	f := decompose(k, m)
	if f.negative != nil {
		c.Witness = f.negative
		return Indefinite{}
	}
	for i, row := range f.rows {
		if pivot := row[i]; !pivot.IsZero() {
			c.Weights = append(c.Weights, pivot.Inv())
			c.Vectors = append(c.Vectors, row)
		}
	}
	return Semidefinite{len(c.Weights)}
}

// semidefinite is a symmetric matrix brought to M = Σ row row ᵀ/pivot, or a vector with xᵀMx < 0.
type semidefinite struct {
	rows     [][]poly.Elem // row i after the elimination of the ones before, zero to the left of the diagonal
	negative []poly.Elem
}

func decompose(k algebraic.Field, m [][]poly.Elem) semidefinite {
	f := semidefinite{rows: m}
	for i, row := range m {
		switch s := k.Sign(row[i]); {
		case s < 0:
			f.negative = f.lift(i, map[int]poly.Elem{i: poly.Int(1)})
			return f
		case s == 0:
			for j := i + 1; j < len(row); j++ {
				if !row[j].IsZero() { // t e_i + e_j has the value 2t m_ij + m_jj, which is −1 for a suitable t
					t := m[j][j].Add(poly.Int(1)).Quo(row[j].Mul(poly.Int(-2)))
					f.negative = f.lift(i, map[int]poly.Elem{i: t, j: poly.Int(1)})
					return f
				}
			}
			continue
		}
		inverse := row[i].Inv()
		for j := i + 1; j < len(m); j++ {
			if !row[j].IsZero() {
				m[j] = eliminated(m[j], row, row[j].Mul(inverse), i)
			}
		}
	}
	return f
}

// eliminated returns row − factor·pivotRow, zero up to column i.
func eliminated(row, pivotRow []poly.Elem, factor poly.Elem, i int) []poly.Elem {
	out := make([]poly.Elem, len(row))
	for j := i + 1; j < len(row); j++ {
		out[j] = row[j].Sub(factor.Mul(pivotRow[j]))
	}
	return out
}

// lift extends a vector on the indices ≥ i to all, so that xᵀMx is the value of the eliminated form: the rows before
// must vanish on it.
func (f semidefinite) lift(i int, on map[int]poly.Elem) []poly.Elem {
	x := make([]poly.Elem, len(f.rows))
	for j, v := range on {
		x[j] = v
	}
	for n := i - 1; n >= 0; n-- {
		row := f.rows[n]
		if row[n].IsZero() {
			continue
		}
		var sum poly.Elem
		for j := n + 1; j < len(row); j++ {
			sum = sum.Add(row[j].Mul(x[j]))
		}
		x[n] = sum.Quo(row[n]).Neg()
	}
	return x
}
