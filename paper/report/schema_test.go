package report

import (
	"context"
	"io"
	"strings"
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

// TestVersionInSchemas: an object with the version of the program behind its format is as valid as it is without, as tests write it.
func TestVersionInSchemas(t *testing.T) {
	a := specimen.Analysis(t, "backward-euler")
	fault := &scheme.Error{File: "f.json", Message: "no scheme"}
	for _, tt := range []struct {
		format, schema string
		write          func(w io.Writer) error
	}{
		{Format, Schema(), func(w io.Writer) error { return Write(w, a, exposition.AccountOf(a, "f.json"), Options{}) }},
		{GradientFormat, GradientSchema, func(w io.Writer) error { return WriteGradientError(w, "f", fault) }},
		{AnswersFormat, AnswersSchema, func(w io.Writer) error { return WriteAnswers(w, "f", nil, fault) }},
		{ParameterFormat, ParameterSchema, func(w io.Writer) error {
			return WriteParameters(w, exposition.Parameters{Name: "f", Err: fault}, Options{})
		}},
		{ComparisonFormat, ComparisonSchema, func(w io.Writer) error { return WriteComparison(w, comparison(t, nil, "", 1, 4)) }},
		{LearningFormat, LearningSchema, func(w io.Writer) error {
			return WriteLearning(w, exposition.Learning{Schemes: []exposition.Learned{{Name: "f", Err: fault}}})
		}},
	} {
		text := written(t, tt.write)
		head := `{"format":"` + tt.format + `",`
		rest, ok := strings.CutPrefix(text, head)
		if !ok || strings.Contains(rest, `"version"`) {
			t.Errorf("%s: the object should begin with %s and have no version in a test:\n%s", tt.format, head, text)
		}
		schema := compiled(t, tt.schema)
		for version, valid := range map[string]bool{`"v0.1.0"`: true, `""`: false, `1`: false} {
			if err := schema.Validate(head + `"version":` + version + "," + rest); (err == nil) != valid {
				t.Errorf("%s with the version %s: %v", tt.format, version, err)
			}
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
