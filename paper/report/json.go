package report

import (
	"bytes"
	"encoding/json"
	"io"
)

// object is a JSON object whose keys keep their order.
type object []member

type member struct {
	key   string
	value any // an object, a list, or what encoding/json writes
}

// list is a JSON array.
type list []any

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

// writeLine writes a value as one line, without the escapes that HTML needs.
func writeLine(w io.Writer, value any) error {
	var b bytes.Buffer
	if err := encode(&b, value); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

func encode(b *bytes.Buffer, value any) error {
	switch v := value.(type) {
	case object:
		b.WriteByte('{')
		for i, m := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := encode(b, m.key); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := encode(b, m.value); err != nil {
				return err
			}
		}
		b.WriteByte('}')
		return nil
	case list:
		b.WriteByte('[')
		for i, x := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := encode(b, x); err != nil {
				return err
			}
		}
		b.WriteByte(']')
		return nil
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the end of the line
	return nil
}
