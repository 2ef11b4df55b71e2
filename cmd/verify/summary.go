package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/ci"
	"rofz/paper/cases"
	"rofz/paper/text"
)

// The formats that sum up a whole run without being one of package ci, and the name that its text has where text is
// something else.
const (
	formatLines    = "lines"
	formatBadge    = "badge"
	formatEndpoint = "badge-json"
)

// summaryFormats lists the formats that are one document for all schemes or theorems of a run.
func summaryFormats() []string {
	own := slices.DeleteFunc(ci.Formats(), func(f string) bool { return f == "text" || f == "json" })
	return slices.Concat([]string{formatLines}, own, []string{formatBadge, formatEndpoint})
}

// reportFormats lists the formats of a command that has a text for people and JSON Lines besides.
func reportFormats() []string { return append([]string{"text", "json"}, summaryFormats()...) }

// writeSummary writes cases in one of summaryFormats or of ci. The noun is "scheme" or "theorem".
func writeSummary(w io.Writer, style text.Style, format, noun string, list []ci.Case) error {
	switch format {
	case formatLines:
		p := text.Page{Style: style}
		for _, l := range ci.Lines(list) {
			p.Line(l.String())
		}
		_, err := p.WriteTo(w)
		return err
	case formatBadge:
		return cases.Badge(noun, list).WriteSVG(w)
	case formatEndpoint:
		return cases.Badge(noun, list).WriteEndpoint(w)
	}
	return ci.Write(w, format, list)
}

// outputs are the files of the flag --write, so that one run can be read by several programs.
type outputs []output

type output struct{ format, file string }

// flag gives a command the flag --write.
func (o *outputs) flag(c *cobra.Command) {
	c.Flags().Var(o, "write", "write to a file, not -, besides: `FORMAT=FILE`, FORMAT one of\n"+listed(reportFormats())+";\nmay be repeated")
}

// listed joins words with commas, in lines that fit into the right column of a help.
func listed(words []string) string {
	text, width := "", 0
	for i, w := range words {
		if i > 0 {
			if w = ", " + w; width+len(w) > 45 {
				w, width = ",\n"+w[2:], 0
			}
		}
		text += w
		width += len(w)
	}
	return text
}

// String is what the help shows as default: nothing.
func (o *outputs) String() string { return "" }

// Type is what the help calls a value.
func (o *outputs) Type() string { return "FORMAT=FILE" }

// Set reads one value of the flag.
func (o *outputs) Set(s string) error {
	format, file, ok := strings.Cut(s, "=")
	if !ok || file == "" {
		return fmt.Errorf("should be FORMAT=FILE, such as sarif=rofz.sarif")
	}
	if !slices.Contains(reportFormats(), format) {
		return fmt.Errorf("unknown format %q; the formats are %s", format, strings.Join(reportFormats(), ", "))
	}
	if file == standardOutput {
		return fmt.Errorf("standard output has what --format says: --format %s writes that there", format)
	}
	*o = append(*o, output{format, file})
	return nil
}

// check refuses files that cannot be written, before there is anything to write.
func (o outputs) check(c *cobra.Command) error {
	for _, x := range o {
		if err := checkOutput(c, "--write", x.file); err != nil {
			return err
		}
	}
	return nil
}

// write writes all files. The text in them is no text on a terminal.
func (o outputs) write(c *cobra.Command, write func(w io.Writer, style text.Style, format string) error) error {
	style := styleOn(c, io.Discard)
	for _, x := range o {
		err := deliverBy(c, "--write", x.file, func(w io.Writer) error { return write(w, style, x.format) })
		if err != nil {
			return err
		}
	}
	return nil
}
