package exposition

import (
	"fmt"
	"slices"
	"strings"

	"rofz/paper/report"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

// About returns the section that says what a scheme is, its orders, what is claimed and what is unusual about it, before
// the given parts. r is its report. The source is left to the part that shows the coefficients, if that is among them.
func About(a *proofs.Analysis, r report.Report, before []Part, opts Options) Section {
	w := newWriter(a, opts)
	s := Section{ID: "about", Title: say("The scheme")}
	add := func(parts ...Inline) { s.Blocks = append(s.Blocks, Paragraph(tidy(parts))) }
	add(Code(w.info.Name), Text(": "+w.kind(r)+"."))
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
	if text := orders(r); text != "" {
		add(Text(text))
	}
	if c := w.info.Claimed(); c != "" {
		add(Text("Published: " + c + "."))
	}
	for _, u := range r.Undecided {
		add(Text("Undecided: " + sentence(u)))
	}
	for _, x := range r.Warnings {
		add(Text("Warning: " + sentence(x)))
	}
	return s
}

var kinds = map[string]string{
	"runge-kutta": "a Runge–Kutta method", "rosenbrock": "a Rosenbrock method", "multistep": "a linear multistep method",
	"general-linear": "a general linear method", "collocation": "a collocation method", "rational": "a rational approximation to the exponential function",
}

func (w *writer) kind(r report.Report) string {
	s, ok := kinds[w.info.Kind]
	if !ok {
		s = w.info.Kind
	}
	switch {
	case r.Stages != nil && *r.Stages > 0:
		s += " with " + counted(*r.Stages, "stage")
	case r.Steps != nil:
		s += " with " + counted(*r.Steps, "step")
	}
	if strings.HasSuffix(w.info.Family, "irk") || strings.HasSuffix(w.info.Family, "erk") {
		s += ", " + strings.ToUpper(w.info.Family)
	}
	return s
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// orders says to what order the tableau is right; the order of R is told with R.
func orders(r report.Report) string {
	var list []string
	if r.TableauOrder != nil {
		list = append(list, fmt.Sprintf("The tableau is of order %d.", *r.TableauOrder))
	}
	if r.FailingTree != "" {
		list = append(list, fmt.Sprintf("The first tree whose order condition fails is %s.", r.FailingTree))
	}
	if r.StageOrder != nil {
		list = append(list, fmt.Sprintf("The stages are of order %d.", *r.StageOrder))
	}
	return strings.Join(list, " ")
}

// AsMeant returns the section that tells the table as printed from the scheme that its author meant, where truncated
// coefficients fail a claim; false if there is nothing to tell.
func AsMeant(r report.Report) (Section, bool) {
	x := r.Readings
	if x == nil {
		return Section{}, false
	}
	s := Section{ID: "as-meant", Title: say("As printed, and as meant")}
	add := func(text string) { s.Blocks = append(s.Blocks, Paragraph{Text(text)}) }
	for _, d := range x.Defect {
		add("As printed: " + sentence(d))
	}
	if x.None != "" {
		add("Not repaired: " + sentence(x.None))
	}
	if m := x.AsMeant; m != nil {
		for _, g := range m.Guesses {
			add(fmt.Sprintf("A guess: %s = %s is a root of %s.", g.Place, g.Text, g.RootOf))
		}
		add("As meant: " + sentence(m.Summary()))
		for _, d := range m.Properties {
			if d.Name == string(proofs.AStable) || d.Name == string(proofs.LStable) {
				s.Blocks = append(s.Blocks, Verdict{
					Property: d.Name + ", as meant", Verdict: d.Verdict, Reason: []Inline{Text(sentence(d.Reason))}, Certificate: d.Certificate,
				})
			}
		}
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
	s := Section{ID: "derived", Title: say("Where $R$ and $R'$ come from, with certificates")}
	for _, c := range a.FunctionCertificates() {
		s.Blocks = append(s.Blocks, Verdict{Property: certificate.Claim(c), Verdict: certificate.Proved.String(), Certificate: certificate.Format(c)})
	}
	return s, len(s.Blocks) > 0
}
