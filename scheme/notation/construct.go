package notation

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// A constructor is a call that makes a scheme: what its arguments are, by their positions and by their names.
type constructor struct {
	form
	calls     []string // names of the function
	positions []string // names of the arguments, as in form.names
	last      bool     // the positions are those of the last arguments
	tagged    bool     // what cannot be read may stand in front
}

// nodepy and sciML are how these libraries call the arguments of their constructors.
var (
	nodepy = form{of: "nodepy", names: map[string]string{"A": "A", "b": "b", "bhat": "bhat", "c": "c", "alpha": "α", "beta": "β", "alphahat": "α̂", "betahat": "β̂"}, made: one}
	sciML  = form{of: "DiffEqDevTools", names: map[string]string{"A": "A", "α": "b", "αEEst": "bhat", "c": "c"}, needs: []string{"A", "b"}, made: one}
)

// constructors are tried in their order.
var constructors = []constructor{
	{form: withNeeds(nodepy, "A", "b"), calls: []string{"RungeKuttaMethod", "ExplicitRungeKuttaMethod", "ImplicitRungeKuttaMethod"}, positions: []string{"A", "b"}},
	{form: withNeeds(nodepy, "A", "b"), calls: []string{"ExplicitRungeKuttaPair", "RungeKuttaPair"}, positions: []string{"A", "b", "bhat"}},
	{form: form{of: "nodepy", names: nodepy.names, needs: []string{"α", "β"}, made: []table{{shape: shuOsher}}}, calls: []string{"RungeKuttaMethod", "ExplicitRungeKuttaMethod"}},
	{form: form{of: "OrdinaryDiffEq", names: map[string]string{"A2end": "A", "B1": "B1", "B2end": "B", "c2end": "c"}, needs: []string{"A", "B1", "B", "c"}, made: []table{{shape: williamson}}},
		calls: []string{"LowStorageRK2NConstantCache"}, positions: []string{"A2end", "B1", "B2end", "c2end"}},
	{form: form{of: "ClimaTimeSteppers", names: map[string]string{"RKA": "A", "RKB": "B", "RKC": "c"}, needs: []string{"A", "B", "c"}, made: []table{{shape: williamson}}},
		calls: []string{"LowStorageRungeKutta2NTableau"}, positions: []string{"RKA", "RKB", "RKC"}},
	{form: form{of: "OrdinaryDiffEq", names: map[string]string{"A2end": "A", "B1": "B1", "B2end": "B", "c2end": "c"}, needs: []string{"A", "B1", "B", "c"}, made: []table{{shape: continued}}},
		calls: []string{"LowStorageRK2CConstantCache"}, positions: []string{"A2end", "B1", "B2end", "c2end"}},
	threeRegistersOf("LowStorageRK3SConstantCache"),
	threeRegistersOf("LowStorageRK3SpConstantCache", "bhat1", "bhat2end"),
	threeRegistersOf("LowStorageRK3SpFSALConstantCache", "bhat1", "bhat2end", "bhatfsal"),
	registersOf("LowStorageRK2RPConstantCache", 1), registersOf("LowStorageRK3RPConstantCache", 2),
	registersOf("LowStorageRK4RPConstantCache", 3), registersOf("LowStorageRK5RPConstantCache", 4),
	{form: sciML, calls: []string{"ImplicitRKTableau", "ExplicitRKTableau"}, positions: []string{"A", "c", "α", "order"}},
	{form: form{of: "diffrax", names: map[string]string{"a_lower": "lower", "a_diagonal": "diagonal", "b_sol": "b", "b_error": "e", "c": "c", "c1": "c1"},
		needs: []string{"lower", "b", "c"}, made: []table{{shape: lowerAndDiagonal}}}, calls: []string{"ButcherTableau"}},
	{form: form{of: "TensorFlow", names: map[string]string{"a": "c", "b": "A", "c_sol": "b", "c_error": "-e"}, needs: []string{"A", "b", "c"}, made: one, lower: true},
		calls: []string{"ButcherTableau"}, positions: []string{"a", "b", "c_sol", "c_mid", "c_error"}},
	{form: form{of: "torchode", names: map[string]string{"a": "A", "b": "b", "c": "c", "b_err": "e", "b_low_order": "bhat"}, needs: []string{"A", "b", "c"}, made: one, lower: true},
		calls: []string{"ButcherTableau", "from_lists"}, positions: []string{"c", "a", "b", "b_err"}},
	{form: form{of: "torchdiffeq", names: map[string]string{"alpha": "c", "beta": "A", "c_sol": "b", "c_error": "e"}, needs: []string{"A", "b", "c"}, made: one, lower: true},
		calls: []string{"_ButcherTableau"}, positions: []string{"alpha", "beta", "c_sol", "c_error"}},
	{form: form{of: "ClimaTimeSteppers", names: map[string]string{"a": "A", "b": "b", "c": "c"}, needs: []string{"A"}, made: []table{{shape: perhapsLastStage}}}, calls: []string{"ExplicitTableau"}},
	{form: form{of: "ClimaTimeSteppers", names: map[string]string{"a_exp": "Ae", "b_exp": "be", "c_exp": "ce", "a_imp": "Ai", "b_imp": "bi", "c_imp": "ci"}, needs: []string{"Ae", "Ai"},
		made: []table{{"explicit", map[string]string{"Ae": "A", "be": "b", "ce": "c"}, perhapsLastStage}, {"implicit", map[string]string{"Ai": "A", "bi": "b", "ci": "c"}, perhapsLastStage}}},
		calls: []string{"IMEXTableau"}},
	{form: form{of: "ClimaTimeSteppers", names: map[string]string{"α": "alpha", "Γ": "gamma", "b": "b"}, needs: []string{"alpha", "gamma", "b"}, made: []table{{shape: rosenbrock}}},
		calls: []string{"RosenbrockTableau"}, positions: []string{"α", "Γ", "b"}},
	{form: form{of: "OrdinaryDiffEq", names: map[string]string{"A": "a", "C": "C", "gamma": "γ", "b": "m", "btilde": "e"}, needs: []string{"a", "C", "γ", "m"},
		made: []table{{shape: transformed}}}, calls: []string{"RodasTableau"}, positions: []string{"A", "C", "gamma", "c", "d", "H", "b", "btilde"}},
	{form: form{of: "OrdinaryDiffEq", names: map[string]string{"Ai": "Ai", "bi": "bi", "Ae": "Ae", "be": "be", "c": "c", "ce": "ce", "btilde": "~"}, needs: []string{"Ai", "bi", "c"},
		made: []table{{"implicit", map[string]string{"Ai": "A", "bi": "b", "c": "c", "~": sciMLWeights}, rungeKutta}, {"explicit", map[string]string{"Ae": "A", "be": "b", "c": "c", "ce": "c"}, unlessZero}}},
		calls: []string{"ESDIRKIMEXTableau"}, tagged: true, positions: []string{"Ai", "bi", "Ae", "be", "c", "btilde", "ebtilde"}},
	{form: form{of: "deSolve", language: program.R, names: map[string]string{"A": "A", "b1": "bhat", "b2": "b", "c": "c"}, needs: []string{"A", "b", "bhat"}, made: []table{{shape: subdiagonal}}}, calls: []string{"list"}},
	{form: form{of: "deSolve", language: program.R, names: map[string]string{"A": "A", "b1": "b", "c": "c"}, needs: []string{"A", "b"}, made: []table{{shape: subdiagonal}}}, calls: []string{"list"}},
	{form: form{of: "lists", language: program.R, names: map[string]string{"A": "A", "b": "b", "bhat": "bhat", "c": "c"}, needs: []string{"A", "b"}, made: one}, calls: []string{"list"}},
	{form: form{of: "Gridap", language: program.Julia, names: map[string]string{"A": "A", "b": "b"}, needs: []string{"A", "b"}, made: one}, calls: []string{"GenericTableau"}, positions: []string{"A", "b", "order"}},
	{form: form{of: "NSDERungeKutta", names: map[string]string{"tableau": "rows"}, needs: []string{"rows"}, made: []table{{shape: augmented}}}, calls: []string{"ButcherTableau"}, positions: []string{"tableau"}},
	{form: form{of: "ODE.jl", names: map[string]string{"a": "A", "b": "weights", "c": "c"}, needs: []string{"A", "weights", "c"}, made: []table{{shape: rowsOfWeights}}},
		calls: []string{"TableauRKExplicit"}, positions: []string{"a", "b", "c"}, last: true},
}

