package expression_test

import (
	"math"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/expression"
)

// TestApproximate: the texts of the catalogue have the values that the exact reader finds.
func TestApproximate(t *testing.T) {
	tested := 0
	for _, name := range catalogue.Names() {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		tableau, ok := s.(*scheme.ButcherTableau)
		if !ok {
			continue
		}
		constants := map[string]float64{}
		for _, e := range tableau.Printed() {
			if e.Key == "params" {
				for range e.Rows { // they may mention each other
					for _, p := range e.Rows {
						if x, err := expression.Approximate(p[1], constants); err == nil {
							constants[p[0]] = x
						}
					}
				}
			}
			if e.Key != "A" {
				continue
			}
			for i, row := range tableau.A() {
				for j, want := range row {
					tested++
					got, err := expression.Approximate(e.Rows[i][j], constants)
					if err != nil || math.Abs(got-s.Field().Float64(want)) > 1e-9 {
						t.Errorf("%s: A[%d][%d] = %s is %g (%v), should be %g", name, i+1, j+1, e.Rows[i][j], got, err, s.Field().Float64(want))
					}
					if x, ok := expression.RationalValue(e.Rows[i][j]); ok {
						if r, rational := want.Rat(); !rational || !r.Equal(x) {
							t.Errorf("%s: A[%d][%d] = %s is read as %s", name, i+1, j+1, e.Rows[i][j], x)
						}
					}
				}
			}
		}
	}
	if tested < 1000 {
		t.Errorf("only %d coefficients were looked at", tested)
	}
}

func TestApproximateRefuses(t *testing.T) {
	for text, why := range map[string]string{
		"1/0":             "no finite value",
		"sqrt(-1)":        "no real value",
		"g":               "a name that is not known",
		"root(x^2+1,0,1)": "no zero in the interval",
		"1+":              "not a coefficient",
	} {
		if x, err := expression.Approximate(text, nil); err == nil {
			t.Errorf("%s: %g, but there is %s", text, x, why)
		}
		if x, ok := expression.RationalValue(text); ok {
			t.Errorf("%s: %s, but there is %s", text, x, why)
		}
	}
}
