package exposition

import (
	"fmt"
	"slices"

	"rofz/asymptotics"
	"rofz/paper/formula"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

// bounds says how large the gradient can be.
func (w *writer) bounds() []Block {
	if _, pair := w.a.Pair(); pair {
		return nil
	}
	if !w.oneStep() {
		return []Block{paragraph("The universal bound is about a function that is analytic on the left half-plane, such as $R$; the roots of this method are several branches of one function, and it says nothing about them.")}
	}
	if w.err != nil {
		return nil
	}
	out := w.universal()
	table := Table{
		ID:      "constants",
		Caption: say("The least $C$ with $|z^j R'(z)| ≤ C$ throughout a region, and where it is attained"),
		Head:    [][]Inline{say("$j$"), say("region"), say("$C$"), say("attained")},
	}
	var seen []algebraic.Number
	for _, c := range constants(w.a, GradientOptions{}) {
		table.Rows = append(table.Rows, w.constant(c))
		if c.Undecided == nil && !c.Infinite && !slices.ContainsFunc(seen, func(x algebraic.Number) bool { return x.Cmp(c.C) == 0 }) {
			seen = append(seen, c.C)
		}
	}
	return append(append(out, table), w.origins(seen)...)
}

// universal says whether the bound of Schwarz and Pick holds.
func (w *writer) universal() []Block {
	sp, err := w.a.SchwarzPick()
	if err != nil {
		return nil
	}
	stable := w.a.Decide(proofs.AStable).Verdict.Proved()
	var out []Block
	if stable {
		out = append(out,
			paragraph("$R$ is A-stable, so that by the lemma of Schwarz and Pick"),
			display("|R'(z)|", "≤", "(1 − |R(z)|²)/(2|Re z|) for Re z < 0"),
			display("|z R'(z)|", "≤", "1/(2 cos α) for |arg(−z)| ≤ α < π/2"))
	}
	switch {
	case sp.Verdict.Refuted():
		out = append(out, w.noSchwarzPick(sp)...)
	case sp.Identity:
		out = append(out, paragraph("On the negative axis there is equality everywhere, $|2x R'(x)| = 1 − R(x)²$."))
	case sp.Verdict.Proved():
		out = append(out, paragraph("On the negative axis $|2x R'(x)| ≤ 1 − R(x)²$; this is proved for this $R$ by itself, with squares for the two polynomials $Q² − P² ± 2x(P'Q − PQ')$."))
	}
	return out
}

// noSchwarzPick says where the inequality on the axis fails.
func (w *writer) noSchwarzPick(sp proofs.SchwarzPick) []Block {
	text := "The inequality $|2x R'(x)| ≤ 1 − R(x)²$ does not hold for all $x ≤ 0$"
	if c, ok := sp.Certificate.(*certificate.SchwarzPick); ok && c.Witness != nil {
		return []Block{paragraph(text+": it fails at $x = #$.", w.brief.Gaussian(*c.Witness))}
	}
	return []Block{paragraph(text + ".")}
}

// constant is the row about one best constant.
func (w *writer) constant(c Constant) []Cell {
	where := say("$z ≤ 0$")
	if c.Region.IsHalfPlane() {
		where = say("$Re z ≤ 0$")
	}
	cells := []Cell{{Content: []Inline{Math{number(c.Power)}}, Key: fmt.Sprint(c.Power)}, {Content: where}}
	switch {
	case c.Undecided != nil:
		return append(cells, Cell{Content: say("undecided")}, Cell{Content: []Inline{Text(c.Undecided.Error())}})
	case c.Infinite:
		return append(cells, Cell{Content: say("none")}, Cell{Content: []Inline{Text(c.Why)}})
	}
	return append(cells, Cell{Content: []Inline{Math{w.short(c.C)}}, Key: c.C.Decimal(17)}, Cell{Content: w.attained(c.Bound)})
}

// short is a number in its own exact form if that is short, and else rounded.
func (w *writer) short(n algebraic.Number) formula.Expr {
	s := w.style
	s.Digits = 12
	return s.Algebraic(n)
}

// attained says where a constant is attained.
func (w *writer) attained(b proofs.Bound) []Inline {
	if len(b.Points) == 0 {
		if b.AtInfinity {
			return say("the limit as $|z| → ∞$")
		}
		return say("everywhere")
	}
	var points []Inline
	for i, p := range b.Points {
		if i > 0 {
			points = append(points, Text(" and "))
		}
		x := w.short(p)
		points = append(points, Math{formula.Row{formula.Symbol("z"), formula.Operator("="), w.point(b.Region, x)}})
	}
	if b.AtInfinity {
		points = append(points, say(", and the limit as $|z| → ∞$")...)
	}
	return tidy(points)
}

func (w *writer) point(region asymptotics.Region, x formula.Expr) formula.Expr {
	if !region.IsHalfPlane() {
		return formula.Sum{{Negative: true, Body: grouped(x)}}
	}
	return formula.Row{formula.Operator("±"), formula.Product(x, formula.Symbol("i"))}
}

// origins says what the irrational constants of a degree above 2 are zeros of.
func (w *writer) origins(constants []algebraic.Number) []Block {
	var out []Block
	var long []algebraic.Number
	for _, n := range constants {
		p, minimal := n.Polynomial()
		if _, ok := n.Rational(); ok || p.Degree() == 2 && minimal {
			continue
		}
		f := formula.Style{}.Descending(algebraic.Field{}, p, "x")
		if !minimal || p.Degree() > 12 || longest(f) > 30 {
			long = append(long, n)
			continue
		}
		in, _ := n.RootIn()
		out = append(out, paragraph("The constant $#$ is the zero in $#$ of", w.short(n), interval(in)), Display{{nil, "", f}})
	}
	return append(out, w.longOrigins(long)...)
}

// longOrigins says of constants whose polynomials are long what their degrees are.
func (w *writer) longOrigins(constants []algebraic.Number) []Block {
	if len(constants) == 0 {
		return nil
	}
	var text []Inline
	for i, n := range constants {
		p, minimal := n.Polynomial()
		joint := map[bool]string{true: "The constant ", false: ", "}[i == 0]
		if i > 0 && i == len(constants)-1 {
			joint = " and "
		}
		kind := " is a zero of an irreducible polynomial of degree $#$"
		if !minimal {
			kind = " is a zero of a polynomial of degree $#$"
		}
		if i > 0 {
			kind = " is one of degree $#$"
		}
		text = append(text, say(joint+"$#$"+kind, w.short(n), number(p.Degree()))...)
	}
	text = append(text, Text(", all with integer coefficients; "))
	if len(constants) == 1 {
		text[len(text)-1] = Text(" with integer coefficients; ")
	}
	return []Block{Paragraph(tidy(append(text, Code("verify bound "+w.info.Name+" --format json"), Text(" writes the coefficients."))))}
}

func interval(x exact.Interval) formula.Expr {
	return list([]formula.Expr{formula.Finite(x.Lo), formula.Finite(x.Hi)})
}

// longest returns the number of characters of the longest number in a formula.
func longest(e formula.Expr) int {
	most := 0
	formula.Has(e, func(x formula.Expr) bool {
		if n, ok := x.(formula.Number); ok {
			most = max(most, len(n))
		}
		return false
	})
	return most
}
