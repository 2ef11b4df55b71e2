package html

import (
	"fmt"
	"strconv"

	"rofz/paper/exposition"
	"rofz/paper/plot"
)

// Part is what the page says of one scheme.
type Part struct {
	ID       string // kebab-case, unique in the page, and not Reserved
	Document exposition.Document
	Findings []string // what does not hold of the claims about it
	Figures  []plot.Picture
}

// Render returns the part as a section of the page.
func (p Part) Render() []byte {
	w := part{prefix: p.ID, depth: 2}
	w.open("section", "class", "scheme", "id", p.ID, "aria-labelledby", p.ID+"_title")
	w.line()
	w.element("h2", p.Document.Title, "id", p.ID+"_title")
	w.line()
	if len(p.Findings) > 0 {
		w.open("section", "class", "notice")
		w.element("h3", "Claims that do not hold")
		w.open("ul")
		for _, f := range p.Findings {
			w.element("li", f)
		}
		w.close("ul")
		w.close("section")
		w.line()
	}
	for _, s := range p.Document.Sections {
		w.section(s)
	}
	if len(p.Figures) > 0 {
		w.open("section", "class", "pictures")
		w.element("h3", "Pictures")
		w.line()
		for i, f := range p.Figures {
			w.figure(fmt.Sprintf("%s_picture-%d", p.ID, i+1), f)
		}
		w.close("section")
		w.line()
	}
	w.open("p", "class", "up")
	w.element("a", "To the top", "href", "#page_main")
	w.close("p")
	w.close("section")
	w.line()
	return w.Bytes()
}

// part writes blocks. It knows what the identifiers of a part begin with, and how deep in headings it is.
type part struct {
	markup
	prefix string
	depth  int // of the heading above
	seen   map[string]bool
}

// id returns a new identifier, which is unique in the page if the prefix is: the name itself behind it, or with a number
// if the part has that already. Prefixes are kebab-case, so that no other one with a "_" behind it is the same.
func (p *part) id(name string) string {
	name = p.prefix + "_" + name
	id := name
	for n := 2; p.seen[id]; n++ {
		id = fmt.Sprintf("%s-%d", name, n)
	}
	if p.seen == nil {
		p.seen = make(map[string]bool)
	}
	p.seen[id] = true
	return id
}

// heading returns the element of a heading in the text at hand.
func (p *part) heading() string { return "h" + strconv.Itoa(min(p.depth+1, 6)) }

func (p *part) section(s exposition.Section) {
	id := p.id(s.ID)
	p.open("section", "id", id)
	p.line()
	p.depth += s.Level
	h := p.heading()
	p.open(h)
	p.inlines(s.Title)
	p.close(h)
	p.line()
	p.depth++
	p.blocks(s.Blocks)
	p.depth -= 1 + s.Level
	p.close("section")
	p.line()
}
