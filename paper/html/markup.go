package html

import (
	"bytes"
	"strings"
)

// markup writes elements. Tags and names of attributes are constants of this package; whatever else gets in passes
// through escape. The zero value is empty.
type markup struct {
	bytes.Buffer
}

// open writes a start tag; attributes come as names and values. An attribute whose value is "" is left out.
func (m *markup) open(tag string, attributes ...string) {
	m.WriteByte('<')
	m.WriteString(tag)
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		m.WriteByte(' ')
		m.WriteString(attributes[i])
		m.WriteString(`="`)
		m.text(attributes[i+1])
		m.WriteByte('"')
	}
	m.WriteByte('>')
}

func (m *markup) close(tag string) {
	m.WriteString("</")
	m.WriteString(tag)
	m.WriteByte('>')
}

// element writes an element that holds text and nothing else.
func (m *markup) element(tag, text string, attributes ...string) {
	m.open(tag, attributes...)
	m.text(text)
	m.close(tag)
}

func (m *markup) text(s string) { m.WriteString(escape(s)) }

func (m *markup) line() { m.WriteByte('\n') }

var special = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// escape returns s as character data, which also serves between quotes. What is no text, such as control characters,
// and what would change the direction of the text behind it, becomes the replacement character.
func escape(s string) string {
	return special.Replace(strings.Map(visible, s)) // Map makes U+FFFD of bytes that are not UTF-8
}

func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r < ' ', 0x7f <= r && r < 0xa0: // controls
	case 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069: // directional embeddings, overrides and isolates
	case 0xfdd0 <= r && r <= 0xfdef, r&0xfffe == 0xfffe: // noncharacters
	default:
		return r
	}
	return '\ufffd'
}
