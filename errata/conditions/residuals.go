package conditions

import (
	"slices"

	"rofz/poly"
	"rofz/scheme"
)

// tree is a rooted tree in the table of a system: its subtrees stand before it.
type tree struct {
	tree     scheme.Tree
	children []int
}

// tree returns the index of t in the table, and adds what is missing.
func (s *System) tree(t scheme.Tree) int {
	for i := range s.trees {
		if s.trees[i].tree.Compare(t) == 0 {
			return i
		}
	}
	entry := tree{tree: t}
	for _, c := range t.Children() {
		entry.children = append(entry.children, s.tree(c))
	}
	s.trees = append(s.trees, entry)
	return len(s.trees) - 1
}

// Point returns the images of the coefficients of the scheme, as a point of the field that they lie in.
func Point[T any](s System, image func(poly.Elem) T) []T {
	x := make([]T, len(s.coordinates))
	for i, c := range s.coordinates {
		x[i] = image(c.Value)
	}
	return x
}

// Values returns the coefficients of the scheme.
func (s System) Values() []poly.Elem { return Point(s, func(x poly.Elem) poly.Elem { return x }) }

// Residuals returns left side minus right side of each equation at a point, one value for each coordinate in the order
// of Coordinates. LimitZero has the residual 1 where the matrix, without its first row and column if that row is zero,
// is singular. It panics if the point has another length.
//
// Cost: O((T+s)·s²) operations of the field for T trees and s stages.
func Residuals[T any](s System, f Field[T], x []T) []T {
	e := newEvaluation(s, f, x)
	out := make([]T, len(s.equations))
	for i, eq := range s.equations {
		out[i] = e.residual(eq)
	}
	return out
}

// Hold reports whether all equations hold exactly for the coefficients of the scheme.
func (s System) Hold() bool {
	return !slices.ContainsFunc(Residuals(s, Exact{}, s.Values()), func(r poly.Elem) bool { return !r.IsZero() })
}

// evaluation is the scheme at one point.
type evaluation[T any] struct {
	Field[T]
	System
	x      []T
	form   Form[T]
	values *ownValues[T] // made on demand
	sum    [][]T         // A, or α + γ
	c      []T           // row sums of sum
	below  [][2][]T
}

func newEvaluation[T any](s System, f Field[T], x []T) *evaluation[T] {
	if len(x) != len(s.coordinates) {
		panic("conditions: a point of the wrong length")
	}
	e := &evaluation[T]{Field: f, System: s, x: x, below: make([][2][]T, len(s.trees))}
	e.form = StandardForm(s, f, x)
	e.sum = e.form.A
	if s.rosenbrock {
		e.sum = make([][]T, s.stages)
		for i := range e.sum {
			for j := range s.stages {
				e.sum[i] = append(e.sum[i], f.Add(e.form.A[i][j], e.form.Gamma[i][j]))
			}
		}
	}
	e.c = make([]T, s.stages)
	for i := range e.c {
		e.c[i] = e.total(e.sum[i])
	}
	return e
}

func (e *evaluation[T]) total(v []T) T {
	sum := e.Zero()
	for _, y := range v {
		sum = e.Add(sum, y)
	}
	return sum
}

func (e *evaluation[T]) dot(v, w []T) T {
	sum := e.Zero()
	for i, y := range v {
		if !e.IsZero(y) {
			sum = e.Add(sum, e.Mul(y, w[i]))
		}
	}
	return sum
}

func (e *evaluation[T]) residual(eq Equation) T {
	i, j := eq.Row-1, eq.Column-1
	switch eq.Kind {
	case RowSum:
		return e.Sub(e.total(e.form.A[i]), e.x[e.System.c.at+i])
	case GammaRowSum:
		return e.Sub(e.total(e.form.Gamma[i]), e.x[e.d.at+i])
	case Order:
		return e.orderDefect(eq, e.form.B)
	case EmbeddedOrder:
		return e.orderDefect(eq, e.form.Bhat)
	case Stiff:
		return e.Sub(e.sum[e.stages-1][j], e.form.B[j])
	case StiffNode:
		return e.Sub(e.total(e.form.A[e.stages-1]), e.One())
	case LimitZero:
		return e.limit()
	case StageOrder:
		return e.stageDefect(i, eq.Power)
	case Adjoint:
		b := e.form.B
		return e.Sub(e.column(j), e.Mul(b[j], e.Sub(e.One(), e.c[j])))
	case NoWeight:
		return e.column(j)
	case Own:
		if e.values == nil {
			e.values = newOwnValues(e.Field, e.form)
		}
		return e.Sub(e.values.value(eq.Key, i, j), e.Rational(eq.Value))
	}
	panic("internal error: no such equation")
}

