package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"rofz/internal/sample"
)

// exampleCodes lists the examples that do not exit with 0.
var exampleCodes = map[string]int{}

// TestExamples runs every line of every example.
func TestExamples(t *testing.T) {
	exampleFiles(t)
	for _, c := range commands() {
		if c.Long == "" {
			t.Errorf("%s has no description", c.CommandPath())
		}
		if c.Runnable() && c.Example == "" && c.Name() != "version" {
			t.Errorf("%s has no example", c.CommandPath())
		}
		if c.Runnable() && c.GroupID == "" && c.HasParent() {
			t.Errorf("%s is in no group of verify help", c.CommandPath())
		}
		for line := range strings.Lines(c.Example) {
			line = strings.TrimSpace(line)
			if line == "verify" {
				continue // README shows what it writes, and TestDocumentedCommands runs that
			}
			t.Run(line, func(t *testing.T) {
				if code, output := runLine(t, line); code != exampleCodes[line] {
					t.Errorf("exit code %d, want %d:\n%s", code, exampleCodes[line], output)
				}
			})
		}
	}
}

// runLine runs the commands of a line with pipes between them, and a file behind ">".
func runLine(t *testing.T, line string) (code int, output string) {
	t.Helper()
	line, file, _ := strings.Cut(line, " > ")
	var stdin, stderr bytes.Buffer
	for part := range strings.SplitSeq(line, " | ") {
		args := words(part)
		if len(args) == 0 || args[0] != "verify" {
			t.Fatalf("an example is no command of verify: %s", part)
		}
		var stdout bytes.Buffer
		code = run(args[1:], &stdin, &stdout, &stderr)
		stdin = stdout
	}
	if file != "" {
		sample.OK(t, os.WriteFile(file, stdin.Bytes(), 0o666))
	}
	return code, stdin.String() + stderr.String()
}

// TestFlagsAreDocumented asks for each command and each flag in README, in docs or in an example.
func TestFlagsAreDocumented(t *testing.T) {
	pages := sample.Try(filepath.Glob("../../docs/*.md")).Must(t)
	var all strings.Builder
	for _, page := range append(pages, "../../README.md") {
		text := sample.Try(os.ReadFile(page)).Must(t)
		all.Write(text)
	}
	for _, c := range commands() {
		all.WriteString(c.Example + "\n" + c.Long + "\n")
	}
	text := all.String()
	for _, c := range commands() {
		if c.HasParent() && c.Runnable() && !strings.Contains(text, c.CommandPath()) {
			t.Errorf("%s is documented nowhere", c.CommandPath())
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && !strings.Contains(text, "--"+f.Name) && (f.Shorthand == "" || !strings.Contains(text, " -"+f.Shorthand+" ")) {
				t.Errorf("%s --%s is documented nowhere", c.CommandPath(), f.Name)
			}
		})
	}
}

func TestSuggestions(t *testing.T) {
	tests := []struct{ line, want, why string }{
		{"chekc", "did you mean check?", "a command"},
		{"help chekc", "did you mean check?", "a command in help"},
		{"check --fromat json x", "did you mean --format?", "a flag"},
		{"check --format jsno x", "did you mean json?", "the value of a flag"},
		{"compare --format markdwon x", "did you mean markdown?", "the value of a flag"},
		{"lint --level eror x", "did you mean error?", "a level"},
		{"convert --to latx rk4", "did you mean latex?", "a notation"},
		{"check radau-iia2", "did you mean radau-iia-2?", "a scheme"},
		{"run a-stabilty", "did you mean a-stability?", "a theorem"},
		{"certify bdf-3 --claim A-stabel", "did you mean A-stable?", "a claim"},
		{"check gauss-2 --require A-stabel", "did you mean A-stable", "a property"},
		{"explain RZ1O1", "did you mean RZ101?", "a code, with the letter O"},
		{"list --kind rosenbrok", "did you mean rosenbrock?", "a kind"},
		{"check gauss-2 --color allways", "did you mean always?", "when to colour"},
		{"completion bsh", "did you mean bash?", "a shell"},
		{"check pade-2", "did you mean pade-J-K?", "a family with two numbers"},
		{"help chek", "did you mean check?", "a command in help, a letter missing"},
		{"show foo", "such as gauss-S; verify list has them all", "nothing is near"},
		{"schema reprot", "did you mean report?", "a schema"},
		{"radau-iia-2", "did you mean verify check radau-iia-2?", "a scheme without a command"},
	}
	for _, tt := range tests {
		var out, stderr bytes.Buffer
		code := run(strings.Fields(tt.line), strings.NewReader(""), &out, &stderr)
		if code != exitBadInput || !strings.Contains(stderr.String(), tt.want) {
			t.Errorf("verify %s: exit code %d, %q, want %q (%s)", tt.line, code, stderr.String(), tt.want, tt.why)
		}
	}
}

