package scheme

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme/expression"
)

// freeKey is the key of scheme files under which a free parameter and its range stand.
const freeKey = "free"

// Parametric is a family of schemes: its coefficients are rational functions, over ℚ, of one free real parameter.
type Parametric struct {
	table     table
	parameter string
	lo, hi    *exact.Rat
	functions map[string][][]Quotient
	poles     poly.Poly // where a text divides by zero
}

// Quotient is a coefficient p/q in lowest terms, in the free parameter; q is monic.
type Quotient struct{ P, Q poly.Poly }

// ParseParametric reads a scheme document with a free parameter: a JSON object with the key free, or a document of any
// form that Parse reads whose coefficients mention the parameter of the given name, which may be a constant of params: its value is
// not looked at. The name is "" to ask for the key.
// Every error is an *Error: it names a coefficient that is no rational function of the parameter.
//
// Schemes of the kinds runge-kutta, rosenbrock (given by alpha and gamma), rational and multistep are read.
// Cost: that of Parse.
func ParseParametric(file string, data []byte, parameter string) (Parametric, error) {
	d := &document{begin: Position{Line: 1, Column: 1}}
	f, err := d.parametric(file, data, parameter)
	if err == nil {
		return f, nil
	}
	e := inFile(file, err)
	if e.Position == (Position{}) {
		e.Position = d.position(e.place)
	}
	return f, e
}

func (d *document) parametric(file string, data []byte, parameter string) (f Parametric, err error) {
	if len(data) > MaxDocument {
		return f, fault("", "more than %d bytes; a scheme document is at most that long", MaxDocument)
	}
	d.text = strings.TrimPrefix(string(data), "\ufeff")
	d.begin.Offset += len(data) - len(d.text)
	if !strings.HasPrefix(strings.TrimLeft(d.text, " \t\r\n"), "{") {
		if parameter == "" {
			return f, fault("", "a tableau does not say which letter is a free parameter; name it with --free")
		}
		t, err := d.textTable(file)
		if err != nil {
			return f, err
		}
		return newParametric(t, parameter)
	}
	if d.root, err = d.parseJSON(); err != nil {
		return f, err
	}
	return parametricOf(d.root, d, parameter)
}

// parametricOf is fromJSON for a document with a free parameter.
func parametricOf(n jsonNode, d *document, parameter string) (Parametric, error) {
	free, found := n.get(freeKey)
	switch {
	case !found && parameter == "":
		return Parametric{}, fault(freeKey, `missing; "free": {"g": ["0", "infinity"]} would say that g is the free parameter, and its range`)
	case found && (free.kind != '{' || len(free.keys) != 1):
		return Parametric{}, fault(free.at.String(), `not an object with one name and its range, such as {"g": ["0", "1"]}`)
	case found && parameter != "" && free.keys[0] != parameter:
		return Parametric{}, fault(free.at.String(), "the free parameter is %s, not %s", quote(free.keys[0]), quote(parameter))
	case found:
		parameter = free.keys[0]
	}
	t, err := readTable(n, d)
	if err != nil {
		return Parametric{}, err
	}
	if !found {
		delete(t.params, parameter)
	}
	f, err := newParametric(t, parameter)
	if err != nil || !found {
		return f, err
	}
	ends, err := free.list[0].vector()
	if err != nil {
		return f, err
	}
	if len(ends) != 2 {
		return f, fault(free.list[0].at.String(), "%d ends; a range has two", len(ends))
	}
	for i, end := range []**exact.Rat{&f.lo, &f.hi} {
		if ends[i] == []string{"-infinity", "infinity"}[i] {
			continue
		}
		x, ok := expression.RationalValue(ends[i])
		if !ok {
			return f, fault(free.list[0].list[i].at.String(), "%s is no rational number, -infinity or infinity", quote(ends[i]))
		}
		*end = &x
	}
	return f.Between(f.lo, f.hi)
}

// Between returns the family for parameters from lo to hi alone, both included; nil is −∞ or ∞. The range must not be
// empty or one point.
func (f Parametric) Between(lo, hi *exact.Rat) (Parametric, error) {
	if lo != nil && hi != nil && !lo.Less(*hi) {
		return f, fault(freeKey, "the range from %s to %s is empty", quote(lo.String()), quote(hi.String()))
	}
	f.lo, f.hi = lo, hi
	return f, nil
}

// Freed returns the family that a scheme belongs to: the constant of that name, which its coefficients were printed with, is
// free on the whole line. The error is that of ParseParametric, or says which constants there are.
func Freed(s Scheme, constant string) (Parametric, error) {
	var names []string
	for _, e := range s.Printed() {
		for _, row := range e.Rows {
			if e.Key == "params" {
				names = append(names, row[0])
			}
		}
	}
	info := s.Info()
	switch {
	case len(names) == 0:
		return Parametric{}, info.fault(fault("params", "there is no constant to be free; a coefficient has to mention one"))
	case !slices.Contains(names, constant):
		return Parametric{}, info.fault(fault("params", "no constant is called %s; there are %s", quote(constant), strings.Join(names, ", ")))
	}
	return NewParametric(Info{Name: info.Name, Kind: info.Kind, Title: info.Title, Source: info.Source}, constant, nil, nil, s.Printed()...)
}

