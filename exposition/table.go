package exposition

import (
	"fmt"

	"rofz/exact"
	"rofz/formula"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// cellWidth is how wide R and R' may be in the table, in em of 10pt.
const cellWidth = 11

// table is the table of schemes with R, R', the decay of R' and stability; what does not fit in it stands below.
func table(as []*proofs.Analysis, opts Options) []Block {
	t := Table{
		ID:      "summary",
		Caption: say("Stability functions, their derivatives, and $R'(z) ~ c z^e$ as $|z| → ∞$"),
		Head: [][]Inline{say("scheme"), say("$R(z)$"), say("$R'(z)$"), say("$R∞$"),
			say("$e$"), say("$c$"), say("A"), say("L")},
	}
	long := false
	for _, a := range as {
		w := newWriter(a, opts)
		row, whole := w.row()
		long = long || !whole
		t.Rows = append(t.Rows, row)
	}
	out := []Block{t}
	legend := "A and L: A-stable and L-stable, ✓ proved, ✗ refuted, each with a certificate."
	if long {
		legend += " Of an $R$ that is too long for the table the degrees of numerator and denominator are given, as in $[3/4]$; `verify latex NAME --what R,dR` writes it."
	}
	return append(out, Paragraph(say(legend)))
}

// row is the row of one scheme, and whether its formulas are shown whole.
func (w *writer) row() ([]Cell, bool) {
	cells := []Cell{{Content: []Inline{Text(w.info.Name)}, Key: w.info.Name}}
	switch s := w.a.Scheme().(type) {
	case *scheme.Multistep:
		cells = append(cells, w.multistepCells(s)...)
	case *scheme.GeneralLinear:
		cells = append(cells, w.generalLinearCells()...)
	default:
		if w.err != nil {
			return append(cells, dash(), dash(), dash(), dash(), dash(), dash(), dash()), true
		}
		return w.oneStepCells(cells)
	}
	return append(cells, w.mark(proofs.AStable), w.mark(proofs.LStable)), true
}

func dash() Cell { return Cell{Content: say("—")} }

func (w *writer) oneStepCells(cells []Cell) ([]Cell, bool) {
	d := w.a.Derivative()
	whole := true
	fraction := func(above, below formula.Expr, p, q int) Cell {
		var f formula.Expr = formula.Frac{Above: above, Below: below}
		if q == 0 {
			f = above
		}
		if formula.Width(f) > cellWidth || longest(f) > 6 {
			whole = false
			f = formula.Fence{Open: "[", Body: formula.Row{number(p), formula.Operator("/"), number(q)}, Close: "]"}
		}
		return Cell{Content: []Inline{Math{f}}, Key: fmt.Sprintf("%d", 1000*q+p)}
	}
	p, q := w.r.Numerator(), w.r.Denominator()
	cells = append(cells,
		fraction(w.style.Polynomial(w.k, p, "z"), w.denominator(q), max(p.Degree(), 0), q.Degree()),
		fraction(w.style.Polynomial(w.k, d.Numerator(), "z"), w.denominator(d.Denominator()), max(d.Numerator().Degree(), 0), d.Denominator().Degree()))
	at := w.a.Infinity()
	switch {
	case at.Constant:
		cells = append(cells, w.cell(w.style.Element(w.k, at.Limit), w.k.Decimal(at.Limit, 17)), dash(), dash())
	default:
		s := w.style
		s.Digits = 8
		limit := Cell{Content: say("$∞$"), Key: "1e999"}
		if at.Finite {
			limit = w.cell(s.Element(w.k, at.Limit), w.k.Decimal(at.Limit, 17))
		}
		cells = append(cells, limit, w.cell(number(at.Exponent), fmt.Sprint(at.Exponent)), w.cell(s.Element(w.k, at.Leading), w.k.Decimal(at.Leading, 17)))
	}
	return append(cells, w.mark(proofs.AStable), w.mark(proofs.LStable)), whole
}

func (w *writer) cell(e formula.Expr, key string) Cell {
	return Cell{Content: []Inline{Math{e}}, Key: key}
}

// multistepCells are what stands between the name and the verdicts: the exponent of the root that decays most slowly.
func (w *writer) multistepCells(m *scheme.Multistep) []Cell {
	var slowest *exact.Rat
	for _, b := range w.a.Branches() {
		if !b.Constant && (slowest == nil || slowest.Less(b.Exponent)) {
			slowest = &b.Exponent
		}
	}
	return append([]Cell{
		{Content: say("$#$ steps", number(m.Steps()))}, dash(), dash(),
	}, w.slowest(slowest)...)
}

func (w *writer) generalLinearCells() []Cell {
	_, groups, err := w.a.Eigenvalues()
	var slowest *exact.Rat
	for _, g := range groups {
		if err == nil && !g.Constant && (slowest == nil || slowest.Less(g.Exponent)) {
			slowest = &g.Exponent
		}
	}
	return append([]Cell{{Content: say("$M(z)$")}, dash(), dash()}, w.slowest(slowest)...)
}

func (w *writer) slowest(e *exact.Rat) []Cell {
	if e == nil {
		return []Cell{dash(), dash()}
	}
	return []Cell{w.cell(formula.Style{}.Rational(*e), e.Decimal(17)), dash()}
}

// mark is the verdict on a property.
func (w *writer) mark(p proofs.Property) Cell {
	switch w.a.Decide(p).Verdict {
	case certificate.Proved:
		return Cell{Content: say("✓"), Key: "2"}
	case certificate.Refuted:
		return Cell{Content: say("✗"), Key: "0"}
	}
	return Cell{Content: say("?"), Key: "1"}
}
