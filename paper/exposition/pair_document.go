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

// pairTableau shows both halves side by side, or below each other where that is too wide, and the conditions of both together.
func (w *writer) pairTableau(p *scheme.AdditivePair) []Block {
	explicit, implicit := w.half(p, scheme.ExplicitHalf, "E"), w.half(p, scheme.ImplicitHalf, "I")
	caption := say("Additive Runge–Kutta pair with $s = #$ for $y' = f_E + f_I$: on the left the explicit half, on the right the implicit one", number(p.Stages()))
	if p.HasEmbedded() {
		caption = append(caption, Text(", each with embedded weights in the last row"))
	}
	both := explicit.Array
	both.Rows = nil
	both.RightOf = []int{0, p.Stages(), p.Stages() + 1}
	for i, row := range explicit.Array.Rows {
		both.Rows = append(both.Rows, append(row[:len(row):len(row)], implicit.Array.Rows[i]...))
	}
	out := []Block{Tableau{Caption: tidy(caption), Array: both, List: append(explicit.List, implicit.List...)}}
	if formula.Width(both) > 1.4*lineWidth {
		implicit.Caption = say("The implicit half")
		explicit.Caption = say("Additive Runge–Kutta pair with $s = #$ for $y' = f_E + f_I$. The explicit half", number(p.Stages()))
		out = []Block{explicit, implicit}
	}
	return append(out, w.coupledConditions()...)
}

// half is the array of one half, whose coefficients stand below keys of its own.
func (w *writer) half(p *scheme.AdditivePair, name, letter string) Tableau {
	values := func(key string) [][]poly.Elem {
		b, _ := scheme.Find(p, name+"."+key)
		return b.Values
	}
	vector := func(key string) []formula.Expr {
		if v := values(key); len(v) > 0 {
			return w.vector(name+"."+key, v[0])
		}
		return nil
	}
	c := vector("c")
	if c == nil {
		for _, x := range rowSums(values("A")) {
			c = append(c, w.style.Element(p.Field(), x))
		}
	}
	of := func(symbol string) string { return symbol + "^" + letter }
	a, weights := w.matrix(name+".A", values("A")), []labelled{{of("b"), vector("b")}}
	if p.HasEmbedded() {
		weights = append(weights, labelled{of("b̂"), vector("bhat")})
	}
	return Tableau{Array: array(c, a, weights), List: entries(of("c"), c, of("a"), a, weights)}
}

// conditionsShown is the order up to which all coupled conditions are shown.
const conditionsShown = 3

// coupledConditions says of what order the pair is, with the conditions up to order 3, and the first that fails.
func (w *writer) coupledConditions() []Block {
	exactly, o, ok := w.a.CoupledOrder(false)
	if !ok {
		return nil
	}
	text := say("For $y' = f_E + f_I$ the pair is of order " + coupledOrder(o))
	if exactly.Order < o.Order {
		text = append(text, Text(fmt.Sprintf(" to the printed digits, exactly of order %d", exactly.Order)))
	}
	text = append(text, say(": the conditions of all trees with up to that many nodes, each of the colour $E$ or $I$, hold [@KC03].")...)
	t := Table{
		ID:      "coupled",
		Caption: say("Coupled conditions; $e = (1, …, 1)ᵀ$, $c_E = A_E e$, $c_I = A_I e$, and vectors are multiplied entry by entry"),
		Head:    [][]Inline{say("order"), say("tree"), say("condition"), say("")},
	}
	add := func(tree scheme.ColouredTree, verdict []Inline) {
		n := fmt.Sprint(tree.Order())
		t.Rows = append(t.Rows, []Cell{
			{Content: say("$" + n + "$"), Key: n}, {Content: []Inline{Code(tree.String())}, Key: tree.String()},
			{Content: []Inline{Math{conditionOf(tree)}}, Key: tree.String()}, {Content: verdict, Key: Plain(verdict)},
		})
	}
	for n := 1; n <= min(o.Order, conditionsShown); n++ {
		for _, tree := range scheme.ColouredTreesOf(n) {
			add(tree, say("holds"))
		}
	}
	if len(o.Failed) > 0 {
		x := o.Failed[0]
		add(x.Tree, say("off by $#$", w.brief.Element(w.k, x.Residual)))
	}
	return []Block{Paragraph(tidy(text)), t}
}

// conditionOf is the order condition of a coloured tree.
func conditionOf(t scheme.ColouredTree) formula.Expr {
	return formula.Row{formula.MustParse(fmt.Sprintf("b_%vᵀ%s", t.Colour(), grouping(t, vectorOf(t)))), formula.Operator("="), formula.Style{}.Rational(exact.NewRat(1, t.Density()))}
}

// vectorOf is the product over the trees that hang from the root: c of a leaf, A times the vector of any other.
func vectorOf(t scheme.ColouredTree) string {
	if len(t.Children()) == 0 {
		return "e"
	}
	var factors []string
	leaves := map[scheme.Colour]int{}
	for _, c := range t.Children() {
		if c.Order() == 1 {
			leaves[c.Colour()]++
		}
	}
	for _, colour := range []scheme.Colour{scheme.ColourE, scheme.ColourI} {
		switch n := leaves[colour]; n {
		case 0:
		case 1:
			factors = append(factors, fmt.Sprintf("c_%v", colour))
		default:
			factors = append(factors, fmt.Sprintf("c_%v^%d", colour, n))
		}
	}
	for _, c := range t.Children() {
		if c.Order() > 1 {
			factors = append(factors, fmt.Sprintf("A_%v %s", c.Colour(), grouping(c, vectorOf(c))))
		}
	}
	return strings.Join(factors, " ")
}

