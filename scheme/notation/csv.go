package notation

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// readCSV reads a spreadsheet with a table in it, in one of two layouts:
//
//	0,0,0              A,0,0
//	2/3,1/3,1/3        A,1/3,1/3
//	,1/4,3/4           b,1/4,3/4
//
// On the left, rows with c and a row of A, then rows with an empty first cell (or one that says b) with b and perhaps
// bhat, or error weights behind the cell e. On the right, every row begins with the key under which scheme files have it, and a row "params" has the name
// and the value of a constant. Cells are separated by commas, semicolons or tabs; lines that begin with # are skipped.
func readCSV(_ context.Context, file string, data []byte, _ []Annotation) ([]Table, error) {
	rows, err := csvRows(string(data))
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	c := &cells{table: Table{Info: scheme.Info{Name: kebab(stem(file))}}}
	c.table.from(file, rows[0].at[0])
	labelled := false
	for _, row := range rows {
		labelled = labelled || !isWeights(row.cells[0]) && isKey(row.cells[0])
	}
	if labelled {
		err = c.labelled(rows)
	} else {
		err = c.tableau(rows)
	}
	if err != nil {
		return nil, err
	}
	return []Table{c.table.ordered()}, nil
}

type csvRow struct {
	cells []string
	at    []expression.Place
}

