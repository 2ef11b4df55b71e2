package notation

import (
	"rofz/scheme/program"
)

// What classes say of a table by their methods: getA(), getB() and getC() that return its arrays, and setters that are
// given them.

// getters are methods without arguments that return an array of a table, by what it is.
var getters = map[string]string{"getA": "A", "getB": "b", "getC": "c"}

// method notes the array that a method returns, for the class around it.
func (h *harvest) method(b *program.Block) {
	key, ok := getters[b.Name]
	v, one := b.Returned()
	if b.Do != program.Function || b.Outer == nil || b.Outer.Do != program.Class || !ok || !one {
		return
	}
	if h.got == nil {
		h.got = map[*program.Block]found{}
	}
	if h.got[b.Outer] == nil {
		h.got[b.Outer] = found{}
	}
	h.got[b.Outer][key] = v
}

// methods makes the table of what the methods of a class return.
func (h *harvest) methods(b *program.Block) {
	v := h.got[b]
	if v["A"].IsSpelled() && v["b"].IsSpelled() {
		h.formed(h.title(b, group{}, ""), "", v["A"].At, form{of: "methods", lower: true}, one[0], v, nil)
	}
}

// setters are the methods of Rythmos that a table is given to; the last of them makes it.
var setters = map[string]string{"setMy_A": "A", "setMy_b": "b", "setMy_c": "c"}

// set notes an array that a setter is given.
func (h *harvest) set(c program.Call) error {
	v := c.Arg(0).Value
	if v.IsArgument() || len(c.Args) != 1 {
		return nil
	}
	if h.given == nil {
		h.given = found{}
	}
	h.given[setters[c.Name]] = v
	return nil
}

// complete makes the table of what the setters were given.
func (h *harvest) complete(c program.Call) error {
	v := h.given
	if h.given = nil; v["A"].IsSpelled() || v["b"].IsSpelled() {
		h.Block().Used = true
		if t := h.formed(h.title(h.Block(), group{}, ""), "", c.At, form{of: "Rythmos"}, one[0], v, nil); t != nil {
			claim(&t.Info.Order, c.Arg(0).Value)
		}
	}
	return nil
}
