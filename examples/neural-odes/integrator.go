package main

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"rofz/poly"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// A problem is y' = f(y) with the Jacobian of f.
type problem struct {
	f        func(y []float64) []float64
	jacobian func(y []float64) *mat.Dense
}

// linear is the problem y' = My.
func linear(m *mat.Dense) problem {
	return problem{
		f: func(y []float64) []float64 {
			var out mat.VecDense
			out.MulVec(m, mat.NewVecDense(len(y), y))
			return out.RawVector().Data
		},
		jacobian: func([]float64) *mat.Dense { return m },
	}
}

// A method is a Runge–Kutta method with coefficients in floating point, as solvers have them.
type method struct {
	title    string
	tableau  *scheme.ButcherTableau
	analysis *proofs.Analysis
	a        [][]float64
	b        []float64
}

// methodOf returns a scheme of the catalogue.
func methodOf(name string) (method, error) {
	s, err := catalogue.Lookup(name)
	if err != nil {
		return method{}, err
	}
	t, ok := s.(*scheme.ButcherTableau)
	if !ok {
		return method{}, fmt.Errorf("%s is no Runge–Kutta method", name)
	}
	m := method{title: name, tableau: t, analysis: proofs.Analyze(t)}
	round := func(row []poly.Elem) (out []float64) {
		for _, x := range row {
			out = append(out, t.Field().Float64(x))
		}
		return out
	}
	for _, row := range t.A() {
		m.a = append(m.a, round(row))
	}
	m.b = round(t.B())
	return m, nil
}

// step returns y after a step of length h: it solves k_i = f(y + h Σ a_ij k_j) for all stages together by Newton's method.
// It fails if that does not converge.
func (m method) step(p problem, y []float64, h float64) ([]float64, error) {
	s, n := len(m.b), len(y)
	k := mat.NewVecDense(s*n, nil)
	stage := func(i int) []float64 {
		out := append([]float64(nil), y...)
		for j := range s {
			for l := range n {
				out[l] += h * m.a[i][j] * k.AtVec(j*n+l)
			}
		}
		return out
	}
	last := math.Inf(1)
	for range 50 {
		residual, slope := mat.NewVecDense(s*n, nil), mat.NewDense(s*n, s*n, nil)
		for i := range s {
			at := stage(i)
			f, jacobian := p.f(at), p.jacobian(at)
			for l := range n {
				residual.SetVec(i*n+l, f[l]-k.AtVec(i*n+l))
				slope.Set(i*n+l, i*n+l, 1)
				for j := range s {
					for q := range n {
						slope.Set(i*n+l, j*n+q, slope.At(i*n+l, j*n+q)-h*m.a[i][j]*jacobian.At(l, q))
					}
				}
			}
		}
		var change mat.VecDense
		if err := change.SolveVec(slope, residual); err != nil && !errors.As(err, new(mat.Condition)) {
			return nil, err
		}
		k.AddVec(k, &change)
		size := mat.Norm(&change, 2)
		if size <= 1e-15*mat.Norm(k, 2) || size >= last && size <= 1e-9*mat.Norm(k, 2) { // no smaller than rounding
			out := append([]float64(nil), y...)
			for i := range s {
				for l := range n {
					out[l] += h * m.b[i] * k.AtVec(i*n+l)
				}
			}
			return out, nil
		}
		last = size
	}
	return nil, errors.New("no convergence of Newton's method")
}

// integrate returns y after n steps.
func (m method) integrate(p problem, y []float64, h float64, n int) ([]float64, error) {
	var err error
	for range n {
		if y, err = m.step(p, y, h); err != nil {
			return nil, err
		}
	}
	return y, nil
}

// solve returns y after the time t, with steps so short that two halves of a step differ from the whole by less than the
// tolerance.
func (m method) solve(p problem, y []float64, t, tolerance float64) ([]float64, error) {
	h := t / 100
	for left := t; left > 1e-14*t; {
		h = min(h, left)
		whole, err := m.step(p, y, h)
		var halves []float64
		if err == nil {
			halves, err = m.integrate(p, y, h/2, 2)
		}
		off := 2.0
		if err == nil {
			off = 0
			for i := range y {
				off = max(off, math.Abs(whole[i]-halves[i])/(tolerance*(1e-6+math.Abs(halves[i]))))
			}
		}
		if off <= 1 {
			y, left = halves, left-h
		} else if h < 1e-14*t {
			return nil, errors.New("the step has become too short")
		}
		h *= min(4, max(0.2, 0.9*math.Pow(max(off, 1e-9), -1.0/6)))
	}
	return y, nil
}
