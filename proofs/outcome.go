package proofs

import "rofz/scheme"

// Err returns why nothing can be said of the scheme: it has no stability function, or no stability matrix, since z = 0 is
// a pole. At is the key in a scheme file that makes it so, Position its place there; there is no File. It is nil for a
// sound scheme, and where the time did not suffice.
func (a *Analysis) Err() *scheme.Error {
	at, err := "", error(nil)
	switch a.scheme.(type) {
	case scheme.GeneralLinear:
		at = "A"
		_, _, err = a.Eigenvalues()
	case scheme.OneStep:
		at = "denominator"
		if _, _, err = a.StabilityFunction(); err == nil {
			if e, ok := a.Embedded(); ok {
				at, a = "bhat", e
				_, _, err = e.StabilityFunction()
			}
		}
	}
	if err == nil || a.IsUnfinished(FunctionFact) || a.IsUnfinished(EigenvaluesFact) {
		return nil
	}
	return &scheme.Error{At: at, Message: err.Error(), Position: a.scheme.Position(scheme.Place{Key: at})}
}
