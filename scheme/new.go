package scheme

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rofz/poly/exact"
)

// New makes a scheme of a description and its coefficients, with the checks that Parse makes; info.Name and info.Kind
// are required. The coefficients are texts in the grammar of scheme files, such as "5/12", "0.4358", "1-1/sqrt(2)" or
// "root(x^2-x+1/6, 1/2, 1)", under the keys of scheme files: what Printed returns. So New(s.Info(), s.Printed()...)
// is s again, and with another Info the same table with other claims. exact.Rat.String is such a text, too.
//
// The error is an *Error whose File is the scheme's name. Cost: that of Parse.
func New(info Info, coefficients ...Entries) (Scheme, error) {
	n, err := info.nodeWith(coefficients)
	var s Scheme
	if err == nil {
		s, err = fromJSON(context.Background(), n, nil)
	}
	if err != nil {
		return nil, info.fault(err)
	}
	return s, nil
}

// NewParametric makes a family of schemes as New makes a scheme; the coefficients mention a parameter, which is free between
// lo and hi, nil for −∞ and ∞. The error is that of ParseParametric.
func NewParametric(info Info, parameter string, lo, hi *exact.Rat, coefficients ...Entries) (Parametric, error) {
	n, err := info.nodeWith(coefficients)
	var f Parametric
	if err == nil {
		f, err = parametricOf(n, nil, parameter)
	}
	if err == nil {
		f, err = f.Between(lo, hi)
	}
	if err != nil {
		return f, info.fault(err)
	}
	return f, nil
}

// fault names the scheme, which has no file, in an error.
func (info Info) fault(err error) error {
	name := info.Name
	if name == "" {
		name = "scheme"
	}
	return inFile(name, err)
}

// nodeWith returns the description and the coefficients as a document has them.
func (info Info) nodeWith(coefficients []Entries) (jsonNode, error) {
	n := info.node()
	var groups []string // objects, whose entries stand inside of them
	inside := make(map[string]*jsonNode)
	for _, e := range coefficients {
		group, key, ok := strings.Cut(e.Key, ".")
		switch {
		case ok && inside[group] == nil:
			groups = append(groups, group)
			inside[group] = &jsonNode{kind: '{'}
			fallthrough
		case ok:
			inside[group].add(key, e.node())
		case e.Key == "params":
			n.add(e.Key, paramsNode(e))
		default:
			n.add(e.Key, e.node())
		}
	}
	for _, group := range groups {
		n.add(group, *inside[group])
	}
	err := n.locate(spot{})
	return n, err
}

func made[S Scheme](name, kind string, coefficients ...Entries) (S, error) {
	s, err := New(Info{Name: name, Kind: kind}, coefficients...)
	if err != nil {
		var none S
		return none, err
	}
	return s.(S), nil
}

func list(key string, row []string) Entries { return Entries{key, [][]string{row}} }

// node returns the description as a document has it.
func (info Info) node() jsonNode {
	n := jsonNode{kind: '{'}
	n.add("name", jsonNode{kind: 's', text: info.Name})
	n.add("kind", jsonNode{kind: 's', text: info.Kind})
	for _, m := range []struct{ key, text string }{
		{"title", info.Title}, {"family", info.Family}, {"source", info.Source}, {"note", info.Note},
		{"defect", info.Defect}, {"form", info.Form},
	} {
		if m.text != "" {
			n.add(m.key, jsonNode{kind: 's', text: m.text})
		}
	}
	if o := info.Origin; o != nil {
		origin := jsonNode{kind: '{'}
		origin.add("file", jsonNode{kind: 's', text: o.File})
		if o.Line > 0 {
			origin.add("line", intNode(o.Line))
		}
		n.add("origin", origin)
	}
	if info.Exact != nil {
		n.add("exact", boolNode(*info.Exact))
	}
	if info.Digits != 0 {
		n.add("digits", intNode(info.Digits))
	}
	if info.Order != nil {
		n.add("order", intNode(*info.Order))
	}
	if info.EmbeddedOrder != nil {
		n.add("embedded_order", intNode(*info.EmbeddedOrder))
	}
	n.add("published", info.Published.node())
	return n
}

func (c Claims) node() jsonNode {
	n := jsonNode{kind: '{'}
	for key, v := range c.values {
		switch v := v.(type) {
		case bool:
			n.add(key, boolNode(v))
		default:
			n.add(key, jsonNode{kind: 's', text: fmt.Sprint(v)})
		}
	}
	if e := c.Embedded(); !e.isEmpty() {
		n.add(embeddedClaims, e.node())
	}
	return n
}

// node returns the entries as a document has them: a matrix, a list, or a single text.
func (e Entries) node() jsonNode {
	texts := func(row []string) jsonNode {
		n := jsonNode{kind: '['}
		for _, text := range row {
			n.list = append(n.list, jsonNode{kind: 's', text: text})
		}
		return n
	}
	matrix := jsonNode{kind: '['}
	for _, row := range e.Rows {
		matrix.list = append(matrix.list, texts(row))
	}
	one, shape := len(e.Rows) == 1, ShapeOf(e.Key)
	switch {
	case one && len(e.Rows[0]) == 1 && (shape == Polynomial || shape == Number):
		return jsonNode{kind: 's', text: e.Rows[0][0]}
	case one && shape != Matrix:
		return texts(e.Rows[0])
	}
	return matrix
}

// paramsNode returns the constants, whose rows are name and expression; a row of another length is a fault that
// readParams finds.
func paramsNode(e Entries) jsonNode {
	n := jsonNode{kind: '{'}
	for _, row := range e.Rows {
		if len(row) != 2 {
			n.add(strings.Join(row, " "), jsonNode{kind: '['})
			continue
		}
		n.add(row[0], jsonNode{kind: 's', text: row[1]})
	}
	return n
}

func boolNode(v bool) jsonNode { return jsonNode{kind: 'b', text: strconv.FormatBool(v)} }

func intNode(v int) jsonNode { return jsonNode{kind: 'n', text: strconv.Itoa(v)} }

// add appends a member to an object.
func (n *jsonNode) add(key string, v jsonNode) {
	n.keys = append(n.keys, key)
	n.list = append(n.list, v)
}

// locate gives a tree that was not read from a text the places that readNode gives, and refuses a key that stands
// twice as readNode does.
func (n *jsonNode) locate(at spot) error {
	n.at = at
	for i := range n.list {
		inner := spot{in: &at, index: i + 1}
		if n.kind == '{' {
			inner = spot{in: &at, key: n.keys[i]}
			if slices.Contains(n.keys[:i], n.keys[i]) {
				return fault(inner.String(), "the key %s stands twice; keep one", quote(n.keys[i]))
			}
		}
		if err := n.list[i].locate(inner); err != nil {
			return err
		}
	}
	return nil
}
