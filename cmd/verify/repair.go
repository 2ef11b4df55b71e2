package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rofz/repair"
	"rofz/scheme"
)

func newRepair() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use:   "repair NAME|FILE|-",
		Short: "Find the exact scheme that a table of truncated coefficients means",
		Long: `repair looks for a scheme with exact coefficients, rational or in a number field,
near the printed ones, that satisfies exactly what is claimed: row sums, order,
embedded order, stiff accuracy, R(∞) = 0 for an L-stable scheme. Zeros, short
numbers, the diagonal and numbers that are printed twice are kept. The scheme is
written as a scheme file; what it moved goes to standard error.

The exit code is 0 if no coefficient moved by more than one unit of its last
printed place (1/q² for a fraction p/q), 1 if the nearest scheme found is farther
away or none was found, 2 for bad input.`,
		Example: `  verify repair cash-5-3-4 -o cash.json
  verify repair my.json | verify check -`,
		Args:              argsNamed(1, 1, "the name or the file of a scheme"),
		ValidArgsFunction: schemeNames,
		RunE: func(c *cobra.Command, args []string) error {
			return runRepair(c, args[0], output)
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "write the scheme to `FILE`")
	return c
}

func runRepair(c *cobra.Command, arg, output string) error {
	s, err := oneScheme(arg, c.InOrStdin())
	if err != nil {
		return err
	}
	if !repair.Truncated(s) && isTable(s) {
		return fmt.Errorf("%s: no coefficient has seven digits or more: nothing is rounded, so there is nothing to repair", arg)
	}
	ctx := c.Context()
	if ctx == nil {
		ctx = context.Background()
	}
	r, err := repair.Find(ctx, s)
	switch {
	case errors.Is(err, repair.ErrNothing):
		return exit{1, fmt.Errorf("%s: %w", arg, err)}
	case err != nil:
		return fmt.Errorf("%s: %w", arg, err)
	}
	var text bytes.Buffer
	describeRepair(&text, r)
	if _, err := c.ErrOrStderr().Write(text.Bytes()); err != nil {
		return err
	}
	if output == "" {
		_, err = c.OutOrStdout().Write(r.Document)
	} else {
		err = os.WriteFile(output, r.Document, 0o644)
	}
	switch m := r.Largest(); {
	case err != nil || r.Within():
	case r.WithinDecimals():
		err = exit{1, fmt.Errorf("%s: within one unit of the last place only if fractions with denominators 2^a*5^b count as the decimals that they are, not with 1/q²", arg)}
	default:
		err = exit{1, fmt.Errorf("%s: %s moved by %.3g units of its last place: more than rounding explains", arg, m.Place, m.Units())}
	}
	return err
}

// isTable reports whether the scheme is of a kind that can be repaired.
func isTable(s scheme.Scheme) bool {
	switch s.(type) {
	case *scheme.ButcherTableau, *scheme.Rosenbrock:
		return true
	}
	return false
}

// describeRepair says what was guessed and what moved.
func describeRepair(w io.Writer, r repair.Repair) {
	for _, g := range r.Guesses {
		fmt.Fprintf(w, "guess: %s = %s is a root of %v\n", g.Place, g.Text, g.Polynomial.Monic())
	}
	fmt.Fprintf(w, "%d conditions hold exactly\n", len(r.Holds))
	for _, m := range r.Moves {
		if !m.By.IsZero() {
			fmt.Fprintf(w, "%s: %s moved by %.2e, %.3g units\n", m.Place, m.From, m.Field.Float64(m.By), m.Units())
		}
	}
}

// oneScheme reads the scheme that an argument names.
func oneScheme(arg string, stdin io.Reader) (scheme.Scheme, error) {
	var found scheme.Scheme
	for source := range sources([]string{arg}, stdin) {
		if found != nil {
			return nil, fmt.Errorf("%s holds more than one scheme; one at a time would be right", arg)
		}
		s, err := source.read()
		if err != nil {
			return nil, err
		}
		found = s
	}
	if found == nil {
		return nil, fmt.Errorf("%s holds no scheme", arg)
	}
	return found, nil
}
