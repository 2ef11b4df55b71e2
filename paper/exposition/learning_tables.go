package exposition

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/poly/exact"
)

// readings are in the order of the tables.
var readings = []asymptotics.Reading{
	asymptotics.Faithful, asymptotics.Distorted, asymptotics.LostByScheme, asymptotics.Exploding, asymptotics.KeptBeyondFlow, asymptotics.GoneInBoth,
}

// Readings returns all readings in the order of the tables.
func Readings() []asymptotics.Reading { return slices.Clone(readings) }

// maxShown is how many modes of a scheme have a row for people; programs get all.
const maxShown = 16

// Totals is the table of schemes, the best first, with the number of modes of each reading.
func (c Learning) Totals() Table {
	t := plainTable(fmt.Sprintf("%s, %s of h = %s; best scheme first", typography.Count(len(c.Options.Spectrum), "mode"), typography.Count(c.Options.Steps, "step"), Copied(c.Options.Step)),
		"scheme", "scheme", "faithful", "faithful", "distorted", "distorted", "lost", "lost by the scheme", "exploding", "exploding",
		"beyond", "kept beyond the flow", "gone", "gone in both", "pairs off", "couplings off")
	for _, l := range c.Ranked() {
		row := []Cell{{Content: []Inline{Text(l.Name)}, Key: l.Name}}
		for _, r := range readings {
			n := strconv.Itoa(l.Modal.Counts[r])
			row = append(row, cell(n, n))
		}
		off := fmt.Sprintf("%d of %d", l.Coupled.wrong(), l.Coupled.FlowKeeps())
		if n := l.Coupled.Counts[asymptotics.Exploding]; n > 0 {
			off = fmt.Sprintf("%d explode", n) // whether the flow keeps those is not asked
		}
		row = append(row, cell(off, off))
		t.Rows = append(t.Rows, row)
	}
	return t
}

// ModeTable is the table of the modes of a scheme; of many, those spread evenly from the fastest to the slowest if not all
// are asked for.
func (c Learning) ModeTable(l Learned, all bool) Table {
	growth, size := "|R|", "|Rⁿ|"
	if _, ok := l.Told.Multistep(); ok {
		growth, size = "max |ζ|", "|yₙ|"
	}
	t := plainTable(l.Name+": gradient of a mode after all steps, the exact flow's, and their ratio",
		"λ", "lambda", growth, "abs_R", size, "abs_R_n", "gradient", "gradient", "exact", "exact", "ratio", "ratio", "reading", "reading")
	order := make([]int, len(l.Modes))
	for i := range order {
		order[i] = i
	}
	if !all {
		order = c.spread(order)
		if len(order) < len(l.Modes) {
			t.Caption = append(t.Caption, Text(fmt.Sprintf(" (%d of %d modes; --format csv has all)", len(order), len(l.Modes))))
		}
	}
	for _, i := range order {
		s := l.Modes[i]
		row := []Cell{cell(shortComplex(c.Options.Spectrum[i]), c.Options.Spectrum[i].String())}
		if s.Pole {
			row = append(row, repeat("pole", 3)...)
			row = append(row, c.value(s.Flow), cell("pole", ""))
		} else {
			row = append(row, c.cell(s.R), c.cell(s.Power), c.value(s.Gradient), c.value(s.Flow), c.ratio(c.value(s.Ratio), s.Reading))
		}
		t.Rows = append(t.Rows, append(row, cell(s.Reading.String(), s.Reading.String())))
	}
	return t
}

// spread returns the modes from the fastest to the slowest, at most maxShown, at even distances.
func (c Learning) spread(order []int) []int {
	slices.SortStableFunc(order, func(i, j int) int { return c.Options.Spectrum[j].Norm().Cmp(c.Options.Spectrum[i].Norm()) })
	if len(order) <= maxShown {
		return order
	}
	var out []int
	for k := range maxShown {
		out = append(out, order[k*(len(order)-1)/(maxShown-1)])
	}
	return out
}

