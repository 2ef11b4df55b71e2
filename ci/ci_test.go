package ci

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// hostile holds what each of the formats has a meaning for.
const hostile = "a%b::c<d>&\"']]>\n# SKIP\r\n@x|y`z\\\x01\x7f\u0085\u2028\ufffe\t::error::no"

func samples() []Case {
	return []Case{
		{Suite: "lint", Name: "sound", Status: Passed, File: "sound.json"},
		{Suite: "lint", Name: hostile, Status: Failed, File: "dir with blank/" + "x%y,z:1.json", Findings: []Finding{
			{Code: "RZ101", Title: "title " + hostile, Level: Error, File: "dir with blank/x%y,z:1.json", Line: 3, Column: 5, Scheme: hostile, Place: "c[2]", Message: hostile, Help: hostile},
			{Code: "RZ302", Level: Note, Scheme: "b", Message: "known", Known: true},
			{Code: "RZ306", Level: Warning, File: "/abs/b.json", Scheme: "b", Message: ""},
		}},
		{Suite: "read", Name: "gone", Status: Broken, Message: "no such file " + hostile, File: "gone.json"},
		{Suite: "read", Name: "later", Status: Skipped, Message: hostile},
	}
}

func written(t *testing.T, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, samples()); err != nil {
		t.Fatal(err)
	}
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
		{"text", 5, "three findings, one broken case, the count"},
		{"json", 4, "a line for each case"},
		{"github", 3, "two findings that are not known, one broken case"},
		{"markdown", 8, "the count, a blank line, two of the head, four rows"},
	} {
		got := written(t, tt.format)
		if n := strings.Count(got, "\n"); n != tt.lines {
			t.Errorf("%s: %d lines, want %d (%s):\n%s", tt.format, n, tt.lines, tt.why, got)
		}
		for _, r := range got {
			if r < ' ' && r != '\n' && r != '\t' && tt.format != "github" {
				t.Errorf("%s: control %q", tt.format, r)
			}
		}
	}
}

func TestJSONKeepsEverything(t *testing.T) {
	s := bufio.NewScanner(strings.NewReader(written(t, "json")))
	for _, want := range samples() {
		s.Scan()
		var got Case
		if err := json.Unmarshal(s.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if got.Name != want.Name || len(got.Findings) != len(want.Findings) || got.Message != want.Message {
			t.Errorf("read back %+v, want %+v", got, want)
		}
	}
}

func TestJUnit(t *testing.T) {
	got := written(t, "junit")
	d := xml.NewDecoder(strings.NewReader(got))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, got)
		}
	}
	var all junitSuites
	if err := xml.Unmarshal([]byte(got), &all); err != nil {
		t.Fatal(err)
	}
	if all.Tests != 4 || all.Failures != 1 || all.Errors != 1 || all.Skipped != 1 || len(all.Suites) != 2 {
		t.Errorf("counts are wrong: %+v", all)
	}
	c := all.Suites[0].Cases[1]
	if c.Failure == nil || c.Failure.Type != "RZ101" || !strings.Contains(c.Failure.Message, "]]>") || c.Class != "lint" {
		t.Errorf("the failure is %+v", c)
	}
	if all.Suites[1].Cases[0].Error == nil || all.Suites[1].Cases[1].Skipped == nil {
		t.Errorf("error and skipped are missing: %+v", all.Suites[1])
	}
}

// TestSARIF compares with the schema of OASIS, testdata/sarif-schema-2.1.0.json.
func TestSARIF(t *testing.T) {
	f, err := os.Open("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, cases := range [][]Case{samples(), nil} {
		var b bytes.Buffer
		if err := Write(&b, "sarif", cases); err != nil {
			t.Fatal(err)
		}
		log, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("against the schema: %v", err)
		}
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(written(t, "sarif")), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("rule %d is not %s", r.RuleIndex, r.RuleID)
		}
	}
	if len(run.Results[1].Suppressions) != 1 || run.Invocations[0].Successful {
		t.Errorf("a known finding is suppressed, a broken case is no success: %+v", run)
	}
	if uri := run.Results[0].Locations[0].Physical.Artifact.URI; uri != "dir%20with%20blank/x%25y,z:1.json" {
		t.Errorf("uri = %q", uri)
	}
}

func TestGitHubEscapes(t *testing.T) {
	line, _, _ := strings.Cut(written(t, "github"), "\n")
	if !strings.HasPrefix(line, "::error file=dir with blank/x%25y%2Cz%3A1.json,line=3,col=5,title=RZ101 title a%25b%3A%3Ac<d>") {
		t.Errorf("the command is %q", line)
	}
	if !strings.Contains(line, "%0A# SKIP%0D%0A") {
		t.Errorf("line ends are not escaped in %q", line)
	}
}

// TestTAP goes through the lines by the grammar of version 14.
func TestTAP(t *testing.T) {
	got := strings.Split(strings.TrimSuffix(written(t, "tap"), "\n"), "\n")
	if got[0] != "TAP version 14" || got[1] != "1..4" {
		t.Fatalf("begins with %q", got[:2])
	}
	point := regexp.MustCompile(`^(not )?ok \d+ - ([^#\\]|\\#|\\\\)*( # SKIP ([^#\\]|\\#|\\\\)*)?$`)
	points, yaml := 0, false
	for _, line := range got[2:] {
		switch {
		case line == "  ---":
			yaml = true
		case line == "  ...":
			yaml = false
		case yaml && strings.HasPrefix(line, "  "):
		case point.MatchString(line):
			points++
		default:
			t.Errorf("%q is no line of TAP", line)
		}
	}
	if points != 4 || yaml {
		t.Errorf("%d test points, inside of YAML: %v", points, yaml)
	}
}

func TestMarkdownEscapes(t *testing.T) {
	got := written(t, "markdown")
	for _, bad := range []string{"<d>", "@x", "x|y"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q is not escaped in\n%s", bad, got)
		}
	}
}
