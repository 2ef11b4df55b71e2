// Package notation reads and writes tables of coefficients as people have them: LaTeX, CSV, C with the tables of
// SUNDIALS and PETSc, Python with those of nodepy, Julia, and the project's own scheme files.
//
//	tables, err := notation.Read("latex", "paper.tex", data)
//	s, err := tables[0].Scheme("paper.tex")
//	text, err := notation.Write("c", tables, 17)    // rounded to 17 digits; 0 means exactly
//
// Nothing is ever carried out as a program. A reader understands constants, arrays and the few calls that make a
// table, and turns the coefficients into texts of the grammar of scheme files, digit by digit as they are printed;
// package scheme alone gives them values. docs/convert.md describes each notation.
package notation

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"rofz/scheme"
)

// MaxFile is the largest source file that is read, in bytes.
const MaxFile = 4 << 20

// maxTables bounds the tables of one file.
const maxTables = 2000

// Outputs are the formats that are written.
var Outputs = []string{"json", "text", "latex", "csv", "c", "sundials", "python", "julia", "matlab"}

// Read returns all tables in data, in their order. The format is one of Inputs, or empty to let Guess choose; the
// file name is used in errors, and as a name for a table that has none. A table that cannot be read has an Err and
// does not keep the others from being read. That there is no table is an error.
//
// Errors are of type *scheme.Error and name line and column. Cost: linear in the file, but for the arrays that it makes
// of others, which are bounded.
func Read(format, file string, data []byte) ([]Table, error) {
	language, ok := LanguageNamed(format)
	switch {
	case format == "":
		language = Guess(data)
	case !ok:
		return nil, fmt.Errorf("the format %.40q; one of %s would be right", format, strings.Join(Inputs, ", "))
	}
	tables, err := language.Tables(file, data)
	if err == nil && len(tables) == 0 {
		err = inFile(file, fmt.Errorf("no table found in what was read as %s; %s", cmp.Or(format, language.Name), language.finds))
	}
	return tables, err
}

// Tables is Read for a file in the language, which need not have a table. Its comments, and the annotations that are given
// besides, say which of its arrays make tables.
func (l Language) Tables(file string, data []byte, annotations ...Annotation) ([]Table, error) {
	return l.TablesContext(context.Background(), file, data, annotations...)
}

// TablesContext is Tables; it ends the computation around it, as budget.Poll does, when ctx is done.
func (l Language) TablesContext(ctx context.Context, file string, data []byte, annotations ...Annotation) ([]Table, error) {
	text := string(data)
	switch {
	case len(data) > MaxFile:
		return nil, inFile(file, fmt.Errorf("more than %d bytes; cut out the table that you mean", MaxFile))
	case !utf8.ValidString(text) && !l.Program:
		return nil, inFile(file, errors.New("not UTF-8; save the file as UTF-8"))
	case !utf8.ValidString(text):
		text = everyByteValid(text) // what is not stands in comments and texts, which do not matter
	}
	tables, err := l.read(ctx, file, []byte(strings.ReplaceAll(text, "\r\n", "\n")), l.annotations(file, data, annotations))
	switch {
	case err != nil:
		return nil, inFile(file, err)
	case len(tables) > maxTables:
		return nil, inFile(file, fmt.Errorf("%d tables; at most %d are read", len(tables), maxTables))
	}
	names := map[string]bool{}
	carriages := carriageReturns(text)
	for i := range tables {
		tables[i].shift(carriages)
		if tables[i].Err != nil {
			tables[i].Err = inFile(file, tables[i].Err)
		}
		name := tables[i].Info.Name
		for n := 2; names[tables[i].Info.Name]; n++ {
			tables[i].Info.Name = fmt.Sprintf("%s-%d", name, n)
		}
		names[tables[i].Info.Name] = true
	}
	return tables, nil
}

// everyByteValid replaces each byte that is not UTF-8, so that all offsets stay what they are.
func everyByteValid(text string) string {
	b := []byte(text)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			b[i] = '?'
		}
		i += n
	}
	return string(b)
}