// peopleDigits is how many digits tables for people have.
const peopleDigits = 3

// cell is a positive number, short for people and with all its digits for programs.
func (c Learning) cell(x asymptotics.Scaled) Cell {
	return cell(inShort(x), DecimalOf(x, c.Options.Digits))
}

// inShort is a number of peopleDigits digits, in positional notation near 1, and a bound beyond 10^±99: nobody counts there.
func inShort(x asymptotics.Scaled) string {
	s := DecimalOf(x, peopleDigits)
	mantissa, exponent, _ := strings.Cut(s, "e")
	sign := ""
	if strings.HasPrefix(mantissa, "-") {
		sign = "-"
	}
	switch e, err := strconv.Atoi(exponent); {
	case exponent == "":
	case strings.HasPrefix(exponent, "-") && (err != nil || e < -99):
		if sign != "" {
			return ">-1e-99"
		}
		return "<1e-99"
	case err != nil || e > 99:
		if sign != "" {
			return "<-1e99"
		}
		return ">1e99"
	case e == -1 || e == -2 || e == 1:
		if q, err := exact.ParseRat(s); err == nil {
			return q.Decimal(len(strings.Trim(strings.Replace(mantissa, ".", "", 1), "-")))
		}
	}
	return s
}

// ratio is the ratio of scheme and flow, which says nothing to people where both are gone.
func (c Learning) ratio(out Cell, r asymptotics.Reading) Cell {
	if r == asymptotics.GoneInBoth {
		out.Content = []Inline{Text("–")}
	}
	return out
}

// shortValue is a complex number for people: its modulus, with the sign of a real one.
func shortValue(z asymptotics.Complex) string {
	if z.IsReal() {
		return inShort(z.Re)
	}
	return "|" + inShort(z.Abs) + "|"
}

// value is a complex number, short for people and with all its digits for programs.
func (c Learning) value(z asymptotics.Complex) Cell {
	if z.IsReal() {
		return cell(shortValue(z), DecimalOf(z.Re, c.Options.Digits))
	}
	im := DecimalOf(z.Im, c.Options.Digits)
	if !strings.HasPrefix(im, "-") {
		im = "+" + im
	}
	return cell(shortValue(z), DecimalOf(z.Re, c.Options.Digits)+im+"i")
}

// modulus is the same of a number whose parts may lack digits.
func (c Learning) modulus(z asymptotics.Complex) Cell {
	if z.IsReal() {
		return c.value(z)
	}
	return cell(shortValue(z), DecimalOf(z.Abs, c.Options.Digits))
}

// CouplingTable is the table of the couplings of the fastest modes with the slowest ones.
func (c Learning) CouplingTable(l Learned) Table {
	t := plainTable(l.Name+": a parameter that mixes a fast and a slow mode", "fast λ", "fast", "slow λ", "slow", "gradient", "gradient", "exact", "exact", "ratio", "abs_ratio")
	if c.Options.SeveralFrames() {
		for _, x := range c.extremes(l) {
			t.Rows = append(t.Rows, c.couplingRow(x))
		}
		return t
	}
	const fast, slow = 3, 2
	var is, js []int
	for _, x := range l.Couplings {
		if !slices.Contains(is, x.I) {
			is = append(is, x.I)
		}
		if !slices.Contains(js, x.J) {
			js = append(js, x.J)
		}
	}
	is, js = is[:min(fast, len(is))], js[max(0, len(js)-slow):]
	for _, x := range l.Couplings {
		if slices.Contains(is, x.I) && slices.Contains(js, x.J) {
			t.Rows = append(t.Rows, c.couplingRow(x))
		}
	}
	return t
}