// threeRegistersOf is the constructor of OrdinaryDiffEq for 3S* schemes, whose last arguments are those of the error.
func threeRegistersOf(call string, last ...string) constructor {
	return constructor{form: form{of: "OrdinaryDiffEq",
		names: map[string]string{"γ12end": "γ1", "γ22end": "γ2", "γ32end": "γ3", "δ2end": "δ", "β1": "β1", "β2end": "β", "c2end": "c", "bhat1": "e1", "bhat2end": "e", "bhatfsal": "e.last"},
		needs: []string{"γ1", "γ2", "γ3", "δ", "β1", "β"}, made: []table{{shape: threeRegisters}}},
		calls: []string{call}, positions: append([]string{"γ12end", "γ22end", "γ32end", "δ2end", "β1", "β2end", "c2end"}, last...)}
}

// registersOf is the constructor of OrdinaryDiffEq for schemes whose A are in n vectors.
func registersOf(call string, n int) constructor {
	k := constructor{form: form{of: "OrdinaryDiffEq", names: map[string]string{"Bl": "Bl", "Bhl": "Bhl", "B": "B", "Bh": "Bh", "C": "c"}, needs: []string{"A1", "B", "Bl"}, made: []table{{shape: registered}}}, calls: []string{call}}
	for i := range n {
		name := fmt.Sprintf("A%d", i+1)
		k.names[name] = name
		k.positions = append(k.positions, name)
	}
	k.positions = append(k.positions, "Bl", "Bhl", "B", "Bh", "C")
	return k
}

