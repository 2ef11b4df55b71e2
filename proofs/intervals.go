package proofs

import "rofz/asymptotics/stability"

// RealInterval returns the real stability interval of R, [x₀, 0], over the field of StabilityFunction. An interval is
// a value and no verdict, so it needs no certificate: its end point names the polynomial that it is a root of. It is
// the zero value for a scheme without a stability function.
func (a *Analysis) RealInterval() stability.Interval {
	x, _ := peek(a.realInterval)
	return x
}

// ImaginaryInterval returns the imaginary stability interval of R: those y in [−y₀, y₀], in all else like RealInterval.
func (a *Analysis) ImaginaryInterval() stability.Interval {
	x, _ := peek(a.imaginaryInterval)
	return x
}

func (a *Analysis) findRealInterval() stability.Interval {
	f, err := a.function()
	if err != nil {
		return stability.Interval{}
	}
	return stability.RealInterval(f.field, f.r)
}

func (a *Analysis) findImaginaryInterval() stability.Interval {
	f, err := a.function()
	if err != nil {
		return stability.Interval{}
	}
	return stability.ImaginaryInterval(f.field, f.r)
}
