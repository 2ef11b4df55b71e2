package scheme

import (
	"context"
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// PairCondition is what a structure of an additive pair means: numbers that vanish, each within what the units let it be off, and a matrix
// that is invertible, nil if there is none.
type PairCondition struct {
	Residuals []poly.Elem
	Within    []exact.Rat
	Matrix    [][]poly.Elem
}

// Structure returns the meaning of a structure, by its name [BPR13], [KC03]:
//
//	type-A   A_I is invertible
//	type-CK  the first row of A_I is 0, and A_I without first row and column is invertible
//	ARS      of type CK, and the first column of A_I is 0
//	GSA      b_E and b_I are the last rows of A_E and A_I
//	equal-c  A_E and A_I have the same row sums
//	equal-b  b_E = b_I
//
// The only stage of a pair that has but one is no type CK: its residual is 1. It panics for any other name.
func (p *AdditivePair) Structure(name string) PairCondition {
	e, i, last := p.halves[0], p.halves[1], p.Stages()-1
	u := UnitsOf(p)
	var c PairCondition
	add := func(x poly.Elem, within exact.Rat) {
		c.Residuals, c.Within = append(c.Residuals, x), append(c.Within, within)
	}
	switch name {
	case "type-A":
		c.Matrix = cloneMatrix(i.a)
	case "type-CK", "ARS":
		if last == 0 {
			add(poly.Int(1), exact.Rat{})
			return c
		}
		for j, x := range i.a[0] {
			add(x, u.At("implicit.A", 0, j))
		}
		for r, row := range i.a[1:] {
			if c.Matrix = append(c.Matrix, cloneVector(row[1:])); name == "ARS" {
				add(row[0], u.At("implicit.A", r+1, 0))
			}
		}
	case "GSA":
		for k, h := range p.halves {
			for j := range h.b {
				add(h.a[last][j].Sub(h.b[j]), u.At(halfNames[k]+".A", last, j).Add(u.At(halfNames[k]+".b", 0, j)))
			}
		}
	case "equal-c":
		for r := range e.a {
			add(total(e.a[r]).Sub(total(i.a[r])), p.rowUnit(u, 0, r).Add(p.rowUnit(u, 1, r)))
		}
	case "equal-b":
		for j := range e.b {
			add(e.b[j].Sub(i.b[j]), u.At("explicit.b", 0, j).Add(u.At("implicit.b", 0, j)))
		}
	default:
		panic("scheme: no structure " + name)
	}
	return c
}

// rowUnit returns how far the sum of a row of a half may be off: not at all where it is exactly the c that is printed with it, but for what that may be off itself.
func (p *AdditivePair) rowUnit(u Units, half, row int) exact.Rat {
	h, within := &p.halves[half], u.Row(halfNames[half]+".A", row)
	if h.c != nil && h.c[row].Equal(total(h.a[row])) {
		within = exact.Min(within, u.At(halfNames[half]+".c", 0, row))
	}
	return within
}

// Invert returns the inverse of a square matrix, or, if there is none, a vector that is not 0 and that the matrix makes 0.
//
// Algorithm: Gaussian elimination. Cost: O(n³) operations on coefficients.
func Invert(m [][]poly.Elem) (inverse [][]poly.Elem, kernel []poly.Elem) {
	n := len(m)
	if _, x := solve(context.Background(), m, identity(n)); x != nil {
		return x, nil
	}
	m = cloneMatrix(m)
	var pivots []int // the columns of the rows in reduced echelon form
	for j := range n {
		row := len(pivots)
		p := row
		for p < n && m[p][j].IsZero() {
			p++
		}
		if p == n { // column j depends on those before
			kernel = make([]poly.Elem, n)
			kernel[j] = poly.Int(1)
			for r, k := range pivots {
				kernel[k] = m[r][j].Neg()
			}
			return nil, kernel
		}
		m[row], m[p] = m[p], m[row]
		scaleRow(m[row], m[row][j].Inv())
		for r := range m {
			if f := m[r][j]; r != row && !f.IsZero() {
				subtractRow(m[r], slices.Clone(m[row]), f)
			}
		}
		pivots = append(pivots, j)
	}
	panic("internal error: a singular matrix without a kernel")
}
