package notation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"rofz/scheme"
)

// document returns the table as a scheme file.
func (t Table) document() []byte {
	w := &documentWriter{}
	info := t.Info
	w.text("name", info.Name)
	w.text("title", info.Title)
	w.text("family", info.Family)
	w.text("kind", info.Kind)
	if len(t.Params) > 0 {
		w.params(t.Params)
	}
	w.entries(t)
	w.member("exact", fmt.Sprint(info.Exact))
	w.text("form", info.Form)
	if info.Digits > 0 {
		w.member("digits", fmt.Sprint(info.Digits))
	}
	if info.Order != nil {
		w.member("order", fmt.Sprint(*info.Order))
	}
	if info.EmbeddedOrder != nil {
		w.member("embedded_order", fmt.Sprint(*info.EmbeddedOrder))
	}
	w.published(info.Published)
	w.text("source", info.Source)
	w.text("note", info.Note)
	w.text("defect", info.Defect)
	return []byte("{\n" + strings.Join(w.members, ",\n") + "\n}\n")
}

type documentWriter struct{ members []string }

func (w *documentWriter) member(key, value string) {
	w.members = append(w.members, " "+quoted(key)+": "+value)
}

func (w *documentWriter) text(key, value string) {
	if value != "" {
		w.member(key, quoted(value))
	}
}

func (w *documentWriter) params(params []Param) {
	lines := make([]string, len(params))
	for i, p := range params {
		lines[i] = "  " + quoted(p.Name) + ": " + quoted(p.Value)
	}
	w.member("params", "{\n"+strings.Join(lines, ",\n")+"\n }")
}

func (w *documentWriter) entries(t Table) {
	var transformed []string
	for _, e := range t.Entries {
		value := entryText(e)
		if key, ok := strings.CutPrefix(e.Key, "transformed."); ok {
			transformed = append(transformed, "  "+quoted(key)+": "+strings.ReplaceAll(value, "\n", "\n "))
			continue
		}
		w.member(e.Key, value)
	}
	if len(transformed) > 0 {
		w.member("transformed", "{\n"+strings.Join(transformed, ",\n")+"\n }")
	}
}

func entryText(e scheme.Entries) string {
	rows := make([]string, len(e.Rows))
	for i, row := range e.Rows {
		cells := make([]string, len(row))
		for j, cell := range row {
			cells[j] = quoted(cell)
		}
		rows[i] = "[" + strings.Join(cells, ", ") + "]"
	}
	switch shape := scheme.ShapeOf(e.Key); {
	case shape == scheme.Number || shape == scheme.Polynomial && len(e.Rows[0]) == 1:
		return quoted(e.Rows[0][0])
	case shape != scheme.Matrix:
		return rows[0]
	}
	return "[\n  " + strings.Join(rows, ",\n  ") + "\n ]"
}

func (w *documentWriter) published(c scheme.Claims) {
	var parts []string
	for key, v := range c.All() {
		text := fmt.Sprint(v)
		if s, ok := v.(string); ok {
			text = quoted(s)
		}
		parts = append(parts, "  "+quoted(key)+": "+text)
	}
	if len(parts) > 0 {
		w.member("published", "{\n"+strings.Join(parts, ",\n")+"\n }")
	}
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

// writeJSON writes one table as a document, several as one to a line.
func writeJSON(tables []Table) (string, error) {
	if len(tables) == 1 {
		return string(tables[0].document()), nil
	}
	var b bytes.Buffer
	for _, t := range tables {
		if err := json.Compact(&b, t.document()); err != nil {
			panic("internal error: " + err.Error())
		}
		b.WriteByte('\n')
	}
	return b.String(), nil
}

// readSchemes reads scheme files: JSON, and tableaux as people paste them.
func readSchemes(file string, data []byte) ([]Table, error) {
	var out []Table
	for s, err := range scheme.ParseAll(file, bytes.NewReader(data)) {
		if err != nil {
			if len(data) == 0 || len(out) == 0 {
				return nil, err
			}
			out = append(out, Table{Info: scheme.Info{Name: "unread"}, Err: err})
			continue
		}
		t, err := Of(s)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}
