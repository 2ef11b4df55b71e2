package proofs_test

import (
	"testing"

	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/proofs/certificate"
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
		{`"0.3333333", "-1.3333335", "1"`, false, "exact: M(1) = −2e-7"},
		{`"0.33333333", "-1.33333335", "1"`, true, "nine significant places beside eight: M(1) = −2e-8, two units"},
		{`"0.33333333333", "-1.33333333335", "1"`, true, "M(1) = −2e-11, two units"},
		{`"0.33333333333", "-1.33333333336", "1"`, false, "M(1) = −3e-11, three of two units"},
	} {
		s := sample.Try(scheme.Parse("test", []byte(`{"name": "test", "kind": "collocation", "nodes": [`+row.nodes+`]}`))).Must(t)
		if d := proofs.Analyze(s).Decide(proofs.StifflyAccurate); d.Verdict.Undecided() || d.Verdict.Proved() != row.want {
			t.Errorf("%s: %v, want %v: %v", row.why, d.Verdict, row.want, d.Reason)
		}
	}
}

// TestEmbeddedStiffAccuracy: what is claimed of the embedded weights is decided, to the printed digits.
func TestEmbeddedStiffAccuracy(t *testing.T) {
	const claim = `"published":{"embedded":{"stiffly_accurate":true}}`
	for _, row := range []struct {
		scheme string
		want   certificate.Outcome
		listed bool
		why    string
	}{
		{`"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"bhat":["1","0"],` + claim, certificate.Proved, true, "b̂ is the last row"},
		{`"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"e":["-1/2","1/2"],` + claim, certificate.Proved, true, "b − e is"},
		{`"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1","0"],"bhat":["1/2","1/2"],` + claim, certificate.Refuted, true, "b is, b̂ is not"},
		{`"kind":"runge-kutta","A":[["0","0"],["0.333333333","0.666666667"]],"b":["1","0"],"bhat":["1/3","2/3"],` + claim, certificate.Proved, true, "to the printed digits"},
		{`"kind":"runge-kutta","A":[["0","0"],["0.333333335","0.666666667"]],"b":["1","0"],"bhat":["1/3","2/3"],` + claim, certificate.Refuted, true, "two units off"},
		{`"kind":"rosenbrock","alpha":[["0","0"],["1","0"]],"gamma":[["1/2","0"],["-1/2","1/2"]],"b":["1","0"],"bhat":["1/2","1/2"],` + claim, certificate.Proved, true, "the last row of α + γ"},
		{`"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"bhat":["1","0"]`, certificate.Undecided, false, "nothing is claimed"},
	} {
		a := proofs.Analyze(sample.Try(scheme.Parse("test.json", []byte(`{"name":"x",`+row.scheme+`}`))).Must(t))
		e, ok := a.Embedded()
		if !ok {
			t.Fatalf("%s: no embedded weights", row.why)
		}
		listed := false
		for _, p := range e.Properties() {
			listed = listed || p == proofs.StifflyAccurate
		}
		if d := e.Decide(proofs.StifflyAccurate); d.Verdict.Outcome() != row.want || listed != row.listed {
			t.Errorf("%s: %v, %v; listed: %v", row.why, d.Verdict, d.Reason, listed)
		}
	}
}
