package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rofz/paper/exposition"
	"rofz/paper/report"
	"rofz/paper/text"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

func newBound() *cobra.Command {
	var f boundFlags
	c := takesSchemes(&cobra.Command{
		Use:   "bound NAME|FILE|DIRECTORY|-...",
		Short: "Say how fast the gradient R'(z) vanishes, with the best constants",
		Long: `bound says what is known of the gradient R'(z) of each scheme, exactly: its series
as |z| → ∞; whether |2x R'(x)| ≤ 1 − R(x)² on the negative axis, which gives
|z R'(z)| ≤ 1/(2 cos α) in sectors; and the least C with |z^j R'(z)| ≤ C on the
half-plane Re z ≤ 0, on the negative axis and on sectors |Im z| ≤ −T Re z, as an
algebraic number with evidence from both sides.

For a multistep method it gives the Puiseux series of the characteristic roots
and the first branch point of the principal root on the negative axis, for a
general linear method the rates of the eigenvalues of its stability matrix.

With --at it evaluates R, R' and the exact flow e^z to as many right digits as
asked for, at any real or Gaussian rational z, such as -1e6, -1e1000 or -1+2*i.`,
		Example: `  verify bound radau-iia-2
  verify bound gauss-4 --tan 1 --tan 1/2 --power 1
  verify bound backward-euler --at -1e1000 --digits 50
  verify bound my.json -o my.cert`,
		RunE: func(c *cobra.Command, args []string) error {
			opts, err := f.options()
			if err != nil {
				return err
			}
			return f.run(c, args, opts)
		},
	})
	c.Flags().IntSliceVar(&f.powers, "power", nil, "the `J` in |z^J R'|; the default is 1 and the decay exponent")
	c.Flags().StringArrayVar(&f.tans, "tan", nil, "a sector |Im z| ≤ −T Re z with a rational `T`; may be repeated")
	c.Flags().IntVar(&f.last, "terms", 0, "series up to z^−`N`, of multistep methods N+1 terms; the default is two terms behind the leading one")
	c.Flags().IntVar(&f.steps, "steps", 0, "the gradient after `N` steps, N R^(N−1) R'")
	c.Flags().StringArrayVar(&f.at, "at", nil, "evaluate at `Z`; may be repeated")
	c.Flags().StringArrayVar(&f.pairs, "pair", nil, "the divided difference R[Z, W] for `Z,W`; may be repeated")
	c.Flags().IntVar(&f.digits, "digits", 16, "`D` right digits of values")
	chooses(c, &f.format, "format", "text", []string{"text", "json"}, "`FORMAT` of the report: text, or json for one object to a line")
	c.Flags().BoolVar(&f.certificates, "certificates", false, "add the certificates to the JSON report")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write the certificates of one scheme to `FILE`, for verify audit; not to -, which has the report")
	addJobs(c)
	addBudget(c)
	addAsPrinted(c)
	return c
}

// boundFlags are the flags of verify bound, as given.
type boundFlags struct {
	powers              []int
	tans, at, pairs     []string
	last, steps, digits int
	format, output      string
	certificates        bool
}

// Limits that keep the time of one command bounded.
const (
	maxPower  = 100
	maxTerms  = 1000
	maxSteps  = 1000000
	maxDigits = 100000
	maxTan    = 60
)

