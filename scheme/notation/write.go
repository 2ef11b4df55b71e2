package notation

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// tableau returns the rows of c and A, and those of b and bhat. Where the table has no c, it is the row sums.
func (t Table) tableau() (above, below [][]string, err error) {
	c := t.vectorOf("c")
	a := t.rowsOf("A")
	if c == nil {
		if c, err = t.rowSums(a); err != nil {
			return nil, nil, err
		}
	}
	for i, row := range a {
		above = append(above, append([]string{c[i]}, row...))
	}
	for _, key := range []string{"b", "bhat"} {
		if v := t.vectorOf(key); v != nil {
			below = append(below, v)
		}
	}
	return above, below, nil
}

// rowSums returns the sums of rows: their values where they are rational, and sums written out otherwise.
func (t Table) rowSums(a [][]string) ([]string, error) {
	out := make([]string, len(a))
	for i, row := range a {
		var sum expression.Expr
		for _, text := range row {
			x, err := parseCoefficient(text)
			switch {
			case err != nil:
				return nil, err
			case sum.Op == 0:
				sum = x
			case !x.Is("0"):
				sum = sum.Add(x)
			}
		}
		out[i] = sum.String()
		if v, ok := sum.Rational(); ok {
			out[i] = v.String()
		}
	}
	return out, nil
}

// writeText writes the tableau that scheme files may have in place of JSON.
func writeText(tables []Table) (string, error) {
	t, err := tables[0].inlined()
	if err != nil {
		return "", err
	}
	above, below, err := t.tableau()
	if err != nil {
		return "", err
	}
	var widths []int
	measure := func(column int, cell string) {
		for column >= len(widths) {
			widths = append(widths, 0)
		}
		widths[column] = max(widths[column], utf8.RuneCountInString(cell))
	}
	for _, row := range above {
		for j, cell := range row {
			if strings.ContainsAny(cell, ",") {
				return "", errors.New("a text tableau cannot hold root(…), whose commas would separate cells; write json, or add --digits")
			}
			measure(j, cell)
		}
	}
	for _, row := range below {
		for j, cell := range row {
			measure(j+1, cell)
		}
	}
	var b strings.Builder
	line := func(first string, rest []string) {
		text := fmt.Sprintf("%-*s |", widths[0], first)
		for j, cell := range rest {
			text += fmt.Sprintf(" %-*s", widths[j+1], cell)
		}
		b.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	for _, row := range above {
		line(row[0], row[1:])
	}
	total := 0
	for _, w := range widths[1:] {
		total += w + 1
	}
	b.WriteString(strings.Repeat("-", widths[0]+1) + "+" + strings.Repeat("-", max(total, 2)) + "\n")
	for _, row := range below {
		line("", row)
	}
	return b.String(), nil
}

// constant is a coefficient for a language that has decimals and quotients: the digits as printed where it is one
// number, otherwise its exact value.
type constant struct {
	decimal string    // of a single number, with its sign, as printed
	value   exact.Rat // if decimal is empty
}

// constants returns the coefficients of the table, in its order. It fails if one is irrational.
func (t Table) constants(format string) ([]constant, error) {
	var texts []string
	for _, e := range t.Entries {
		for _, row := range e.Rows {
			texts = append(texts, row...)
		}
	}
	if len(t.vectorOf("nodes")) == 1 {
		return nil, fmt.Errorf("given by the polynomial of its nodes as one text, which only json holds")
	}
	out := make([]constant, len(texts))
	_, elems, err := values(t.Params, texts)
	if err != nil {
		return nil, err
	}
	for i, x := range elems {
		parsed, err := parseCoefficient(texts[i])
		if err != nil {
			return nil, err
		}
		v, rational := x.Rat()
		if !rational {
			return nil, fmt.Errorf("the coefficient %.60s is irrational, and %s has no exact constant for it; add --digits, such as --digits 36", texts[i], format)
		}
		out[i].value = v
		if literal, ok := parsed.Literal(); ok && strings.ContainsAny(literal, ".eE") {
			out[i].decimal = literal
		}
	}
	return out, nil
}

// laid out gives the texts f of the coefficients back the shape of the table.
func (t Table) laidOut(list []constant, f func(constant) string) []scheme.Entries {
	var out []scheme.Entries
	for _, e := range t.Entries {
		entry := scheme.Entries{Key: e.Key}
		for _, row := range e.Rows {
			cells := make([]string, len(row))
			for j := range row {
				cells[j] = f(list[0])
				list = list[1:]
			}
			entry.Rows = append(entry.Rows, cells)
		}
		out = append(out, entry)
	}
	return out
}

// variable returns the name of a scheme as a name of a program.
func variable(name string) string {
	v := strings.ReplaceAll(name, "-", "_")
	if v[0] >= '0' && v[0] <= '9' {
		return "_" + v
	}
	return v
}

// aligned pads the columns of a matrix.
func aligned(rows [][]string) [][]string {
	var widths []int
	for _, row := range rows {
		for j, cell := range row {
			if j == len(widths) {
				widths = append(widths, 0)
			}
			widths[j] = max(widths[j], len(cell))
		}
	}
	out := make([][]string, len(rows))
	for i, row := range rows {
		for j, cell := range row {
			if j < len(row)-1 {
				cell += strings.Repeat(" ", widths[j]-len(cell))
			}
			out[i] = append(out[i], cell)
		}
	}
	return out
}
