package diagnosis

import (
	"encoding/json"
	"fmt"
	"strings"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// edits are the texts and claims in which a document differs from the one that was read.
type edits struct {
	cells       map[int]string // by cell
	params      map[string]string
	order       *int
	embedded    *int
	dropped     map[string]bool // of embedded_order, A-stable, L-stable, stiffly_accurate
	family      string
	digits      int
	approximate bool // exact is false
}

// document writes the scheme with edits, as Parse reads it. An implementation's own coefficients are left out, since
// they repeat the others, unless they are the cells: then the standard form is computed from them.
func (t *table) document(e edits) []byte {
	var b strings.Builder
	add := func(key string, value any) {
		text, err := json.Marshal(value)
		if err != nil {
			panic("internal error: " + err.Error())
		}
		fmt.Fprintf(&b, ",\n%q: %s", key, text)
	}
	info := t.info
	fmt.Fprintf(&b, "{\"name\": %q, \"kind\": %q", info.Name, info.Kind)
	if e.family != "" {
		info.Family = e.family
	}
	if info.Family != "" && e.family != "-" {
		add("family", info.Family)
	}
	add("exact", info.Exact && !e.approximate)
	if e.digits > 0 {
		info.Digits = e.digits
	}
	if info.Digits > 0 {
		add("digits", info.Digits)
	}
	if e.order != nil {
		info.Order = e.order
	}
	if info.Order != nil {
		add("order", *info.Order)
	}
	if e.embedded != nil {
		info.EmbeddedOrder = e.embedded
	}
	if info.EmbeddedOrder != nil && !e.dropped["embedded_order"] {
		add("embedded_order", *info.EmbeddedOrder)
	}
	claims := map[string]bool{}
	for key, claim := range info.Published.All() {
		if says, ok := claim.(bool); ok && !e.dropped[key] {
			claims[key] = says
		}
	}
	add("published", claims)
	own := map[string]any{}
	form := t.standardForm(e.cells)
	for _, entries := range t.scheme.Printed() {
		key, inside := strings.CutPrefix(entries.Key, "transformed.")
		computed, known := form[entries.Key]
		switch {
		case entries.Key == "params":
			params := map[string]string{}
			for _, p := range entries.Rows {
				params[p[0]] = p[1]
				if text, ok := e.params[p[0]]; ok {
					params[p[0]] = text
				}
			}
			add("params", params)
		case inside:
			own[key] = t.edited(entries, e.cells)
		case known:
			add(entries.Key, computed)
		default:
			add(entries.Key, t.edited(entries, e.cells))
		}
	}
	if t.transformed {
		add("transformed", own)
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

// edited returns a matrix or a vector with edited texts.
func (t *table) edited(entries scheme.Entries, cells map[int]string) any {
	rows := make([][]string, len(entries.Rows))
	for i, row := range entries.Rows {
		rows[i] = append([]string(nil), row...)
	}
	matrix := false
	for i, c := range t.cells {
		if c.Key != entries.Key {
			continue
		}
		matrix = matrix || c.Row > 0
		if text, ok := cells[i]; ok {
			rows[max(0, c.Row-1)][max(0, c.Col-1)] = text
		}
	}
	switch {
	case matrix:
		return rows
	case entries.Key == "transformed.gamma":
		return rows[0][0]
	}
	return rows[0]
}

// standardForm returns the entries of the standard form that follow from edited coefficients of an implementation; nil
// for other tables, and where one of those coefficients is not rational.
func (t *table) standardForm(cells map[int]string) map[string]any {
	if !t.transformed {
		return nil
	}
	x := t.values()
	for i, text := range cells {
		r, ok := expression.RationalValue(text)
		if !ok {
			return nil
		}
		x[i] = poly.Rational(r)
	}
	vector := func(v []poly.Elem) (out []string) {
		for _, y := range v {
			out = append(out, y.String())
		}
		return out
	}
	matrix := func(m [][]poly.Elem) (out [][]string) {
		for _, row := range m {
			out = append(out, vector(row))
		}
		return out
	}
	f := conditions.StandardForm(t.system, conditions.Exact{}, x)
	return map[string]any{"alpha": matrix(f.A), "gamma": matrix(f.Gamma), "b": vector(f.B), "bhat": vector(f.Bhat)}
}

// params returns the constants that the coefficients mention, and about their values.
func (t *table) params() (names, texts []string, values map[string]float64) {
	values = map[string]float64{}
	for _, entries := range t.scheme.Printed() {
		if entries.Key != "params" {
			continue
		}
		for _, p := range entries.Rows {
			names, texts = append(names, p[0]), append(texts, p[1])
		}
	}
	t.approximateParams(names, texts, values)
	return names, texts, values
}

// approximateParams evaluates constants, which may mention each other in any order.
func (t *table) approximateParams(names, texts []string, values map[string]float64) {
	for range names {
		for i, name := range names {
			if _, ok := values[name]; ok {
				continue
			}
			if x, err := expression.Approximate(texts[i], values); err == nil {
				values[name] = x
			}
		}
	}
}

// parse reads the scheme with edits.
func (t *table) parse(e edits) (scheme.Scheme, error) {
	return scheme.Parse(t.info.Name+".json", t.document(e))
}
