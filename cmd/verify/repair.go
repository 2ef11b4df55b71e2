package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rofz/errata/repair"
	"rofz/paper/exposition"
	"rofz/scheme"
)

func newRepair() *cobra.Command {
	var output string
	var digits int
	c := takesSchemes(&cobra.Command{
		Use:   "repair NAME|FILE|DIRECTORY|-...",
		Short: "Find the exact scheme that a table of truncated coefficients means",
		Long: `repair looks for a scheme with exact coefficients, rational or in a number field,
near the printed ones, that satisfies exactly what is claimed: row sums, order,
embedded order, stiff accuracy, R(∞) = 0 for an L-stable scheme. Zeros, short
numbers, the diagonal and numbers that are printed twice are kept. The scheme is
written as a scheme file; what it moved goes to standard error. Several schemes
go into files NAME.json in the directory that -o names.

The exit code is 0 if no coefficient moved by more than one unit of its last
printed place (8/q² for a fraction p/q), 1 if the nearest scheme found is farther
away or none was found, 2 for bad input.`,
		Example: `  verify repair cash-5-3-4 -o cash.json
  verify repair truncated.json | verify check -
  verify repair ark324l2sa-esdirk --digits 40`,
		RunE: func(c *cobra.Command, args []string) error {
			work := repaired
			if c.Flags().Changed("digits") {
				if digits < 1 || digits > repair.MostDigits {
					return fmt.Errorf("--digits %d: should be from 1 to %d", digits, repair.MostDigits)
				}
				work = func(ctx context.Context, from source) (document, error) { return toDigits(ctx, from, digits) }
			}
			return eachDocument(c, args, output, ".json", work)
		},
	})
	c.Flags().StringVarP(&output, "output", "o", "", "write the scheme to `FILE`, or several to files in this directory; - is standard output, as without it")
	c.Flags().IntVar(&digits, "digits", 0, "write the table to `N` significant digits, rounded to nearest")
	addJobs(c)
	addBudget(c)
	return c
}

// repaired returns the scheme that a table means, as a scheme file.
func repaired(ctx context.Context, from source) (document, error) {
	s, err := truncated(ctx, from)
	if err != nil {
		return document{}, err
	}
	r, err := repair.Find(ctx, s)
	switch {
	case errors.Is(err, repair.ErrNothing):
		return document{}, exit{1, fmt.Errorf("%s: %w", from.file, err)}
	case err != nil:
		return document{}, fmt.Errorf("%s: %w", from.file, err)
	}
	var note strings.Builder
	describeRepair(&note, r)
	d := document{name: r.Scheme.Info().Name, text: r.Document, note: note.String()}
	if m := r.Largest(); !r.Within() {
		d.err = tooFar(from, m.Place, exposition.Moved(m))
	}
	return d, nil
}

// toDigits returns the scheme that a table means to a number of digits, as a scheme file.
func toDigits(ctx context.Context, from source, digits int) (document, error) {
	s, err := truncated(ctx, from)
	if err != nil {
		return document{}, err
	}
	r, err := repair.ToDigits(ctx, s, digits)
	switch {
	case errors.Is(err, repair.ErrDigits):
		return document{}, exit{1, fmt.Errorf("%s: %w", from.file, err)}
	case err != nil:
		return document{}, fmt.Errorf("%s: %w", from.file, err)
	}
	var note strings.Builder
	if r.Exact != nil {
		describeGuesses(&note, *r.Exact)
	}
	fmt.Fprintln(&note, r.Scheme.Info().Note)
	for _, m := range r.Moves {
		if m.Units != 0 {
			fmt.Fprintf(&note, "%s: %s moved by %.3g units\n", m.Place, m.From, m.Units)
		}
	}
	d := document{name: r.Scheme.Info().Name, text: r.Document, note: note.String()}
	if m := r.Largest(); !r.Within() {
		d.err = tooFar(from, m.Place, fmt.Sprintf("%.3g units of its last place", m.Units))
	}
	return d, nil
}

// truncated reads a table that is rounded somewhere.
func truncated(ctx context.Context, from source) (scheme.Scheme, error) {
	s, err := from.measured(ctx)
	if err == nil && !repair.Truncated(s) && isTable(s) {
		err = fmt.Errorf("%s: all coefficients are exact: nothing is rounded, so there is nothing to repair", from.file)
	}
	return s, err
}

func tooFar(from source, place, moved string) error {
	return fmt.Errorf("%s: %s moved by %s: more than rounding explains", from.file, place, moved)
}

// isTable reports whether the scheme is of a kind that can be repaired.
func isTable(s scheme.Scheme) bool {
	_, _, ok := scheme.Weights(s)
	return ok
}

// describeRepair says what was guessed and what moved.
func describeRepair(w io.Writer, r repair.Repair) {
	describeGuesses(w, r)
	fmt.Fprintf(w, "%d conditions hold exactly\n", len(r.Holds))
	for _, m := range r.Moves {
		if !m.By.IsZero() {
			fmt.Fprintf(w, "%s: %s moved by %s\n", m.Place, m.From, exposition.MoveOf(m))
		}
	}
}

func describeGuesses(w io.Writer, r repair.Repair) {
	for _, g := range r.Guesses {
		fmt.Fprintf(w, "guess: %s = %s is a root of %v\n", g.Place, g.Text, g.Polynomial.Monic())
	}
	if r.Taken > 0 {
		fmt.Fprintf(w, "guess: numbers taken for the short ones that they are printed like: %d\n", r.Taken)
	}
}