func withNeeds(f form, needs ...string) form {
	f.needs = needs
	return f
}

// constructed makes the table of a call that makes a scheme; ok is false if no constructor has its name and arguments.
func (h *harvest) constructed(c program.Call) (program.Value, bool, error) {
	known := false
	for _, k := range constructors {
		if !slices.Contains(k.calls, c.Name) {
			continue
		}
		if k.language != nil && k.language != h.Language() {
			continue
		}
		known = true
		v, ok := k.arguments(c)
		if !ok {
			continue
		}
		for _, role := range k.needs {
			if v[role].IsArgument() {
				return program.Value{At: c.At}, true, nil // a function that makes schemes of its arguments
			}
		}
		if slices.ContainsFunc(k.needs, func(role string) bool {
			return v[role].IsSpelled() || v[role].Err != nil && !v[role].IsElsewhere() && !h.inFunction()
		}) {
			h.tablesOf(c, k, v)
		}
		return program.Value{At: c.At}, true, nil
	}
	if known && len(c.Args) > 0 && strings.HasPrefix(c.Name, "RungeKutta") || known && slices.ContainsFunc(c.Args, func(a program.Argument) bool { return a.Value.IsSpelled() && a.Key != "" }) {
		h.incomplete(c)
	}
	return program.Value{At: c.At}, known, nil
}

// inFunction reports whether a function is around, on whose arguments what it makes may depend.
func (h *harvest) inFunction() bool {
	for b := h.Block(); b != nil; b = b.Outer {
		if b.Do == program.Function {
			return true
		}
	}
	return false
}

