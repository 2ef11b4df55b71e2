package notation

import (
	"strings"

	"rofz/scheme/expression"
)

// known carries out the calls by which SUNDIALS and PETSc make tables.
func (r *cReader) known(name string, args []argument, at expression.Place) (value, bool, error) {
	arg := func(i int) argument {
		if i < len(args) {
			return args[i]
		}
		return argument{}
	}
	var table func()
	switch name {
	case "ARKodeButcherTable_Alloc", "AllocButcherTable", "ARKodeButcherTable_Allocate":
		return value{}, true, r.allocate(arg(0).value, at)
	case "TSDIRKRegister", "TSRKRegister":
		table = func() {
			r.register(arg(0).word, "", arg(1), at, []part{{"A", arg(3).value}, {"b", arg(4).value}, {"c", arg(5).value}, {"bhat", arg(6).value}})
		}
	case "TSRosWRegister":
		table = func() {
			r.register(arg(0).word, "", arg(1), at, []part{{"alpha", arg(3).value}, {"gamma", arg(4).value}, {"b", arg(5).value}, {"bhat", arg(6).value}})
		}
	case "TSARKIMEXRegister":
		table = func() { r.additive(args, at) }
	default:
		return value{}, false, nil
	}
	if strings.HasPrefix(arg(0).word, "TS") || strings.HasPrefix(arg(0).word, `"`) || len(args) >= 9 && arg(0).word != "" {
		table()
		r.top().used = true
	}
	return value{}, true, nil
}

// null reports whether an argument is missing or NULL.
func null(v value) bool {
	return v.isText && v.text == "NULL" || v.at == expression.Place{}
}

// register adds the table of a call of PETSc. Without weights, those of the last stage are taken, as PETSc does.
func (r *cReader) register(name, ending string, order argument, at expression.Place, parts []part) {
	kept := parts[:0:0]
	for _, p := range parts {
		if null(p.value) {
			if p.key == "b" && parts[0].key == "A" && len(parts[0].value.list) > 0 {
				kept = append(kept, part{"b", parts[0].value.list[len(parts[0].value.list)-1]})
			}
			continue
		}
		kept = append(kept, p)
	}
	t := r.table(name+ending, name, at, kept)
	if n, err := order.value.integer(); err == nil && n >= 0 && n < 100 {
		t.Info.Order = &n
	}
}

// additive adds the two tables of an implicit-explicit scheme.
func (r *cReader) additive(args []argument, at expression.Place) {
	if len(args) < 11 {
		return
	}
	v := make([]value, 11)
	for i := range v {
		v[i] = args[i].value
	}
	bt, b := v[4], v[7]
	if null(bt) && len(v[3].list) > 0 {
		bt = v[3].list[len(v[3].list)-1]
	}
	if null(b) {
		b = bt
	}
	if null(v[10]) {
		v[10] = v[9]
	}
	name := args[0].word
	r.register(name, "-implicit", args[1], at, []part{{"A", v[3]}, {"b", bt}, {"c", v[5]}, {"bhat", v[9]}})
	r.register(name, "-explicit", args[1], at, []part{{"A", v[6]}, {"b", b}, {"c", v[8]}, {"bhat", v[10]}})
}

// allocate makes the members of a table of SUNDIALS. The pointer is the name in front of the = that stands before the
// call.
func (r *cReader) allocate(stages value, at expression.Place) error {
	n, err := stages.integer()
	if err != nil {
		return err
	}
	pointer := ""
	for i := r.Next - 1; i > 0 && i > r.Next-16 && pointer == ""; i-- {
		if r.Tokens[i].Text == "=" && r.Tokens[i-1].Kind == expression.TokenName {
			pointer = r.Tokens[i-1].Text
		}
		if r.Tokens[i].Text == ";" {
			break
		}
	}
	if pointer == "" {
		return at.Errorf("a table that no pointer is given to")
	}
	s := r.top()
	if _, again := s.vars[pointer+"->A"]; again { // the next case of a switch
		r.sundials(s, pointer)
	}
	for _, member := range []string{"A", "b", "c", "d"} {
		dims := []int{n, n}
		if member != "A" {
			dims = dims[:1]
		}
		v, err := r.zeros(dims, at)
		if err != nil {
			return err
		}
		r.bind(pointer+"->"+member, v)
		s.set[pointer+"->"+member] = false
	}
	delete(s.vars, pointer+"->q")
	delete(s.vars, pointer+"->p")
	s.vars[pointer+"->name"] = value{text: s.label, isText: true, at: at}
	return nil
}

// sundials adds the table behind a pointer.
func (r *cReader) sundials(s *scope, pointer string) {
	member := func(m string) value { return s.vars[pointer+"->"+m] }
	name := member("name").text
	if name == "" {
		name = stem(r.file)
	}
	parts := []part{{"A", member("A")}, {"b", member("b")}, {"c", member("c")}}
	paired := s.set[pointer+"->d"]
	if paired {
		parts = append(parts, part{"bhat", member("d")})
	}
	t := r.table(name, name, member("A").at, parts)
	if q, err := member("q").integer(); err == nil && q >= 0 && q < 100 {
		t.Info.Order = &q
	}
	if p, err := member("p").integer(); err == nil && paired && p >= 0 && p < 100 {
		t.Info.EmbeddedOrder = &p
	}
	for _, m := range []string{"A", "b", "c", "d"} {
		s.set[pointer+"->"+m] = false
	}
}
