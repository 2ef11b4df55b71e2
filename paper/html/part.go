package html

import (
	"fmt"
	"slices"
	"strconv"

	"rofz/paper/exposition"
	"rofz/paper/plot"
)

// Part is what the page says of one scheme.
type Part struct {
	ID       string // kebab-case, unique in the page, and not Reserved
	Document exposition.Document
	Facts    []exposition.Entry // what is told first, in few words
	Findings []string           // what does not hold of the claims about it
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
	figures := p.strip(&w)
	after := p.gradientSection()
	for i, s := range p.Document.Sections {
		w.section(s)
		if i == after {
			figures = p.take(&w, figures, plot.Gradient)
		}
	}
	if len(figures) > 0 {
		w.open("section", "class", "pictures")
		w.element("h3", "Pictures")
		w.line()
		for _, i := range figures {
			w.figure(p.pictureID(i), p.Figures[i])
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

// strip writes what matters at a glance: the verdicts, a few facts, and the region. It returns which figures are left.
func (p Part) strip(w *part) []int {
	left := make([]int, len(p.Figures))
	for i := range left {
		left[i] = i
	}
	verdicts := p.verdicts()
	if len(verdicts)+len(p.Facts) == 0 {
		return left
	}
	w.open("div", "class", "strip")
	w.open("div")
	if len(verdicts) > 0 {
		w.open("ul", "class", "verdicts")
		for _, v := range verdicts {
			w.open("li", "class", v.Verdict.String())
			w.element("span", marks[v.Verdict], "class", "mark", "aria-hidden", "true")
			w.text(" " + v.Property + " ")
			w.element("span", v.Verdict.String(), "class", "says")
			w.close("li")
		}
		w.close("ul")
		w.line()
	}
	if len(p.Facts) > 0 {
		w.open("dl", "class", "facts")
		for _, f := range p.Facts {
			w.open("div")
			w.element("dt", f.Label)
			w.open("dd")
			w.inlines(f.Content)
			w.close("dd")
			w.close("div")
		}
		w.close("dl")
		w.line()
	}
	w.close("div")
	left = p.take(w, left, plot.Region)
	w.close("div")
	w.line()
	return left
}

// verdicts are the decisions about the stability of the scheme.
func (p Part) verdicts() []exposition.Verdict {
	var out []exposition.Verdict
	for _, s := range p.Document.Sections {
		if s.ID != string(exposition.Certificates) {
			continue
		}
		for _, b := range s.Blocks {
			if v, ok := b.(exposition.Verdict); ok {
				out = append(out, v)
			}
		}
	}
	return out
}

// gradientSection is the place of the last section on R' and where it goes, behind which its picture stands; −1 if there is none.
func (p Part) gradientSection() int {
	at := -1
	for i, s := range p.Document.Sections {
		if s.ID == string(exposition.Derivative) || s.ID == string(exposition.AtInfinity) {
			at = i
		}
	}
	return at
}

// take writes the first of the figures left that is of a kind, and returns the others.
func (p Part) take(w *part, left []int, kind plot.Kind) []int {
	at := slices.IndexFunc(left, func(i int) bool { return p.Figures[i].Kind == kind })
	if at < 0 {
		return left
	}
	w.figure(p.pictureID(left[at]), p.Figures[left[at]])
	return slices.Delete(left, at, at+1)
}

func (p Part) pictureID(i int) string { return fmt.Sprintf("%s_picture-%d", p.ID, i+1) }

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
