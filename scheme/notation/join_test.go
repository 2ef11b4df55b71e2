package notation

import (
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
)

// half is a table of two stages, or three, with a last row of embedded weights if there are some.
func half(name, a, b, more string) string {
	return `{"name": "` + name + `", "kind": "runge-kutta", "A": ` + a + `, "b": ` + b + more + `}`
}

// TestJoin joins halves by their names.
func TestJoin(t *testing.T) {
	const (
		explicit = `[["0","0"],["1","0"]]`
		implicit = `[["1/4","0"],["1/2","1/4"]]`
		three    = `[["1","0","0"],["0","1","0"],["0","0","1"]]`
		b        = `["1/2","1/2"]`
	)
	for _, row := range []struct {
		tables []string
		want   string // names of pairs with their orders
		note   string
		why    string
	}{
		{[]string{half("arkode-x-erk-2", explicit, b, `, "order": 2`), half("arkode-x-dirk-2", implicit, b, `, "order": 2`)}, "arkode-x-2 2", "", "as SUNDIALS names them"},
		{[]string{half("x-implicit", implicit, b, ""), half("x-explicit", explicit, b, "")}, "x", "", "in the other order, without a claim"},
		{[]string{half("x-erk", explicit, b, `, "order": 2`), half("x-esdirk", implicit, b, `, "order": 1`)}, "x", "the orders 2 and 1 of the halves differ", "different claims"},
		{[]string{half("x-erk", explicit, b, `, "bhat": ["1","0"]`), half("x-dirk", implicit, b, "")}, "x", "one half alone has embedded weights", "embedded weights in one half"},
		{[]string{half("x-erk", explicit, b, ""), half("x-dirk", three, `["1","0","0"]`, "")}, "", "they have 2 and 3 stages", "stages that differ"},
		{[]string{half("x-erk", explicit, b, ""), half("x-dirk", implicit, b, ""), half("x-sdirk", implicit, b, "")}, "", "several tables have names that fit", "two implicit halves"},
		{[]string{half("x-erk", explicit, b, ""), half("y-dirk", implicit, b, "")}, "", "", "other names"},
		{[]string{half("x-erk", `[["0","0"],["g","0"]]`, b, `, "params": {"g": "1"}`), half("x-dirk", `[["g","0"],["1/2","g"]]`, b, `, "params": {"g": "1/4"}`)}, "x", "", "a constant with two values"},
	} {
		var tables []Table
		for _, text := range row.tables {
			tables = append(tables, sample.Try(Read("json", "t.json", []byte(text))).Must(t)...)
		}
		pairs, notes := Join(tables)
		var got []string
		for _, p := range pairs {
			name := p.Info.Name
			if p.Info.Order != nil {
				name += " " + string(rune('0'+*p.Info.Order))
			}
			got = append(got, name)
			s := sample.Try(p.Scheme("t.json")).Must(t).(*scheme.AdditivePair)
			if o, _ := scheme.CoupledOrderOf(s, false); o.Order != 2 {
				t.Errorf("%s: coupled order %d", row.why, o.Order)
			}
		}
		if said := strings.Join(notes, "; "); strings.Join(got, ", ") != row.want || !strings.Contains(said, row.note) || row.note == "" && said != "" {
			t.Errorf("%s: pairs %q, notes %q", row.why, got, notes)
		}
	}
}
