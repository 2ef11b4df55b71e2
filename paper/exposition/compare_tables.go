package exposition

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

// Tables returns what is compared, in tables that are narrow enough to be read one below the other. The key of a cell is a
// decimal, rounded to the digits asked for, or "inf"; it is empty for what does not exist.
func (c Comparison) Tables() []Table {
	pairs := c.pairTables()
	if len(pairs) > 0 && !slices.ContainsFunc(c.Schemes, func(s Compared) bool { return s.Err == nil && !s.isPair() }) {
		return append(pairs, c.numberTables()...)
	}
	out := []Table{
		plainTable("stability, and R'(z) ~ c z^decay as |z| → ∞",
			"scheme", "scheme", "A-stable", "A-stable", "L-stable", "L-stable", "α", "A(alpha)_degrees", "order", "order", "R(∞)", "limit",
			"decay", "decay_exponent", "c", "leading_coefficient"),
		plainTable("least C with |z R'| ≤ C, and with |zʲ R'| ≤ C for j = −decay",
			"scheme", "scheme", "Re z ≤ 0", "C_half_plane", "z ≤ 0", "C_negative_axis", "j", "power",
			"j: Re z ≤ 0", "C_half_plane_at_power", "j: z ≤ 0", "C_negative_axis_at_power"),
	}
	n, digits := c.Options.Steps, c.Options.Digits
	for _, f := range c.Flow {
		at := " at " + f.Z.String()
		out = append(out, plainTable(fmt.Sprintf("moduli at z = %s; n = %d steps", typography.Minus(shortPower(f.Z.String())), n),
			"scheme", "scheme", "|R|", "abs_R"+at, "|R'|", "abs_derivative"+at, "n |Rⁿ⁻¹ R'|", fmt.Sprintf("after_%d_steps", n)+at))
	}
	moduli := func(values ...asymptotics.Scaled) []Cell {
		var cells []Cell
		for _, x := range values {
			s := DecimalOf(x, digits)
			cells = append(cells, cell(modulus(s), s))
		}
		return cells
	}
	for _, s := range c.Schemes {
		if s.Err != nil || s.isPair() {
			continue
		}
		name := Cell{Content: []Inline{Text(s.Name)}, Key: s.Name}
		add := func(i int, cells ...Cell) { out[i].Rows = append(out[i].Rows, append([]Cell{name}, cells...)) }
		add(0, append([]Cell{yes(s.AStable), yes(s.LStable), s.angle(digits)}, s.behaviour(rounding{digits})...)...)
		add(1, s.constants(rounding{digits})...)
		for i := range c.Flow {
			switch {
			case !s.Whole:
				add(i+2, repeat("?", 3)...)
			case s.Values == nil:
				add(i+2, repeat("n/a", 3)...)
			case s.Values[i].Pole != nil:
				add(i+2, repeat("pole", 3)...)
			default:
				v := s.Values[i]
				add(i+2, moduli(v.R.Abs, v.Gradient.Abs, v.Steps)...)
			}
		}
	}
	for i, f := range c.Flow {
		out[i+2].Rows = append(out[i+2].Rows, append([]Cell{cell("exact flow", "exact flow")}, moduli(f.Flow, f.Flow, f.Steps)...))
	}
	return append(append(out, pairs...), c.numberTables()...)
}

// plainTable is a table without rows; each of its columns has a heading, and a name for programs.
func plainTable(caption string, columns ...string) Table {
	t := Table{Caption: []Inline{Text(caption)}}
	for i := 0; i < len(columns); i += 2 {
		t.Head, t.Columns = append(t.Head, []Inline{Text(columns[i])}), append(t.Columns, columns[i+1])
	}
	return t
}

func cell(text, key string) Cell {
	return Cell{Content: []Inline{Text(typography.Minus(text))}, Key: key}
}

// repeat fills cells with what stands for no number.
func repeat(text string, n int) []Cell { return slices.Repeat([]Cell{cell(text, "")}, n) }

// yes is the cell of a verdict.
func yes(d proofs.Decision) Cell {
	switch d.Verdict.Outcome() {
	case certificate.Proved:
		return cell("yes", d.Verdict.String())
	case certificate.Refuted:
		return cell("no", d.Verdict.String())
	}
	return cell("?", d.Verdict.String())
}

// angle is the cell of the largest α in degrees.
func (c Compared) angle(digits int) Cell {
	if !c.Whole || !c.Angle.Known {
		return cell("?", "undecided")
	}
	text := c.Angle.Decimal(digits)
	return cell(text+"°", text)
}

// behaviour returns the cells of the order, of R(∞) or the limit of the principal root, of the exponent of R' and of its
// leading coefficient.
func (c Compared) behaviour(r rounding) []Cell {
	if !c.Whole {
		return repeat("?", 4)
	}
	cells := repeat("n/a", 4)
	exponent, grows := slowest(c.Told)
	if p, ok := OrderOf(c.Analysis); ok {
		cells[0] = cell(strconv.Itoa(p), strconv.Itoa(p))
	}
	if c.isExponential() {
		return cells
	}
	at := c.Told.Infinity()
	switch {
	case grows || c.HasR() && !at.Finite:
		cells[1] = cell("∞", "inf")
	case c.tends():
		cells[1] = r.numberCell(c.Principal.Zeta)
	case c.HasR():
		k, _, _ := c.Told.StabilityFunction()
		cells[1] = cell(r.element(k, at.Limit), scientific(k.Decimal(at.Limit, r.digits), r.digits))
	}
	cells[2] = cell("none", "")
	if exponent != nil {
		cells[2] = cell(exponent.String(), scientific(exponent.Decimal(r.digits), r.digits))
	}
	switch {
	case c.HasR() && at.Constant:
		cells[3] = cell("0", "")
	case c.HasR():
		k, _, _ := c.Told.StabilityFunction()
		cells[3] = cell(r.element(k, at.Leading), scientific(k.Decimal(at.Leading, r.digits), r.digits))
	}
	return cells
}

