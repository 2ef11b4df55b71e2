package scheme_test

import (
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestMonotoneFamilies compares with tableaux that are known, entry by entry.
func TestMonotoneFamilies(t *testing.T) {
	for _, c := range []struct{ name, other, why string }{
		{"ssprk-2-2", "heun-euler", "Heun's method"},
		{"ssprk-4-3", "ssprk-4-3", "the file of the catalogue"},
		{"ssp-sdirk-1-2", "implicit-midpoint", "the midpoint rule"},
		{"ssp-sdirk-2-2", "qin-zhang", "two half steps of it"},
	} {
		s, ok, err := scheme.ParseFamily(c.name)
		if !ok || err != nil {
			t.Fatalf("%s: %v, %v", c.name, ok, err)
		}
		x, y := s.(*scheme.ButcherTableau), sample.Try(catalogue.Lookup(c.other)).Must(t).(*scheme.ButcherTableau)
		for i, row := range x.A() {
			for j, a := range row {
				if !a.Equal(y.A()[i][j]) || !x.B()[j].Equal(y.B()[j]) {
					t.Errorf("%s is not %s in row %d, column %d: %s", c.name, c.other, i+1, j+1, c.why)
				}
			}
		}
	}
	for _, name := range []string{"ssprk-5-3", "ssprk-1-2", "ssp-sdirk-1-3", "ssprk-121-3", "ssp-sdirk-101-2"} {
		if _, ok, err := scheme.ParseFamily(name); !ok || err == nil {
			t.Errorf("%s: %v, %v; it should be told why there is no such method", name, ok, err)
		}
	}
	for _, name := range []string{"ssprk-10-4", "ssprk-05-2", "ssp-sdirk-2", "ssprk--2"} {
		if _, ok, err := scheme.ParseFamily(name); ok {
			t.Errorf("%s is no name of the families: %v", name, err)
		}
	}
}
