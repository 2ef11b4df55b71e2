package report

import (
	"strconv"

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
	f = append(f, pairFacts(a, k)...)
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

// pairFacts are those that a comparison has too: the coupled order, the behaviour at infinity, how far the pair is stable, and its types.
func pairFacts(a *proofs.Analysis, k algebraic.Field) (f object) {
	f.addCoupledOrder(a, false)
	f.addPairLimit(k, a)
	for _, axis := range []struct {
		key  string
		axis proofs.PairAxis
	}{{"eta0", proofs.PairImaginary}, {"xi0", proofs.PairReal}} {
		var o object
		for _, d := range proofs.PairDomains() {
			o.add(string(d), reach(a.Reach(axis.axis, d)))
		}
		f.add(axis.key, o)
	}
	f.add("structure", each(a.Structure(), func(p proofs.Property) any { return string(p) }))
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

// addPairLimit adds how R and its gradients behave as |z_I| → ∞: the limit in powers of z_E, null if there is none, and the first terms that say what the gradients do,
// null where the last digits decide.
func (o *object) addPairLimit(k algebraic.Field, a *proofs.Analysis) {
	x, ok := a.PairLimit()
	if !ok {
		return
	}
	if !x.Finite {
		o.add("at_infinity", nil)
		return
	}
	o.add("at_infinity", numbers(k, x.Terms[0].Coeffs()))
	if !scheme.UnitsOf(a.Scheme()).Exact() {
		o.add("at_infinity_as_printed", true)
	}
	stiff, unstiff := a.PairGradients(x)
	for _, g := range []struct {
		key string
		of  proofs.PairGradient
	}{{"gradient_zI", stiff}, {"gradient_zE", unstiff}} {
		switch {
		case g.of.Open:
			o.add(g.key, nil)
		case g.of.Leading.IsZero():
			o.add(g.key, "0")
		default:
			o.add(g.key, object{{"decay_exponent", strconv.Itoa(g.of.Exponent)}, {"leading_coefficient", numbers(k, g.of.Leading.Coeffs())}})
		}
	}
}

// reach is how far a pair is stable, null where that is not known, "none" if it is not so at 0.
func reach(r proofs.Reach) any {
	switch {
	case !r.Known:
		return nil
	case r.None:
		return "none"
	case r.Infinite:
		return "infinity"
	}
	return alone(r.Value)
}
