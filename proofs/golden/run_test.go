package golden

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/scheme"
)

// cache has what is known of the schemes, for all tests.
var cache = proofs.NewCache(proofs.Analyze)

// readGoldens returns the golden files as a file system that a test may change.
func readGoldens(t *testing.T) fstest.MapFS {
	t.Helper()
	out := make(fstest.MapFS)
	for _, file := range sample.Try(filepath.Glob(filepath.Join(goldens, "*.golden"))).Must(t) {
		text := sample.Try(os.ReadFile(file)).Must(t)
		out[filepath.Base(file)] = &fstest.MapFile{Data: text}
	}
	return out
}

// told is a failure in words, without a reason.
func told(f Failure) string {
	if f.Stated == "" {
		return f.Sentence
	}
	return f.Sentence + ", the golden says " + f.Stated
}

// stray is a golden file that belongs to no theorem.
const stray = "unheard-of.golden"

// TestEverythingIsReproduced: every line of every golden is reproduced, and nothing is said of the others where a file is
// stray. If tests are full TestChangedFiles has the stray file.
func TestEverythingIsReproduced(t *testing.T) {
	files := readGoldens(t)
	if !sample.Full() {
		files[stray] = &fstest.MapFile{}
	}
	results := runAll(files, cache, Options{})
	if !sample.Full() {
		last := results[len(results)-1]
		results = results[:len(results)-1]
		if last.File != stray || len(last.Failures) != 1 || !strings.Contains(told(last.Failures[0]), "belongs to no theorem") {
			t.Errorf("of the stray file is said: %+v", last)
		}
	}
	if len(results) != len(proofs.Theorems()) {
		t.Errorf("%d results for %d theorems", len(results), len(proofs.Theorems()))
	}
	for _, r := range results {
		for _, f := range r.Failures {
			t.Errorf("%s:%d: %s", f.File, f.Line, f.Sentence)
		}
		if r.Schemes == 0 || r.Proved+r.Refuted+r.Values == 0 {
			t.Errorf("%s states nothing: %+v", r.File, r)
		}
	}
}

// TestChangedFiles changes a file as a whole. What is said of the other files does not change: that is tried if tests are
// full.
func TestChangedFiles(t *testing.T) {
	cut := func(text, from, to string) string {
		i := strings.Index(text, from)
		j := i + strings.Index(text[i:], to)
		return text[:i] + text[j:]
	}
	for _, row := range []struct {
		file   string
		change func(string) string
		want   string
		why    string
	}{
		{"slowest-rate.golden", func(s string) string { return cut(s, "scheme backward-euler", "scheme bank") }, "backward-euler is an instance of the theorem slowest-rate, but the golden has no block for it", "a block is missing"},
		{"slowest-rate.golden", func(s string) string {
			return strings.Replace(s, "\nend\n", "\nscheme forward-euler\ndecay exponent = 0\n\nend\n", 1)
		}, "forward-euler is no instance of the theorem slowest-rate", "a block too many"},
		{"slowest-rate.golden", func(s string) string { return strings.TrimSuffix(s, "end\n") }, `the line "end" at the end is missing`, "it was cut at the end of a block"},
		{"slowest-rate.golden", func(s string) string { return s + "note: more\n" }, "nothing may follow the end", "more behind the end"},
		{"slowest-rate.golden", func(s string) string { return s[:strings.Index(s, "\nscheme ")] }, "there is no block, so nothing is stated", "no block at all"},
		{"slowest-rate.golden", func(s string) string { return strings.Replace(s, "≤ −2", "≤ −1", 1) }, "the statement is worded otherwise in the theorem slowest-rate", "another statement"},
		{"slowest-rate.golden", func(s string) string { return strings.Replace(s, "decay exponent = −2\n", "", 1) }, "decay exponent", "a fact is missing"},
		{"multistep-rates.golden", func(s string) string { return strings.Replace(s, "zero-stable: proved\n", "", 1) }, "zero-stable", "zero-stability is not stated"},
		{"best-constants.golden", func(s string) string {
			return strings.Replace(s, "sup |z^2 R'| on the half-plane = 12, at infinity\n", "", 1)
		}, "the golden does not state \"sup |z^2 R'| on the half-plane\"", "a constant is missing"},
		{"pade-a-stability.golden", func(s string) string { return strings.Replace(s, "scheme pade-3-4", "scheme pade-3-44", 1) }, "pade-3-44 is no instance", "another scheme"},
		{"a-stability.golden", func(string) string { return "rofz golden v1\n" }, `the header "theorem:" is missing`, "an empty golden"},
		{stray, func(string) string { return "" }, "belongs to no theorem", "a stray file"},
	} {
		if row.file == stray && !sample.Full() {
			continue
		}
		files := readGoldens(t)
		var text string
		if f, ok := files[row.file]; ok {
			text = string(f.Data)
		}
		changed := row.change(text)
		if changed == text && text != "" {
			t.Fatalf("%s: nothing was changed", row.why)
		}
		files[row.file] = &fstest.MapFile{Data: []byte(changed)}
		var opts Options
		if text != "" && !sample.Full() {
			opts.Only = []string{strings.TrimSuffix(row.file, ".golden")}
		}
		found := false
		for _, r := range runAll(files, cache, opts) {
			for _, f := range r.Failures {
				if f.File != row.file {
					t.Errorf("%s: %s fails as well: %s", row.why, f.File, f.Sentence)
				}
				found = found || strings.Contains(told(f), row.want)
			}
		}
		if !found {
			t.Errorf("%s: no failure says %q", row.why, row.want)
		}
	}
}

