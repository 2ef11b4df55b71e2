package diagnosis

import (
	"cmp"
	"slices"
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
	info := scheme.Info{Name: t.info.Name, Kind: t.info.Kind, Family: t.info.Family, Exact: t.info.Exact && !e.approximate,
		Digits: cmp.Or(e.digits, t.info.Digits), Order: cmp.Or(e.order, t.info.Order), EmbeddedOrder: cmp.Or(e.embedded, t.info.EmbeddedOrder)}
	if info.Family = cmp.Or(e.family, info.Family); info.Family == "-" {
		info.Family = ""
	}
	if e.dropped["embedded_order"] {
		info.EmbeddedOrder = nil
	}
	for key, claim := range t.info.Published.All() {
		if says, ok := claim.(bool); ok && !e.dropped[key] {
			info.Published = info.Published.With(key, says)
		}
	}
	d := scheme.Document{Info: info}
	form := t.standardForm(e.cells)
	for _, entries := range t.scheme.Printed() {
		if computed, known := form[entries.Key]; known {
			entries.Rows = computed
		} else {
			entries.Rows = t.edited(entries, e)
		}
		if t.transformed || !strings.HasPrefix(entries.Key, "transformed.") {
			d.Entries = append(d.Entries, entries)
		}
	}
	return d.JSON(scheme.Wide)
}

// edited returns the rows of a matrix, a vector or the constants with edited texts.
func (t *table) edited(entries scheme.Entries, e edits) [][]string {
	rows := make([][]string, len(entries.Rows))
	for i, row := range entries.Rows {
		rows[i] = slices.Clone(row)
		if entries.Key == "params" {
			rows[i][1] = cmp.Or(e.params[row[0]], row[1])
		}
	}
	for i, text := range e.cells {
		if c := t.cells[i]; c.Key == entries.Key {
			rows[max(0, c.Row-1)][max(0, c.Col-1)] = text
		}
	}
	return rows
}

// standardForm returns the entries of the standard form that follow from edited coefficients of an implementation; nil
// for other tables, and where one of those coefficients is not rational.
func (t *table) standardForm(cells map[int]string) map[string][][]string {
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
	matrix := func(rows ...[]poly.Elem) [][]string {
		out := make([][]string, len(rows))
		for i, row := range rows {
			for _, y := range row {
				out[i] = append(out[i], y.String())
			}
		}
		return out
	}
	f := conditions.StandardForm(t.system, conditions.Exact{}, x)
	return map[string][][]string{"alpha": matrix(f.A...), "gamma": matrix(f.Gamma...), "b": matrix(f.B), "bhat": matrix(f.Bhat)}
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
