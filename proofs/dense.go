package proofs

import "rofz/scheme"

func hasDenseOutput(a *Analysis) bool {
	_, ok := scheme.DenseWeights(a.scheme)
	return ok && a.weights == ""
}

func (a *Analysis) findDenseOrder() NumberValue {
	o, _ := scheme.DenseOrder(a.scheme.(scheme.OneStep))
	if o.AtLeast {
		return NumberValue{Why: TooManyTrees{o.Order + 1}}
	}
	return wholeNumber(o.Order)
}

func (a *Analysis) findDenseSmoothness() NumberValue {
	switch j, _ := scheme.DenseJoints(a.scheme.(scheme.OneStep)); {
	case !j.Starts || !j.Ends:
		return wholeNumber(-1)
	case j.Smooth:
		return wholeNumber(1)
	}
	return wholeNumber(0)
}
