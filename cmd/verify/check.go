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

	"rofz/errata/diagnosis"
	"rofz/internal/ci"
	"rofz/paper/cases"
	"rofz/paper/exposition"
	"rofz/paper/report"
	"rofz/paper/text"
	"rofz/proofs"
	"rofz/proofs/requirement"
)

func newCheck() *cobra.Command {
	var format, only string
	var certificates, explain bool
	var required []string
	var out outputs
	var length length
	var part part
	c := takesSchemes(&cobra.Command{
		Use:   "check NAME|FILE|DIRECTORY|-...",
		Short: "Say what is known of schemes, and whether their published claims hold",
		Long:  checkHelp(),
		Example: `  verify check radau-iia-2 gauss-7 theta:1/3
  verify check my.json --require 'A-stable, order>=2, decay>=-2, C<=2'
  verify check my.json --format json --certificates
  verify check schemes/ --format json -j 4 --budget 10s
  verify check schemes/ --only A-stable,order
  verify check all.jsonl --only A-stable,order --lines 1-2 --shard all-1.jsonl`,
		RunE: func(c *cobra.Command, args []string) error {
			if length.brief && length.full {
				return errors.New("--brief and --full exclude each other")
			}
			if err := part.check(c, args, &format); err != nil {
				return err
			}
			if c.Flags().Changed("only") {
				if part.file != "" {
					only = strings.Join(inOrder(only), ",") // shards of one search have the same answers in the same order
				}
				s, err := newSurvey(c, only, format)
				if err != nil {
					return err
				}
				return part.run(c, args, s.run)
			}
			if explain && format != "text" {
				return fmt.Errorf("--explain writes text; --format %s cannot hold it", format)
			}
			requirements, err := parseRequirements(required)
			if err != nil {
				return err
			}
			k := checker{
				format: format, outputs: out, certificates: certificates, requirements: requirements, explain: explain,
				length:  length.on(isTerminal(c.OutOrStdout()), countSources(c, args)),
				command: c, style: styleOf(c), copies: make(map[string]*copied),
			}
			return part.run(c, args, k.check)
		},
	})
	chooses(c, &format, "format", "text", reportFormats(), "`FORMAT` of the reports: text, json (an object to a\nline), or one document:\n"+listed(summaryFormats()))
	out.flag(c)
	c.Flags().BoolVar(&certificates, "certificates", false, "add the certificate of each verdict to JSON")
	c.Flags().BoolVar(&explain, "explain", false, "where claims fail, look for the slip or the wrong claim that is to blame")
	c.Flags().StringArrayVar(&required, "require", nil, "`REQUIREMENTS` of each scheme, with commas between them; may be repeated")
	complete(c, "require", requirementWords)
	c.Flags().StringVar(&only, "only", "", "answer these `QUESTIONS` alone, with commas between them, without\ncertificates")
	complete(c, "only", questionWords)
	addJobs(c)
	addBudget(c)
	addAsPrinted(c)
	part.add(c)
	c.Flags().BoolVar(&length.brief, "brief", false, "write each report on one screen")
	c.Flags().BoolVar(&length.full, "full", false, "write all of each report, on a terminal too")
	return c
}