// TestChangedLines changes single lines: a digit, or a verdict. The line is named, with the scheme, and in a table the
// row and column.
func TestChangedLines(t *testing.T) {
	type place struct {
		file  string
		f     File
		block Block
		line  int
	}
	var places []place
	for name, file := range readGoldens(t) {
		f := sample.Try(Parse(string(file.Data))).Must(t)
		for _, b := range f.Blocks {
			for i, l := range b.Lines {
				if l.Key != "source" && l.Key != "note" {
					places = append(places, place{name, f, b, i})
				}
			}
		}
	}
	for _, p := range sample.Of(places, 3, func(p place) (kind, name string) { return p.file + p.block.Lines[p.line].Key, p.block.Scheme }) {
		changeLine(t, p.file, p.f, p.block, p.line)
	}
}

var (
	digits = regexp.MustCompile(`[0-9]+`)
	place  = regexp.MustCompile(`\[[0-9]+\]`)
)

// changeLine prints the one block, changes its line i, and runs it.
func changeLine(t *testing.T, name string, f File, b Block, i int) {
	key := b.Lines[i].Key
	before := f
	before.Blocks = []Block{{Scheme: b.Scheme, Lines: b.Lines[:i]}}
	prefix := strings.TrimSuffix(Format(before), "\n"+End+"\n")
	before.Blocks[0].Lines = b.Lines
	whole := Format(before)
	number := strings.Count(prefix, "\n") + 1
	rest := whole[len(prefix):]
	line, after, _ := strings.Cut(rest, "\n")
	head, value := line[:len(key)], line[len(key):]
	var changed string
	switch {
	case strings.Contains(value, "proved"):
		changed = strings.Replace(value, "proved", "refuted", 1)
	case strings.Contains(value, "refuted"):
		changed = strings.Replace(value, "refuted", "proved", 1)
	case strings.Contains(value, "none"):
		changed = strings.Replace(value, "none", "(1, 1)", 1)
	default:
		at := digits.FindStringIndex(value)
		if at == nil {
			return
		}
		changed = value[:at[0]] + plusOne(value[at[0]:at[1]]) + value[at[1]:]
	}
	r := newRun(name, named(cache))
	r.theorem, r.known = proofs.FindTheorem(f.Theorem)
	r.read(Parse(prefix + head + changed + "\n" + after))
	if r.file != nil {
		verify([]*run{r}, Options{}, func(*run) {})
	}
	for _, fail := range r.result.Failures {
		isTable := false
		for k, shape := range scheme.Shapes() {
			isTable = isTable || k == key && shape != scheme.Polynomial && shape != scheme.Number
		}
		if fail.Line >= number && fail.Line <= number+strings.Count(rest, "\n") && (fail.Scheme == "" || fail.Scheme == b.Scheme) &&
			(!isTable || fail.Scheme == "" || place.MatchString(fail.Sentence)) {
			return
		}
	}
	t.Errorf("%s: %s: %q changed to %q: %+v", name, b.Scheme, line, fmt.Sprint(head, changed), r.result.Failures)
}

