package conditions

import "strings"

// Form is the coefficients of a scheme at one point: A, b and b̂ of a Runge–Kutta scheme, α, Γ, b and b̂ of a Rosenbrock
// scheme.
type Form[T any] struct {
	A, Gamma [][]T // A is α of a Rosenbrock scheme; Gamma is nil for a Runge–Kutta scheme
	B, Bhat  []T   // Bhat is nil without embedded weights
}

// StandardForm returns the coefficients at a point. From an implementation's own coefficients they are
// computed.
func StandardForm[T any](s System, f Field[T], x []T) Form[T] {
	if s.own != nil {
		return ownForm(s, f, x)
	}
	rows := func(b block) [][]T {
		out := make([][]T, s.stages)
		for i := range out {
			out[i] = x[b.at+i*s.stages : b.at+(i+1)*s.stages]
		}
		return out
	}
	form := Form[T]{A: rows(s.a), B: x[s.b.at : s.b.at+s.stages]}
	if s.rosenbrock {
		form.Gamma = rows(s.gamma)
	}
	if s.bhat.present() {
		form.Bhat = x[s.bhat.at : s.bhat.at+s.stages]
	}
	return form
}

// OwnCoefficients returns what an implementation's own coefficients a, C, m, e and gamma would be for a point of the
// standard form, in the order of the coordinates of own, the system of NewTransformed; c and d are taken over. It divides
// by the diagonal of Γ.
func OwnCoefficients[T any](own, standard System, f Field[T], x []T) []T {
	values := &ownValues[T]{Field: f, form: StandardForm(standard, f, x)}
	var out []T
	for _, c := range own.coordinates {
		if key, ok := strings.CutPrefix(c.Key, "transformed."); ok {
			out = append(out, values.value(key, c.Row-1, c.Col-1))
			continue
		}
		out = append(out, x[standard.Index(c.Key, c.Row, c.Col)])
	}
	return out
}

// ownValues computes a = αΓ⁻¹, C = diag(1/γ) − Γ⁻¹, m = bΓ⁻¹ and e = m − b̂Γ⁻¹ [HW96, IV (7.25)].
type ownValues[T any] struct {
	Field[T]
	form    Form[T]
	inverse [][]T
}

// value returns one of them; row and column are counted from 0.
func (o *ownValues[T]) value(key string, row, col int) T {
	if o.inverse == nil {
		o.invert()
	}
	switch key {
	case "a":
		return o.times(o.form.A[row], col)
	case "C":
		y := o.Sub(o.Zero(), o.inverse[row][col])
		if row == col {
			y = o.Add(y, o.Quo(o.One(), o.form.Gamma[row][row]))
		}
		return y
	case "m":
		return o.times(o.form.B, col)
	case "e":
		return o.Sub(o.times(o.form.B, col), o.times(o.form.Bhat, col))
	}
	return o.form.Gamma[0][0]
}

// times returns (vΓ⁻¹)_j.
func (o *ownValues[T]) times(v []T, j int) T {
	sum := o.Zero()
	for i := j; i < len(v); i++ {
		if !o.IsZero(v[i]) {
			sum = o.Add(sum, o.Mul(v[i], o.inverse[i][j]))
		}
	}
	return sum
}

// invert computes Γ⁻¹ by substitution.
func (o *ownValues[T]) invert() {
	m := o.form.Gamma
	o.inverse = make([][]T, len(m))
	for i := range m {
		o.inverse[i] = make([]T, len(m))
		for j := range m {
			o.inverse[i][j] = o.Zero()
		}
		o.inverse[i][i] = o.Quo(o.One(), m[i][i])
		for j := range i {
			sum := o.Zero()
			for k := j; k < i; k++ {
				if !o.IsZero(m[i][k]) {
					sum = o.Sub(sum, o.Mul(m[i][k], o.inverse[k][j]))
				}
			}
			o.inverse[i][j] = o.Mul(sum, o.inverse[i][i])
		}
	}
}

// own says where an implementation's own coefficients a, C, m, e and gamma begin among the coordinates.
type own struct{ at map[string]int }

func newOwn() *own { return &own{make(map[string]int)} }

func (o *own) has(key string) bool { _, ok := o.at[key]; return ok }

// ownForm computes Γ = (diag(1/γ) − C)⁻¹, α = aΓ, b = mΓ and b̂ = (m − e)Γ [HW96, IV (7.25)].
func ownForm[T any](s System, f Field[T], x []T) Form[T] {
	n := s.stages
	rows := func(key string) [][]T {
		out := make([][]T, n)
		for i := range out {
			out[i] = x[s.own.at[key]+i*n : s.own.at[key]+(i+1)*n]
		}
		return out
	}
	scalar := x[s.own.at["gamma"]]
	form := Form[T]{Gamma: lowerInverse(f, rows("C"), scalar)}
	product := func(v []T) []T {
		out := make([]T, n)
		for j := range out {
			out[j] = f.Zero()
			for i := j; i < n; i++ {
				if !f.IsZero(v[i]) {
					out[j] = f.Add(out[j], f.Mul(v[i], form.Gamma[i][j]))
				}
			}
		}
		return out
	}
	for _, row := range rows("a") {
		form.A = append(form.A, product(row))
	}
	m := x[s.own.at["m"] : s.own.at["m"]+n]
	form.B = product(m)
	if s.bhat.present() {
		e := make([]T, n)
		for i := range e {
			e[i] = f.Sub(m[i], x[s.own.at["e"]+i])
		}
		form.Bhat = product(e)
	}
	return form
}

// lowerInverse returns (1/γ − C)⁻¹ = γ(1 − γC)⁻¹ for a strictly lower triangular C: column by column, substitution.
func lowerInverse[T any](f Field[T], c [][]T, gamma T) [][]T {
	n := len(c)
	out := make([][]T, n)
	for i := range out {
		out[i] = make([]T, n)
		for j := range out[i] {
			out[i][j] = f.Zero()
		}
	}
	for j := range n {
		out[j][j] = gamma
		for i := j + 1; i < n; i++ {
			sum := f.Zero()
			for k := j; k < i; k++ {
				if !f.IsZero(c[i][k]) {
					sum = f.Add(sum, f.Mul(c[i][k], out[k][j]))
				}
			}
			out[i][j] = f.Mul(gamma, sum)
		}
	}
	return out
}
