package scheme

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"rofz/scheme/expression"
)

// MaxDocument is the largest scheme document that is read, in bytes.
const MaxDocument = 1 << 20

// maxValues is the largest number of values in a document, more than two matrices for MaxStages have. It bounds the memory,
// of which a value takes some hundred bytes.
const maxValues = 1 << 17

// jsonNode is a JSON value with its place. encoding/json alone would fold the case of keys, keep the last of several
// equal ones and turn numbers into float64.
type jsonNode struct {
	at     spot
	offset int  // in the text of the document
	kind   byte // { [ s n b 0: object, array, string, number, boolean, null
	text   string
	list   []jsonNode
	keys   []string // of an object, in order
}

var nodeKinds = map[byte]string{'{': "an object", '[': "a list", 's': "a string", 'n': "a number", 'b': "true or false", '0': "null"}

func (n jsonNode) is() string { return nodeKinds[n.kind] }

// spot is where a value stands in a document: under a key, at an index from 1, or both, of the value in which it stands.
// The zero value is the document.
type spot struct {
	in    *spot
	key   string
	index int
}

// String returns the spot as messages name it: "A[3][1]", "published.A-stable".
func (p spot) String() string {
	s := p.key
	if p.in != nil {
		if s = p.in.String(); s != "" && p.key != "" {
			s += "."
		}
		s += p.key
	}
	if p.index > 0 {
		s += fmt.Sprintf("[%d]", p.index)
	}
	return s
}

// parseJSON reads one JSON value strictly: UTF-8, RFC 8259, no duplicate keys, nesting at most 100.
func (d *document) parseJSON() (jsonNode, error) {
	if !utf8.ValidString(d.text) {
		return jsonNode{}, fault("", "not UTF-8; save the file as UTF-8")
	}
	if text := []byte(d.text); !json.Valid(text) {
		return jsonNode{}, d.syntaxFault(text)
	}
	r := jsonReader{document: d}
	return r.node(spot{}, 0)
}

// syntaxFault is the fault in a text that is not JSON.
func (d *document) syntaxFault(text []byte) *Error {
	var raw json.RawMessage
	err, offset := json.Unmarshal(text, &raw), len(d.text)
	if e, ok := err.(*json.SyntaxError); ok {
		offset = int(e.Offset)
	}
	return d.lineFault(strings.LastIndexByte(d.text[:offset], '\n')+1, "not valid JSON: %v", err)
}

// lineFault is a fault in the line that begins at an offset.
func (d *document) lineFault(offset int, format string, args ...any) *Error {
	e := fault(fmt.Sprintf("line %d", 1+strings.Count(d.text[:offset], "\n")), format, args...)
	e.Position, e.place = d.at(offset), ""
	return e
}

// jsonReader cuts a text that is valid JSON into its values.
type jsonReader struct {
	document *document
	next     int // offset of what is not read yet
	values   int // that were begun
}

// peek returns the first byte of the next value, key or bracket.
func (r *jsonReader) peek() byte {
	for {
		switch c := r.document.text[r.next]; c {
		case ' ', '\t', '\r', '\n', ':', ',':
			r.next++
		default:
			return c
		}
	}
}

func (r *jsonReader) fault(n jsonNode, format string, args ...any) *Error {
	e := fault(n.at.String(), format, args...)
	e.Position = r.document.at(n.offset)
	return e
}

func (r *jsonReader) node(at spot, depth int) (n jsonNode, err error) {
	n.at, n.kind = at, r.peek()
	if n.offset = r.next; depth > expression.MaxNesting {
		return n, r.fault(n, "nested more than %d deep", expression.MaxNesting)
	}
	if r.values++; r.values > maxValues {
		return n, r.fault(n, "more than %d values; a scheme of %d stages has fewer", maxValues, MaxStages)
	}
	switch n.kind {
	case '[', '{':
		r.next++
		err = r.items(&n, depth)
	case '"':
		n.kind, n.text = 's', r.text()
	case 't', 'f':
		n.kind, n.text = 'b', r.word()
	case 'n':
		n.kind = '0'
		r.word()
	default:
		n.kind, n.text = 'n', r.word()
	}
	return n, err
}

