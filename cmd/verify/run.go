package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz"
	"rofz/errata/repair"
	"rofz/internal/ci"
	"rofz/paper/cases"
	"rofz/paper/text"
	"rofz/proofs"
	"rofz/proofs/golden"
)

// runTheorems verifies the theorems with the given names, or all, against the goldens that the program carries.
func runTheorems(c *cobra.Command, format string, only ...string) error {
	opts, err := goldenOptions(c)
	if err != nil {
		return err
	}
	opts.Only = only
	told := tellTheorems(c, cases.Theorems, format, &opts)
	return told.conclude(golden.RunAll(rofz.Golden(), opts), goldenRoot)
}

// goldenOptions counts the blocks that are verified.
func goldenOptions(c *cobra.Command) (golden.Options, error) {
	n, err := workers(c)
	t := processOf(c).progress
	return golden.Options{
		Workers: n,
		Analyze: repair.AnalyzeClaims,
		Begin: func() (context.Context, context.CancelFunc) {
			return withBudget(c, limitOf(c))
		},
		Total:    func(blocks int) { t.begin("statement", "checked; nothing is written", blocks) },
		Started:  t.started,
		Finished: t.finished,
	}, err
}

func newRun() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "run THEOREM|FILE|DIRECTORY|-...",
		Short: "Verify theorems, or golden files of your own",
		Long: `run derives anew what golden files state, and compares exactly. An argument is the
name of a theorem, whose golden file the program carries, or a file; a directory
stands for the files in it that end in .golden, - is standard input. Scheme files
that a golden names are found relative to it.

The exit code is 0 if every line is reproduced, 1 if one is not, 2 if a file
cannot be found or is no golden file; the others are verified nevertheless.`,
		Example: `  verify run pade-a-stability
  verify run my.golden
  verify run .`,
		Args:              argsNamed(1, anyNumber, "the name of a theorem, or the path of a golden file"),
		ValidArgsFunction: theoremNames,
		RunE: func(c *cobra.Command, args []string) error {
			var only, files []string
			for _, arg := range args {
				if _, known := proofs.FindTheorem(arg); known && !exists(arg) {
					only = append(only, arg)
				} else {
					files = append(files, arg)
				}
			}
			if len(files) == 0 {
				return runTheorems(c, format, only...)
			}
			if len(only) > 0 {
				return errors.New("theorems and files are run by commands of their own")
			}
			return runFiles(c, files, format)
		},
	}
	addJobs(c)
	addBudget(c)
	theoremFormatFlag(c, &format)
	return c
}

func runFiles(c *cobra.Command, args []string, format string) error {
	files, err := expand(args, goldenEndings)
	if err != nil {
		return err
	}
	var inputs []golden.Input
	for _, path := range files {
		switch {
		case path == "-":
			inputs = append(inputs, golden.Input{Path: path, Reader: c.InOrStdin()})
		case exists(path):
			inputs = append(inputs, golden.Input{Path: path})
		case strings.ContainsAny(path, "./"):
			return fileError(path, fs.ErrNotExist)
		default:
			return oneOf("the theorem", path, theorems())
		}
	}
	opts, err := goldenOptions(c)
	if err != nil {
		return err
	}
	told := tellTheorems(c, "golden", format, &opts)
	return told.conclude(golden.Run(inputs, opts), "")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// theorems lists the names of the theorems.
func theorems() []string {
	var names []string
	for _, t := range proofs.Theorems() {
		names = append(names, t.Name)
	}
	return names
}

// A toldTable says how golden files come out: in text each at once, in other formats when all are done.
type toldTable struct {
	c            *cobra.Command
	noun, format string
	table        *cases.TheoremTable // nil before it is begun
	rows         int                 // results that have come
	err          error               // of writing
}

// tellTheorems has the options tell of results as they come.
func tellTheorems(c *cobra.Command, noun, format string, opts *golden.Options) *toldTable {
	t := &toldTable{c: c, noun: noun, format: format}
	if format == "text" {
		opts.Listed, opts.Done = t.begin, t.row
	}
	return t
}

// put writes a part of the text.
func (t *toldTable) put(write func(p *text.Page)) {
	if t.err != nil {
		return
	}
	p := text.Page{Style: styleOf(t.c)}
	write(&p)
	_, t.err = p.WriteTo(t.c.OutOrStdout())
}

func (t *toldTable) begin(results []golden.Result) {
	if !slices.ContainsFunc(results, func(r golden.Result) bool { return !r.Unreadable }) {
		return
	}
	t.put(func(p *text.Page) {
		table := cases.NewTheoremTable(p, t.noun, results)
		t.table = &table
	})
}

func (t *toldTable) row(r golden.Result) {
	t.rows++
	if !r.Unreadable {
		t.put(func(p *text.Page) { t.table.Row(p, r) })
	}
}

// conclude says the rest about golden files, which stand below root, and decides the exit code.
func (t *toldTable) conclude(results []golden.Result, root string) error {
	var all []ci.Case
	var read []golden.Result
	code := exitOK
	for _, r := range results {
		all = append(all, cases.Theorem(r, root))
		switch {
		case r.Unreadable:
			code = exitBadInput
			for _, f := range r.Failures {
				if err := printError(t.c, cases.Place(f)+f.Sentence); err != nil {
					return err
				}
			}
			continue
		case r.Unended:
			if err := printError(t.c, fmt.Sprintf("%s: there is no line %q at its end: it may have been cut", r.File, golden.End)); err != nil {
				return err
			}
		}
		if !r.OK() && code == exitOK {
			code = exitFailed
		}
		read = append(read, r)
	}
	err := t.err
	switch {
	case t.format != "text":
		err = writeSummary(t.c.OutOrStdout(), styleOf(t.c), t.format, cases.Theorems, all)
	case t.table != nil:
		for _, r := range results[t.rows:] { // those of files that belong to no theorem
			t.row(r)
		}
		t.put(func(p *text.Page) { t.table.End(p, read) })
		err = t.err
	}
	if err == nil && code != exitOK {
		err = exit{code: code}
	}
	return err
}

// goldenRoot is where the golden files that the program carries stand in its repository.
const goldenRoot = "testdata/golden"

// theoremFormatFlag gives a command the flag --format for theorems.
func theoremFormatFlag(c *cobra.Command, format *string) {
	chooses(c, format, "format", "text", theoremFormats(), "`FORMAT` of the outcome:\n"+listed(theoremFormats()))
}

// theoremFormats lists the formats for the theorems.
func theoremFormats() []string { return append(ci.Formats(), formatBadge, formatEndpoint) }
