package ci

import (
	"bufio"
	"fmt"
	"strings"
)

// writeMarkdown writes a table of the findings, for the summary of a job or a comment.
func writeMarkdown(w *bufio.Writer, cases []Case) error {
	levels, known := count(cases)
	fmt.Fprintf(w, "%d checked: %s, %s, %s", len(cases), many(levels[Error], "error"), many(levels[Warning], "warning"), many(levels[Note], "note"))
	if known > 0 {
		fmt.Fprintf(w, ", %d known", known)
	}
	w.WriteString("\n")
	head := false
	row := func(cells ...string) {
		if !head {
			w.WriteString("\n| level | code | scheme | place | finding |\n|---|---|---|---|---|\n")
			head = true
		}
		for _, cell := range cells {
			fmt.Fprintf(w, "| %s ", markdownText(cell))
		}
		w.WriteString("|\n")
	}
	for _, c := range cases {
		if c.Status == Broken || c.Status == Failed && len(c.Findings) == 0 {
			row(string(c.Status), "", c.Name, "", c.Message)
		}
		for _, f := range c.Findings {
			level := string(f.Level)
			if f.Known {
				level += " (known)"
			}
			row(level, f.Code, f.Scheme, f.Place, f.Message)
		}
	}
	return nil
}

// markdownText escapes what Markdown or HTML inside of it would understand, and keeps to one line.
func markdownText(s string) string {
	s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s)
	var b strings.Builder
	for _, r := range oneLine(s) {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_[]|~#!", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '@':
			b.WriteString("&#64;") // nobody is to be called
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
