package cases

import (
	"fmt"
	"strings"
	"testing"

	"rofz/errata/specimen"
	"rofz/internal/ci"
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

// TestGrouped: what one cause explains follows from its first finding, and what is accepted is no cause.
func TestGrouped(t *testing.T) {
	for _, tt := range []struct {
		codes string // with a star: accepted; with a minus: a note
		want  string // which follow
		why   string
	}{
		{"RZ101 RZ101 RZ201", "RZ101 RZ201", "abscissae and the order"},
		{"RZ101* RZ201", "", "an accepted cause"},
		{"RZ103 RZ112 RZ203", "RZ203", "two groups"},
		{"RZ101 RZ203", "RZ203", "embedded weights suffer from c"},
		{"RZ101 RZ301", "", "another cause"},
		{"RZ201- RZ203", "", "a note is no cause"},
	} {
		var c ci.Case
		for i, code := range strings.Fields(tt.codes) {
			f := ci.Finding{Code: strings.Trim(code, "*-"), Level: ci.Error, Place: fmt.Sprint(i), Known: strings.HasSuffix(code, "*")}
			if strings.HasSuffix(code, "-") {
				f.Level = ci.Note
			}
			c.Findings = append(c.Findings, f)
		}
		var got []string
		for _, f := range Grouped(c).Findings {
			if f.Follows != "" {
				got = append(got, f.Code)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.why, got, tt.want)
		}
	}
}
