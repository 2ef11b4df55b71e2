// Package html sets what package exposition says of schemes as one page that needs nothing else: no network, no other
// file, no fonts, and no script to be read. Formulas are MathML, figures are SVG within the page; a script of a few lines
// sorts and filters tables and unfolds everything at once.
//
// A page is made of parts, one for each scheme. Each part is rendered by itself (Part.Render), so that the page of
// thousands of schemes takes no more memory than its largest part and its summary.
//
// The content security policy of the page forbids every request and every script but its own. Text that comes from
// schemes is escaped wherever it gets in, and no value of an attribute comes from it but identifiers made here.
package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"slices"

	"rofz/paper/exposition"
	"rofz/paper/plot"
)

// Format names the layout of the page and its version.
const Format = "rofz-page/1"

// Reserved is the identifier that no Part may have.
const Reserved = "page"

//go:embed page.css
var style string

//go:embed page.js
var script string

// policy is the content security policy. Figures have style attributes, which no hash can allow.
var policy = func() string {
	hash := sha256.Sum256([]byte(script))
	return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; script-src 'sha256-" +
		base64.StdEncoding.EncodeToString(hash[:]) + "'"
}()

// Page is a report about schemes.
type Page struct {
	Title    string
	Errors   []Error                 // the schemes that are not on the page, with the reason
	Findings []Finding               // published claims that are contradicted
	Opening  Opening                 // what stands before the schemes
	Summary  Summary                 // all schemes, a row each
	Figures  []plot.Picture          // of all schemes together
	Parts    func(w io.Writer) error // writes the rendered parts; nil if there are none
	Theorems []exposition.Block      // what holds for the schemes, with proofs
	Made     []exposition.Inline     // how the page was made: the last words on it
	Notes    []exposition.Block      // what the reader should know, such as that figures were left out
}

// Error says of a scheme why it could not be read.
type Error struct {
	Name, File, At, Message string
}

// Finding is something wrong with what is claimed of the scheme whose part has the identifier ID.
type Finding struct {
	ID, Name, Message string
}

// Opening is the first chapter of a page, with pictures; none if it has no title.
type Opening struct {
	exposition.Section
	Figures []plot.Picture
}

// Summary is a table in which the first cell of each row leads to a part.
type Summary struct {
	exposition.Table
	IDs []string // of the parts, a row each
}

// Write writes the page. The same page gives the same bytes.
func (p Page) Write(w io.Writer) error {
	var head part
	p.head(&head)
	if _, err := w.Write(head.Bytes()); err != nil {
		return err
	}
	if err := p.front(w); err != nil {
		return err
	}
	if p.Parts != nil {
		if err := p.Parts(w); err != nil {
			return err
		}
	}
	foot := part{prefix: Reserved, depth: 2}
	p.foot(&foot)
	_, err := w.Write(foot.Bytes())
	return err
}

func (p Page) head(h *part) {
	h.WriteString("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
	h.open("meta", "http-equiv", "Content-Security-Policy", "content", policy)
	h.WriteString("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	h.WriteString("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	h.element("title", p.Title)
	h.WriteString("\n<style>\n" + style + "</style>\n</head>\n<body>\n")
	h.element("a", "To the text", "class", "skip", "href", "#page_main")
	h.WriteString("\n<header>\n")
	h.element("h1", p.Title)
	h.WriteString("\n</header>\n<main id=\"page_main\" tabindex=\"-1\">\n")
}

// front writes what stands before the parts.
func (p Page) front(w io.Writer) error {
	f := part{prefix: Reserved, depth: 2}
	p.errors(&f)
	p.findings(&f)
	p.opening(&f)
	f.blocks(p.Notes)
	if len(p.Summary.Rows) > 0 {
		f.summary(p.Summary)
	}
	if len(p.Figures) > 0 {
		f.open("section", "id", "page_pictures", "aria-labelledby", "page_pictures-title")
		f.element("h2", "The schemes in one picture", "id", "page_pictures-title")
		f.line()
		for i, figure := range p.Figures {
			f.figure(fmt.Sprintf("page_picture-%d", i+1), figure)
		}
		f.close("section")
		f.line()
	}
	_, err := w.Write(f.Bytes())
	return err
}

// opening writes the first blocks, which say what matters, then the pictures, then the rest.
func (p Page) opening(f *part) {
	if len(p.Opening.Title) == 0 {
		return
	}
	f.open("section", "id", "page_opening", "aria-labelledby", "page_opening-title")
	f.open("h2", "id", "page_opening-title")
	f.inlines(p.Opening.Title)
	f.close("h2")
	f.line()
	words := slices.IndexFunc(p.Opening.Blocks, func(b exposition.Block) bool { _, ok := b.(exposition.Table); return ok })
	if words < 0 {
		words = len(p.Opening.Blocks)
	}
	f.blocks(p.Opening.Blocks[:words])
	f.open("div", "class", "pictures")
	for i, figure := range p.Opening.Figures {
		f.figure(fmt.Sprintf("page_opening-picture-%d", i+1), figure)
	}
	f.close("div")
	f.blocks(p.Opening.Blocks[words:])
	f.close("section")
	f.line()
}

func (p Page) errors(f *part) {
	if len(p.Errors) == 0 {
		return
	}
	f.open("section", "class", "notice", "aria-labelledby", "page_errors")
	f.element("h2", fmt.Sprintf("Not read: %d", len(p.Errors)), "id", "page_errors")
	f.open("ul")
	for _, e := range p.Errors {
		f.open("li")
		f.element("strong", e.Name)
		f.text(": ")
		if e.File != e.Name {
			f.element("code", e.File)
			f.text(": ")
		}
		f.text(e.At + ": " + e.Message)
		f.close("li")
		f.line()
	}
	f.close("ul")
	f.close("section")
	f.line()
}

// manyFindings is how many claims may stand before the table; more of them are folded away.
const manyFindings = 8

func (p Page) findings(f *part) {
	if len(p.Findings) == 0 {
		return
	}
	f.open("section", "class", "notice", "aria-labelledby", "page_contradicted")
	f.element("h2", fmt.Sprintf("Claims that do not hold: %d", len(p.Findings)), "id", "page_contradicted")
	f.element("p", "The coefficients are taken as printed.")
	folded := len(p.Findings) > manyFindings
	if folded {
		f.open("details")
		f.element("summary", "All of them")
	}
	f.open("ul")
	for _, x := range p.Findings {
		f.open("li")
		f.element("a", x.Name, "href", "#"+x.ID)
		f.text(": " + x.Message)
		f.close("li")
		f.line()
	}
	f.close("ul")
	if folded {
		f.close("details")
	}
	f.close("section")
	f.line()
}

func (p Page) foot(f *part) {
	if len(p.Theorems) > 0 {
		f.open("section", "id", "page_theorems", "aria-labelledby", "page_theorems-title")
		f.element("h2", "Theorems", "id", "page_theorems-title")
		f.line()
		f.blocks(p.Theorems)
		f.close("section")
		f.line()
	}
	f.WriteString("</main>\n<footer>\n")
	if len(p.Made) > 0 {
		f.open("p")
		f.inlines(p.Made)
		f.close("p")
	}
	f.WriteString("\n</footer>\n<script>" + script + "</script>\n</body>\n</html>\n")
}
