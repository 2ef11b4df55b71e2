package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rofz/exposition"
	"rofz/latex"
	"rofz/proofs"
)

func newLatex() *cobra.Command {
	var f latexFlags
	c := &cobra.Command{
		Use:   "latex NAME|FILE|DIRECTORY|-...",
		Short: "Typeset a scheme for a paper: tableau, R, R', certificates, theorems, tables",
		Long: `latex writes LaTeX about schemes, to \input in an article that loads the packages
that its first line names, or with --standalone as a complete document.

--what chooses the parts:

` + partList() + `
Without it these are ` + partNames(exposition.DefaultParts(false)) + `, and for several
schemes the table besides.

The exit code is 2 if a scheme could not be read; the others are written.`,
		Example: `  verify latex radau-iia-2 -o radau.tex
  verify latex tr-bdf2 --what tableau,certificate --standalone -o tr-bdf2.tex
  verify latex backward-euler gauss-2 radau-iia-3 --what table`,
		Args:              argsNamed(1, anyNumber, "the name or the file of a scheme"),
		ValidArgsFunction: schemeNames,
		RunE: func(c *cobra.Command, args []string) error {
			parts, err := f.parts()
			if err != nil {
				return err
			}
			return f.run(c, args, parts)
		},
	}
	c.Flags().StringSliceVar(&f.what, "what", nil, "the `PARTS` to write, with commas between them")
	c.Flags().BoolVar(&f.standalone, "standalone", false, "write a complete document")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write to `FILE` instead of standard output")
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

func partNames(parts []exposition.Part) string {
	var names []string
	for _, p := range parts {
		names = append(names, string(p))
	}
	return strings.Join(names, ",")
}

// parts returns the parts that --what asks for, nil without it.
func (f latexFlags) parts() ([]exposition.Part, error) {
	if f.what == nil {
		return nil, nil
	}
	parts, err := exposition.ParseParts(f.what)
	if err != nil {
		return nil, fmt.Errorf("--what: %w", err)
	}
	if len(parts) == 0 {
		return nil, fmt.Errorf("--what names no part; %s --help lists them", "verify latex")
	}
	return parts, nil
}

// run writes one document about all schemes that can be read.
func (f latexFlags) run(c *cobra.Command, args []string, parts []exposition.Part) error {
	var read []*proofs.Analysis
	failed := false
	for s := range sources(args, c.InOrStdin()) {
		got, err := s.read()
		if err != nil {
			failed = true
			e := failure(s.name, err).Error
			fmt.Fprintf(c.ErrOrStderr(), "verify: %s: %s: %s\n", e.File, e.At, e.Message)
			continue
		}
		read = append(read, proofs.Analyze(got))
	}
	if len(read) > 0 {
		if parts == nil {
			parts = exposition.DefaultParts(len(read) > 1)
		}
		if err := f.save(c.OutOrStdout(), f.text(compose(read, parts, exposition.Options{Context: c.Context()}))); err != nil {
			return err
		}
	}
	if failed {
		return exit{code: exitBadInput}
	}
	return nil
}

// compose returns the document about one scheme or about several.
func compose(as []*proofs.Analysis, parts []exposition.Part, opts exposition.Options) exposition.Document {
	if len(as) == 1 {
		return exposition.Of(as[0], parts, opts)
	}
	return exposition.Compare(as, parts, opts)
}

func (f latexFlags) text(d exposition.Document) string {
	if f.standalone {
		return latex.Standalone(d)
	}
	return latex.Fragment(d)
}

func (f latexFlags) save(stdout io.Writer, text string) error {
	if f.output == "" {
		_, err := io.WriteString(stdout, text)
		return err
	}
	if err := os.WriteFile(f.output, []byte(text), 0o666); err != nil {
		return fileError(f.output, err)
	}
	return nil
}

