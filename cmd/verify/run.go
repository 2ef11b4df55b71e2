package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"rofz"
	"rofz/paper/exposition"
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
	return conclude(c, golden.RunAll(rofz.Golden(), opts), nounTheorem, format, goldenRoot)
}

// goldenOptions counts the blocks that are verified.
func goldenOptions(c *cobra.Command) (golden.Options, error) {
	n, err := workers(c)
	t := processOf(c).tally
	return golden.Options{
		Workers:  n,
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
	return conclude(c, golden.Run(inputs, opts), "golden", format, "")
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

// conclude writes the summary of results and decides the exit code.
func conclude(c *cobra.Command, results []golden.Result, noun, format, root string) error {
	read := make([]golden.Result, 0, len(results))
	for _, r := range results {
		if !r.Unreadable {
			read = append(read, r)
			continue
		}
		for _, f := range r.Failures {
			if err := complainText(c, place(f)+f.Sentence); err != nil {
				return err
			}
		}
	}
	var err error
	if format != "text" || len(read) > 0 {
		err = concludeRead(c, results, read, noun, format, root)
	}
	if _, failed := errors.AsType[exit](err); len(read) < len(results) && (err == nil || failed) {
		return exit{code: exitBadInput}
	}
	return err
}

// concludeRead writes the summary of what could be read, and in a format other than text what could not.
func concludeRead(c *cobra.Command, all, results []golden.Result, noun, format, root string) error {
	if format != "text" {
		return concludeAs(c, format, all, root)
	}
	p := text.Page{Style: styleOf(c)}
	width := len(noun)
	for _, r := range results {
		width = max(width, utf8.RuneCountInString(p.Style.Text(title(r))))
	}
	const figures = "  schemes  proved  refuted  values  result"
	if width+len(figures)+len("NOT REPRODUCED")-len("result") > text.Width {
		width = text.Width - len(figures) - len("NOT REPRODUCED") + len("result") // longer names have a line of their own
	}
	p.Line(fmt.Sprintf("%-*s", width, noun) + figures)
	failed := 0
	for _, r := range results {
		outcome, tone := "reproduced", exposition.Good
		if !r.OK() {
			outcome, tone = "NOT REPRODUCED", exposition.Alarm
			failed++
		}
		name := p.Style.Text(title(r))
		if utf8.RuneCountInString(name) > width {
			p.Digits("", name)
			name = ""
		}
		p.Verdict(fmt.Sprintf("%-*s  %7d  %6d  %7d  %6d  ", width, name, r.Schemes, r.Proved, r.Refuted, r.Values), outcome, tone)
	}
	writeNotes(&p, results)
	for _, r := range results {
		for _, f := range r.Failures {
			writeFailure(&p, f)
		}
	}
	p.Line("")
	if failed == 0 {
		p.Line(fmt.Sprintf("Everything is reproduced: %s.", plural(len(results), noun)))
	} else {
		p.Line(fmt.Sprintf("Not reproduced: %d of %s.", failed, plural(len(results), noun)))
	}
	if _, err := p.WriteTo(c.OutOrStdout()); err != nil {
		return err
	}
	if failed > 0 {
		return exit{code: exitFailed}
	}
	return nil
}

func title(r golden.Result) string {
	if r.Theorem.Name != "" {
		return r.Theorem.Name
	}
	return r.File
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// writeNotes lists the published claims that are contradicted.
func writeNotes(p *text.Page, results []golden.Result) {
	any := false
	for _, r := range results {
		for _, n := range r.Notes {
			if !any {
				p.Line("")
				p.Prose("", "Published claims that are contradicted (the coefficients are taken as printed):")
			}
			any = true
			for _, f := range exposition.Faults(n.Claim) {
				p.Hang("  "+n.Scheme+": "+exposition.Plain(f.Content), 4)
			}
		}
	}
}

// place says where a failure is: "my.golden:12: ".
func place(f golden.Failure) string {
	if f.Line > 0 {
		return fmt.Sprintf("%s:%d: ", f.File, f.Line)
	}
	return f.File + ": "
}

func writeFailure(p *text.Page, f golden.Failure) {
	where := place(f)
	if f.Scheme != "" {
		where += f.Scheme + ": "
	}
	p.Line("")
	p.Hang(where+exposition.Plain(exposition.Failure(f)), 4)
	for line := range strings.Lines(f.Diff) {
		p.Hang("    "+strings.TrimSuffix(strings.ReplaceAll(line, "\t", " "), "\n"), 8)
	}
}