func grouping(t scheme.ColouredTree, vector string) string {
	if strings.Contains(vector, " ") && len(t.Children()) > 1 {
		return "(" + vector + ")"
	}
	return vector
}

// pairFunction says what R(z_E, z_I) is.
func (w *writer) pairFunction() []Block {
	r, ok := w.a.PairFunction()
	if !ok {
		return nil
	}
	out := []Block{
		paragraph("Applied to $y' = λ_E y + λ_I y$ with $z_E = hλ_E$ and $z_I = hλ_I$, one step is $y_1 = R(z_E, z_I) y_0$ with"),
		display("R(z_E, z_I)", "=", "1 + (z_E b_E + z_I b_I)ᵀ(I − z_E A_E − z_I A_I)⁻¹e = N/D"),
	}
	lines := func(s formula.Style) Display {
		f := printer{w.k}
		return Display{{formula.Symbol("N"), "=", f.inBothStyle(s, r.N)}, {formula.Symbol("D"), "=", f.inBothStyle(s, r.D)}}
	}
	d := lines(w.style)
	if isCut(d) {
		d = lines(w.rough())
	}
	return append(out, d, paragraph("$R(z, 0)$ and $R(0, z)$ are the stability functions of the halves."))
}

// pairInfinity says how R and its gradients behave as |z_I| → ∞.
func (w *writer) pairInfinity() []Block {
	x, ok := w.a.PairLimit()
	switch {
	case !ok:
		return nil
	case !x.Finite:
		return []Block{paragraph("As $|z_I| → ∞$, $|R(z_E, z_I)| → ∞$ for nearly every $z_E$.")}
	}
	poly := func(p poly.Poly) formula.Expr { return w.sum(w.k, p, "z_E") }
	out := []Block{paragraph("As $|z_I| → ∞$, in every direction, for a fixed $z_E$,"), equation("R(z_E, z_I)", "→", poly(x.Terms[0]))}
	stiff, unstiff := w.a.PairGradients(x)
	rounded := !scheme.UnitsOf(w.a.Scheme()).Exact()
	switch {
	case unstiff.Open:
		return append(out, paragraph("for the numbers as printed. Which gradients vanish is open: the last digits decide."))
	case rounded:
		out = append(out, paragraph("and, for the numbers as printed,"))
	}
	var lines Display
	for _, g := range []struct {
		of   string
		term proofs.PairGradient
	}{{"∂R/(∂z_I)", stiff}, {"∂R/(∂z_E)", unstiff}} {
		switch power := formula.Power(formula.MustParse("z_I"), exact.Int(int64(g.term.Exponent))); {
		case g.term.Leading.IsZero():
			lines = append(lines, line(g.of, "=", "0"))
		case g.term.Exponent == 0:
			lines = append(lines, Line{formula.MustParse(g.of), "→", poly(g.term.Leading)})
		case g.term.Leading.Degree() == 0:
			lines = append(lines, Line{formula.MustParse(g.of), "~", formula.Sum{addend(w.style.Element(w.k, g.term.Leading.Coeff(0)), power)}})
		default:
			lines = append(lines, Line{formula.MustParse(g.of), "~", formula.Sum{addend(poly(g.term.Leading), power)}})
		}
	}
	why := "Both gradients vanish."
	if unstiff.Exponent == 0 && !unstiff.Leading.IsZero() {
		why = "The gradient of the part that is not stiff survives, that of the stiff part vanishes."
	}
	if stiff.Leading.Degree() > 0 || unstiff.Leading.Degree() > 0 {
		why += " A first term holds for the $z_E$ for which it is not $0$."
	}
	return append(out, lines, paragraph(why))
}

// pairReaches is a table of η₀ and ξ₀.
func (w *writer) pairReaches() []Block {
	t := Table{ID: "reach", Head: [][]Inline{say("$z_I$"), say("$η_0$"), say("$ξ_0$")}}
	known := false
	for _, domain := range proofs.PairDomains() {
		row := []Cell{{Content: say("$" + inDomain[domain] + "$"), Key: string(domain)}}
		for _, axis := range []proofs.PairAxis{proofs.PairImaginary, proofs.PairReal} {
			r := w.a.Reach(axis, domain)
			known = known || r.Known
			row = append(row, w.reachCell(r))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Caption = say("How far the pair is stable: $|R(z_E, z_I)| ≤ 1$ for all $z_I$ of a set and $z_E = iη$, $|η| ≤ η_0$, or $−ξ_0 ≤ z_E ≤ 0$")
	if known {
		t.Caption = join(t.Caption, say(". The numbers are computed exactly. The core has checked one $z_E$ on each side of a number that is neither $0$ nor $∞$, stable on the one side and not on the other, "+
			"which `verify certify` writes; that nothing changes up to the number rests on critical polynomials that it does not check"))
	}
	return []Block{t}
}

func (w *writer) reachCell(r proofs.Reach) Cell {
	switch {
	case !r.Known:
		return Cell{Content: join(say("open: "), Reason(r.Why))}
	case r.None:
		return Cell{Content: say("none"), Key: "-1"}
	case r.Infinite:
		return w.cell(formula.Symbol("∞"), "1e999")
	}
	return w.cell(w.brief.Algebraic(r.Value), r.Value.Decimal(17))
}
