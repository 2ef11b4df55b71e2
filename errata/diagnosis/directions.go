package diagnosis

import (
	"strings"

	"rofz/poly/exact"
)

// directions returns the lines along which one coefficient varies: each cell that is no zero of the form, and each set
// of cells with the same text, or the same but for the sign, moving together. Cells that go along are added.
func (t *table) directions(failing []bool) []direction {
	var out []direction
	add := func(edited []term) {
		if d, ok := t.closed(edited, failing); ok {
			out = append(out, d)
		}
	}
	groups := map[string][]term{}
	var order []string
	for i, c := range t.cells {
		if c.fixed {
			continue
		}
		add([]term{{i, exact.Int(1)}})
		if c.Value.IsZero() {
			continue
		}
		text, sign := strings.TrimSpace(c.Text), int64(1)
		if body, ok := strings.CutPrefix(text, "-"); ok && negated(text) == body {
			text, sign = body, -1
		}
		if groups[text] == nil {
			order = append(order, text)
		}
		groups[text] = append(groups[text], term{i, exact.Int(sign)})
	}
	for _, text := range order {
		if g := groups[text]; len(g) > 1 {
			if g[0].coef.Sign() < 0 {
				for i := range g {
					g[i].coef = g[i].coef.Neg()
				}
			}
			add(g)
		}
	}
	return out
}
