package main

import (
	"fmt"
	"io"
	"math"
	"strconv"

	"gonum.org/v1/gonum/mat"

	"rofz/internal/typography"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/rational"
)

// The run that is learned from: 4 steps of h = 1/4.
const (
	steps  = 4
	length = 1.0 / steps
)

// schemes are those that learn. The last one is exact on linear problems.
var schemes = []string{"backward-euler", "trapezoidal", "radau-iia-2", "tr-bdf2"}

const exactScheme = "exponential Euler"

// A model takes a parameter to the result of an integration.
type model struct {
	title     string
	result    func(parameter float64) (float64, error) // of the integration
	predicted func(parameter float64) float64          // the same by the theory
	gradient  func(parameter float64) float64          // of predicted
}

// slope measures the gradient by central differences of the integration.
func (m model) slope(x float64) (float64, error) {
	d := 1e-5 * math.Abs(x)
	above, err := m.result(x + d)
	if err != nil {
		return 0, err
	}
	below, err := m.result(x - d)
	return (above - below) / (2 * d), err
}

// decay is y' = λy from y = 1 on, with the parameter λ: the result is R(hλ)ⁿ, its gradient h n R^(n−1) R'.
func decay(name string) (model, error) {
	if name == exactScheme {
		flow := func(x float64) float64 { return math.Exp(x * length * steps) }
		return model{
			title: name,
			result: func(x float64) (float64, error) { // y ← e^(hλ) y + h φ₁(hλ) g(y), where g = f − λy is 0 here
				y := 1.0
				for range steps {
					y *= math.Exp(length * x)
				}
				return y, nil
			},
			predicted: flow,
			gradient:  func(x float64) float64 { return length * steps * flow(x) },
		}, nil
	}
	m, err := methodOf(name)
	if err != nil {
		return model{}, err
	}
	r, derivative, err := functions(m.analysis)
	if err != nil {
		return model{}, err
	}
	return model{
		title: name,
		result: func(x float64) (float64, error) {
			y, err := m.integrate(linear(mat.NewDense(1, 1, []float64{x})), []float64{1}, length, steps)
			if err != nil {
				return 0, err
			}
			return y[0], nil
		},
		predicted: func(x float64) float64 { return math.Pow(r(length*x), steps) },
		gradient: func(x float64) float64 {
			z := length * x
			return length * steps * math.Pow(r(z), steps-1) * derivative(z)
		},
	}, nil
}

// functions returns R and R' of the exact analysis as functions of floating-point numbers, which are exact until the value is
// rounded.
func functions(a *proofs.Analysis) (r, derivative func(float64) float64, err error) {
	k, exactR, err := a.StabilityFunction()
	if err != nil {
		return nil, nil, err
	}
	at := func(f rational.Function) func(float64) float64 {
		return func(z float64) float64 {
			value, ok := f.Eval(poly.Rational(exact.FromFloat(z)))
			if !ok {
				return math.Inf(1)
			}
			return k.Float64(value)
		}
	}
	return at(exactR), at(a.Derivative()), nil
}

// truth is the λ that the data come from, by the exact flow, and target what they are.
const truth = -1

var target = math.Exp(truth * length * steps)

// rate is the length of a step of gradient descent, the same for all: that of Newton's method for the exact flow at the truth.
var rate = 1 / (length * steps * target * length * steps * target)

// A state is where gradient descent is.
type state struct{ parameter, loss float64 }

// descend lets a model learn the data from a start by gradient descent on half the square of the residual, and returns the
// states after so many iterations. What a model is asked for is its result and its gradient.
func descend(start float64, result, gradient func(float64) (float64, error), after ...int) ([]state, error) {
	var out []state
	x := start
	for i := 0; len(out) < len(after); i++ {
		y, err := result(x)
		if err != nil {
			return nil, err
		}
		for len(out) < len(after) && after[len(out)] == i {
			out = append(out, state{x, (y - target) * (y - target) / 2})
		}
		slope, err := gradient(x)
		if err != nil {
			return nil, err
		}
		x -= rate * (y - target) * slope
	}
	return out, nil
}

// sure makes a function of one that cannot fail.
func sure(f func(float64) float64) func(float64) (float64, error) {
	return func(x float64) (float64, error) { return f(x), nil }
}

// starts are where the fast parameter is taken for, and moments when we look.
var (
	starts  = []float64{-1000, -30, -5}
	moments = []int{0, 100, 1000, 3000}
)

func writeLearning(w io.Writer) error {
	fmt.Fprintf(w, "y' = λy, y(0) = 1; the data come from λ = %d at t = 1; %d steps of h = %g\n", truth, steps, length)
	for _, start := range starts {
		fmt.Fprintf(w, "\nstart at λ = %g: the gradient there, the loss in the course of training, what is learned\n", start)
		rows := [][]string{{"scheme", "measured", "predicted", "exact flow"}}
		for _, n := range moments {
			rows[0] = append(rows[0], fmt.Sprintf("loss %d", n))
		}
		rows[0] = append(rows[0], "predicted", "learned λ")
		for _, name := range append(schemes[:len(schemes):len(schemes)], exactScheme) {
			row, err := learned(name, start)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			rows = append(rows, row)
		}
		if err := table(w, rows); err != nil {
			return err
		}
	}
	return nil
}

// learned is the row of a scheme: gradients are measured by differences of the integration, and predicted by the theory.
func learned(name string, start float64) ([]string, error) {
	m, err := decay(name)
	if err != nil {
		return nil, err
	}
	measured, err := m.slope(start)
	if err != nil {
		return nil, err
	}
	row := []string{name, short(measured), short(m.gradient(start)), short(length * steps * math.Exp(start*length*steps))}
	trained, err := descend(start, m.result, m.slope, moments...)
	if err != nil {
		return nil, err
	}
	for _, s := range trained {
		row = append(row, lossOf(s))
	}
	last := len(moments) - 1
	predicted, err := descend(start, sure(m.predicted), sure(m.gradient), moments[last])
	if err != nil {
		return nil, err
	}
	return append(row, lossOf(predicted[0]), short(trained[last].parameter)), nil
}

// lossOf writes a loss, which is 0 where the residual is one of rounding.
func lossOf(s state) string {
	if s.loss < 1e-25 {
		return "0"
	}
	return short(s.loss)
}

// short writes a number for people.
func short(x float64) string { return withDigits(x, 3) }

// withDigits writes a number with so many digits, positionally near 1.
func withDigits(x float64, digits int) string {
	if math.Abs(x) < 1e-99 {
		return "<1e−99"
	}
	text := strconv.FormatFloat(x, 'g', digits, 64)
	if 1e-4 < math.Abs(x) && math.Abs(x) < 1e5 {
		rounded, _ := strconv.ParseFloat(text, 64) // it is a number
		text = strconv.FormatFloat(rounded, 'f', -1, 64)
	}
	return typography.Minus(text)
}
