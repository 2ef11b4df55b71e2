package main

import (
	"fmt"
	"io"
	"math"
	"math/cmplx"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A trajectory is a problem with a start and the times at which its Jacobian is looked at.
type trajectory struct {
	problem
	start []float64
	times []float64
}

// vanDerPol is y” = μ(1 − y²)y' − y from y = 2 on, where the limit cycle is slow, through the first jump if μ is small. The
// slow part takes (3/2 − log 2)μ for large μ [HW96, IV.1].
func vanDerPol(mu float64) trajectory {
	t := trajectory{start: []float64{2, 0}}
	t.f = func(y []float64) []float64 { return []float64{y[1], mu*(1-y[0]*y[0])*y[1] - y[0]} }
	t.jacobian = func(y []float64) *mat.Dense {
		return mat.NewDense(2, 2, []float64{0, 1, -2*mu*y[0]*y[1] - 1, mu * (1 - y[0]*y[0])})
	}
	for i := range 6 {
		t.times = append(t.times, float64(i)*max(3, 0.75*mu)/5)
	}
	return t
}

// robertson is the reaction of three species with rates 0.04, 3·10⁷ and 10⁴ [HW96, IV.1].
func robertson() trajectory {
	t := trajectory{start: []float64{1, 0, 0}, times: []float64{0, 0.4, 4, 40, 400, 4000}}
	t.f = func(y []float64) []float64 {
		a, b, c := 0.04*y[0], 1e4*y[1]*y[2], 3e7*y[1]*y[1]
		return []float64{-a + b, a - b - c, c}
	}
	t.jacobian = func(y []float64) *mat.Dense {
		return mat.NewDense(3, 3, []float64{
			-0.04, 1e4 * y[2], 1e4 * y[1],
			0.04, -1e4*y[2] - 6e7*y[1], -1e4 * y[1],
			0, 6e7 * y[1], 0,
		})
	}
	return t
}

// reference is the method of the reference trajectory, of order 5, and its tolerance.
const (
	reference = "radau-iia-3"
	tolerance = 1e-9
)

// eigenvalues returns those of the Jacobian at all times, the fastest first.
func (t trajectory) eigenvalues() ([][]complex128, error) {
	m, err := methodOf(reference)
	if err != nil {
		return nil, err
	}
	var out [][]complex128
	y, now := t.start, 0.0
	for _, at := range t.times {
		if at > now {
			if y, err = m.solve(t.problem, y, at-now, tolerance); err != nil {
				return nil, err
			}
			now = at
		}
		var e mat.Eigen
		if !e.Factorize(t.jacobian(y), mat.EigenNone) {
			return nil, fmt.Errorf("no eigenvalues at t = %g", at)
		}
		values := e.Values(nil)
		slices.SortStableFunc(values, func(a, b complex128) int {
			switch x, y := cmplx.Abs(a), cmplx.Abs(b); {
			case x > y*(1+1e-9):
				return -1
			case y > x*(1+1e-9):
				return 1
			}
			return 0
		})
		out = append(out, values)
	}
	return out, nil
}

// writeSpectrum writes a list that verify gradient reads, an eigenvalue to a line. What is not above the rounding errors of
// the largest one is written as 0.
func writeSpectrum(w io.Writer, t trajectory) error {
	all, err := t.eigenvalues()
	if err != nil {
		return err
	}
	for i, values := range all {
		fmt.Fprintf(w, "# t = %.4g\n", t.times[i])
		for _, z := range values {
			switch {
			case cmplx.Abs(z) < 1e-13*cmplx.Abs(values[0]):
				fmt.Fprintln(w, 0)
			case math.Abs(imag(z)) < 1e-12*cmplx.Abs(z):
				fmt.Fprintf(w, "%.4g\n", real(z))
			default:
				fmt.Fprintf(w, "%.4g%+.4gi\n", real(z), imag(z))
			}
		}
	}
	return nil
}
