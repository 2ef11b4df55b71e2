package text

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/paper/exposition"
	"rofz/scheme"
)

// WriteScheme writes everything that is to be read about a scheme, with the coefficients as its file prints them.
func WriteScheme(w io.Writer, style Style, s scheme.Scheme) error {
	p := Page{Style: style}
	info := s.Info()
	for _, x := range [][2]string{
		{"name", info.Name}, {"title", info.Title}, {"kind", info.Kind}, {"family", info.Family}, {"form", info.Form},
		{"order", exposition.ClaimedOrder(info)},
		{"claims", strings.ReplaceAll(scheme.Info{Published: info.Published}.Claimed(), "-stable", "")},
		{"source", info.Source}, {"note", info.Note}, {"defect", info.Defect},
	} {
		if x[1] != "" {
			p.Digits(fmt.Sprintf("%-8s ", x[0]), x[1])
		}
	}
	for _, e := range coefficients(s) {
		p.Line("")
		p.Line(e.Key)
		p.coefficients(e)
	}
	_, err := p.WriteTo(w)
	return err
}

// coefficients lines up the entries in columns. Where they are too wide for the page, those of a matrix are listed with
// their places, but for the zeros, and those of a vector follow one another.
func (p *Page) coefficients(e scheme.Entries) {
	lines := aligned(e.Rows, p.Style)
	switch wide := slices.ContainsFunc(lines, func(l string) bool { return utf8.RuneCountInString(l) > Width }); {
	case !wide:
		for _, l := range lines {
			p.Line(l)
		}
		return
	case e.Key == "params":
		for _, row := range e.Rows {
			p.Digits("  "+row[0]+" = ", strings.Join(row[1:], " "))
		}
		return
	case len(e.Rows) == 1 && len(e.Rows[0]) == 1:
		p.Digits("  ", e.Rows[0][0])
		return
	}
	width := len(fmt.Sprint(len(e.Rows), len(e.Rows[0])))
	for i, row := range e.Rows {
		for j, cell := range row {
			place := fmt.Sprintf("[%d][%d]", i+1, j+1)
			if len(e.Rows) == 1 {
				place = fmt.Sprintf("[%d]", j+1)
			}
			if cell != "0" {
				p.Digits(fmt.Sprintf("  %-*s ", width+3, place), cell)
			}
		}
	}
}

// coefficients returns the entries as printed. A scheme that was made by name has none: then they are those of its
// polynomials or of its matrix in the basis of shifted Legendre polynomials.
func coefficients(s scheme.Scheme) []scheme.Entries {
	if printed := s.Printed(); printed != nil {
		return printed
	}
	var out []scheme.Entries
	for _, c := range s.Coefficients() {
		e := scheme.Entries{Key: c.Key}
		switch {
		case c.Variable != "":
			e.Rows = [][]string{{c.Polynomial().Format(c.Variable)}}
		default:
			for _, row := range c.Values {
				cells := []string{}
				for _, x := range row {
					cells = append(cells, x.String())
				}
				e.Rows = append(e.Rows, cells)
			}
		}
		if c.Shape == scheme.Polynomial {
			e.Key += ", the zeros of"
		}
		out = append(out, e)
	}
	return out
}

// aligned returns rows as lines with their cells in columns.
func aligned(rows [][]string, style Style) []string {
	var widths []int
	for _, row := range rows {
		for j, cell := range row {
			if j == len(widths) {
				widths = append(widths, 0)
			}
			widths[j] = max(widths[j], utf8.RuneCountInString(style.Text(cell)))
		}
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		for j, cell := range row {
			lines[i] += fmt.Sprintf("  %-*s", widths[j], style.Text(cell))
		}
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}
