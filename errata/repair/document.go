package repair

import (
	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme"
)

// document writes the scheme with the coordinates x as a file in the same form, with the same claims.
func document(s scheme.Scheme, sys conditions.System, k algebraic.Field, x []poly.Elem, within bool) []byte {
	info := s.Info()
	info.Name += "-as-meant"
	if info.Title != "" {
		info.Title += ", as meant"
	}
	info.Exact, info.Form, info.Digits, info.Defect = true, "rational", 0, ""
	info.Note = "the exact scheme that the printed table means: what is claimed holds exactly, and no coefficient is further from the printed one than a unit of its last place"
	if !within {
		info.Note = "the nearest exact scheme found for which what the printed table claims holds; some coefficients are further from the printed ones than a unit of their last place"
	}
	var d scheme.Document
	if k.Degree() > 1 {
		info.Form = "algebraic"
		x, _ := k.Number(k.Algebra().Generator()).RootIn()
		root := "root(" + k.Algebra().MinimalPolynomial().String() + ", " + x.Lo.String() + ", " + x.Hi.String() + ")"
		d.Entries = append(d.Entries, scheme.Entries{Key: "params", Rows: [][]string{{"g", root}}})
	}
	d.Info, d.Entries = info, append(d.Entries, coefficients(s, sys, x)...)
	return d.JSON(scheme.Wide)
}

// coefficients returns those of the standard form, and an implementation's own.
func coefficients(s scheme.Scheme, sys conditions.System, x []poly.Elem) []scheme.Entries {
	form := conditions.StandardForm[poly.Elem](sys, conditions.Exact{}, x)
	matrix := "A"
	if sys.Rosenbrock() {
		matrix = "alpha"
	}
	var out []scheme.Entries
	add := func(key string, rows [][]poly.Elem) {
		if rows != nil {
			out = append(out, scheme.Entries{Key: key, Rows: lines(rows)})
		}
	}
	add(matrix, form.A)
	add("gamma", form.Gamma)
	add("b", [][]poly.Elem{form.B})
	if form.Bhat != nil {
		add("bhat", [][]poly.Elem{form.Bhat})
	}
	entries := newEntries(sys, x)
	if own, ok := conditions.NewTransformed(s); ok {
		for key, rows := range newEntries(own, conditions.OwnCoefficients[poly.Elem](own, sys, conditions.Exact{}, x)) {
			entries[key] = rows
		}
	}
	for _, key := range []string{"c", "d", "transformed.a", "transformed.C", "transformed.m", "transformed.gamma", "transformed.e"} {
		add(key, entries[key])
	}
	return out
}

// newEntries returns the coordinates at x by key, in rows.
func newEntries(sys conditions.System, x []poly.Elem) map[string][][]poly.Elem {
	out := make(map[string][][]poly.Elem)
	for i, c := range sys.Coordinates() {
		row := max(0, c.Row-1)
		for len(out[c.Key]) <= row {
			out[c.Key] = append(out[c.Key], nil)
		}
		out[c.Key][row] = append(out[c.Key][row], x[i])
	}
	return out
}

func lines(m [][]poly.Elem) [][]string {
	out := make([][]string, len(m))
	for i, row := range m {
		for _, x := range row {
			out[i] = append(out[i], element(x))
		}
	}
	return out
}