// arguments returns what the arguments of a call are.
func (k constructor) arguments(c program.Call) (v found, ok bool) {
	var list []array
	n := 0 // of those without a key
	skip := 0
	switch {
	case k.last:
		skip = len(c.Args) - len(k.positions)
	case k.tagged && len(c.Args) > 0 && c.Args[0].Value.Err != nil && !c.Args[0].Value.HasNumbers():
		skip = 1
	}
	for _, a := range c.Args {
		name := a.Key
		if name == "" {
			if i := n - skip; i >= 0 && i < len(k.positions) {
				name = k.positions[i]
			} else { // f(x; y) of Julia is short for f(x; y = y)
				name = a.Word
			}
			n++
		}
		list = append(list, array{name, a.Value})
	}
	v = found{}
	for _, x := range list {
		if role := k.names[x.name]; role != "" && !x.value.IsNothing() {
			v[role] = x.value
		}
	}
	for _, role := range k.needs {
		if _, has := v[role]; !has {
			return nil, false
		}
	}
	return v, true
}

// tablesOf makes the tables of a call.
func (h *harvest) tablesOf(c program.Call, k constructor, v found) {
	h.Block().Used = true
	title := h.titleOf(c)
	for _, made := range k.made {
		name := title
		if made.ending != "" {
			name += "-" + made.ending
		}
		var err error
		if slices.Contains(h.changed, c.Target) {
			err = c.At.Errorf("%.40q, parts of which are changed elsewhere in the file", c.Target)
		}
		if t := h.formed(name, title, c.At, k.form, made, v, err); t != nil {
			t.claims(c)
		}
	}
}

// titleOf names the scheme of a call.
func (h *harvest) titleOf(c program.Call) string {
	text := func(key string) string {
		for _, a := range c.Args {
			if a.Key == key {
				text, _ := a.Value.Text()
				return text
			}
		}
		return ""
	}
	return cmp.Or(c.Target, text("shortname"), text("name"), label(h.Block()), stem(h.file))
}

// claims notes the orders that a call states.
func (t *Table) claims(c program.Call) {
	for _, k := range constructors {
		for i, a := range c.Args {
			isOrder := a.Key == "order" || a.Key == "" && slices.Contains(k.calls, c.Name) && i < len(k.positions) && k.positions[i] == "order"
			n, err := a.Value.Integer()
			if err != nil || n < 0 || n >= 100 {
				continue
			}
			if isOrder {
				t.Info.Order = &n
			} else if a.Key == "adaptiveorder" {
				t.Info.EmbeddedOrder = &n
			}
		}
	}
}

// incomplete adds a table that a call does not give by A and b.
func (h *harvest) incomplete(c program.Call) {
	err := c.At.Errorf("a scheme that is not given by A and b")
	for _, a := range c.Args {
		if a.Key == "alpha" || a.Key == "beta" {
			err = c.At.Errorf("a scheme in Shu-Osher form; A and b are read")
		}
	}
	h.Block().Used = true
	t := h.table(h.titleOf(c), h.titleOf(c), c.At, nil)
	t.Err = err
}

