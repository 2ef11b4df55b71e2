package notation

import (
	"fmt"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// threeRegisters makes a table of the 3S* form [Ket10]: S2 += δ_i S1, then S1 = γ1_i S1 + γ2_i S2 + γ3_i u + β_i h f(S1), from S1 = u and
// S2 = 0. Without numbers of the first stage, which are 0, 1, 0 and 1, β1 stands by itself. Entries of A that are sums of
// products get names, so that none is written twice. It is an error if the factors of u in a stage do not add up to 1.
func threeRegisters(v found, at expression.Place, _ bool) ([]part, error) {
	beta, err := joined(v, "β1", "β")
	if err != nil {
		return nil, err
	}
	s := len(beta)
	if s < 2 || s > maxRegistered {
		return nil, v["β"].At.Errorf("%d numbers β of a low-storage scheme; 2 to %d are read", s, maxRegistered)
	}
	exact := map[string][]expression.Expr{}
	if exact["β"], err = coefficients(beta); err != nil {
		return nil, err
	}
	for _, x := range [][2]string{{"γ1", "0"}, {"γ2", "1"}, {"γ3", "0"}, {"δ", "1"}} {
		if exact[x[0]], err = behindFirst(v[x[0]], x[1], s); err != nil {
			return nil, err
		}
	}
	rows, err := v.threeRows(exact, s)
	if err != nil {
		return nil, err
	}
	own := found{"B": program.List(beta, v["β"].At)}
	if c, ok := v["c"]; ok {
		own["c"] = c
	}
	e, err := joined(v, "e1", "e", "e.last")
	if err != nil {
		return nil, err
	}
	if len(e) > 0 {
		own["±e"] = program.List(e, v["e"].At)
	}
	return own.explicit(rows, beta, at)
}

// behindFirst returns s numbers, the first of which may be left out. It is an error if it is another one.
func behindFirst(v program.Value, first string, s int) ([]expression.Expr, error) {
	list, err := v.Vector()
	if err != nil {
		return nil, err
	}
	switch {
	case len(list) == s-1:
		list = append([]program.Value{program.Number(expression.Number(first), v.At)}, list...)
	case len(list) != s:
		return nil, v.At.Errorf("%d numbers beside %d numbers β of a low-storage scheme", len(list), s)
	}
	out, err := coefficients(list)
	if err != nil {
		return nil, err
	}
	if r, ok := out[0].Rational(); !ok || r.String() != first {
		return nil, list[0].At.Errorf("the first of these is %s in the 3S* form", first)
	}
	return out, nil
}

// threeRows returns the rows of A, and b.
func (v found) threeRows(x map[string][]expression.Expr, s int) ([][]expression.Expr, error) {
	one := expression.Number("1")
	first, second := register{u: one}, register{u: expression.Number("0")}
	rows := [][]expression.Expr{nil}
	for i := range s {
		second = combined(fmt.Sprintf("s%d", i+1), term{one, second}, term{x["δ"][i], first})
		first = combined(fmt.Sprintf("a%d", i+2), term{x["γ1"][i], first}, term{x["γ2"][i], second}, term{x["γ3"][i], register{u: one}})
		first.slopes = append(first.slopes, x["β"][i])
		second.slopes = append(second.slopes, expression.Number("0"))
		if u, ok := first.u.Float64(); !ok || !nearly(u, 1) {
			return nil, v["β"].At.Errorf("the factors of u in stage %d of this 3S* form add up to %.6g and not to 1", i+2, u)
		}
		rows = append(rows, first.slopes)
	}
	return rows, nil
}

// A register holds u and the slopes h f(Y_j) of the stages so far, with these factors.
type register struct {
	u      expression.Expr
	slopes []expression.Expr
}

// term is a register times a number.
type term struct {
	factor   expression.Expr
	register register
}

// combined returns a sum of registers. Factors of slopes that are no numbers or names are called by the name and the slope.
func combined(name string, terms ...term) register {
	out := register{u: expression.Number("0")}
	for _, t := range terms {
		out.u = plus(out.u, t.factor, t.register.u)
		for j, e := range t.register.slopes {
			if j == len(out.slopes) {
				out.slopes = append(out.slopes, expression.Number("0"))
			}
			out.slopes[j] = plus(out.slopes[j], t.factor, e)
		}
	}
	out.u = called(name+"_0", out.u)
	for j := range out.slopes {
		out.slopes[j] = called(fmt.Sprintf("%s_%d", name, j+1), out.slopes[j])
	}
	return out
}

// plus returns x + y·z, without what is 0.
func plus(x, y, z expression.Expr) expression.Expr {
	switch {
	case isNought(y) || isNought(z):
		return x
	case isNought(x):
		return reduced(y.Mul(z))
	}
	return reduced(x.Add(y.Mul(z)))
}

// isNought reports whether an expression is a 0, however it is written.
func isNought(e expression.Expr) bool {
	if e.Op != expression.OpNumber {
		return false
	}
	r, ok := e.Rational()
	return ok && r.IsZero()
}

// called returns a name for an expression that is more than a number or a name.
func called(name string, e expression.Expr) expression.Expr {
	if len(e.Args) == 0 || e.Op == expression.OpNeg && len(e.Args[0].Args) == 0 || integral(e) {
		return e
	}
	return expression.Expr{Op: expression.OpName, Text: name, Def: &expression.Definition{Name: name, Value: e}}
}

// averaged makes a table of stages (a_i u + b_i (Y_{i−1} + h f(Y_{i−1})))/d_i.
func averaged(v found, at expression.Place, _ bool) ([]part, error) {
	exact := map[string][]expression.Expr{}
	var list []program.Value
	for _, key := range []string{"a", "b", "d"} {
		x, err := v[key].Vector()
		if err != nil {
			return nil, err
		}
		if exact[key], err = coefficients(x); err != nil {
			return nil, err
		}
		if list == nil {
			list = x
		}
		if len(x) != len(list) || len(x) < 2 || len(x) > maxRegistered {
			return nil, v[key].At.Errorf("%d numbers beside %d", len(x), len(list))
		}
	}
	rows := [][]expression.Expr{nil}
	for i, b := range exact["b"] {
		var row []expression.Expr
		if u, ok := exact["a"][i].Add(b).Sub(exact["d"][i]).Rational(); !ok || !u.IsZero() {
			return nil, list[i].At.Errorf("this and the factor of the stage before do not add up to the denominator")
		}
		for _, e := range rows[i] {
			row = append(row, reduced(e.Mul(b).Quo(exact["d"][i])))
		}
		rows = append(rows, append(row, reduced(b.Quo(exact["d"][i]))))
	}
	own := found{"B": v["b"]}
	if c, ok := v["c"]; ok {
		own["c"] = c
	}
	b, err := v["b"].Vector()
	if err != nil {
		return nil, err
	}
	return own.explicit(rows, b, at)
}