// items reads what an array or an object holds, with the closing bracket.
func (r *jsonReader) items(n *jsonNode, depth int) error {
	in := &spot{n.at.in, n.at.key, n.at.index}
	seen := make(map[string]bool)
	for i := 1; r.peek() != ']' && r.peek() != '}'; i++ {
		at := spot{in: in, index: i}
		if n.kind == '{' {
			at = spot{in: in, key: r.text()}
			if r.peek(); seen[at.key] {
				return r.fault(jsonNode{at: at, offset: r.next}, "the key %s stands twice; keep one", quote(at.key))
			}
			seen[at.key] = true
			n.keys = append(n.keys, at.key)
		}
		item, err := r.node(at, depth+1)
		if err != nil {
			return err
		}
		n.list = append(n.list, item)
	}
	r.next++
	return nil
}

// text reads a string.
func (r *jsonReader) text() string {
	begin, escaped := r.next+1, false
	for r.next = begin; r.document.text[r.next] != '"'; r.next++ {
		if r.document.text[r.next] == '\\' {
			r.next, escaped = r.next+1, true
		}
	}
	s := r.document.text[begin:r.next]
	if r.next++; escaped {
		if err := json.Unmarshal([]byte(r.document.text[begin-1:r.next]), &s); err != nil {
			panic("internal error: a string of valid JSON: " + err.Error())
		}
	}
	return s
}

// word reads a number, true, false or null.
func (r *jsonReader) word() string {
	begin := r.next
	for r.next < len(r.document.text) && !strings.ContainsRune(" \t\r\n,]}", rune(r.document.text[r.next])) {
		r.next++
	}
	return r.document.text[begin:r.next]
}

// quote quotes user text for a message, cut to a readable length.
func quote(s string) string {
	if len(s) > 60 {
		s = strings.ToValidUTF8(s[:60], "") + "…"
	}
	return fmt.Sprintf("%q", s)
}

// get returns the member under key.
func (n jsonNode) get(key string) (jsonNode, bool) {
	for i, k := range n.keys {
		if k == key {
			return n.list[i], true
		}
	}
	return jsonNode{}, false
}

// only refuses keys outside the allowed ones.
func (n jsonNode) only(what string, allowed ...string) error {
	for i, k := range n.keys {
		ok := false
		for _, a := range allowed {
			ok = ok || a == k
		}
		if !ok {
			return fault(n.list[i].at.String(), "unknown key %s in %s; the keys are %s", quote(k), what, strings.Join(allowed, ", "))
		}
	}
	return nil
}

// coefficientText returns the text of a coefficient: a string, or a number as it stands.
func (n jsonNode) coefficientText() (string, error) {
	if n.kind != 's' && n.kind != 'n' {
		return "", fault(n.at.String(), "%s where a coefficient would be right: a string such as \"5/12\", or a number", n.is())
	}
	if n.kind == 's' && strings.TrimSpace(n.text) == "" {
		return "", fault(n.at.String(), "an empty coefficient; write \"0\" for zero")
	}
	return n.text, nil
}

// vector returns the texts of a list of coefficients.
func (n jsonNode) vector() ([]string, error) {
	if n.kind != '[' {
		return nil, fault(n.at.String(), "%s where a list of coefficients would be right", n.is())
	}
	out := make([]string, len(n.list))
	for i, item := range n.list {
		var err error
		if out[i], err = item.coefficientText(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// matrix returns the texts of a list of rows.
func (n jsonNode) matrix() ([][]string, error) {
	if n.kind != '[' {
		return nil, fault(n.at.String(), "%s where a list of rows would be right", n.is())
	}
	out := make([][]string, len(n.list))
	for i, row := range n.list {
		var err error
		if out[i], err = row.vector(); err != nil {
			return nil, err
		}
	}
	return out, nil
}
