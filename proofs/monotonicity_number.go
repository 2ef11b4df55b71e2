package proofs

import (
	"rofz/asymptotics/stability"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// numberSSP is the SSP coefficient as a Number.
func (a *Analysis) numberSSP() NumberValue {
	x := a.SSP()
	switch v := (NumberValue{Known: true, Infinite: x.Infinite, Finite: x.Value, Nearly: x.ToDigits, Evidence: x.Decisions()}); {
	case !x.Known:
		return NumberValue{Why: x.Why}
	case x.IsZero() && x.ToDigits != nil: // 0 is what the last digits make of it
		return NumberValue{Known: true, Finite: algebraic.RationalNumber(*x.ToDigits), ToDigits: true}
	default:
		return v
	}
}

// numberEffectiveSSP is the SSP coefficient over the number of stages.
// It is right to the printed digits alone where that is told of C.
func (a *Analysis) numberEffectiveSSP() NumberValue {
	v := a.numberSSP()
	if !v.Known || v.Infinite {
		return v
	}
	x := v.Finite
	if v.Nearly != nil {
		x = algebraic.RationalNumber(*v.Nearly)
	}
	return NumberValue{Known: true, Finite: x.Quo(exact.Int(int64(a.SSP().Stages))), ToDigits: v.ToDigits || v.Nearly != nil}
}

// sspIsCheap reports whether the SSP coefficient is found soon: of few stages, or 0 at sight.
func (a *Analysis) sspIsCheap() bool {
	const most = 30
	t, ok := a.scheme.(*scheme.ButcherTableau)
	if !ok || t.Stages() <= most {
		return true
	}
	_, zero := stability.NotMonotonic(t.Field(), t.A(), t.B())
	return zero
}

// isSSP reports whether the SSP coefficient is found soon, and is a number > 0.
func (a *Analysis) isSSP() bool {
	if !a.sspIsCheap() {
		return false
	}
	x := a.SSP()
	return x.Known && !x.Infinite && (!x.IsZero() || x.ToDigits != nil)
}

// numberThreshold is the threshold factor as a Number.
func (a *Analysis) numberThreshold() NumberValue {
	x := a.Threshold()
	if !x.Known {
		return NumberValue{Why: x.Why}
	}
	return NumberValue{Known: true, Infinite: x.Infinite, Finite: x.Value}
}

// thresholdIsCheap reports whether the threshold factor is found soon.
func (a *Analysis) thresholdIsCheap() bool {
	const most = 5
	k, r, err := a.metered()
	return err == nil && max(r.Numerator().Degree(), r.Denominator().Degree())*k.Degree() <= most
}
