package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"rofz/errata/diagnosis"
	"rofz/errata/lint"
	"rofz/errata/policy"
	"rofz/errata/repair"
	"rofz/internal/ci"
	"rofz/internal/files"
	"rofz/paper/cases"
	"rofz/paper/exposition"
	"rofz/paper/text"
	"rofz/proofs"
	"rofz/scheme/notation"
)

type lintOptions struct {
	format, level, baseline, writeBaseline string
	verbose, explain, diff                 bool
	filter                                 filterFlag
	outputs                                outputs
}

func newLint() *cobra.Command {
	var o lintOptions
	c := takesSchemes(&cobra.Command{
		Use:   "lint NAME|FILE|DIRECTORY|-...",
		Short: "Look for what is wrong or suspicious in tables",
		Long: `lint checks tables against what is claimed of them and against common slips. Each
finding has a code that does not change; verify explain CODE says what it means.

Tables are read from scheme files and from the sources of solvers, each finding at
the line of its coefficient. Comments such as // rofz: ignore RZ101 because …, and a
file .rofz.toml, say what a project accepts; docs/lint.md describes both. Without arguments the files
are looked at that .rofz.toml includes.

With --explain the smallest edits of a table, or of its claims, that would mend
what is wrong are looked for, and listed as notes.

With --filter the estimate of the error of an embedded pair is judged at infinity
as stiff codes use it, after a solve with the matrix that they factor anyway.

A baseline is a file of findings that are accepted, so that only new ones count.

The exit code is 0 if nothing of the level is found that the baseline does not
accept, 1 if something is, 2 for bad input.`,
		Example: `  verify lint my.json
  verify lint --format sarif tables/ > lint.sarif
  verify lint --diff tables/
  verify lint --explain my.json
  verify lint --filter diagonal kvaerno-4-2-3
  verify lint --baseline known.txt tables/`,
		RunE: func(c *cobra.Command, args []string) error { return runLint(c, args, o) },
	})
	c.Args = orProject(c.Args)
	f := c.Flags()
	chooses(c, &o.format, "format", "text", reportFormats(), "`FORMAT` of the findings:\n"+listed(reportFormats()))
	o.outputs.flag(c)
	chooses(c, &o.level, "level", "error", levels, "the least `LEVEL` that fails: error, warning or note")
	f.StringVar(&o.baseline, "baseline", "", "accept the findings in `FILE`")
	reads(c, "baseline", "--write-baseline")
	f.StringVar(&o.writeBaseline, "write-baseline", "", "write the findings to `FILE`, to accept them later; not to -, which has them")
	f.BoolVar(&o.explain, "explain", false, "look for the slip or the wrong claim that is to blame for an error")
	f.BoolVar(&o.diff, "diff", false, "print a patch of the sources, for patch -p1, in place of the findings, where\none coefficient is to blame")
	f.BoolVar(&o.verbose, "verbose", false, "tell what is merely remarkable, too")
	f.Var(&o.filter, "filter", "judge the estimate of the error filtered by (I − γhJ)⁻¹, γ being the number `G` or,\nfor the word diagonal, the common diagonal entry of the scheme")
	complete(c, "filter", cobra.FixedCompletions([]string{lint.DiagonalFilter}, cobra.ShellCompDirectiveNoFileComp))
	addJobs(c)
	addBudget(c)
	addAsPrinted(c)
	return c
}

// filterFlag is the value of --filter.
type filterFlag struct {
	text   string
	filter *lint.Filter
}

// String returns the value.
func (f *filterFlag) String() string { return f.text }

// Type names the kind of value.
func (*filterFlag) Type() string { return "G" }

// Set reads the value.
func (f *filterFlag) Set(text string) error {
	filter, err := lint.ParseFilter(text)
	if err != nil {
		return err
	}
	f.text, f.filter = text, &filter
	return nil
}

