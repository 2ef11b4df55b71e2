package main

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"rofz/internal/sample"
	"rofz/paper/text"
	"rofz/scheme/catalogue"
)

// exampleFiles are the files that the examples of the commands name, in a new working directory.
func exampleFiles(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	const scheme = `{"name": "my", "kind": "runge-kutta", "A": [["1/4", "0"], ["1/2", "1/4"]], "b": ["1/2", "1/2"], "order": 2}`
	files := map[string]string{
		"my.json":   scheme,
		"table.txt": "1/4 | 1/4   0\n3/4 | 1/2   1/4\n----+----------\n    | 1/2   1/2\n",
		"truncated.json": `{"name": "truncated", "kind": "runge-kutta", "exact": false, "digits": 16, "order": 2, "A": [["0.2928932188134525", "0"],
			["0.7071067811865475", "0.2928932188134525"]], "b": ["0.7071067811865475", "0.2928932188134525"], "published": {"L-stable": true}}`,
		"mine.json": `{"name": "mine", "kind": "runge-kutta", "free": {"g": ["1/4", "1/2"]}, "A": [["g"]], "b": ["1"]}`,
		"halves.json": `{"name": "mine-erk-2", "kind": "runge-kutta", "order": 2, "A": [["0","0"],["1","0"]], "b": ["1/2","1/2"]}
{"name": "mine-dirk-2", "kind": "runge-kutta", "order": 2, "A": [["1/4","0"],["1/2","1/4"]], "b": ["1/2","1/2"]}`,
		"known.txt":    "rofz lint baseline v1\n",
		"modes.txt":    "-2000\n-1+5i\n-1-5i\n",
		"jacobian.csv": "-100,1\n0,-1\n",
		"my.golden":    "rofz golden v1\ntheorem: mine\nstatement: Two midpoint steps.\nhypotheses: None.\nscope: One scheme.\nsource: None.\n\nscheme ./my.json\norder = 2\n",
	}
	for _, dir := range []string{"schemes", "tables", "certificates"} {
		sample.OK(t, os.Mkdir(dir, 0o777))
	}
	files["all.jsonl"] = strings.Repeat(scheme+"\n", 4)
	files["schemes/one.json"] = strings.Replace(scheme, "my", "one", 1)
	files["schemes/two.txt"] = files["table.txt"]
	files["tables/one.json"] = files["schemes/one.json"]
	for name, text := range files {
		sample.OK(t, os.WriteFile(name, []byte(text), 0o666))
	}
	for _, args := range [][]string{
		{"certify", "radau-iia-2", "-o", "radau-iia-2.cert"}, {"certify", "gauss-2", "gauss-3", "-o", "certificates"},
		{"check", "all.jsonl", "--only", "A-stable,order", "--lines", "3-4", "--shard", "all-2.jsonl"},
	} {
		var out bytes.Buffer
		if code := run(args, strings.NewReader(""), &out, &out); code == exitBadInput {
			t.Fatalf("verify %v: %s", args, out.String())
		}
	}
	var table bytes.Buffer
	if code := run([]string{"convert", "--to", "sundials", "tr-bdf2"}, strings.NewReader(""), &table, &table); code != exitOK {
		t.Fatalf("no table: %s", table.String())
	}
	text := regexp.MustCompile(`ARK_BUTCHER_TABLE\((\w+)`).ReplaceAllString(table.String(), "ARK_BUTCHER_TABLE(ARKODE_TRBDF2_3_3_2")
	sample.OK(t, os.WriteFile("arkode_butcher_dirk.def", []byte(text), 0o666))
}

// commands returns every command, and the root.
func commands() []*cobra.Command {
	var all []*cobra.Command
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		all = append(all, c)
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(newRoot())
	return all
}

// checkLines reports lines that are wider than the page, or not ASCII where they should be.
func checkLines(t *testing.T, what, page string, ascii bool) {
	t.Helper()
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		if n := utf8.RuneCountInString(line); n > text.Width {
			t.Errorf("%s: %d columns: %s", what, n, line)
		}
		if ascii && strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Errorf("%s: not ASCII: %q", what, line)
		}
	}
}

