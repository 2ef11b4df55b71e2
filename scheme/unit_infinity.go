package scheme

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// limitAtInfinity returns R(∞) = 1 − bᵀA⁻¹e, with α + γ for A in a Rosenbrock method, and how far the units let it be off, to
// first order. ok is false where A is singular, and for schemes without a tableau.
//
// Cost: O(s³) operations.
func (j judge) limitAtInfinity() (limit poly.Elem, within exact.Rat, ok bool) {
	b, _, ok := Weights(j.scheme)
	if !ok {
		return limit, within, false
	}
	s := len(b.Values[0])
	a := make([][]poly.Elem, s)
	right := make([][]poly.Elem, s) // e and the unit matrix
	off := make([][]exact.Rat, s)
	for i := range a {
		a[i], right[i], off[i] = make([]poly.Elem, s), make([]poly.Elem, s+1), make([]exact.Rat, s)
		right[i][0], right[i][i+1] = poly.Int(1), poly.Int(1)
	}
	for _, key := range []string{"A", "alpha", "gamma"} {
		m, given := Find(j.scheme, key)
		if !given {
			continue
		}
		for i, row := range m.Values {
			for k, x := range row {
				a[i][k] = a[i][k].Add(x)
				off[i][k] = off[i][k].Add(j.units.At(key, i, k))
			}
		}
	}
	_, inverse := solve(j.ctx, a, right)
	if inverse == nil {
		return limit, within, false
	}
	limit = poly.Int(1)
	size := func(x poly.Elem) exact.Rat { return j.scheme.Field().Above(x, 2) }
	for i := range a {
		y := inverse[i][0]
		limit = limit.Sub(b.Values[0][i].Mul(y))
		within = within.Add(size(y).Mul(j.units.At(b.Key, 0, i)))
	}
	for i := range a { // an error of a_ik moves R(∞) by (bᵀA⁻¹)_i (A⁻¹e)_k of it
		var x poly.Elem
		for k := range a {
			x = x.Add(b.Values[0][k].Mul(inverse[k][i+1]))
		}
		for k := range a {
			if u := off[i][k]; !u.IsZero() {
				within = within.Add(size(x).Mul(size(inverse[k][0])).Mul(u))
			}
		}
	}
	return limit, within, true
}
