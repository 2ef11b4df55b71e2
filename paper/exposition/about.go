package exposition

import (
	"fmt"
	"slices"
	"strings"

	"rofz/internal/typography"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// About returns the section that says what a scheme is, its orders, what is claimed and what is unusual about it, before
// the given parts. c is its account. The source is left to the part that shows the coefficients, if that is among them.
func About(a *proofs.Analysis, c Account, before []Part, opts Options) Section {
	w := newWriter(a, opts)
	s := Section{ID: "about", Title: say("The scheme")}
	add := func(parts ...Inline) { s.Blocks = append(s.Blocks, Paragraph(tidy(parts))) }
	add(Code(w.info.Name), Text(": "+w.kind()+"."))
	source := w.info.Source
	if slices.Contains(before, Coefficients) {
		source = ""
	}
	for _, x := range []struct{ label, text string }{
		{"Source: ", source}, {"Note: ", w.info.Note}, {"Defect: ", w.info.Defect},
	} {
		if x.text != "" {
			add(Text(x.label + sentence(x.text)))
		}
	}
	if said := orders(a); said != nil {
		add(said...)
	}
	if text := numbersSentence(a); text != "" {
		add(Text(text))
	}
	if claims := w.info.Claimed(); claims != "" {
		add(Text("Published: " + claims + "."))
	}
	for _, u := range c.Undecided {
		add(Text("Undecided: " + sentence(u)))
	}
	for _, x := range c.Warnings {
		add(Text("Warning: " + sentence(x)))
	}
	return s
}

func (w *writer) kind() string {
	kind, _ := scheme.KindNamed(w.info.Kind)
	s := kind.Phrase
	if n, noun := scheme.Size(w.a.Scheme()); n > 0 {
		s += " with " + typography.Count(n, noun)
	}
	if strings.HasSuffix(w.info.Family, "irk") || strings.HasSuffix(w.info.Family, "erk") {
		s += ", " + strings.ToUpper(w.info.Family)
	}
	return s
}

// orders says to what order the tableau is right; the order of R is told with R.
func orders(a *proofs.Analysis) []Inline {
	var list []Inline
	tell := func(parts ...Inline) {
		if list != nil {
			list = append(list, Text(" "))
		}
		list = append(list, parts...)
	}
	if o, ok := a.GeneralLinearOrder(); ok {
		tell(Text("The method is of order " + generalOrder(o) + "."))
	}
	if o, ok := a.TableauOrderToDigits(); ok {
		digits := ""
		if printed, _ := a.TableauOrder(); printed.Order != o.Order {
			digits = " to the printed digits"
		}
		tell(Text(fmt.Sprintf("The tableau is of order %d%s.", o.Order, digits)))
		if !o.AtLeast {
			tell(Text("The first tree whose order condition fails is "), Tree{o.Tree}, Text("."))
		}
	}
	t, _ := a.Told()
	if q, ok := t.StageOrder(); ok {
		tell(Text(fmt.Sprintf("The stages are of order %d.", q)))
	}
	return list
}

// AsMeant returns the section that tells the table as printed from the scheme that its author meant, where truncated
// coefficients fail a claim; false if there is nothing to tell.
func AsMeant(a *proofs.Analysis, c Account) (Section, bool) {
	r := c.Reading
	if r == nil {
		return Section{}, false
	}
	s := Section{ID: "as-meant", Title: say("As printed, and as meant")}
	add := func(text string) { s.Blocks = append(s.Blocks, Paragraph{Text(text)}) }
	for _, d := range DefectOf(r.Defect, a.Scheme().Info().Published.Claims("L-stable")) {
		add("As printed: " + sentence(d))
	}
	if r.Err != nil {
		add("Not repaired: " + sentence(r.Err.Error()))
	}
	for _, g := range r.Guesses {
		add("A guess: " + guessed(g) + ".")
	}
	if !r.Found() {
		return s, true
	}
	add("As meant: " + sentence(meant(*r)))
	for _, d := range r.Stability() {
		v := Verdict{Property: string(d.Property) + ", as meant", Verdict: d.Verdict.Outcome(), Reason: stopped(Reason(d.Reason))}
		if !d.Verdict.Undecided() {
			head, _ := certificate.About(d.Certificate)
			v.Certificate = certificate.Format(certificate.NewFile(head, d.Certificate))
		}
		s.Blocks = append(s.Blocks, v)
	}
	return s, true
}

// Embedded returns sections about the embedded weights of a scheme, as a scheme of their own: those of the given parts
// that are not about the tableau or theorems. There is none without such weights.
func Embedded(a *proofs.Analysis, what []Part, opts Options) []Section {
	e, ok := a.Embedded()
	if !ok {
		return nil
	}
	var parts []Part
	for _, p := range what {
		if p == Function || p == AtInfinity || p == Certificates {
			parts = append(parts, p)
		}
	}
	out := []Section{{ID: "embedded", Title: say("The embedded weights"), Blocks: []Block{
		paragraph("With the weights $b̂$ in place of $b$ the scheme is another one."),
	}}}
	for _, s := range Of(e, parts, opts).Sections {
		s.ID, s.Level = "embedded-"+s.ID, 1
		out = append(out, s)
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// Derived returns the section with the certificates that tie R to the coefficients, R' to R, and of the behaviour at 0
// and at infinity; false for a scheme without a stability function.
func Derived(a *proofs.Analysis) (Section, bool) {
	s := Section{ID: "derived", Title: say("Where $R$ and $R'$ come from, with certificates"), Blocks: rounded(a)}
	t, _ := a.Told()
	list := t.FunctionCertificates()
	for _, c := range list {
		s.Blocks = append(s.Blocks, Verdict{Property: certificate.Claim(c), Verdict: certificate.Proved, Certificate: certificate.Format(t.CertificateOf(c))})
	}
	return s, len(list) > 0
}