// check refuses what the flags say wrongly before any scheme is read.
func (o lintOptions) check(c *cobra.Command) error {
	if o.writeBaseline == standardOutput {
		return fmt.Errorf("--write-baseline is -, but the findings go to standard output: the baseline needs a file")
	}
	if err := checkOutput(c, "--write-baseline", o.writeBaseline); err != nil {
		return err
	}
	if o.diff && o.format != "text" {
		return fmt.Errorf("--diff prints a patch; --format %s cannot hold it, and sarif has the changes", o.format)
	}
	return o.outputs.check(c)
}

// A linter collects the findings about all schemes, or hands them on as they come.
type linter struct {
	lintOptions
	command *cobra.Command
	level   ci.Level
	strict  bool // tables that are not read are errors
	known   lint.Baseline

	mu       sync.Mutex
	remarks  []*policy.Remarks
	policies []policy.Policy
	programs map[string]bool // the source files, which are no scheme files

	cases  []ci.Case
	broken bool // a scheme could not be read
	failed int  // findings of the level that are not accepted
}

func runLint(c *cobra.Command, args []string, o lintOptions) error {
	if err := o.check(c); err != nil {
		return err
	}
	if len(args) == 0 {
		args = project()
	}
	l := &linter{lintOptions: o, command: c, strict: strictSources(c), programs: map[string]bool{}}
	rules, err := policyOf(args)
	if err != nil {
		return err
	}
	if !c.Flags().Changed("level") && rules.Level.String() != "" {
		l.lintOptions.level = rules.Level.String()
	}
	read := func() ([]byte, error) { return contents(nil, l.baseline, maxBaseline) }
	if l.baseline == "" && l.writeBaseline == "" && rules.Baseline != "" {
		l.baseline = rules.BaselineFile()
		read = func() ([]byte, error) {
			data, err := files.ReadBelow(filepath.Dir(rules.Path), rules.Baseline, maxBaseline)
			if err != nil {
				err = fileError(l.baseline, err)
			}
			return data, err
		}
	}
	o = l.lintOptions
	if l.level, err = ci.ParseLevel(o.level); err != nil {
		return fmt.Errorf("--level: %w", err)
	}
	if o.baseline != "" {
		if l.known, err = parseBaseline(o.baseline, read); err != nil {
			return err
		}
	}
	if o.format == "json" && o.writeBaseline == "" && o.baseline == "" && o.outputs == nil { // JSON Lines, each as soon as it is known
		err = eachIn(c, sources(c, args), countSources(c, args), "reported", l.work, func(item ci.Case) error {
			l.judge(&item)
			return writeFindings(c.OutOrStdout(), styleOf(c), o.format, []ci.Case{item})
		})
	} else {
		err = eachIn(c, sources(c, args), countSources(c, args), "checked; nothing is written", l.work, func(item ci.Case) error {
			if len(l.cases) == mostCases {
				return errManyCases
			}
			l.cases = append(l.cases, item)
			return nil
		})
		if err == nil {
			err = l.write()
		}
	}
	if err == nil {
		err = l.stale()
	}
	switch {
	case err != nil:
		return err
	case l.broken:
		return exit{exitBadInput, nil}
	case l.failed > 0:
		return exit{exitFailed, nil}
	}
	return nil
}

// work looks at one scheme. Several run at the same time.
func (l *linter) work(ctx context.Context, s source) ci.Case {
	l.meets(s)
	item := l.found(ctx, s)
	for i := range item.Findings {
		f := &item.Findings[i]
		if f.Reason = s.accepts(f.Code, f.Place, f.Line); f.Reason != "" {
			f.Known = true
		}
	}
	return cases.Grouped(item)
}

// accepts returns the reason why a finding is accepted beside the source or by the project, "" if it is not.
func (s source) accepts(code, place string, line int) string {
	return cmp.Or(s.remarks.Accepts(s.table, code, line), s.policy.Accepts(s.file, s.name, code, place))
}

