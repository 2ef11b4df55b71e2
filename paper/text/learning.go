package text

import (
	"encoding/csv"
	"io"
	"strings"

	"rofz/paper/exposition"
)

// WriteLearning writes what schemes make of the gradients of a problem for people: the totals, what follows from them in
// plain words, and the modes of each scheme.
func WriteLearning(w io.Writer, style Style, c exposition.Learning) error {
	p := Page{Style: style}
	for i, t := range c.Tables() {
		if i > 0 {
			p.Add("")
		}
		p.table(t)
		if i == 0 {
			for _, s := range c.Advice() {
				p.Add("")
				p.Prose("", s)
			}
		}
	}
	_, err := p.WriteTo(w)
	return err
}

// WriteLearningMarkdown writes the same in GitHub-flavoured Markdown.
func WriteLearningMarkdown(w io.Writer, c exposition.Learning) error {
	var b strings.Builder
	for i, t := range c.Tables() {
		if i > 0 {
			b.WriteByte('\n')
		}
		markdownTable(&b, t)
		if i == 0 {
			for _, s := range c.Advice() {
				b.WriteString("\n" + markdown.Replace(s) + "\n")
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteLearningCSV writes a row for each mode of each scheme, the better schemes first, with all digits.
func WriteLearningCSV(w io.Writer, c exposition.Learning) error {
	var records [][]string
	for _, l := range c.Ranked() {
		t := c.ModeTable(l, true)
		if records == nil {
			records = append(records, append([]string{"scheme"}, t.Columns...))
		}
		for _, row := range t.Rows {
			record := []string{l.Name}
			for _, x := range row {
				record = append(record, x.Key)
			}
			records = append(records, record)
		}
	}
	return csv.NewWriter(w).WriteAll(records)
}
