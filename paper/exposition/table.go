package exposition

import (
	"fmt"
	"slices"

	"rofz/paper/formula"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/rational"
	"rofz/scheme"
)

// cellWidth is how wide R and R' may be in the table, in em of 10pt.
const cellWidth = 9

// table is the table of schemes with R, R', the decay of R' and stability; what does not fit in it stands below.
func table(chapters []Chapter) []Block {
	t := Table{
		ID:      "summary",
		Caption: say("Stability functions, their derivatives, and $R'(z) ~ c z^e$ as $|z| → ∞$"),
		Head:    [][]Inline{say("scheme"), say("$R(z)$"), say("$R'(z)$"), say("$e$"), say("$c$"), say("A"), say("L")},
	}
	long := false
	for _, c := range chapters {
		long = long || !c.whole
		t.Rows = append(t.Rows, c.row)
	}
	out := []Block{t}
	legend := "A and L: A-stable and L-stable, ✓ proved, ✗ refuted, each with a certificate."
	if long {
		legend += " Of an $R$ that is too long for the table the degrees of numerator and denominator are given, as in $[3/4]$; `verify latex NAME --what R,dR` writes it."
	}
	return append(out, Paragraph(say(legend)))
}

// row is the row of one scheme, and whether its formulas are shown whole.
func (w *writer) row() (cells []Cell, whole bool) {
	r, derivative, whole := w.functionCells()
	e, c := w.rateCells()
	name := Cell{Content: []Inline{Text(w.info.Name)}, Key: w.info.Name}
	return []Cell{name, r, derivative, e, c, w.mark(proofs.AStable), w.mark(proofs.LStable)}, whole
}

func dash() Cell { return Cell{Content: say("—")} }

// functionCells are the cells of R and R', or of what stands for them, and whether they are shown whole.
func (w *writer) functionCells() (r, derivative Cell, whole bool) {
	switch s := w.a.Scheme().(type) {
	case scheme.Multistep:
		return Cell{Content: steps(s.Steps())}, dash(), true
	case scheme.GeneralLinear:
		return Cell{Content: say("$M(z)$")}, dash(), true
	case *scheme.AdditivePair:
		return Cell{Content: say("$R(z_E, z_I)$")}, dash(), true
	case scheme.Exponential:
		power := formula.MustParse("e^z")
		return w.cell(power, "e^z"), w.cell(power, "e^z"), true
	}
	if w.err != nil {
		return dash(), dash(), true
	}
	r, whole = w.quotientCell(w.r)
	d := w.a.Derivative()
	if w.a.IsUnfinished(proofs.DerivativeFact) {
		return r, dash(), whole
	}
	derivative, all := w.quotientCell(d)
	return r, derivative, whole && all
}

// quotientCell is the cell of a rational function: its degrees alone where it is too long for the table.
func (w *writer) quotientCell(f rational.Function) (c Cell, whole bool) {
	p, q := f.Numerator(), f.Denominator()
	m, n := max(p.Degree(), 0), q.Degree()
	shown := w.style.Polynomial(w.k, p, "z")
	if n > 0 {
		shown = w.fraction(p, q)
	}
	whole = formula.Width(shown) <= cellWidth && longest(shown) <= 6
	if !whole {
		shown = formula.Fence{Open: "[", Body: formula.Row{number(m), formula.Operator("/"), number(n)}, Close: "]"}
	}
	return w.cell(shown, fmt.Sprint(1000*n+m)), whole
}

func (w *writer) cell(e formula.Expr, key string) Cell {
	return Cell{Content: []Inline{Math{e}}, Key: key}
}

func steps(n int) []Inline {
	if n == 1 {
		return say("$1$ step")
	}
	return say("$#$ steps", number(n))
}

// rateCells are the cells of e and c in R'(z) ~ c z^e. For a method with several roots, e is the exponent of the one whose
// derivative decays most slowly, and there is no c.
func (w *writer) rateCells() (exponent, constant Cell) {
	if _, pair := w.a.Pair(); pair {
		return dash(), dash() // there are two gradients, and they may have others
	}
	w = w.told()
	slowest, _ := slowest(w.a)
	if slowest == nil || w.err != nil {
		return dash(), dash()
	}
	shown := formula.Style{}.Rational(*slowest)
	if !w.oneStep() {
		return w.cell(shown, slowest.Decimal(17)), dash()
	}
	s := w.style
	s.Digits, s.Significant = min(s.Digits, 12), 5
	at := w.a.Infinity()
	return w.cell(shown, slowest.String()), w.cell(s.Element(w.k, at.Leading), w.k.Decimal(at.Leading, 17))
}

// mark is the verdict on a property.
func (w *writer) mark(p proofs.Property) Cell {
	if !slices.Contains(w.a.Properties(), p) {
		return dash()
	}
	d, _ := w.a.DecideAsTold(p)
	switch d.Verdict.Outcome() {
	case certificate.Proved:
		return Cell{Content: say("✓"), Key: "2"}
	case certificate.Refuted:
		return Cell{Content: say("✗"), Key: "0"}
	}
	return Cell{Content: say("?"), Key: "1"}
}
