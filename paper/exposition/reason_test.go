package exposition

import (
	"testing"

	"rofz/proofs"
	"rofz/scheme"
)

// TestReasonsMarkRoundedNumbers: an exact number stands after "=", a rounded one after "≈" or "about"; minus signs are those
// of formulas.
func TestReasonsMarkRoundedNumbers(t *testing.T) {
	for _, tt := range []struct {
		scheme   string
		property proofs.Property
		reason   string
		why      string
	}{
		{`"kind": "rational", "numerator": ["1", "2/3"], "denominator": ["1", "-1/3"]`, proofs.LStable, "R(∞) = −2", "an integer"},
		{`"kind": "rational", "numerator": ["1", "1-sqrt(3)"], "denominator": ["1", "-1"]`, proofs.LStable, "R(∞) ≈ 0.732051", "an irrational number"},
		{`"kind": "rational", "numerator": ["1", "-3e-17"], "denominator": ["1", "-1.00000000000000012345678901234567"]`, proofs.LStable, "R(∞) ≈ 3·10⁻¹⁷", "a power of ten"},
		{`"kind": "rational", "numerator": ["1", "1", "1/2"], "denominator": ["1"]`, proofs.AStable, "|R(i)|² = 5/4 > 1: E < 0 there", "a fraction"},
		{`"kind": "rational", "numerator": ["1", "sqrt(3)"], "denominator": ["1", "-sqrt(2)"]`, proofs.AStable, "|R(i)|² = 4/3 > 1: E < 0 there", "rational all the same"},
		{`"kind": "rational", "numerator": ["1", "sqrt(3)"], "denominator": ["1", "-1/3-sqrt(2)/2"]`, proofs.AStable, "|R(i)|² ≈ 1.92075 > 1: E < 0 there", "an irrational quotient"},
		{`"kind": "runge-kutta", "A": [["1/4", "1/4"], ["0", "1/4"]], "b": ["1/2", "1/2"]`, proofs.StifflyAccurate,
			"b is not the last row of A: entry 1 differs by −0.500", "three digits are all"},
		{`"kind": "runge-kutta", "A": [["0", "0"], ["1/3", "0"]], "b": ["0", "1"]`, proofs.StifflyAccurate,
			"b is not the last row of A: entry 1 differs by about 0.333", "three digits are not all"},
	} {
		s, err := scheme.Parse("test.json", []byte(`{"name": "test", `+tt.scheme+`}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := Plain(Reason(proofs.Analyze(s).Decide(tt.property).Reason)); got != tt.reason {
			t.Errorf("%s: %s: reason %q, should be %q: %s", tt.scheme, tt.property, got, tt.reason, tt.why)
		}
	}
}
