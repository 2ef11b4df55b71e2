package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rofz/asymptotics"
	"rofz/paper/formula"
	"rofz/paper/terminal"
	"rofz/poly"
	"rofz/poly/exact"
)

// WriteText writes b for people, in lines of at most 80 columns.
func (b Bounds) WriteText(w io.Writer) error { return b.WriteStyled(w, terminal.Style{}) }

// WriteStyled writes b as WriteText does, in a style of the terminal.
func (b Bounds) WriteStyled(w io.Writer, style terminal.Style) error {
	p := newPage(style)
	heading := Report{Name: b.Name, Kind: b.Kind, info: b.info}
	heading.heading(p)
	if b.Error != nil {
		p.Prose("  error  ", fmt.Sprintf("%s: %s: %s", b.Error.File, b.Error.At, b.Error.Message))
		return p.writeTo(w)
	}
	facts := newPage(style)
	switch {
	case b.StabilityFunction != nil:
		b.writeFunction(facts)
	case b.Principal != nil:
		facts.Add("  ρ(ζ)        = ", b.sum(b.shown.rho, "ζ")...)
		facts.Add("  σ(ζ)        = ", b.sum(b.shown.sigma, "ζ")...)
		b.writeRoots(facts)
	case b.Characteristic != nil:
		b.writeEigenvalues(facts)
	}
	b.writeValues(facts)
	p.generator(b.printer, facts)
	p.Append(&facts.Page)
	if u := b.Unfinished; u != nil {
		p.Prose("  unfinished    ", u.Reason+": "+strings.Join(u.Facts, ", "))
	}
	for _, s := range b.Warnings {
		p.Prose("  warning       ", s)
	}
	if p.Cut {
		p.Prose("  ", "(… marks a number that is rounded or cut here; --format json has it exactly)")
	}
	return p.writeTo(w)
}

func (b Bounds) writeFunction(p *page) {
	f := b.shown
	p.Add("  R(z)        = ", b.fraction(f.p, f.q)...)
	p.Add("  R'(z)       = ", b.fraction(f.dp, f.dq)...)
	p.Add("  as |z| → ∞  R = ", append(b.laurent(f.r), b.tail(f.r)...)...)
	p.Add("             R' = ", append(b.laurent(f.dr), b.tail(f.dr)...)...)
	p.Prose("  n steps       ", b.stepsText())
	p.Prose(fmt.Sprintf("  %-13s %-8s ", "A-stable", b.AStable.Verdict), b.AStable.Reason)
	b.writeSchwarzPick(p)
	last := 0
	for _, c := range b.Constants {
		if c.Power != last {
			last = c.Power
			z := ""
			if c.Power > 0 {
				z = b.power("z", exact.Int(int64(c.Power))) + " "
			}
			p.Prose("  ", fmt.Sprintf("least C with |%sR'(z)| ≤ C", z))
		}
		c.write(p, b.printer)
	}
}

// laurent writes the terms of a Laurent series that are not zero.
func (b Bounds) laurent(l asymptotics.Laurent) []string {
	z := powerOf("z")
	return b.series(l.Coeffs, func(i int) formula.Expr { return z(l.Top - i) })
}

// series writes Σ coeffs[i]·power(i) without the terms that are zero; nothing if all are.
func (b Bounds) series(coeffs []poly.Elem, power func(i int) formula.Expr) []string {
	if !slices.ContainsFunc(coeffs, func(c poly.Elem) bool { return !c.IsZero() }) {
		return nil
	}
	return b.pieces(style.Combination(b.field, coeffs, power))
}

// tail says that a series goes on, unless it is a polynomial.
func (b Bounds) tail(l asymptotics.Laurent) []string {
	switch {
	case len(l.Coeffs) == 0 && b.shown.at.Constant:
		return []string{"0"}
	case b.shown.q.Degree() == 0:
		return nil
	}
	return []string{"+ ⋯"}
}

// numberText writes a number of a report for people.
func (b Bounds) numberText(n Number) string {
	return b.value(b.elem(n))
}

// elem is the number of the field that n shows.
func (b Bounds) elem(n Number) poly.Elem {
	x, err := b.field.Algebra().ParseElem(n.Expr)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return x
}

func (b Bounds) writeSchwarzPick(p *page) {
	if b.SchwarzPick.Verdict == "refuted" {
		p.Prose("  Schwarz–Pick  refuted  ", b.SchwarzPick.Reason)
		return
	}
	if b.SchwarzPick.Verdict == "undecided" {
		p.Prose("  Schwarz–Pick  undecided ", b.SchwarzPick.Reason)
		return
	}
	text := "|2x R'(x)| ≤ 1 − R(x)² for x ≤ 0, by squares"
	if b.SchwarzPick.Identity {
		text = "|2x R'(x)| = 1 − R(x)² for all x ≤ 0: there is equality everywhere"
	}
	p.Prose("  Schwarz–Pick  proved   ", text)
	if b.AStable.Verdict == "proved" {
		p.Prose(strings.Repeat(" ", 25), "|z R'(z)| ≤ 1/(2 cos α) where |arg(−z)| ≤ α < π/2, for A-stable R")
	}
}

