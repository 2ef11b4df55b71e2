package report

import (
	"slices"
	"testing"
)

func TestRates(t *testing.T) {
	s := func(text string) *string { return &text }
	for _, tt := range []struct {
		at   Infinity
		want []string
		why  string
	}{
		{Infinity{DecayExponent: s("-2")}, []string{"z⁻²"}, "a one-step scheme"},
		{Infinity{DecayExponent: s("0")}, []string{"1"}, "R grows like z"},
		{Infinity{}, nil, "R is constant"},
		{Infinity{Branches: []Branch{{DecayExponent: s("-3/2")}, {}, {DecayExponent: s("-2")}, {DecayExponent: s("-3/2")}}}, []string{"z^(−3/2)", "z⁻²"}, "roots, one of them constant"},
		{Infinity{Eigenvalues: []Eigenvalue{{DecayExponent: s("1")}}}, []string{"z"}, "an eigenvalue that grows"},
	} {
		if got := tt.at.Rates(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
}
