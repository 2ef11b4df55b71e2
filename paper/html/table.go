package html

import (
	"cmp"

	"rofz/paper/exposition"
)

// table writes a table that the script sorts by any column.
func (p *part) table(t exposition.Table) {
	p.rows(t, nil)
}

// summary writes the table of all schemes, whose rows the script filters.
func (p *part) summary(s Summary) {
	p.open("section", "id", "page_summary", "aria-labelledby", "page_summary-title")
	p.element("h2", "Summary", "id", "page_summary-title")
	p.line()
	p.rows(s.Table, s.IDs)
	p.close("section")
	p.line()
}

// rows writes a table. A row whose part is known leads to it.
func (p *part) rows(t exposition.Table, ids []string) {
	id := p.id(cmp.Or(t.ID, "table"))
	caption := id + "_caption"
	p.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-labelledby", caption)
	class := "sortable"
	if ids != nil {
		class = "sortable filtered"
	}
	p.open("table", "class", class, "id", id)
	p.line()
	p.open("caption", "id", caption)
	p.open("span") // which stays where the table scrolls
	p.inlines(t.Caption)
	p.close("span")
	p.close("caption")
	p.line()
	p.WriteString("<thead>")
	p.open("tr")
	for _, h := range t.Head {
		p.open("th", "scope", "col")
		p.inlines(h)
		p.close("th")
	}
	p.close("tr")
	p.WriteString("</thead>\n<tbody>\n")
	for i, row := range t.Rows {
		p.open("tr")
		for j, c := range row {
			if j > 0 {
				p.cell("td", c, "")
				continue
			}
			link := ""
			if i < len(ids) {
				link = ids[i]
			}
			p.cell("th", c, link)
		}
		p.close("tr")
		p.line()
	}
	p.WriteString("</tbody>\n")
	p.close("table")
	p.close("div")
}

func (p *part) cell(tag string, c exposition.Cell, link string) {
	scope := ""
	if tag == "th" {
		scope = "row"
	}
	class := ""
	if isProse(c.Content) {
		class = "prose"
	}
	p.open(tag, "scope", scope, "class", class, "data-key", c.Key)
	if link != "" {
		p.open("a", "href", "#"+link)
	}
	p.inlines(c.Content)
	if link != "" {
		p.close("a")
	}
	p.close(tag)
}

// isProse reports whether a cell holds so many words that they should be broken into lines.
func isProse(content []exposition.Inline) bool {
	n := 0
	for _, x := range content {
		if t, ok := x.(exposition.Text); ok {
			n += len(t)
		}
	}
	return n > 24
}