// checkHelp is what help says of check.
func checkHelp() string {
	return `check derives R(z) and R'(z) of each scheme, its order and its behaviour at
infinity, decides its stability, and compares all this with what the scheme's
source claims.

An argument with a slash, or one that ends in .json or .txt, is a file; a
directory stands for the scheme files in it; - is standard input, with one
scheme object to a line, or one document; anything else is a name of the
catalogue or of a family.

With --require each scheme is to meet requirements, with commas between them:

  A-stable, not L-stable, …     a property is proved, or is refuted: one of
` + propertyLines() + `
  order>=3, limit=0, C<=3/2, …  a quantity compares with an exact number by one
                                of < <= = >= >
  order, tableau-order, exact-order, stage-order, stages
  decay                         e in R'(z) ~ c z^e as |z| → ∞
  limit                         R(∞)
  C, C(axis), C(tan=1/2)        the least C with |z R'(z)| ≤ C on Re z ≤ 0, on
                                z ≤ 0, on the sector |Im z| ≤ −1/2 Re z

On a terminal a report that does not fit on a screen of 24 lines is brief, and so
are those of several schemes; --full gives all of it, --brief never does.

With --explain the smallest edits of the table, or of the claims, are looked for
after which everything that is claimed holds.

With --only each scheme has a line with the answers to a few questions, decided
by the same exact arithmetic but without certificates: for searches among very
many schemes. The questions are the properties above, order, exact-order,
tableau-order, stage-order, stages and error-constant, with commas between them.

With --lines a part of a search is done, and with --shard its results go to a file
with marks at both ends, which verify tally reads: it is there as a whole or not at
all, and is not done again if it is there. The exit code of --shard is 0 if it is. --shard -
writes the same to standard output, for a pipe to verify tally. What verify candidates
--say writes says itself which lines it has and of which search; --lines must agree,
and shards of different searches are not added.

The exit code is 0 if every scheme is as claimed and required, 1 if a claim
failed or a requirement is not met, 3 if a claim or a requirement was not
decided, perhaps for want of --budget, 2 if a scheme or the requirements could
not be read. Of several, 2 goes before 1 before 3.`
}

// parseRequirements reads the lists of --require.
func parseRequirements(texts []string) ([]requirement.Requirement, error) {
	var out []requirement.Requirement
	for _, text := range texts {
		list, err := requirement.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("--require: %w", err)
		}
		out = append(out, list...)
	}
	return out, nil
}

// A checker writes the reports of schemes and counts how they came out.
type checker struct {
	format       string // one of reportFormats
	outputs      outputs
	cases        []ci.Case          // if there is a summary
	copies       map[string]*copied // the reports in those formats of outputs that hold one after the other
	certificates bool
	requirements []requirement.Requirement
	explain      bool
	length       length
	command      *cobra.Command
	style        text.Style

	schemes int
	unsaid  int                         // of which there is nothing to say
	came    [exposition.InError + 1]int // how many schemes came out so
}

// page is the report of one scheme as it is printed.
type page struct {
	account exposition.Account
	text    []byte            // in the format of standard output, unless it is a summary
	copies  map[string][]byte // in formats of outputs
	item    ci.Case           // if there is a summary
}

// mostCases is how many schemes a document for all of them names. It is held in memory until it is written.
const mostCases = 10_000

var errManyCases = fmt.Errorf("more than %d schemes are not summed up in one document: --format json has a line for each", mostCases)

// summary reports whether a format is one document for all schemes.
func summary(format string) bool { return format != "text" && format != "json" }

// summaries reports whether there is a document for all schemes.
func (k *checker) summaries() bool {
	return summary(k.format) || slices.ContainsFunc(k.outputs, func(o output) bool { return summary(o.format) })
}

func (k *checker) check(in batch) error {
	if err := k.outputs.check(k.command); err != nil {
		return err
	}
	defer k.discard()
	if err := eachIn(k.command, in.in, in.total, "reported", k.work, k.print); err != nil {
		return err
	}
	if err := k.outputs.write(k.command, k.conclude); err != nil {
		return err
	}
	if err := k.conclude(k.command.OutOrStdout(), k.style, k.format); err != nil {
		return err
	}
	return k.outcome()
}

// outcome returns the exit code of all that was printed, nil if everything is as claimed and required.
func (k *checker) outcome() error {
	for o := exposition.InError; o > exposition.AsClaimed; o-- {
		if k.came[o] > 0 {
			return exit{code: outcomes[o].exit}
		}
	}
	return nil
}

// work makes the page of one scheme. Several run at the same time.
func (k *checker) work(ctx context.Context, s source) page {
	a, err := analyze(ctx, s)
	r := checked{analysis: a, account: k.account(a, err, s), file: s.file}
	p := page{account: r.account, copies: make(map[string][]byte)}
	if k.summaries() {
		p.item = cases.Scheme(s.realFile(), a, r.account)
	}
	if k.explain && r.account.Err == nil {
		r.slip = diagnosis.Of(ctx, a)
	}
	p.text = k.render(r, k.style, k.format, k.length)
	plain := styleOn(k.command, io.Discard)
	for _, o := range k.outputs {
		p.copies[o.format] = k.render(r, plain, o.format, length{brief: k.length.brief && !k.length.fit})
	}
	return p
}

