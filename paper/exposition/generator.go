package exposition

import (
	"slices"

	"rofz/paper/formula"
	"rofz/poly/algebraic"
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
	where := interval(in)
	if formula.Width(m) < lineWidth/2 {
		return []Block{paragraph("where $# = #$ is the zero of $#$ in $#$.", letter, w.style.Algebraic(n), m, where)}
	}
	return []Block{paragraph("where $# = #$ is the zero in $#$ of", letter, w.style.Algebraic(n), where), Display{{nil, "", m}}}
}

// mentions reports whether a letter stands in a formula of a block.
func mentions(b Block, letter formula.Symbol) bool {
	if has(b, func(x formula.Expr) bool { return x == formula.Expr(letter) }) {
		return true
	}
	v, ok := b.(Verdict)
	return ok && slices.ContainsFunc(v.Evidence, func(e Block) bool { return mentions(e, letter) })
}

// has reports whether the formulas of a block have a part that is looked for.
func has(b Block, is func(formula.Expr) bool) bool {
	found := false
	inlines(b, func(x Inline) {
		if m, ok := x.(Math); ok {
			found = found || formula.Has(m.Formula, is)
		}
	})
	return found
}

// inlines calls visit for all pieces of text of a block, and for its formulas. Of a verdict these are those of the
// reason, of a theorem none.
func inlines(b Block, visit func(Inline)) {
	text := func(list []Inline) {
		for _, x := range list {
			visit(x)
		}
	}
	lines := func(list []Line) {
		for _, l := range list {
			text([]Inline{Math{l.Left}, Math{l.Right}})
		}
	}
	switch b := b.(type) {
	case Paragraph:
		text(b)
	case Display:
		lines(b)
	case Tableau:
		text(append(b.Caption[:len(b.Caption):len(b.Caption)], Math{b.Array}))
		lines(b.List)
	case Table:
		text(b.Caption)
		for _, r := range b.Rows {
			for _, c := range r {
				text(c.Content)
			}
		}
	case Verdict:
		text(b.Reason)
	}
}