func csvRows(data string) ([]csvRow, error) {
	text := strings.TrimPrefix(data, "\ufeff")
	begins := []int{len(data) - len(text)} // of the lines
	for line := range strings.Lines(text) {
		begins = append(begins, begins[len(begins)-1]+len(line))
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	r.Comment = '#'
	r.TrimLeadingSpace = true
	for _, separator := range "\t;" { // a comma may stand in root(…)
		if strings.ContainsRune(text, separator) {
			r.Comma = separator
		}
	}
	var rows []csvRow
	for {
		record, err := r.Read()
		if err == io.EOF {
			return rows, nil
		}
		if e, ok := errors.AsType[*csv.ParseError](err); ok {
			return nil, expression.Place{Line: e.Line, Column: e.Column}.Errorf("%v", e.Err)
		}
		if err != nil {
			return nil, err
		}
		row := csvRow{cells: record}
		blank := true
		for i, cell := range record {
			line, column := r.FieldPos(i) // a column is a byte
			begin := begins[line-1]
			row.at = append(row.at, expression.Place{Offset: begin + column - 1, Line: line, Column: 1 + utf8.RuneCountInString(data[begin:begin+column-1])})
			row.cells[i] = strings.TrimSpace(cell)
			blank = blank && row.cells[i] == ""
		}
		if len(rows) > 2*scheme.MaxStages*5 {
			return nil, row.at[0].Errorf("more than %d rows", len(rows))
		}
		if !blank {
			rows = append(rows, row)
		}
	}
}

// isWeights reports whether the first cell of a row says that the row has weights.
func isWeights(cell string) bool {
	return cell == "" || cell == "b" || cell == "bhat" || cell == "b^" || cell == "e"
}

func isKey(cell string) bool {
	if cell == "params" || strings.HasPrefix(cell, "transformed.") {
		return true
	}
	return slices.ContainsFunc(scheme.Kinds(), func(k scheme.Kind) bool { return slices.Contains(k.Keys(), cell) })
}

type cells struct{ table Table }

// coefficient checks a cell, so that an error names its place. An empty one is 0.
func (c *cells) coefficient(text string, at expression.Place) (string, error) {
	if text == "" {
		return "0", nil
	}
	if _, err := expression.Coefficient.Parse(text); err != nil {
		return "", at.Errorf("in the cell %.60q, %v", text, err)
	}
	return text, nil
}

// row reads the cells of a row from one on, the first of which is a part of the table.
func (c *cells) row(row csvRow, from, want int, first scheme.Place) ([]string, error) {
	last := len(row.cells)
	for last > from && row.cells[last-1] == "" {
		last--
	}
	if want >= 0 && last-from > want {
		return nil, row.at[from+want].Errorf("%d entries; %d would be right, one for each stage", last-from, want)
	}
	var out []string
	for i := from; i < last; i++ {
		text, err := c.coefficient(row.cells[i], row.at[i])
		if err != nil {
			return nil, err
		}
		if first.Column > 0 {
			c.table.mark(scheme.Place{Key: first.Key, Row: first.Row, Column: 1 + i - from}, row.at[i])
		} else {
			c.table.mark(scheme.Place{Key: first.Key, Row: 1 + i - from}, row.at[i])
		}
		out = append(out, text)
	}
	for len(out) < want {
		out = append(out, "0")
	}
	return out, nil
}

func (c *cells) tableau(rows []csvRow) error {
	s := len(rows)
	for s > 0 && isWeights(rows[s-1].cells[0]) {
		s--
	}
	weights := rows[s:]
	switch {
	case len(weights) == 0:
		return rows[len(rows)-1].at[0].Errorf("no row with b; its first cell is empty, or b")
	case len(weights) > 2 || s == 0:
		return rows[s].at[0].Errorf("%d rows with an empty first cell at the end; they are b and perhaps bhat or e, below rows with c and A", len(weights))
	case s > scheme.MaxStages:
		return rows[s-1].at[0].Errorf("%d rows; at most %d stages are read", s, scheme.MaxStages)
	}
	a := scheme.Entries{Key: "A"}
	abscissae := scheme.Entries{Key: "c", Rows: [][]string{nil}}
	for i, row := range rows[:s] {
		x, err := c.coefficient(row.cells[0], row.at[0])
		if err != nil {
			return err
		}
		abscissae.Rows[0] = append(abscissae.Rows[0], x)
		c.table.mark(scheme.Place{Key: "c", Row: i + 1}, row.at[0])
		entries, err := c.row(row, 1, s, scheme.Place{Key: "A", Row: i + 1, Column: 1})
		if err != nil {
			return err
		}
		a.Rows = append(a.Rows, entries)
	}
	c.table.Entries = []scheme.Entries{a}
	for i, row := range weights {
		key := []string{"b", "bhat"}[i]
		if row.cells[0] == "e" {
			key = "e"
		}
		entries, err := c.row(row, 1, s, scheme.Place{Key: key, Row: 1})
		if err != nil {
			return err
		}
		c.table.Entries = append(c.table.Entries, scheme.Entries{Key: key, Rows: [][]string{entries}})
	}
	c.table.Entries = append(c.table.Entries, abscissae)
	return nil
}

func (c *cells) labelled(rows []csvRow) error {
	position := map[string]int{}
	for _, row := range rows {
		key := row.cells[0]
		switch {
		case key == "params" && len(row.cells) >= 3:
			c.table.Params = append(c.table.Params, Param{row.cells[1], row.cells[2]})
			continue
		case !isKey(key) || key == "params":
			return row.at[0].Errorf("%.40q at the beginning of a row, where the others have a key such as A or b", key)
		}
		i, ok := position[key]
		if !ok {
			i = len(c.table.Entries)
			position[key] = i
			c.table.Entries = append(c.table.Entries, scheme.Entries{Key: key})
		}
		first := scheme.Place{Key: key, Row: 1}
		if scheme.ShapeOf(key) == scheme.Matrix {
			first = scheme.Place{Key: key, Row: 1 + len(c.table.Entries[i].Rows), Column: 1}
		}
		entries, err := c.row(row, 1, -1, first)
		if err != nil {
			return err
		}
		c.table.Entries[i].Rows = append(c.table.Entries[i].Rows, entries)
	}
	if _, ok := scheme.KindWith(slices.Collect(maps.Keys(position))); ok {
		return c.square()
	}
	return rows[0].at[0].Errorf("the rows do not make a scheme; a Runge-Kutta scheme has A and b")
}

// square completes the rows of matrices with zeros, and checks that what is one row is one.
func (c *cells) square() error {
	for _, e := range c.table.Entries {
		if scheme.ShapeOf(e.Key) != scheme.Matrix && len(e.Rows) > 1 {
			return errors.New("more than one row " + e.Key)
		}
		longest := 1
		for _, row := range e.Rows {
			longest = max(longest, len(row))
		}
		for i := range e.Rows {
			for len(e.Rows[i]) < longest {
				e.Rows[i] = append(e.Rows[i], "0")
			}
		}
	}
	return nil
}

// writeCSV writes a tableau in the first layout, anything else in the second.
func writeCSV(tables []Table) (string, error) {
	t := tables[0]
	var rows [][]string
	if t.isArray() {
		flat, err := t.inlined()
		if err != nil {
			return "", err
		}
		above, below, err := flat.tableau()
		if err != nil {
			return "", err
		}
		rows = above
		for _, row := range below {
			rows = append(rows, append([]string{""}, row...))
		}
	} else {
		for _, p := range t.Params {
			rows = append(rows, []string{"params", p.Name, p.Value})
		}
		for _, e := range t.Entries {
			for _, row := range e.Rows {
				rows = append(rows, append([]string{e.Key}, row...))
			}
		}
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		return "", err
	}
	return b.String(), nil
}
