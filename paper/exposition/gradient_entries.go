package exposition

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// Entries says what g holds.
func (g Gradient) Entries() []Entry {
	f := printerOf(g.Told)
	var facts []Entry
	if g.Whole {
		switch g.Analysis.Scheme().(type) {
		case scheme.Multistep:
			facts = append(f.defining(g.Told), f.roots(g)...)
		case scheme.GeneralLinear:
			_, groups, _ := g.Analysis.Eigenvalues()
			facts = f.eigenvalues(groups)
		default:
			facts = f.gradient(g)
		}
	}
	list := []Entry{heading(g.Analysis.Scheme().Info(), "")}
	if about := ofRounded(g.Analysis); about != "" {
		list = append(list, entry("", "the coefficients are rounded; what follows is "+about).at(OfRemark))
	}
	list = append(list, f.explained(facts)...)
	list = append(list, unfinished(g.Analysis)...)
	for _, s := range g.Warnings() {
		list = append(list, entry("warning", s).tone(Bad))
	}
	return append(list, entry("", "(… marks a number that is rounded or cut here; --format json has it exactly)").at(OfCut))
}

// gradient says what is known of R' of a one-step scheme.
func (f printer) gradient(g Gradient) []Entry {
	list := append(f.defining(g.Told),
		f.laurent("as |z| → ∞  R =", g, g.R), f.laurent("R' =", g, g.Derivative),
		entry("n steps", f.steps(g)),
		judged(OfBound, string(proofs.AStable), g.AStable.Verdict, Reason(g.AStable.Reason)))
	list = append(list, schwarzPick(g)...)
	last := 0
	for _, c := range g.Constants {
		if c.Power != last {
			last = c.Power
			list = append(list, entry("", fmt.Sprintf("least C with |%s R'(z)| ≤ C", powerText("z", c.Power))).at(OfRemark))
		}
		list = append(list, f.constant(c)...)
	}
	for _, v := range g.Values {
		list = append(list, valueEntries(v, g.Options.Digits)...)
	}
	for _, d := range g.Pairs {
		list = append(list, f.pair(d, g.Told.Infinity().Constant)...)
	}
	return list
}

// laurent is a Laurent series at infinity, with dots behind it unless it is a polynomial.
func (f printer) laurent(label string, g Gradient, l asymptotics.Laurent) Entry {
	e := Entry{Place: OfSeries, Label: label}
	if slices.ContainsFunc(l.Coeffs, func(c poly.Elem) bool { return !c.IsZero() }) {
		z := powerOf("z")
		e.Content = append(e.Content, Math{inLine.Combination(f.field, l.Coeffs, func(i int) formula.Expr { return z(l.Top - i) })})
	}
	_, r, _ := g.Told.StabilityFunction()
	switch {
	case len(l.Coeffs) == 0 && g.Told.Infinity().Constant:
		e.Content = append(e.Content, Text("0"))
	case r.Denominator().Degree() > 0:
		e.Content = append(e.Content, Text("+ ⋯"))
	}
	return e
}

// schwarzPick says whether the inequality of Schwarz and Pick holds on the axis, and what follows.
func schwarzPick(g Gradient) []Entry {
	v := g.SchwarzPick.Verdict
	if !v.Proved() {
		return []Entry{judged(OfBound, "Schwarz–Pick", v, Reason(g.SchwarzPick.Reason))}
	}
	text := "|2x R'(x)| ≤ 1 − R(x)² for x ≤ 0, by squares"
	if g.SchwarzPick.Identity {
		text = "|2x R'(x)| = 1 − R(x)² for all x ≤ 0: there is equality everywhere"
	}
	list := []Entry{judged(OfBound, "Schwarz–Pick", v, []Inline{Text(text)})}
	if g.AStable.Verdict.Proved() {
		list = append(list, entry("", "|z R'(z)| ≤ 1/(2 cos α) where |arg(−z)| ≤ α < π/2, for A-stable R").at(OfBound))
	}
	return list
}

// constant says how large one constant is, and where it is attained.
func (f printer) constant(c Constant) []Entry {
	label := "z ≤ 0"
	if c.Region.IsHalfPlane() {
		label = "Re z ≤ 0"
	} else if t := c.Region.Tan(); !t.IsZero() {
		label = "tan α = " + t.String()
	}
	switch {
	case c.Undecided != nil:
		return []Entry{entry(label, c.Undecided.Error()).at(OfConstant)}
	case c.Infinite:
		return []Entry{entry(label, "none: "+c.Why).at(OfConstant)}
	}
	text := f.number(c.C) + ", "
	if o := f.origin(c.C); o != "" {
		text += o + ", "
	}
	list := []Entry{entry(label, text+f.attained(c)).at(OfConstant)}
	if w := c.Witness(); w != nil {
		list = append(list, entry("", fmt.Sprintf("proved: at most %v; larger than %v at z = %s", c.Above, c.Below, typography.Minus(w.Witness.String()))).at(OfConstant))
	}
	return list
}

// digitsForPeople is the number of digits of irrational constants in lines of text.
const digitsForPeople = 12

