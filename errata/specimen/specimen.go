// Package specimen has the schemes that tests are tried with, each analysed once for all tests of a process. It is
// imported by tests only.
package specimen

import (
	"context"
	"strings"
	"testing"

	"rofz/errata/repair"
	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

var cache = proofs.NewCache(analyze)

func analyze(s scheme.Scheme) *proofs.Analysis { return repair.Analyze(context.Background(), s) }

// Analysis returns what is known of a scheme, which is a name of the catalogue or the text of a scheme file. The
// analysis of a name is one for all tests.
func Analysis(t testing.TB, source string) *proofs.Analysis {
	t.Helper()
	if strings.HasPrefix(source, "{") {
		s, err := scheme.Parse("test.json", []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		return analyze(s)
	}
	a, err := cache.Analysis(source)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Analyses is Analysis for names with blanks between them.
func Analyses(t testing.TB, names string) []*proofs.Analysis {
	t.Helper()
	var out []*proofs.Analysis
	for _, name := range strings.Fields(names) {
		out = append(out, Analysis(t, name))
	}
	return out
}

// Names returns names of the catalogue, n of each family of each kind; all if tests are full.
func Names(t testing.TB, n int) []string {
	t.Helper()
	return sample.Of(catalogue.Names(), n, func(name string) (kind, _ string) {
		s, err := catalogue.Lookup(name)
		if err != nil {
			t.Fatal(err)
		}
		return s.Info().Kind + s.Info().Family, name
	})
}

// Rounded returns the coefficients of a scheme to so many significant digits, without zeros at the end.
func Rounded(s scheme.Scheme, digits int) []scheme.Entries {
	var out []scheme.Entries
	for _, b := range s.Coefficients() {
		e := scheme.Entries{Key: b.Key}
		for _, row := range b.Values {
			var texts []string
			for _, x := range row {
				text := s.Field().Decimal(x, digits)
				if strings.Contains(text, ".") {
					text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
				}
				texts = append(texts, text)
			}
			e.Rows = append(e.Rows, texts)
		}
		out = append(out, e)
	}
	return out
}
