package exposition

import (
	"strings"

	"rofz/asymptotics"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
)

// seriesTerms is how many terms of a series at infinity are shown.
const seriesTerms = 3

// infinity says how R and R' behave as |z| → ∞.
func (w *writer) infinity() []Block {
	switch w.a.Scheme().(type) {
	case scheme.Multistep:
		return w.branches()
	case scheme.GeneralLinear:
		return w.eigenvalues()
	case scheme.Exponential:
		return exponentialRates()
	case *scheme.AdditivePair:
		return w.pairInfinity()
	}
	if w.err != nil {
		return nil
	}
	at := w.a.Infinity()
	if at.Constant {
		return []Block{paragraph("$R$ is the constant $#$, and $R' = 0$.", w.brief.Element(w.k, at.Limit))}
	}
	var out []Block
	if at.Finite {
		out = append(out, paragraph("As $|z| → ∞$, in every direction, $R(z)$ tends to $R∞ = #$, and", w.brief.Element(w.k, at.Limit)))
	} else {
		out = append(out, paragraph("As $|z| → ∞$, in every direction, $|R(z)| → ∞$, and"))
	}
	leading := Display{{formula.MustParse("R'(z)"), "~", formula.Sum{addend(w.style.Element(w.k, at.Leading), powerOf("z")(at.Exponent))}}}
	if at.Exponent == 0 {
		leading = Display{{formula.MustParse("R'(z)"), "→", w.style.Element(w.k, at.Leading)}}
	}
	out = append(out, leading)
	if w.r.Denominator().Degree() == 0 {
		return out
	}
	last := max(1-at.Exponent, 1)
	r, d := asymptotics.LaurentSeries(w.r, -last), asymptotics.LaurentSeries(w.a.Derivative(), -last-1)
	return append(out, paragraph("The next terms are"),
		Display{
			{formula.MustParse("R(z)"), "=", w.laurent(r)},
			{formula.MustParse("R'(z)"), "=", w.laurent(d)},
		})
}

// laurent is a Laurent series at infinity with an error term.
func (w *writer) laurent(l asymptotics.Laurent) formula.Expr {
	var sum formula.Sum
	for i, c := range l.Coeffs {
		if !c.IsZero() {
			sum = append(sum, addend(w.style.Element(w.k, c), powerOf("z")(l.Top-i)))
		}
	}
	return append(sum, formula.Term{Body: bigO(powerOf("z")(l.Top - len(l.Coeffs)))})
}

func bigO(x formula.Expr) formula.Expr {
	if x == nil {
		x = formula.Number("1")
	}
	return formula.Row{formula.Symbol("O"), formula.Fence{Open: "(", Body: x, Close: ")"}}
}

// branches says how the roots of a multistep method behave.
func (w *writer) branches() []Block {
	var out []Block
	for _, b := range w.a.Branches() {
		out = append(out, w.branch(b)...)
	}
	return append(out, w.principal())
}

func (w *writer) branch(b asymptotics.Branch) []Block {
	limit, which := w.limit(b.Factor)
	if b.Constant {
		return []Block{Paragraph(join(roots(b.Count, " for all $z$: "), say("$ζ = #$", limit), which, say(".")))}
	}
	slope := formula.MustParse("ζ'(z)")
	m := exact.Int(int64(b.Multiplicity))
	var kappa formula.Expr = formula.Symbol("κ")
	value, named := w.kappa(b.Kappa), b.Multiplicity > 1
	if !named && formula.Width(value) < lineWidth/2 {
		kappa = value
	} else {
		named = true
	}
	growth := formula.Row{formula.Power(kappa, m.Inv())}
	if b.Multiplicity > 1 {
		growth = append(formula.Row{formula.Style{}.Rational(m.Inv())}, growth...)
	}
	if z := formula.Power(formula.Symbol("z"), b.Exponent); z != nil {
		growth = append(growth, z)
	}
	sum := formula.Sum{{Negative: !b.Factor.IsZero(), Body: growth}}
	text := join(roots(b.Count, " to $#$ as $|z| → ∞$", limit), which, say(", with"))
	if b.Factor.IsZero() {
		text = join(roots(b.Count, " beyond all bounds as $|z| → ∞$, with"))
	}
	out := []Block{Paragraph(text), Display{{slope, "~", sum}}}
	if named {
		out = append(out, w.kappaIs(b)...)
	}
	return append(out, w.puiseux(b, kappa))
}

// kappaIs says what κ is.
func (w *writer) kappaIs(b asymptotics.Branch) []Block {
	value := w.bare(b.Kappa)
	each := " where $κ = #$"
	if formula.Width(value) > lineWidth/2 {
		return []Block{paragraph("where"), Display{{formula.Symbol("κ"), "=", value}}}
	}
	if b.Multiplicity > 1 {
		return []Block{paragraph(strings.TrimSpace(each)+", one root for each value of $κ^{1/#}$.", value, number(b.Multiplicity))}
	}
	return []Block{paragraph(strings.TrimSpace(each)+".", value)}
}

// roots begins a sentence about a number of roots.
func roots(n int, rest string, formulas ...formula.Expr) []Inline {
	verb, noun := " roots tend", "$#$"
	if n == 1 {
		verb = " root tends"
	}
	return say(noun+verb+rest, append([]formula.Expr{number(n)}, formulas...)...)
}

// limit is a zero of an irreducible factor: its value if that is rational, else x with what it is.
func (w *writer) limit(factor poly.Poly) (formula.Expr, []Inline) {
	if factor.Degree() == 1 {
		return w.style.Element(w.k, factor.Coeff(0).Neg()), nil
	}
	return formula.Symbol("x"), say(", for each zero $x$ of $#$", w.style.Descending(w.k, factor, "x"))
}

