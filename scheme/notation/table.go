package notation

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// Table is one table of coefficients, as texts in the grammar of scheme files: what all notations have in common.
// The texts keep the digits of the source. Nothing here knows their values; scheme.Parse does.
type Table struct {
	Info    scheme.Info
	Params  []Param
	Entries []scheme.Entries // in the order of scheme files

	// Places has where the table and its coefficients stand in the file: parts "A", "A[2]", "A[2][1]", "b[3]", "order".
	Places scheme.Places

	// Err says what keeps the table from being read, for one of several in a file.
	Err error

	// Beside has the orders that names in the source give beside the table. They are no claims; see Language.Stated.
	Beside scheme.Info

	// Left says what of the table is left out, because the source does not tell what it is. The rest is read.
	Left error
}

// Param is a constant that the coefficients of a table share.
type Param struct{ Name, Value string }

// isArray reports whether the table is one of c, A and b.
func (t Table) isArray() bool {
	kind, ok := scheme.KindWith(t.keys())
	return ok && kind.Array
}

func (t Table) keys() []string {
	var out []string
	for _, e := range t.Entries {
		out = append(out, e.Key)
	}
	return out
}

// rowsOf returns the entries under a key, nil if there are none.
func (t Table) rowsOf(key string) [][]string {
	for _, e := range t.Entries {
		if e.Key == key {
			return e.Rows
		}
	}
	return nil
}

// vectorOf returns the entries under a key that is a vector.
func (t Table) vectorOf(key string) []string {
	if rows := t.rowsOf(key); len(rows) == 1 {
		return rows[0]
	}
	return nil
}

// Of returns the table of a scheme, with the coefficients as they were printed where it was read.
//
// It fails for a member of a family that no file holds, unless collocation determines it: then the table has the
// polynomial of the nodes.
func Of(s scheme.Scheme) (Table, error) {
	t := Table{Info: s.Info()}
	if printed := s.Printed(); printed != nil {
		for _, e := range printed {
			if e.Key == "params" {
				for _, row := range e.Rows {
					t.Params = append(t.Params, Param{row[0], row[1]})
				}
				continue
			}
			t.Entries = append(t.Entries, e)
		}
		return t.ordered(), nil
	}
	return ofValues(s, t)
}

// order is that of the keys in a scheme file.
var order = []string{"A", "U", "B", "V", "alpha", "gamma", "rho", "sigma", "nodes", "numerator", "denominator", "b", "c", "d", "bhat", "e",
	"transformed.a", "transformed.C", "transformed.m", "transformed.gamma", "transformed.e"}

// ordered returns the table with its entries in that order, and with the kind that they make.
func (t Table) ordered() Table {
	if kind, ok := scheme.KindWith(t.keys()); ok && t.Info.Kind != scheme.KindExponential { // whose keys are those of a tableau
		t.Info.Kind = kind.Name
	}
	t.Entries = slices.Clone(t.Entries)
	slices.SortStableFunc(t.Entries, func(x, y scheme.Entries) int {
		return slices.Index(order, x.Key) - slices.Index(order, y.Key)
	})
	return t
}

// parseCoefficient reads a text of a scheme file, with signs in front and without factors 1.
func parseCoefficient(text string) (expression.Expr, error) {
	e, err := expression.Coefficient.Parse(text)
	if err != nil {
		return e, err
	}
	return e.Simplified(), nil
}

// maxText bounds the text of one coefficient: it keeps constants that are made of constants from growing without end
// where a notation has no names for them.
const maxText = 100_000

// collecting makes a table of what a reader found. Names of constants are made fit for scheme files, and each
// constant is listed once, behind those that it is made of.
type collecting struct {
	table Table
	names map[*expression.Definition]string
	taken map[string]bool
	err   error
}

func newCollecting(name string) *collecting {
	return &collecting{table: Table{Info: scheme.Info{Name: kebab(name)}}, names: map[*expression.Definition]string{}, taken: map[string]bool{"x": true, "sqrt": true, "root": true}}
}

func (c *collecting) matrix(key string, m [][]expression.Expr) {
	e := scheme.Entries{Key: key}
	for _, row := range m {
		e.Rows = append(e.Rows, c.texts(row))
	}
	c.table.Entries = append(c.table.Entries, e)
}

// at notes where a part of the table stands: a row and a column from 1, 0 for all of them.
func (c *collecting) at(key string, row, column int, place expression.Place) {
	c.table.mark(scheme.Place{Key: key, Row: row, Column: column}, place)
}

