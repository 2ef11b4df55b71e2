package golden_test

import (
	"slices"
	"testing"

	"rofz"
	"rofz/proofs/golden"
)

// TestTold compares what is told of theorems while they are verified with the results.
func TestTold(t *testing.T) {
	var listed, done []golden.Result
	results := golden.RunAll(rofz.Golden(), golden.Options{
		Workers: 2, Only: []string{"order", "resolvent", "dahlquist-barrier"},
		Listed: func(all []golden.Result) { listed = slices.Clone(all) },
		Done: func(r golden.Result) {
			if len(listed) == 0 {
				t.Errorf("%s is done before it is listed", r.File)
			}
			done = append(done, r)
		},
	})
	if len(results) != 3 || len(listed) != 3 || len(done) != 3 {
		t.Fatalf("%d results, %d listed, %d done, should be 3 of each", len(results), len(listed), len(done))
	}
	for i, r := range results {
		if l, d := listed[i], done[i]; l.File != r.File || d.File != r.File || d.Schemes != r.Schemes || d.Proved != r.Proved || d.Values != r.Values || d.OK() != r.OK() {
			t.Errorf("result %d is %s with %d values; listed %s, done %s with %d values", i, r.File, r.Values, l.File, d.File, d.Values)
		}
	}
}