// kappa is κ, a polynomial in the limit x, in parentheses if it is no single symbol.
func (w *writer) kappa(kappa poly.Poly) formula.Expr {
	e := w.style.Polynomial(w.k, kappa, "x")
	if kappa.Degree() == 0 {
		e = w.style.Element(w.k, kappa.Coeff(0))
	}
	switch v := e.(type) {
	case formula.Number, formula.Symbol, formula.Frac:
		return v
	}
	return formula.Fence{Open: "(", Body: e, Close: ")"}
}

// puiseux shows the first terms of the series of a group, unless they are long.
func (w *writer) puiseux(b asymptotics.Branch, kappa formula.Expr) Block {
	series := w.a.Puiseux(b, seriesTerms+1)
	omegas := powerOf("ω")
	terms := expansion(w.style, w.k, series.Coeffs, "x", func(i int) formula.Expr { return omegas(series.Start + i) }, false).(formula.Sum)
	sum := append(terms, formula.Term{Body: bigO(omegas(series.Start + len(series.Coeffs)))})
	if formula.Width(sum) > 2*lineWidth || longest(sum) > 9 {
		return nil
	}
	z, m := formula.Symbol("z"), int64(b.Multiplicity)
	omega := formula.Expr(formula.Frac{Above: unfenced(kappa), Below: z})
	if b.Factor.IsZero() {
		omega, m = formula.Product(kappa, z), -m
	}
	if m != 1 {
		omega = formula.Power(formula.Fence{Open: "(", Body: omega, Close: ")"}, exact.NewRat(1, m))
	}
	return Display{{formula.Symbol("ζ"), "=", sum}, {formula.Symbol("ω"), "=", omega}}
}

// bare is κ without parentheses.
func (w *writer) bare(kappa poly.Poly) formula.Expr { return unfenced(w.kappa(kappa)) }

func unfenced(e formula.Expr) formula.Expr {
	if f, ok := e.(formula.Fence); ok {
		return f.Body
	}
	return e
}

// principal says what becomes of the principal root.
func (w *writer) principal() Block {
	root, ok := w.a.PrincipalRoot()
	if !ok {
		return nil
	}
	switch root.Fate {
	case asymptotics.ToInfinity:
		return paragraph("The principal root, $ζ(0) = 1$, stays simple for all $z < 0$ and tends to $#$ as $z → −∞$.", w.style.Algebraic(root.Zeta))
	case asymptotics.AtBranchPoint:
		return paragraph("The principal root, $ζ(0) = 1$, stays simple until it meets another root at $z = #$, where both are $#$.", w.style.Algebraic(root.Z), w.style.Algebraic(root.Zeta))
	case asymptotics.AtPole:
		return paragraph("The principal root, $ζ(0) = 1$, grows beyond all bounds as $z → #$.", w.style.Algebraic(root.Z))
	case asymptotics.Growing:
		return paragraph("The principal root, $ζ(0) = 1$, stays simple for all $z < 0$ and grows beyond all bounds as $z → −∞$.")
	}
	return paragraph("There is no principal root: $ζ = 1$ is no simple zero of $ρ$ where $σ$ is not zero.")
}

// eigenvalues says how the eigenvalues of the stability matrix behave.
func (w *writer) eigenvalues() []Block {
	_, groups, err := w.a.Eigenvalues()
	if err != nil {
		return nil
	}
	var out []Block
	for _, g := range groups {
		limit, which := formula.Expr(formula.Symbol("∞")), []Inline(nil)
		if !g.Factor.IsZero() {
			limit, which = w.limit(g.Factor)
		}
		if g.Constant {
			out = append(out, Paragraph(join(eigenvaluesDo(g.Count, "is", "are"), say(" $#$ for all $z$", limit), which, say("."))))
			continue
		}
		c, single := w.edgeZero(g)
		out = append(out,
			Paragraph(join(say("As $|z| → ∞$, "), eigenvaluesDo(g.Count, "tends", "tend"), say(" to $#$", limit), which, say(", with"))),
			Display{{formula.MustParse("ζ'(z)"), "~", formula.Sum{{Negative: g.Rate.Sign() > 0, Body: formula.Row{w.rate(g.Rate), formula.Symbol("c"), formula.Power(formula.Symbol("z"), g.Exponent)}}}}})
		if single {
			out = append(out, paragraph("where $c = #$.", c))
		} else {
			out = append(out, paragraph("where $c$ is one of the zeros of $#$.", w.edge(g)))
		}
	}
	return out
}

// rate is the modulus of a rate as a factor: nothing for 1.
func (w *writer) rate(s exact.Rat) formula.Expr {
	if s.Sign() < 0 {
		s = s.Neg()
	}
	if s.Equal(exact.Int(1)) {
		return formula.Row{}
	}
	return formula.Style{}.Rational(s)
}

// edge is the polynomial in c^q whose zeros are the leading coefficients.
func (w *writer) edge(g asymptotics.RootBranch) formula.Expr {
	c := powerOf("c")
	return expansion(w.style, w.k, g.Edge, "x", func(i int) formula.Expr { return c(i * g.Ramification) }, true)
}

// eigenvaluesDo begins a sentence about a number of eigenvalues.
func eigenvaluesDo(n int, one, several string) []Inline {
	if n == 1 {
		return say("one eigenvalue " + one)
	}
	return say("$#$ eigenvalues "+several, number(n))
}

// edgeZero is the leading coefficient c of a group, if there is one only and it is a number of the field.
func (w *writer) edgeZero(g asymptotics.RootBranch) (formula.Expr, bool) {
	if g.Ramification != 1 || len(g.Edge) != 2 || g.Edge[0].Degree() > 0 {
		return nil, false
	}
	return w.brief.Element(w.k, g.Edge[0].Coeff(0).Neg()), true
}
