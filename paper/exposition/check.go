package exposition

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/asymptotics"
	"rofz/asymptotics/stability"
	"rofz/internal/typography"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// Check returns what is known of the scheme that a analyses, and what becomes of what is claimed of it, c; file is what
// verify certify takes.
func Check(a *proofs.Analysis, c Account, file string) []Entry {
	f := printerOf(a)
	claims := c.entries(a)
	list := append([]Entry{heading(a.Scheme().Info(), size(a.Scheme()))}, f.explained(append(f.facts(a), claims...))...)
	if e, ok := a.Embedded(); ok {
		f := printerOf(e)
		list = list[:len(list)-len(claims)]
		list = append(list, entry("", "— the embedded weights —").at(OfRemark))
		list = append(append(list, f.explained(f.facts(e))...), claims...)
	}
	if c.Reading != nil {
		for _, line := range ReadingLines(*c.Reading, a.Scheme().Info()) {
			list = append(list, entry(line[0], line[1]))
		}
	}
	list = append(list, unfinished(a)...)
	for _, s := range c.Warnings {
		list = append(list, entry("warning", s).tone(Bad))
	}
	list = append(list, halves(a)...)
	list = append(list, entry("certificate", "verify certify "+Quote(file)),
		entry("", "(… marks a number that is cut here; --format json has all digits)").at(OfCut))
	for _, x := range c.Requirements {
		list = append(list, required(x))
	}
	return list
}

// printerOf writes numbers of the field of R, or of a scheme that has none.
func printerOf(a *proofs.Analysis) printer {
	if _, ok := a.Scheme().(scheme.OneStep); !ok {
		return printer{a.Scheme().Field()}
	}
	k, _, _ := a.StabilityFunction()
	return printer{k}
}

// unfinished names what was not computed before the context of the analysis was done.
func unfinished(a *proofs.Analysis) []Entry {
	facts := a.AllUnfinished()
	if facts == nil {
		return nil
	}
	return []Entry{entry("unfinished", context.Cause(a.Context()).Error()+": "+strings.Join(facts, ", "))}
}

// heading names a scheme, with its kind and its size.
func heading(info scheme.Info, size string) Entry {
	text := info.Name
	if info.Title != "" {
		text += " — " + info.Title
	}
	kind := info.Kind
	if size != "" {
		kind += ", " + strings.ReplaceAll(size, " ", "\u00a0")
	}
	if kind != "" {
		text += " (" + kind + ")"
	}
	return entry("", text).at(OfHeading)
}

// size is the number of steps or stages of a scheme, "" if it has none.
func size(s scheme.Scheme) string {
	if n, noun := scheme.Size(s); n > 0 {
		return typography.Count(n, noun)
	}
	return ""
}

// entries says what the source claims, and what does not hold or is not known of that.
func (c Account) entries(a *proofs.Analysis) []Entry {
	var list []Entry
	if text := a.Scheme().Info().Claimed(); text != "" {
		list = append(list, entry("published", text))
	}
	for _, claim := range a.Claims() {
		for i, f := range Faults(claim) {
			list = append(list, entry("CONTRADICTED", Plain(f.Content)).tone(Alarm))
			if i < len(claim.Findings) {
				list = append(list, drawn(claim.Findings[i])...)
			}
		}
	}
	for _, s := range c.AsMeant {
		list = append(list, entry("holds", s))
	}
	for _, s := range c.Undecided {
		list = append(list, entry("undecided", s).tone(Doubt))
	}
	return list
}

// drawn is the tree whose condition fails first, unless it is too large to be drawn.
func drawn(f scheme.Finding) []Entry {
	if coupled, ok := f.(scheme.FailedCoupledOrder); ok {
		return []Entry{entry("", coupled.Failed[0].Tree.Draw()).at(OfDrawing)}
	}
	order, ok := f.(scheme.FailedOrder)
	if !ok || order.Failed[0].Tree.Order() > 2*scheme.MaxTreeOrder {
		return nil
	}
	return []Entry{entry("", order.Failed[0].Tree.Draw()).at(OfDrawing)}
}

// facts says what is known, without what was not computed in time.
func (f printer) facts(a *proofs.Analysis) []Entry {
	if _, ok := a.Pair(); ok {
		return f.additive(a, false)
	}
	list := f.defining(a)
	if list != nil {
		list = slices.Concat(list, f.order(a), asTold(a, printer.intervals), f.angle(a), numberEntries(a))
	}
	for _, p := range a.Properties() {
		d, of := a.DecideAsTold(p)
		if d.IsImplied() { // said already
			continue
		}
		list = append(list, marked(a, of, []Entry{judged(OfProperty, string(p), d.Verdict, Reason(d.Reason))})...)
	}
	return list
}

