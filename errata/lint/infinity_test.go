package lint

import (
	"context"
	"testing"

	"rofz/errata/repair"
	"rofz/scheme"
)

// TestGrowsLike: zeros of P that rounding makes something else count as zeros.
func TestGrowsLike(t *testing.T) {
	for _, tt := range []struct {
		numerator, denominator string
		want                   int
		why                    string
	}{
		{`"1"`, `"1", "-1"`, -1, "R(∞) = 0"},
		{`"1", "1/2"`, `"1", "-1/2"`, 0, "R(∞) = −1"},
		{`"1", "1", "1/2"`, `"1"`, 2, "a polynomial"},
		{`"1", "1/2", "1/12"`, `"1", "-1/2"`, 1, "one power more in P"},
		{`"1", "0.33333333333333", "0.00000000000003"`, `"1", "-0.66666666666667", "0.16666666666667"`, -1, "18 units: rounded"},
		{`"1", "0.50000000000001", "0.00000000000002"`, `"1", "-0.49999999999999"`, 0, "not beyond the degree of Q"},
		{`"1", "0.41421356237310", "0.00100000000001"`, `"1", "-0.58578643762690", "0.08578643762690"`, 0, "many units: meant"},
		{`"1", "0.70710678118655", "0.00001000000001"`, `"1", "-0.29289321881345"`, 1, "many units, beyond the degree of Q"},
	} {
		s, err := scheme.Parse("test.json", []byte(`{"name": "x", "kind": "rational", "numerator": [`+tt.numerator+`], "denominator": [`+tt.denominator+`]}`))
		if err != nil {
			t.Fatal(err)
		}
		sub := newSubject(repair.AnalyzeClaims(context.Background(), s), Options{})
		if got := sub.growsLike(); got != tt.want {
			t.Errorf("%s: P = [%s], Q = [%s]: R grows like z^%d, should be z^%d", tt.why, tt.numerator, tt.denominator, got, tt.want)
		}
	}
}
