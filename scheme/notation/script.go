package notation

import (
	"strings"

	"rofz/scheme/expression"
)

// readScript reads the tables in a Python or Julia file: what is passed to RungeKuttaMethod and its relatives of nodepy, to
// ImplicitRKTableau and ExplicitRKTableau of DiffEqDevTools, and arrays named A, b, c, bhat. Nothing is carried out: only
// assignments of constants and arrays are understood.
func readScript(file string, data []byte, dialect *expression.Dialect) []Table {
	r := &scriptReader{reader: newReader(file, data, dialect)}
	r.call = r.known
	for r.Peek().Kind != expression.TokenEnd {
		r.statement()
	}
	for len(r.scopes) > 1 {
		r.pop()
	}
	r.pop()
	return r.out
}

type scriptReader struct {
	*reader
	target string // what the value of the statement is assigned to, as a name for a table
}

// statement reads one line, or several within brackets.
func (r *scriptReader) statement() {
	t := r.Peek()
	if t.Kind == expression.TokenNewline || t.Text == ";" {
		r.Take()
		return
	}
	for len(r.scopes) > 1 && t.At.Column <= r.top().column {
		r.pop()
	}
	start := r.Next
	switch {
	case t.Kind != expression.TokenName:
	case t.Text == "def" || t.Text == "function":
		r.function()
	case t.Text == "return":
		r.Take()
		r.target = ""
		_, _ = r.sum()
	default:
		r.assignment()
	}
	if next := r.Peek(); next.Kind != expression.TokenNewline && next.Kind != expression.TokenEnd && next.Text != ";" {
		r.Next = start // so that the brackets are counted from the first
		r.line()
	}
}

// line moves to the end of the line.
func (r *scriptReader) line() {
	depth := 0
	for t := r.Peek(); t.Kind != expression.TokenEnd; t = r.Peek() {
		switch {
		case t.Kind == expression.TokenNewline && depth == 0, t.Text == ";" && depth == 0:
			return
		case t.Kind != expression.TokenSign:
		case strings.Contains("([{", t.Text):
			depth++
		case strings.Contains(")]}", t.Text):
			depth = max(0, depth-1)
		}
		r.Take()
	}
}

// function opens the block of a function. Its parameters have no values, whatever stood under their names before.
func (r *scriptReader) function() {
	at := r.Take().At
	r.push(at.Column)
	name := r.Take()
	if name.Kind != expression.TokenName {
		return
	}
	r.top().label = strings.TrimPrefix(name.Text, "construct")
	for t := r.Peek(); t.Kind != expression.TokenEnd && t.Kind != expression.TokenNewline && t.Text != ")"; t = r.Peek() {
		r.Take()
		if t.Kind == expression.TokenName && t.Text != "T" {
			v := unreadable(t.At.Errorf("%.40q is an argument of %.40q, without a value here", t.Text, name.Text), t.At)
			v.isArgument = true
			r.bind(t.Text, v)
			r.top().set[t.Text] = false
		}
	}
}

// assignment reads name = value, name[indices] = value, several names for one value, and a call alone.
func (r *scriptReader) assignment() {
	var targets []target
	start := r.Next
	r.target = ""
	for {
		before := r.Next
		t, key, ok := r.assigned()
		if !ok {
			r.Next = before
			break
		}
		if key != "" {
			r.target = key
			continue
		}
		if len(t.indices) == 0 {
			r.target = t.name.Text
		}
		targets = append(targets, t)
	}
	if r.Next == start && !(r.Ahead(1).Text == "(" || r.Ahead(1).Text == ".") {
		return
	}
	at, first := r.Peek().At, r.Next
	v, err := r.sum()
	if err != nil {
		r.Next = first // a sign within the brackets of the value does not end the statement
	}
	if t := r.Peek(); err == nil && t.Kind != expression.TokenNewline && t.Kind != expression.TokenEnd && t.Text != ";" {
		err = t.At.Errorf("%s where the end of the line would be right", t.Here())
	}
	if err != nil {
		v = unreadable(err, at)
	}
	for _, t := range targets {
		if len(t.indices) == 0 {
			r.assign(t.name.Text, v)
		} else if err := r.store(t.name.Text, t.indices, v); err != nil {
			r.bind(t.name.Text, unreadable(err, at))
		}
	}
}

// target is what a statement assigns to.
type target struct {
	name    expression.Token
	indices []index
}

