package proofs_test

import (
	"fmt"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// TestUniformSharpness checks the family of the theorem slowest-rate: R_a R_b with b = 2a/(a − 2) is A-stable and
// consistent, and |zR'| = (a − 4)/(2a) at z = −a.
func TestUniformSharpness(t *testing.T) {
	for _, row := range []struct {
		a    int64
		want exact.Rat
		why  string
	}{
		{4, exact.Int(0), "b = 4: the square of one factor, whose zero is double"},
		{10, exact.NewRat(3, 10), "6/20"},
		{100, exact.NewRat(12, 25), "96/200"},
		{1_000_000, exact.NewRat(249_999, 500_000), "999996/2000000: close to 1/2"},
	} {
		// (1 ± z/a)(1 ± z(a − 2)/(2a)) = 1 ± z/2 + z²(a − 2)/(2a²)
		last := exact.NewRat(row.a-2, 2*row.a*row.a)
		text := fmt.Sprintf(`{"name": "r", "kind": "rational", "numerator": ["1", "1/2", "%v"], "denominator": ["1", "-1/2", "%v"]}`, last, last)
		s := sample.Try(scheme.Parse("r.json", []byte(text))).Must(t)
		a := proofs.Analyze(s)
		if d := a.Decide(proofs.AStable); !d.Verdict.Proved() {
			t.Errorf("a = %d: %s %+v", row.a, d.Verdict, d.Reason)
		}
		if p, _ := a.Order(); p < 1 {
			t.Errorf("a = %d: order %d", row.a, p)
		}
		x, d := exact.Int(-row.a), a.Derivative()
		got, _ := d.Numerator().EvalRat(x).Mul(poly.Rational(x)).Quo(d.Denominator().EvalRat(x)).Rat()
		if !got.Abs().Equal(row.want) {
			t.Errorf("a = %d: |xR'| = %v, want %v: %s", row.a, got.Abs(), row.want, row.why)
		}
	}
}
