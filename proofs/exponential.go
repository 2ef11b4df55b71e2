package proofs

import (
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// Exponential returns the scheme as an exponential one, if it is one. Such a scheme has no rational StabilityFunction.
func (a *Analysis) Exponential() (scheme.Exponential, bool) {
	e, ok := a.scheme.(scheme.Exponential)
	return e, ok
}

// ExponentialOrderFact names the order of an exponential scheme among what is Unfinished.
const ExponentialOrderFact = "order of the exponential scheme"

// ExponentialOrder returns the classical order of an exponential scheme; ok is false if it is not known, for want of time or
// because the scheme is of another kind.
//
// Cost: that of scheme.OrderOfExponential.
func (a *Analysis) ExponentialOrder() (o scheme.ExponentialOrder, ok bool) {
	x, done := peek(a.exponentialOrder)
	if !done || x == nil {
		return o, false
	}
	return *x, true
}

func (a *Analysis) findExponentialOrder() *scheme.ExponentialOrder {
	e, ok := a.Exponential()
	if !ok {
		return nil
	}
	o := scheme.OrderOfExponential(e)
	return &o
}

// decideExponential decides a property of R for N = 0, where it is e^z.
func (a *Analysis) decideExponential(p Property) Decision {
	c, err := certificate.Bind(a.certified(), &certificate.ExponentialStability{Property: string(p)})
	if err != nil {
		return Decision{Property: p, Reason: Unaccepted{err}}
	}
	return settleInField(a.field(), p, c, func(x exact.Interval) { c.Root = x }, IsExponential{})
}