// lowerAndDiagonal makes A of the rows below its diagonal, which begin with the second, and of the diagonal.
func lowerAndDiagonal(v found, at expression.Place, _ bool) ([]part, error) {
	b, err := v["b"].Vector()
	if err != nil {
		return nil, err
	}
	s := shape{s: len(b)}
	if v["lower"].Err != nil {
		return nil, v["lower"].Err
	}
	items := v["lower"].Items()
	if len(items) != s.s-1 {
		return nil, v["lower"].At.Errorf("%d rows of a_lower beside %d weights", len(items), s.s)
	}
	rows := make([][]program.Value, len(items))
	for i, x := range items {
		if rows[i], err = x.Vector(); err != nil {
			return nil, err
		}
		if len(rows[i]) != i+1 {
			return nil, x.At.Errorf("%d entries in row %d of a_lower", len(rows[i]), i+1)
		}
	}
	s.a = filled(rows, s.s, 1, v["lower"].At)
	if d, ok := v["diagonal"]; ok {
		diagonal, err := d.Vector()
		if err != nil {
			return nil, err
		}
		if len(diagonal) != s.s {
			return nil, d.At.Errorf("%d entries of a_diagonal beside %d weights", len(diagonal), s.s)
		}
		for i, x := range diagonal {
			s.a[i][i] = x
		}
	}
	list := make([]program.Value, s.s)
	for i, row := range s.a {
		list[i] = program.List(row, items[max(i-1, 0)].At)
	}
	v["A"] = program.List(list, v["lower"].At)
	if x, ok := v["c1"]; ok && v["c"].IsList() {
		v["c"] = program.List(append([]program.Value{x}, v["c"].Items()...), v["c"].At)
	}
	return rungeKutta(v, at, false)
}

// perhapsLastStage makes a table whose weights are the last row of A where none are given.
func perhapsLastStage(v found, at expression.Place, lower bool) ([]part, error) {
	if _, ok := v["b"]; ok {
		return rungeKutta(v, at, lower)
	}
	return lastStage(v, at, lower)
}

// unlessZero makes a table unless the weights are 0, which says that there is no explicit half.
func unlessZero(v found, at expression.Place, lower bool) ([]part, error) {
	if _, ok := v["A"]; !ok {
		return nil, errNoTable
	}
	if b := v["b"]; b.IsList() && !slices.ContainsFunc(b.Items(), func(x program.Value) bool { return !isZero(x) }) {
		return nil, errNoTable
	}
	return rungeKutta(v, at, lower)
}

// rosenbrock makes a table in the standard form.
func rosenbrock(v found, at expression.Place, _ bool) ([]part, error) {
	return []part{{"alpha", v["alpha"]}, {"gamma", v["gamma"]}, {"b", v["b"]}}, nil
}

// augmented makes a table of [c A; p b], and perhaps a row of embedded weights behind, of which p are orders.
func augmented(v found, at expression.Place, lower bool) ([]part, error) {
	rows, err := v["rows"].Matrix()
	if err != nil {
		return nil, err
	}
	n := len(rows[0]) - 1
	if len(rows) != n+1 && len(rows) != n+2 || n < 1 {
		return nil, v["rows"].At.Errorf("a matrix of %d × %d, which has not c, A and the weights", len(rows), n+1)
	}
	out := found{}
	var a, c []program.Value
	for i, row := range rows {
		at := v["rows"].Items()[i].At
		switch {
		case len(row) != n+1:
			return nil, at.Errorf("a row of %d entries", len(row))
		case i < n:
			c = append(c, row[0])
			a = append(a, program.List(row[1:], at))
		default:
			out[[]string{"b", "bhat"}[i-n]] = program.List(row[1:], at)
		}
	}
	out["A"], out["c"] = program.List(a, v["rows"].At), program.List(c, v["rows"].At)
	return rungeKutta(out, at, lower)
}

// rowsOfWeights makes a table whose weights have a second row for the embedded method.
func rowsOfWeights(v found, at expression.Place, lower bool) ([]part, error) {
	rows, err := v["weights"].Matrix()
	if err != nil {
		return nil, err
	}
	if len(rows) > 2 {
		return nil, v["weights"].At.Errorf("%d rows of weights", len(rows))
	}
	for i, row := range rows {
		v[[]string{"b", "bhat"}[i]] = program.List(row, v["weights"].At)
	}
	return rungeKutta(v, at, lower)
}

