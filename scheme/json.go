package scheme

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"rofz/scheme/expression"
)

// MaxDocument is the largest scheme document that is read, in bytes.
const MaxDocument = 1 << 20

// jsonNode is a JSON value with its place. encoding/json alone would fold the case of keys, keep the last of several
// equal ones and turn numbers into float64.
type jsonNode struct {
	at     string
	offset int  // in the text of the document
	kind   byte // { [ s n b 0: object, array, string, number, boolean, null
	text   string
	list   []jsonNode
	keys   []string // of an object, in order
}

var nodeKinds = map[byte]string{'{': "an object", '[': "a list", 's': "a string", 'n': "a number", 'b': "true or false", '0': "null"}

func (n jsonNode) is() string { return nodeKinds[n.kind] }

// parseJSON reads one JSON value strictly: UTF-8, RFC 8259, no duplicate keys, nesting at most 100.
func (d *document) parseJSON() (jsonNode, error) {
	if !utf8.ValidString(d.text) {
		return jsonNode{}, fault("", "not UTF-8; save the file as UTF-8")
	}
	var raw json.RawMessage
	if err := json.Unmarshal([]byte(d.text), &raw); err != nil {
		offset := len(d.text)
		if e, ok := err.(*json.SyntaxError); ok {
			offset = int(e.Offset)
		}
		return jsonNode{}, d.lineFault(strings.LastIndexByte(d.text[:offset], '\n')+1, "not valid JSON: %v", err)
	}
	r := jsonReader{json.NewDecoder(strings.NewReader(d.text)), d}
	r.UseNumber()
	return r.node("", 0)
}

// lineFault is a fault in the line that begins at an offset.
func (d *document) lineFault(offset int, format string, args ...any) *Error {
	e := fault(fmt.Sprintf("line %d", 1+strings.Count(d.text[:offset], "\n")), format, args...)
	e.Position, e.place = d.at(offset), ""
	return e
}

// jsonReader reads the text of a document.
type jsonReader struct {
	*json.Decoder
	document *document
}

// next returns where the next value begins.
func (r jsonReader) next() int {
	rest := r.document.text[r.InputOffset():]
	return len(r.document.text) - len(strings.TrimLeft(rest, " \t\r\n:,"))
}

func (r jsonReader) fault(n jsonNode, format string, args ...any) *Error {
	e := fault(n.at, format, args...)
	e.Position = r.document.at(n.offset)
	return e
}

func (r jsonReader) node(at string, depth int) (jsonNode, error) {
	n := jsonNode{at: at, offset: r.next()}
	if depth > expression.MaxNesting {
		return n, r.fault(n, "nested more than %d deep", expression.MaxNesting)
	}
	t, err := r.Token()
	if err != nil {
		return n, r.fault(n, "not valid JSON: %v", err)
	}
	switch t := t.(type) {
	case json.Delim:
		if n.kind = byte(t); t == '[' {
			for i := 1; r.More(); i++ {
				item, err := r.node(fmt.Sprintf("%s[%d]", at, i), depth+1)
				if err != nil {
					return n, err
				}
				n.list = append(n.list, item)
			}
		} else if err := r.members(&n, depth); err != nil {
			return n, err
		}
		_, err = r.Token()
		if err != nil && err != io.EOF {
			return n, r.fault(n, "not valid JSON: %v", err)
		}
	case string:
		n.kind, n.text = 's', t
	case json.Number:
		n.kind, n.text = 'n', t.String()
	case bool:
		n.kind, n.text = 'b', fmt.Sprint(t)
	default:
		n.kind = '0'
	}
	return n, nil
}

func (r jsonReader) members(n *jsonNode, depth int) error {
	seen := map[string]bool{}
	for r.More() {
		t, err := r.Token()
		if err != nil {
			return r.fault(*n, "not valid JSON: %v", err)
		}
		key, _ := t.(string)
		at := key
		if n.at != "" {
			at = n.at + "." + key
		}
		if seen[key] {
			return r.fault(jsonNode{at: at, offset: r.next()}, "the key %s stands twice; keep one", quote(key))
		}
		seen[key] = true
		item, err := r.node(at, depth+1)
		if err != nil {
			return err
		}
		n.keys = append(n.keys, key)
		n.list = append(n.list, item)
	}
	return nil
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
			return fault(n.list[i].at, "unknown key %s in %s; the keys are %s", quote(k), what, strings.Join(allowed, ", "))
		}
	}
	return nil
}

// coefficientText returns the text of a coefficient: a string, or a number as it stands.
func (n jsonNode) coefficientText() (string, error) {
	if n.kind != 's' && n.kind != 'n' {
		return "", fault(n.at, "%s where a coefficient would be right: a string such as \"5/12\", or a number", n.is())
	}
	if n.kind == 's' && strings.TrimSpace(n.text) == "" {
		return "", fault(n.at, "an empty coefficient; write \"0\" for zero")
	}
	return n.text, nil
}

// vector returns the texts of a list of coefficients.
func (n jsonNode) vector() ([]string, error) {
	if n.kind != '[' {
		return nil, fault(n.at, "%s where a list of coefficients would be right", n.is())
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
		return nil, fault(n.at, "%s where a list of rows would be right", n.is())
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
