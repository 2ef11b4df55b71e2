package exposition

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

func (c Compared) isPair() bool {
	_, ok := c.Analysis.Pair()
	return ok
}

// pairAxes are the axes of z_E with what the ends on them are called.
var pairAxes = []struct {
	axis      proofs.PairAxis
	name, key string
}{{proofs.PairImaginary, "η₀", "eta0"}, {proofs.PairReal, "ξ₀", "xi0"}}

// comparePair finds what the tables say of an additive pair.
func comparePair(a *proofs.Analysis) {
	a.CoupledOrder(true)
	a.PairLimit()
	for _, x := range pairAxes {
		for _, d := range proofs.PairDomains() {
			a.Reach(x.axis, d)
		}
	}
}

// pairTables are the tables of additive pairs: what they are, and how far they are stable; none if there are no pairs.
func (c Comparison) pairTables() []Table {
	kinds := plainTable("additive pairs, as |z_I| → ∞", "scheme", "scheme", "order", "coupled_order", "embedded", "embedded_coupled_order", "type", "structure",
		"L-stable", "L-stable", "R(z_E, ∞)", "limit", "∂R/∂z_I ~", "gradient_zI", "∂R/∂z_E ~", "gradient_zE")
	columns := []string{"scheme", "scheme"}
	for _, x := range pairAxes {
		for _, d := range proofs.PairDomains() {
			columns = append(columns, x.name+" "+inDomain[d], x.key+" "+string(d))
		}
	}
	reaches := plainTable("additive pairs: |R| ≤ 1 for those z_I if z_E = iη with |η| ≤ η₀, or −ξ₀ ≤ z_E ≤ 0", columns...)
	for _, s := range c.Schemes {
		if s.Err != nil || !s.isPair() {
			continue
		}
		name := Cell{Content: []Inline{Text(s.Name)}, Key: s.Name}
		if !s.Whole {
			kinds.Rows = append(kinds.Rows, append([]Cell{name}, repeat("?", len(kinds.Head)-1)...))
			reaches.Rows = append(reaches.Rows, append([]Cell{name}, repeat("?", len(reaches.Head)-1)...))
			continue
		}
		kinds.Rows = append(kinds.Rows, append([]Cell{name, s.coupledOrder(false), s.coupledOrder(true), s.structure(), yes(s.LStable)}, s.pairLimits()...))
		row := []Cell{name}
		for _, x := range pairAxes {
			for _, d := range proofs.PairDomains() {
				row = append(row, rounding{c.Options.Digits}.reachCell(s.Analysis.Reach(x.axis, d)))
			}
		}
		reaches.Rows = append(reaches.Rows, row)
	}
	if len(kinds.Rows) == 0 {
		return nil
	}
	return []Table{kinds, reaches}
}

func (c Compared) coupledOrder(embedded bool) Cell {
	_, o, ok := c.Analysis.CoupledOrder(embedded)
	if !ok {
		return cell("n/a", "")
	}
	return cell(coupledOrder(o), strconv.Itoa(o.Order))
}

// structure lists the types of a pair, without the prefix of types.
func (c Compared) structure() Cell {
	var names []string
	for _, p := range c.Analysis.Structure() {
		names = append(names, string(p))
	}
	text := strings.ReplaceAll(strings.Join(names, " "), "type-", "")
	if names == nil {
		text = "none"
	}
	return Cell{Content: []Inline{Text(text)}, Key: strings.Join(names, " ")}
}

// pairLimits are the cells of R(z_E, ∞) and of the first terms of the gradients; the keys of these are exponents.
func (c Compared) pairLimits() []Cell {
	x, ok := c.Analysis.PairLimit()
	f := printerOf(c.Analysis)
	switch {
	case !ok:
		return repeat("?", 3)
	case !x.Finite:
		return append([]Cell{cell("∞", "inf")}, repeat("n/a", 2)...)
	}
	text := func(p poly.Poly) string { return f.limitText(p) }
	out := []Cell{{Content: []Inline{Text(text(x.Terms[0]))}, Key: x.Terms[0].Format("zE")}}
	stiff, unstiff := c.Analysis.PairGradients(x)
	if unstiff.Open {
		return repeat("?", 3)
	}
	for _, g := range []proofs.PairGradient{stiff, unstiff} {
		switch {
		case g.Open:
			out = append(out, repeat("?", 1)...)
		case g.Leading.IsZero():
			out = append(out, cell("0", ""))
		case g.Exponent == 0:
			out = append(out, Cell{Content: []Inline{Text(text(g.Leading))}, Key: "0"})
		case g.Leading.Degree() == 0 && f.limitText(g.Leading) != "…":
			out = append(out, Cell{Content: []Inline{Text(f.term(g))}, Key: strconv.Itoa(g.Exponent)})
		default:
			out = append(out, Cell{Content: []Inline{Text("c(z_E)" + formula.Text(formula.Power(formula.MustParse("z_I"), exact.Int(int64(g.Exponent)))))}, Key: strconv.Itoa(g.Exponent)})
		}
	}
	return out
}

// limitText writes a polynomial in z_E that is short, or its degree.
func (f printer) limitText(p poly.Poly) string {
	if text := f.inE(p); len([]rune(text)) <= 24 {
		return text
	}
	if p.Degree() == 0 {
		return three(f.field, p.Coeff(0))
	}
	return fmt.Sprintf("of degree %d", p.Degree())
}

// reachCell is the cell of η₀ or ξ₀.
func (r rounding) reachCell(x proofs.Reach) Cell {
	switch {
	case !x.Known:
		return cell("?", "undecided")
	case x.None:
		return cell("none", "")
	case x.Infinite:
		return cell("∞", "inf")
	}
	return r.numberCell(x.Value)
}

// explainPair explains the cells of an additive pair.
func (c Compared) explainPair(explain func(cell, text string)) {
	if p, _ := c.Analysis.Pair(); !p.HasEmbedded() {
		explain("n/a", "there are no embedded weights")
	}
	if d := c.LStable; d.Verdict.Undecided() {
		explain("?", "not decided whether L-stable: "+Plain(Reason(d.Reason)))
	}
	switch x, ok := c.Analysis.PairLimit(); {
	case !ok:
		explain("?", "R as |z_I| → ∞ is not known")
	case !x.Finite:
		explain("n/a", "R is unbounded as |z_I| → ∞")
	case !scheme.UnitsOf(c.Analysis.Scheme()).Exact():
		if _, unstiff := c.Analysis.PairGradients(x); unstiff.Open {
			explain("?", "the last digits of the coefficients decide which gradients vanish")
		} else {
			explain("R(z_E, ∞)", "and the gradients, of the numbers as printed, which are rounded")
		}
	}
	var reasons []string
	for _, x := range pairAxes {
		for _, d := range proofs.PairDomains() {
			if r := c.Analysis.Reach(x.axis, d); !r.Known {
				if why := Plain(Reason(r.Why)); !slices.Contains(reasons, why) {
					reasons = append(reasons, why)
				}
			}
		}
	}
	for _, why := range reasons {
		explain("?", "η₀, ξ₀: "+why)
	}
}