func (c Learning) couplingRow(x Coupling) []Cell {
	lambda := c.Options.Spectrum
	return []Cell{cell(shortComplex(lambda[x.I]), lambda[x.I].String()), cell(shortComplex(lambda[x.J]), lambda[x.J].String()),
		c.value(x.Gradient), c.value(x.Flow), c.ratio(c.modulus(x.Ratio), x.Reading)}
}

// extremes returns the coupling of the fastest with the slowest mode in a few Jacobians, at even distances.
func (c Learning) extremes(l Learned) []Coupling {
	const shown = 6
	var all, out []Coupling
	for i, x := range l.Couplings { // those of a Jacobian follow one another, and its fastest mode comes first
		if frame := c.Options.Frames[x.I]; i == 0 || c.Options.Frames[l.Couplings[i-1].I] != frame {
			all = append(all, x)
		} else if last := &all[len(all)-1]; last.I == x.I {
			*last = x
		}
	}
	for k := range min(shown, len(all)) {
		out = append(out, all[k*len(all)/min(shown, len(all))])
	}
	return out
}

// Tables returns the totals, and of each scheme the modes and the couplings.
func (c Learning) Tables() []Table {
	out := []Table{c.Totals()}
	for _, l := range c.Ranked() {
		out = append(out, c.ModeTable(l, false))
		out = append(out, c.further(l)...)
	}
	return out
}

// further returns the tables of a scheme beside that of its modes.
func (c Learning) further(l Learned) []Table {
	tables := []Table{c.CouplingTable(l), c.FitTable(l)}
	return slices.DeleteFunc(tables, func(t Table) bool { return len(t.Rows) == 0 })
}

// maxTold is how many schemes have tables of their modes in a document.
const maxTold = 8

// Section is the same as a chapter of a document: what follows in plain words, the totals, and the tables of the best schemes.
func (c Learning) Section() Section {
	s := Section{ID: "gradients", Title: []Inline{Text("Which of these schemes let the problem be learned")}}
	for _, text := range c.Advice() {
		s.Blocks = append(s.Blocks, Paragraph{Text(text)})
	}
	for _, l := range c.Schemes {
		if l.Err != nil {
			s.Blocks = append(s.Blocks, Paragraph{Text(fmt.Sprintf("%s is not among them: %s.", l.Name, l.Err.Message))})
		}
	}
	ranked := c.Ranked()
	if n := len(ranked); n > maxTold {
		s.Blocks = append(s.Blocks, Paragraph{Text(fmt.Sprintf("The tables of modes are those of the best %d of %d schemes; ", maxTold, n)), Code("verify gradient"), Text(" has all.")})
	}
	if len(ranked) > 0 {
		s.Blocks = append(s.Blocks, c.Totals())
	}
	for _, l := range ranked[:min(maxTold, len(ranked))] {
		s.Blocks = append(s.Blocks, c.ModeTable(l, false))
		for _, t := range c.further(l) {
			s.Blocks = append(s.Blocks, t)
		}
	}
	return s
}

// Copied writes a rational number so that it can be copied: exactly, as a short decimal if it has one, or as a fraction.
func Copied(x exact.Rat) string {
	for d := range 13 {
		if x.Mul(exact.Int(10).Pow(d)).IsInt() {
			return x.Fixed(d)
		}
	}
	return x.String()
}

// briefly writes a rational number in a cell.
func briefly(x exact.Rat) string {
	if s := x.String(); len(s) <= 5 && !strings.Contains(s, "/") {
		return s
	}
	s := scientific(x.Decimal(peopleDigits), peopleDigits)
	mantissa, exponent, power := strings.Cut(s, "e")
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	if power {
		mantissa += "e" + exponent
	}
	return mantissa
}

func shortComplex(z exact.Gaussian) string {
	if z.Im.IsZero() {
		return briefly(z.Re)
	}
	im := briefly(z.Im)
	if z.Re.IsZero() {
		return im + "i"
	}
	if !strings.HasPrefix(im, "-") {
		im = "+" + im
	}
	return briefly(z.Re) + im + "i"
}
