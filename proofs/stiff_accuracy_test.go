package proofs_test

import (
	"testing"

	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/scheme"
)

// TestLastNodeToDigits: rounded coefficients of the node polynomial say whether a node is meant to be 1 by M(1), on any
// scale of M, however flat M is there.
func TestLastNodeToDigits(t *testing.T) {
	for _, row := range []struct {
		nodes string
		want  bool
		why   string
	}{
		{`"-0.00370370370", "0.09259259259", "-0.55555555555", "1.29629629629", "-1.29629629629", "0.46666666666"`, true, "Radau IIA 5 times 7/15, cut off"},
		{`"-0.0079365079365079365079365079", "0.1984126984126984126984126984", "-1.1904761904761904761904761904", "2.7777777777777777777777777777", "-2.7777777777777777777777777777", "1"`, true, "the same monic to 28 places, cut off"},
		{`"-0.0039682539682539682539682540", "0.1190476190476190476190476190", "-0.8333333333333333333333333333", "2.2222222222222222222222222222", "-2.5000000000000000000000000000", "1"`, false, "Gauss 5: M(1) = 1/252"},
		{`"0.33333333", "-1.33333335", "1"`, false, "exact: M(1) = −2e-8"},
		{`"0.33333333333", "-1.33333333335", "1"`, true, "M(1) = −2e-11, two units"},
		{`"0.33333333333", "-1.33333333336", "1"`, false, "M(1) = −3e-11, three of two units"},
	} {
		s := sample.Try(scheme.Parse("test", []byte(`{"name": "test", "kind": "collocation", "nodes": [`+row.nodes+`]}`))).Must(t)
		if d := proofs.Analyze(s).Decide(proofs.StifflyAccurate); d.Verdict.Undecided() || d.Verdict.Proved() != row.want {
			t.Errorf("%s: %v, want %v: %v", row.why, d.Verdict, row.want, d.Reason)
		}
	}
}
