package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"rofz/scheme"
	"rofz/terminal"
)

// width is the number of columns that the text form fits into.
const width = terminal.Width

// A page collects lines of text.
type page struct{ terminal.Page }

func newPage(style terminal.Style) *page { return &page{terminal.Page{Style: style}} }

func (p *page) add(label string, words ...string) { p.Add(label, words...) }
func (p *page) prose(label, text string)          { p.Prose(label, text) }
func (p *page) digits(label, text string)         { p.Digits(label, text) }

// tree draws the tree that a sentence about an order condition names.
func (p *page) tree(sentence string) {
	_, rest, ok := strings.Cut(sentence, "order condition ")
	name, _, _ := strings.Cut(rest, " ")
	if t, err := scheme.ParseTree(name); ok && err == nil {
		for line := range strings.Lines(t.Draw()) {
			p.Line(strings.Repeat(" ", 20) + strings.TrimSuffix(line, "\n"))
		}
	}
}

// writeTo writes the lines.
func (p *page) writeTo(w io.Writer) error {
	_, err := p.WriteTo(w)
	return err
}

// superscript writes an exponent.
func superscript(n int) string { return superscripts.Replace(strconv.Itoa(n)) }

// power writes z with an exponent that may be a fraction.
func power(variable, exponent string) string {
	switch {
	case exponent == "0":
		return ""
	case exponent == "1":
		return variable
	case strings.Contains(exponent, "/"):
		return fmt.Sprintf("%s^(%s)", variable, strings.ReplaceAll(exponent, "-", "−"))
	}
	return variable + superscripts.Replace(exponent)
}
