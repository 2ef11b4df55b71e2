package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/notation"
)

func newConvert() *cobra.Command {
	var o conversion
	c := namesSchemes(&cobra.Command{
		Use:   "convert NAME|FILE|DIRECTORY|-...",
		Short: "Read tables from LaTeX, CSV and programs, and write them",
		Long: `convert reads tables of coefficients in one notation and writes them in another.

It reads (--from): json and text, the scheme files of this program; latex, arrays
and tabulars; csv; c, with the tables of SUNDIALS and those that PETSc registers;
python, with those of nodepy; julia, with those of DiffEqDevTools; matlab, and
others. Without --from the ending of the file or its contents tell. No file is
ever run as a program.

It writes (--to): json, text, latex, csv, c, sundials, python, julia, matlab. Without
--digits every coefficient is written exactly, with its digits as printed; with
--digits N it is rounded to N significant digits, to nearest.

All tables in a file are converted, and those of all files in a directory. --name
picks one. --pairs joins explicit and implicit halves to additive pairs.`,
		Example: `  verify convert --to latex radau-iia-2
  verify convert --to json --name ARKODE_TRBDF2_3_3_2 arkode_butcher_dirk.def
  verify convert --to json --pairs halves.json -o pair.json
  verify convert --to c --digits 36 gauss-2 -o gauss.h`,
		RunE: func(c *cobra.Command, args []string) error {
			o.rounded = c.Flags().Changed("digits")
			return o.run(c, args)
		},
	})
	chooses(c, &o.from, "from", "", notation.Inputs, "read files in this `FORMAT`: "+strings.Join(notation.Inputs, ", "))
	chooses(c, &o.to, "to", "", notation.Outputs, "write this `FORMAT`: "+strings.Join(notation.Outputs, ", "))
	c.Flags().IntVar(&o.digits, "digits", 0, "round to `N` significant digits")
	c.Flags().StringVar(&o.name, "name", "", "convert the table of this `NAME` alone")
	c.Flags().BoolVar(&o.pairs, "pairs", false, "write the additive pairs that the tables are the halves of, joined by their names")
	c.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`; - is standard output, as without it")
	addBudget(c)
	return c
}

// conversion is what the flags of convert say.
type conversion struct {
	from, to, name, output string
	digits                 int
	rounded, pairs         bool
}

// mostDigits bounds --digits: numbers of scheme files have at most 10 000 characters.
const mostDigits = 9_000

func (o conversion) run(c *cobra.Command, args []string) error {
	if err := o.check(); err != nil {
		return err
	}
	if err := checkOutput(c, "-o", o.output); err != nil {
		return err
	}
	if o.to == "" {
		o.to = formatOf(o.output)
	}
	done, err := inTime(c, "convert", func(ctx context.Context) (converted, error) { return o.convert(ctx, c, args) })
	if err != nil {
		return err
	}
	if err := deliver(c, "-o", o.output, []byte(done.text)); err != nil {
		return err
	}
	if len(done.unread) > 0 {
		verb := "were"
		if done.tables == 1 {
			verb = "was"
		}
		return fmt.Errorf("%w\n%d of the tables could not be read, and %d %s converted", errors.Join(done.unread...), len(done.unread), done.tables, verb)
	}
	return nil
}

// converted is the text of some tables, with why others could not be read.
type converted struct {
	text   string
	tables int
	unread []error
}

// convert reads the tables that the arguments stand for, and writes them.
func (o conversion) convert(ctx context.Context, c *cobra.Command, args []string) (converted, error) {
	var tables []notation.Table
	var unread []error
	var absent error
	r := newReading(c)
	if l, ok := notation.LanguageNamed(o.from); ok {
		r.language = &l
	}
	for _, arg := range args {
		for i := range r.items(arg) {
			found, err := o.read(ctx, r, i)
			if e, ok := errors.AsType[*scheme.Error](err); ok && e.At == "--name" && (len(args) > 1 || i.walked) {
				absent = err // in this file; it may be in another
				continue
			}
			if err != nil {
				return converted{}, err
			}
			for _, f := range found {
				switch {
				case f.err == nil && f.table.Left != nil:
					if err := printError(c, refusal(f.table.Info.Name+", embedded weights", leftOut(i.name, f.table))); err != nil {
						return converted{}, err
					}
					fallthrough
				case f.err == nil:
					tables = append(tables, f.table)
				default:
					unread = append(unread, f.err)
				}
			}
		}
	}
	r.conclude(c)
	switch {
	case len(tables) == 0 && unread != nil:
		return converted{}, errors.Join(unread...)
	case len(tables) == 0:
		return converted{}, absent
	}
	if o.pairs {
		pairs, notes := notation.Join(tables)
		for _, n := range notes {
			if err := printError(c, n); err != nil {
				return converted{}, err
			}
		}
		if len(pairs) == 0 {
			return converted{}, errors.New("no two of the tables are the halves of an additive pair; names that differ in words such as erk and dirk alone tell")
		}
		tables = pairs
	}
	text, err := notation.Write(o.to, tables, o.digits)
	if errors.Is(err, notation.ErrSeveral) {
		return converted{}, fmt.Errorf("%w; --name picks one of %s", err, strings.Join(tableNames(tables), ", "))
	}
	if err != nil {
		return converted{}, err
	}
	return converted{text, len(tables), unread}, nil
}

// formatOf tells the format of a file by its ending, "" if that says nothing.
func formatOf(file string) string {
	l, _ := notation.LanguageOf(file)
	return l.Name
}

// check refuses flags that say nothing, before anything is read.
func (o conversion) check() error {
	switch {
	case o.to == "" && formatOf(o.output) == "":
		return fmt.Errorf("--to is missing: it is one of %s", strings.Join(notation.Outputs, ", "))
	case o.rounded && (o.digits < 1 || o.digits > mostDigits):
		return fmt.Errorf("--digits %d: a number from 1 to %d would be right", o.digits, mostDigits)
	}
	return nil
}

// found is a table of an argument, or why it could not be read.
type found struct {
	table notation.Table
	err   error
}

// read returns the tables that an argument, or a file in a directory, stands for, or the one that --name picks.
func (o conversion) read(ctx context.Context, r *reading, i item) ([]found, error) {
	tables, err := o.tables(ctx, r, i)
	if err != nil || len(tables) == 0 {
		return nil, err
	}
	var out []found
	for _, t := range tables {
		if o.name != "" && !strings.EqualFold(o.name, t.Info.Name) && !strings.EqualFold(o.name, t.Info.Title) {
			continue
		}
		f := found{table: t}
		if _, err := t.SchemeContext(ctx, i.name); err != nil {
			f.err = errors.New(refusal(t.Info.Name, failure(t.Info.Name, err)))
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return nil, &scheme.Error{File: i.name, At: "--name", Message: fmt.Sprintf("no table is called %.60q; there are %s", o.name, strings.Join(tableNames(tables), ", "))}
	}
	return out, nil
}

func (o conversion) tables(ctx context.Context, r *reading, i item) ([]notation.Table, error) {
	switch {
	case i.err != nil:
		return nil, i.err
	case i.name == "-" || i.file || o.from != "":
		language, data, err := r.open(i)
		if err != nil {
			return nil, err
		}
		return r.tables(ctx, i, language, data)
	}
	s, err := catalogue.Lookup(i.name)
	if err != nil {
		return nil, &scheme.Error{File: i.name, At: "name", Message: err.Error()}
	}
	t, err := notation.Of(s)
	if err != nil {
		return nil, err
	}
	return []notation.Table{t}, nil
}

func tableNames(tables []notation.Table) []string {
	var names []string
	for i, t := range tables {
		if i == 100 {
			return append(names, "…")
		}
		names = append(names, t.Info.Name)
	}
	return names
}
