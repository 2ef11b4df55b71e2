package exposition

import (
	"slices"
	"strings"

	"rofz/paper/formula"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// explained adds what the generator of the field is behind the first block that has it in a formula.
func (w *writer) explained(blocks []Block) []Block {
	letter := w.letter()
	for i, b := range blocks {
		if w.k.Degree() > 1 && !w.said && mentions(b, letter) {
			w.said = true
			return slices.Insert(blocks, i+1, w.generatorIs(letter)...)
		}
	}
	return blocks
}

// letter is the letter for the generator.
func (w *writer) letter() formula.Symbol {
	if w.style.Letter != "" {
		return formula.Symbol(w.style.Letter)
	}
	return "g"
}

func (w *writer) generatorIs(letter formula.Symbol) []Block {
	n := w.k.Number(w.k.Algebra().Generator())
	in, _ := n.RootIn()
	m := w.style.Descending(algebraic.Field{}, w.k.Algebra().MinimalPolynomial(), "x")
	where := list([]formula.Expr{finite(in.Lo), finite(in.Hi)})
	if formula.Width(m) < lineWidth/2 {
		return []Block{paragraph("where $# = #$ is the zero of $#$ in $#$.", letter, w.style.Algebraic(n), m, where)}
	}
	return []Block{paragraph("where $# = #$ is the zero in $#$ of", letter, w.style.Algebraic(n), where), Display{{nil, "", m}}}
}

// finite writes a decimal fraction as a decimal.
func finite(x exact.Rat) formula.Expr {
	text, negative := strings.CutPrefix(x.Decimal(len(x.String())+2), "-")
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	if negative {
		return formula.Sum{{Negative: true, Body: formula.Number(text)}}
	}
	return formula.Number(text)
}

// mentions reports whether a letter stands in a formula of a block.
func mentions(b Block, letter formula.Symbol) bool {
	found := false
	formulas(b, func(e formula.Expr) {
		walk(e, func(x formula.Expr) {
			s, ok := x.(formula.Symbol)
			found = found || ok && s == letter
		})
	})
	if v, ok := b.(Verdict); ok {
		for _, e := range v.Evidence {
			found = found || mentions(e, letter)
		}
	}
	return found
}

// formulas calls f for the formulas of a block. Of a verdict these are those of the reason, of a theorem none.
func formulas(b Block, f func(formula.Expr)) {
	text := func(list []Inline) {
		for _, x := range list {
			if m, ok := x.(Math); ok {
				f(m.Formula)
			}
		}
	}
	lines := func(list []Line) {
		for _, l := range list {
			f(l.Left)
			f(l.Right)
		}
	}
	switch b := b.(type) {
	case Paragraph:
		text(b)
	case Display:
		lines(b)
	case Tableau:
		f(b.Array)
		lines(b.List)
	case Table:
		for _, r := range b.Rows {
			for _, c := range r {
				text(c.Content)
			}
		}
	case Verdict:
		text(b.Reason)
	}
}
