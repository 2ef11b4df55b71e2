package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/notation"
)

func newConvert() *cobra.Command {
	var o conversion
	c := takesSchemes(&cobra.Command{
		Use:   "convert NAME|FILE|DIRECTORY|-...",
		Short: "Read tables from LaTeX, CSV, C, Python and Julia, and write them",
		Long: `convert reads tables of coefficients in one notation and writes them in another.

It reads (--from): json and text, the scheme files of this program; latex, arrays
and tabulars; csv; c, with the tables of SUNDIALS and those that PETSc registers;
python, with those of nodepy; julia, with those of DiffEqDevTools. Without --from
the ending of the file or its contents tell. No file is ever run as a program.

It writes (--to): json, text, latex, csv, c, sundials, python, julia. Without
--digits every coefficient is written exactly, with its digits as printed; with
--digits N it is rounded to N significant digits, to nearest.

All tables in a file are converted, and those of all files in a directory. --name
picks one.`,
		Example: `  verify convert --to latex radau-iia-2
  verify convert --to json --name ARKODE_TRBDF2_3_3_2 arkode_butcher_dirk.def
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
	c.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`; - is standard output, as without it")
	return c
}

// conversion is what the flags of convert say.
type conversion struct {
	from, to, name, output string
	digits                 int
	rounded                bool
}

// mostDigits bounds --digits: numbers of scheme files have at most 10 000 characters.
const mostDigits = 9_000

func (o conversion) run(c *cobra.Command, args []string) error {
	if err := o.check(); err != nil {
		return err
	}
	if err := checkOutput("-o", o.output); err != nil {
		return err
	}
	if o.to == "" {
		o.to = formatOf(o.output)
	}
	var tables []notation.Table
	var unread []error
	var absent error
	args, err := expand(args, tableEndings())
	if err != nil {
		return err
	}
	for _, arg := range args {
		found, err := o.read(arg, c.InOrStdin())
		if e, ok := errors.AsType[*scheme.Error](err); ok && e.At == "--name" && len(args) > 1 {
			absent = err // in this file; it may be in another
			continue
		}
		if err != nil {
			return err
		}
		for _, f := range found {
			if f.err == nil {
				tables = append(tables, f.table)
			} else {
				unread = append(unread, f.err)
			}
		}
	}
	if len(tables) == 0 {
		if unread == nil {
			return absent
		}
		return errors.Join(unread...)
	}
	text, err := notation.Write(o.to, tables, o.digits)
	if errors.Is(err, notation.ErrSeveral) {
		return fmt.Errorf("%w; --name picks one of %s", err, strings.Join(tableNames(tables), ", "))
	}
	if err != nil {
		return err
	}
	if err := deliver(c, "-o", o.output, []byte(text)); err != nil {
		return err
	}
	if len(unread) > 0 {
		verb := "were"
		if len(tables) == 1 {
			verb = "was"
		}
		return fmt.Errorf("%w\n%d of the tables could not be read, and %d %s converted", errors.Join(unread...), len(unread), len(tables), verb)
	}
	return nil
}

// formatOf tells the format of a file by its ending, "" if that says nothing.
func formatOf(file string) string {
	l, _ := notation.LanguageOf(file)
	return l.Name
}

// tableEndings lists the endings of the files that a directory stands for.
func tableEndings() []string {
	var out []string
	for _, l := range notation.Languages() {
		out = append(out, l.Endings...)
	}
	return out
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

// read returns the tables that an argument stands for, or the one that --name picks.
func (o conversion) read(arg string, stdin io.Reader) ([]found, error) {
	tables, err := o.tables(arg, stdin)
	if err != nil {
		return nil, err
	}
	var out []found
	for _, t := range tables {
		if o.name != "" && !strings.EqualFold(o.name, t.Info.Name) && !strings.EqualFold(o.name, t.Info.Title) {
			continue
		}
		f := found{table: t}
		if _, err := t.Scheme(arg); err != nil {
			f.err = refusal(t, err)
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return nil, &scheme.Error{File: arg, At: "--name", Message: fmt.Sprintf("no table is called %.60q; there are %s", o.name, strings.Join(tableNames(tables), ", "))}
	}
	return out, nil
}

// refusal says where in its source a table is that cannot be read, and why, as compilers do.
func refusal(t notation.Table, err error) error {
	e := failure(t.Info.Name, err)
	if e.Position.Line == 0 {
		return fmt.Errorf("%s: %w", t.Info.Name, e)
	}
	at := strings.TrimPrefix(strings.TrimPrefix(e.At, t.Info.Name), ", ")
	if strings.HasPrefix(at, "line ") {
		at = ""
	}
	if at != "" {
		at += ": "
	}
	return fmt.Errorf("%s:%d:%d: not read: %s: %s%s", e.File, e.Position.Line, e.Position.Column, t.Info.Name, at, e.Message)
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

func (o conversion) tables(arg string, stdin io.Reader) ([]notation.Table, error) {
	format := o.from
	ending := formatOf(arg)
	if format == "" {
		format = ending
	}
	switch {
	case arg == "-":
		return readTables(format, arg, stdin)
	case isDirectory(arg):
		panic("internal error: a directory is expanded before") // by run
	case isFile(arg) || ending != "" || o.from != "":
		return openTables(format, arg)
	}
	s, err := catalogue.Lookup(arg)
	if err != nil {
		if _, missing := os.Stat(arg); missing == nil { // a file whose name has no ending
			return openTables(format, arg)
		}
		return nil, &scheme.Error{File: arg, At: "name", Message: err.Error()}
	}
	t, err := notation.Of(s)
	if err != nil {
		return nil, err
	}
	return []notation.Table{t}, nil
}

func openTables(format, file string) ([]notation.Table, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fileError(file, err)
	}
	defer f.Close()
	return readTables(format, file, f)
}

func readTables(format, file string, r io.Reader) ([]notation.Table, error) {
	data, err := io.ReadAll(io.LimitReader(r, notation.MaxFile+1))
	if err != nil {
		return nil, fileError(file, err)
	}
	return notation.Read(format, file, data)
}
