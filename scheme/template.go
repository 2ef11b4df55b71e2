package scheme

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"rofz/poly/exact"
	"rofz/scheme/expression"
)

// Template is a scheme document some of whose constants are free, each between two rational numbers. Other than a Parametric it may have
// several of them, be of any kind, and use them in radicals: it is no function, but a text that Member completes.
type Template struct {
	table table
	free  []FreeConstant
}

// FreeConstant is a constant that is free from Lo to Hi, both included.
type FreeConstant struct {
	Name   string
	Lo, Hi exact.Rat
}

// ParseTemplate reads a scheme document with free constants: those under the key free, and those of the list, whose ranges go before
// those of the document. A pasted tableau has the latter alone.
//
// Every error is an *Error: it names a range that is infinite or no range, or a coefficient that cannot be evaluated at any of a few
// members that are tried. Cost: that of Parse.
func ParseTemplate(file string, data []byte, free ...FreeConstant) (Template, error) {
	d := &document{begin: Position{Line: 1, Column: 1}}
	t, err := d.template(file, data, free)
	if err == nil {
		return t, nil
	}
	e := inFile(file, err)
	if e.Position == (Position{}) {
		e.Position = d.position(e.place)
	}
	return t, e
}

func (d *document) template(file string, data []byte, free []FreeConstant) (t Template, err error) {
	if len(data) > MaxDocument {
		return t, fault("", "more than %d bytes; a scheme document is at most that long", MaxDocument)
	}
	d.text = strings.TrimPrefix(string(data), "\ufeff")
	d.begin.Offset += len(data) - len(d.text)
	if strings.HasPrefix(strings.TrimLeft(d.text, " \t\r\n"), "{") {
		if d.root, err = d.parseJSON(); err != nil {
			return t, err
		}
		if t.table, err = readTable(d.root, d); err != nil {
			return t, err
		}
	} else if t.table, err = d.textTable(file); err != nil {
		return t, err
	}
	if t.free, err = freeConstants(t.table.node, free); err != nil {
		return t, err
	}
	return t, t.check()
}

// Template returns the family as a template with the one parameter. The error is that of an infinite range.
func (f Parametric) Template(free ...FreeConstant) (Template, error) {
	t := Template{table: f.table}
	info := f.Info()
	own := FreeConstant{Name: f.parameter}
	switch given := slices.IndexFunc(free, func(c FreeConstant) bool { return c.Name == f.parameter }); {
	case given >= 0 && len(free) == 1:
		own = free[given]
	case len(free) > 0:
		return t, info.fault(fault(freeKey, "the free parameter is %s alone", quote(f.parameter)))
	case f.lo == nil || f.hi == nil:
		return t, info.fault(infinite(freeKey, f.parameter))
	default:
		own.Lo, own.Hi = *f.lo, *f.hi
	}
	if own.Hi.Less(own.Lo) {
		return t, info.fault(fault(freeKey, "the range of %s is empty", quote(own.Name)))
	}
	t.free = []FreeConstant{own}
	return t, nil
}

// freeConstants returns the free constants of a document, with the ranges that are given first, in the order of their names.
func freeConstants(root jsonNode, given []FreeConstant) ([]FreeConstant, error) {
	out := slices.Clone(given)
	named := func(name string) bool {
		return slices.ContainsFunc(out, func(c FreeConstant) bool { return c.Name == name })
	}
	n, found := root.get(freeKey)
	if found && (n.kind != '{' || len(n.keys) == 0) {
		return nil, fault(n.at.String(), `not an object with names and their ranges, such as {"g": ["0", "1"]}`)
	}
	for i, name := range n.keys {
		if named(name) {
			continue
		}
		c, err := rangeOf(name, n.list[i])
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return nil, fault(freeKey, `missing; "free": {"g": ["0", "1"], "a": ["-1", "1"]} would say which constants are free, and their ranges`)
	}
	slices.SortFunc(out, func(a, b FreeConstant) int { return strings.Compare(a.Name, b.Name) })
	params, _ := root.get("params")
	for i, c := range out {
		switch _, constant := params.get(c.Name); {
		case i > 0 && c.Name == out[i-1].Name:
			return nil, fault(freeKey, "%s is given twice; keep one", quote(c.Name))
		case !isParameterName(c.Name) || c.Name == "x" || c.Name == "sqrt" || c.Name == "root":
			return nil, fault(freeKey, "%s cannot name a constant: letters, digits and _, not beginning with a digit, and not x, sqrt or root", quote(c.Name))
		case constant && found && !slices.ContainsFunc(given, func(g FreeConstant) bool { return g.Name == c.Name }):
			return nil, fault("params."+c.Name, "%s is free, and has a value too; keep one", quote(c.Name))
		case c.Hi.Less(c.Lo):
			return nil, fault(freeKey, "the range of %s, from %s to %s, is empty", quote(c.Name), c.Lo, c.Hi)
		}
	}
	return out, nil
}

