package notation

import (
	"cmp"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

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

// constructed makes the table of a call by which nodepy and DiffEqDevTools make schemes.
func (h *harvest) constructed(c program.Call, positions []string) (program.Value, bool, error) {
	found := map[string]program.Value{}
	n := 0 // of those without a key
	for _, a := range c.Args {
		key := keywords[a.Key]
		if a.Key == "" {
			if n < len(positions) {
				key = positions[n]
			} else { // f(x; y) of Julia is short for f(x; y = y)
				key = keywords[a.Word]
			}
			n++
		}
		if (key == "A" || key == "b") && a.Value.IsArgument() {
			return program.Value{At: c.At}, true, nil // a function that makes schemes of its arguments
		}
		found[key] = a.Value
	}
	h.Block().Used = true
	shortname, _ := found["shortname"].Text()
	name, _ := found["name"].Text()
	title := cmp.Or(c.Target, shortname, name, label(h.Block()), stem(h.file))
	t := h.made(title, found, c.At)
	for key, to := range map[string]**int{"order": &t.Info.Order, "embedded_order": &t.Info.EmbeddedOrder} {
		if n, err := found[key].Integer(); err == nil && n >= 0 && n < 100 {
			*to = &n
		}
	}
	return program.Value{At: c.At}, true, nil
}

func (h *harvest) made(title string, found map[string]program.Value, at expression.Place) *Table {
	a, hasA := found["A"]
	b, hasB := found["b"]
	if !hasA || !hasB {
		err := at.Errorf("a scheme that is not given by A and b")
		if _, ok := found["shu-osher"]; ok {
			err = at.Errorf("a scheme in Shu-Osher form; A and b are read")
		}
		t := h.table(title, title, at, nil)
		t.Err = err
		return t
	}
	parts := []part{{"A", a}, {"b", b}}
	for _, key := range []string{"c", "bhat"} {
		if v, ok := found[key]; ok {
			parts = append(parts, part{key, v})
		}
	}
	return h.table(title, title, at, parts)
}
