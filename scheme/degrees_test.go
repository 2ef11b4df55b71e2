package scheme

import (
	"testing"

	"rofz/internal/sample"
	"rofz/poly/exact"
)

// TestParseDegrees: what printed angles say of the angle, and which texts are none.
func TestParseDegrees(t *testing.T) {
	for _, row := range []struct{ text, least, below, why string }{
		{"89.3", "89.25", "89.4", "rounded, or cut: 89.354 is printed as 89.3 by [KR79]"},
		{"86.03", "86.025", "86.04", "rounded, or cut"},
		{"17", "16.5", "18", "17.84 cut, 16.9 rounded"},
		{"89.30", "89.295", "89.31", "a zero at the end is a digit"},
		{"90", "90", "", "A-stability"},
		{"90.0", "90", "", "A-stability"},
		{">=89.5", "89.5", "", "a bound"},
		{"≥89.5", "89.5", "", "a bound"},
	} {
		d, err := ParseDegrees(row.text)
		if err != nil {
			t.Errorf("%s: %v", row.text, err)
			continue
		}
		below := ""
		if d.Below != nil {
			below = sample.Try(exact.ParseRat(row.below)).Must(t).String()
		}
		if least := sample.Try(exact.ParseRat(row.least)).Must(t); !d.Least.Equal(least) || d.Below != nil && d.Below.String() != below || (d.Below == nil) != (row.below == "") {
			t.Errorf("%s: from %v to %v, want %s and %s: %s", row.text, d.Least, d.Below, row.least, row.below, row.why)
		}
	}
	for _, text := range []string{"", ".", "-1", "90.5", "1/2", "<=80", ">= 80", "86°", "8.6e1", ">=", "1e9"} {
		if d, err := ParseDegrees(text); err == nil {
			t.Errorf("%q is read as %+v", text, d)
		}
	}
}