// TestTextFitsThePage runs the commands that write text on a part of the catalogue, with and without --ascii.
func TestTextFitsThePage(t *testing.T) {
	var names []string
	part, theorems := 70, []string{"run", "dahlquist-barrier", "multistep-rates"}
	if sample.Full() {
		part, theorems = 30, []string{"run", "slowest-rate", "l-stability"}
	}
	for i, name := range catalogue.Names() {
		if i%part == 0 {
			names = append(names, name)
		}
	}
	names = append(names, "ark324l2sa-esdirk", "gauss-5", "theta:1/3", "pade-2-3", "bdf-3", "tr-bdf2")
	lines := [][]string{
		append([]string{"check"}, names...), append([]string{"lint", "--verbose"}, names...), append([]string{"show"}, names...),
		append([]string{"compare"}, names[:4]...), {"bound", "radau-iia-2", "bdf-3", "theta:1/3", "--at", "-1e10", "--steps", "3"},
		{"list"}, {"list", "radau"}, {"explain"}, {"explain", "RZ101"}, {"version"}, theorems,
	}
	for _, c := range commands() {
		lines = append(lines, append(strings.Fields(strings.TrimPrefix(c.CommandPath(), "verify")), "--help"))
	}
	for _, args := range lines {
		for _, ascii := range []bool{false, true} {
			what := strings.Join(args[:min(2, len(args))], " ")
			if ascii {
				args = append(slices.Clone(args), "--ascii")
			}
			var stdout, stderr bytes.Buffer
			if code := run(args, strings.NewReader(""), &stdout, &stderr); code != exitOK && code != exitFailed {
				t.Errorf("verify %s: exit code %d: %s", what, code, stderr.String())
			}
			if stdout.Len() == 0 {
				t.Errorf("verify %s writes nothing", what)
			}
			checkLines(t, "verify "+what, stdout.String(), ascii)
		}
	}
}

func TestStyle(t *testing.T) {
	tests := []struct {
		when   string
		there  bool
		env    map[string]string
		colour bool
		why    string
	}{
		{"auto", true, nil, true, "a terminal"},
		{"auto", false, nil, false, "a pipe"},
		{"auto", true, map[string]string{"NO_COLOR": "1"}, false, "NO_COLOR is set"},
		{"auto", true, map[string]string{"NO_COLOR": ""}, true, "NO_COLOR is empty, which no-color.org says is as if it were not set"},
		{"auto", true, map[string]string{"TERM": "dumb"}, false, "a terminal that cannot"},
		{"always", false, map[string]string{"NO_COLOR": "1"}, true, "the flag goes before the environment"},
		{"never", true, nil, false, "the flag goes before the terminal"},
	}
	for _, tt := range tests {
		if got := style(tt.when, false, tt.there, func(k string) string { return tt.env[k] }); got.Colour != tt.colour {
			t.Errorf("colour %v, want %v (%s)", got.Colour, tt.colour, tt.why)
		}
	}
	locales := []struct {
		env  map[string]string
		utf8 bool
		why  string
	}{
		{nil, true, "nothing is known"},
		{map[string]string{"LANG": "en_GB.UTF-8"}, true, "the usual"},
		{map[string]string{"LANG": "en_GB.utf8"}, true, "as locale -a writes it"},
		{map[string]string{"LANG": "de_DE.ISO-8859-1@euro"}, false, "another charset"},
		{map[string]string{"LC_ALL": "de_DE.ISO-8859-1", "LANG": "en_GB.UTF-8"}, false, "LC_ALL goes first"},
		{map[string]string{"LC_CTYPE": "C.UTF-8", "LANG": "de_DE.ISO-8859-1"}, true, "LC_CTYPE goes before LANG"},
		{map[string]string{"LANG": "C"}, false, "the locale C is in ASCII"},
		{map[string]string{"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, false, "another name of C"},
		{map[string]string{"LANG": "en_GB"}, true, "no charset is named"},
	}
	for _, tt := range locales {
		if got := speaksUTF8(func(k string) string { return tt.env[k] }); got != tt.utf8 {
			t.Errorf("%v: %v, want %v (%s)", tt.env, got, tt.utf8, tt.why)
		}
	}
}

// TestColour compares coloured text with plain text: they differ by escape sequences alone.
func TestColour(t *testing.T) {
	var plain, coloured bytes.Buffer
	run([]string{"check", "tr-bdf2"}, strings.NewReader(""), &plain, &plain)
	run([]string{"check", "tr-bdf2", "--color", "always"}, strings.NewReader(""), &coloured, &coloured)
	text := coloured.String()
	if !strings.Contains(text, "\x1b[38;5;33mproved\x1b[0m") || !strings.Contains(text, "\x1b[1;38;5;208mCONTRADICTED\x1b[0m") {
		t.Errorf("verdicts are not coloured:\n%q", text)
	}
	for _, code := range []string{"38;5;33", "38;5;208", "1;38;5;208", "1", "0"} {
		text = strings.ReplaceAll(text, "\x1b["+code+"m", "")
	}
	if text != plain.String() {
		t.Errorf("without escape sequences:\n%s\nwant\n%s", text, plain.String())
	}
}
