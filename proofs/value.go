package proofs

import (
	"rofz/asymptotics"
	"rofz/poly/exact"
)

// Value has R, R' and the exact flow at one point, and the gradient after N steps if N > 0.
type Value struct {
	asymptotics.Values
	N                int
	Steps, StepsFlow asymptotics.Scaled // n|R^(n−1) R'| and n|e^(nz)|
}

// ValueAt evaluates R and R' at z to the given number of digits, and n|R^(n−1) R'| if n > 0. The error says that the scheme
// has no stability function, or that z is a pole.
func (a *Analysis) ValueAt(z exact.Gaussian, n, digits int) (Value, error) {
	return peekOrError(a, factOrError(a, "value", func() (Value, error) { return a.evaluate(z, n, digits) }))
}

func (a *Analysis) evaluate(z exact.Gaussian, n, digits int) (Value, error) {
	f, err := a.function()
	if err != nil {
		return Value{}, err
	}
	v := Value{N: n}
	if v.Values, err = asymptotics.Evaluate(f.field, f.r, z, digits); err != nil || n == 0 {
		return v, err
	}
	v.Steps, v.StepsFlow, err = asymptotics.EvaluateSteps(f.field, f.r, z, n, digits)
	return v, err
}
