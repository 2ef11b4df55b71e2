package ci

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// hostile holds what each of the formats has a meaning for, and what is no text at all.
const hostile = "a%b::c<d>&\"']]>\n# SKIP\r\n@x|y`z\\\x01\x7f\u0085\u2028\ufffe\t::error::no \xff\xfe *b* [l](u) ![i](u) $x$ ${{ y }} ---\n...\n"

// long has more characters than anybody wants to see.
var long = strings.Repeat("long ", 2000)

// samples holds each status, with and without parts and facts, with hostile text wherever text may stand.
func samples() []Case { return samplesOf(hostile) }

func samplesOf(text string) []Case {
	finding := Finding{Code: "RZ101", Title: "title " + text, Level: Error, File: "dir with blank/x%y,z:1.json", Line: 3, Column: 5, Scheme: text, Place: "c[2]", Message: text, Help: text}
	return []Case{
		{Suite: "lint", Name: "sound", Status: Passed, File: "sound.json"},
		{Suite: "lint", Name: text, Status: Failed, File: "dir with blank/" + "x%y,z:1.json", Findings: []Finding{
			finding,
			{Code: "RZ302", Level: Note, File: "b.json", Scheme: "b", Message: "known", Known: true},
			{Code: "RZ306", Level: Warning, File: "/abs/b.json", Scheme: "b", Message: ""},
		}},
		{Suite: "read", Name: "gone", Status: Broken, Message: "no such file " + text, File: "gone.json"},
		{Suite: "read", Name: "later", Status: Undecided, Message: text},
		{Suite: "scheme", Name: text, Status: Failed, File: text, Facts: []Fact{{"order", "3"}, {text, text}}, Parts: []Case{
			{Name: "read", Status: Passed, Message: text},
			{Name: text, Status: Failed, Findings: []Finding{finding}},
			{Name: "", Status: Undecided, Findings: []Finding{{Code: "RZ303", Level: Warning, Scheme: "b", Message: text}}},
		}},
	}
}

func written(t *testing.T, format string, cases []Case) string {
	t.Helper()
	var b bytes.Buffer
	sample.OK(t, Write(&b, format, cases))
	return b.String()
}

func TestUnknownFormatNamesThoseThereAre(t *testing.T) {
	if err := Write(io.Discard, "xml", nil); err == nil || !strings.Contains(err.Error(), "junit") {
		t.Errorf("Write(xml) = %v", err)
	}
}

// TestLineFormats: a hostile message adds no line, in the formats in which a line is a unit.
func TestLineFormats(t *testing.T) {
	for _, tt := range []struct {
		format string
		lines  int
		why    string
	}{
		{"text", 8, "five findings, two cases without, the count"},
		{"json", 5, "a line for each case"},
		{"github", 6, "four findings that are not known, two cases without"},
		{"markdown", 17, "the count, a blank line, the table of two lines and five, a blank line, seven items"},
	} {
		got := written(t, tt.format, samples())
		if n := strings.Count(got, "\n"); n != tt.lines {
			t.Errorf("%s: %d lines, want %d (%s):\n%s", tt.format, n, tt.lines, tt.why, got)
		}
		for _, r := range got {
			if r < ' ' && r != '\n' && r != '\t' {
				t.Errorf("%s: control %q", tt.format, r)
			}
		}
	}
}

func TestJSONKeepsEverything(t *testing.T) {
	s := bufio.NewScanner(strings.NewReader(written(t, "json", samples())))
	for _, want := range samples() {
		s.Scan()
		var got Case
		sample.OK(t, json.Unmarshal(s.Bytes(), &got))
		if got.Name != strings.ToValidUTF8(want.Name, "\ufffd\ufffd") || len(got.Findings) != len(want.Findings) || len(got.Parts) != len(want.Parts) || got.Status != want.Status {
			t.Errorf("read back %+v, want %+v", got, want)
		}
	}
}

// TestDeterministic: the same cases give the same bytes.
func TestDeterministic(t *testing.T) {
	for _, format := range Formats() {
		if a, b := written(t, format, samples()), written(t, format, samples()); a != b {
			t.Errorf("%s: two outputs differ", format)
		}
	}
}

// FuzzWriters: whatever the text, the readers of all formats accept what is written.
func FuzzWriters(f *testing.F) {
	f.Add(hostile)
	f.Add(long)
	f.Add("")
	f.Add("plain")
	f.Add("x\n\n| a | b |\n|---|---|\n")
	f.Fuzz(func(t *testing.T, text string) {
		cases := samplesOf(text)
		readJUnit(t, written(t, "junit", cases))
		validSARIF(t, written(t, "sarif", cases))
		readGitHub(t, written(t, "github", cases), 6)
		readGitLab(t, written(t, "gitlab", cases))
		readTAP(t, written(t, "tap", cases), 7)
		readMarkdown(t, written(t, "markdown", cases), 5, 7)
		readMarkdown(t, written(t, "markdown", cases[:4]), 5, 0)
		var b bytes.Buffer
		sample.OK(t, (Badge{text, text, Passed}).WriteSVG(&b))
		wellFormed(t, b.String())
	})
}

// TestConsequences: what follows from another finding is named behind it, in the formats for people, and not counted.
func TestConsequences(t *testing.T) {
	cases := []Case{{Suite: "lint", Name: "x", Status: Failed, File: "x.py", Findings: []Finding{
		{Code: "RZ101", Level: Error, File: "x.py", Line: 3, Scheme: "x", Place: "c[2]", Message: "off"},
		{Code: "RZ201", Level: Error, File: "x.py", Line: 1, Scheme: "x", Place: "order", Message: "not reached", Follows: "RZ101 c[2]"},
	}}}
	if got, want := written(t, "text", cases), "x.py:3: error RZ101: x: c[2]: off; hence RZ201 order\n1 checked: 1 error, 0 warnings, 0 notes\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	half := []Case{{Suite: "lint", Name: "x", Status: Failed, Findings: slices.Clone(cases[0].Findings)}}
	half[0].Findings[0].Known = true
	if got := written(t, "text", half); !strings.Contains(got, "not reached") || !strings.Contains(got, "1 error, 0 warnings, 0 notes, 1 known") {
		t.Errorf("what follows from an accepted finding is not shown: %q", got)
	}
	for _, format := range []string{"github", "gitlab", "markdown"} {
		if got := written(t, format, cases); strings.Contains(got, "not reached") {
			t.Errorf("%s shows both:\n%s", format, got)
		}
	}
	for _, format := range []string{"json", "sarif"} {
		if got := written(t, format, cases); !strings.Contains(got, "not reached") {
			t.Errorf("%s has only one:\n%s", format, got)
		}
	}
}
