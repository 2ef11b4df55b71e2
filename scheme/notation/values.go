package notation

import (
	"math"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// The shape of a form is decided by its numbers where names leave it open: whether the sums of the rows are c, and
// whether those of the weights are 1. Decimals are rounded, so that sums are compared up to this; a number that is
// missing changes them by far more.
const sumsDiffer = 1e-6

// approx returns about the value of a coefficient.
func approx(v program.Value) (x float64, ok bool) {
	e, err := v.Coefficient()
	if err != nil {
		return 0, false
	}
	return e.Float64()
}

// sum returns about the sum of coefficients.
func sum(list []program.Value) (float64, bool) {
	total := 0.0
	for _, v := range list {
		x, ok := approx(v)
		if !ok {
			return 0, false
		}
		total += x
	}
	return total, true
}

// sums reports whether coefficients sum to x.
func sums(list []program.Value, x float64) bool {
	total, ok := sum(list)
	return ok && math.Abs(total-x) <= sumsDiffer*max(1, math.Abs(x))
}

// isZero reports whether a coefficient is 0, by its exact value.
func isZero(v program.Value) bool {
	e, err := v.Coefficient()
	if err != nil {
		return false
	}
	r, ok := e.Rational()
	return ok && r.IsZero()
}

// zeroAt is a coefficient 0 that the form of a table leaves out.
func zeroAt(at expression.Place) program.Value { return program.Number(expression.Number("0"), at) }

// zeros are some of them.
func zeros(n int, at expression.Place) []program.Value {
	out := make([]program.Value, n)
	for i := range out {
		out[i] = zeroAt(at)
	}
	return out
}

// agree counts the rows whose sum is what c says, with that of row i at c[i−shift].
func agree(rows [][]program.Value, c []program.Value, shift int) (right, wrong int) {
	for i, row := range rows {
		if i < shift || i-shift >= len(c) {
			continue
		}
		want, known := approx(c[i-shift])
		switch {
		case !known:
		case sums(row, want):
			right++
		default:
			wrong++
		}
	}
	return right, wrong
}

// negated returns the coefficients with the other sign.
func negated(list []program.Value) ([]program.Value, error) {
	out := make([]program.Value, len(list))
	for i, v := range list {
		e, err := v.Coefficient()
		if err != nil {
			return nil, err
		}
		out[i] = program.Number(e.Neg(), v.At)
	}
	return out, nil
}
