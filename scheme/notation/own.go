package notation

import (
	"math"
	"strings"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// Solvers for Rosenbrock schemes number the coefficients of their own form: a21, c21, the weights b1 or m1, e1 and γ, beside
// the abscissae c2, …, which tell whether a21 and c21 are what they seem to be.

// ownNumbered makes a table of such coefficients, if the abscissae say that they are these; others are left to be refused.
func (h *harvest) ownNumbered(b *program.Block) {
	x := map[string]map[[2]int]program.Value{}
	var gamma program.Value
	for _, name := range b.Names() {
		v := b.Lookup(name)
		last := name[1+strings.LastIndexAny(name, ".>"):]
		if strings.EqualFold(last, "gamma") || last == "γ" || strings.EqualFold(last, "gam") {
			gamma = v
			continue
		}
		m := numberedName.FindStringSubmatch(last)
		if m == nil || v.IsList() || v.IsNothing() || v.IsElsewhere() {
			continue
		}
		what, at := strings.ToLower(strings.TrimRight(m[1], "_")), [2]int{}
		switch digits := m[2] + m[3]; {
		case len(digits) == 2 && (what == "a" || what == "c"):
			at = [2]int{int(digits[0] - '0'), int(digits[1] - '0')}
			what += "ij"
		case len(digits) == 1:
			at[0] = int(digits[0] - '0')
		default:
			continue
		}
		if x[what] == nil {
			x[what] = map[[2]int]program.Value{}
		}
		x[what][at] = v
	}
	if gamma.IsNothing() || len(x["aij"]) == 0 || len(x["cij"]) == 0 {
		return
	}
	weights := x["b"]
	if weights == nil {
		weights = x["m"]
	}
	n := own{s: len(weights), a: x["aij"], c: x["cij"], m: weights, e: x["e"], nodes: x["c"], gamma: gamma}
	for _, v := range n.a {
		if n.at.Line == 0 || v.At.Offset < n.at.Offset {
			n.at = v.At
		}
	}
	parts, err := n.parts()
	switch {
	case err == errNoTable && n.spelled():
		h.table(h.title(b, group{}, ""), "", n.at, nil).Err = n.at.Errorf("a and c look like a solver's own coefficients of a Rosenbrock scheme, and nothing says which are its weights; write them as arrays a, C, m and gamma")
	case err == errNoTable:
	case err != nil:
		h.table(h.title(b, group{}, ""), "", n.at, nil).Err = err
	default:
		h.table(h.title(b, group{}, ""), "", n.at, parts)
	}
}

// own are the coefficients of a solver's own form, from 1.
type own struct {
	at                expression.Place
	s                 int
	a, c, m, e, nodes map[[2]int]program.Value
	gamma             program.Value
}

// parts returns the arrays. It is errNoTable where the abscissae do not tell that they are these.
func (n own) parts() ([]part, error) {
	for _, list := range []map[[2]int]program.Value{n.a, n.c, n.m, n.e, {{}: n.gamma}} {
		for _, v := range list {
			if _, err := v.Coefficient(); err != nil {
				if v.HasNumbers() {
					return nil, err
				}
				return nil, errNoTable
			}
		}
	}
	if n.s < 2 {
		return nil, errNoTable
	}
	a, aOK := n.lower(n.a)
	c, cOK := n.lower(n.c)
	m, mOK := n.vector(n.m)
	if !aOK || !cOK || !mOK || !n.agrees() {
		return nil, errNoTable
	}
	v := found{"a": a, "C": c, "m": m, "γ": n.gamma}
	if e, ok := n.vector(n.e); ok {
		v["e"] = e
	}
	return transformed(v, n.at, false)
}

// spelled reports whether the file writes the coefficients.
func (n own) spelled() bool {
	for _, list := range []map[[2]int]program.Value{n.a, n.c} {
		for _, v := range list {
			if !v.HasNumbers() && !isZero(v) {
				return false
			}
		}
	}
	return n.gamma.HasNumbers()
}

// lower returns a strictly lower triangle, and whether all of it is there and nothing else.
func (n own) lower(x map[[2]int]program.Value) (program.Value, bool) {
	rows := make([]program.Value, n.s)
	found := 0
	for i := range rows {
		row := zeros(n.s, n.at)
		for j := range i {
			if v, ok := x[[2]int{i + 1, j + 1}]; ok {
				row[j] = v
				found++
			}
		}
		rows[i] = program.List(row, row[0].At)
	}
	return program.List(rows, n.at), found == n.s*(n.s-1)/2 && found == len(x)
}

// vector returns a vector, and whether all of it is there.
func (n own) vector(x map[[2]int]program.Value) (program.Value, bool) {
	list := make([]program.Value, n.s)
	for i := range list {
		v, ok := x[[2]int{i + 1}]
		if !ok {
			return program.Value{}, false
		}
		list[i] = v
	}
	return program.List(list, list[0].At), len(x) == n.s
}

// agrees reports whether the abscissae that are given, one at least, are the row sums of α = aΓ with Γ⁻¹ = γ⁻¹ I − C.
func (n own) agrees() bool {
	number := func(v program.Value) float64 { x, _ := approx(v); return x }
	gamma := number(n.gamma)
	sums := make([]float64, n.s) // of the rows of Γ: those of (γ⁻¹ I − C)⁻¹ 1
	for i := range sums {
		sums[i] = 1
		for j := range i {
			sums[i] += number(n.c[[2]int{i + 1, j + 1}]) * sums[j]
		}
		sums[i] *= gamma
	}
	told := 0
	for i := 1; i < n.s; i++ {
		c, ok := n.nodes[[2]int{i + 1}]
		if !ok {
			continue
		}
		told++
		alpha := 0.0
		for j := range i {
			alpha += number(n.a[[2]int{i + 1, j + 1}]) * sums[j]
		}
		if want := number(c); math.Abs(alpha-want) > 1e-6*max(1, math.Abs(want)) {
			return false
		}
	}
	return told > 0
}
