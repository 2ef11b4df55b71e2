package main

import (
	"bytes"
	"context"
	"errors"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"rofz/paper/exposition"
	"rofz/paper/plot"
	"rofz/paper/report"
	"rofz/paper/text"
)

func newGradient() *cobra.Command {
	var f gradientFlags
	c := takesSchemes(&cobra.Command{
		Use:   "gradient NAME|FILE|DIRECTORY|-...",
		Short: "Say which schemes let a problem with a given spectrum be learned",
		Long: `gradient takes the eigenvalues λ of a problem y' = f(y), from a list or a
Jacobian, a step h and a number of steps n, and says for each scheme and mode
what becomes of the gradient of the result with respect to λ, h n R^(n−1) R' at
z = hλ, beside that of the exact flow, h n e^(nz):

  faithful              within 50 % of that of the exact flow
  distorted             kept, but further off, or of the wrong sign
  lost by the scheme    below the precision, though the flow keeps it
  kept beyond the flow  there only because the scheme is inexact
  gone in both          below the precision in the exact flow too
  exploding             |R(z)| > 1 though Re λ ≤ 0, or a pole of R

For multistep methods it is about a run from exact starting values, and |R| is
the largest modulus of a root.

It ranks the schemes, says what limits learning and what to do about it, and
shows what a parameter feels that mixes a fast mode with a slow one.

A spectrum has one eigenvalue to a line: -3, -1+2i, (-1,2), or its parts in two
columns; a comment such as # t = 0.5 begins those of another Jacobian of a
trajectory. A Jacobian has a row to a line. Both may be .npy arrays. An array of
rank 3, or a directory, is a trajectory of Jacobians. - is standard input.`,
		Example: `  verify gradient backward-euler trapezoidal radau-iia-2 --z -1e-2..-1e6
  verify gradient radau-iia-3 gauss-2 --spectrum modes.txt --h 0.01 --steps 100
  verify gradient alexander-2-2-plus --jacobian jacobian.csv --h 1e-3 --time 1`,
		RunE: func(c *cobra.Command, args []string) error {
			opts, err := f.options(c, f.shown())
			if err != nil {
				return err
			}
			return f.run(c, args, opts)
		},
	})
	f.add(c)
	c.Flags().IntVar(&f.digits, "digits", 16, "`D` right digits of numbers in json and csv")
	chooses(c, &f.format, "format", "text", []string{"text", "json", "csv", "markdown"}, "`FORMAT`: text, json for one object to a line, csv or markdown")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write to `FILE`; - is standard output, as without it")
	f.picture.add(c, "the schemes")
	f.picture.addKind(c)
	addJobs(c)
	addBudget(c)
	addAsPrinted(c)
	return c
}

// gradientFlags are the flags of verify gradient, as given.
type gradientFlags struct {
	problemFlags
	digits         int
	format, output string
	picture        pictureFlags
}

// shown is how many digits numbers need: tables for people have few.
func (f gradientFlags) shown() int {
	if f.format == "text" || f.format == "markdown" {
		return min(f.digits, peopleDigits)
	}
	return f.digits
}

// peopleDigits is enough for tables for people.
const peopleDigits = 8

// manyModes is where memory counts for more than time.
const manyModes = 500

// run says what the schemes make of the spectrum. Several are worked on at the same time.
func (f gradientFlags) run(c *cobra.Command, args []string, opts exposition.LearningOptions) error {
	if err := checkOutput(c, "-o", f.output); err != nil {
		return err
	}
	if err := f.picture.check(c); err != nil {
		return err
	}
	if len(opts.Spectrum) > manyModes { // what is kept of them counts, and not only what is made on the way
		defer debug.SetGCPercent(debug.SetGCPercent(50))
	}
	var rows []exposition.Learned
	failed := 0
	err := eachScheme(c, args, "read; nothing is written", func(ctx context.Context, s source) exposition.Learned {
		a, err := analyze(ctx, s)
		if err != nil {
			return exposition.Learned{Name: s.name, Err: failure(s.name, err)}
		}
		return exposition.LearnedOf(a, s.file, opts)
	}, func(l exposition.Learned) error {
		rows = append(rows, l)
		if l.Err == nil {
			return nil
		}
		failed++
		return printProblem(c, l.Err)
	})
	if err != nil {
		return err
	}
	if err := splitsSome(c, rows); err != nil {
		return err
	}
	made, err := together(c, "gradient", len(rows), func() (made set, err error) {
		learning := exposition.Learn(rows, opts)
		if failed < len(rows) { // what cannot be drawn is told before anything is written
			made.figure, err = f.picture.figure(func(opts plot.Options) (plot.Figure, error) {
				return plot.NewProblem(plot.ProblemKind(f.picture.kind), learning, opts)
			})
		}
		if err == nil && (failed < len(rows) || f.format == "json") {
			made.page, err = f.page(c, learning)
		}
		return made, err
	})
	if err != nil {
		return err
	}
	if made.page != nil {
		if err := deliver(c, "-o", f.output, made.page); err != nil {
			return err
		}
	}
	if failed < len(rows) {
		if err := f.picture.write(c, f.format == "text" && isStandardOutput(f.output), made.figure); err != nil {
			return err
		}
	}
	if failed > 0 {
		return exit{code: exitBadInput}
	}
	return nil
}

// splitsSome refuses --split where no scheme is an exponential one or an additive pair.
func splitsSome(c *cobra.Command, rows []exposition.Learned) error {
	if !c.Flags().Changed("split") || slices.ContainsFunc(rows, func(l exposition.Learned) bool {
		if l.Analysis == nil {
			return true // it could not be read, which is told
		}
		_, exponential := l.Analysis.Exponential()
		_, pair := l.Analysis.Pair()
		return exponential || pair
	}) {
		return nil
	}
	return errors.New("--split is about schemes of kind exponential or additive, and none of these is one; verify list --kind exponential lists those of the catalogue")
}

// set is what is written about all schemes.
type set struct {
	page   []byte
	figure plot.Figure
}

// page sets all for the file of --output, or for standard output.
func (f gradientFlags) page(c *cobra.Command, l exposition.Learning) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch f.format {
	case "json":
		err = report.WriteLearning(&b, l)
	case "csv":
		err = text.WriteLearningCSV(&b, l)
	case "markdown":
		err = text.WriteLearningMarkdown(&b, l)
	default:
		var style text.Style
		if isStandardOutput(f.output) {
			style = styleOf(c)
		}
		err = text.WriteLearning(&b, style, l)
	}
	return b.Bytes(), err
}
