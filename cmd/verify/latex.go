package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rofz/paper/exposition"
	"rofz/paper/latex"
	"rofz/scheme"
)

func newLatex() *cobra.Command {
	var f latexFlags
	c := takesSchemes(&cobra.Command{
		Use:   "latex NAME|FILE|DIRECTORY|-...",
		Short: "Typeset a scheme for a paper: tableau, R, R', certificates, theorems, tables",
		Long: `latex writes LaTeX about schemes, to \input in an article that loads the packages
that its first line names, or with --standalone as a complete document.

--what chooses the parts:

` + partList() + `
Without it these are ` + strings.Join(texts(exposition.DefaultParts(false)), ",") + `, and for several
schemes the table besides.

The exit code is 2 if a scheme could not be read; the others are written.`,
		Example: `  verify latex radau-iia-2 -o radau.tex
  verify latex tr-bdf2 --what tableau,certificate --standalone -o tr-bdf2.tex
  verify latex backward-euler gauss-2 radau-iia-3 --what table`,
		RunE: func(c *cobra.Command, args []string) error {
			parts, err := f.parts()
			if err != nil {
				return err
			}
			return f.run(c, args, parts)
		},
	})
	c.Flags().StringSliceVar(&f.what, "what", nil, "the `PARTS` to write, with commas between them")
	complete(c, "what", listOf(allParts()))
	c.Flags().BoolVar(&f.standalone, "standalone", false, "write a complete document")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write to `FILE`; - is standard output, as without it")
	addJobs(c)
	addBudget(c)
	addAsPrinted(c)
	return c
}

// latexFlags are the flags of verify latex, as given.
type latexFlags struct {
	what       []string
	standalone bool
	output     string
}

func partList() string {
	var b strings.Builder
	for _, p := range exposition.Parts() {
		fmt.Fprintf(&b, "  %-12s %s\n", p.Part, p.Meaning)
	}
	return b.String()
}

// parts returns the parts that --what asks for, nil without it.
func (f latexFlags) parts() ([]exposition.Part, error) {
	if f.what == nil {
		return nil, nil
	}
	return parseParts(f.what, allParts())
}

// parseParts reads the value of --what, of which a command knows some words.
func parseParts(names, known []string) ([]exposition.Part, error) {
	for _, name := range names {
		if err := oneOf("--what", strings.TrimSpace(name), known); err != nil {
			return nil, err
		}
	}
	if len(names) == 0 {
		return nil, errors.New("--what names no part; --help lists them")
	}
	return exposition.ParseParts(names)
}

// allParts lists the names of the parts.
func allParts() []string {
	var names []string
	for _, d := range exposition.Parts() {
		names = append(names, string(d.Part))
	}
	return names
}

// run writes one document about all schemes that can be read.
func (f latexFlags) run(c *cobra.Command, args []string, parts []exposition.Part) error {
	if err := refuseEnding(f.output, "latex writes LaTeX, to a file such as scheme.tex; with --standalone pdflatex makes a PDF of it", ".pdf", ".svg", ".png", ".html"); err != nil {
		return err
	}
	if err := checkOutput(c, "-o", f.output); err != nil {
		return err
	}
	asked := parts
	if parts == nil { // one scheme needs no table
		asked = exposition.DefaultParts(true)
	}
	var chapters []exposition.Chapter
	failed := false
	type told struct {
		chapter exposition.Chapter
		err     *scheme.Error
	}
	err := eachScheme(c, args, "typeset; nothing is written", func(ctx context.Context, s source) told {
		a, err := analyze(ctx, s)
		if err != nil {
			return told{err: failure(s.name, err)}
		}
		return told{chapter: exposition.ChapterOf(a, asked, exposition.Options{})}
	}, func(x told) error {
		if x.err != nil {
			failed = true
			return printProblem(c, x.err)
		}
		chapters = append(chapters, x.chapter)
		return nil
	})
	if err != nil {
		return err
	}
	if len(chapters) > 0 {
		if parts == nil {
			parts = exposition.DefaultParts(len(chapters) > 1)
		}
		text, err := together(c, "latex", len(chapters), func() (string, error) {
			return f.text(exposition.Join(chapters, parts)), nil
		})
		if err != nil {
			return err
		}
		if err := deliver(c, "-o", f.output, []byte(text)); err != nil {
			return err
		}
	}
	if failed {
		return exit{code: exitBadInput}
	}
	return nil
}

func (f latexFlags) text(d exposition.Document) string {
	if f.standalone {
		return latex.Standalone(d)
	}
	return latex.Fragment(d)
}
