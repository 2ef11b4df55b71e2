package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"rofz/internal/budget/countdown"
	"rofz/internal/ci"
	"rofz/internal/sample"
	paper "rofz/paper/cases"
	"rofz/paper/exposition"
	"rofz/paper/text"
	"rofz/proofs"
	"rofz/proofs/requirement"
)

// casesOf returns the accounts and the cases of what the arguments of check stand for.
func casesOf(t *testing.T, args ...string) (accounts []exposition.Account, cases []ci.Case) {
	t.Helper()
	requirements := sample.Try(requirement.Parse("L-stable, order>=2, tableau-order>=2")).Must(t)
	k := checker{requirements: requirements}
	for s := range sources(takesSchemes(&cobra.Command{}), args) {
		a, err := analyze(context.Background(), s)
		account := k.account(a, err, s)
		accounts = append(accounts, account)
		cases = append(cases, paper.Scheme(s.realFile(), a, account))
	}
	return accounts, cases
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
		case r.Err != nil:
			want, status = []string{r.Err.Message}, ci.Broken
		case len(r.Failures) > 0 || slices.ContainsFunc(r.Requirements, func(q requirement.Result) bool { return q.Outcome == requirement.NotMet }):
			status = ci.Failed
		case len(r.Undecided) > 0 || slices.ContainsFunc(r.Requirements, func(q requirement.Result) bool { return q.Outcome == requirement.Undecided }):
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
				return strings.HasPrefix(s, "required "+q.Requirement.String()+", ") && strings.HasSuffix(s, exposition.RequirementOf(q))
			})
			if missed != (q.Outcome != requirement.Met) {
				t.Errorf("%s: the requirement %s is %s; the findings are %q", r.Name, q.Requirement, q.Outcome, required)
			}
		}
	}
	for _, s := range []ci.Status{ci.Passed, ci.Failed, ci.Broken, ci.Undecided} {
		if statuses[s] == 0 {
			t.Errorf("no trial is %s", s)
		}
	}
}

// wrong has a claim of every kind, most of them false.
const wrong = `{"name": "wrong", "kind": "runge-kutta", "family": "sdirk", "A": [["0", "0"], ["1/2", "1/2"]], "b": ["1/2", "1/2"], "bhat": ["1", "0"], ` +
	`"c": ["0", "1/2"], "order": 3, "embedded_order": 2, "published": {"A-stable": true, "L-stable": true, "stiffly_accurate": true}}`

// right is the linearly implicit Euler method.
const right = `{"name": "right", "kind": "rosenbrock", "family": "rosenbrock", "alpha": [["0"]], "gamma": [["1"]], "b": ["1"], "c": ["0"], "d": ["1"], ` +
	`"order": 1, "published": {"A-stable": true, "L-stable": true}}`

// TestClaimsInTime ends the check of schemes at every point where it asks for the time. Each claim is then what it is without
// an end, or undecided; and the report, the case and the exit code say the same about it.
func TestClaimsInTime(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"wrong.json": wrong, "right.json": right} {
		sample.OK(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	for _, tt := range []struct {
		name, why string
		codes     []int // in the order in which they are met, the last one without an end
	}{
		{filepath.Join(dir, "wrong.json"), "claims that fail", []int{exitUndecided, exitFailed}},
		{"backward-euler", "claims that hold", []int{exitUndecided, exitOK}},
		{filepath.Join(dir, "right.json"), "another kind", []int{exitUndecided, exitOK}},
		{"bdf-2", "several steps", []int{exitUndecided, exitOK}},
		{"../../testdata/broken/bpr-353-explicit-petsc.json", "row sums and an order", []int{exitUndecided, exitFailed}},
	} {
		var s source
		for s = range sources(takesSchemes(&cobra.Command{}), []string{tt.name}) {
			break
		}
		read := sample.Try(s.readWithin(context.Background())).Must(t)
		full := make(map[string]proofs.Claim)
		for _, c := range proofs.Analyze(read).Claims() {
			full[c.String()] = c
		}
		var codes []int
		for left, done := 1, false; !done; left++ {
			a := proofs.AnalyzeContext(countdown.New(left), read)
			r := exposition.AccountOf(a, s.file)
			done = a.AllUnfinished() == nil
			c := paper.Scheme(s.realFile(), a, r)
			var said []string
			for _, p := range c.Parts[1:] {
				claim, ok := full[p.Name]
				if !ok || p.Status != ci.Undecided && (p.Status == ci.Failed) != claim.Fails() {
					t.Errorf("%s: %s is %s, without an end %+v: %s", tt.name, p.Name, p.Status, claim, tt.why)
				}
				for _, f := range p.Findings {
					said = append(said, f.Message)
				}
			}
			if len(c.Parts) != 1+len(full) {
				t.Errorf("%s: %d claims, should be %d: %s", tt.name, len(c.Parts)-1, len(full), tt.why)
			}
			told := slices.Concat(r.Failures, r.Undecided)
			slices.Sort(said)
			slices.Sort(told)
			if !slices.Equal(said, told) {
				t.Errorf("%s: the case says\n%q, the report\n%q: %s", tt.name, said, told, tt.why)
			}
			k := checker{format: "tap"}
			sample.OK(t, k.print(page{account: r, item: c}))
			code := exitCode(k.outcome(), io.Discard, text.Style{})
			if want := map[ci.Status]int{ci.Passed: exitOK, ci.Failed: exitFailed, ci.Undecided: exitUndecided}[c.Status]; code != want {
				t.Errorf("%s: exit code %d for a case that is %s: %s", tt.name, code, c.Status, tt.why)
			}
			if (r.Outcome() == exposition.ClaimFailed) != (c.Status == ci.Failed) {
				t.Errorf("%s: outcome %d for a case that is %s: %s", tt.name, r.Outcome(), c.Status, tt.why)
			}
			codes = append(codes, code)
		}
		if codes = slices.Compact(codes); !slices.Equal(codes, tt.codes) {
			t.Errorf("%s: the exit codes are %v, should be %v: %s", tt.name, codes, tt.codes, tt.why)
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
		text := sample.Try(os.ReadFile(found.File)).Must(t)
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
	sample.OK(t, writeSummary(&b, text.Style{}, "sarif", paper.Schemes, cases))
	schema := sample.Try(os.ReadFile(filepath.FromSlash("../../internal/ci/testdata/sarif-schema-2.1.0.json"))).Must(t)
	if err := sample.Try(sample.NewSchema(string(schema))).Must(t).Validate(b.String()); err != nil {
		t.Error(err)
	}
}
