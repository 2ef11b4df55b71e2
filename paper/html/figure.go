package html

import (
	"strings"

	"rofz/paper/plot"
)

// figure writes a picture. The caption is what is to be seen, for everybody; the title stands in the picture as a rule.
func (p *part) figure(id string, f plot.Picture) {
	p.open("figure", "class", "picture", "id", id)
	p.open("div", "class", "plate")
	p.WriteString(strings.Map(visible, f.Element(id))) // where text is escaped already
	p.close("div")
	p.element("figcaption", f.Caption, "id", id+"_caption")
	p.close("figure")
	p.line()
}
