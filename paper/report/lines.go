package report

import (
	"io"
	"strings"

	"rofz/paper/terminal"
	"rofz/scheme"
)

// width is the number of columns that the text form fits into.
const width = terminal.Width

// A page collects lines of text.
type page struct{ terminal.Page }

func newPage(style terminal.Style) *page { return &page{terminal.Page{Style: style}} }

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

// generator says what the generator g of the field is if one of the parts mentions it.
func (p *page) generator(f printer, parts ...*page) {
	for _, q := range parts {
		if f.field.Degree() > 1 && mentionsGenerator(q.Lines()) {
			var words []string
			for _, s := range f.pieces(style.Generator(f.field)) {
				if strings.HasPrefix(s, "=") {
					words[len(words)-1] += " " + s // g = 0.43… stays together
				} else {
					words = append(words, s)
				}
			}
			p.Add("  with          ", words...)
			return
		}
	}
}

// writeTo writes the lines.
func (p *page) writeTo(w io.Writer) error {
	_, err := p.WriteTo(w)
	return err
}