// assigned reads name = or name[indices] =, and name['key'] =, whose key is returned.
func (r *scriptReader) assigned() (t target, key string, ok bool) {
	if t.name = r.Take(); t.name.Kind != expression.TokenName {
		return t, "", false
	}
	for r.Sees("[") {
		prefixed := r.Ahead(1).Kind == expression.TokenName && r.Ahead(2).Kind == expression.TokenText // u'BE'
		if r.Ahead(1).Kind == expression.TokenText && r.Ahead(2).Text == "]" || prefixed {
			for r.Peek().Kind != expression.TokenText {
				r.Take()
			}
			key = r.Take().Text
			r.Accept("]")
			continue
		}
		at := r.Peek().At
		list, err := r.Indices()
		if err != nil {
			return t, "", false
		}
		ix, err := r.indices(list)
		if err != nil {
			if _, known := r.find(t.name.Text); known && r.Sees("=") {
				r.bind(t.name.Text, unreadable(err, at)) // and not an array without these entries
			}
			return t, "", false
		}
		t.indices = append(t.indices, ix...)
	}
	return t, key, r.Accept("=")
}

// constructors are the calls that make a scheme, by the order of their arguments.
var constructors = map[string][]string{
	"RungeKuttaMethod":         {"A", "b"},
	"ExplicitRungeKuttaMethod": {"A", "b"},
	"ImplicitRungeKuttaMethod": {"A", "b"},
	"ExplicitRungeKuttaPair":   {"A", "b", "bhat"},
	"RungeKuttaPair":           {"A", "b", "bhat"},
	"ImplicitRKTableau":        {"A", "c", "b", "order"},
	"ExplicitRKTableau":        {"A", "c", "b", "order"},
}

// keywords are the names of arguments that are given by name.
var keywords = map[string]string{"A": "A", "b": "b", "bhat": "bhat", "c": "c", "αEEst": "bhat", "order": "order",
	"adaptiveorder": "embedded_order", "shortname": "shortname", "name": "name", "alpha": "shu-osher", "beta": "shu-osher"}

// known carries out the calls by which nodepy and DiffEqDevTools make schemes.
func (r *scriptReader) known(name string, args []argument, at expression.Place) (value, bool, error) {
	positions, ok := constructors[name]
	if !ok {
		return value{}, false, nil
	}
	found := map[string]value{}
	for i, a := range args {
		if v, ok := r.find(a.word); a.word != "" && (!ok || v.isArgument) && (a.key == "A" || a.key == "b" || a.key == "" && i < len(positions) && len(positions[i]) == 1 && positions[i] != "c") {
			return value{at: at, isText: true}, true, nil // a function that makes schemes of its arguments
		}
		switch {
		case a.key != "":
			found[keywords[a.key]] = a.value
		case i < len(positions):
			found[positions[i]] = a.value
		case r.dialect == expression.Julia && keywords[a.word] != "": // f(x; y) is short for f(x; y = y)
			found[keywords[a.word]] = a.value
		}
	}
	r.top().used = true
	label := r.target
	for _, key := range []string{"shortname", "name"} {
		if v := found[key]; label == "" && v.isText {
			label = v.text
		}
	}
	if label == "" {
		label = r.top().label
	}
	if label == "" {
		label = stem(r.file)
	}
	t := r.constructed(label, found, at)
	if n, err := found["order"].integer(); err == nil && found["order"].at != (expression.Place{}) && n >= 0 && n < 100 {
		t.Info.Order = &n
	}
	if n, err := found["embedded_order"].integer(); err == nil && found["embedded_order"].at != (expression.Place{}) && n >= 0 && n < 100 {
		t.Info.EmbeddedOrder = &n
	}
	return value{at: at, isText: true}, true, nil
}

func (r *scriptReader) constructed(label string, found map[string]value, at expression.Place) *Table {
	a, hasA := found["A"]
	b, hasB := found["b"]
	if !hasA || !hasB {
		err := at.Errorf("a scheme that is not given by A and b")
		if _, ok := found["shu-osher"]; ok {
			err = at.Errorf("a scheme in Shu-Osher form; A and b are read")
		}
		t := r.table(label, label, at, nil)
		t.Err = err
		return t
	}
	parts := []part{{"A", a}, {"b", b}}
	for _, key := range []string{"c", "bhat"} {
		if v, ok := found[key]; ok {
			parts = append(parts, part{key, v})
		}
	}
	return r.table(label, label, at, parts)
}
