package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/ci"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/report"
	"rofz/terminal"
)

func newCheck() *cobra.Command {
	var format string
	var certificates, explain bool
	var required []string
	var out outputs
	c := &cobra.Command{
		Use:   "check NAME|FILE|DIRECTORY|-...",
		Short: "Say what is known of schemes, and whether their published claims hold",
		Long: `check derives R(z) and R'(z) of each scheme, its order and its behaviour at
infinity, decides its stability, and compares all this with what the scheme's
source claims.

An argument with a slash, or one that ends in .json or .txt, is a file; a
directory stands for the scheme files in it; - is standard input, with one
scheme object to a line, or one document; anything else is a name of the
catalogue or of a family.

With --require each scheme is to meet requirements, with commas between them:

  A-stable, not L-stable, …     a property is proved, or is refuted: one of
                                A-stable, L-stable, I-stable, strongly A-stable,
                                stiffly accurate, algebraically stable, zero-stable
  order>=3, limit=0, C<=3/2, …  a quantity compares with an exact number by one
                                of < <= = >= >
  order, tableau-order, stage-order, stages
  decay                         e in R'(z) ~ c z^e as |z| → ∞
  limit                         R(∞)
  C, C(axis), C(tan=1/2)        the least C with |z R'(z)| ≤ C on Re z ≤ 0, on
                                z ≤ 0, on the sector |Im z| ≤ −1/2 Re z

With --explain the smallest edits of the table, or of the claims, are looked for
after which everything that is claimed holds.

The exit code is 0 if every scheme is as claimed and required, 1 if a claim
failed or a requirement is refuted, 3 if a claim is about a property that was
not decided, or a requirement was not decided, 2 if a scheme or the requirements
could not be read. Of several, 2 goes before 1 before 3.`,
		Example: `  verify check radau-iia-2 gauss-7 theta:1/3
  verify check my.json --require 'A-stable, order>=2, decay>=-2, C<=2'
  verify check my.json --certificates
  verify check schemes/ --format json -j 4 --budget 10s`,
		Args:              argsNamed(1, anyNumber, "the name or the file of a scheme"),
		ValidArgsFunction: schemeNames,
		RunE: func(c *cobra.Command, args []string) error {
			style := styleOf(c)
			write, ok := map[string]func(report.Report, io.Writer) error{
				"text": func(r report.Report, w io.Writer) error { return r.WriteStyled(w, style) },
				"json": report.Report.WriteJSON,
			}[format]
			document := ""
			if !ok {
				if err := oneOf("--format", format, checkFormats()); err != nil {
					return err
				}
				document = format
			}
			if explain && format != "text" {
				return fmt.Errorf("--explain writes text; --format %s cannot hold it", format)
			}
			var requirements []requirement
			for _, text := range required {
				list, err := parseRequirements(text)
				if err != nil {
					return err
				}
				requirements = append(requirements, list...)
			}
			k := checker{
				write: write, document: document, outputs: out, certificates: certificates, requirements: requirements, text: format == "text", explain: explain,
				command: c, style: style,
			}
			return k.check(args)
		},
	}
	c.Flags().StringVar(&format, "format", "text", "`FORMAT` of the reports: text, json (an object to a\nline), or one document:\n"+listed(summaryFormats()))
	out.flag(c)
	c.Flags().BoolVar(&certificates, "certificates", false, "add the certificate of each verdict")
	c.Flags().BoolVar(&explain, "explain", false, "where claims fail, look for the slip or the wrong claim that is to blame")
	c.Flags().StringArrayVar(&required, "require", nil, "`REQUIREMENTS` of each scheme, with commas between them; may be repeated")
	addJobs(c)
	addBudget(c)
	return c
}

// checkFormats lists what verify check writes.
func checkFormats() []string { return append([]string{"text", "json"}, summaryFormats()...) }

// A checker writes the reports of schemes and counts how they came out.
type checker struct {
	write         func(report.Report, io.Writer) error // nil for a summary
	document      string                               // one of summaryFormats, or ""
	outputs       outputs
	cases         []ci.Case // if there is a document or an output
	certificates  bool
	requirements  []requirement
	text, explain bool
	command       *cobra.Command
	style         terminal.Style

	// Each scheme that is not as it should be is counted once, under the first of these that is true of it.
	schemes, errors, failed, refused, undecided, open int
}

