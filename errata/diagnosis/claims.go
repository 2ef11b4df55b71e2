package diagnosis

import (
	"cmp"
	"math"

	"rofz/errata/conditions"
	"rofz/scheme"
)

// claims proposes that the table is right and what is said about it is wrong: an order that does not hold, stiff
// accuracy, R(∞) = 0, the family, the abscissae, the number of digits.
func (p *problem) claims() []proposal {
	var out []proposal
	abscissae, others := p.abscissae()
	if lowered, ok := p.lowest(others); ok {
		kind := Claim
		if len(lowered) == 0 {
			kind = Abscissae
		}
		if len(lowered)+len(abscissae) > 0 {
			out = append(out, proposal{kind: kind, claims: lowered, follow: abscissae})
		}
	}
	return append(out, p.precision()...)
}

// abscissae returns the entries of c (and d) that are not the row sums, and the numbers of the other failing equations.
func (p *problem) abscissae() (rows []followed, others []int) {
	for i, failing := range p.failing {
		switch {
		case !failing:
		case i < len(p.linear) && (p.linear[i].kind == conditions.RowSum || p.linear[i].kind == conditions.GammaRowSum):
			terms := p.linear[i].terms
			rows = append(rows, followed{terms[len(terms)-1].at, i})
		default:
			others = append(others, i)
		}
	}
	return rows, others
}

// lowest returns the claims that have to be lowered or given up, if the failing equations are all of that sort.
func (p *problem) lowest(failing []int) ([]Edit, bool) {
	order, embedded := math.MaxInt, math.MaxInt
	var limit, stiff, family bool
	equations := p.curved.equations()
	multistep := p.curved == nil
	for _, i := range failing {
		if i >= len(p.linear) {
			switch eq := equations[i-len(p.linear)]; eq.Kind {
			case conditions.Order:
				order = min(order, eq.Tree.Order()-1)
			case conditions.EmbeddedOrder:
				embedded = min(embedded, eq.Tree.Order()-1)
			case conditions.LimitZero:
				limit = true
			}
			continue
		}
		switch kind := p.linear[i].kind; {
		case multistep:
			order = min(order, i-1)
		case kind == conditions.Stiff || kind == conditions.StiffNode:
			stiff = true
		case kind == noKind:
			family = true
		default:
			return nil, false // Σb ≠ 1: no order is left to claim
		}
	}
	if order < 1 {
		return nil, false
	}
	var out []Edit
	if order < math.MaxInt {
		out = append(out, lowered("order", *p.info.Order, order))
	}
	if embedded < math.MaxInt {
		out = append(out, lowered("embedded_order", *p.info.EmbeddedOrder, embedded))
	}
	if stiff {
		out = append(out, withdrawn("stiffly_accurate"))
	}
	if limit {
		out = append(out, withdrawn("L-stable"))
	}
	for _, claim := range p.Refuted {
		if claim != "L-stable" || !limit {
			out = append(out, withdrawn(claim))
		}
	}
	if family {
		out = append(out, Edit{Place: scheme.Place{Key: "family"}, From: p.info.Family, To: p.trueFamily()})
	}
	return out, true
}

// trueFamily returns the narrowest family that the tableau belongs to.
func (p *problem) trueFamily() string {
	if !p.zeros(func(i, j int) bool { return j > i }) {
		return "firk"
	}
	if p.zeros(func(i, j int) bool { return j >= i }) {
		return "erk"
	}
	return "dirk"
}

// precision proposes that the coefficients are rounded more coarsely than the document says: all that fails misses by
// little.
func (p *problem) precision() []proposal {
	worst := p.largest()
	if worst == 0 || worst > 1e-5 {
		return nil
	}
	digits := max(1, -int(math.Ceil(math.Log10(worst)))) // a unit of the last place is no smaller than what is off
	edit := lowered("digits", cmp.Or(p.info.Digits, 12), digits)
	if p.tolerance.IsZero() {
		if edit.From = "exact"; digits >= 12 {
			edit = Edit{Place: scheme.Place{Key: "exact"}, From: "true", To: "false"}
		}
	}
	return []proposal{{kind: Precision, claims: []Edit{edit}}}
}
