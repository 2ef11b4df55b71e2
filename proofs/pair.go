package proofs

import (
	"rofz/poly"
	"rofz/scheme"
)

// isPair reports whether a scheme with trees has embedded weights.
func isPair(a *Analysis) bool {
	if a.weights != "" || !hasTrees(a) {
		return false
	}
	_, bhat, ok := scheme.Weights(a.scheme)
	return ok && bhat.Values != nil
}

// ratioOfErrors returns the function that finds one of the two ratios that Dormand and Prince judge a pair by [HNW93, II.5], with p̂ the
// order of the embedded weights to the printed digits.
func ratioOfErrors(n Number) func(*Analysis) NumberValue {
	return func(a *Analysis) NumberValue {
		e, ok := a.Embedded()
		if !ok {
			return NumberValue{Why: NoTableau{}}
		}
		o, ok := e.TableauOrderToDigits()
		if !ok {
			return NumberValue{Why: NoTableau{}}
		}
		one := a.scheme.(scheme.OneStep)
		least, ok := scheme.PrincipalError(one, true, o.Order+1)
		var next poly.Elem
		if ok && n == ErrorRatioB {
			next, ok = scheme.PrincipalError(one, true, o.Order+2)
		} else if ok {
			next, ok = scheme.ErrorDifference(one, o.Order+2)
		}
		if !ok || least.IsZero() {
			return NumberValue{Why: TooManyTrees{o.Order + 2}}
		}
		return NumberValue{Known: true, Finite: a.scheme.Field().Number(next.Quo(least)), IsSquare: true, ToDigits: !scheme.UnitsOf(a.scheme).Exact()}
	}
}

// NotStifflyAccurate is why the order for differential-algebraic equations is not known.
type NotStifflyAccurate struct{}

// SingularStages is why it is not: the matrix of the implicit stages is singular.
type SingularStages struct{}

func (NotStifflyAccurate) reason() {}
func (SingularStages) reason()     {}

// isStiffTableau reports whether a scheme is a Runge–Kutta method of which stiff accuracy is asked.
func isStiffTableau(a *Analysis) bool {
	return hasTableau(a) && a.weights == "" && a.Decide(StifflyAccurate).Verdict.Proved()
}

// findDAEOrder returns the order of the tableau for a stiffly accurate method with an invertible A [HW96, VI.1]: g = 0 holds at
// the stages, of which the last one is the new value, so that z is a function of y, and y is what the method makes of the state-space
// form y' = f(y, G(y)). An explicit first stage changes nothing if the values before the step satisfy g = 0, and the rest of A is
// invertible. The order cannot be larger: y' = f(y), z = y is such an equation.
//
// Cost: that of the order of the tableau.
func (a *Analysis) findDAEOrder() NumberValue {
	d, err := a.derivation()
	one, _ := a.scheme.(scheme.OneStep)
	o, ok := a.TableauOrder()
	switch {
	case !a.Decide(StifflyAccurate).Verdict.Proved():
		return NumberValue{Why: NotStifflyAccurate{}}
	case err != nil || d.Realization == nil || !ok:
		return NumberValue{Why: NoTableau{}}
	case d.Q0.Degree() < one.Stages() && !(scheme.StartsExplicit(one) && d.Q0.Degree() == one.Stages()-1):
		return NumberValue{Why: SingularStages{}}
	}
	return wholeNumber(o.Order)
}
