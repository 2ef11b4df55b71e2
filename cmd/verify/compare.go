package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rofz/paper/exposition"
	"rofz/paper/report"
	"rofz/paper/text"
)

func newCompare() *cobra.Command {
	var f compareFlags
	c := takesSchemes(&cobra.Command{
		Use:   "compare NAME|FILE|DIRECTORY|-...",
		Short: "Set schemes side by side: stability, decay of R', its least constants, values",
		Long: `compare writes tables with a row for each scheme: whether it is A- and L-stable,
its order, R(∞), and c and the exponent in R'(z) ~ c z^e as |z| → ∞; the least C
with |z R'(z)| ≤ C on the half-plane Re z ≤ 0 and on the negative axis, and with
|z^j R'(z)| ≤ C for j = −e; and for each z of --at the moduli of R, of R', and of
the gradient n R^(n−1) R' after n steps, with those of the exact flow below.
With --numbers a table more has what else verify check tells of the schemes.

Short exact numbers are written as such, others rounded; a rounded number has a
point. Everything is computed exactly, and the digits of values are right.

Nothing is written before the last scheme is there: a table needs all its rows.

The exit code is 2 if a scheme could not be read; the others are compared.`,
		Example: `  verify compare backward-euler trapezoidal radau-iia-2
  verify compare gauss-2 my.json --at -1e4 --at -1+10*i --steps 1000
  verify compare schemes/ --format csv -o schemes.csv`,
		RunE: func(c *cobra.Command, args []string) error {
			opts, err := f.options()
			if err != nil {
				return err
			}
			return f.run(c, args, opts, comparisonFormats[f.format])
		},
	})
	c.Flags().StringArrayVar(&f.at, "at", []string{"-1e2", "-1e6"}, "evaluate at `Z`; may be repeated")
	c.Flags().IntVar(&f.steps, "steps", 100, "the gradient after `N` steps, N R^(N−1) R'")
	c.Flags().BoolVar(&f.numbers, "numbers", false, "the other numbers of the schemes too, such as the weak stage order")
	c.Flags().IntVar(&f.digits, "digits", 4, "`D` right digits of rounded numbers")
	chooses(c, &f.format, "format", "text", []string{"text", "json", "csv", "markdown"}, "`FORMAT` of the comparison: text, json, csv or markdown")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write the comparison to `FILE`; - is standard output, as without it")
	addJobs(c)
	addBudget(c)
	addAsPrinted(c)
	return c
}

var comparisonFormats = map[string]func(io.Writer, text.Style, exposition.Comparison) error{
	"text":     text.WriteComparison,
	"json":     styleless(report.WriteComparison),
	"csv":      styleless(text.WriteCSV),
	"markdown": styleless(text.WriteMarkdown),
}

// styleless is for formats that are the same in every style.
func styleless(write func(io.Writer, exposition.Comparison) error) func(io.Writer, text.Style, exposition.Comparison) error {
	return func(w io.Writer, _ text.Style, c exposition.Comparison) error { return write(w, c) }
}

// compareFlags are the flags of verify compare, as given.
type compareFlags struct {
	at             []string
	steps, digits  int
	numbers        bool
	format, output string
}

// maxCellDigits is how many digits the tables have room for.
const maxCellDigits = 8

func (f compareFlags) options() (exposition.ComparisonOptions, error) {
	opts := exposition.ComparisonOptions{Steps: f.steps, Digits: f.digits, Numbers: f.numbers}
	if err := inRange("--steps", f.steps, 1, maxSteps); err != nil {
		return opts, err
	}
	if err := inRange("--digits", f.digits, 1, maxCellDigits); err != nil {
		return opts, fmt.Errorf("%w; verify bound has more", err)
	}
	var err error
	opts.At, err = parsePoints("--at", f.at...)
	return opts, err
}

// run compares the schemes in the order of the arguments. Several are worked on at the same time.
func (f compareFlags) run(c *cobra.Command, args []string, opts exposition.ComparisonOptions, write func(io.Writer, text.Style, exposition.Comparison) error) error {
	if err := checkOutput(c, "-o", f.output); err != nil {
		return err
	}
	var rows []exposition.Compared
	failed := 0
	work := func(ctx context.Context, s source) exposition.Compared {
		a, err := analyze(ctx, s)
		if err != nil {
			return exposition.Compared{Name: s.name, Err: failure(s.name, err)}
		}
		return exposition.ComparedOf(a, s.file, opts)
	}
	err := eachScheme(c, args, "compared; nothing is written", work, func(row exposition.Compared) error {
		rows = append(rows, row)
		if row.Err != nil {
			failed++
			return printProblem(c, row.Err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if failed < len(rows) || f.format == "json" {
		page, err := together(c, "compare", len(rows), func() ([]byte, error) { return f.page(c, exposition.Compare(rows, opts), write) })
		if err == nil {
			err = deliver(c, "-o", f.output, page)
		}
		if err != nil {
			return err
		}
	}
	if failed > 0 {
		return exit{code: exitBadInput}
	}
	return nil
}

// page sets the comparison for the file of --output, or for standard output.
func (f compareFlags) page(c *cobra.Command, rows exposition.Comparison, write func(io.Writer, text.Style, exposition.Comparison) error) ([]byte, error) {
	var b bytes.Buffer
	var style text.Style
	if isStandardOutput(f.output) {
		style = styleOf(c)
	}
	err := write(&b, style, rows)
	return b.Bytes(), err
}
