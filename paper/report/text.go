package report

import (
	"fmt"
	"io"
	"strings"

	"rofz/asymptotics"
	"rofz/asymptotics/stability"
	"rofz/paper/exposition"
	"rofz/paper/terminal"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
)

// formulas keeps what the text form shows in another shape than the JSON form.
type formulas struct {
	printer
	r, derivative rational.Function
	rho, sigma    poly.Poly
	errorConstant poly.Elem
	infinity      asymptotics.Infinity
	branches      []asymptotics.Branch
	eigenvalues   Bounds

	real, imaginary       stability.Interval
	hasReal, hasImaginary bool
}

// WriteText writes r for people, in lines of at most 80 columns.
func (r Report) WriteText(w io.Writer) error { return r.WriteStyled(w, terminal.Style{}) }

// WriteStyled writes r as WriteText does, in a style of the terminal and with the requirements at the end.
func (r Report) WriteStyled(w io.Writer, style terminal.Style) error {
	p := newPage(style)
	r.heading(p)
	if r.Error != nil {
		p.Prose("  error  ", fmt.Sprintf("%s: %s: %s", r.Error.File, r.Error.At, r.Error.Message))
		return p.writeTo(w)
	}
	facts, verdicts := newPage(style), newPage(style)
	r.Facts.write(facts)
	r.verdictOnClaims(verdicts)
	p.generator(r.Facts.printer, facts, verdicts)
	p.Append(&facts.Page)
	if r.Embedded != nil {
		p.Add("  — the embedded weights —")
		embedded := newPage(style)
		r.Embedded.write(embedded)
		p.generator(r.Embedded.printer, embedded)
		p.Append(&embedded.Page)
	}
	p.Append(&verdicts.Page)
	if r.reading != nil {
		for _, line := range exposition.ReadingLines(*r.reading, r.info) {
			p.Prose(fmt.Sprintf("  %-14s", line[0]), line[1])
		}
	}
	if u := r.Unfinished; u != nil {
		p.Prose("  unfinished    ", u.Reason+": "+strings.Join(u.Facts, ", "))
	}
	for _, s := range r.Warnings {
		p.Prose("  warning       ", s)
	}
	p.Prose("  certificate   ", "verify certify "+terminal.Quote(r.file))
	if p.Cut {
		p.Prose("  ", "(… marks a number that is cut here; --format json has all digits)")
	}
	for _, q := range r.Requirements {
		q.write(p)
	}
	return p.writeTo(w)
}

func (r Report) heading(p *page) {
	words := []string{r.Name}
	if r.info.Title != "" {
		words = append(words, "—")
		words = append(words, strings.Fields(r.info.Title)...)
	}
	switch {
	case r.Steps != nil:
		words = append(words, fmt.Sprintf("(%s,", r.Kind), count(*r.Steps, "step")+")")
	case r.Stages != nil && *r.Stages > 0:
		words = append(words, fmt.Sprintf("(%s,", r.Kind), count(*r.Stages, "stage")+")")
	case r.Kind != "":
		words = append(words, "("+r.Kind+")")
	}
	p.Add("", words...)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (f *Facts) write(p *page) {
	switch {
	case f.StabilityFunction != nil:
		p.Add("  R(z)        = ", f.fraction(f.r.Numerator(), f.r.Denominator())...)
		if f.Derivative != nil {
			p.Add("  R'(z)       = ", f.fraction(f.derivative.Numerator(), f.derivative.Denominator())...)
		}
	case f.Characteristic != nil:
		f.writeGeneralLinear(p)
	case f.Rho != nil:
		p.Add("  ρ(ζ)        = ", f.sum(f.rho, "ζ")...)
		p.Add("  σ(ζ)        = ", f.sum(f.sigma, "ζ")...)
	}
	if f.Order != nil {
		p.Prose("  order         ", f.orders())
	}
	if f.StabilityFunction != nil && f.Infinity != nil {
		p.Prose("  as |z| → ∞    ", f.atInfinity())
	}
	if f.hasReal {
		p.Prose("  real interval       ", f.interval(f.real))
	}
	if f.hasImaginary {
		p.Prose("  imaginary interval  ", f.interval(f.imaginary))
	}
	for _, b := range f.branches {
		p.Prose("  as |z| → ∞    ", f.branch(b))
	}
	for _, d := range f.Properties {
		p.Prose(fmt.Sprintf("  %-20s %-9s ", d.Name, d.Verdict), d.Reason)
	}
}

func (f *Facts) orders() string {
	s := fmt.Sprintf("%d, error constant %s", *f.Order, f.value(f.errorConstant))
	if f.TableauOrder != nil {
		s += fmt.Sprintf("; order of the tableau %d", *f.TableauOrder)
	}
	if f.StageOrder != nil {
		s += fmt.Sprintf(", of the stages %d", *f.StageOrder)
	}
	return s
}

func (f *Facts) atInfinity() string {
	switch at := f.infinity; {
	case at.Constant:
		return "R is constant"
	case at.Finite:
		return fmt.Sprintf("R → %s, R' ~ %s", f.value(at.Limit), f.monomial(at.Leading, "z", exact.Int(int64(at.Exponent))))
	default:
		return fmt.Sprintf("R → ∞, R' ~ %s", f.monomial(at.Leading, "z", exact.Int(int64(at.Exponent))))
	}
}

// branch describes how a group of roots ζ of ρ − zσ moves for large z.
func (f *Facts) branch(b asymptotics.Branch) string {
	switch {
	case b.Factor.IsZero():
		verb := "grow"
		if b.Count == 1 {
			verb = "grows"
		}
		return fmt.Sprintf("%s %s, ζ' of order %s", count(b.Count, "root"), verb, f.power("|z|", b.Exponent))
	case b.Constant:
		return fmt.Sprintf("ζ = %s for every z", f.place(b.Factor))
	}
	return fmt.Sprintf("%s → %s, ζ' of order %s", count(b.Count, "root"), f.place(b.Factor), f.power("|z|", b.Exponent))
}

// place names the zero of an irreducible polynomial.
func (f *Facts) place(factor poly.Poly) string {
	if factor.Degree() == 1 {
		return f.value(factor.Coeff(0).Neg()) // monic
	}
	return "the zeros of " + strings.Join(f.sum(factor, "ζ"), " ")
}

// verdictOnClaims compares the facts with what the source says.
func (r Report) verdictOnClaims(p *page) {
	if c := r.info.Claimed(); c != "" {
		p.Prose("  published     ", c)
	}
	for _, s := range r.Failures {
		p.Prose("  CONTRADICTED  ", s)
		p.tree(s)
	}
	for _, s := range r.Undecided {
		p.Prose("  undecided     ", s)
	}
}
