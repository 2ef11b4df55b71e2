package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rofz/errata/lint"
	"rofz/internal/ci"
	"rofz/paper/exposition"
	"rofz/paper/report"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

const nounScheme, nounTheorem = "scheme", "theorem"

// caseOf turns the report of a scheme into a case with a part for each claim and requirement. There is no analysis of a
// scheme that cannot be read; err says why.
func caseOf(s source, r report.Report, a *proofs.Analysis, err error) ci.Case {
	out := ci.Case{Suite: nounScheme, Name: r.Name, Status: ci.Passed, Facts: facts(r)}
	if isFile(s.file) {
		out.File = s.file
	}
	if r.Status == report.InError {
		out.Parts = []ci.Case{{Name: "read", Status: ci.Broken, Findings: []ci.Finding{unreadable(r, a, err)}}}
	} else {
		out.Parts = append([]ci.Case{{Name: "read", Status: ci.Passed}}, claimParts(a)...)
		for _, q := range r.Requirements {
			out.Parts = append(out.Parts, requirementPart(a, q))
		}
	}
	for _, status := range []ci.Status{ci.Broken, ci.Failed, ci.Undecided} {
		if slices.ContainsFunc(out.Parts, func(c ci.Case) bool { return c.Status == status }) {
			out.Status = status
			break
		}
	}
	for i := range out.Parts {
		within(out.File, out.Parts[i].Findings)
	}
	return out
}

// within puts findings into a file. Without one they have no line.
func within(file string, findings []ci.Finding) {
	for i := range findings {
		f := &findings[i]
		if f.File = file; file == "" {
			f.Line, f.Column = 0, 0
		}
	}
}

// unreadable is the finding about a scheme that cannot be read, or, if there is an analysis, has no stability function.
func unreadable(r report.Report, a *proofs.Analysis, err error) ci.Finding {
	f := finding("RZ701", r.Name, r.Error.At, r.Error.Message)
	var at scheme.Position
	if place, ok := errors.AsType[*scheme.Error](err); ok {
		at = place.Position
	} else if a != nil {
		at = a.Scheme().Position(scheme.Place{Key: r.Error.At})
	}
	f.Line, f.Column = at.Line, at.Column
	return f
}

// claimCodes has for each kind of claim the code of its contradiction.
var claimCodes = map[proofs.ClaimKind]string{
	proofs.ClaimsRowSums: "RZ101", proofs.ClaimsFamily: "RZ105", proofs.ClaimsTransformed: "RZ106", proofs.ClaimsOrder: "RZ201",
	proofs.ClaimsEmbeddedOrder: "RZ203", proofs.ClaimsProperty: "RZ702", proofs.ClaimsStiffAccuracy: "RZ304",
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

func requirementPart(a *proofs.Analysis, q report.Requirement) ci.Case {
	part := ci.Case{Name: "required: " + q.Requirement, Status: ci.Passed, Message: q.Reason}
	missed := func(status ci.Status, code, what string) {
		part.Status, part.Message = status, ""
		part.Findings = []ci.Finding{located(a, code, scheme.Place{}, "required "+q.Requirement+", "+what+q.Reason)}
	}
	switch q.Outcome {
	case requirement.NotMet.String():
		missed(ci.Failed, "RZ703", "but ")
	case requirement.Undecided.String():
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
func facts(r report.Report) []ci.Fact {
	if r.Facts == nil {
		r.Facts = &report.Facts{}
	}
	order := ""
	if r.Order != nil {
		order = fmt.Sprint(*r.Order)
	}
	out := []ci.Fact{{Name: "order", Value: order}}
	for _, p := range []proofs.Property{proofs.AStable, proofs.LStable} {
		found, _ := r.Properties.Find(string(p))
		out = append(out, ci.Fact{Name: string(p), Value: found.Verdict})
	}
	return append(out, ci.Fact{Name: "R'(z) at infinity", Value: strings.Join(r.Infinity.Rates(), ", ")})
}
