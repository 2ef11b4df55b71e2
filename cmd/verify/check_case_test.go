package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rofz/ci"
	"rofz/report"
	"rofz/terminal"
)

// casesOf returns the reports and the cases of what the arguments of check stand for.
func casesOf(t *testing.T, args ...string) (reports []report.Report, cases []ci.Case) {
	t.Helper()
	requirements, err := parseRequirements("L-stable, order>=2")
	if err != nil {
		t.Fatal(err)
	}
	k := checker{requirements: requirements}
	for s := range sources(args, strings.NewReader("")) {
		r, a := k.report(context.Background(), s)
		reports = append(reports, r)
		cases = append(cases, caseOf(s, r, a))
	}
	return reports, cases
}

var trials = []string{"../../testdata/broken", "../../testdata/examples", "tr-bdf2", "rodas3", "bdf-2", "no-such-scheme", "no-such-file.json"}

// TestCasesSayWhatReportsSay: each sentence of a report about a claim or a requirement is a finding of a part, and the
// other way round, and both agree on how the scheme came out.
func TestCasesSayWhatReportsSay(t *testing.T) {
	reports, cases := casesOf(t, trials...)
	statuses := make(map[ci.Status]int)
	for i, r := range reports {
		c := cases[i]
		statuses[c.Status]++
		want := slices.Concat(r.Failures, r.Undecided)
		want = want[:len(want):len(want)]
		status := ci.Passed
		switch {
		case r.Status == report.InError:
			want, status = []string{r.Error.Message}, ci.Broken
		case r.Status == report.ClaimFailed || slices.ContainsFunc(r.Requirements, func(q report.Requirement) bool { return q.Verdict == "refuted" }):
			status = ci.Failed
		case len(r.Undecided) > 0 || slices.ContainsFunc(r.Requirements, func(q report.Requirement) bool { return q.Verdict == "undecided" }):
			status = ci.Undecided
		}
		var got, required []string
		for _, p := range c.Parts {
			if (p.Status == ci.Passed) != (len(p.Findings) == 0) {
				t.Errorf("%s: %s is %s with %d findings", r.Name, p.Name, p.Status, len(p.Findings))
			}
			for _, f := range p.Findings {
				if f.Code == "RZ703" || f.Code == "RZ704" {
					required = append(required, f.Message)
				} else {
					got = append(got, f.Message)
				}
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) || c.Status != status {
			t.Errorf("%s is %s with the findings\n%q\nand should be %s with\n%q", r.Name, c.Status, got, status, want)
		}
		for _, q := range r.Requirements {
			missed := slices.ContainsFunc(required, func(s string) bool {
				return strings.HasPrefix(s, "required "+q.Requirement+", ") && strings.HasSuffix(s, q.Reason)
			})
			if missed != (q.Verdict != "proved") {
				t.Errorf("%s: the requirement %s is %s; the findings are %q", r.Name, q.Requirement, q.Verdict, required)
			}
		}
	}
	for _, s := range []ci.Status{ci.Passed, ci.Failed, ci.Broken, ci.Undecided} {
		if statuses[s] == 0 {
			t.Errorf("no trial is %s", s)
		}
	}
}

// TestFindingsAreInTheirLines: the line of a finding holds what its place names.
func TestFindingsAreInTheirLines(t *testing.T) {
	_, cases := casesOf(t, "../../testdata/broken")
	for _, tt := range []struct{ scheme, code, begins string }{
		{"bpr-353-explicit-petsc", "RZ101", `"1"]`},
		{"bpr-353-explicit-petsc", "RZ201", `3,`},
		{"esdirk647a2-printed", "RZ203", `4,`},
		{"ssp-sdirk2-c", "RZ101", `"1", "1"]`},
		{"ssp-sdirk2-c", "RZ703", `{`},
	} {
		var found *ci.Finding
		for _, c := range cases {
			for _, p := range c.Parts {
				for _, f := range p.Findings {
					if c.Name == tt.scheme && f.Code == tt.code && found == nil {
						found = &f
					}
				}
			}
		}
		if found == nil {
			t.Errorf("%s has no finding %s", tt.scheme, tt.code)
			continue
		}
		text, err := os.ReadFile(found.File)
		if err != nil {
			t.Fatal(err)
		}
		line := strings.Split(string(text), "\n")[found.Line-1]
		if !strings.HasPrefix(line[found.Column-1:], tt.begins) {
			t.Errorf("%s: %s points at %q, should be at %s", tt.scheme, tt.code, line[found.Column-1:], tt.begins)
		}
	}
}

// TestCheckSARIF compares what check writes with the schema of OASIS.
func TestCheckSARIF(t *testing.T) {
	_, cases := casesOf(t, trials...)
	var b bytes.Buffer
	if err := writeSummary(&b, terminal.Style{}, "sarif", nounScheme, cases); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.FromSlash("../../ci/testdata/sarif-schema-2.1.0.json"))
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
	log, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.MustCompile("sarif.json").Validate(log); err != nil {
		t.Error(err)
	}
}
