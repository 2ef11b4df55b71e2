package exposition

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/paper/formula"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// Brief returns what Check does, as far as it fits on a screen: formulas that are long, reasons and readings of rounded
// coefficients are left out.
func Brief(a *proofs.Analysis, c Account, file string) []Entry {
	list := append([]Entry{heading(a.Scheme().Info(), size(a.Scheme()))}, brief(a)...)
	if e, ok := a.Embedded(); ok {
		list = append(append(list, entry("", "— the embedded weights —").at(OfRemark)), brief(e)...)
	}
	list = append(list, slices.DeleteFunc(c.entries(a), func(e Entry) bool { return e.Place == OfDrawing })...)
	list = append(list, unfinished(a)...)
	for _, s := range c.Warnings {
		list = append(list, entry("warning", s).tone(Bad))
	}
	list = append(list, entry("more", "verify check --full "+Quote(file)))
	for _, x := range c.Requirements {
		list = append(list, required(x))
	}
	return list
}

// brief says what is known, with formulas of one line at most.
func brief(a *proofs.Analysis) []Entry {
	f := printerOf(a)
	if _, ok := a.Pair(); ok {
		return f.explained(f.additive(a, true))
	}
	var list []Entry
	facts := f.defining(a)
	for _, e := range facts {
		if m, ok := e.Content[0].(Math); ok && e.Label != "R'(z)" && utf8.RuneCountInString(formula.Text(m.Formula)) <= lineColumns-16 {
			list = append(list, e)
		}
	}
	if facts != nil {
		list = slices.Concat(list, f.order(a), asTold(a, printer.intervalsInLine))
	}
	if list = append(list, verdicts(a)...); facts != nil {
		list = f.explained(list)
	}
	return list
}

// intervalsInLine is intervals in one line, to twelve digits.
func (f printer) intervalsInLine(a *proofs.Analysis) []Entry {
	var parts []string
	if x, ok := a.RealInterval(); ok {
		text, _ := f.between(x, digitsForPeople)
		parts = append(parts, "real "+text)
	}
	if x, ok := a.ImaginaryInterval(); ok {
		text, _ := f.between(x, digitsForPeople)
		parts = append(parts, "imaginary "+text)
	}
	if parts == nil {
		return nil
	}
	return []Entry{entry("intervals", strings.Join(parts, ", "))}
}

// verdicts lists the properties by how they came out, in a line each, and says of an explicit method what it is not.
func verdicts(a *proofs.Analysis) []Entry {
	var list []Entry
	explicit := isExplicit(a)
	if explicit {
		list = append(list, entry("stability", "explicit: not A-, L-, I-stable"))
	}
	for _, o := range []certificate.Outcome{certificate.Proved, certificate.Refuted, certificate.Undecided} {
		names := make(map[*proofs.Analysis][]string) // by what they are of
		var verdict string
		for _, p := range a.Properties() {
			d, of := a.DecideAsTold(p)
			if d.Verdict.Outcome() == o && !d.IsImplied() && !(explicit && slices.Contains(implied, p)) {
				names[of], verdict = append(names[of], string(p)), d.Verdict.String()
			}
		}
		t, _ := a.Told()
		for _, of := range slices.Compact([]*proofs.Analysis{t, a}) {
			if names[of] != nil {
				list = append(list, marked(a, of, []Entry{entry(verdict, strings.Join(names[of], ", ")).tone(ToneOf(o))})...)
			}
		}
	}
	return list
}

// implied are the properties that no explicit method of at least one stage has.
var implied = []proofs.Property{proofs.AStable, proofs.LStable, proofs.IStable, proofs.StronglyAStable, proofs.SectorStable, proofs.AxisStable}

// isExplicit reports whether R is a polynomial, and these properties are refuted.
func isExplicit(a *proofs.Analysis) bool {
	if _, ok := a.Scheme().(scheme.OneStep); !ok {
		return false
	}
	_, r, err := a.StabilityFunction()
	return err == nil && r.Denominator().Degree() == 0 && !slices.ContainsFunc(implied, func(p proofs.Property) bool {
		d, of := a.DecideAsTold(p)
		return of != a || !d.Verdict.Refuted()
	})
}

// Glance is what is told of a scheme before all formulas: its order, where R and R' go as |z| → ∞, the largest angle of a scheme
// that is not A-stable, and the ends of its stability intervals.
func Glance(a *proofs.Analysis) []Entry {
	f := printerOf(a)
	if f.defining(a) == nil {
		return nil
	}
	return slices.Concat(f.order(a), asTold(a, printer.intervalsInLine), f.angle(a))
}
