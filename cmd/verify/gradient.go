package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/spectrum"
	"rofz/paper/exposition"
	"rofz/paper/report"
	"rofz/paper/text"
	"rofz/poly/exact"
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
  exploding             |R(z)| > 1

It ranks the schemes, says what limits learning and what to do about it, and
shows what a parameter feels that mixes a fast mode with a slow one.

A spectrum has one eigenvalue to a line: -3, -1+2i, (-1,2), or its parts in two
columns. A Jacobian has a row to a line. Both may be .npy arrays. An array of
rank 3, or a directory, is a trajectory of Jacobians. - is standard input.`,
		Example: `  verify gradient backward-euler trapezoidal radau-iia-2 --z -1e-2..-1e6
  verify gradient radau-iia-3 gauss-2 --spectrum modes.txt --h 0.01 --steps 100
  verify gradient alexander-2-2-plus --jacobian jacobian.csv --h 1e-3 --time 1`,
		RunE: func(c *cobra.Command, args []string) error {
			opts, err := f.options(c)
			if err != nil {
				return err
			}
			return f.run(c, args, opts)
		},
	})
	c.Flags().StringVar(&f.spectrum, "spectrum", "", "the eigenvalues are those in `FILE`")
	c.Flags().StringVar(&f.jacobian, "jacobian", "", "they are those of the matrix in `FILE`, or of several in a directory")
	reads(c, "spectrum", "")
	reads(c, "jacobian", "")
	c.Flags().StringArrayVar(&f.points, "z", nil, "hλ is `Z`, or on a logarithmic grid such as -1e-2..-1e6; may be repeated")
	c.Flags().StringVar(&f.step, "h", "1", "the length `H` of a step")
	c.Flags().IntVar(&f.steps, "steps", 100, "after `N` steps")
	c.Flags().StringVar(&f.time, "time", "", "after the time `T`, a multiple of h, in place of --steps")
	c.Flags().StringVar(&f.precision, "precision", "float32", "a gradient below `EPS` h n is lost: float32, float64 or a number")
	c.Flags().IntVar(&f.digits, "digits", 16, "`D` right digits of numbers in json and csv")
	chooses(c, &f.format, "format", "text", []string{"text", "json", "csv", "markdown"}, "`FORMAT`: text, json for one object to a line, csv or markdown")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write to `FILE`; - is standard output, as without it")
	addJobs(c)
	addBudget(c)
	addAsPrinted(c)
	return c
}

// gradientFlags are the flags of verify gradient, as given.
type gradientFlags struct {
	spectrum, jacobian    string
	points                []string
	step, time, precision string
	steps, digits         int
	format, output        string
}

// options reads the flags, and the spectrum.
func (f gradientFlags) options(c *cobra.Command) (exposition.LearningOptions, error) {
	opts := exposition.LearningOptions{Steps: f.steps, Digits: f.digits}
	var err error
	if opts.Step, err = positive("--h", f.step); err != nil {
		return opts, err
	}
	if f.time != "" {
		if c.Flags().Changed("steps") {
			return opts, fmt.Errorf("--steps and --time both say how long the run is; give one of them")
		}
		t, err := positive("--time", f.time)
		if err != nil {
			return opts, err
		}
		n := t.Quo(opts.Step)
		if !n.IsInt() || exact.Int(maxSteps).Less(n) {
			return opts, fmt.Errorf("--time is %s, should be a multiple of h = %s by at most %d steps", f.time, f.step, maxSteps)
		}
		opts.Steps = int(n.Num().Int64())
	}
	if err := inRange("--steps", opts.Steps, 1, maxSteps); err != nil {
		return opts, err
	}
	if err := inRange("--digits", opts.Digits, 4, maxGradientDigits); err != nil {
		return opts, err
	}
	switch f.precision {
	case "float32":
		opts.Threshold, opts.Precision = exact.Int(2).Pow(-24), "2⁻²⁴ (float32)"
	case "float64":
		opts.Threshold, opts.Precision = exact.Int(2).Pow(-53), "2⁻⁵³ (float64)"
	default:
		if opts.Threshold, err = positive("--precision", f.precision); err != nil {
			return opts, fmt.Errorf("--precision is %.40q, should be float32, float64 or a number such as 1e-10", f.precision)
		}
		opts.Precision = f.precision
	}
	s, err := f.modes(c, opts.Step)
	opts.Spectrum, opts.Frames, opts.Numerical = s.Values, s.Frames, s.Numerical
	return opts, err
}

// maxGradientDigits keeps the time of a mode bounded.
const maxGradientDigits = 1000

// positive reads a rational number above 0.
func positive(flag, s string) (exact.Rat, error) {
	x, err := exact.ParseRat(s)
	if err != nil || x.Sign() <= 0 || len(s) > maxTan {
		return x, fmt.Errorf("%s is %.40q, should be a number above 0 such as 0.01 or 1/3", flag, s)
	}
	return x, nil
}

// modes returns the spectrum that the flags ask for.
func (f gradientFlags) modes(c *cobra.Command, h exact.Rat) (spectrum.Spectrum, error) {
	given := 0
	for _, is := range []bool{f.spectrum != "", f.jacobian != "", len(f.points) > 0} {
		if is {
			given++
		}
	}
	var out spectrum.Spectrum
	switch {
	case given != 1:
		return out, fmt.Errorf("verify gradient needs the eigenvalues of the problem: one of --spectrum FILE, --jacobian FILE and --z; verify gradient --help has examples")
	case f.spectrum != "":
		data, err := contents(c.InOrStdin(), f.spectrum, maxSpectrum)
		if err != nil {
			return out, fmt.Errorf("--spectrum: %w", err)
		}
		return spectrum.ParseList(f.spectrum, data)
	case f.jacobian != "":
		return f.trajectory(c)
	}
	for _, s := range f.points {
		zs, err := spectrum.Grid(s)
		if err != nil {
			return out, fmt.Errorf("--z: %w", err)
		}
		for _, z := range zs {
			out.Values = append(out.Values, exact.Gaussian{Re: z.Re.Quo(h), Im: z.Im.Quo(h)})
			out.Frames = append(out.Frames, 0)
		}
	}
	return out, nil
}

// trajectory reads the Jacobians of a file, or of the files of a directory in the order of their names.
func (f gradientFlags) trajectory(c *cobra.Command) (spectrum.Spectrum, error) {
	names := []string{f.jacobian}
	if info, err := os.Stat(f.jacobian); err == nil && info.IsDir() {
		entries, err := os.ReadDir(f.jacobian)
		if err != nil {
			return spectrum.Spectrum{}, fmt.Errorf("--jacobian: %w", fileError(f.jacobian, err))
		}
		names = nil
		for _, e := range entries {
			if ext := strings.ToLower(filepath.Ext(e.Name())); e.Type().IsRegular() && slices.Contains([]string{".npy", ".csv", ".txt"}, ext) {
				names = append(names, filepath.Join(f.jacobian, e.Name()))
			}
		}
		if len(names) == 0 {
			return spectrum.Spectrum{}, fmt.Errorf("--jacobian: %s has no file that ends in .npy, .csv or .txt", f.jacobian)
		}
	}
	out := spectrum.Spectrum{Numerical: true}
	frame := 0
	for _, name := range names {
		data, err := contents(c.InOrStdin(), name, maxSpectrum)
		if err != nil {
			return out, fmt.Errorf("--jacobian: %w", err)
		}
		s, err := spectrum.ParseJacobians(name, data)
		if err != nil {
			return out, err
		}
		out.Values = append(out.Values, s.Values...)
		for _, k := range s.Frames {
			out.Frames = append(out.Frames, frame+k)
		}
		frame = out.Frames[len(out.Frames)-1] + 1
		if len(out.Values) > spectrum.MaxValues {
			return out, fmt.Errorf("%s: more than %d eigenvalues in all", name, spectrum.MaxValues)
		}
	}
	return out, nil
}

// maxSpectrum is the largest file of a spectrum or Jacobian, in bytes.
const maxSpectrum = 64 << 20

// run says what the schemes make of the spectrum. Several are worked on at the same time.
func (f gradientFlags) run(c *cobra.Command, args []string, opts exposition.LearningOptions) error {
	if err := checkOutput(c, "-o", f.output); err != nil {
		return err
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
	if failed < len(rows) || f.format == "json" {
		if err := f.save(c, exposition.Learn(rows, opts)); err != nil {
			return err
		}
	}
	if failed > 0 {
		return exit{code: exitBadInput}
	}
	return nil
}

// save writes all to the file of --output, or to standard output.
func (f gradientFlags) save(c *cobra.Command, l exposition.Learning) error {
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
	if err != nil {
		return err
	}
	return deliver(c, "-o", f.output, b.Bytes())
}