// rangeOf reads the range of a constant of that name.
func rangeOf(name string, n jsonNode) (c FreeConstant, err error) {
	ends, err := n.vector()
	if err != nil {
		return c, err
	}
	if len(ends) != 2 {
		return c, fault(n.at.String(), "%d ends; a range has two", len(ends))
	}
	c.Name = name
	for i, end := range []*exact.Rat{&c.Lo, &c.Hi} {
		if ends[i] == []string{"-infinity", "infinity"}[i] {
			return c, infinite(n.list[i].at.String(), name)
		}
		x, ok := expression.RationalValue(ends[i])
		if !ok {
			return c, fault(n.list[i].at.String(), "%s is no rational number", quote(ends[i]))
		}
		*end = x
	}
	return c, nil
}

func infinite(at, name string) error {
	return fault(at, "the range of %s is infinite, and candidates need a finite one; --free %s=0..1 would be one", quote(name), name)
}

// check reads a few members, of which one has to be a scheme: a coefficient may divide by zero at some.
func (t Template) check() error {
	var first error
	for _, at := range []exact.Rat{exact.NewRat(34, 89), exact.NewRat(55, 89), exact.NewRat(1, 2)} {
		values := make([]exact.Rat, len(t.free))
		for i, c := range t.free {
			values[i] = c.Lo.Add(c.Hi.Sub(c.Lo).Mul(at.Pow(i + 1)))
		}
		_, err := Parse("", t.Member(t.table.info.Name, values...))
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	e := *first.(*Error)
	e.Position = Position{} // in the member
	return &e
}

// Info returns the description of the template.
func (t Template) Info() Info { return t.table.info }

// Free returns the free constants, in the order of their names.
func (t Template) Free() []FreeConstant { return slices.Clone(t.free) }

// Member returns the scheme document with another name and with values for the free constants, in the order of Free, as a line of
// JSON without its end. It has the claims of the template, and not its title and source. Its coefficients count as exact unless the
// template says something else. Whether they can be evaluated is seen when it is read.
func (t Template) Member(name string, values ...exact.Rat) []byte {
	constants := make([]keyedNode, len(values))
	for i, x := range values {
		constants[i] = keyedNode{t.free[i].Name, jsonNode{kind: 's', text: x.String()}}
	}
	member := jsonNode{kind: '{'}
	member.add("name", jsonNode{kind: 's', text: name})
	member.add("kind", jsonNode{kind: 's', text: t.table.kind.Name})
	if _, told := t.table.node.get("exact"); !told {
		member.add("exact", boolNode(true))
	}
	rest := withConstants(t.table.node, constants)
	for i, key := range rest.keys {
		if !slices.Contains([]string{"name", "kind", "title", "source", "note", "defect"}, key) && !(key == "published" && len(rest.list[i].keys) == 0) {
			member.add(key, rest.list[i])
		}
	}
	var b bytes.Buffer
	member.write(&b)
	return b.Bytes()
}

type keyedNode struct {
	key   string
	value jsonNode
}

// withConstants returns a document with constants in place of those that were free, or that had their names.
func withConstants(root jsonNode, constants []keyedNode) jsonNode {
	params := jsonNode{kind: '{'}
	out := root
	out.keys, out.list = nil, nil
	for i, key := range root.keys {
		switch key {
		case "params":
			params = root.list[i]
			params.keys, params.list = nil, nil
			for j, name := range root.list[i].keys {
				if !slices.ContainsFunc(constants, func(c keyedNode) bool { return c.key == name }) {
					params.add(name, root.list[i].list[j])
				}
			}
		case freeKey:
		default:
			out.add(key, root.list[i])
		}
	}
	for _, c := range constants {
		c.value.at = spot{key: "params." + c.key}
		params.add(c.key, c.value)
	}
	out.add("params", params)
	return out
}

// write writes the value as JSON, without blanks.
func (n jsonNode) write(b *bytes.Buffer) {
	switch n.kind {
	case '{', '[':
		b.WriteByte(n.kind)
		for i, v := range n.list {
			if i > 0 {
				b.WriteByte(',')
			}
			if n.kind == '{' {
				b.WriteString(quoted(n.keys[i]) + ":")
			}
			v.write(b)
		}
		b.WriteByte(n.kind + 2) // ] and } stand two behind [ and { in ASCII
	case 's':
		b.WriteString(quoted(n.text))
	case '0':
		b.WriteString("null")
	case 'n':
		if json.Valid([]byte(n.text)) {
			b.WriteString(n.text)
		} else { // of a pasted tableau
			b.WriteString(quoted(n.text))
		}
	default:
		b.WriteString(n.text)
	}
}
