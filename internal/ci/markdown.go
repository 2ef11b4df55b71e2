package ci

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// writeMarkdown writes tables in GitHub's Markdown, for the summary of a job or a comment: cases of which facts are
// known as a table of these and a list of what is wrong, others as a table of their findings.
func writeMarkdown(w *bufio.Writer, cases []Case) error {
	if slices.ContainsFunc(cases, func(c Case) bool { return len(c.Facts) > 0 }) {
		markdownFacts(w, cases)
		return nil
	}
	fmt.Fprintln(w, tally(cases))
	var rows [][]string
	for _, c := range cases {
		for _, f := range c.heads(c.problems()) {
			level := string(f.Level)
			if f.Known {
				level += " (known)"
			}
			if c.Status == Broken {
				level = string(Broken)
			}
			rows = append(rows, []string{level, f.Code, f.Scheme, f.Place, f.Message})
		}
	}
	if len(rows) > 0 {
		w.WriteString("\n")
		markdownTable(w, []string{"level", "code", "scheme", "place", "finding"}, rows)
	}
	return nil
}

// marks are shown in front of a status, so that a table can be read at a glance.
var marks = map[Status]string{Passed: "✓ ", Failed: "✗ ", Broken: "✗ ", Undecided: "? "}

func markdownFacts(w *bufio.Writer, cases []Case) {
	counts := make(map[Status]int)
	head := []string{cases[0].Suite}
	column := make(map[string]int)
	for _, c := range cases {
		counts[c.Status]++
		for _, f := range c.Facts {
			if column[f.Name] == 0 {
				column[f.Name] = len(head)
				head = append(head, f.Name)
			}
		}
	}
	fmt.Fprintf(w, "%d checked", len(cases))
	separator := ": "
	for _, s := range []Status{Passed, Failed, Broken, Undecided} {
		if counts[s] > 0 {
			fmt.Fprintf(w, "%s%d %s", separator, counts[s], s)
			separator = ", "
		}
	}
	w.WriteString("\n\n")
	var rows [][]string
	for _, c := range cases {
		row := make([]string, len(head)+1)
		row[0], row[len(head)] = c.Name, marks[c.Status]+string(c.Status)
		for _, f := range c.Facts {
			row[column[f.Name]] = f.Value
		}
		rows = append(rows, row)
	}
	markdownTable(w, append(head, "result"), rows)
	first := true
	for _, c := range cases {
		for _, f := range c.heads(c.problems()) {
			if first {
				w.WriteString("\n")
				first = false
			}
			where := ""
			if f.File != "" {
				where = " (" + markdownText(f.where()) + ")"
			}
			fmt.Fprintf(w, "* %s %s%s: %s\n", f.Code, markdownText(f.Scheme), where, markdownText(f.sentence())) // a code is harmless
		}
	}
}

func markdownTable(w *bufio.Writer, head []string, rows [][]string) {
	for _, cell := range head {
		fmt.Fprintf(w, "| %s ", markdownText(cell))
	}
	w.WriteString("|\n" + strings.Repeat("|---", len(head)) + "|\n")
	for _, row := range rows {
		for _, cell := range row {
			fmt.Fprintf(w, "| %s ", markdownText(cell))
		}
		w.WriteString("|\n")
	}
}

// longestCell is the number of characters that are shown of a text: a table with more in a cell cannot be read.
const longestCell = 400

// markdownText escapes what Markdown or HTML inside of it would understand, keeps to one line, and cuts what is too long.
func markdownText(s string) string {
	if utf8.RuneCountInString(s) > longestCell {
		s = string([]rune(s)[:longestCell]) + "…"
	}
	s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s)
	var b strings.Builder
	for _, r := range strings.TrimSpace(oneLine(s)) {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_[]|~#!$", r):
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
