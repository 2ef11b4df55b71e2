package main

import (
	"bytes"
	"io"
	"strings"

	"rofz/errata/diagnosis"
	"rofz/paper/terminal"
)

// writeDiagnosis writes a diagnosis below a report.
func writeDiagnosis(w io.Writer, style terminal.Style, d diagnosis.Diagnosis) error {
	var text bytes.Buffer
	if err := d.WriteText(&text); err != nil || text.Len() == 0 {
		return err
	}
	p := terminal.Page{Style: style}
	p.Line("  what may be wrong:")
	for line := range strings.Lines(text.String()) {
		body := strings.TrimLeft(line, " ")
		indent := len(line) - len(body)
		if number, rest, ok := strings.Cut(body, ". "); ok && len(number) < 3 { // a numbered line hangs from its number
			p.Prose("    "+line[:indent]+number+". ", rest)
			continue
		}
		p.Prose("    "+line[:indent], body)
	}
	_, err := p.WriteTo(w)
	return err
}
