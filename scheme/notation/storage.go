package notation

import (
	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// Forms of explicit schemes that need less storage, and their Butcher arrays. The conversions are exact, and keep the
// numbers as they are printed wherever these are no fractions.

// williamson makes a table of the 2N form of Williamson: q_i = A_i q_{i−1} + h f(u_{i−1}) and u_i = u_{i−1} + B_i q_i.
// Then f(u_{j−1}) has the factor B_j + A_{j+1} (B_{j+1} + A_{j+2} (… B_i)) in u_i.
func williamson(v found, at expression.Place, lower bool) ([]part, error) {
	b, err := expressions(v["B"])
	if err != nil {
		return nil, err
	}
	if first, ok := v["B1"]; ok {
		e, err := first.Coefficient()
		if err != nil {
			return nil, err
		}
		b = append([]expression.Expr{e}, b...)
	}
	a, err := expressions(v["A"])
	if err != nil {
		return nil, err
	}
	if len(a) == len(b)-1 {
		a = append([]expression.Expr{expression.Number("0")}, a...)
	}
	s := len(b)
	if len(a) != s || !a[0].Is("0") {
		return nil, v["A"].At.Errorf("%d numbers A beside %d numbers B of a low-storage scheme, whose first A is 0", len(a), s)
	}
	rows := make([]program.Value, s+1)
	for i := range rows {
		row := zeros(s, v["B"].At)
		for j := range i {
			e := b[i-1]
			for m := i - 2; m >= j; m-- {
				e = reduced(b[m].Add(a[m+1].Mul(e)))
			}
			row[j] = program.Number(e, placeOf(v["B"], j-s+len(v["B"].Items())))
		}
		rows[i] = program.List(row, v["B"].At)
	}
	out := found{"A": program.List(rows[:s], v["B"].At), "b": rows[s]}
	if c, ok := v["c"]; ok {
		out["c"] = c
	}
	return rungeKutta(out, at, lower)
}

// placeOf returns where the entry of an array stands, or the array where it has none.
func placeOf(v program.Value, i int) expression.Place {
	if i >= 0 && i < len(v.Items()) {
		return v.Items()[i].At
	}
	return v.At
}

// expressions returns the entries of a vector.
func expressions(v program.Value) ([]expression.Expr, error) {
	list, err := v.Vector()
	if err != nil {
		return nil, err
	}
	out := make([]expression.Expr, len(list))
	for i, x := range list {
		if out[i], err = x.Coefficient(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// reduced works out an expression of integers alone, to a fraction; others it leaves as they are printed.
func reduced(e expression.Expr) expression.Expr {
	if !integral(e) {
		return e
	}
	r, ok := e.Rational()
	if !ok {
		return e
	}
	out, err := expression.Coefficient.Parse(r.String())
	if err != nil {
		return e
	}
	return out.Simplified()
}

func integral(e expression.Expr) bool {
	if e.Op == expression.OpNumber {
		return expression.IsInteger(e.Text)
	}
	for _, x := range e.Args {
		if !integral(x) {
			return false
		}
	}
	return len(e.Args) > 0
}

// shuOsher makes a table of Y_i = (1 − Σ α_ij) u + Σ (α_ij Y_j + h β_ij f(Y_j)), whose last row gives the step: the rows
// of A and b are those of β plus α times those before them.
func shuOsher(v found, at expression.Place, lower bool) ([]part, error) {
	alpha, err := v["α"].Matrix()
	if err != nil {
		return nil, err
	}
	beta, err := v["β"].Matrix()
	if err != nil {
		return nil, err
	}
	s := len(beta) - 1
	if s < 1 || len(alpha) != s+1 {
		return nil, v["α"].At.Errorf("%d rows of α and %d of β", len(alpha), len(beta))
	}
	out := make([][]expression.Expr, s+1)
	rows := make([]program.Value, s+1)
	for i := range out {
		if len(alpha[i]) != s || len(beta[i]) != s {
			return nil, v["β"].Items()[i].At.Errorf("a row of %d and %d entries of α and β with %d stages", len(alpha[i]), len(beta[i]), s)
		}
		out[i] = make([]expression.Expr, s)
		row := zeros(s, v["β"].At)
		for j := range s {
			e, err := shuOsherEntry(alpha[i], beta[i], out[:i], i, j)
			if err != nil {
				return nil, err
			}
			out[i][j] = e
			row[j] = program.Number(e, beta[i][j].At)
		}
		rows[i] = program.List(row, v["β"].Items()[i].At)
	}
	return rungeKutta(found{"A": program.List(rows[:s], v["β"].At), "b": rows[s]}, at, lower)
}

// shuOsherEntry returns β_ij + Σ α_ik a_kj.
func shuOsherEntry(alpha, beta []program.Value, above [][]expression.Expr, i, j int) (expression.Expr, error) {
	if j >= i && (!isZero(alpha[j]) || !isZero(beta[j])) {
		return expression.Expr{}, beta[j].At.Errorf("an implicit scheme in Shu-Osher form; A and b are read")
	}
	e, err := beta[j].Coefficient()
	if err != nil {
		return e, err
	}
	for k := range above {
		x, err := alpha[k].Coefficient()
		switch {
		case err != nil:
			return e, err
		case x.Is("0") || above[k][j].Is("0"):
			continue
		case e.Is("0"):
			e = reduced(x.Mul(above[k][j]))
		default:
			e = reduced(e.Add(x.Mul(above[k][j])))
		}
		if len(e.String()) > maxText {
			return e, beta[j].At.Errorf("a coefficient of more than %d characters", maxText)
		}
	}
	return e, nil
}