// carriageReturns returns for each line how many carriage returns stand before it that were taken away; nil for none.
func carriageReturns(text string) []int {
	if !strings.Contains(text, "\r\n") {
		return nil
	}
	var out []int
	n := 0
	for line := range strings.Lines(text) {
		out = append(out, n)
		if strings.HasSuffix(line, "\r\n") {
			n++
		}
	}
	return append(out, n)
}

// shift makes the offsets of the places those in the file, with its carriage returns.
func (t *Table) shift(carriages []int) {
	shifted := func(p scheme.Position) scheme.Position {
		if p.Line >= 1 && p.Line <= len(carriages) {
			p.Offset += carriages[p.Line-1]
		}
		return p
	}
	t.Places.Whole = shifted(t.Places.Whole)
	for part, p := range t.Places.Parts {
		t.Places.Parts[part] = shifted(p)
	}
}

// Write returns the tables in a format of Outputs. With digits above 0, every coefficient is rounded to so many
// significant digits, to nearest; with 0 it is written exactly, and it is an error if the format cannot hold it.
// Formats that hold a single table refuse several.
func Write(format string, tables []Table, digits int) (string, error) {
	w, ok := writers[format]
	if !ok {
		return "", fmt.Errorf("the format %.40q; one of %s would be right", format, strings.Join(Outputs, ", "))
	}
	if len(tables) != 1 && w.single {
		return "", fmt.Errorf("%d tables, and %s %w", len(tables), format, ErrSeveral)
	}
	out := make([]Table, len(tables))
	for i, t := range tables {
		var err error
		if t.Info.Kind == scheme.KindExponential && (format != "json" || digits > 0) {
			err = fmt.Errorf("a scheme of kind %s has functions of z for coefficients, which json holds alone, without --digits", scheme.KindExponential)
		}
		if err == nil && !w.differences {
			t, err = t.withEmbedded()
		}
		if err == nil && digits > 0 {
			t, err = t.rounded(digits)
		}
		if err == nil && w.check != nil {
			err = w.check(t)
		}
		if err != nil {
			return "", describe(t, err)
		}
		out[i] = t
	}
	return w.write(out)
}

// ErrSeveral is what Write returns for several tables in a format that holds one.
var ErrSeveral = errors.New("holds one")

// describe names the table that an error is about.
func describe(t Table, err error) error {
	if e, ok := errors.AsType[*scheme.Error](err); ok && e.File != "" {
		return err
	}
	return fmt.Errorf("%s: %w", t.Info.Name, err)
}

// writer is one format to write.
type writer struct {
	single      bool // holds one table
	differences bool // holds the error weights b − b̂ as such
	check       func(Table) error
	write       func([]Table) (string, error)
}

var writers = map[string]writer{
	"json":     {differences: true, write: writeJSON},
	"text":     {single: true, check: onlyArray, write: writeText},
	"latex":    {check: onlyArray, write: writeLaTeX},
	"csv":      {single: true, check: noPair, write: writeCSV},
	"c":        {write: writeC},
	"sundials": {check: onlyArray, write: writeSUNDIALS},
	"python":   {single: true, write: writePython},
	"julia":    {single: true, write: writeJulia},
	"matlab":   {single: true, write: writeMATLAB},
}

// noPair refuses additive pairs, whose two arrays have no place beside each other.
func noPair(t Table) error {
	if t.Info.Kind == scheme.KindAdditive {
		return fmt.Errorf("of kind %s, and this format holds one tableau; json, c, python, julia and matlab hold pairs", t.Info.Kind)
	}
	return nil
}

// onlyArray refuses schemes that are no tableau.
func onlyArray(t Table) error {
	if !t.isArray() {
		return fmt.Errorf("of kind %s, and this format holds Runge-Kutta tableaux; json, csv, c, python, julia and matlab hold all kinds", t.Info.Kind)
	}
	return nil
}
