package ci

import (
	"encoding/json"
	"os"
	"sync"
	"testing"

	"rofz/internal/sample"
)

// sarifSchema is the schema of OASIS.
var sarifSchema = sync.OnceValues(func() (sample.Schema, error) {
	text, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		return sample.Schema{}, err
	}
	return sample.NewSchema(string(text))
})

func validSARIF(t *testing.T, text string) {
	t.Helper()
	if err := sample.Try(sarifSchema()).Must(t).Validate(text); err != nil {
		t.Errorf("against the schema: %v", err)
	}
	var read sarifLog
	sample.OK(t, json.Unmarshal([]byte(text), &read))
	for _, r := range read.Runs[0].Results { // GitHub refuses a result without a text, which the schema allows
		if r.Message.Text == "" {
			t.Errorf("a result of %s has no text", r.RuleID)
		}
	}
}

func TestSARIF(t *testing.T) {
	for _, cases := range [][]Case{samples(), samplesOf(long), samplesOf(""), nil} {
		validSARIF(t, written(t, "sarif", cases))
	}
	var log sarifLog
	sample.OK(t, json.Unmarshal([]byte(written(t, "sarif", samples())), &log))
	run := log.Runs[0]
	if len(run.Results) != 7 {
		t.Errorf("%d results, want five findings and two cases without", len(run.Results))
	}
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("rule %d is not %s", r.RuleIndex, r.RuleID)
		}
	}
	if len(run.Results[1].Suppressions) != 1 || run.Invocations[0].Successful {
		t.Errorf("a known finding is suppressed, a broken case is no success: %+v", run)
	}
	if uri := run.Results[0].Locations[0].Physical.Artifact.URI; uri != "dir%20with%20blank/x%25y,z:1.json" {
		t.Errorf("uri = %q", uri)
	}
}

// TestSARIFFix: a change names the file of its finding and the characters that it replaces.
func TestSARIFFix(t *testing.T) {
	cases := samples()
	cases[1].Findings[0].Fix = &Fix{Description: "", Line: 3, Column: 5, Offset: 40, Old: "½", New: "1/3"}
	text := written(t, "sarif", cases)
	validSARIF(t, text)
	var log sarifLog
	sample.OK(t, json.Unmarshal([]byte(text), &log))
	r := log.Runs[0].Results[0]
	change := r.Fixes[0].Changes[0]
	if change.Artifact.URI != r.Locations[0].Physical.Artifact.URI || change.Replacements[0] != (sarifReplacement{sarifSpan{3, 5, 3, 6}, sarifText{"1/3"}}) {
		t.Errorf("%+v", change)
	}
}