func (f boundFlags) options() (exposition.GradientOptions, error) {
	opts := exposition.GradientOptions{Powers: f.powers, Last: f.last, Steps: f.steps, Digits: f.digits}
	for _, x := range []struct {
		name             string
		value, low, high int
	}{{"--terms", f.last, 0, maxTerms}, {"--steps", f.steps, 0, maxSteps}, {"--digits", f.digits, 1, maxDigits}} {
		if err := inRange(x.name, x.value, x.low, x.high); err != nil {
			return opts, err
		}
	}
	for _, j := range f.powers {
		if err := inRange("--power", j, 1, maxPower); err != nil {
			return opts, err
		}
	}
	for _, s := range f.tans {
		t, err := exact.ParseRat(s)
		if err != nil || t.Sign() <= 0 || len(t.String()) > maxTan {
			return opts, fmt.Errorf("--tan is %.40q, should be a rational number > 0 such as 1/2, of at most %d digits", s, maxTan)
		}
		opts.Tans = append(opts.Tans, t)
	}
	var err error
	if opts.At, err = parsePoints("--at", f.at...); err != nil {
		return opts, err
	}
	for _, s := range f.pairs {
		first, second, ok := strings.Cut(s, ",")
		if !ok {
			return opts, fmt.Errorf("--pair is %.40q, should be two points with a comma between them, such as -1e6,-1", s)
		}
		zw, err := parsePoints("--pair", first, second)
		if err != nil {
			return opts, err
		}
		opts.Pairs = append(opts.Pairs, [2]exact.Gaussian(zw))
	}
	return opts, nil
}

// run writes the bounds of all schemes, in the order of the arguments.
func (f boundFlags) run(c *cobra.Command, args []string, opts exposition.GradientOptions) error {
	if f.output != "" && len(args) > 1 {
		return fmt.Errorf("-o takes the certificates of one scheme, not of %d", len(args))
	}
	if f.output == standardOutput {
		return fmt.Errorf("-o is -, but the report goes to standard output: the certificates need a file")
	}
	if err := checkOutput(c, "-o", f.output); err != nil {
		return err
	}
	var last gradient
	n, failed := 0, false
	style := styleOf(c)
	err := eachScheme(c, args, "reported", func(ctx context.Context, s source) gradient {
		return f.gradient(ctx, s, opts, style)
	}, func(b gradient) error {
		last = b
		if n++; f.output != "" && n > 1 {
			return fmt.Errorf("-o takes the certificates of one scheme, not of several")
		}
		failed = failed || b.err != nil
		if b.page == nil {
			return printProblem(c, b.err)
		}
		if n > 1 && f.format == "text" {
			b.page = append([]byte("\n"), b.page...)
		}
		_, err := c.OutOrStdout().Write(b.page)
		return err
	})
	if err != nil {
		return err
	}
	if failed {
		return exit{code: exitBadInput}
	}
	if f.output == "" {
		return nil
	}
	if last.certificates == nil {
		return fmt.Errorf("%s: there is nothing to certify for a scheme of kind %s", last.info.Name, last.info.Kind)
	}
	return deliver(c, "-o", f.output, last.certificates)
}

// gradient is what is written of the gradient of a scheme.
type gradient struct {
	info         scheme.Info
	err          *scheme.Error
	page         []byte // nil where the error alone is to be told
	certificates []byte // for -o, nil if there are none
}

// gradient works on one scheme, and sets what it finds: all that takes time is done in the budget.
func (f boundFlags) gradient(ctx context.Context, s source, opts exposition.GradientOptions, style text.Style) (out gradient) {
	var page bytes.Buffer
	a, err := analyze(ctx, s)
	if err != nil {
		out.err = failure(s.name, err)
		if f.format == "json" {
			inMemory(report.WriteGradientError(&page, s.name, out.err))
		}
		out.page = page.Bytes()
		return out
	}
	g := exposition.GradientOf(a, s.file, opts)
	out.info, out.err = a.Scheme().Info(), g.Err
	switch {
	case f.format == "json":
		inMemory(report.WriteGradient(&page, g, report.Options{Certificates: f.certificates}))
	case g.Err == nil:
		inMemory(text.Write(&page, style, g.Entries()))
	}
	out.page = page.Bytes()
	if f.output != "" {
		if file, ok := g.Certificates(); ok {
			out.certificates = []byte(certificate.Format(file))
		}
	}
	return out
}

// inMemory takes the error of writing to memory, which takes everything.
func inMemory(err error) {
	if err != nil {
		panic(fmt.Sprintf("internal error: %v", err))
	}
}
