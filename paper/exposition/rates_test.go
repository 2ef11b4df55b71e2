package exposition

import (
	"slices"
	"testing"

	"rofz/errata/specimen"
)

func TestRates(t *testing.T) {
	for _, tt := range []struct {
		scheme string // a name, or a file
		want   []string
		why    string
	}{
		{"backward-euler", []string{"z⁻²"}, "a one-step scheme"},
		{"forward-euler", []string{"1"}, "R grows like z"},
		{`{"name": "c", "kind": "rational", "numerator": ["1/2"], "denominator": ["1"]}`, nil, "R is constant"},
		{"bdf-2", []string{"z^(−3/2)"}, "two roots of a multistep method"},
		{"adams-bashforth-2", []string{"z⁻²", "1"}, "one root that decays and one that grows"},
		{`{"name": "e", "kind": "general-linear", "A": [["0"]], "U": [["1"]], "B": [["1"]], "V": [["1"]]}`, []string{"1"}, "an eigenvalue that grows"},
	} {
		if got := Rates(specimen.Analysis(t, tt.scheme)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
}
