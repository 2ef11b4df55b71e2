package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/spectrum"
	"rofz/paper/exposition"
	"rofz/poly/exact"
)

// problemFlags are the flags that say what the problem is whose gradients are asked for, as given.
type problemFlags struct {
	spectrum, jacobian    string
	points                []string
	step, time, precision string
	steps                 int
	identify              bool
	split                 string
}

// problemNames are the names of the flags.
var problemNames = []string{"spectrum", "jacobian", "z", "h", "steps", "time", "precision", "identify", "split"}

func (f *problemFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.spectrum, "spectrum", "", "the eigenvalues are those in `FILE`")
	c.Flags().StringVar(&f.jacobian, "jacobian", "", "they are those of the matrix in `FILE`, or of several in a directory")
	reads(c, "spectrum", "")
	reads(c, "jacobian", "")
	c.Flags().StringArrayVar(&f.points, "z", nil, "hλ is `Z`, several with commas between them, or on a logarithmic grid such as -1e-2..-1e6; may be repeated")
	c.Flags().StringVar(&f.step, "h", "", "the length `H` of a step; needed unless --time is there, and 1 with --z")
	c.Flags().IntVar(&f.steps, "steps", 100, "after `N` steps")
	c.Flags().StringVar(&f.time, "time", "", "after the time `T`: with --h, a multiple of it, or with --steps, 100 if there is neither")
	c.Flags().BoolVar(&f.identify, "identify", false, "say too which λ̂ a perfect fit finds: all with R(hλ̂) = e^(hλ)")
	c.Flags().StringVar(&f.split, "split", "0", "exponential schemes have the share `THETA` of each λ in their nonlinear part, additive pairs in their explicit half, and the rest in the other")
	c.Flags().StringVar(&f.precision, "precision", "float32", "a gradient below `EPS` h n is lost: bfloat16, float16, float32, float64 or a number below 1")
}

// options reads the flags, and the spectrum.
func (f problemFlags) options(c *cobra.Command, digits int) (exposition.LearningOptions, error) {
	opts := exposition.LearningOptions{Steps: f.steps, Digits: digits, Identify: f.identify}
	if err := inRange("--steps", opts.Steps, 1, maxSteps); err != nil {
		return opts, err
	}
	err := f.run(c, &opts)
	if err != nil {
		return opts, err
	}
	if err := inRange("--digits", opts.Digits, 4, maxGradientDigits); err != nil {
		return opts, err
	}
	if opts.Split, err = exact.ParseRat(f.split); err != nil || len(f.split) > maxTan {
		return opts, fmt.Errorf("--split is %.40q, should be a rational number such as 0.1 or 1/3: the share of λ in the nonlinear part, or the explicit half", f.split)
	}
	switch f.precision {
	case "bfloat16":
		opts.Threshold, opts.Precision = exact.Int(2).Pow(-8), "2⁻⁸ (bfloat16)"
	case "float16":
		opts.Threshold, opts.Precision = exact.Int(2).Pow(-11), "2⁻¹¹ (float16)"
	case "float32":
		opts.Threshold, opts.Precision = exact.Int(2).Pow(-24), "2⁻²⁴ (float32)"
	case "float64":
		opts.Threshold, opts.Precision = exact.Int(2).Pow(-53), "2⁻⁵³ (float64)"
	default:
		if opts.Threshold, err = positive("--precision", f.precision); err != nil {
			return opts, fmt.Errorf("--precision is %.40q, should be bfloat16, float16, float32, float64 or a number such as 1e-10", f.precision)
		}
		if !opts.Threshold.Less(exact.Int(1)) {
			return opts, fmt.Errorf("--precision is %.40q, should be below 1: it is relative to h n, the gradient of a mode that does not decay", f.precision)
		}
		opts.Precision = f.precision
	}
	s, err := f.modes(c, opts.Step)
	opts.Spectrum, opts.Frames, opts.Numerical = s.Values, s.Frames, s.Numerical
	return opts, err
}

// run reads how the problem is integrated.
func (f problemFlags) run(c *cobra.Command, opts *exposition.LearningOptions) error {
	step := f.step
	if step == "" && len(f.points) > 0 {
		step = "1" // they are hλ
	}
	opts.FixedTime = f.time != ""
	var time exact.Rat
	var err error
	if step != "" {
		if opts.Step, err = positive("--h", step); err != nil {
			return err
		}
	}
	if opts.FixedTime {
		if time, err = positive("--time", f.time); err != nil {
			return err
		}
	}
	switch hasSteps := c.Flags().Changed("steps"); {
	case opts.FixedTime && f.step != "" && hasSteps:
		return fmt.Errorf("--time is the product of --h and --steps; give two of the three")
	case opts.FixedTime && (hasSteps || step == ""):
		opts.Step = time.Quo(exact.Int(int64(opts.Steps)))
	case opts.FixedTime:
		n := time.Quo(opts.Step)
		if !n.IsInt() || exact.Int(maxSteps).Less(n) {
			return fmt.Errorf("--time is %s, should be a multiple of h = %s by at most %d steps", f.time, step, maxSteps)
		}
		opts.Steps = int(n.Num().Int64())
	case step == "" && (f.spectrum != "" || f.jacobian != ""):
		return fmt.Errorf("the length of a step is needed: --h H, or --time T and --steps N; --h 1 if the eigenvalues are hλ already")
	}
	return nil
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
func (f problemFlags) modes(c *cobra.Command, h exact.Rat) (spectrum.Spectrum, error) {
	given := 0
	for _, is := range []bool{f.spectrum != "", f.jacobian != "", len(f.points) > 0} {
		if is {
			given++
		}
	}
	var out spectrum.Spectrum
	switch {
	case given > 1:
		return out, fmt.Errorf("the eigenvalues of the problem are given more than once: --spectrum FILE, --jacobian FILE and --z exclude each other")
	case given == 0:
		return out, fmt.Errorf("the eigenvalues of the problem are needed: one of --spectrum FILE, --jacobian FILE and --z; verify gradient --help has examples")
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
		zs, err := spectrum.Points(s)
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
func (f problemFlags) trajectory(c *cobra.Command) (spectrum.Spectrum, error) {
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
