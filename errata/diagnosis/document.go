package diagnosis

import (
	"slices"
	"strconv"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// revised returns the scheme with edits, read anew. An implementation's own coefficients are left out, since they repeat
// the others, unless they are the cells: then the standard form is, which follows from them.
func (t *table) revised(edits ...Edit) (scheme.Scheme, error) {
	var coefficients []scheme.Entries
	printed := t.scheme.Printed()
	both := slices.ContainsFunc(printed, func(e scheme.Entries) bool { return slices.Contains(standardKeys, e.Key) })
	for _, e := range printed {
		own, standard := strings.HasPrefix(e.Key, "transformed."), slices.Contains(standardKeys, e.Key)
		if t.transformed && standard || !t.transformed && own && both {
			continue
		}
		e.Rows = edited(e, edits)
		coefficients = append(coefficients, e)
	}
	return scheme.New(t.claimed(edits), coefficients...)
}

// standardKeys are those of the coefficients that follow from an implementation's own.
var standardKeys = []string{"alpha", "gamma", "b", "bhat", "e"}

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
