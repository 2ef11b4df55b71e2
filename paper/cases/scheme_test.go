package cases

import (
	"testing"

	"rofz/errata/specimen"
	"rofz/paper/exposition"
)

// TestRoundedVerdicts: the columns of a table have the verdicts of the scheme that is meant.
func TestRoundedVerdicts(t *testing.T) {
	const sdirk = `{"name":"x","kind":"runge-kutta","A":[["0.2928932188","0"],["0.7071067812","0.2928932188"]],"b":["0.7071067812","0.2928932188"],"order":2`
	for _, row := range []struct{ keys, want string }{{`}`, "proved"}, {`,"exact":true}`, "refuted"}} {
		a := specimen.Analysis(t, sdirk+row.keys)
		for _, fact := range Scheme("", a, exposition.AccountOf(a, "")).Facts {
			if fact.Name == "A-stable" && fact.Value != row.want || fact.Name == "order" && (fact.Value == "2") != (row.want == "proved") {
				t.Errorf("%s: %s is %s", row.keys, fact.Name, fact.Value)
			}
		}
	}
}