// mark notes where a part of the table stands.
func (t *Table) mark(part scheme.Place, place expression.Place) {
	if t.Places.Parts == nil {
		t.Places.Parts = map[string]scheme.Position{}
	}
	t.Places.Parts[part.String()] = scheme.Position(place)
}

// from notes where the table begins.
func (t *Table) from(file string, place expression.Place) {
	t.Places.Whole = scheme.Position(place)
	t.Info.Source = fmt.Sprintf("%s, line %d", file, place.Line)
	t.Info.Origin = &scheme.Origin{File: file, Line: place.Line}
}

func (c *collecting) vector(key string, v []expression.Expr) { c.matrix(key, [][]expression.Expr{v}) }

func (c *collecting) texts(row []expression.Expr) []string {
	out := make([]string, len(row))
	for j, t := range row {
		out[j] = c.text(t)
	}
	return out
}

func (c *collecting) text(t expression.Expr) string {
	text := expression.Style{Name: func(t expression.Expr) (string, int) { return c.name(t), expression.PrecAtom }}.Write(t, expression.PrecSum)
	if len(text) > maxText && c.err == nil {
		c.err = fmt.Errorf("a coefficient of more than %d characters", maxText)
	}
	return text
}

func (c *collecting) name(t expression.Expr) string {
	if t.Def == nil {
		return t.Text
	}
	if name, ok := c.names[t.Def]; ok {
		return name
	}
	base := identifier(t.Def.Name)
	name := base
	for i := 2; c.taken[name]; i++ {
		name = fmt.Sprintf("%s_%d", base, i)
	}
	c.taken[name] = true
	c.names[t.Def] = name
	value := c.text(t.Def.Value)
	c.table.Params = append(c.table.Params, Param{name, value})
	return name
}

// identifier turns a name of any language into one of scheme files.
func identifier(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case expression.Greek[r] != "":
			b.WriteString(expression.Greek[r])
		case r < 128 && (unicode.IsLetter(r) || r == '_' || unicode.IsDigit(r) && b.Len() > 0):
			b.WriteRune(r)
		case r >= '₀' && r <= '₉':
			b.WriteRune('0' + r - '₀')
		default:
			b.WriteByte('_')
		}
	}
	return b.String()
}

// kebab turns a name of any language into the name of a scheme.
func kebab(name string) string {
	for r, letters := range expression.Greek {
		name = strings.ReplaceAll(name, string(r), " "+letters+" ")
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r > 'z' || !(r >= 'a' || r >= '0' && r <= '9') })
	out := strings.Join(words, "-")
	if len(out) > 100 {
		out = strings.Trim(out[:100], "-")
	}
	if out == "" {
		return "table"
	}
	return out
}

// finish returns the table, with the fault that was met.
func (c *collecting) finish() Table {
	t := c.table.ordered()
	t.Err = c.err
	return t
}

// Scheme returns the scheme of the table, whose positions are those in the file. Errors name the file.
func (t Table) Scheme(file string) (scheme.Scheme, error) {
	return t.SchemeContext(context.Background(), file)
}

// SchemeContext is Scheme; it ends the computation around it, as budget.Poll does, when ctx is done.
func (t Table) SchemeContext(ctx context.Context, file string) (scheme.Scheme, error) {
	if t.Err != nil {
		return nil, inFile(file, t.Err)
	}
	s, err := scheme.ParsePlaced(ctx, t.Places, file, t.document())
	if e, ok := errors.AsType[*scheme.Error](err); ok {
		return nil, &scheme.Error{File: file, At: t.Info.Name + ", " + e.At, Message: e.Message, Position: e.Position}
	}
	return s, err
}

// inFile completes an error with its file.
func inFile(file string, err error) error {
	if e, ok := errors.AsType[*expression.Error](err); ok {
		return &scheme.Error{File: file, At: fmt.Sprintf("line %d, column %d", e.At.Line, e.At.Column), Message: e.Message, Position: scheme.Position(e.At)}
	}
	e, ok := errors.AsType[*scheme.Error](err)
	if !ok {
		return &scheme.Error{File: file, At: "document", Message: err.Error()}
	}
	at := e.At
	if at == "" {
		at = "document"
	}
	return &scheme.Error{File: file, At: at, Message: e.Message, Position: e.Position}
}
