package scheme

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Document is what a scheme file says; Parse reads back what JSON writes.
type Document struct {
	Info    Info
	Entries []Entries // in their order; the constants under the key "params", as Printed has them
}

// Layout is a way of setting scheme files.
type Layout struct {
	keys   []string // "params" stands for it and the coefficients
	indent string
	wide   bool // each key with its value on one line; claims in alphabetical order, and told even if there are none
}

// The layouts. Tall has one row of a matrix on a line, Wide one key.
var (
	Tall = Layout{keys: []string{"name", "title", "family", "kind", "params", "exact", "form", "digits", "order", "embedded_order",
		"published", "source", "origin", "note", "defect"}, indent: " "}
	Wide = Layout{keys: []string{"name", "kind", "title", "family", "params", "exact", "form", "digits", "order", "embedded_order",
		"published", "source", "origin", "note", "defect"}, indent: "  ", wide: true}
)

// JSON returns the scheme file. Texts that say nothing, and claims that are not made, are left out.
func (d Document) JSON(l Layout) []byte {
	var lines []string
	for _, key := range l.keys {
		list := []keyed{{key, d.Info.value(key)}}
		if key == "params" {
			list = d.coefficients()
		}
		for _, m := range list {
			if c, ok := m.value.(Claims); m.value != nil && (!ok || l.wide || !c.isEmpty()) {
				lines = append(lines, l.indent+quoted(m.key)+": "+l.text(m.value, l.indent))
			}
		}
	}
	return []byte("{\n" + strings.Join(lines, ",\n") + "\n}\n")
}

// value returns what stands under one of the descriptive keys, nil for nothing.
func (info Info) value(key string) any {
	switch key {
	case "exact":
		if info.Exact == nil {
			return nil
		}
		return *info.Exact
	case "published":
		return info.Published
	case "origin":
		if info.Origin == nil {
			return nil
		}
		origin := []keyed{{"file", info.Origin.File}}
		if info.Origin.Line > 0 {
			origin = append(origin, keyed{"line", info.Origin.Line})
		}
		return origin
	case "digits":
		if info.Digits > 0 {
			return info.Digits
		}
		return nil
	case "order", "embedded_order":
		n := map[string]*int{"order": info.Order, "embedded_order": info.EmbeddedOrder}[key]
		if n == nil {
			return nil
		}
		return *n
	}
	text := map[string]string{"name": info.Name, "kind": info.Kind, "title": info.Title, "family": info.Family, "form": info.Form,
		"source": info.Source, "note": info.Note, "defect": info.Defect}[key]
	if text == "" {
		return nil
	}
	return text
}

// keyed is a value with its key, in an object whose members keep their order.
type keyed struct {
	key   string
	value any
}

// coefficients returns the members with the constants and the coefficients.
func (d Document) coefficients() []keyed {
	var out []keyed
	groups := map[string]int{}
	for _, e := range d.Entries {
		var value any = e.Rows
		switch shape := ShapeOf(e.Key); {
		case e.Key == "params":
			var constants []keyed
			for _, p := range e.Rows {
				constants = append(constants, keyed{p[0], p[1]})
			}
			value = constants
		case shape == Number || shape == Polynomial && len(e.Rows[0]) == 1:
			value = e.Rows[0][0]
		case shape != Matrix:
			value = e.Rows[0]
		}
		name, inner, inside := strings.Cut(e.Key, ".")
		if !inside {
			out = append(out, keyed{e.Key, value})
			continue
		}
		i, ok := groups[name]
		if !ok {
			i = len(out)
			groups[name] = i
			out = append(out, keyed{name, []keyed(nil)})
		}
		out[i].value = append(out[i].value.([]keyed), keyed{inner, value})
	}
	return out
}

// text returns a value that begins at an indent.
func (l Layout) text(v any, indent string) string {
	colon := ": "
	if l.wide {
		colon = ":"
	}
	var parts []string
	switch v := v.(type) {
	case []keyed:
		for _, m := range v {
			parts = append(parts, quoted(m.key)+colon+l.text(m.value, indent+" "))
		}
		return l.lines("{", parts, "}", indent)
	case Claims:
		for key, claim := range v.All() {
			parts = append(parts, quoted(key)+colon+l.text(claim, indent))
		}
		if e := v.Embedded(); !e.isEmpty() {
			parts = append(parts, quoted(embeddedClaims)+colon+l.text(e, indent+" "))
		}
		if l.wide {
			slices.Sort(parts)
		}
		return l.lines("{", parts, "}", indent)
	case [][]string:
		for _, row := range v {
			parts = append(parts, l.text(row, indent))
		}
		return l.lines("[", parts, "]", indent)
	case []string:
		for _, cell := range v {
			parts = append(parts, quoted(cell))
		}
		return "[" + strings.Join(parts, ","+colon[1:]) + "]"
	case string:
		return quoted(v)
	}
	return fmt.Sprint(v)
}

// lines sets parts between brackets, one to a line if the layout is tall.
func (l Layout) lines(open string, parts []string, closing, indent string) string {
	if l.wide {
		return open + strings.Join(parts, ",") + closing
	}
	return open + "\n" + indent + " " + strings.Join(parts, ",\n"+indent+" ") + "\n" + indent + closing
}

// quoted returns a JSON string, with < > & as they are.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic("internal error: " + err.Error())
	}
	return strings.TrimSuffix(b.String(), "\n")
}
