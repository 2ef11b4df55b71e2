package repair

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// tangents is what the free variables may still do at the target, to first order: each row of an orthonormal basis
// belongs to one variable.
type tangents struct{ basis *mat.Dense }

// moves reports whether variable i can be chosen.
func (t tangents) moves(i int) bool {
	return t.dimension() > 0 && mat.Norm(t.basis.RowView(i), 2) > 1e-7
}

func (t tangents) dimension() int {
	if t.basis == nil {
		return 0
	}
	_, n := t.basis.Dims()
	return n
}

// fix returns the tangents along which variable i rests.
func (t tangents) fix(i int) tangents {
	rows, n := t.basis.Dims()
	if n == 1 {
		return tangents{}
	}
	// A Householder reflection takes the row to a multiple of the first unit vector; that column is left out.
	v := make([]float64, n)
	copy(v, mat.Row(nil, i, t.basis))
	norm := 0.0
	for _, x := range v {
		norm = math.Hypot(norm, x)
	}
	v[0] += math.Copysign(norm, v[0])
	square := 0.0
	for _, x := range v {
		square += x * x
	}
	out := mat.NewDense(rows, n-1, nil)
	for r := range rows {
		dot := 0.0
		for k, x := range v {
			dot += t.basis.At(r, k) * x
		}
		for k := 1; k < n; k++ {
			out.Set(r, k-1, t.basis.At(r, k)-2*dot*v[k]/square)
		}
	}
	return tangents{out}
}