// origin says what an irrational number is a zero of, "" for a rational one.
func (f printer) origin(n algebraic.Number) string {
	if _, ok := n.Rational(); ok {
		return ""
	}
	p, minimal := n.Polynomial()
	if e, ok := inLine.Radical(n); ok {
		return "= " + formula.Text(e)
	}
	if !minimal {
		return fmt.Sprintf("a zero of a polynomial of degree %d", p.Degree())
	}
	isLong := func(c poly.Elem) bool { // for speed: it would be rounded
		x, _ := c.Rat()
		return x.Num().BitLen() > 4*briefDigits
	}
	if !slices.ContainsFunc(p.Coeffs(), isLong) {
		if s := formula.Text(inLine.Polynomial(algebraic.Field{}, p, "x")); !strings.Contains(s, "…") && utf8.RuneCountInString(s) <= lineColumns-24 {
			return "a zero of " + s
		}
	}
	return fmt.Sprintf("of degree %d over ℚ", p.Degree())
}

// attained says where a constant is attained.
func (f printer) attained(c Constant) string {
	var points []string
	for _, x := range c.Points {
		switch s := f.number(x); {
		case c.Region.IsHalfPlane():
			points = append(points, "±"+imaginary(s))
		case !c.Region.Tan().IsZero():
			points = append(points, fmt.Sprintf("−%s(1 ± %s)", s, imaginary(c.Region.Tan().String())))
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

// valueEntries says what R and R' are at a point, beside the exact flow.
func valueEntries(v proofs.Value, digits int) []Entry {
	number := func(x asymptotics.Scaled) string { return shortExponent(DecimalOf(x, digits)) }
	complexNumber := func(c asymptotics.Complex) string {
		re, im := DecimalOf(c.Re, digits), DecimalOf(c.Im, digits)
		if im == "0" {
			return shortExponent(re)
		}
		sign := "+"
		if rest, ok := strings.CutPrefix(im, "-"); ok {
			sign, im = "-", rest
		}
		return fmt.Sprintf("%s %s %s i, modulus %s", shortExponent(re), sign, shortExponent(im), number(c.Abs))
	}
	list := []Entry{entry("at z =", typography.Minus(shortPower(v.Z.String())))}
	add := func(label, text string) { list = append(list, entry(label, text).at(OfValue)) }
	add("R", complexNumber(v.R))
	add("R'", complexNumber(v.Gradient))
	add("e^z", complexNumber(v.Flow))
	add("|R/e^z|", number(v.Ratio))
	add("|R'/e^z|", number(v.GradientRatio))
	if v.HasSlope {
		add("slope", DecimalOf(v.Slope, digits)+"  = d log|R'| / d log|z|")
	}
	if v.N > 0 {
		add(typography.Count(v.N, "step"), number(v.Steps)+", exact flow "+number(v.StepsFlow))
	}
	return list
}

// DecimalOf writes a number that was evaluated to so many digits or more. One so close to a tie that fewer digits are not
// decided has more.
func DecimalOf(x asymptotics.Scaled, digits int) string {
	for d := digits; d < digits+maxMoreDigits; d++ {
		if s, ok := x.Decimal(d); ok {
			return s
		}
	}
	panic("internal error: an enclosure that is too wide")
}

// maxMoreDigits is beyond all digits that numbers are evaluated to.
const maxMoreDigits = 2000

// pair says what a divided difference is, and how it decays unless R is constant.
func (f printer) pair(d Pair, constant bool) []Entry {
	complexNumber := func(c [2]poly.Elem) string {
		re, im := f.value(c[0]), f.value(c[1])
		switch {
		case c[1].IsZero():
			return re
		case c[0].IsZero():
			return im + " i"
		}
		return re + " + (" + im + ") i"
	}
	z, w := typography.Minus(shortPower(d.Z.String())), typography.Minus(shortPower(d.W.String()))
	list := []Entry{entry("", fmt.Sprintf("R[%s, %s] = %s", z, w, complexNumber(d.Value))).at(OfRemark)}
	switch {
	case d.Leading == nil || constant:
		return list
	case d.Leading[0].IsZero() && d.Leading[1].IsZero():
		return append(list, entry("", fmt.Sprintf("R[z, %s] = O(z⁻²) as |z| → ∞, since R(%s) = R(∞)", w, w)).at(OfDetail))
	}
	return append(list, entry("", fmt.Sprintf("R[z, %s] ~ (%s) z⁻¹ as |z| → ∞", w, complexNumber(*d.Leading))).at(OfDetail))
}

// shortPower writes a long power of ten as such.
func shortPower(s string) string {
	digits := strings.TrimLeft(s, "-")
	if len(digits) > 9 && strings.Trim(digits[1:], "0") == "" && digits[0] == '1' {
		return s[:len(s)-len(digits)] + printer{}.power("10", exact.Int(int64(len(digits)-1)))
	}
	return s
}

// shortExponent cuts a power of ten whose exponent is longer than 40 digits: the digits of the number itself are kept.
func shortExponent(s string) string {
	mantissa, exponent, ok := strings.Cut(s, "e")
	if !ok || len(exponent) <= 40 {
		return s
	}
	return mantissa + "e" + exponent[:20] + "…" + exponent[len(exponent)-8:]
}
