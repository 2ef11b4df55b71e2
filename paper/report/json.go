package report

import (
	"bytes"
	"encoding/json"
	"io"

	"rofz/internal/version"
)

// object is a JSON object whose keys keep their order.
type object []member

type member struct {
	key   string
	value any // what encoding/json writes, an object or a list
}

// list is a JSON array.
type list []any

// headed returns an object that begins with what all formats begin with: the name of the format, and the version of the
// program, where it is known.
func headed(format string) object {
	o := object{{"format", format}}
	o.addText("version", version.Program().Version)
	return o
}

// add adds a member.
func (o *object) add(key string, value any) { *o = append(*o, member{key, value}) }

// addText adds a text unless it is empty.
func (o *object) addText(key, text string) {
	if text != "" {
		o.add(key, text)
	}
}

// addTexts adds a list of texts unless it is empty.
func (o *object) addTexts(key string, texts []string) {
	if len(texts) > 0 {
		o.add(key, texts)
	}
}

// each is a list with what one returns of each element.
func each[T any](xs []T, one func(T) any) list {
	out := make(list, len(xs))
	for i, x := range xs {
		out[i] = one(x)
	}
	return out
}

// writeLine writes a value as one line, without the escapes that HTML needs.
func writeLine(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(value)
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	b := bytes.NewBufferString("{")
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := writeLine(b, m.key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := writeLine(b, m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
