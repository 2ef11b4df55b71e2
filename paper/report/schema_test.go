package report

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/proofs"
	"rofz/proofs/specimen"
	"rofz/scheme"
)

// TestCatalogueReports validates reports of schemes of every kind against the schema, and compares two reports of every
// fifth byte for byte.
func TestCatalogueReports(t *testing.T) {
	schema := compiled(t, Schema)
	for n, name := range specimen.Names(t, 2) {
		a := specimen.Analysis(t, name)
		text := writeAnalysis(t, a)
		if n%5 == 0 && !bytes.Equal(text, write(t, a.Scheme())) {
			t.Errorf("%s: two reports differ", name)
		}
		value := sample.Try(jsonschema.UnmarshalJSON(bytes.NewReader(text))).Must(t)
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A report with something changed is refused.
	for _, bad := range []string{`{}`, `{"format": "rofz-report/2", "name": "a", "status": "ok"}`,
		`{"format": "rofz-report/1", "name": "a", "status": "error", "error": {"file": "f"}}`} {
		var value any
		if err := json.Unmarshal([]byte(bad), &value); err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value) == nil {
			t.Errorf("%s is valid", bad)
		}
	}
}

func write(t *testing.T, s scheme.Scheme) []byte {
	t.Helper()
	return writeAnalysis(t, proofs.Analyze(s))
}

func writeAnalysis(t *testing.T, a *proofs.Analysis) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, a, exposition.AccountOf(a, a.Scheme().Info().Name), Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
