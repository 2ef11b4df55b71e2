package main

import (
	"fmt"
	"io"
	"math"

	"rofz/asymptotics"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational/exponential"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// exponentialSchemes are those whose parameter is partly in the nonlinear part, and shares how much of it.
var (
	exponentialSchemes = []string{"exponential-euler", "lawson-euler", "etdrk4"}
	shares             = []exact.Rat{{}, exact.NewRat(1, 10), exact.NewRat(1, 2), exact.NewRat(3, 4)}
)

func exponentialOf(name string) (scheme.Exponential, error) {
	s, err := catalogue.Lookup(name)
	if err != nil {
		return nil, err
	}
	e, ok := s.(scheme.Exponential)
	if !ok {
		return nil, fmt.Errorf("%s is no exponential scheme", name)
	}
	return e, nil
}

// integrateSplit takes n steps of y' = Ly + N(y), L = (1 − θ)λ, N(y) = θλy, of length h from 1 on, stage by stage in floating point.
func integrateSplit(e scheme.Exponential, lambda, share, h float64, n int) float64 {
	z := (1 - share) * lambda * h
	a, b := e.Functions()
	nonlinear := func(y float64) float64 { return share * lambda * y }
	y := 1.0
	for range n {
		var rates []float64 // N(Y_j)
		for i, c := range e.Nodes() {
			stage := math.Exp(c.Float64()*z) * y
			for j := range i {
				stage += h * valueOf(e.Field(), a[i][j], z) * rates[j]
			}
			rates = append(rates, nonlinear(stage))
		}
		next := math.Exp(z) * y
		for i, r := range rates {
			next += h * valueOf(e.Field(), b[i], z) * r
		}
		y = next
	}
	return y
}

// valueOf returns f(z), by Taylor's series where the terms of a φ-function would cancel.
func valueOf(k algebraic.Field, f exponential.Function, z float64) float64 {
	sum := 0.0
	if math.Abs(z) < 1 {
		for n := 20; n >= 0; n-- {
			sum = sum*z + k.Float64(f.Taylor(n))
		}
		return sum
	}
	for _, t := range f.Terms() {
		p := 0.0
		for i := t.Poly.Degree(); i >= 0; i-- {
			p = p*z + k.Float64(t.Poly.Coeff(i))
		}
		sum += p * math.Exp(t.Rate.Float64()*z)
	}
	return sum / math.Pow(z, float64(f.Pole()))
}

// writeSplit writes the gradients of a parameter that is partly in the nonlinear part of an exponential scheme.
func writeSplit(w io.Writer) error {
	fmt.Fprintf(w, "y' = Ly + N(y), L = (1 − θ)λ, N(y) = θλy, y(0) = 1; %d steps of h = %g; the gradient with respect to λ\n", steps, length)
	for _, lambda := range starts[1:] { // at −1000 differences of floating-point numbers show nothing
		rows := [][]string{{"scheme", "θ", "measured", "predicted", "exact flow", "reading"}}
		for _, name := range exponentialSchemes {
			for _, share := range shares {
				row, err := splitRow(name, lambda, share)
				if err != nil {
					return err
				}
				rows = append(rows, row)
			}
		}
		fmt.Fprintf(w, "\nλ = %g\n", lambda)
		if err := table(w, rows); err != nil {
			return err
		}
	}
	return nil
}

// splitRow measures by differences of the integration, and predicts by the theory.
func splitRow(name string, lambda float64, share exact.Rat) ([]string, error) {
	e, err := exponentialOf(name)
	if err != nil {
		return nil, err
	}
	m := model{result: func(x float64) (float64, error) { return integrateSplit(e, x, share.Float64(), length, steps), nil }}
	measured, err := m.slope(lambda)
	if err != nil {
		return nil, err
	}
	h := exact.FromFloat(length)
	p := asymptotics.NewExponentialPropagator(e.Field(), e.StabilityFunction(share), h, steps)
	s, err := p.At(exact.Gaussian{Re: exact.FromFloat(lambda).Mul(h)}, lostBelow, 4)
	if err != nil {
		return nil, err
	}
	return []string{name, share.Decimal(2), short(measured), short(float(s.Gradient.Re)), short(float(s.Flow.Re)), s.Reading.String()}, nil
}
