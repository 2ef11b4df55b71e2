package main

import (
	"io"

	"rofz/errata/diagnosis"
	"rofz/paper/exposition"
	"rofz/paper/text"
)

// writeDiagnosis writes a diagnosis below a report.
func writeDiagnosis(w io.Writer, style text.Style, d diagnosis.Diagnosis) error {
	notes := exposition.Diagnosed(d)
	if notes == nil {
		return nil
	}
	p := text.Page{Style: style}
	p.Line("  what may be wrong:")
	for _, n := range notes {
		p.Prose("    "+n.Head, exposition.Plain(n.Content))
	}
	_, err := p.WriteTo(w)
	return err
}
