package report

import (
	"io"
	"strconv"

	"rofz/scheme"
)

// WriteEntry writes what a list says of a scheme: how it is called, of which size it is, and what is claimed of it.
func WriteEntry(w io.Writer, s scheme.Scheme) error {
	info := s.Info()
	o := object{{"name", info.Name}}
	o.addText("title", info.Title)
	o.add("kind", info.Kind)
	o.addText("family", info.Family)
	o.addText("form", info.Form)
	if n, _ := scheme.Size(s); n > 0 {
		o.add("size", strconv.Itoa(n))
	}
	if info.Order != nil {
		o.add("order", *info.Order)
	}
	if info.EmbeddedOrder != nil {
		o.add("embedded_order", *info.EmbeddedOrder)
	}
	for _, key := range scheme.ClaimKeys() {
		if says := info.Published.Says(key); says != nil {
			o.add(key, *says)
		}
	}
	o.addText("source", info.Source)
	return writeLine(w, o)
}
