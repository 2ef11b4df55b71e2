package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rofz/internal/sample"
	"rofz/paper/report"
)

// TestRequirementsInReports validates reports that have requirements of every outcome against the schema.
func TestRequirementsInReports(t *testing.T) {
	schemaDoc := sample.Try(jsonschema.UnmarshalJSON(strings.NewReader(report.Schema))).Must(t)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("report.json", schemaDoc); err != nil {
		t.Fatal(err)
	}
	schema := sample.Try(c.Compile("report.json")).Must(t)
	var out, errs bytes.Buffer
	args := []string{"check", "--certificates", "--format", "json", "bdf-2", "gauss-2", "--require", "A-stable,not L-stable,order>=3,C<=2,zero-stable"}
	if code := run(args, strings.NewReader(""), &out, &errs); code != exitFailed || errs.Len() > 0 {
		t.Fatalf("exit code %d, %s", code, &errs)
	}
	for _, text := range []string{
		`{"requirement":"A-stable","outcome":"met","reason":"A-stable is proved: `,
		`,"claim":"A-stable","verdict":"proved","certificate":"rofz certificate`,
		`{"requirement":"not L-stable","outcome":"not met","reason":"L-stable is proved: `,
		`{"requirement":"order>=3","outcome":"met","reason":"the order is 4"}`,
		`{"requirement":"C<=2","outcome":"not met","reason":"C = 2.309`,
		`,"claim":"|z R'(z)| ≤ 2 for Re z ≤ 0","verdict":"refuted","certificate":"rofz certificate`,
		`{"requirement":"zero-stable","outcome":"undecided","reason":"not defined for runge-kutta"}`,
	} {
		if !strings.Contains(out.String(), text) {
			t.Errorf("no report has %s", text)
		}
	}
	for line := range strings.Lines(out.String()) {
		value := sample.Try(jsonschema.UnmarshalJSON(strings.NewReader(line))).Must(t)
		list, ok := value.(map[string]any)["requirements"].([]any)
		if !ok || len(list) != 5 {
			t.Errorf("requirements are %v", list)
			continue
		}
		if err := schema.Validate(value); err != nil {
			t.Error(err)
		}
		delete(list[0].(map[string]any), "claim")
		if schema.Validate(value) == nil {
			t.Error("a verdict without its claim is valid")
		}
	}
}
