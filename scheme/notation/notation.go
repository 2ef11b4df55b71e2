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
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"rofz/scheme"
)

// MaxFile is the largest source file that is read, in bytes.
const MaxFile = 4 << 20

// maxTables bounds the tables of one file.
const maxTables = 2000

// Inputs are the formats that are read, and Outputs those that are written.
var (
	Inputs  = []string{"json", "text", "latex", "csv", "c", "sundials", "petsc", "python", "nodepy", "julia"}
	Outputs = []string{"json", "text", "latex", "csv", "c", "sundials", "python", "julia"}
)

// Read returns all tables in data, in their order. The format is one of Inputs, or empty to let Guess choose; the
// file name is used in errors, and as a name for a table that has none. A table that cannot be read has an Err and
// does not keep the others from being read.
//
// Errors are of type *scheme.Error and name line and column. Cost: linear in the file, but for the arrays that it makes
// of others, which are bounded.
func Read(format, file string, data []byte) ([]Table, error) {
	switch {
	case len(data) > MaxFile:
		return nil, inFile(file, fmt.Errorf("more than %d bytes; cut out the table that you mean", MaxFile))
	case !utf8.Valid(data):
		return nil, inFile(file, errors.New("not UTF-8; save the file as UTF-8"))
	case format == "":
		format = Guess(data)
	}
	data = []byte(strings.ReplaceAll(string(data), "\r\n", "\n"))
	var tables []Table
	var err error
	switch format {
	case "json", "text":
		tables, err = readSchemes(file, data)
	case "latex":
		tables, err = readLaTeX(file, data)
	case "csv":
		tables, err = readCSV(file, data)
	case "c", "sundials", "petsc":
		tables = readC(file, data)
	case "python", "nodepy":
		tables = readPython(file, data)
	case "julia":
		tables = readJulia(file, data)
	default:
		return nil, fmt.Errorf("the format %.40q; one of %s would be right", format, strings.Join(Inputs, ", "))
	}
	switch {
	case err != nil:
		return nil, inFile(file, err)
	case len(tables) == 0:
		return nil, inFile(file, fmt.Errorf("no table found in what was read as %s; %s", format, looksFor[format]))
	case len(tables) > maxTables:
		return nil, inFile(file, fmt.Errorf("%d tables; at most %d are read", len(tables), maxTables))
	}
	names := map[string]bool{}
	for i := range tables {
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

// looksFor says what makes a table in each format.
var looksFor = map[string]string{
	"latex":    `a table stands in \begin{array} or \begin{tabular}`,
	"csv":      "rows have c and a row of A, and the last one or two an empty first cell and b",
	"c":        "tables of SUNDIALS and PETSc, and arrays named A and b, are found",
	"sundials": "ARKodeButcherTable_Alloc begins a table",
	"petsc":    "TSDIRKRegister and the like make a table",
	"python":   "RungeKuttaMethod(A, b) makes a table, and so do arrays named A and b",
	"nodepy":   "RungeKuttaMethod(A, b) makes a table, and so do arrays named A and b",
	"julia":    "ImplicitRKTableau and ExplicitRKTableau make a table, and so do arrays named A and b",
}

// sign is a pattern that tells one format from the others.
type sign struct {
	format  string
	pattern *regexp.Regexp
}

// signs returns the signs, the most telling first.
var signs = sync.OnceValue(func() []sign {
	return []sign{
		{"latex", regexp.MustCompile(`\\begin\s*\{(array|tabular)`)},
		{"c", regexp.MustCompile(`ARK_BUTCHER_TABLE|ButcherTable_?Alloc|AllocButcherTable|TS(DIRK|RK|ARKIMEX|RosW)Register`)},
		{"julia", regexp.MustCompile(`RKTableau\(|\d//\d|big"|sqrt\(big\(|=\s*\[[^\],\[]*[\w)"] +[-\w(]`)},
		{"python", regexp.MustCompile(`(?m)^\s*(import|from) \w|RungeKutta(Method|Pair)\(|np\.array|Fraction\(|Rational\(`)},
		{"julia", regexp.MustCompile(`(?m)^\s*(using \w|const \w+ = \[|function \w)`)},
		{"c", regexp.MustCompile(`(?m)^\s*#\s*(include|define)|\]\s*=\s*\{|\bdouble\b`)},
		{"python", regexp.MustCompile(`(?m)^\s*\w+\s*=\s*\[`)},
	}
})

// Guess returns the format that data looks like: one of json, text, latex, csv, c, python, julia.
func Guess(data []byte) string {
	head := strings.TrimLeft(strings.TrimPrefix(string(data), "\ufeff"), " \t\r\n")
	if strings.HasPrefix(head, "{") {
		return "json"
	}
	for _, s := range signs() {
		if s.pattern.Match(data) {
			return s.format
		}
	}
	if strings.ContainsAny(head, ",;\t") && !strings.Contains(head, "---") && !strings.Contains(head, "|") {
		return "csv"
	}
	return "text"
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
		if !w.differences {
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
	"csv":      {single: true, write: writeCSV},
	"c":        {write: writeC},
	"sundials": {check: onlyArray, write: writeSUNDIALS},
	"python":   {single: true, write: writePython},
	"julia":    {single: true, write: writeJulia},
}

// onlyArray refuses schemes that are no tableau.
func onlyArray(t Table) error {
	if !t.isArray() {
		return fmt.Errorf("of kind %s, and this format holds Runge-Kutta tableaux; json, csv, c, python and julia hold all kinds", t.Info.Kind)
	}
	return nil
}