func (r rounding) numberCell(n algebraic.Number) Cell {
	return cell(r.number(n), scientific(n.Decimal(r.digits), r.digits))
}

// tends reports whether the principal root of a multistep method has a limit that no other root outgrows.
func (c Compared) tends() bool {
	_, grows := slowest(c.Told)
	return c.isMultistep() && c.Principal.Fate == asymptotics.ToInfinity && !grows
}

func (c Compared) isExponential() bool {
	_, ok := c.Analysis.Exponential()
	return ok
}

func (c Compared) isMultistep() bool {
	_, ok := c.Analysis.Multistep()
	return ok
}

// constants returns the cells of the least constants.
func (c Compared) constants(r rounding) []Cell {
	switch {
	case !c.Whole:
		return repeat("?", 5)
	case !c.HasR():
		return repeat("n/a", 5)
	}
	power := cell("none", "")
	if x, ok := c.constant(true, true); ok {
		power = cell(strconv.Itoa(x.Power), strconv.Itoa(x.Power))
	}
	of := func(halfPlane, decay bool) Cell {
		switch x, ok := c.constant(halfPlane, decay); {
		case !ok:
			return cell("none", "")
		case x.Infinite:
			return cell("∞", "inf")
		case x.Undecided != nil:
			return cell("?", "undecided")
		default:
			return r.numberCell(x.C)
		}
	}
	return []Cell{of(true, false), of(false, false), power, of(true, true), of(false, true)}
}

// Footnote explains a cell that holds no number; it is made once for all schemes that it applies to.
type Footnote struct {
	Cell, Text string
	Names      []string
}

// String returns the note with the names before it.
func (n Footnote) String() string { return strings.Join(n.Names, ", ") + ": " + n.Text }

// Notes explains the cells "n/a", "?", "∞", "pole" and "none", and what the order of rounded coefficients is, in the order in which they are met.
func (c Comparison) Notes() []Footnote {
	var out []Footnote
	for _, s := range c.Schemes {
		s.explain(func(cell, text string) {
			i := slices.IndexFunc(out, func(n Footnote) bool { return n.Cell == cell && n.Text == text })
			if i < 0 {
				out = append(out, Footnote{Cell: cell, Text: text})
				i = len(out) - 1
			}
			if !slices.Contains(out[i].Names, s.Name) {
				out[i].Names = append(out[i].Names, s.Name)
			}
		})
	}
	return out
}

func (c Compared) explain(explain func(cell, text string)) {
	if c.Err != nil {
		return
	}
	if !c.Whole {
		explain("?", context.Cause(c.Analysis.Context()).Error())
		return
	}
	if c.isPair() {
		c.explainPair(explain)
		return
	}
	if about := ofRounded(c.Analysis); about != "" {
		explain("order", "the coefficients are rounded: the order is that to the printed digits, all else is "+about)
	}
	exponent, grows := slowest(c.Told)
	at := c.Told.Infinity()
	switch {
	case c.isMultistep():
		text := "a multistep method has no R; decay is that of its slowest characteristic root"
		switch {
		case grows:
			text += ", R(∞) = ∞ since a root grows"
		case c.tends():
			text += ", R(∞) the limit of the principal root for z → −∞"
		}
		explain("n/a", text+"; verify bound has all roots")
	case c.isExponential():
		explain("n/a", "an exponential scheme has R(z) = e^z, R' = e^z, below any power of z as Re z → −∞; the order is that for y' = Ly + N(y)")
		return
	case !c.HasR():
		explain("n/a", "a general linear method has no R; decay is that of the slowest eigenvalue of its stability matrix; verify bound has all of them")
	case at.Constant:
		explain("none", "R is constant, R' = 0")
	case at.Exponent > -2:
		explain("none", "R' does not decay")
	}
	if !c.HasR() && exponent == nil {
		explain("none", "the roots are constant")
	}
	for _, d := range []proofs.Decision{c.AStable, c.LStable} {
		if d.Verdict.Undecided() {
			explain("?", "not decided whether stable: "+Plain(Reason(d.Reason)))
		}
	}
	if !c.Angle.Known {
		explain("?", angleOpen(c.Angle))
	}
	for _, x := range c.Constants {
		switch {
		case x.Infinite && x.Region.IsHalfPlane():
			explain("∞", "no C on Re z ≤ 0: "+x.Why)
		case x.Infinite:
			explain("∞", "no C on z ≤ 0: "+x.Why)
		case x.Undecided != nil:
			explain("?", x.Undecided.Error())
		}
	}
	for _, v := range c.Values {
		if v.Pole != nil {
			explain("pole", v.Pole.Error())
		}
	}
	for _, x := range c.Numbers {
		if !x.Value.Known {
			explain("?", fmt.Sprintf("the %s is not known: %s", x.Number.Name(), Plain(Reason(x.Value.Why))))
		}
	}
}
