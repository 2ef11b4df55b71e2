package notation

import (
	"strings"
)

// readPython reads the tables in a Python file: what is passed to RungeKuttaMethod and its relatives of nodepy, and
// arrays named A, b, c, bhat. Nothing is carried out: only assignments of constants and arrays are understood.
func readPython(file string, data []byte) []Table { return readScript(file, data, langPython) }

// readJulia does the same for Julia, where ImplicitRKTableau and ExplicitRKTableau of DiffEqDevTools are known.
func readJulia(file string, data []byte) []Table { return readScript(file, data, langJulia) }

func readScript(file string, data []byte, lang language) []Table {
	r := &scriptReader{reader: newReader(file, data, lang)}
	r.call = r.known
	for r.peek().kind != tokEnd {
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
	t := r.peek()
	if t.kind == tokNewline || t.text == ";" {
		r.take()
		return
	}
	for len(r.scopes) > 1 && t.at.column <= r.top().column {
		r.pop()
	}
	start := r.i
	switch {
	case t.kind != tokName:
	case t.text == "def" || t.text == "function":
		r.function()
	case t.text == "return":
		r.take()
		r.target = ""
		_, _ = r.sum()
	default:
		r.assignment()
	}
	if next := r.peek(); next.kind != tokNewline && next.kind != tokEnd && next.text != ";" {
		r.i = start // so that the brackets are counted from the first
		r.line()
	}
}

// line moves to the end of the line.
func (r *scriptReader) line() {
	depth := 0
	for t := r.peek(); t.kind != tokEnd; t = r.peek() {
		switch {
		case t.kind == tokNewline && depth == 0, t.text == ";" && depth == 0:
			return
		case t.kind != tokSign:
		case strings.Contains("([{", t.text):
			depth++
		case strings.Contains(")]}", t.text):
			depth = max(0, depth-1)
		}
		r.take()
	}
}

// function opens the block of a function. Its parameters have no values, whatever stood under their names before.
func (r *scriptReader) function() {
	at := r.take().at
	r.push(at.column)
	name := r.take()
	if name.kind != tokName {
		return
	}
	r.top().label = strings.TrimPrefix(name.text, "construct")
	for t := r.peek(); t.kind != tokEnd && t.kind != tokNewline && t.text != ")"; t = r.peek() {
		r.take()
		if t.kind == tokName && t.text != "T" {
			v := unreadable(t.at.errorf("%.40q is an argument of %.40q, without a value here", t.text, name.text), t.at)
			v.isArgument = true
			r.bind(t.text, v)
			r.top().set[t.text] = false
		}
	}
}

// assignment reads name = value, name[indices] = value, several names for one value, and a call alone.
func (r *scriptReader) assignment() {
	var targets []target
	start := r.i
	r.target = ""
	for {
		before := r.i
		t, key, ok := r.assigned()
		if !ok {
			r.i = before
			break
		}
		if key != "" {
			r.target = key
			continue
		}
		if len(t.indices) == 0 {
			r.target = t.name.text
		}
		targets = append(targets, t)
	}
	if r.i == start && !(r.ahead(1).text == "(" || r.ahead(1).text == ".") {
		return
	}
	at := r.peek().at
	v, err := r.sum()
	if t := r.peek(); err == nil && t.kind != tokNewline && t.kind != tokEnd && t.text != ";" {
		err = t.at.errorf("%s where the end of the line would be right", t.here())
	}
	if err != nil {
		v = unreadable(err, at)
	}
	for _, t := range targets {
		if len(t.indices) == 0 {
			r.assign(t.name.text, v)
		} else if err := r.store(t.name.text, t.indices, v); err != nil {
			r.bind(t.name.text, unreadable(err, at))
		}
	}
}

// target is what a statement assigns to.
type target struct {
	name    token
	indices []index
}

// assigned reads name = or name[indices] =, and name['key'] =, whose key is returned.
func (r *scriptReader) assigned() (t target, key string, ok bool) {
	if t.name = r.take(); t.name.kind != tokName {
		return t, "", false
	}
	for r.sees("[") {
		prefixed := r.ahead(1).kind == tokName && r.ahead(2).kind == tokString // u'BE'
		if r.ahead(1).kind == tokString && r.ahead(2).text == "]" || prefixed {
			for r.peek().kind != tokString {
				r.take()
			}
			key = r.take().text
			r.accept("]")
			continue
		}
		ix, err := r.indices()
		if err != nil {
			return t, "", false
		}
		t.indices = append(t.indices, ix...)
	}
	return t, key, r.accept("=")
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
func (r *scriptReader) known(name string, args []argument, at place) (value, bool, error) {
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
	if n, err := found["order"].integer(); err == nil && found["order"].at != (place{}) && n >= 0 && n < 100 {
		t.Info.Order = &n
	}
	if n, err := found["embedded_order"].integer(); err == nil && found["embedded_order"].at != (place{}) && n >= 0 && n < 100 {
		t.Info.EmbeddedOrder = &n
	}
	return value{at: at, isText: true}, true, nil
}

func (r *scriptReader) constructed(label string, found map[string]value, at place) *Table {
	a, hasA := found["A"]
	b, hasB := found["b"]
	if !hasA || !hasB {
		err := at.errorf("a scheme that is not given by A and b")
		if _, ok := found["shu-osher"]; ok {
			err = at.errorf("a scheme in Shu-Osher form; A and b are read")
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