// write writes the line of one constant.
func (c Constant) write(p *page, f printer) {
	label := "    Re z ≤ 0      "
	switch c.Region {
	case "negative axis":
		label = "    z ≤ 0         "
	case "sector":
		label = fmt.Sprintf("    tan α = %-6s", c.Tan)
		if len(c.Tan) >= 6 {
			label += " "
		}
	}
	switch {
	case c.Undecided != "":
		p.Prose(label, c.Undecided)
	case c.Infinite != "":
		p.Prose(label, "none: "+c.Infinite)
	default:
		words := []string{f.number(c.C.n)}
		if o := f.origin(*c.C); o != "" {
			words[0] += ","
			words = append(words, terminal.Words(o+",")...)
		} else {
			words[0] += ","
		}
		p.Add(label, append(words, strings.Fields(c.where(f))...)...)
		if c.Exceeded != "" {
			p.Prose(strings.Repeat(" ", 18), fmt.Sprintf("proved: at most %s; larger than %s at z = %s", c.Proved, c.Exceeded, minusSigns(c.Witness)))
		}
	}
}

// where says where a constant is attained.
func (c Constant) where(f printer) string {
	var points []string
	for _, x := range c.At {
		switch s := f.number(x.n); {
		case c.Region == "half-plane":
			points = append(points, "±"+imaginary(s))
		case c.Region == "sector":
			points = append(points, fmt.Sprintf("−%s(1 ± %s)", s, imaginary(c.Tan)))
		default:
			points = append(points, "−"+s)
		}
	}
	switch {
	case len(points) == 0 && c.AtInfinity:
		return "the limit as |z| → ∞, not attained"
	case len(points) == 0:
		return "everywhere"
	}
	s := "attained at z = " + strings.Join(points, " and ")
	if c.AtInfinity {
		s += ", and the limit as |z| → ∞"
	}
	return s
}

func imaginary(s string) string {
	if s == "1" {
		return "i"
	}
	return s + " i"
}

func (b Bounds) writeValues(p *page) {
	for _, v := range b.Values {
		p.Prose("  at z =        ", minusSigns(shortPower(v.Z)))
		p.Digits("    R           ", v.R.text())
		p.Digits("    R'          ", v.Gradient.text())
		p.Digits("    e^z         ", v.Flow.text())
		p.Digits("    |R/e^z|     ", shortExponent(v.Ratio))
		p.Digits("    |R'/e^z|    ", shortExponent(v.GradientRatio))
		if v.Slope != "" {
			p.Digits("    slope       ", v.Slope+"  = d log|R'| / d log|z|")
		}
		if v.Steps != "" {
			p.Digits(fmt.Sprintf("    %-11s ", count(b.shown.steps, "step")), shortExponent(v.Steps)+", exact flow "+shortExponent(v.StepsFlow))
		}
	}
	for _, d := range b.Pairs {
		value := b.complexText(d.Value)
		p.Prose("  ", minusSigns(fmt.Sprintf("R[%s, %s] = ", shortPower(d.Z), shortPower(d.W)))+value)
		if d.Leading == nil || b.shown.at.Constant {
			continue
		}
		w := minusSigns(shortPower(d.W))
		if c := b.complexText(*d.Leading); c == "0" {
			p.Prose("    ", fmt.Sprintf("R[z, %s] = O(z⁻²) as |z| → ∞, since R(%s) = R(∞)", w, w))
		} else {
			p.Prose("    ", fmt.Sprintf("R[z, %s] ~ (%s) z⁻¹ as |z| → ∞", w, c))
		}
	}
}

func (b Bounds) complexText(c [2]Number) string {
	re, im := b.numberText(c[0]), b.numberText(c[1])
	switch {
	case im == "0":
		return re
	case re == "0":
		return im + " i"
	}
	return re + " + (" + im + ") i"
}

func minusSigns(s string) string { return strings.ReplaceAll(s, "-", "−") }

// shortPower writes a long power of ten as such.
func shortPower(s string) string {
	digits := strings.TrimLeft(s, "-")
	if len(digits) > 9 && strings.Trim(digits[1:], "0") == "" && digits[0] == '1' {
		return s[:len(s)-len(digits)] + printer{}.power("10", exact.Int(int64(len(digits)-1)))
	}
	return s
}

// text writes a complex number by its parts and modulus, a real one once.
func (c ComplexText) text() string {
	if c.Im == "0" {
		return shortExponent(c.Re)
	}
	sign, im := "+", c.Im
	if rest, ok := strings.CutPrefix(im, "-"); ok {
		sign, im = "-", rest
	}
	return fmt.Sprintf("%s %s %s i, modulus %s", shortExponent(c.Re), sign, shortExponent(im), shortExponent(c.Abs))
}

// shortExponent cuts a power of ten whose exponent is longer than 40 digits: the digits of the number itself are kept.
func shortExponent(s string) string {
	mantissa, exponent, ok := strings.Cut(s, "e")
	if !ok || len(exponent) <= 40 {
		return s
	}
	return mantissa + "e" + exponent[:20] + "…" + exponent[len(exponent)-8:]
}
