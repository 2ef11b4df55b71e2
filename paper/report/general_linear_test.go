package report

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/paper/text"
	"rofz/proofs"
	"rofz/scheme"
)

// TestGeneralLinearReports validates the reports of the examples, and of two methods whose claims fail or have constant
// and growing eigenvalues.
func TestGeneralLinearReports(t *testing.T) {
	schema := compiled(t, Schema())
	texts := map[string][]byte{
		"claims":   []byte(`{"name": "claims", "kind": "general-linear", "A": [["0"]], "U": [["1"]], "B": [["1"]], "V": [["1"]], "published": {"A-stable": true}}`),
		"constant": []byte(`{"name": "constant", "kind": "general-linear", "A": [["1"]], "U": [["1", "0"]], "B": [["1"], ["0"]], "V": [["1", "0"], ["0", "1"]]}`),
	}
	files, err := filepath.Glob("../../testdata/examples/*-general-linear.json")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	for _, file := range files {
		texts[file] = sample.Try(os.ReadFile(file)).Must(t)
	}
	for name, document := range texts {
		s := sample.Try(scheme.Parse(name, document)).Must(t)
		if err := schema.Validate(write(t, s)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		a := proofs.Analyze(s)
		account, want := exposition.AccountOf(a, name), exposition.AsClaimed
		if name == "claims" {
			want = exposition.ClaimFailed
		}
		if got := account.Outcome(); got != want {
			t.Errorf("%s: outcome %d, want %d", name, got, want)
		}
		var b bytes.Buffer
		if err := text.Write(&b, text.Style{}, exposition.Check(a, account, name)); err != nil || !strings.Contains(b.String(), "χ(ζ, z)") {
			t.Errorf("%s: %v in\n%s", name, err, b.String())
		}
	}
}
