package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/paper/report"
)

// TestRequirementsInReports validates reports that have requirements of every outcome against the schema.
func TestRequirementsInReports(t *testing.T) {
	schema := sample.Try(sample.NewSchema(report.Schema())).Must(t)
	var out, errs bytes.Buffer
	args := []string{"check", "--certificates", "--format", "json", "bdf-2", "gauss-2", "--require", "A-stable,not L-stable,order>=3,C<=2,zero-stable"}
	if code := run(args, strings.NewReader(""), &out, &errs); code != exitFailed || errs.Len() > 0 {
		t.Fatalf("exit code %d, %s", code, &errs)
	}
	for _, text := range []string{
		`{"requirement":"A-stable","outcome":"met","reason":"A-stable is proved: `,
		`,"claim":"A-stable","verdict":"proved","certificate":"rofz certificate`,
		`{"requirement":"not L-stable","outcome":"not met","reason":"L-stable is proved: `,
		`{"requirement":"order>=3","outcome":"met","reason":"the order is 4","claim":"order 4, error constant 1/720","verdict":"proved","certificate":"rofz certificate`,
		`{"requirement":"C<=2","outcome":"not met","reason":"C = 2.309`,
		`,"claim":"|z R'(z)| ≤ 2 for Re z ≤ 0","verdict":"refuted","certificate":"rofz certificate`,
		`{"requirement":"zero-stable","outcome":"undecided","reason":"not defined for a scheme of kind runge-kutta"}`,
	} {
		if !strings.Contains(out.String(), text) {
			t.Errorf("no report has %s", text)
		}
	}
	for line := range strings.Lines(out.String()) {
		var value struct {
			Requirements []struct{ Claim string }
		}
		if err := json.Unmarshal([]byte(line), &value); err != nil || len(value.Requirements) != 5 {
			t.Errorf("requirements are %v, %v", value.Requirements, err)
			continue
		}
		if err := schema.Validate(line); err != nil {
			t.Error(err)
		}
		claim := `"claim":"` + value.Requirements[0].Claim + `",`
		if without := strings.Replace(line, claim, "", 1); without == line || schema.Validate(without) == nil {
			t.Error("a verdict without its claim is valid")
		}
	}
}