// account returns the account of a scheme, or of the error of reading it.
func (k *checker) account(a *proofs.Analysis, err error, s source) exposition.Account {
	if err != nil {
		return exposition.Account{Name: s.name, Err: failure(s.name, err)}
	}
	return exposition.AccountOf(a, s.file, k.requirements...)
}

// checked is what is known of one scheme.
type checked struct {
	analysis *proofs.Analysis // nil if the scheme could not be read
	account  exposition.Account
	file     string
	slip     diagnosis.Diagnosis
}

// render returns a report in a format, nil if that is a summary.
func (k *checker) render(r checked, style text.Style, format string, l length) []byte {
	var b bytes.Buffer
	var err error
	switch {
	case format == "json":
		err = report.Write(&b, r.analysis, r.account, report.Options{Certificates: k.certificates})
	case format == "text" && r.account.Err == nil: // what is in error goes to standard error
		err = l.write(&b, style, r)
		if k.explain {
			err = errors.Join(err, writeDiagnosis(&b, style, r.slip))
		}
	}
	if err != nil {
		panic(fmt.Sprintf("internal error: %v", err)) // a buffer takes everything
	}
	return b.Bytes()
}

// conclude writes what follows the reports in a format: all of a summary, the last line of a text. In a file, the
// reports are written before it.
func (k *checker) conclude(w io.Writer, style text.Style, format string) error {
	if summary(format) {
		return writeSummary(w, style, format, cases.Schemes, k.cases)
	}
	if b := k.copies[format]; b != nil && w != k.command.OutOrStdout() {
		if err := b.writeTo(w); err != nil {
			return err
		}
	}
	if format == "text" && k.schemes > 1 {
		_, err := fmt.Fprintf(w, "\n%s\n", k.count())
		return err
	}
	return nil
}

// print writes a page with one call, so that a line is there whole or not at all.
func (k *checker) print(p page) error {
	k.schemes++
	if k.summaries() {
		if len(k.cases) == mostCases {
			return errManyCases
		}
		k.cases = append(k.cases, p.item)
	}
	k.came[p.account.Outcome()]++
	if p.account.Err != nil {
		k.unsaid++
	}
	if e := p.account.Err; e != nil && k.format == "text" {
		if err := printProblem(k.command, e); err != nil {
			return err
		}
	}
	apart := func(format string, text []byte) []byte {
		if format == "text" && len(text) > 0 && k.schemes > k.unsaid+1 {
			return append([]byte("\n"), text...)
		}
		return text
	}
	for format, text := range p.copies {
		if !summary(format) {
			if k.copies[format] == nil {
				k.copies[format] = new(copied)
			}
			if err := k.copies[format].add(apart(format, text)); err != nil {
				return err
			}
		}
	}
	if p.text == nil {
		return nil
	}
	_, err := k.command.OutOrStdout().Write(apart(k.format, p.text))
	return err
}

// count says how the schemes came out.
func (k *checker) count() string {
	parts := []string{fmt.Sprintf("%d schemes: %d ok", k.schemes, k.came[exposition.AsClaimed])}
	for _, o := range []exposition.Outcome{exposition.ClaimFailed, exposition.RequirementNotMet, exposition.ClaimOpen, exposition.RequirementOpen, exposition.NotDone, exposition.InError} {
		if k.came[o] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", k.came[o], outcomes[o].counted))
		}
	}
	return strings.Join(parts, ", ")
}

// propertyLines lists the properties in the right column of the help.
func propertyLines() string {
	const margin, width = "                                ", 47
	var lines []string
	for _, p := range proofs.Properties() {
		last := len(lines) - 1
		if last < 0 || len(lines[last])+len(", "+p) > width {
			lines = append(lines, string(p))
			continue
		}
		lines[last] += ", " + string(p)
	}
	return margin + strings.Join(lines, ",\n"+margin)
}
