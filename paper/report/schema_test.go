package report

import (
	"context"
	"io"
	"testing"

	"rofz/errata/repair"
	"rofz/errata/specimen"
	"rofz/paper/exposition"
	"rofz/proofs"
	"rofz/scheme"
)

// TestCatalogueReports validates reports of schemes of every kind against the schema, and compares two reports of every
// fifth byte for byte.
func TestCatalogueReports(t *testing.T) {
	schema := compiled(t, Schema())
	for n, name := range specimen.Names(t, 2) {
		a := specimen.Analysis(t, name)
		text := writeAnalysis(t, a)
		if n%5 == 0 && text != write(t, a.Scheme()) {
			t.Errorf("%s: two reports differ", name)
		}
		if err := schema.Validate(text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A report with something changed is refused.
	for _, bad := range []string{`{}`, `{"format": "rofz-report/2", "name": "a", "status": "ok"}`,
		`{"format": "rofz-report/1", "name": "a", "status": "error", "error": {"file": "f"}}`} {
		if schema.Validate(bad) == nil {
			t.Errorf("%s is valid", bad)
		}
	}
}

func write(t *testing.T, s scheme.Scheme) string {
	t.Helper()
	return writeAnalysis(t, repair.Analyze(context.Background(), s))
}

func writeAnalysis(t *testing.T, a *proofs.Analysis) string {
	t.Helper()
	return written(t, func(w io.Writer) error {
		return Write(w, a, exposition.AccountOf(a, a.Scheme().Info().Name), Options{})
	})
}