// subdiagonal makes a table whose matrix may be the vector of what stands below its diagonal, with a 0 for the first row.
func subdiagonal(v found, at expression.Place, lower bool) ([]part, error) {
	a := v["A"]
	rows, flat := matrixRows(a)
	if a.Err != nil || !flat || len(a.Items()) != len(v["b"].Items()) || len(rows[0]) == 0 {
		return rungeKutta(v, at, lower)
	}
	if !isZero(rows[0][0]) {
		return nil, a.At.Errorf("a vector that begins with a number that is not 0, where a matrix would be right")
	}
	s := len(rows[0])
	list := make([]program.Value, s)
	for i, x := range rows[0] {
		row := zeros(s, x.At)
		if i > 0 {
			row[i-1] = x
		}
		list[i] = program.List(row, x.At)
	}
	own := maps.Clone(v)
	own["A"] = program.List(list, a.At)
	return rungeKutta(own, at, lower)
}

// packed makes a Rosenbrock table of a solver's own coefficients as transformed does, where what is below the diagonals of
// a and C stands row by row in a vector, and the first of the sums of γ is γ itself.
func packed(v found, at expression.Place, lower bool) ([]part, error) {
	m, err := v["m"].Vector()
	if err != nil {
		return nil, err
	}
	own := found{"m": v["m"], "e": v["e"]}
	if _, ok := v["e"]; !ok {
		delete(own, "e")
	}
	s := len(m)
	for _, key := range []string{"a", "C"} {
		list, err := v[key].Vector()
		if err != nil {
			return nil, err
		}
		if k := s * (s - 1) / 2; len(list) > k && !slices.ContainsFunc(list[k:], func(x program.Value) bool { return !empty(x) }) {
			list = list[:k] // room for more stages
		}
		if len(list) != s*(s-1)/2 {
			return nil, v[key].At.Errorf("%d numbers below the diagonal beside %d weights", len(list), s)
		}
		rows := make([]program.Value, s)
		for i := range rows {
			row := zeros(s, v[key].At)
			copy(row, list[:i])
			list = list[i:]
			rows[i] = program.List(row, v[key].At)
			if i > 0 {
				rows[i].At = row[0].At
			}
		}
		own[key] = program.List(rows, v[key].At)
	}
	gamma, err := v["γ"].Vector()
	if err != nil {
		return nil, err
	}
	own["γ"] = gamma[0]
	return transformed(own, at, lower)
}

// transformed makes a Rosenbrock table of a solver's own coefficients: the strictly lower a and C, the weights m, the
// number γ on the diagonal, and the error weights e.
func transformed(v found, at expression.Place, _ bool) ([]part, error) {
	m, err := v["m"].Vector()
	if err != nil {
		return nil, err
	}
	if _, err := v["γ"].Coefficient(); err != nil {
		return nil, err
	}
	out := []part{}
	for _, key := range []string{"a", "C"} {
		if v[key].Err != nil {
			return nil, v[key].Err
		}
		rows, flat := matrixRows(v[key])
		s := shape{found: found{"A": v[key]}, s: len(m)}
		if flat {
			return nil, v[key].At.Errorf("a vector, where a matrix would be right")
		}
		if err := s.arranged(rows, v[key].At); err != nil {
			return nil, err
		}
		if err := s.explicit(v[key].At); err != nil {
			return nil, err
		}
		list := make([]program.Value, len(s.a))
		for i, row := range s.a {
			list[i] = program.List(row, v[key].Items()[min(i, len(v[key].Items())-1)].At)
		}
		out = append(out, part{"transformed." + key, program.List(list, v[key].At)})
	}
	out = append(out, part{"transformed.m", v["m"]}, part{"transformed.gamma", v["γ"]})
	if e, ok := v["e"]; ok && !e.IsNothing() {
		list, err := e.Vector()
		if err != nil {
			return nil, err
		}
		if len(list) != len(m) {
			return nil, e.At.Errorf("%d error weights beside %d weights", len(list), len(m))
		}
		out = append(out, part{"transformed.e", e})
	}
	return out, nil
}
