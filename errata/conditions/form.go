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
	if s.differences {
		hat := make([]T, s.stages)
		for i, e := range form.Bhat {
			hat[i] = f.Sub(form.B[i], e)
		}
		form.Bhat = hat
	}
	return form
}

// OwnCoefficients returns what an implementation's own coefficients a, C, m, e and gamma would be for a point of the
// standard form, in the order of the coordinates of own, the system of NewTransformed; c and d are taken over. It divides
// by the diagonal of Γ.
func OwnCoefficients[T any](own, standard System, f Field[T], x []T) []T {
	values := newOwnValues(f, StandardForm(standard, f, x))
	var out []T
	for _, c := range own.coordinates {
		if key, ok := strings.CutPrefix(c.Key, "transformed."); ok {
			out = append(out, values.value(key, c.Row-1, c.Column-1))
			continue
		}
		out = append(out, x[standard.Index(c.Place)])
	}
	return out
}

// ownValues computes a = αΓ⁻¹, C = diag(1/γ) − Γ⁻¹, m = bΓ⁻¹ and e = m − b̂Γ⁻¹ [HW96, IV (7.25)].
type ownValues[T any] struct {
	Field[T]
	form    Form[T]
	inverse [][]T // Γ⁻¹
}

func newOwnValues[T any](f Field[T], form Form[T]) *ownValues[T] {
	return &ownValues[T]{f, form, lowerInverse(f, form.Gamma, func(i int) T { return f.Quo(f.One(), form.Gamma[i][i]) })}
}

// value returns one of them; row and column are counted from 0.
func (o *ownValues[T]) value(key string, row, col int) T {
	times := func(v []T) T { return timesLower(o.Field, v, o.inverse, col) }
	switch key {
	case "a":
		return times(o.form.A[row])
	case "C":
		y := o.Sub(o.Zero(), o.inverse[row][col])
		if row == col {
			y = o.Add(y, o.Quo(o.One(), o.form.Gamma[row][row]))
		}
		return y
	case "m":
		return times(o.form.B)
	case "e":
		return o.Sub(times(o.form.B), times(o.form.Bhat))
	}
	return o.form.Gamma[0][0]
}

// ownForm computes Γ = (diag(1/γ) − C)⁻¹, α = aΓ, b = mΓ and b̂ = (m − e)Γ [HW96, IV (7.25)].
func ownForm[T any](s System, f Field[T], x []T) Form[T] {
	n := s.stages
	row := func(key string, i int) []T { return x[s.own[key]+i*n : s.own[key]+(i+1)*n] }
	inverse := make([][]T, n)
	for i := range inverse {
		for _, y := range row("C", i) {
			inverse[i] = append(inverse[i], f.Sub(f.Zero(), y))
		}
	}
	form := Form[T]{Gamma: lowerInverse(f, inverse, func(int) T { return x[s.own["gamma"]] })}
	times := func(v []T) []T {
		out := make([]T, n)
		for j := range out {
			out[j] = timesLower(f, v, form.Gamma, j)
		}
		return out
	}
	for i := range n {
		form.A = append(form.A, times(row("a", i)))
	}
	m := row("m", 0)
	form.B = times(m)
	if s.bhat.present() {
		hat := make([]T, n)
		for i, e := range row("e", 0) {
			hat[i] = f.Sub(m[i], e)
		}
		form.Bhat = times(hat)
	}
	return form
}

// timesLower returns (vᵀm)_j for a lower triangular matrix m.
func timesLower[T any](f Field[T], v []T, m [][]T, j int) T {
	sum := f.Zero()
	for i := j; i < len(v); i++ {
		if !f.IsZero(v[i]) {
			sum = f.Add(sum, f.Mul(v[i], m[i][j]))
		}
	}
	return sum
}

// lowerInverse returns the inverse of a lower triangular matrix by substitution, given that of its diagonal.
func lowerInverse[T any](f Field[T], m [][]T, diagonal func(i int) T) [][]T {
	out := make([][]T, len(m))
	for i := range m {
		out[i] = make([]T, len(m))
		for j := range m {
			out[i][j] = f.Zero()
		}
		out[i][i] = diagonal(i)
		for j := range i {
			sum := f.Zero()
			for k := j; k < i; k++ {
				if !f.IsZero(m[i][k]) {
					sum = f.Sub(sum, f.Mul(m[i][k], out[k][j]))
				}
			}
			out[i][j] = f.Mul(sum, out[i][i])
		}
	}
	return out
}
