package main

import (
	"fmt"
	"io"
	"math"

	"gonum.org/v1/gonum/mat"

	"rofz/asymptotics"
	"rofz/poly/exact"
)

// The eigenvalues of the fast and the slow mode that a parameter mixes.
const fast, slow = -1000, -1

// mixing is y' = (λ_f, θ; 0, λ_s) y from (0, 1) on, with the parameter θ: the fast component of the result is θ times the
// divided difference h f[hλ_f, hλ_s], f = Rⁿ.
func mixing(name string) (result func(theta float64) (float64, error), predicted float64, err error) {
	m, err := methodOf(name)
	if err != nil {
		return nil, 0, err
	}
	k, r, err := m.analysis.StabilityFunction()
	if err != nil {
		return nil, 0, err
	}
	z := func(lambda int64) exact.Gaussian { return exact.Gaussian{Re: exact.NewRat(lambda, steps)} }
	p := asymptotics.NewPropagator(k, r, exact.NewRat(1, steps), steps)
	c, err := p.Between(z(fast), z(slow), lostBelow, 17)
	if err != nil {
		return nil, 0, err
	}
	return func(theta float64) (float64, error) {
		y, err := m.integrate(linear(mat.NewDense(2, 2, []float64{fast, theta, 0, slow})), []float64{0, 1}, length, steps)
		if err != nil {
			return 0, err
		}
		return y[0], nil
	}, float(c.Gradient.Re), nil
}

// float rounds an enclosed number of the size of floating-point numbers.
func float(x asymptotics.Scaled) float64 {
	q := x.M.Mid().Big()
	if x.E != nil {
		scale := exact.Int(10).Pow(int(x.E.Int64()))
		q.Mul(q, scale.Big())
	}
	f, _ := q.Float64()
	return f
}

// The truth of the mixing parameter, and how its learner descends: a fifth of a step of Newton's method for the exact flow.
const (
	mixTruth = 2.0
	mixSteps = 200
	mixRate  = 0.2
)

func writeMixing(w io.Writer) error {
	const t = length * steps
	flow := (math.Exp(fast*t) - math.Exp(slow*t)) / (fast - slow)
	fmt.Fprintf(w, "y' = (%d, θ; 0, %d) y, y(0) = (0, 1); the data come from θ = %g at t = %g; %d steps of h = %g\n\n", fast, slow, mixTruth, t, steps, length)
	rows := [][]string{{"scheme", "measured", "predicted", "exact flow", "over exact", "learned θ"}}
	for _, name := range schemes {
		result, predicted, err := mixing(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		theta := 0.0
		measured := 0.0
		for range mixSteps {
			above, err := result(theta + 1)
			if err != nil {
				return err
			}
			below, err := result(theta - 1)
			if err != nil {
				return err
			}
			measured = (above - below) / 2
			theta -= mixRate / (flow * flow) * ((above+below)/2 - mixTruth*flow) * measured
		}
		rows = append(rows, []string{name, short(measured), short(predicted), short(flow), short(predicted / flow), short(theta)})
	}
	return table(w, rows)
}