// TestUserGolden runs a file that names a scheme file next to it.
func TestUserGolden(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		sample.OK(t, os.WriteFile(path, []byte(text), 0o666))
		return path
	}
	write("mine.json", `{"name": "mine", "kind": "runge-kutta", "A": [["1"]], "b": ["1"]}`)
	good := write("good.golden", head+"scheme mine.json\nA = [[1]]\nR = 1/(1-z)\ndecay exponent = -2\nA-stable: proved\n")
	if r := Run([]Input{{Path: good}}, Options{})[0]; !r.OK() || r.Values != 2 || r.Proved != 1 {
		t.Errorf("good: %+v", r)
	}
	for text, want := range map[string]string{
		"scheme mine.json\nA = [[2]]\n":                                              "A[1][1] is 1 in the scheme, the golden says 2",
		"scheme mine.json\nR = 1/(1-2*z)\n":                                          "R is 1 / (1 − z), the golden says 1 / (1 − 2 z)",
		"scheme other.json\nR = 1\n":                                                 "no such file",
		"scheme no-such-scheme\nR = 1\n":                                             "no scheme is called",
		"scheme mine.json\nbranch = infinite, multiplicity 1, exponent 0, kappa 1\n": "branch",
	} {
		r := Run([]Input{{Path: write("bad.golden", head+text)}}, Options{})[0]
		if r.OK() || !strings.Contains(told(r.Failures[0]), want) {
			t.Errorf("%s: %+v, want %q", text, r.Failures, want)
		}
	}
	if r := Run([]Input{{Path: filepath.Join(dir, "missing.golden")}}, Options{})[0]; r.OK() {
		t.Error("a file that is missing is reproduced")
	}
}

// TestEmbeddedNotes: a contradicted claim about the embedded weights is noted, with its own size.
func TestEmbeddedNotes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		sample.OK(t, os.WriteFile(path, []byte(text), 0o666))
		return path
	}
	write("pair.json", `{"name": "pair", "kind": "runge-kutta", "A": [["1", "0"], ["0", "3/4"]], "b": ["1", "0"], "bhat": ["0", "1"],
		"published": {"A-stable": true, "L-stable": true, "embedded": {"A-stable": true, "L-stable": true}}}`)
	file := write("pair.golden", head+"scheme pair.json\nA-stable: proved\nL-stable: proved\n")
	r := Run([]Input{{Path: file}}, Options{})[0]
	if !r.OK() || len(r.Notes) != 1 {
		t.Fatalf("%+v", r)
	}
	if n := r.Notes[0]; n.Claim.String() != "embedded L-stable" || !n.Claim.Fails() || math.Abs(n.Size-1./3) > 1e-9 {
		t.Errorf("R̂(∞) = -1/3 contradicts that b̂ is L-stable: %+v", n)
	}
}

func TestGoldensAreNotWrittenInCI(t *testing.T) {
	for ci, refused := range map[string]bool{"": false, "true": true, "1": true, "false": false, "0": false} {
		if err := mayUpdate(ci); (err != nil) != refused {
			t.Errorf("CI=%s: %v", ci, err)
		}
	}
}

// BenchmarkRunAll takes as long as verify itself, which is why -short leaves it out.
func BenchmarkRunAll(b *testing.B) {
	if testing.Short() {
		b.Skip("every theorem")
	}
	files := os.DirFS(goldens)
	for b.Loop() {
		RunAll(files, Options{})
	}
}
