package html

import "rofz/paper/exposition"

// Sections sets sections for a page that is not a Page. Their headings are of the level below depth, and their identifiers
// begin with prefix, which is kebab-case and unique in that page. The style is that of page.css.
func Sections(prefix string, depth int, list []exposition.Section) []byte {
	w := part{prefix: prefix, depth: depth}
	for _, s := range list {
		w.section(s)
	}
	return w.Bytes()
}

// Phrase sets a piece of running text.
func Phrase(content []exposition.Inline) []byte {
	var w part
	w.inlines(content)
	return w.Bytes()
}