// left returns the findings that are not accepted, and whether none is accepted that the same slip may explain.
func (l *linter) left(s source, a *proofs.Analysis, found []lint.Finding) (left []lint.Finding, all bool) {
	var accepted []lint.Finding
	for _, f := range found {
		key := ci.Finding{Scheme: a.Scheme().Info().Name, Code: f.Code, Place: f.Place.String(), File: s.realFile()}
		if s.accepts(f.Code, key.Place, a.Scheme().Position(f.Place).Line) != "" || l.known.Has(l.accepted(key)) {
			accepted = append(accepted, f)
		} else {
			left = append(left, f)
		}
	}
	return left, !lint.IsContradiction(accepted)
}

// meets remembers a source file, and its comments, to say at the end which of them accept nothing.
func (l *linter) meets(s source) {
	s.policy.Meets(s.file)
	l.mu.Lock()
	defer l.mu.Unlock()
	if s.policy.Path != "" && !slices.ContainsFunc(l.policies, func(p policy.Policy) bool { return p.Path == s.policy.Path }) {
		l.policies = append(l.policies, s.policy)
	}
	if s.table != "" {
		l.programs[s.file] = true
	}
	if r := s.remarks; r != nil && !slices.Contains(l.remarks, r) {
		l.remarks = append(l.remarks, r)
	}
}

// found returns the case of a source.
func (l *linter) found(ctx context.Context, s source) ci.Case {
	switch {
	case s.remark != nil:
		return cases.Misunderstood(s.realFile(), s.name, s.remark)
	case s.notRead != nil && (l.strict || s.policy.StrictSources != nil && *s.policy.StrictSources):
		return cases.NotRead(s.realFile(), s.name, ci.Error, s.notRead)
	case s.notRead != nil:
		return cases.NotRead(s.realFile(), s.name, ci.Note, s.notRead)
	}
	a, err := analyzeBy(ctx, s, repair.AnalyzeClaims)
	if err != nil {
		e := failure(s.name, err)
		return cases.Unlinted(s.realFile(), s.name, e)
	}
	found := lint.RunAnalysis(a, lint.Options{Details: l.verbose, Filter: l.filter.filter})
	var d diagnosis.Diagnosis
	left, all := l.left(s, a, found)
	if (l.explain || l.diff) && lint.IsContradiction(left) {
		d = diagnosis.Of(ctx, a)
	}
	item := cases.Linted(s.realFile(), s.name, a, found, d)
	if edit, ok := d.Mend(); ok && all && s.replace != nil {
		change := notation.Change{Place: edit.Place, At: a.Scheme().Position(edit.Place), From: edit.From, To: edit.To}
		if r, err := s.replace(change); err == nil {
			item = cases.Fixed(item, edit, ci.Fix{Line: r.At.Line, Column: r.At.Column, Offset: r.At.Offset, Old: r.Old, New: r.New})
		}
	}
	return item
}

// judge counts the findings that fail.
func (l *linter) judge(item *ci.Case) {
	l.broken = l.broken || item.Status == ci.Broken
	for _, f := range item.Findings {
		if !f.Known && f.Level.AtLeast(l.level) {
			item.Status = ci.Failed
			l.failed++
		}
	}
}

// write compares all findings with the baseline and writes them wherever they are to go.
func (l *linter) write() error {
	var all []lint.Accepted
	for i := range l.cases {
		for j := range l.cases[i].Findings {
			f := &l.cases[i].Findings[j]
			if f.Reason == "" {
				accepted := l.accepted(*f)
				f.Known = l.known.Has(accepted)
				all = append(all, accepted)
			}
		}
		l.judge(&l.cases[i])
	}
	if l.writeBaseline != "" {
		var text bytes.Buffer
		if err := lint.NewBaseline(all).Write(&text); err != nil {
			return err
		}
		if err := deliver(l.command, "--write-baseline", l.writeBaseline, text.Bytes()); err != nil {
			return err
		}
	}
	if err := l.outputs.write(l.command, func(w io.Writer, style text.Style, format string) error {
		return writeFindings(w, style, format, l.cases)
	}); err != nil {
		return err
	}
	if l.diff {
		if err := l.writePatch(l.command.OutOrStdout()); err != nil {
			return err
		}
	} else if err := writeFindings(l.command.OutOrStdout(), styleOf(l.command), l.format, l.cases); err != nil {
		return err
	}
	for _, s := range l.known.Stale(all) {
		fmt.Fprintf(l.command.ErrOrStderr(), "%s: no longer found: %s\n", l.baseline, s)
	}
	return nil
}

