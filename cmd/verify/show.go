package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"rofz/paper/text"
	"rofz/scheme"
)

func newShow() *cobra.Command {
	return takesSchemes(&cobra.Command{
		Use:   "show NAME|FILE|DIRECTORY|-...",
		Short: "Print the coefficients and the source of schemes",
		Long: `show prints what a scheme's file says: its coefficients as they are written there,
their source, and what is claimed. Of a matrix that is too wide for the page, the
entries that are not 0 are listed one below the other.`,
		Example: `  verify show radau-iia-2
  verify show my.json`,
		RunE: func(c *cobra.Command, args []string) error {
			style := styleOf(c)
			n, failed := 0, false
			for from := range sources(args, c.InOrStdin()) {
				s, err := from.read()
				if err != nil {
					failed = true
					if err := printFailure(c, from, err); err != nil {
						return err
					}
					continue
				}
				text := display(s, style)
				if n++; n > 1 {
					text = "\n" + text
				}
				if _, err := io.WriteString(c.OutOrStdout(), text); err != nil {
					return err
				}
			}
			if failed {
				return exit{code: exitBadInput}
			}
			return nil
		},
	})
}

// display returns everything that is to be read about a scheme, with the coefficients as its file prints them.
func display(s scheme.Scheme, style text.Style) string {
	p := text.Page{Style: style}
	info := s.Info()
	say := func(key, value string) {
		if value != "" {
			p.Digits(fmt.Sprintf("%-8s ", key), value)
		}
	}
	say("name", info.Name)
	say("title", info.Title)
	say("kind", info.Kind)
	say("family", info.Family)
	say("form", info.Form)
	say("order", claimedOrder(info))
	say("claims", strings.ReplaceAll(scheme.Info{Published: info.Published}.Claimed(), "-stable", ""))
	say("source", info.Source)
	say("note", info.Note)
	say("defect", info.Defect)
	for _, e := range coefficients(s) {
		p.Line("")
		p.Line(e.Key)
		table(&p, e)
	}
	var b strings.Builder
	_, _ = p.WriteTo(&b) // a builder takes everything
	return b.String()
}

// table lines up the entries in columns. Where they are too wide for the page, those of a matrix are listed with their
// places, but for the zeros, and those of a vector follow one another.
func table(p *text.Page, e scheme.Entries) {
	text := columns(e.Rows, p.Style)
	if fits(text) {
		for line := range strings.Lines(text) {
			p.Line(strings.TrimSuffix(line, "\n"))
		}
		return
	}
	if e.Key == "params" {
		for _, row := range e.Rows {
			p.Digits("  "+row[0]+" = ", strings.Join(row[1:], " "))
		}
		return
	}
	if len(e.Rows) == 1 && len(e.Rows[0]) == 1 {
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

func fits(page string) bool {
	for line := range strings.Lines(page) {
		if utf8.RuneCountInString(line) > text.Width+1 {
			return false
		}
	}
	return true
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

// columns lines up the entries of rows.
func columns(rows [][]string, style text.Style) string {
	var widths []int
	for _, row := range rows {
		for j, cell := range row {
			cell = style.Text(cell)
			if j == len(widths) {
				widths = append(widths, 0)
			}
			widths[j] = max(widths[j], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for j, cell := range row {
			line += fmt.Sprintf("  %-*s", widths[j], style.Text(cell))
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
