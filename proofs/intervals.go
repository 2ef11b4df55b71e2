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

// MultistepIntervals returns the intervals of the real and the imaginary axis on which a multistep method satisfies the root condition; one is
// nil if the scheme is of another kind, has many steps, or the interval is not known.
//
// Cost: that of stability.MultistepRealInterval and MultistepImaginaryInterval.
func (a *Analysis) MultistepIntervals() (real, imaginary *stability.Interval) {
	x, _ := peek(a.multistepIntervals)
	return x.real, x.imaginary
}

// mostForIntervals bounds the steps, times the degree of the field.
const mostForIntervals = 8

type multistepIntervals struct{ real, imaginary *stability.Interval }

func (a *Analysis) findMultistepIntervals() (out multistepIntervals) {
	m, ok := a.Multistep()
	if !ok || m.Steps()*m.Field().Degree() > mostForIntervals {
		return out
	}
	if x, ok := stability.MultistepRealInterval(m.Field(), m.Rho(), m.Sigma()); ok {
		out.real = &x
	}
	if x, ok := stability.MultistepImaginaryInterval(m.Field(), m.Rho(), m.Sigma()); ok {
		out.imaginary = &x
	}
	return out
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
