package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"

	"github.com/google/go-cmp/cmp"
)

// TestDocumentedCommands runs every command that README.md and the pages in docs show after "$ " in a fenced block and
// compares what it writes with what the page shows.
//
// A line "..." in a page stands for any number of lines. "$ cat FILE" shows a file that the commands behind it may
// read, and "$ echo $?" the exit code of the command before it. "go run ./cmd/verify" is verify; other commands are
// only shown. With -update what a command writes is put into the page, unless lines are left out there.
func TestDocumentedCommands(t *testing.T) {
	pages := sample.Try(filepath.Glob("../../docs/*.md")).Must(t)
	for _, page := range append([]string{"../../README.md"}, pages...) {
		text := sample.Try(os.ReadFile(page)).Must(t)
		page := sample.Try(filepath.Abs(page)).Must(t)
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Chdir(t.TempDir())
			code := exitOK
			all, longer := strings.Split(string(text), "\n"), 0 // the page, and by how many lines it has grown
			for _, c := range commandsIn(string(text)) {
				var got string
				switch args := words(c.line); {
				case c.line == "verify" && !sample.Full(): // package golden reproduces all theorems, too
					continue
				case len(args) == 2 && args[0] == "cat":
					sample.OK(t, os.WriteFile(args[1], []byte(c.output), 0o666))
					continue
				case c.line == "echo $?":
					got = fmt.Sprintln(code)
				case args[0] == "verify":
					got, code = onScreen(args[1:])
				case strings.HasPrefix(c.line, "go run ./cmd/verify"):
					got, code = onScreen(args[3:])
				default:
					continue
				}
				switch shown := lines(c.output); {
				case matches(shown, lines(got)):
				case *update && os.Getenv("CI") == "" && !slices.Contains(shown, "..."):
					all = slices.Replace(all, c.number+longer, c.number+longer+len(shown), lines(got)...)
					longer += len(lines(got)) - len(shown)
				default:
					t.Errorf("line %d: $ %s: the page shows another output (-page +run):\n%s", c.number, c.line, cmp.Diff(c.output, got))
				}
			}
			if now := strings.Join(all, "\n"); now != string(text) {
				if err := os.WriteFile(page, []byte(now), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// words splits a command at blanks; what stands in single quotes is one word.
func words(line string) []string {
	var found []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			found = append(found, part)
		} else {
			found = append(found, strings.Fields(part)...)
		}
	}
	return found
}

// onScreen runs the command with both outputs on one screen.
func onScreen(args []string) (output string, code int) {
	var screen bytes.Buffer
	code = run(args, strings.NewReader(""), &screen, &screen)
	return screen.String(), code
}

// A command is one that a page shows, with the output below it.
type command struct {
	number       int // line of the page
	line, output string
}

func commandsIn(page string) []command {
	var found []command
	fenced, open := false, false // inside a block; behind a command in it
	for i, line := range strings.Split(page, "\n") {
		if strings.HasPrefix(line, "```") {
			fenced, open = !fenced, false
			continue
		}
		if !fenced {
			continue
		}
		if c, ok := strings.CutPrefix(line, "$ "); ok {
			c, _, _ = strings.Cut(c, " #")
			found = append(found, command{number: i + 1, line: strings.TrimSpace(c)})
			open = true
		} else if open {
			found[len(found)-1].output += line + "\n"
		}
	}
	return found
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

// matches reports whether got is want, where a line "..." in want stands for any number of lines.
func matches(want, got []string) bool {
	if len(want) == 0 {
		return len(got) == 0
	}
	if want[0] == "..." {
		for i := range len(got) + 1 {
			if matches(want[1:], got[i:]) {
				return true
			}
		}
		return false
	}
	return len(got) > 0 && got[0] == want[0] && matches(want[1:], got[1:])
}

func TestMatches(t *testing.T) {
	tests := []struct {
		want, got string
		ok        bool
		why       string
	}{
		{"a\nb\n", "a\nb\n", true, "the same"},
		{"a\n", "a\nb\n", false, "a line too few"},
		{"a\nb\n", "a\n", false, "a line too many"},
		{"a\n...\nd\n", "a\nb\nc\nd\n", true, "two lines left out"},
		{"a\n...\nb\n", "a\nb\n", true, "no line left out"},
		{"...\nb\n", "b\na\nb\n", true, "the first b is not the last line"},
		{"...\nc\n", "a\nb\n", false, "c is missing"},
		{"", "", true, "silence"},
		{"", "a\n", false, "no silence"},
	}
	for _, tt := range tests {
		if got := matches(lines(tt.want), lines(tt.got)); got != tt.ok {
			t.Errorf("matches(%q, %q) = %v, want %v (%s)", tt.want, tt.got, got, tt.ok, tt.why)
		}
	}
}
