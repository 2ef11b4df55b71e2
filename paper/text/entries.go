package text

import (
	"io"
	"strings"
	"unicode/utf8"

	"rofz/paper/exposition"
	"rofz/paper/formula"
)

// columns says where the parts of an entry begin.
var columns = map[exposition.Place]struct{ label, verdict, content int }{
	exposition.OfFact:     {2, 0, 16},
	exposition.OfHeading:  {0, 0, 0},
	exposition.OfFormula:  {2, 0, 16},
	exposition.OfSeries:   {2, 0, 18},
	exposition.OfPuiseux:  {2, 0, 20},
	exposition.OfRoot:     {2, 0, 18},
	exposition.OfInterval: {2, 0, 22},
	exposition.OfProperty: {2, 23, 33},
	exposition.OfBound:    {2, 16, 25},
	exposition.OfConstant: {4, 0, 18},
	exposition.OfRemark:   {2, 0, 2},
	exposition.OfDetail:   {4, 0, 4},
	exposition.OfValue:    {4, 0, 16},
	exposition.OfDrawing:  {20, 0, 20},
	exposition.OfError:    {2, 0, 9},
	exposition.OfCut:      {2, 0, 2},
}

// Write writes entries for people, in lines of at most Width columns.
func Write(w io.Writer, style Style, entries []exposition.Entry) error {
	p := Page{Style: style}
	for _, e := range entries {
		p.entry(e)
	}
	_, err := p.WriteTo(w)
	return err
}

func (p *Page) entry(e exposition.Entry) {
	at := columns[e.Place]
	label := strings.Repeat(" ", at.label) + e.Label
	switch e.Place {
	case exposition.OfFormula:
		label = pad(label, at.content-2) + "= "
	case exposition.OfSeries, exposition.OfPuiseux:
		label = strings.Repeat(" ", at.content-1-at.label-utf8.RuneCountInString(e.Label)) + label + " "
	}
	told := e.Label
	if e.Verdict != "" {
		label, told = pad(label, at.verdict)+e.Verdict, e.Verdict
	}
	if e.Place != exposition.OfHeading {
		label = pad(label, at.content)
	}
	label = p.label(label)
	switch e.Place {
	case exposition.OfCut:
		if !p.Cut {
			return
		}
	case exposition.OfDrawing:
		for line := range strings.Lines(pieces(e.Content)[0]) {
			p.Line(label + strings.TrimSuffix(line, "\n"))
		}
		return
	case exposition.OfValue:
		p.Digits(label, strings.Join(pieces(e.Content), " "))
		return
	}
	p.add(label, p.Style.paintLast(label, told, e.Tone), split(e.Content))
}

// pad fills a label with blanks up to a column, and writes one at least behind what is there.
func pad(label string, column int) string {
	label = strings.TrimRight(label, " ")
	n := utf8.RuneCountInString(label)
	if n > 0 {
		n = min(n, column-1)
	}
	return label + strings.Repeat(" ", column-n)
}

// pieces returns the content in pieces: a formula as one of them.
func pieces(content []exposition.Inline) []string {
	var out []string
	for _, x := range content {
		switch x := x.(type) {
		case exposition.Text:
			out = append(out, string(x))
		case exposition.Code:
			out = append(out, string(x))
		case exposition.Math:
			out = append(out, formula.Text(x.Formula))
		case exposition.Cite:
			out = append(out, "["+string(x)+"]")
		case exposition.Tree:
			out = append(out, x.String())
		}
	}
	return out
}

// split returns the words of the content, between which a line may be broken. A formula is broken between its terms.
func split(content []exposition.Inline) []string {
	var out []string
	for _, x := range content {
		if m, ok := x.(exposition.Math); ok {
			for _, piece := range formula.Pieces(m.Formula) {
				if strings.HasPrefix(piece, "=") { // g = 0.43… stays together
					out[len(out)-1] += " " + piece
				} else {
					out = append(out, piece)
				}
			}
		} else {
			out = append(out, Words(pieces([]exposition.Inline{x})[0])...)
		}
	}
	return out
}
