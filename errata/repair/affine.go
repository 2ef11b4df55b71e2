package repair

import "rofz/errata/conditions"

// flat is the set of points {x + Σ u_k n_k} that is left after some equations have been solved.
type flat[T any] struct {
	conditions.Field[T]
	sys    conditions.System
	effort *effort
	x      []T
	n      [][]T
}

func (f *flat[T]) clone() *flat[T] {
	g := *f
	g.x = append([]T(nil), f.x...)
	g.n = make([][]T, len(f.n))
	for i := range f.n {
		g.n[i] = append([]T(nil), f.n[i]...)
	}
	return &g
}

// at returns x + Σ u_k n_k.
func (f *flat[T]) at(u []T) []T {
	y := append([]T(nil), f.x...)
	for k, c := range u {
		if f.IsZero(c) {
			continue
		}
		for i, v := range f.n[k] {
			if !f.IsZero(v) {
				y[i] = f.Add(y[i], f.Mul(c, v))
			}
		}
	}
	return y
}

// residualsAt returns the values of the equations at a point.
func (f *flat[T]) residualsAt(x []T) []T {
	f.effort.evaluation(f.sys, f.Field)
	return conditions.Residuals(f.sys, f.Field, x)
}

// residuals returns the values of some of the equations at x, and what they add along each direction. The effort is that
// for all equations.
func (f *flat[T]) residuals(equations []int) (r []T, slopes [][]T) {
	all, some := f.sys.Equations(), make([]conditions.Equation, len(equations))
	for i, e := range equations {
		some[i] = all[e]
	}
	sys := f.sys.Of(some...)
	valuesAt := func(x []T) []T {
		f.effort.evaluation(f.sys, f.Field)
		return conditions.Residuals(sys, f.Field, x)
	}
	r = valuesAt(f.x)
	slopes = make([][]T, len(f.n))
	unit := make([]T, len(f.n))
	for k := range unit {
		unit[k] = f.Zero()
	}
	for k := range f.n {
		unit[k] = f.One()
		slopes[k] = valuesAt(f.at(unit))
		unit[k] = f.Zero()
		for i := range r {
			slopes[k][i] = f.Sub(slopes[k][i], r[i])
		}
	}
	return r, slopes
}

// fix puts coordinate j to a value. It reports false if the coordinate does not move on the flat.
func (f *flat[T]) fix(j int, value T) bool {
	row := make([]T, len(f.n))
	for k := range row {
		row[k] = f.n[k][j]
	}
	return f.impose([][]T{row}, []T{f.Sub(value, f.x[j])}) == solved
}

// outcome says what came of a linear system.
type outcome int

const (
	solved outcome = iota
	nothing
	contradiction
)

// impose restricts the flat to the points whose parameters satisfy m·u = rhs. The outcome is nothing if all equations
// hold already.
func (f *flat[T]) impose(m [][]T, rhs []T) outcome {
	rows := make([][]T, len(m))
	for i := range m {
		rows[i] = append(append([]T(nil), m[i]...), rhs[i])
	}
	pivots := f.reduce(rows, len(f.n))
	for _, row := range rows[len(pivots):] {
		if !f.IsZero(row[len(f.n)]) {
			return contradiction
		}
	}
	if len(pivots) == 0 {
		return nothing
	}
	f.substitute(rows, pivots)
	return solved
}

// substitute replaces the parameters of the pivot columns by the others: u_p = rhs − Σ m_k u_k.
func (f *flat[T]) substitute(rows [][]T, pivots []int) {
	isPivot := make(map[int]bool)
	for _, p := range pivots {
		isPivot[p] = true
	}
	move := func(y []T, c T, v []T) {
		if f.IsZero(c) {
			return
		}
		for i := range y {
			if !f.IsZero(v[i]) {
				y[i] = f.Add(y[i], f.Mul(c, v[i]))
			}
		}
	}
	var kept [][]T
	for k := range f.n {
		if isPivot[k] {
			continue
		}
		direction := append([]T(nil), f.n[k]...)
		for i, p := range pivots {
			move(direction, f.Sub(f.Zero(), rows[i][k]), f.n[p])
		}
		kept = append(kept, direction)
	}
	for i, p := range pivots {
		move(f.x, rows[i][len(f.n)], f.n[p])
	}
	f.n = kept
}

// reduce brings rows to reduced row echelon form in the first n columns and returns the pivot columns; the pivot rows
// come first. Later columns are preferred as pivots, so that the early variables of a table stay free.
func (f *flat[T]) reduce(rows [][]T, n int) []int {
	var pivots []int
	for c := n - 1; c >= 0 && len(pivots) < len(rows); c-- {
		k := len(pivots)
		p := k
		for p < len(rows) && f.IsZero(rows[p][c]) {
			p++
		}
		if p == len(rows) {
			continue
		}
		rows[k], rows[p] = rows[p], rows[k]
		inverse := f.Quo(f.One(), rows[k][c])
		for j := range rows[k] {
			rows[k][j] = f.Mul(rows[k][j], inverse)
		}
		for i := range rows {
			if i == k || f.IsZero(rows[i][c]) {
				continue
			}
			factor := rows[i][c]
			for j := range rows[i] {
				if !f.IsZero(rows[k][j]) {
					rows[i][j] = f.Sub(rows[i][j], f.Mul(factor, rows[k][j]))
				}
			}
		}
		pivots = append(pivots, c)
	}
	return pivots
}