// asTold says how R behaves at infinity and which stability intervals it has, of the scheme that is meant where one is
// known.
func asTold(a *proofs.Analysis, intervals func(printer, *proofs.Analysis) []Entry) []Entry {
	t, asMeant := a.Told()
	g := printerOf(t)
	list := append(g.atInfinity(t), intervals(g, t)...)
	if asMeant {
		list = g.explained(list)
	}
	return marked(a, t, list)
}

// marked marks entries of the scheme that a analyses if they are about the one that is meant, of which t is the analysis.
func marked(a, t *proofs.Analysis, list []Entry) []Entry {
	if a == t {
		return list
	}
	for i := range list {
		list[i].Content = append([]Inline{Text("as meant: ")}, list[i].Content...)
	}
	return list
}

// defining says what R and R' are, or which equation its likes solve; nothing if that is not known.
func (f printer) defining(a *proofs.Analysis) []Entry {
	line := func(left string, right formula.Expr) Entry {
		return Entry{Place: OfFormula, Label: left, Content: []Inline{Math{right}}}
	}
	switch s := a.Scheme().(type) {
	case scheme.Multistep:
		return []Entry{line("ρ(ζ)", f.sum(s.Rho(), "ζ")), line("σ(ζ)", f.sum(s.Sigma(), "ζ"))}
	case scheme.GeneralLinear:
		coeffs, groups, err := a.Eigenvalues()
		if err != nil {
			return nil
		}
		list := []Entry{line("χ(ζ, z)", expansion(inLine, f.field, coeffs, "z", powerOf("ζ"), true))}
		return append(list, f.eigenvalues(groups)...)
	case scheme.Exponential:
		return f.exponential(s)
	}
	_, r, err := a.StabilityFunction()
	if err != nil {
		return nil
	}
	list := []Entry{line("R(z)", f.fraction(r))}
	if d := a.Derivative(); !a.IsUnfinished(proofs.DerivativeFact) {
		list = append(list, line("R'(z)", f.fraction(d)))
	}
	return list
}

// order says of what order R, the tableau and the stages are.
func (f printer) order(a *proofs.Analysis) []Entry {
	if g, ok := a.GeneralLinearOrder(); ok {
		return []Entry{entry("order", fmt.Sprintf("%s; order of the stages %d", generalOrder(g), g.Stages))}
	}
	if _, ok := a.Exponential(); ok {
		return exponentialOrder(a)
	}
	o, ok := orderOf(a)
	if !ok {
		return nil
	}
	meant := ""
	if o.of != a {
		meant = " as meant"
	}
	s := fmt.Sprintf("%d%s, error constant %s%s", o.p, o.digits(), printerOf(o.of).value(o.c), meant)
	if o, ok := a.TableauOrderToDigits(); ok {
		s += fmt.Sprintf("; order of the tableau %d", o.Order)
	}
	t, _ := a.Told()
	if q, ok := t.StageOrder(); ok {
		s += fmt.Sprintf(", of the stages %d", q)
	}
	return []Entry{entry("order", s)}
}

// generalOrder returns the order of a general linear method, as far as it is known.
func generalOrder(o scheme.GeneralLinearOrder) string {
	if o.AtLeast {
		return fmt.Sprintf("at least %d", o.Order)
	}
	return fmt.Sprint(o.Order)
}

// atInfinity says how R and R', or the roots of a multistep method, behave.
func (f printer) atInfinity(a *proofs.Analysis) []Entry {
	var list []Entry
	for _, b := range a.Branches() {
		list = append(list, entry("as |z| → ∞", f.branch(b)))
	}
	if _, ok := a.Exponential(); ok {
		return exponentialAtInfinity()
	}
	if _, ok := a.Scheme().(scheme.OneStep); !ok {
		return list
	}
	at := a.Infinity()
	if a.IsUnfinished(proofs.InfinityFact) {
		return list
	}
	text := "R is constant"
	if !at.Constant {
		limit := "∞"
		if at.Finite {
			limit = f.value(at.Limit)
		}
		text = fmt.Sprintf("R → %s, R' ~ %s", limit, f.monomial(at.Leading, "z", exact.Int(int64(at.Exponent))))
	}
	return append(list, entry("as |z| → ∞", text))
}

// intervals says which stability intervals a scheme has, as far as they are known.
func (f printer) intervals(a *proofs.Analysis) []Entry {
	var list []Entry
	if x, ok := a.RealInterval(); ok {
		list = append(list, entry("real interval", f.interval(x)).at(OfInterval))
	}
	if x, ok := a.ImaginaryInterval(); ok {
		list = append(list, entry("imaginary interval", f.interval(x)).at(OfInterval))
	}
	return list
}

// branch describes how a group of roots ζ of ρ − zσ moves for large z.
func (f printer) branch(b asymptotics.Branch) string {
	switch {
	case b.Factor.IsZero():
		verb := "grow"
		if b.Count == 1 {
			verb = "grows"
		}
		return fmt.Sprintf("%s %s, ζ' of order %s", typography.Count(b.Count, "root"), verb, f.power("|z|", b.Exponent))
	case b.Constant:
		return fmt.Sprintf("ζ = %s for every z", f.place(b.Factor))
	}
	return fmt.Sprintf("%s → %s, ζ' of order %s", typography.Count(b.Count, "root"), f.place(b.Factor), f.power("|z|", b.Exponent))
}

