package main

import (
	"fmt"
	"path"

	"github.com/spf13/cobra"

	"rofz/internal/ci"
	"rofz/paper/exposition"
	"rofz/proofs/golden"
)

// goldenRoot is where the golden files that the program carries stand in its repository.
const goldenRoot = "testdata/golden"

// theoremFormatFlag gives a command the flag --format for theorems.
func theoremFormatFlag(c *cobra.Command, format *string) {
	chooses(c, format, "format", "text", theoremFormats(), "`FORMAT` of the outcome:\n"+listed(theoremFormats()))
}

// theoremFormats lists the formats for the theorems.
func theoremFormats() []string { return append(ci.Formats(), formatBadge, formatEndpoint) }

// concludeAs writes the outcome in a format other than text, and decides the exit code.
func concludeAs(c *cobra.Command, format string, results []golden.Result, root string) error {
	var cases []ci.Case
	failed := false
	for _, r := range results {
		cases = append(cases, theoremCase(r, root))
		failed = failed || !r.OK()
	}
	if err := writeSummary(c.OutOrStdout(), styleOf(c), format, nounTheorem, cases); err != nil {
		return err
	}
	if failed {
		return exit{code: exitFailed}
	}
	return nil
}

// theoremCase turns the outcome of a golden file into a case, with a finding for each line that is not reproduced. The
// files are found below root.
func theoremCase(r golden.Result, root string) ci.Case {
	out := ci.Case{Suite: nounTheorem, Name: title(r), Status: ci.Passed, File: r.File}
	if root != "" {
		out.File = path.Join(root, r.File)
	}
	for _, f := range []struct {
		name string
		n    int
	}{{"schemes", r.Schemes}, {"proved", r.Proved}, {"refuted", r.Refuted}, {"values", r.Values}} {
		out.Facts = append(out.Facts, ci.Fact{Name: f.name, Value: fmt.Sprint(f.n)})
	}
	for _, f := range r.Failures {
		out.Status = ci.Failed
		if r.Unreadable {
			out.Status = ci.Broken
		}
		scheme := f.Scheme
		if scheme == "" {
			scheme = out.Name
		}
		message := exposition.Plain(exposition.Failure(f))
		if f.Diff != "" {
			message += "\n" + f.Diff
		}
		x := finding("RZ705", scheme, "", message)
		x.File, x.Line = out.File, f.Line
		out.Findings = append(out.Findings, x)
	}
	return out
}