// stale says which comments, and which entries of .rofz.toml, accept nothing or fit no table any more.
func (l *linter) stale() error {
	var lines []string
	for _, r := range l.remarks {
		lines = append(lines, r.Stale()...)
	}
	for _, p := range l.policies {
		lines = append(lines, p.Stale()...)
	}
	slices.Sort(lines)
	for i, line := range lines {
		if i == mostTold {
			line = fmt.Sprintf("and %d more like these", len(lines)-i)
		}
		if _, err := fmt.Fprintln(l.command.ErrOrStderr(), line); err != nil || i == mostTold {
			return err
		}
	}
	return nil
}

// project returns the directory of the .rofz.toml of the working directory, if that names files to include.
func project() []string {
	if rules, err := policy.Find("."); err == nil && rules.Include != nil {
		return []string{filepath.Dir(rules.Path)}
	}
	return nil
}

// orProject accepts no arguments where a project says which files are looked at.
func orProject(named cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 && project() != nil {
			return nil
		}
		return named(c, args)
	}
}

// policyOf returns the policy of the first argument that is a file or a directory, and otherwise of the working directory:
// what it says of levels and of the baseline is for the whole run.
func policyOf(args []string) (policy.Policy, error) {
	for _, arg := range args {
		if _, err := os.Stat(arg); err == nil {
			return policy.Find(arg)
		}
	}
	return policy.Find(".")
}

// levels are the values of --level.
var levels = []string{string(ci.Error), string(ci.Warning), string(ci.Note)}

// writeFindings writes cases with one call. Text is set for the page: what lies behind the place of a finding is broken
// into lines that are indented.
func writeFindings(w io.Writer, style text.Style, format string, list []ci.Case) error {
	if format != "text" {
		var b bytes.Buffer
		if err := writeSummary(&b, style, format, cases.Schemes, list); err != nil {
			return err
		}
		_, err := w.Write(b.Bytes())
		return err
	}
	p := text.Page{Style: style}
	for _, l := range ci.Lines(list) {
		p.Finding(l.Place, string(l.Level), levelTones[l.Level], l.Rest)
	}
	_, err := p.WriteTo(w)
	return err
}

// accepted names a finding in the baseline. A table of a source file is named with its file, from the directory of the
// baseline: names are often the same in several files.
func (l *linter) accepted(f ci.Finding) lint.Accepted {
	out := lint.Accepted{Scheme: f.Scheme, Code: f.Code, Place: f.Place}
	l.mu.Lock()
	program := l.programs[f.File]
	l.mu.Unlock()
	if program {
		out.Scheme = filepath.ToSlash(relativeTo(cmp.Or(l.writeBaseline, l.baseline, "."), f.File)) + ": " + f.Scheme
	}
	return out
}

// relativeTo returns the path of a file from the directory of another, however both are given.
func relativeTo(other, file string) string {
	from, err := filepath.Abs(filepath.Dir(other))
	if err != nil {
		return file
	}
	to, err := filepath.Abs(file)
	if err != nil {
		return file
	}
	if relative, err := filepath.Rel(from, to); err == nil {
		return relative
	}
	return file
}

// levelTones says what levels tell.
var levelTones = map[ci.Level]exposition.Tone{ci.Error: exposition.Alarm, ci.Warning: exposition.Bad}

// maxBaseline is the largest baseline that is read, in bytes.
const maxBaseline = 64 << 20

func parseBaseline(path string, read func() ([]byte, error)) (lint.Baseline, error) {
	data, err := read()
	if err != nil {
		return lint.Baseline{}, fmt.Errorf("--baseline: %w", err)
	}
	b, err := lint.ReadBaseline(bytes.NewReader(data))
	if err != nil {
		return b, fmt.Errorf("--baseline: %s: %w", path, err)
	}
	return b, nil
}
