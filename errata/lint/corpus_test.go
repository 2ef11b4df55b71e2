package lint_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"rofz/errata/lint"
	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

var update = flag.Bool("update", false, "write testdata/corpus.golden and docs/lint-codes.md anew")

const (
	corpusGolden       = "testdata/corpus.golden"
	corpusExplanations = "testdata/explanations.txt"
)

// words returns what a finding says.
func words(f lint.Finding) string { return exposition.Plain(exposition.Remark(f)) }

// line returns what a finding says, with its code, its level and its place.
func line(f lint.Finding) string {
	place := ""
	if f.Place != (scheme.Place{}) {
		place = " " + f.Place.String()
	}
	return fmt.Sprintf("  %s %s%s: %s\n", f.Code, f.Level, place, words(f))
}

// corpusFindings returns what is found in schemes of the catalogue, as text by name.
func corpusFindings(t *testing.T, names []string) (texts, contradictions map[string]string) {
	t.Helper()
	texts, contradictions = make(map[string]string), make(map[string]string)
	for _, name := range names {
		var b strings.Builder
		for _, f := range lint.Run(sample.Try(catalogue.Lookup(name)).Must(t), lint.Options{}) {
			b.WriteString(line(f))
			if f.Level == lint.Error {
				contradictions[name+" "+f.Code] = words(f)
			}
		}
		texts[name] = b.String()
	}
	return texts, contradictions
}

// readCorpus returns what the golden file says of each scheme.
func readCorpus(t *testing.T) map[string]string {
	t.Helper()
	data := sample.Try(os.ReadFile(corpusGolden)).Must(t)
	texts := make(map[string]string)
	name := ""
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, " ") {
			texts[name] += line
		} else {
			name = strings.TrimSuffix(line, "\n")
			texts[name] = ""
		}
	}
	return texts
}

// TestCorpusGolden compares what is found in schemes of the catalogue with what was found before.
func TestCorpusGolden(t *testing.T) {
	names := specimen.Names(t, 4)
	if *update {
		names = catalogue.Names()
	}
	got, contradictions := corpusFindings(t, names)
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is not for continuous integration")
		}
		var b strings.Builder
		for _, name := range names {
			b.WriteString(name + "\n" + got[name])
		}
		sample.OK(t, os.WriteFile(corpusGolden, []byte(b.String()), 0o666))
	}
	want := readCorpus(t)
	for _, name := range names {
		if text := want[name]; text != got[name] {
			t.Errorf("%s: %s has\n%sfound is\n%s(go test ./errata/lint -update writes it anew)", name, corpusGolden, text, got[name])
		}
	}
	if listed := slices.Sorted(maps.Keys(want)); !slices.Equal(listed, catalogue.Names()) {
		t.Errorf("%s has the schemes %v, should have those of the catalogue", corpusGolden, listed)
	}
	explained := explanations(t)
	for key, message := range contradictions {
		if explained[key] == "" {
			t.Errorf("%s has no line for %q: %s", corpusExplanations, key, message)
		}
	}
	for key := range explained {
		name, _, _ := strings.Cut(key, " ")
		if _, ok := contradictions[key]; !ok && slices.Contains(names, name) {
			t.Errorf("%s explains %q, which is no longer found", corpusExplanations, key)
		}
	}
}

// TestTableauMeansTheSame: with the search for a tableau that is meant the same is found as with the stability function alone
// that the claims are judged by.
func TestTableauMeansTheSame(t *testing.T) {
	rounded := 0
	for _, name := range specimen.Names(t, 2) {
		a := specimen.Analysis(t, name)
		if scheme.UnitsOf(a.Scheme()).Exact() {
			continue
		}
		rounded++
		var searched, alone string
		for _, f := range lint.RunAnalysis(a, lint.Options{}) {
			searched += line(f)
		}
		for _, f := range lint.Run(a.Scheme(), lint.Options{}) {
			alone += line(f)
		}
		if searched != alone {
			t.Errorf("%s: found is\n%swith a tableau, and\n%swith a stability function", name, searched, alone)
		}
	}
	if rounded < 5 {
		t.Errorf("%d of the schemes are rounded", rounded)
	}
}

// explanations reads the sentences that were written by hand: "scheme code: sentence".
func explanations(t *testing.T) map[string]string {
	t.Helper()
	data := sample.Try(os.ReadFile(corpusExplanations)).Must(t)
	out := make(map[string]string)
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, sentence, ok := strings.Cut(line, ": ")
		if !ok || !strings.HasSuffix(sentence, ".") {
			t.Fatalf("%s: %q is not of the form \"scheme code: sentence.\"", corpusExplanations, line)
		}
		out[key] = sentence
	}
	return out
}

func TestBrokenTables(t *testing.T) {
	for _, tt := range []struct{ file, code, place, says, why string }{
		{"bpr-353-explicit-petsc", "RZ201", "order", "the order is 1", "3/5 for 3/4 in the last row"},
		{"esdirk647a2-printed", "RZ101", "c[7]", "off by", "the sign of a72"},
		{"petsc-1bee-order", "RZ201", "order", "the order is 1", "registered with order 2"},
		{"ssp-sdirk2-c", "RZ101", "c[1]", "row 1 of A has the sum 1/4", "c = (1,1)"},
	} {
		data := sample.Try(os.ReadFile("../../testdata/broken/" + tt.file + ".json")).Must(t)
		s := sample.Try(scheme.Parse(tt.file, data)).Must(t)
		found := false
		findings := lint.Run(s, lint.Options{})
		for _, f := range findings {
			found = found || f.Code == tt.code && f.Place.String() == tt.place && f.Level == lint.Error && strings.Contains(words(f), tt.says)
		}
		if !found {
			t.Errorf("%s (%s): no %s at %s saying %q among %v", tt.file, tt.why, tt.code, tt.place, tt.says, findings)
		}
	}
}

//go:generate go test -run ^TestCodesPage$ -update .

// TestCodesPage compares docs/lint-codes.md with the checks; -update writes it.
func TestCodesPage(t *testing.T) {
	const page = "../../docs/lint-codes.md"
	var b strings.Builder
	b.WriteString("# The codes of verify lint\n\nWritten by `go generate ./errata/lint`. `verify explain CODE` shows the same.\n")
	for _, c := range lint.Checks() {
		detail := ""
		if c.Detail {
			detail = ", with `--verbose` only"
		}
		fmt.Fprintf(&b, "\n## %s: %s\n\nLevel: %s%s. %s\n\n* Remedy: %s\n* Example: %s\n", c.Code, c.Title, c.Level, detail, c.Explanation, c.Remedy, c.Example)
	}
	if *update && os.Getenv("CI") == "" {
		sample.OK(t, os.WriteFile(page, []byte(b.String()), 0o666))
	}
	got := sample.Try(os.ReadFile(page)).Must(t)
	if string(got) != b.String() {
		t.Errorf("%s is not what the checks say; go generate ./errata/lint writes it", page)
	}
}
