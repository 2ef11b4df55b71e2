package text

import (
	"io"
	"strings"

	"rofz/paper/exposition"
)

// WriteParameters writes for which parameters families are as they were asked, for people.
func WriteParameters(w io.Writer, style Style, list []exposition.Parameters) error {
	p := Page{Style: style}
	for i, x := range list {
		if x.Err != nil {
			continue
		}
		if i > 0 {
			p.Add("")
		}
		p.Prose("", x.Heading())
		p.Add("")
		for _, s := range x.Sentences() {
			p.Line(s)
		}
		if ends := x.Ends(); len(ends) > 0 {
			p.Add("")
			for _, e := range ends {
				p.Hang(e.Label+": "+strings.Join(pieces(e.Content), ""), 4)
			}
		}
		p.Add("")
		p.Prose("", x.Counts())
	}
	_, err := p.WriteTo(w)
	return err
}

// WriteParametersMarkdown writes the sets of several families as a table in GitHub-flavoured Markdown.
func WriteParametersMarkdown(w io.Writer, list []exposition.Parameters) error {
	var b strings.Builder
	markdownTable(&b, exposition.ParameterTable(list))
	_, err := io.WriteString(w, b.String())
	return err
}
