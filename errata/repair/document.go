package repair

import (
	"bytes"
	"encoding/json"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme"
)

// document writes the scheme with the coordinates x as a file in the same form, with the same claims.
func document(s scheme.Scheme, sys conditions.System, k algebraic.Field, x []poly.Elem, within bool) []byte {
	var b bytes.Buffer
	w := writer{&b, true}
	info := s.Info()
	w.field("name", info.Name+"-as-meant")
	w.field("kind", info.Kind)
	if info.Title != "" {
		w.field("title", info.Title+", as meant")
	}
	if info.Family != "" {
		w.field("family", info.Family)
	}
	form := "rational"
	if k.Degree() > 1 {
		form = "algebraic"
		x, _ := k.Number(k.Algebra().Generator()).RootIn()
		root := "root(" + k.Algebra().MinimalPolynomial().String() + ", " + x.Lo.String() + ", " + x.Hi.String() + ")"
		w.field("params", map[string]string{"g": root})
	}
	w.coefficients(s, sys, x)
	w.field("exact", true)
	w.field("form", form)
	if info.Order != nil {
		w.field("order", *info.Order)
	}
	if info.EmbeddedOrder != nil {
		w.field("embedded_order", *info.EmbeddedOrder)
	}
	w.field("published", claims(info.Published))
	if info.Source != "" {
		w.field("source", info.Source)
	}
	note := "the exact scheme that the printed table means: what is claimed holds exactly, and no coefficient is further from the printed one than a unit of its last place"
	if !within {
		note = "the nearest exact scheme found for which what the printed table claims holds; some coefficients are further from the printed ones than a unit of their last place"
	}
	w.field("note", note)
	b.WriteString("\n}\n")
	return b.Bytes()
}

// writer writes the members of one JSON object.
type writer struct {
	*bytes.Buffer
	first bool
}

func (w *writer) field(key string, value any) {
	separator := ",\n"
	if w.first {
		separator, w.first = "{\n", false
	}
	w.WriteString(separator + "  ")
	name, _ := json.Marshal(key)
	w.Write(name)
	w.WriteString(": ")
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic("internal error: " + err.Error())
	}
	w.Truncate(w.Len() - 1) // the line feed
}

// coefficients writes matrices row by row, and vectors; those of an implementation's own below the standard form.
func (w *writer) coefficients(s scheme.Scheme, sys conditions.System, x []poly.Elem) {
	form := conditions.StandardForm[poly.Elem](sys, conditions.Exact{}, x)
	matrix, weights := "A", "b"
	if sys.Rosenbrock() {
		matrix = "alpha"
	}
	w.field(matrix, lines(form.A))
	if form.Gamma != nil {
		w.field("gamma", lines(form.Gamma))
	}
	w.field(weights, texts(form.B))
	if form.Bhat != nil {
		w.field("bhat", texts(form.Bhat))
	}
	entries := newEntries(sys, x)
	for _, key := range []string{"c", "d"} {
		if v, ok := entries[key]; ok {
			w.field(key, texts(v[0]))
		}
	}
	if own, ok := conditions.NewTransformed(s); ok {
		entries := newEntries(own, conditions.OwnCoefficients[poly.Elem](own, sys, conditions.Exact{}, x))
		members := ordered{{"a", lines(entries["transformed.a"])}, {"C", lines(entries["transformed.C"])},
			{"m", texts(entries["transformed.m"][0])}, {"gamma", element(entries["transformed.gamma"][0][0])}}
		if e, ok := entries["transformed.e"]; ok {
			members = append(members, member{"e", texts(e[0])})
		}
		w.field("transformed", members)
	}
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

func texts(v []poly.Elem) []string {
	out := make([]string, len(v))
	for i, x := range v {
		out[i] = element(x)
	}
	return out
}

func lines(m [][]poly.Elem) [][]string {
	out := make([][]string, len(m))
	for i, row := range m {
		out[i] = texts(row)
	}
	return out
}

// ordered is a JSON object whose members keep their order.
type ordered []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in order.
func (o ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, m := range o {
		separator := byte(',')
		if i == 0 {
			separator = '{'
		}
		b.WriteByte(separator)
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		key, _ := json.Marshal(m.key)
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// claims returns what the source says, as the key "published" holds it.
func claims(c scheme.Claims) map[string]any {
	out := make(map[string]any)
	for key, v := range c.All() {
		out[key] = v
	}
	return out
}
