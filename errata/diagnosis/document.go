package diagnosis

import (
	"slices"
	"strconv"
	"strings"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// revised returns the scheme with edits, read anew. An implementation's own coefficients are left out, since they repeat
// the others, unless they are the cells: then the standard form is computed from them.
func (t *table) revised(edits ...Edit) (scheme.Scheme, error) {
	form := t.standardForm(edits)
	var coefficients []scheme.Entries
	for _, e := range t.scheme.Printed() {
		if rows, computed := form[e.Key]; computed {
			e.Rows = rows
		} else {
			e.Rows = edited(e, edits)
		}
		if t.transformed || !strings.HasPrefix(e.Key, "transformed.") {
			coefficients = append(coefficients, e)
		}
	}
	return scheme.New(t.claimed(edits), coefficients...)
}

// claimed returns what is claimed after edits of the claims.
func (t *table) claimed(edits []Edit) scheme.Info {
	is := t.info
	info := scheme.Info{Name: is.Name, Kind: is.Kind, Family: is.Family, Exact: is.Exact, Digits: is.Digits, Order: is.Order, EmbeddedOrder: is.EmbeddedOrder}
	for key, claim := range is.Published.All() {
		if says, ok := claim.(bool); ok && !slices.ContainsFunc(edits, func(e Edit) bool { return e.Place.Key == published+key }) {
			info.Published = info.Published.With(key, says)
		}
	}
	about := scheme.Claims{}
	for key, claim := range is.Published.Embedded().All() {
		if says, ok := claim.(bool); ok && !slices.ContainsFunc(edits, func(e Edit) bool { return e.Place.Key == published+ofEmbedded+key }) {
			about = about.With(key, says)
		}
	}
	info.Published = info.Published.WithEmbedded(about)
	for _, e := range edits {
		number, _ := strconv.Atoi(e.To)
		switch e.Place.Key {
		case "order":
			info.Order = &number
		case "embedded_order":
			info.EmbeddedOrder = &number
		case "family":
			info.Family = e.To
		case "digits":
			info.Digits, info.Exact = number, new(bool)
		case "exact":
			info.Exact = new(bool)
		}
	}
	return info
}

// edited returns the rows of a matrix, a vector or the constants with edited texts.
func edited(entries scheme.Entries, edits []Edit) [][]string {
	rows := make([][]string, len(entries.Rows))
	for i, row := range entries.Rows {
		rows[i] = slices.Clone(row)
		for _, e := range edits {
			switch {
			case entries.Key == "params" && e.Place.Key == "params."+row[0]:
				rows[i][1] = e.To
			case entries.Key == e.Place.Key && i == max(0, e.Place.Row-1):
				rows[i][max(0, e.Place.Column-1)] = e.To
			}
		}
	}
	return rows
}

// standardForm returns the entries of the standard form that follow from edited coefficients of an implementation; nil
// for other tables, and where one of those coefficients is not rational.
func (t *table) standardForm(edits []Edit) map[string][][]string {
	if !t.transformed {
		return nil
	}
	x := t.values()
	for _, e := range edits {
		at := t.system.Index(e.Place)
		if at < 0 {
			continue
		}
		r, ok := expression.RationalValue(e.To)
		if !ok {
			return nil
		}
		x[at] = poly.Rational(r)
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
	for _, entries := range t.scheme.Printed() {
		if entries.Key == "params" {
			for _, p := range entries.Rows {
				names, texts = append(names, p[0]), append(texts, p[1])
			}
		}
	}
	return names, texts, approximate(names, texts)
}

// approximate evaluates constants, which may mention each other in any order.
func approximate(names, texts []string) map[string]float64 {
	values := map[string]float64{}
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
	return values
}
