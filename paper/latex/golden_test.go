package latex_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/paper/latex"
	"rofz/proofs"
	"rofz/scheme/catalogue"
)

var update = flag.Bool("update", false, "write the files in testdata anew; look at what changed")

// The source of a few documents, whose pages were looked at.
func TestGolden(t *testing.T) {
	for _, row := range []struct{ name, why string }{
		{"backward-euler", "the shortest identity"},
		{"tr-bdf2", "radicals, an embedded method"},
		{"gauss-2", "equality on the axis, E = 0"},
		{"alexander-3-3", "a field of degree 3 with the author's γ"},
		{"rk4", "explicit: refuted, no limit"},
		{"bdf-2", "a multistep method that is A-stable"},
		{"bdf-3", "one that is not"},
		{"pade-0-6", "a pole in the left half-plane"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := sample.Try(catalogue.Lookup(row.name)).Must(t)
			got := latex.Fragment(exposition.Of(proofs.Analyze(s), exposition.DefaultParts(false), exposition.Options{}))
			file := filepath.Join("testdata", row.name+".tex")
			if *update {
				sample.OK(t, os.WriteFile(file, []byte(got), 0o666))
			}
			want := sample.Try(os.ReadFile(file)).Must(t)
			if got != string(want) {
				t.Errorf("%s (%s) is now\n%s", file, row.why, got)
			}
		})
	}
}