// page is the report of one scheme as it is printed.
type page struct {
	report report.Report
	text   []byte
	item   ci.Case // if there is a document or an output
}

func (k *checker) check(args []string) error {
	if err := k.outputs.check(); err != nil {
		return err
	}
	if err := eachScheme(k.command, args, "reported", k.work, k.print); err != nil {
		return err
	}
	if err := k.outputs.write(k.command, nounScheme, k.cases); err != nil {
		return err
	}
	if k.document != "" {
		if err := writeSummary(k.command.OutOrStdout(), k.document, nounScheme, k.cases); err != nil {
			return err
		}
	}
	if k.text && k.schemes > 1 {
		if _, err := fmt.Fprintf(k.command.OutOrStdout(), "\n%s\n", k.summary()); err != nil {
			return err
		}
	}
	switch {
	case k.errors > 0:
		return exit{code: exitBadInput}
	case k.failed+k.refused > 0:
		return exit{code: exitFailed}
	case k.undecided+k.open > 0:
		return exit{code: exitUndecided}
	}
	return nil
}

// work makes the page of one scheme. Several run at the same time.
func (k *checker) work(ctx context.Context, s source) page {
	r, a := k.report(ctx, s)
	var item ci.Case
	if k.document != "" || k.outputs != nil {
		item = caseOf(s, r, a)
	}
	if k.document != "" {
		return page{report: r, item: item}
	}
	var b bytes.Buffer
	err := k.write(r, &b)
	if k.explain && r.Status != report.InError {
		err = errors.Join(err, writeDiagnosis(&b, k.style, diagnose(ctx, a)))
	}
	if err != nil {
		panic(fmt.Sprintf("internal error: %v", err)) // a buffer takes everything
	}
	return page{report: r, text: b.Bytes(), item: item}
}

// report returns the report of a scheme, and the analysis behind it unless the scheme cannot be read.
func (k *checker) report(ctx context.Context, s source) (report.Report, *proofs.Analysis) {
	a, err := analyze(ctx, s)
	if err != nil {
		return failure(s.name, err), nil
	}
	r := report.Of(a, report.Options{File: s.file, Certificates: k.certificates})
	if r.Status != report.InError {
		r.Requirements = judge(a, k.requirements)
	}
	return r, a
}

// requires reports whether a requirement of r came out as the verdict.
func requires(r report.Report, v certificate.Verdict) bool {
	return slices.ContainsFunc(r.Requirements, func(q report.Requirement) bool { return q.Verdict == v.String() })
}

// print writes a page with one call, so that a line is there whole or not at all.
func (k *checker) print(p page) error {
	k.schemes++
	if k.document != "" || k.outputs != nil {
		k.cases = append(k.cases, p.item)
	}
	switch r := p.report; {
	case r.Status == report.InError:
		k.errors++
		if k.text {
			return complain(k.command, *r.Error)
		}
	case r.Status == report.ClaimFailed:
		k.failed++
	case requires(r, certificate.Refuted):
		k.refused++
	case len(r.Undecided) > 0:
		k.undecided++
	case requires(r, certificate.Undecided):
		k.open++
	}
	if k.document != "" {
		return nil
	}
	if k.text && k.schemes > k.errors+1 {
		p.text = append([]byte("\n"), p.text...)
	}
	_, err := k.command.OutOrStdout().Write(p.text)
	return err
}

func (k *checker) summary() string {
	ok := k.schemes - k.errors - k.failed - k.refused - k.undecided - k.open
	parts := []string{fmt.Sprintf("%d schemes: %d ok", k.schemes, ok)}
	for _, x := range []struct {
		n    int
		what string
	}{
		{k.failed, "with a claim that fails"}, {k.refused, "with a requirement that is refused"},
		{k.undecided, "with a claim that is undecided"}, {k.open, "with a requirement that is undecided"},
		{k.errors, "in error"},
	} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.n, x.what))
		}
	}
	return strings.Join(parts, ", ")
}