// column returns (bᵀA)_j.
func (e *evaluation[T]) column(j int) T {
	sum := e.Zero()
	for i, w := range e.form.B {
		sum = e.Add(sum, e.Mul(w, e.sum[i][j]))
	}
	return sum
}

func (e *evaluation[T]) orderDefect(eq Equation, b []T) T {
	target := e.Quo(e.One(), e.Int(eq.Tree.Density()))
	return e.Sub(e.dot(b, e.stagesOf(eq.index)), target)
}

// stagesOf returns Ψ(t): the product of AΨ over the trees that hang from the root of t, where below a root with
// several children a Rosenbrock scheme has α in place of α + γ [HW96, IV.7].
func (e *evaluation[T]) stagesOf(t int) []T {
	product := make([]T, e.stages)
	for i := range product {
		product[i] = e.One()
	}
	children := e.trees[t].children
	kind := 0
	if e.rosenbrock && len(children) > 1 {
		kind = 1
	}
	for _, c := range children {
		for i, y := range e.image(c, kind) {
			product[i] = e.Mul(product[i], y)
		}
	}
	return product
}

func (e *evaluation[T]) image(t, kind int) []T {
	if v := e.below[t][kind]; v != nil {
		return v
	}
	m := e.sum
	if kind == 1 {
		m = e.form.A
	}
	psi, out := e.stagesOf(t), make([]T, e.stages)
	for i, row := range m {
		out[i] = e.dot(row, psi)
	}
	e.below[t][kind] = out
	return out
}

func (e *evaluation[T]) stageDefect(i, k int) T {
	sum := e.Zero()
	for j, a := range e.sum[i] {
		sum = e.Add(sum, e.Mul(a, e.power(e.c[j], k-1)))
	}
	return e.Sub(sum, e.Quo(e.power(e.c[i], k), e.Int(int64(k))))
}

func (e *evaluation[T]) power(x T, n int) T {
	y := e.One()
	for range n {
		y = e.Mul(y, x)
	}
	return y
}

// limit returns R(∞) = 1 − bᵀA⁻¹e. If the first stage is explicit, A = [0 0; a Â] and b = (b₁, b̂), it returns
// 1 − b̂ᵀÂ⁻¹ê − b̂ᵀÂ⁻²a, which is R(∞) wherever R is bounded there.
func (e *evaluation[T]) limit() T {
	b, from := e.form.B, e.firstImplicit()
	m, first := e.implicitPart()
	ones := make([]T, len(m))
	for i := range ones {
		ones[i] = e.One()
	}
	inverse := Solve(e.Field, m, ones)
	if inverse == nil {
		return e.One()
	}
	out := e.Sub(e.One(), e.dot(b[from:], inverse))
	if from > 0 {
		out = e.Sub(out, e.dot(b[1:], Solve(e.Field, m, Solve(e.Field, m, first))))
	}
	return out
}

// implicitPart returns A, or Â and a.
func (e *evaluation[T]) implicitPart() (m [][]T, first []T) {
	from := e.firstImplicit()
	for _, row := range e.sum[from:] {
		m = append(m, row[from:])
		first = append(first, row[0])
	}
	return m, first
}

// firstImplicit returns the number of stages at the beginning that are explicit, 0 or 1: the row is zero at this point.
func (e *evaluation[T]) firstImplicit() int {
	for _, y := range e.sum[0] {
		if !e.IsZero(y) {
			return 0
		}
	}
	return 1
}

// Solve returns m⁻¹v by Gaussian elimination, which is substitution for a lower triangular matrix; nil if m is
// singular.
func Solve[T any](e Field[T], m [][]T, v []T) []T {
	n := len(v)
	rows := make([][]T, n)
	for i := range rows {
		rows[i] = append(append([]T(nil), m[i]...), v[i])
	}
	for k := range n {
		p := k
		for p < n-1 && e.IsZero(rows[p][k]) {
			p++
		}
		if e.IsZero(rows[p][k]) {
			return nil
		}
		rows[k], rows[p] = rows[p], rows[k]
		for i := range n {
			if i == k || e.IsZero(rows[i][k]) {
				continue
			}
			factor := e.Quo(rows[i][k], rows[k][k])
			for j := k; j <= n; j++ {
				rows[i][j] = e.Sub(rows[i][j], e.Mul(factor, rows[k][j]))
			}
		}
	}
	out := make([]T, n)
	for i := range out {
		out[i] = e.Quo(rows[i][n], rows[i][i])
	}
	return out
}
