package scheme

import (
	"fmt"

	"rofz/poly"
)

// Transformed is an implementation's own coefficients of a Rosenbrock scheme, from which the standard form was
// computed: a = αΓ⁻¹, C = diag(1/γ) − Γ⁻¹, m = bΓ⁻¹, e = m − b̂Γ⁻¹ and the scalar γ [HW96, IV (7.25)].
type Transformed struct{ Entries []TransformedEntry }

// TransformedEntry is one of them.
type TransformedEntry struct {
	Key      string // "a", "C", "m", "e", "gamma"
	Row, Col int    // from 1; Row is 0 for a vector, both are 0 for gamma
	Place    string // as messages name it
	Text     string // as printed
	Value    poly.Elem
}

// Transformed returns the implementation's own coefficients; ok is false if the scheme is not given with them.
func (r *Rosenbrock) Transformed() (t Transformed, ok bool) {
	if r.transformed == nil {
		return Transformed{}, false
	}
	text := make(map[string][][]string)
	for _, e := range r.printed {
		text[e.Key] = e.Rows
	}
	add := func(key string, row, col int, x poly.Elem) {
		place := "transformed." + key
		if row > 0 {
			place += fmt.Sprintf("[%d]", row)
		}
		if col > 0 {
			place += fmt.Sprintf("[%d]", col)
		}
		printed := text["transformed."+key][max(0, row-1)][max(0, col-1)]
		t.Entries = append(t.Entries, TransformedEntry{key, row, col, place, printed, x})
	}
	matrix := func(key string, m [][]poly.Elem) {
		for i, row := range m {
			for j, x := range row {
				add(key, i+1, j+1, x)
			}
		}
	}
	vector := func(key string, v []poly.Elem) {
		for j, x := range v {
			add(key, 0, j+1, x)
		}
	}
	matrix("a", r.transformed.a)
	matrix("C", r.transformed.c)
	vector("m", r.transformed.m)
	vector("e", r.transformed.e)
	add("gamma", 0, 0, r.transformed.gamma)
	return t, true
}