// newParametric evaluates the coefficients as functions of the parameter, which is free on the whole line.
func newParametric(t table, parameter string) (Parametric, error) {
	f := Parametric{table: t, parameter: parameter, functions: map[string][][]Quotient{}}
	switch _, constant := t.params[parameter]; {
	case !isParameterName(parameter) || parameter == "x" || parameter == "sqrt" || parameter == "root":
		return f, fault(freeKey, "%s cannot name a parameter: letters, digits and _, not beginning with a digit, and not x, sqrt or root", quote(parameter))
	case constant:
		return f, fault("params."+parameter, "%s is free, and has a value too; keep one", quote(parameter))
	}
	switch t.kind.Name {
	case KindRungeKutta, KindRosenbrock, KindRational, KindMultistep:
	default:
		return f, fault("kind", "a free parameter in a scheme of kind %s is not read", t.kind.Name)
	}
	if own, ok := t.node.get("transformed"); ok {
		return f, fault(own.at.String(), "with a free parameter a Rosenbrock method is read by alpha and gamma alone")
	}
	ev := expression.NewParametric(parameter, t.params)
	for _, name := range slices.Sorted(maps.Keys(t.params)) { // all, since Parse evaluates all
		if _, _, err := ev.Parse(name); err != nil {
			if p, ok := errors.AsType[*expression.ParamError](err); ok {
				return f, fault("params."+p.Name, "%v", p.Err)
			}
			return f, fault("params."+name, "%v", err)
		}
	}
	mentions := false
	for _, key := range t.kind.Keys() {
		n, ok := t.node.get(key)
		if !ok {
			continue
		}
		rows := []jsonNode{n}
		if c, _ := t.kind.Coefficient(key); c.Shape == Matrix {
			rows = n.list
		}
		for _, row := range rows {
			texts, err := row.vector()
			if err != nil {
				return f, err
			}
			out := make([]Quotient, len(texts))
			for i, text := range texts {
				q, at := &out[i], spot{in: &row.at, index: i + 1}
				if q.P, q.Q, err = ev.Parse(text); err != nil {
					return f, located(at, err)
				}
				if first, lower := lowerRows[key]; lower && i >= len(f.functions[key])+first && !q.P.IsZero() {
					return f, fault(at.String(), "not zero; %s is lower triangular, alpha strictly so", key)
				}
				mentions = mentions || q.P.Degree() > 0 || q.Q.Degree() > 0
			}
			f.functions[key] = append(f.functions[key], out)
		}
	}
	f.poles = ev.Poles()
	if !mentions {
		return f, fault("", "no coefficient depends on %s", quote(parameter))
	}
	return f, nil
}

// lowerRows are the lower triangular matrices, with the place behind the diagonal at which zeros begin in a row.
var lowerRows = map[string]int{"alpha": 0, "gamma": 1}

// Info returns the description of the family.
func (f Parametric) Info() Info { return f.table.info }

// Parameter returns the name of the free parameter.
func (f Parametric) Parameter() string { return f.parameter }

// Range returns the ends between which the parameter is free, both included; nil is −∞ or ∞.
func (f Parametric) Range() (lo, hi *exact.Rat) { return f.lo, f.hi }

// Functions returns the coefficients under a key, the rows of a matrix or one row; trailing zeros of a row may be missing.
// It is nil if there are none.
func (f Parametric) Functions(key string) [][]Quotient {
	out := slices.Clone(f.functions[key])
	for i := range out {
		out[i] = slices.Clone(out[i])
	}
	return out
}

// Denominator returns a common denominator of all coefficients, monic: where it vanishes, and nowhere else, a coefficient or a constant
// has no value as it is written. So 1/(1/g) has the denominator g.
func (f Parametric) Denominator() poly.Poly {
	d := f.poles
	for _, key := range slices.Sorted(maps.Keys(f.functions)) {
		for _, row := range f.functions[key] {
			for _, c := range row {
				d = d.Mul(c.Q.Quo(poly.GCD(d, c.Q)))
			}
		}
	}
	return d.Monic()
}

// At returns the member of the family at a parameter, which is a text in the grammar of scheme files. Its coefficients
// count as exact, and it has no claims. The error is an *Error, where a coefficient is not defined, say.
//
// Cost: that of Parse.
func (f Parametric) At(parameter string) (Scheme, error) {
	t := f.table
	exactly := true
	t.info = Info{Name: t.info.Name, Kind: t.info.Kind, Title: t.info.Title, Source: t.info.Source, Exact: &exactly}
	t.params = maps.Clone(t.params)
	if t.params == nil {
		t.params = map[string]string{}
	}
	t.params[f.parameter] = parameter
	t.node = f.withValue(parameter)
	s, err := t.build(context.Background(), t.params)
	if err != nil {
		return nil, inFile(t.info.Name, err)
	}
	return s, nil
}

// withValue returns the document with the parameter as a constant in place of the free one.
func (f Parametric) withValue(parameter string) jsonNode {
	return withConstants(f.table.node, []keyedNode{{f.parameter, jsonNode{kind: 's', text: parameter}}})
}
