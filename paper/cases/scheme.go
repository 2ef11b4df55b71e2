// Package cases says how schemes and theorems came out in the form of package ci, for the formats of CI systems: a case for
// each, with a part for each claim and each requirement, and findings with the codes of package lint at their lines. What
// it says is what package exposition says.
package cases

import (
	"fmt"
	"slices"
	"strings"

	"rofz/errata/diagnosis"
	"rofz/errata/lint"
	"rofz/internal/ci"
	"rofz/paper/exposition"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// The suites, which are what the things that were tested are called.
const Schemes, Theorems = "scheme", "theorem"

// statuses has for each outcome of a scheme what CI systems call it.
var statuses = [...]ci.Status{
	exposition.AsClaimed: ci.Passed, exposition.RequirementOpen: ci.Undecided, exposition.ClaimOpen: ci.Undecided, exposition.NotDone: ci.Undecided,
	exposition.RequirementNotMet: ci.Failed, exposition.ClaimFailed: ci.Failed, exposition.InError: ci.Broken,
}

// Scheme is the case of a scheme in a file, "" if it stands in none, with a part for each claim and requirement. There is
// no analysis of a scheme that cannot be read.
func Scheme(file string, a *proofs.Analysis, c exposition.Account) ci.Case {
	out := ci.Case{Suite: Schemes, Name: c.Name, Status: statuses[c.Outcome()], File: file, Facts: facts(a, c)}
	if c.Err != nil {
		out.Parts = []ci.Case{{Name: "read", Status: out.Status, Findings: []ci.Finding{unreadable(c.Name, c.Err)}}}
	} else {
		out.Parts = append([]ci.Case{{Name: "read", Status: ci.Passed}}, claimParts(a)...)
		for _, x := range c.Requirements {
			out.Parts = append(out.Parts, requirementPart(a, x))
		}
	}
	for i := range out.Parts {
		within(out.File, out.Parts[i].Findings)
	}
	return out
}

// Unlinted is the case of a scheme that cannot be read, in a file or, with "", in none.
func Unlinted(file, name string, e *scheme.Error) ci.Case {
	out := ci.Case{Suite: "lint", Name: name, Status: ci.Broken, File: file, Findings: []ci.Finding{unreadable(name, e)}}
	within(file, out.Findings)
	return out
}

// NotRead is the case of what looks like a table in a source file and cannot be read: nothing is known of it.
func NotRead(file, name string, level ci.Level, e *scheme.Error) ci.Case {
	f := finding("RZ001", name, "", e.Message)
	f.Level, f.Line, f.Column = level, e.Position.Line, e.Position.Column
	out := ci.Case{Suite: "lint", Name: name, Status: ci.Undecided, File: file, Findings: []ci.Finding{f}}
	within(file, out.Findings)
	return out
}

// Misunderstood is the case of a comment for verify that is wrong.
func Misunderstood(file, name string, e *scheme.Error) ci.Case {
	f := finding("RZ002", name, "", e.Message)
	f.Line, f.Column = e.Position.Line, e.Position.Column
	out := ci.Case{Suite: "lint", Name: name, Status: ci.Passed, File: file, Findings: []ci.Finding{f}}
	within(file, out.Findings)
	return out
}

// Linted is the case of a scheme in a file, "" if it stands in none, with what lint has found, and the candidates of a
// diagnosis as notes, each at the place of its first edit.
func Linted(file, name string, a *proofs.Analysis, found []lint.Finding, d diagnosis.Diagnosis) ci.Case {
	out := ci.Case{Suite: "lint", Name: name, Status: ci.Passed, File: file}
	for _, f := range found {
		x := located(a, f.Code, f.Place, exposition.Plain(exposition.Remark(f)))
		x.Level = ci.Level(f.Level)
		out.Findings = append(out.Findings, x)
	}
	for i, c := range d.Candidates {
		out.Findings = append(out.Findings, located(a, mendCode, c.Edits[0].Place, fmt.Sprintf("%d. %s; %s", i+1, exposition.Plain(exposition.Mend(c)), exposition.Plain(exposition.Coincidence(c)))))
	}
	within(file, out.Findings)
	return out
}

// Grouped is a case of Linted in which each finding that one cause explains follows from the first of them: abscissae that
// are no row sums, a sum of weights, and an order that is not reached are one slip more often than several. What is
// accepted is no cause, and needs none.
func Grouped(c ci.Case) ci.Case {
	cause := map[string]string{} // the finding, by the group of causes
	for i := range c.Findings {
		f := &c.Findings[i]
		group, ok := causes[f.Code]
		if !ok || f.Known || f.Level == ci.Note {
			continue
		}
		first := cause[group]
		if first == "" && f.Code == "RZ203" {
			first = cause["b"] // embedded weights suffer from c, too
		}
		if first == "" {
			cause[group] = strings.TrimSpace(f.Code + " " + f.Place)
			continue
		}
		f.Follows = first
	}
	return c
}

// causes are the groups of findings that one slip explains, by their codes.
var causes = map[string]string{"RZ101": "b", "RZ103": "b", "RZ201": "b", "RZ104": "bhat", "RZ112": "bhat", "RZ203": "bhat"}

// Fixed is a case of Linted with the change of the file that would mend the table.
func Fixed(c ci.Case, edit diagnosis.Edit, fix ci.Fix) ci.Case {
	i := slices.IndexFunc(c.Findings, func(f ci.Finding) bool { return f.Code == mendCode && f.Place == edit.Place.String() })
	if i >= 0 {
		fix.Description = fmt.Sprintf("%s: %s should be %s", edit.Place, edit.From, edit.To)
		c.Findings[i].Fix = &fix
	}
	return c
}

// mendCode is the code of what may be wrong.
const mendCode = "RZ601"

// within puts findings into a file. Without one they have no line.
func within(file string, findings []ci.Finding) {
	for i := range findings {
		f := &findings[i]
		if f.File = file; file == "" {
			f.Line, f.Column = 0, 0
		}
	}
}

// unreadable is the finding about a scheme that cannot be read, or has no stability function.
func unreadable(name string, e *scheme.Error) ci.Finding {
	f := finding("RZ701", name, e.At, e.Message)
	f.Line, f.Column = e.Position.Line, e.Position.Column
	return f
}

// claimCodes has for each kind of claim the code of its contradiction.
var claimCodes = map[proofs.ClaimKind]string{
	proofs.ClaimsRowSums: "RZ101", proofs.ClaimsFamily: "RZ105", proofs.ClaimsTransformed: "RZ106", proofs.ClaimsOrder: "RZ201",
	proofs.ClaimsEmbeddedOrder: "RZ203", proofs.ClaimsProperty: "RZ702", proofs.ClaimsStiffAccuracy: "RZ304", proofs.ClaimsAngle: "RZ314",
	proofs.ClaimsNumber: "RZ315",
}

func claimParts(a *proofs.Analysis) []ci.Case {
	var out []ci.Case
	for _, c := range a.Claims() {
		part := ci.Case{Name: c.String(), Status: ci.Passed}
		if c.Undecided() {
			code, place := "RZ602", scheme.Place{}
			if c.IsAboutProperty() {
				code, place.Key = "RZ303", "published"
			}
			part.Status = ci.Undecided
			part.Findings = []ci.Finding{located(a, code, place, exposition.Plain(exposition.Open(c)))}
		}
		for _, f := range exposition.Faults(c) {
			part.Status = ci.Failed
			part.Findings = append(part.Findings, located(a, claimCodes[c.Kind], f.Place, exposition.Plain(f.Content)))
		}
		out = append(out, part)
	}
	return out
}

func requirementPart(a *proofs.Analysis, x requirement.Result) ci.Case {
	text, why := x.Requirement.String(), exposition.RequirementOf(x)
	part := ci.Case{Name: "required: " + text, Status: ci.Passed, Message: why}
	missed := func(status ci.Status, code, what string) {
		part.Status, part.Message = status, ""
		part.Findings = []ci.Finding{located(a, code, scheme.Place{}, "required "+text+", "+what+why)}
	}
	switch x.Outcome {
	case requirement.NotMet:
		missed(ci.Failed, "RZ703", "but ")
	case requirement.Undecided:
		missed(ci.Undecided, "RZ704", "which is undecided: ")
	}
	return part
}

// finding returns a finding of a check of package lint.
func finding(code, scheme, place, message string) ci.Finding {
	check, err := lint.Find(code)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return ci.Finding{Code: code, Title: check.Title, Level: ci.Level(check.Level), Scheme: scheme, Place: place, Message: message, Help: check.Remedy}
}

// located is a finding at a place of the scheme's document.
func located(a *proofs.Analysis, code string, place scheme.Place, message string) ci.Finding {
	s := a.Scheme()
	f := finding(code, s.Info().Name, place.String(), message)
	at := s.Position(place)
	f.Line, f.Column = at.Line, at.Column
	return f
}

// facts are the columns of the table: what is known of every kind of scheme, "" where a kind does not have it or
// nothing is known.
func facts(a *proofs.Analysis, c exposition.Account) []ci.Fact {
	order, rates := "", ""
	verdicts := make(map[proofs.Property]string)
	if c.Err == nil {
		if p, ok := exposition.OrderOf(a); ok {
			order = fmt.Sprint(p)
		}
		for _, p := range a.Properties() {
			d, _ := a.DecideAsTold(p)
			verdicts[p] = d.Verdict.String()
		}
		rates = strings.Join(exposition.Rates(a), ", ")
	}
	return []ci.Fact{
		{Name: "order", Value: order},
		{Name: string(proofs.AStable), Value: verdicts[proofs.AStable]}, {Name: string(proofs.LStable), Value: verdicts[proofs.LStable]},
		{Name: "R'(z) at infinity", Value: rates},
	}
}
