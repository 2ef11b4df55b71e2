package report

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestCatalogueReports validates the report of every scheme of the catalogue against the schema, and compares two reports
// of every seventh byte for byte.
func TestCatalogueReports(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(Schema)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("report.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for s := range catalogue.All() {
		text := write(t, s)
		if n%7 == 0 && !bytes.Equal(text, write(t, s)) {
			t.Errorf("%s: two reports differ", s.Info().Name)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", s.Info().Name, err)
		}
		n++
	}
	if n < 210 {
		t.Errorf("only %d reports", n)
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
	var b bytes.Buffer
	if err := Of(proofs.Analyze(s), Options{}).WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
