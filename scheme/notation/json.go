package notation

import (
	"bytes"
	"context"
	"encoding/json"

	"rofz/scheme"
)

// document returns the table as a scheme file.
func (t Table) document() []byte {
	d := scheme.Document{Info: t.Info}
	if len(t.Params) > 0 {
		constants := scheme.Entries{Key: "params"}
		for _, p := range t.Params {
			constants.Rows = append(constants.Rows, []string{p.Name, p.Value})
		}
		d.Entries = append(d.Entries, constants)
	}
	d.Entries = append(d.Entries, t.Entries...)
	return d.JSON(scheme.Tall)
}

// writeJSON writes one table to a line, with where it was taken from; a single one that was taken from no source is
// written as a document for people.
func writeJSON(tables []Table) (string, error) {
	if len(tables) == 1 && tables[0].Info.Origin == nil {
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
func readSchemes(ctx context.Context, file string, data []byte, _ []Annotation) ([]Table, error) {
	var out []Table
	for read := range scheme.Documents(file, bytes.NewReader(data)) {
		s, err := read(ctx)
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
