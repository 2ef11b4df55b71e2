package latex

import (
	"strings"

	"rofz/scheme"
)

// balanced names braces, which BibTeX counts even where TeX does not.
var balanced = strings.NewReplacer(`\{`, `\textbraceleft{}`, `\}`, `\textbraceright{}`)

// BibTeX returns an entry for the bibliography that cites where a scheme was published, as far as its file says that. It is
// ASCII, and what came from the file is inert in it. The key is the name of the scheme.
func BibTeX(info scheme.Info) string {
	var b strings.Builder
	b.WriteString("@misc{" + info.Name + ",\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = {" + balanced.Replace(text(value)) + "},\n")
		}
	}
	title := info.Title
	if title == "" {
		title = info.Name
	}
	field("title", title)
	field("note", info.Source)
	b.WriteString("}\n")
	return b.String()
}
