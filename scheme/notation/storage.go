package notation

import (
	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// Forms of explicit schemes that need less storage, and their Butcher arrays. The conversions are exact, and keep the
// numbers as they are printed wherever these are no fractions.

// williamson makes a table of the 2N form of Williamson: q_i = A_i q_{i−1} + h f(u_{i−1}) and u_i = u_{i−1} + B_i q_i [Wil80].
func williamson(v found, at expression.Place, _ bool) ([]part, error) {
	list, err := joined(v, "B1", "B")
	if err != nil {
		return nil, err
	}
	a, err := v["A"].Vector()
	if err != nil {
		return nil, err
	}
	if len(a) == len(list) && isZero(a[0]) {
		a = a[1:]
	}
	if len(a) != len(list)-1 || len(list) > maxRegistered {
		return nil, v["A"].At.Errorf("%d numbers A beside %d numbers B of a low-storage scheme, whose first A is 0", len(a), len(list))
	}
	exactA, err := coefficients(a)
	if err != nil {
		return nil, err
	}
	b, err := coefficients(list)
	if err != nil {
		return nil, err
	}
	return v.explicit(ofWilliamson(false)(exactA, b), list, at)
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