func TestCompletion(t *testing.T) {
	tests := []struct {
		line string
		want []string
		why  string
	}{
		{"check radau-iia-2", []string{"radau-iia-2"}, "a name of the catalogue"},
		{"check gau", []string{"gauss-"}, "a family"},
		{"check thet", []string{"theta:"}, "a family with a parameter"},
		{"run pade", []string{"pade-a-stability"}, "a theorem"},
		{"lint --format sa", []string{"sarif"}, "a format"},
		{"lint --level w", []string{"warning"}, "a level"},
		{"check --require A", []string{"A-stable"}, "a property"},
		{"check --require A-stable,ord", []string{"A-stable,order>="}, "a quantity behind another requirement"},
		{"latex --what tableau,R,c", []string{"tableau,R,certificate"}, "the last of several parts"},
		{"latex --what tableau,", []string{"tableau,R"}, "a part behind another"},
		{"report --figures region,a", []string{"region,axis"}, "the last of several figures"},
		{"certify --claim L", []string{"L-stable"}, "a claim"},
		{"convert --to ju", []string{"julia"}, "a notation"},
		{"explain RZ10", []string{"RZ101"}, "a code"},
		{"completion b", []string{"bash"}, "a shell"},
		{"schema c", []string{"compare"}, "a schema"},
		{"help exit", []string{"exit-codes"}, "a topic"},
		{"--color a", []string{"always", "auto"}, "when to colour"},
		{"list --claim L", []string{"L-stable"}, "a claim"},
		{"comp", []string{"compare", "completion"}, "a command"},
	}
	for _, tt := range tests {
		var out, stderr bytes.Buffer
		run(append([]string{"__complete"}, strings.Split(tt.line, " ")...), strings.NewReader(""), &out, &stderr)
		var got []string
		for line := range strings.Lines(out.String()) {
			word, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			got = append(got, word)
		}
		for _, w := range tt.want {
			if !slices.Contains(got, w) {
				t.Errorf("verify %s completes to %q, want %q (%s)", tt.line, got, w, tt.why)
			}
		}
	}
}

func TestValuesOfFlags(t *testing.T) {
	tests := []struct{ line, want, why string }{
		{"check -j x gauss-2", `verify: --jobs is "x", should be an integer`, "no number"},
		{"check -j 99999999999999999999 gauss-2", `verify: --jobs is "99999999999999999999", should be an integer`, "no number of the machine"},
		{"check --budget 5 gauss-2", `verify: --budget is "5", should be a time such as 500ms, 2s or 1m, units of work such as 5e9, or both with a comma between them`, "a time without a unit"},
		{"plot --ray x rk4", `verify: --ray is "x", should be a number`, "a floating-point number"},
		{"bound --power 1,x gauss-2", `verify: --power is "1,x", should be an integer`, "one of several"},
		{"check --ascii=perhaps gauss-2", `verify: --ascii is "perhaps", should be true or false`, "a flag without a value"},
		{`latex --what R" gauss-2`, `verify: --what is "R\"", should be words with commas between them, and no quotes`, "a quote"},
		{"lint --write x gauss-2", `verify: --write is "x", should be FORMAT=FILE, such as sarif=rofz.sarif`, "a value of our own"},
	}
	for _, tt := range tests {
		var out, stderr bytes.Buffer
		code := run(strings.Fields(tt.line), strings.NewReader(""), &out, &stderr)
		if code != exitBadInput || strings.TrimSpace(stderr.String()) != tt.want {
			t.Errorf("verify %s: exit code %d, %q, want %q (%s)", tt.line, code, stderr.String(), tt.want, tt.why)
		}
	}
}

func TestDefaultOf(t *testing.T) {
	tests := []struct{ command, flag, want, why string }{
		{"report", "figures", "auto", "a list of one"},
		{"compare", "at", "-1e2 and -1e6", "a flag that is repeated"},
		{"check", "budget", "", "no time is no limit"},
		{"check", "jobs", "", "0 stands for something else"},
		{"gradient", "precision", "float32", "a word"},
	}
	for _, tt := range tests {
		c, _, err := newRoot().Find([]string{tt.command})
		if err != nil {
			t.Fatal(err)
		}
		if got := defaultOf(c.Flags().Lookup(tt.flag)); got != tt.want {
			t.Errorf("%s --%s: %q, want %q (%s)", tt.command, tt.flag, got, tt.want, tt.why)
		}
	}
}
