package exposition

import (
	"fmt"
	"strings"

	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// pairLimit says how R(z_E, z_I) and its gradients behave as |z_I| → ∞, and which parameters can be learned there.
func (f printer) pairLimit(a *proofs.Analysis) []Entry {
	x, ok := a.PairLimit()
	switch {
	case !ok:
		return nil
	case !x.Finite:
		return []Entry{entry("as |z_I| → ∞", "R → ∞ for nearly every z_E")}
	}
	of := ""
	if !scheme.UnitsOf(a.Scheme()).Exact() {
		of = "as printed: "
	}
	limit := of + "R → " + f.inE(x.Terms[0])
	stiff, unstiff := a.PairGradients(x)
	if !stiff.Leading.IsZero() && !stiff.Open && !unstiff.Open {
		limit += ", ∂R/∂z_I ~ " + f.term(stiff)
		if stiff.Leading.Degree() > 0 {
			limit += " unless that is 0"
		}
	}
	list := []Entry{entry("as |z_I| → ∞", limit)}
	if unstiff.Open { // a term of r₀ may be what rounding made of 0
		return append(list, entry("gradients", "open: the last digits of the coefficients decide which vanish"))
	}
	text := "∂R/∂z_E = 0 for every z_I: the non-stiff part has no gradient"
	switch {
	case unstiff.Leading.IsZero():
	case unstiff.Exponent == 0:
		text = fmt.Sprintf("∂R/∂z_E → %s: the gradient of the non-stiff part survives, that of the stiff part vanishes", f.inE(unstiff.Leading))
	default:
		text = fmt.Sprintf("∂R/∂z_E ~ %s: both gradients vanish", f.term(unstiff))
	}
	return append(list, entry("gradients", of+text))
}

// inE writes a polynomial in z_E.
func (f printer) inE(p poly.Poly) string { return formula.Text(f.sum(p, "z_E")) }

// term writes the first term of a gradient.
func (f printer) term(g proofs.PairGradient) string {
	exponent := exact.Int(int64(g.Exponent))
	if g.Leading.Degree() == 0 {
		return f.monomial(g.Leading.Coeff(0), "z_I", exponent)
	}
	return "(" + f.inE(g.Leading) + ")" + formula.Text(formula.Power(formula.MustParse("z_I"), exponent))
}

// reaches says how far the pair is stable for z_E on the imaginary and on the negative axis, for all z_I in each of the domains.
func (f printer) reaches(a *proofs.Analysis, brief bool) []Entry {
	var list []Entry
	for _, axis := range []proofs.PairAxis{proofs.PairImaginary, proofs.PairReal} {
		var parts []string
		var why string
		for _, domain := range proofs.PairDomains() {
			r := a.Reach(axis, domain)
			if !r.Known {
				why = Plain(Reason(r.Why))
				continue
			}
			parts = append(parts, fmt.Sprintf("%s for %s", f.reach(r), inDomain[domain]))
		}
		label, text := "η₀", strings.Join(parts, ", ")
		if axis == proofs.PairReal {
			label = "ξ₀"
		}
		switch {
		case parts == nil:
			text = "open: " + why
		case why != "" && !brief:
			text += "; others are open: " + why
		}
		list = append(list, entry(label, text))
	}
	if !brief {
		list = append(list, entry("", "|R| ≤ 1 for all those z_I if z_E = iη with |η| ≤ η₀, or −ξ₀ ≤ z_E ≤ 0").at(OfRemark))
	}
	return list
}

// inDomain names a domain.
var inDomain = map[proofs.PairDomain]string{proofs.PairHalfPlane: "Re z_I ≤ 0", proofs.PairNegativeAxis: "z_I ≤ 0", proofs.PairInfinity: "z_I = ∞"}

func (f printer) reach(r proofs.Reach) string {
	switch {
	case r.None:
		return "none, not even for z_E = 0,"
	case r.Infinite:
		return "∞"
	}
	return f.number(r.Value)
}
