package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rofz/paper/plot"
	"rofz/proofs"
)

func newPlot() *cobra.Command {
	var f plotFlags
	c := takesSchemes(&cobra.Command{
		Use:   "plot NAME|FILE|DIRECTORY|-...",
		Short: "Draw stability regions, order stars, gradients and root loci",
		Long: `plot draws one figure of one scheme, or of up to 8 for comparison:

  region      where |R(z)| ≤ 1, or all roots of a multistep method are ≤ 1;
              of an additive pair, the z_E that are stable for all stiff z_I
  order-star  where |R(z) e^-z| > 1
  gradient    |R'(z)| against |z| on z < 0, with the proved rate and bound
  axis        |R(iy)| against y; below it how far it is from 1, if that is tiny
  locus       where a root of a multistep or general linear method is |ζ| = 1

The format is that of the ending of -o: svg, png (300 dots per inch), pdf, or
tex, which a LaTeX document with the package pgf takes with \\input and sets in
its own letters. Without -o the figure is written to SCHEME-KIND.svg in the
current directory; -o - writes it to standard output. What was written is said
there.

Pictures prove nothing: verify check does.`,
		Example: `  verify plot radau-iia-3
  verify plot gauss-2 radau-iia-2 lobatto-iiic-2 --kind gradient -o rates.pdf
  verify plot bdf-3 --kind locus -o bdf-3.png
  verify plot rk4 ssprk-4-3 --no-title --width 84 --height 70 -o column.tex
  verify plot my.json --kind axis --window 0.1,100 -o my.svg`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	})
	chooses(c, &f.kind, "kind", string(plot.Region), texts(plot.Kinds()), "`KIND` of figure")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write the figure to `FILE`; - is standard output")
	chooses(c, &f.format, "format", "", plot.Formats(), "`FORMAT`, if the ending of the file does not say it")
	c.Flags().StringVar(&f.window, "window", "", "show `X0,X1,Y0,Y1`, or X0,X1 (gradient, axis)")
	c.Flags().Float64Var(&f.ray, "ray", 0, "gradient `DEGREES` off the negative axis, up to 90")
	f.look.add(c)
	addJobs(c)
	addBudget(c)
	return c
}

// plotFlags are the flags of verify plot, as given.
type plotFlags struct {
	kind, output, format, window string
	ray                          float64
	look                         lookFlags
}

// run draws all schemes in one figure.
func (f plotFlags) run(c *cobra.Command, args []string) error {
	opts, err := f.options()
	if err != nil {
		return err
	}
	format, err := f.formatOf()
	if err != nil {
		return err
	}
	if err := checkOutput(c, "-o", f.output); err != nil {
		return err
	}
	type drawn struct {
		title, file string
		text        bytes.Buffer
	}
	picture, err := inTime(c, "plot", func(ctx context.Context) (*drawn, error) {
		analyses, err := analyzed(ctx, c, args)
		if err != nil {
			return nil, err
		}
		if len(analyses) == 0 {
			return nil, fmt.Errorf("there is no scheme to draw on standard input")
		}
		figure, err := plot.New(plot.Kind(f.kind), analyses, opts)
		if err != nil {
			return nil, err
		}
		d := &drawn{title: figure.Title(), file: f.fileName(analyses, format)}
		return d, figure.Write(&d.text, format)
	})
	if err != nil {
		return err
	}
	flag, file := "-o", f.output
	if file == "" {
		flag, file = "", picture.file
		if err := checkOutput(c, flag, file); err != nil {
			return err
		}
	}
	if err := deliver(c, flag, file, picture.text.Bytes()); err != nil {
		return err
	}
	return wrote(c, file, picture.title)
}

// analyzed returns the schemes of a figure. Their stability functions, which take longest, are derived several at a time,
// in the context of the figure.
func analyzed(ctx context.Context, c *cobra.Command, args []string) ([]*proofs.Analysis, error) {
	type read struct {
		analysis *proofs.Analysis
		err      error
	}
	var out []*proofs.Analysis
	err := eachScheme(c, args, "read; nothing is drawn", func(_ context.Context, s source) read {
		a, err := analyze(ctx, s)
		if err == nil {
			_, _, _ = a.StabilityFunction() // kept by a; a multistep method has none
		}
		return read{a, err}
	}, func(r read) error {
		switch {
		case r.err != nil:
			return r.err
		case len(out) == plot.MaxSchemes:
			return fmt.Errorf("a figure holds at most %d schemes; draw several", plot.MaxSchemes)
		}
		out = append(out, r.analysis)
		return nil
	})
	return out, err
}

// fileName returns the name of the file that is written unless another one is given.
func (f plotFlags) fileName(analyses []*proofs.Analysis, format string) string {
	name := analyses[0].Scheme().Info().Name
	if len(analyses) > 1 {
		name = "comparison"
	}
	return fmt.Sprintf("%s-%s.%s", fileName(name), f.kind, format)
}

// formatOf returns the format that the flags ask for.
func (f plotFlags) formatOf() (string, error) {
	format := f.format
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(f.output), "."))
	if format == "" {
		format = ending
		if f.output == "" || f.output == "-" {
			format = "svg"
		}
		if !slices.Contains(plot.Formats(), format) {
			return "", fmt.Errorf("-o is %.40q, should end in .svg, .png, .pdf or .tex, or give --format", f.output)
		}
	}
	if ending != format && slices.Contains(plot.Formats(), ending) {
		return "", fmt.Errorf("-o is %.40q, which ends as %s does, but --format is %s; give one of the two", f.output, ending, format)
	}
	return format, nil
}

func (f plotFlags) options() (plot.Options, error) {
	opts, err := f.look.options()
	if err != nil {
		return opts, err
	}
	opts.Ray = f.ray
	if f.ray != 0 && f.kind != string(plot.Gradient) {
		return opts, fmt.Errorf("--ray says nothing about --kind %s; it goes with --kind gradient", f.kind)
	}
	if f.window == "" {
		return opts, nil
	}
	plane := f.kind != string(plot.Gradient) && f.kind != string(plot.Axis)
	w, ok := numbers(f.window, ",", 4)
	if !ok && !plane {
		if w, ok = numbers(f.window, ",", 2); ok {
			w = append(w, 0, 0)
		}
	}
	switch {
	case !ok && plane:
		return opts, fmt.Errorf("--window is %.60q, should be four numbers re0,re1,im0,im1 such as -5,2,-3,3", f.window)
	case !ok:
		return opts, fmt.Errorf("--window is %.60q, should be two numbers such as 0.01,1e6, or four with a range of the modulus", f.window)
	}
	opts.Window = plot.Window{X0: w[0], X1: w[1], Y0: w[2], Y1: w[3]}
	return opts, nil
}

// numbers reads n finite numbers.
func numbers(s, separator string, n int) ([]float64, bool) {
	parts := strings.Split(s, separator)
	if len(parts) != n {
		return nil, false
	}
	out := make([]float64, n)
	for i, p := range parts {
		x, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, false
		}
		out[i] = x
	}
	return out, true
}
