package diagnosis_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rofz/errata/diagnosis"
	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/scheme/catalogue"
)

// TestOf: which claims of stability are wrong, and which fail in the last digits only.
func TestOf(t *testing.T) {
	for _, row := range []struct{ name, failing, first, why string }{
		{"rosenbrock32", "A-stable", "the claim is wrong rather than the table: with A-stable false", "exact, and |R(iy)| > 1"},
		{"rosw6s4os", "L-stable", "the claim is wrong rather than the table: with L-stable false", "|R(iy)|² reaches 1.0129 near y = 3.5"},
		{"ros4l", "L-stable", "the claim is wrong rather than the table: with L-stable false", "R(∞) is not 0"},
		{"cash-5-3-4", "", "", "truncated after 40 digits, which costs it A-stability as printed but nothing else"},
		{"kvaerno-7-4-5", "", "", "truncated, R(∞) is tiny"},
		{"radau-iia-3", "", "", "all is well"},
	} {
		s := sample.Try(catalogue.Lookup(row.name)).Must(t)
		d := diagnosis.Of(context.Background(), proofs.Analyze(s))
		if row.failing == "" {
			if len(d.Failing)+len(d.Candidates) > 0 {
				t.Errorf("%s (%s): failing %v", row.name, row.why, d.Failing)
			}
			continue
		}
		if !slices.Contains(d.Failing, row.failing) || len(d.Candidates) == 0 || !strings.HasPrefix(mend(d.Candidates[0]), row.first) {
			t.Errorf("%s (%s): failing %v, candidates %v; should begin with %s", row.name, row.why, d.Failing, d.Candidates, row.first)
		}
	}
}
