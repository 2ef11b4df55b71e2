package html

import (
	"slices"
	"strings"

	"rofz/paper/exposition"
	"rofz/paper/formula"
	"rofz/proofs/certificate"
)

// blocks writes the blocks of a section.
func (p *part) blocks(list []exposition.Block) {
	for _, b := range list {
		p.block(b)
	}
}

func (p *part) block(b exposition.Block) {
	switch b := b.(type) {
	case exposition.Paragraph:
		p.open("p")
		p.inlines(b)
		p.close("p")
	case exposition.Display:
		p.display(b)
	case exposition.Tableau:
		p.tableau(b)
	case exposition.Table:
		p.table(b)
	case exposition.Verdict:
		p.verdict(b)
	case exposition.Theorem:
		p.theorem(b)
	default:
		panic("internal error: a block of unknown type")
	}
	p.line()
}

// inlines writes the pieces of a paragraph. A point or a comma stays with the formula before it.
func (p *part) inlines(list []exposition.Inline) {
	for i, x := range list {
		switch x := x.(type) {
		case exposition.Text:
			text := string(x)
			if i > 0 && isMath(list[i-1]) {
				text = text[len(punctuation(text)):]
			}
			p.text(text)
		case exposition.Math:
			point := ""
			if i+1 < len(list) {
				if next, ok := list[i+1].(exposition.Text); ok {
					point = punctuation(string(next))
				}
			}
			if point == "" {
				p.math(x.Formula)
				continue
			}
			p.open("span", "class", "keep")
			p.math(x.Formula)
			p.text(point)
			p.close("span")
		case exposition.Code:
			p.element("code", string(x))
		case exposition.Cite:
			p.element("cite", "["+string(x)+"]")
		case exposition.Tree:
			p.tree(x.Tree)
		default:
			panic("internal error: an inline of unknown type")
		}
	}
}

func isMath(x exposition.Inline) bool {
	_, ok := x.(exposition.Math)
	return ok
}

// punctuation is the sign that a text begins with, or nothing.
func punctuation(s string) string {
	if s != "" && strings.ContainsRune(".,;:)", rune(s[0])) {
		return s[:1]
	}
	return ""
}

func (p *part) math(e formula.Expr) {
	p.open("math")
	p.formula(e)
	p.close("math")
}

// formula writes the MathML of a formula, in which text is escaped already.
func (p *part) formula(e formula.Expr) { p.WriteString(strings.Map(visible, formula.MathML(e))) }

// display writes formulas below one another. A wide one scrolls in its own box, which the keyboard must reach.
func (p *part) display(lines exposition.Display) {
	lines = broken(lines)
	p.scroller("display", "formula", wide(lines))
	p.open("math", "display", "block")
	if len(lines) == 1 {
		p.open("mrow")
		p.side(lines[0].Left)
		p.relation(lines[0])
		p.side(lines[0].Right)
		p.close("mrow")
	} else {
		p.open("mtable", "displaystyle", "true")
		for _, l := range lines {
			p.open("mtr")
			p.open("mtd", "class", "left")
			p.side(l.Left)
			p.close("mtd")
			p.open("mtd", "class", "right")
			p.open("mrow")
			p.relation(l)
			p.side(l.Right)
			p.close("mrow")
			p.close("mtd")
			p.close("mtr")
		}
		p.close("mtable")
	}
	p.close("math")
	p.close("div")
}

func (p *part) side(e formula.Expr) {
	if e != nil {
		p.formula(e)
	}
}

func (p *part) relation(l exposition.Line) {
	if l.Relation != "" {
		p.element("mo", l.Relation, "form", "infix")
	}
}

// tableau writes the array of a scheme as a table, whose rules MathML does not have in browsers.
func (p *part) tableau(t exposition.Tableau) {
	p.open("figure", "class", "tableau")
	p.scroller("scroll", "coefficients", true)
	p.WriteString("<table><tbody>")
	for i, row := range t.Array.Rows {
		class := ""
		if slices.Contains(t.Array.Below, i) {
			class = "ruled"
		}
		p.open("tr", "class", class)
		for j, e := range row {
			class := ""
			if slices.Contains(t.Array.RightOf, j) {
				class = "ruled"
			}
			p.open("td", "class", class)
			if e != nil {
				p.math(e)
			}
			p.close("td")
		}
		p.close("tr")
	}
	p.WriteString("</tbody></table>")
	p.close("div")
	p.open("figcaption")
	p.inlines(t.Caption)
	p.close("figcaption")
	p.close("figure")
}

// scroller opens a box that scrolls sideways.
func (p *part) scroller(class, what string, focusable bool) {
	if focusable {
		p.open("div", "class", class, "tabindex", "0", "role", "group", "aria-label", what)
		return
	}
	p.open("div", "class", class)
}

// verdict writes a decision that unfolds to its evidence.
func (p *part) verdict(v exposition.Verdict) {
	if v.Evidence == nil && v.Certificate == "" {
		p.open("p", "class", "verdict "+v.Verdict.String())
		p.decision(v)
		p.close("p")
		return
	}
	p.open("details", "class", "verdict "+v.Verdict.String())
	p.open("summary")
	p.decision(v)
	p.close("summary")
	p.open("div", "class", "evidence")
	p.blocks(v.Evidence)
	p.certificate(v.Certificate)
	p.close("div")
	p.close("details")
}

var marks = map[certificate.Outcome]string{certificate.Proved: "✓", certificate.Refuted: "✗", certificate.Undecided: "?"}

func (p *part) decision(v exposition.Verdict) {
	p.element("span", marks[v.Verdict], "class", "mark", "aria-hidden", "true")
	p.text(" ")
	p.element("strong", v.Property)
	p.text(" ")
	p.element("span", v.Verdict.String(), "class", "says")
	if len(v.Reason) > 0 {
		p.text(" ")
		p.open("span", "class", "reason")
		p.inlines(v.Reason)
		p.close("span")
	}
}

// certificate writes the text that verify audit reads.
func (p *part) certificate(text string) {
	if text == "" {
		return
	}
	p.open("details", "class", "certificate")
	p.open("summary")
	p.text("The certificate, for ")
	p.element("code", "verify audit")
	p.close("summary")
	p.element("pre", text, "tabindex", "0", "role", "group", "aria-label", "certificate")
	p.close("details")
}

// theorem writes a statement whose proof unfolds.
func (p *part) theorem(t exposition.Theorem) {
	p.open("section", "class", "theorem", "id", p.id(t.Name))
	p.open(p.heading(), "class", "name")
	p.text("Theorem")
	if len(t.Title) > 0 {
		p.text(" (")
		p.inlines(t.Title)
		p.text(")")
	}
	p.close(p.heading())
	p.blocks(t.Statement)
	if len(t.Proof) > 0 {
		p.open("details", "class", "proof")
		p.element("summary", "Proof")
		p.blocks(t.Proof)
		p.element("p", "∎", "class", "end")
		p.close("details")
	}
	p.close("section")
}
