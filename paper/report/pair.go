package report

import (
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/proofs"
	"rofz/scheme"
)

// pair are the facts about an additive pair, with the reports of its halves.
func (opts Options) pair(a *proofs.Analysis, p *scheme.AdditivePair) object {
	k := p.Field()
	f := object{{"field", field(k)}}
	if r, ok := a.PairFunction(); ok {
		f.add("pair_function", object{{"numerator", inBoth(k, r.N)}, {"denominator", inBoth(k, r.D)}})
	}
	f.addCoupledOrder(a, false)
	f.add("structure", each(a.Structure(), func(p proofs.Property) any { return string(p) }))
	if p.HasEmbedded() {
		var e object
		e.addCoupledOrder(a, true)
		e.add("properties", object{})
		f.add("embedded", e)
	}
	if explicit, implicit, ok := a.Halves(); ok {
		f.add(scheme.ExplicitHalf, opts.half(explicit))
		f.add(scheme.ImplicitHalf, opts.half(implicit))
	}
	return f
}

// half is the report of one half, as a scheme of its own.
func (opts Options) half(a *proofs.Analysis) object {
	out := opts.facts(a)
	if e, ok := a.Embedded(); ok {
		out.add("embedded", opts.facts(e))
	}
	return out
}

// addCoupledOrder adds the coupled order, exactly and to the printed digits, with the first tree that fails to the digits.
func (o *object) addCoupledOrder(a *proofs.Analysis, embedded bool) {
	exactly, digits, ok := a.CoupledOrder(embedded)
	if !ok {
		return
	}
	o.add("coupled_order", exactly.Order)
	o.add("coupled_order_to_digits", digits.Order)
	if len(digits.Failed) > 0 {
		o.add("failing_tree", digits.Failed[0].Tree.String())
	}
}

// inBoth has a list for each power of z_I: the coefficients of the powers of z_E.
func inBoth(k algebraic.Field, p bivariate.Poly) list {
	out := make(list, len(p))
	for i, c := range p {
		out[i] = numbers(k, c.Coeffs())
	}
	return out
}
