package notation

import (
	"slices"
	"strings"

	"rofz/scheme/program"
)

// registers are the calls by which libraries make tables.
var registers map[string]func(*harvest, program.Call) error

func init() {
	registers = map[string]func(*harvest, program.Call) error{
		"ARKodeButcherTable_Alloc": (*harvest).allocate, "AllocButcherTable": (*harvest).allocate, "ARKodeButcherTable_Allocate": (*harvest).allocate,
		"TSDIRKRegister":    (*harvest).diagonallyImplicit,
		"TSRKRegister":      (*harvest).diagonallyImplicit,
		"TSRosWRegister":    (*harvest).rosenbrock,
		"TSARKIMEXRegister": (*harvest).additive,
		"setMy_A":           (*harvest).set, "setMy_b": (*harvest).set, "setMy_c": (*harvest).set, "setMy_order": (*harvest).complete,
		"set_A": (*harvest).sets, "set_B": (*harvest).sets, "set_B2": (*harvest).sets, "set_C": (*harvest).sets, "alloc": (*harvest).allocates,
		"ARKodeButcherTable_Create": (*harvest).created,
		"setButcherTableau":         (*harvest).openModelica,
	}
}

func (h *harvest) diagonallyImplicit(c program.Call) error {
	return h.register(c, "", []part{{"A", c.Arg(3).Value}, {"b", c.Arg(4).Value}, {"c", c.Arg(5).Value}, {"bhat", c.Arg(6).Value}})
}

func (h *harvest) rosenbrock(c program.Call) error {
	return h.register(c, "", []part{{"alpha", c.Arg(3).Value}, {"gamma", c.Arg(4).Value}, {"b", c.Arg(5).Value}, {"bhat", c.Arg(6).Value}})
}

// register adds the table of a call of PETSc. Without weights, those of the last stage are taken, as PETSc does.
func (h *harvest) register(c program.Call, ending string, parts []part) error {
	name := c.Arg(0).Word
	if name == "" || !strings.HasPrefix(name, "TS") && len(c.Args) < 9 { // the definition of the function
		return nil
	}
	h.Block().Used = true
	var kept []part
	for _, p := range parts {
		switch {
		case !p.value.IsNothing():
			kept = append(kept, p)
		case p.key == "b" && parts[0].key == "A" && len(parts[0].value.Items()) > 0:
			rows := parts[0].value.Items()
			kept = append(kept, part{"b", rows[len(rows)-1]})
		}
	}
	t := h.table(name+ending, name, c.At, kept)
	if n, err := c.Arg(1).Value.Integer(); err == nil && n >= 0 && n < 100 {
		t.Info.Order = &n
	}
	return nil
}

// additive adds the two tables of an implicit-explicit scheme.
func (h *harvest) additive(c program.Call) error {
	if len(c.Args) < 11 {
		return nil
	}
	v := make([]program.Value, 11)
	for i := range v {
		v[i] = c.Args[i].Value
	}
	bt, b := v[4], v[7]
	if rows := v[3].Items(); bt.IsNothing() && len(rows) > 0 {
		bt = rows[len(rows)-1]
	}
	if b.IsNothing() {
		b = bt
	}
	if v[10].IsNothing() {
		v[10] = v[9]
	}
	if err := h.register(c, "-implicit", []part{{"A", v[3]}, {"b", bt}, {"c", v[5]}, {"bhat", v[9]}}); err != nil {
		return err
	}
	return h.register(c, "-explicit", []part{{"A", v[6]}, {"b", b}, {"c", v[8]}, {"bhat", v[10]}})
}

// allocate makes the members of a table of SUNDIALS, all 0.
func (h *harvest) allocate(c program.Call) error {
	n, err := c.Arg(0).Value.Integer()
	switch {
	case err != nil:
		return err
	case c.Target == "":
		return c.At.Errorf("a table that no pointer is given to")
	}
	for _, member := range []string{"A", "b", "c", "d"} {
		dims := []int{n}
		if member == "A" {
			dims = []int{n, n}
		}
		v, err := h.Zeros(dims, c.At)
		if err != nil {
			return err
		}
		h.Define(c.Target+"->"+member, v)
	}
	return nil
}

// allocated adds the tables of SUNDIALS that a block filled in.
func (h *harvest) allocated(b *program.Block) {
	names := b.Names()
	for _, name := range names {
		pointer, ok := strings.CutSuffix(name, "->b")
		a := b.Lookup(pointer + "->A")
		if !ok || !a.IsList() && a.Err == nil || a.IsElsewhere() || !a.HasNumbers() && !b.Lookup(name).HasNumbers() {
			continue
		}
		parts := []part{{"A", a}}
		for member, key := range map[string]string{"b": "b", "c": "c", "d": "bhat"} {
			v := b.Lookup(pointer + "->" + member)
			if member == "d" && v.IsNothing() { // NULL
				continue
			}
			if slices.Contains(names, pointer+"->"+member) || member == "c" && v.IsList() { // what is not set is 0
				parts = append(parts, part{key, v})
			}
		}
		slices.SortFunc(parts[1:], func(x, y part) int { return strings.Compare(x.key, y.key) })
		h.sundials(b, names, pointer, parts)
	}
}

// sundials adds the table behind a pointer.
func (h *harvest) sundials(b *program.Block, names []string, pointer string, parts []part) {
	name := label(b)
	if name == "" {
		name = stem(h.file)
	}
	t := h.table(name, name, parts[0].value.At, parts)
	claim := func(member string) *int {
		if !slices.Contains(names, pointer+"->"+member) {
			return nil
		}
		n, err := b.Lookup(pointer + "->" + member).Integer()
		if err != nil || n < 0 || n >= 100 {
			return nil
		}
		return &n
	}
	t.Info.Order = claim("q")
	if slices.ContainsFunc(parts, func(p part) bool { return p.key == "bhat" }) {
		t.Info.EmbeddedOrder = claim("p")
	}
}
