package text

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"

	"rofz/paper/exposition"
)

// WriteComparison writes the tables of a comparison for people, in lines of at most Width columns.
func WriteComparison(w io.Writer, style Style, c exposition.Comparison) error {
	p := Page{Style: style}
	for i, t := range c.Tables() {
		if i > 0 {
			p.Add("")
		}
		p.table(t)
	}
	notes := c.Notes()
	if len(notes) > 0 {
		p.Add("")
	}
	for _, n := range notes {
		p.Prose(pad(n.Cell, 6), n.String())
	}
	_, err := p.WriteTo(w)
	return err
}

// grid returns the headings and the rows of a table as the style writes them.
func grid(t exposition.Table, style Style) [][]string {
	head := make([]string, len(t.Head))
	for i, h := range t.Head {
		head[i] = style.Text(strings.Join(pieces(h), ""))
	}
	rows := [][]string{head}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = style.Text(strings.Join(pieces(c.Content), ""))
		}
		rows = append(rows, cells)
	}
	return rows
}

// table writes a table in columns. A name that would make it too wide has a line of its own above its row.
func (p *Page) table(t exposition.Table) {
	const gap = 2
	rows := grid(t, p.Style)
	widths := make([]int, len(t.Head))
	for _, row := range rows {
		for i, s := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(s))
		}
	}
	room := Width
	for _, n := range widths[1:] {
		room -= gap + n
	}
	widths[0] = min(widths[0], max(room, utf8.RuneCountInString(rows[0][0])))
	p.Prose("", strings.Join(pieces(t.Caption), ""))
	for _, row := range rows {
		name := row[0]
		if utf8.RuneCountInString(name) > widths[0] {
			p.Digits("", name)
			name = ""
		}
		line := name
		end := 0 // of the column
		for i, s := range row[1:] {
			end += widths[i] + gap
			line += strings.Repeat(" ", end-utf8.RuneCountInString(line)) + s
		}
		p.Line(line)
	}
}

// WriteMarkdown writes the tables of a comparison in GitHub-flavoured Markdown.
func WriteMarkdown(w io.Writer, c exposition.Comparison) error {
	var b strings.Builder
	for i, t := range c.Tables() {
		if i > 0 {
			b.WriteByte('\n')
		}
		markdownTable(&b, t)
	}
	for i, n := range c.Notes() {
		if i == 0 {
			b.WriteByte('\n')
		}
		b.WriteString("* " + markdown.Replace(n.Cell+" — "+n.String()) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// markdown escapes what has a meaning in Markdown.
var markdown = strings.NewReplacer("|", `\|`, `\`, `\\`, "<", `\<`, "*", `\*`, "_", `\_`, "`", "\\`")

func markdownTable(b *strings.Builder, t exposition.Table) {
	caption := strings.Join(pieces(t.Caption), "")
	if name, _, ok := strings.Cut(caption, ": "); !ok || strings.Contains(name, " ") { // a name is written as it is typed
		caption = strings.ToUpper(caption[:1]) + caption[1:]
	}
	b.WriteString("**" + markdown.Replace(caption) + "**\n\n")
	for i, row := range grid(t, Style{}) {
		for _, s := range row {
			b.WriteString("| " + markdown.Replace(s) + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat("---|", len(t.Head)) + "\n")
		}
	}
}

// WriteCSV writes a comparison as comma-separated values with a row for each scheme and a last one for the exact flow: the
// keys of the cells of all tables, side by side.
func WriteCSV(w io.Writer, c exposition.Comparison) error {
	records := [][]string{{"scheme", "kind"}}
	for _, s := range c.Schemes {
		if s.Err == nil {
			records = append(records, []string{s.Name, s.Analysis.Scheme().Info().Kind})
		}
	}
	records = append(records, []string{"exact flow", ""})
	for _, t := range c.Tables() {
		records[0] = append(records[0], t.Columns[1:]...)
		for i := range records[1:] {
			for j := range t.Columns[1:] {
				key := ""
				if i < len(t.Rows) {
					key = t.Rows[i][j+1].Key
				}
				records[i+1] = append(records[i+1], key)
			}
		}
	}
	out := csv.NewWriter(w)
	if err := out.WriteAll(records); err != nil {
		return err
	}
	return out.Error()
}
