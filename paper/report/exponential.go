package report

import (
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/rational/exponential"
	"rofz/scheme"
)

// exponentialFacts are the facts about an exponential scheme: what a step multiplies by, in powers of w.
func exponentialFacts(a *proofs.Analysis, e scheme.Exponential) object {
	k := e.Field()
	f := object{{"field", field(k)}, {"split", each(e.Split(), func(c exponential.Function) any { return exponentialSum(k, c) })}}
	if o, ok := a.ExponentialOrder(); ok {
		f.add("order", o.Order)
		f.addText("failing_tree", o.Tree)
	}
	return f
}

// exponentialSum is Σ p_r(z) e^(rz)/z^power.
func exponentialSum(k algebraic.Field, f exponential.Function) object {
	return object{{"power", f.Pole()}, {"terms", each(f.Terms(), func(t exponential.Term) any {
		return object{{"rate", t.Rate.String()}, {"coefficients", numbers(k, t.Poly.Coeffs())}}
	})}}
}
