package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// What follows is about one step of y' = λy of length 1 from y = 1 on, and the gradient of y(1) with respect to λ = z.

// stages solves Y_i = y + z Σ a_ij Y_j.
func stages(a [][]float64, z, y float64) []float64 {
	s := len(a)
	m, right := mat.NewDense(s, s, nil), mat.NewVecDense(s, nil)
	for i := range s {
		right.SetVec(i, y)
		m.Set(i, i, 1)
		for j := range s {
			m.Set(i, j, m.At(i, j)-z*a[i][j])
		}
	}
	var out mat.VecDense
	if err := out.SolveVec(m, right); err != nil && !errors.As(err, new(mat.Condition)) || mat.Det(m) == 0 {
		return slices.Repeat([]float64{math.Inf(1)}, s) // a pole of R
	}
	return out.RawVector().Data
}

// after returns y + z Σ b_i Y_i.
func (m method) after(z, y float64, stages []float64) float64 {
	for i, b := range m.b {
		y += z * b * stages[i]
	}
	return y
}

// paired is the gradient by the adjoint equation a' = −λa, solved with the same weights b and the coefficients
// b_j − b_j a_ji/b_i, whose stages belong to those of y [San16].
func (m method) paired(z float64) float64 {
	s := len(m.b)
	y := stages(m.a, z, 1)
	// unknown are A_1 … A_s and a_0: A_i = a_0 − z Σ â_ij A_j, 1 = a_0 − z Σ b_i A_i
	system, right := mat.NewDense(s+1, s+1, nil), mat.NewVecDense(s+1, nil)
	for i := range s {
		system.Set(i, i, 1)
		system.Set(i, s, -1)
		for j := range s {
			system.Set(i, j, system.At(i, j)+z*(m.b[j]-m.b[j]*m.a[j][i]/m.b[i]))
		}
		system.Set(s, i, -z*m.b[i])
	}
	system.Set(s, s, 1)
	right.SetVec(s, 1)
	var a mat.VecDense
	if err := a.SolveVec(system, right); err != nil {
		return math.NaN()
	}
	sum := 0.0
	for i, b := range m.b {
		sum += b * a.AtVec(i) * y[i]
	}
	return sum
}

// backsolve is the gradient by y, a and g' = −a y, all solved backwards from the end with the same tableau: what solvers do
// that keep no steps.
func (m method) backsolve(z float64) float64 {
	y := m.after(z, 1, stages(m.a, z, 1))
	back, a := stages(m.a, -z, y), stages(m.a, z, 1)
	sum := 0.0
	for i, b := range m.b {
		sum += b * a[i] * back[i]
	}
	return sum
}

// adjoints are the schemes of which adjoints are compared; the first one is symplectic.
var adjoints = []string{"implicit-midpoint", "trapezoidal", "backward-euler", "radau-iia-2"}

func writeAdjoint(w io.Writer) error {
	fmt.Fprintln(w, "y' = λy, y(0) = 1, one step of h = 1: the gradient of y(1) with respect to λ")
	rows := [][]string{{"scheme", "λ", "through the step", "adjoint, paired", "adjoint, solved back", "exact flow"}}
	for _, name := range adjoints {
		m, err := methodOf(name)
		if err != nil {
			return err
		}
		_, derivative, err := functions(m.analysis)
		if err != nil {
			return err
		}
		for _, z := range []float64{-0.01, -0.5, -1000} {
			rows = append(rows, []string{name, short(z), digits(derivative(z)), digits(m.paired(z)), digits(m.backsolve(z)), digits(math.Exp(z))})
		}
	}
	return table(w, rows)
}

// digits writes a number with five digits.
func digits(x float64) string { return withDigits(x, 5) }
