package main

import (
	"fmt"
	"io"

	"rofz/asymptotics"
	"rofz/poly/exact"
)

// The run of which the modes are told, and what counts as lost: what float32 does not see.
var (
	runLength = exact.NewRat(1, 10)
	runSteps  = 10
	lostBelow = exact.Int(2).Pow(-24)
)

// writeModes writes what becomes of the modes of both problems, a row each, in the middle of the trajectory.
func writeModes(w io.Writer) error {
	fmt.Fprintf(w, "%d steps of h = %s\n\n", runSteps, runLength.Decimal(2))
	rows := [][]string{append([]string{"problem", "λ", "exact flow"}, schemes...)}
	problems := []struct {
		name string
		trajectory
	}{
		{"van der Pol, μ = 1", vanDerPol(1)}, {"μ = 10", vanDerPol(10)}, {"μ = 100", vanDerPol(100)}, {"μ = 1000", vanDerPol(1000)},
		{"Robertson", robertson()},
	}
	for _, p := range problems {
		all, err := p.eigenvalues()
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		name := p.name
		for _, lambda := range all[len(all)/2][:2] {
			row, err := readings(lambda)
			if err != nil {
				return err
			}
			rows = append(rows, append([]string{name}, row...))
			name = ""
		}
	}
	return table(w, rows)
}

// readings is what becomes of a real mode: λ, the gradient of the exact flow, and a reading for each scheme.
func readings(lambda complex128) ([]string, error) {
	x := exact.FromFloat(real(lambda))
	var row []string
	for _, name := range schemes {
		m, err := methodOf(name)
		if err != nil {
			return nil, err
		}
		k, r, err := m.analysis.StabilityFunction()
		if err != nil {
			return nil, err
		}
		s, err := asymptotics.NewPropagator(k, r, runLength, runSteps).At(exact.Gaussian{Re: x.Mul(runLength)}, lostBelow, 4)
		if err != nil {
			return nil, err
		}
		if row == nil {
			row = []string{short(real(lambda)), short(float(s.Flow.Re))}
		}
		row = append(row, s.Reading.String())
	}
	return row, nil
}