// place names the zero of an irreducible polynomial.
func (f printer) place(factor poly.Poly) string {
	if factor.Degree() == 1 {
		return f.value(factor.Coeff(0).Neg()) // monic
	}
	return "the zeros of " + formula.Text(f.sum(factor, "ζ"))
}

// interval writes an interval with its end points, and says what they are roots of where they are rounded.
func (f printer) interval(x stability.Interval) string {
	s, exactly := f.between(x, endDigits)
	if m := x.From.Minimal(); !m.IsZero() && !exactly {
		zeros := formula.Text(f.sum(m, "x"))
		if utf8.RuneCountInString(zeros) > lineColumns { // the JSON form has it
			zeros = fmt.Sprintf("a polynomial of degree %d", m.Degree())
		}
		s += ", from a zero of " + zeros
	}
	return s
}

// between writes an interval with its end points, and reports whether they are exact.
func (f printer) between(x stability.Interval, digits int) (s string, exactly bool) {
	if x.Empty {
		return "empty: 0 is outside", true
	}
	from, exactly := f.end(x.From, digits)
	to, _ := f.end(x.To, digits)
	if from == to {
		return "{" + from + "}", true
	}
	open, end := "[", "]"
	if x.From.Infinite() != 0 || x.FromOpen {
		open = "("
	}
	if x.To.Infinite() != 0 || x.ToOpen {
		end = ")"
	}
	return open + from + ", " + to + end, exactly
}

// endDigits is the number of digits of a rounded end point, about those of a float64.
const endDigits = 16

// end writes an end point: rational numbers and those with square roots exactly, others rounded, which "…" marks.
func (f printer) end(e stability.End, digits int) (text string, exactly bool) {
	switch {
	case e.Infinite() > 0:
		return "∞", true
	case e.Infinite() < 0:
		return "−∞", true
	}
	x, within := e.Value()
	if r, ok := x.Rat(); ok && within {
		return f.rational(r), true
	}
	if r, ok := f.radical(e); ok {
		return formula.Text(r), true
	}
	return formula.Text(formula.Rounded(e.Decimal(digits))), false
}

// maxRadicalDegree is the degree up to which square roots are looked for.
const maxRadicalDegree = 4

// radical returns an irrational end point with square roots.
func (f printer) radical(e stability.End) (formula.Expr, bool) {
	m := e.Minimal()
	if max(m.Degree(), 1)*f.field.Degree() > maxRadicalDegree {
		return nil, false
	}
	if x, ok := e.Value(); ok {
		return inLine.Radical(f.field.Number(x))
	}
	in, _ := e.RootIn()
	return inLine.Radical(f.field.RootValue(m, in, poly.FromInts(0, 1), poly.FromInts(1)))
}

// A law is how the derivative of R, or of one of the roots or eigenvalues ζ, behaves as |z| → ∞: like a power of z.
type law struct {
	exponent exact.Rat
	grows    bool // ζ does
}

// laws lists those of a scheme in the order of their branches. A constant has none, nor has what is not known.
func laws(a *proofs.Analysis) []law {
	var out []law
	for _, b := range a.Branches() {
		if !b.Constant {
			out = append(out, law{b.Exponent, b.Factor.IsZero()})
		}
	}
	switch a.Scheme().(type) {
	case scheme.GeneralLinear:
		_, groups, _ := a.Eigenvalues()
		for _, g := range groups {
			if !g.Constant {
				out = append(out, law{g.Exponent, g.Factor.IsZero()})
			}
		}
	case scheme.OneStep:
		if at := a.Infinity(); !a.IsUnfinished(proofs.InfinityFact) && !a.IsUnfinished(proofs.FunctionFact) && !at.Constant {
			out = append(out, law{exponent: exact.Int(int64(at.Exponent))})
		}
	}
	return out
}

// slowest returns the largest exponent of the laws of a scheme, nil if it has none; grows reports whether a root does.
func slowest(a *proofs.Analysis) (exponent *exact.Rat, grows bool) {
	for _, l := range laws(a) {
		if exponent == nil || exponent.Less(l.exponent) {
			exponent = &l.exponent
		}
		grows = grows || l.grows
	}
	return exponent, grows
}

// Rates says how the gradient behaves at infinity, in the powers of z that R' grows or decays like: one of a one-step
// scheme, "z⁻²", and those of the roots or eigenvalues of other methods, each once.
func Rates(a *proofs.Analysis) []string {
	var out []string
	for _, l := range laws(a) {
		if rate := (printer{}).power("z", l.exponent); !slices.Contains(out, rate) {
			out = append(out, rate)
		}
	}
	return out
}
