package notation

import (
	"slices"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// A form is one way in which sources hold a table: by the names of its arrays, or of the arguments of a call.
type form struct {
	of    string            // the library, or the kind of scheme
	names map[string]string // what an array is, by its name
	needs []string          // what makes the form
	not   []string          // names that make it another one
	made  []table           // its tables
	lower bool              // the zeros of explicit schemes are left out
	fits  func(found) bool  // nil: always

	language *program.Language // nil: any
}

// table says which arrays of a form make one table.
type table struct {
	ending string            // of its name
	parts  map[string]string // by what they are; nil: as they are called
	shape  func(v found, at expression.Place, lower bool) ([]part, error)
}

// one is the table of a form that has one, a Runge-Kutta scheme.
var one = []table{{shape: rungeKutta}}

// forms are those that arrays make by their names, the most telling first.
var forms = []form{{
	of:    "low storage",
	names: map[string]string{"A": "A", "a": "A", "B": "B", "b": "B", "C": "c", "c": "c", "bhat": "bhat", "b_hat": "bhat", "bh": "bhat"},
	needs: []string{"A", "B"}, made: []table{{shape: lowStorage}}, fits: isLowStorage,
}, {
	of:    "3S*",
	names: map[string]string{"gamma1": "γ1", "gamma2": "γ2", "gamma3": "γ3", "g1": "γ1", "g2": "γ2", "g3": "γ3", "delta": "δ", "beta": "β", "b": "β", "c": "c"},
	needs: []string{"γ1", "γ2", "γ3", "δ", "β"}, made: []table{{shape: threeRegisters}},
}, {
	of:    "Trixi",
	names: map[string]string{"numerator_a": "a", "numerator_b": "b", "denominator": "d", "c": "c"},
	needs: []string{"a", "b", "d"}, made: []table{{shape: averaged}},
}, {
	of: "scipy", language: program.Python,
	names: map[string]string{"A": "A", "B": "b", "C": "c", "E": "-e"},
	needs: []string{"A", "b", "c"}, not: []string{"b", "U", "V", "H", "alpha", "gamma", "a"}, made: one,
}, {
	of: "KPP", language: program.MATLAB,
	names: map[string]string{"A": "A", "B": "b", "C": "c", "Bhat": "bhat"},
	needs: []string{"A", "b", "c", "bhat"}, not: []string{"b", "U", "V", "H", "alpha", "gamma", "a", "M"}, made: []table{{shape: withoutLonger}},
}, {
	of: "Octave", language: program.MATLAB, // whose b are the nodes
	names: map[string]string{"a": "A", "b": "c", "c": "b", "c_prime": "bhat"},
	needs: []string{"A", "b", "c", "bhat"}, made: []table{{shape: octave}},
}, {
	of: "ode45", language: program.MATLAB, // nodes, a stage to a column with the weights last, and b − b̂
	names: map[string]string{"A": "nodes", "B": "columns", "E": "e"},
	needs: []string{"nodes", "columns", "e"}, not: []string{"b", "C", "U", "V"}, made: []table{{shape: byColumns}}, fits: isByColumns,
}, {
	of:    "capitals", // whose E is b − b̂ for some, b̂ − b for others, and that of stages in KPP
	names: map[string]string{"A": "A", "B": "b", "C": "c", "Be": "bhat", "BE": "bhat", "Bhat": "bhat", "B2": "bhat", "BHAT": "bhat", "B_HAT": "bhat"},
	needs: []string{"A", "b"}, not: []string{"b", "U", "V", "H", "alpha", "gamma", "a"}, made: one,
}, {
	of:    "KPP",
	names: map[string]string{"A": "a", "C": "C", "M": "m", "Gamma": "γ", "E": "e", "Alpha": "c"},
	needs: []string{"a", "C", "m", "γ"}, made: []table{{shape: packed}},
}, {
	of:    "E3SM", // as ARKODE takes them
	names: map[string]string{"Ae": "A", "be": "b", "ce": "c", "be2": "bhat", "Ai": "implicit", "bi": "weights", "ci": "nodes", "bi2": "embedded"},
	needs: []string{"A", "b", "implicit", "weights"},
	made: []table{{"explicit", map[string]string{"A": "A", "b": "b", "c": "c", "bhat": "bhat"}, rungeKutta},
		{"implicit", map[string]string{"implicit": "A", "weights": "b", "nodes": "c", "embedded": "bhat"}, rungeKutta}},
}, {
	of:    "E3SM",
	names: map[string]string{"Ae": "A", "be": "b", "ce": "c", "be2": "bhat"},
	needs: []string{"A", "b", "c"}, made: one,
}, {
	of:    "E3SM",
	names: map[string]string{"Ai": "A", "bi": "b", "ci": "c", "bi2": "bhat"},
	needs: []string{"A", "b", "c"}, made: one,
}, {
	of:    "jax",
	names: map[string]string{"beta": "A", "alpha": "c", "c_sol": "b", "c_error": "e"},
	needs: []string{"A", "b", "c"}, made: one, lower: true,
}, {
	of:    "pySDC",
	names: map[string]string{"matrix": "A", "weights": "b", "nodes": "c"},
	needs: []string{"A", "b", "c"}, not: []string{"weights_bar", "matrix_bar"}, made: one, // with these of Nyström
}, {
	of:    "Dedalus",
	names: map[string]string{"A": "explicit", "H": "implicit", "c": "c"},
	needs: []string{"explicit", "implicit", "c"}, not: []string{"b", "B"},
	made: []table{{"explicit", map[string]string{"explicit": "A", "c": "c"}, lastStage}, {"implicit", map[string]string{"implicit": "A", "c": "c"}, lastStage}},
}, {
	of:    "DESolver",
	names: map[string]string{"tableau_intermediate": "rows", "tableau_final": "weights"},
	needs: []string{"rows", "weights"}, made: []table{{shape: bordered}},
}, {
	of: "Gusto", language: program.Python,
	names: map[string]string{"butcher_matrix": "rows"},
	needs: []string{"rows"}, made: []table{{shape: withWeights}},
}, {
	of: "Gusto", language: program.Python,
	names: map[string]string{"butcher_imp": "implicit", "butcher_exp": "explicit"},
	needs: []string{"implicit", "explicit"},
	made:  []table{{"implicit", map[string]string{"implicit": "rows"}, withWeights}, {"explicit", map[string]string{"explicit": "rows"}, withWeights}},
}, {
	of: "arrays",
	names: map[string]string{"A": "A", "a": "A", "b": "b", "c": "c", "bhat": "bhat", "b_hat": "bhat", "bh": "bhat", "bstar": "bhat", "b_star": "bhat",
		"Bhat": "bhat", "bembed": "bhat", "b_embed": "bhat", "bsol": "b", "b_sol": "b", "btilde": "±e", "b_err": "±e", "berr": "±e", "b_error": "±e"},
	needs: []string{"A", "b"}, not: []string{"alpha", "gamma", "Gamma", "GAMMA", "γ", "U", "V", "bp", "bbar", "b_bar"}, made: one,
}}

// array is one of a block with its name, without what it shares with the others of its table.
type array struct {
	name  string
	value program.Value
}

// found returns what the arrays of a group are in the form; ok is false if they are not of it. Two arrays that may both
// be the same are an error.
func (f form) found(group []array) (v found, ok bool, err error) {
	v = found{}
	from := map[string]string{}
	for _, x := range group {
		if slices.Contains(f.not, x.name) && x.value.IsSpelled() {
			return nil, false, nil
		}
		role := f.names[x.name]
		if role == "" || !x.value.IsList() && x.value.Err == nil {
			continue
		}
		old, twice := v[role]
		switch {
		case twice && (role == "A" && !isMatrix(x.value) && isMatrix(old) || !x.value.IsSpelled() && old.IsSpelled()):
			continue
		case twice && !(role == "A" && isMatrix(x.value) && !isMatrix(old) || x.value.IsSpelled() && !old.IsSpelled()) && x.value.IsSpelled():
			err = x.value.At.Errorf("%q and %q may both be what a table calls %q", from[role], x.name, role)
		}
		v[role], from[role] = x.value, x.name
	}
	for _, role := range f.needs {
		if _, has := v[role]; !has {
			return nil, false, nil
		}
	}
	return v, f.fits == nil || f.fits(v), err
}

// isByColumns reports whether nodes are a vector, beside a matrix.
func isByColumns(v found) bool {
	return v["nodes"].IsList() && v["columns"].IsList() && isRow(v["nodes"]) && isMatrix(v["columns"]) && len(v["columns"].Items()) > 1
}

// isRow reports whether a value is a row or a column.
func isRow(v program.Value) bool {
	_, err := v.Vector()
	return err == nil
}

// byColumns makes a table of nodes of the stages behind the first, a matrix with the rows of A as columns, the last of which
// has the weights of a scheme that begins its next step with its last stage, and the weights b − b̂. It is an error if the columns do
// not sum to the nodes.
func byColumns(v found, at expression.Place, lower bool) ([]part, error) {
	nodes, err := v["nodes"].Vector()
	if err != nil {
		return nil, err
	}
	columns, err := v["columns"].Matrix()
	if err != nil {
		return nil, err
	}
	s := len(columns)
	if len(columns[0]) != s-1 || len(nodes) != s-1 {
		return nil, v["columns"].At.Errorf("a matrix of %d × %d beside %d nodes", s, len(columns[0]), len(nodes))
	}
	rows := []program.Value{program.List(zeros(s, v["columns"].At), v["columns"].At)}
	for j := range s - 1 {
		row := make([]program.Value, s)
		for i := range row {
			row[i] = columns[i][j]
		}
		if want, ok := approx(nodes[j]); !ok || !sums(row, want) {
			return nil, row[0].At.Errorf("column %d, which does not sum to the node %d: nothing tells that these are stages", j+1, j+1)
		}
		rows = append(rows, program.List(row, row[0].At))
	}
	out := found{"A": program.List(rows, v["columns"].At), "b": rows[s-1], "c": program.List(append([]program.Value{zeroAt(nodes[0].At)}, nodes...), v["nodes"].At), "e": v["e"]}
	return rungeKutta(out, at, lower)
}

// isMatrix reports whether a value has rows, or cannot be read.
func isMatrix(v program.Value) bool {
	return v.Err != nil || slices.ContainsFunc(v.Items(), func(x program.Value) bool { return x.IsList() || x.IsSpelled() })
}

// lastStage makes a table whose weights are the last row of A.
func lastStage(v found, at expression.Place, lower bool) ([]part, error) {
	rows, flat := matrixRows(v["A"])
	if v["A"].Err != nil {
		return nil, v["A"].Err
	}
	if flat || len(rows[len(rows)-1]) != len(rows) {
		return nil, v["A"].At.Errorf("a matrix without as many columns as rows, whose last row would be the weights")
	}
	v["b"] = program.List(rows[len(rows)-1], v["A"].Items()[len(rows)-1].At)
	return rungeKutta(v, at, lower)
}

// bordered makes a table of [c A] and [0 b], perhaps with a second row of embedded weights.
func bordered(v found, at expression.Place, lower bool) ([]part, error) {
	rows, err := v["rows"].Matrix()
	if err != nil {
		return nil, err
	}
	weights, err := v["weights"].Matrix()
	if err != nil {
		return nil, err
	}
	n := len(rows)
	var a, c []program.Value
	for i, row := range rows {
		if len(row) != n+1 {
			return nil, v["rows"].Items()[i].At.Errorf("%d entries in a row of c and A with %d stages", len(row), n)
		}
		c = append(c, row[0])
		a = append(a, program.List(row[1:], v["rows"].Items()[i].At))
	}
	out := found{"A": program.List(a, v["rows"].At), "c": program.List(c, v["rows"].At)}
	for i, row := range weights {
		if len(row) != n+1 || i > 1 || !isZero(row[0]) {
			return nil, v["weights"].At.Errorf("weights that are not one or two rows of 0 and %d numbers", n)
		}
		out[[]string{"b", "bhat"}[i]] = program.List(row[1:], v["weights"].At)
	}
	return rungeKutta(out, at, lower)
}

// withWeights makes a table of a matrix whose last row has the weights: all rows of an implicit scheme, or those of an
// explicit one without its first.
func withWeights(v found, at expression.Place, lower bool) ([]part, error) {
	rows, err := v["rows"].Matrix()
	if err != nil {
		return nil, err
	}
	items := v["rows"].Items()
	n := len(rows) - 1
	columns := len(rows[0])
	out := found{"A": program.List(items[:n], v["rows"].At), "b": items[n]}
	switch {
	case n == 0 && columns == 1: // Euler's method
		out["A"] = program.List([]program.Value{program.List(zeros(1, v["rows"].At), v["rows"].At)}, v["rows"].At)
	case columns == n+1:
		a := filled(rows[:n], n+1, 1, v["rows"].At)
		list := make([]program.Value, n+1)
		for i, row := range a {
			list[i] = program.List(row, items[max(i-1, 0)].At)
		}
		out["A"] = program.List(list, v["rows"].At)
		s := shape{a: a, s: n + 1}
		if err := s.explicit(v["rows"].At); err != nil {
			return nil, err
		}
	case columns != n:
		return nil, v["rows"].At.Errorf("a matrix of %d × %d whose last row would be the weights", n+1, columns)
	}
	return rungeKutta(out, at, lower)
}
