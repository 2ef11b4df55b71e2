package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"rofz/ci"
	"rofz/lint"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/report"
)

// The formats of pictures that sum up a whole run.
const (
	formatBadge    = "badge"
	formatEndpoint = "badge-json"
)

// summaryFormats lists the formats that are one document for all schemes or theorems of a run.
func summaryFormats() []string {
	return append(slices.DeleteFunc(ci.Formats(), func(f string) bool { return f == "text" || f == "json" }), formatBadge, formatEndpoint)
}

// writeSummary writes cases in one of the formats of ci, or as a badge. The noun is "scheme" or "theorem".
func writeSummary(w io.Writer, format, noun string, cases []ci.Case) error {
	switch format {
	case formatBadge:
		return badge(noun, cases).WriteSVG(w)
	case formatEndpoint:
		return badge(noun, cases).WriteEndpoint(w)
	}
	return ci.Write(w, format, cases)
}

// badge says how a run came out, in a few words: the worst that happened, or the strongest property that all share.
func badge(noun string, cases []ci.Case) ci.Badge {
	counts := make(map[ci.Status]int)
	for _, c := range cases {
		counts[c.Status]++
	}
	n := len(cases)
	out := ci.Badge{Label: "rofz", Status: ci.Passed}
	some := func(k int, one, several string) string {
		if n == 1 {
			return one
		}
		return fmt.Sprintf("%d of %s %s", k, plural(n, noun), several)
	}
	switch {
	case counts[ci.Broken] > 0:
		out.Status, out.Message = ci.Broken, some(counts[ci.Broken], "cannot be read", "cannot be read")
	case counts[ci.Failed] > 0 && noun == nounScheme:
		out.Status, out.Message = ci.Failed, some(counts[ci.Failed], "claim failed", "failed")
	case counts[ci.Failed] > 0:
		out.Status, out.Message = ci.Failed, some(counts[ci.Failed], "not reproduced", "not reproduced")
	case counts[ci.Undecided] > 0:
		out.Status, out.Message = ci.Undecided, some(counts[ci.Undecided], "undecided", "undecided")
	case noun != nounScheme:
		out.Message = plural(n, noun) + " proved"
	default:
		out.Message = proudest(cases)
		if n != 1 {
			out.Message = plural(n, noun) + ", " + out.Message
		}
	}
	return out
}

// proudest names the strongest property that is proved of every scheme.
func proudest(cases []ci.Case) string {
	for _, p := range []proofs.Property{proofs.LStable, proofs.AStable} {
		proved := certificate.Proved.String()
		if len(cases) > 0 && !slices.ContainsFunc(cases, func(c ci.Case) bool { return !slices.Contains(c.Facts, ci.Fact{Name: string(p), Value: proved}) }) {
			return fmt.Sprintf("%s, %s", p, proved)
		}
	}
	return "as claimed"
}

const nounScheme, nounTheorem = "scheme", "theorem"

// caseOf turns the report of a scheme into a case with a part for each claim and requirement. There is no analysis of a
// scheme that cannot be read.
func caseOf(s source, r report.Report, a *proofs.Analysis) ci.Case {
	out := ci.Case{Suite: nounScheme, Name: r.Name, Status: ci.Passed}
	if isFile(s.file) {
		out.File = s.file
	}
	if r.Status == report.InError {
		out.Parts = []ci.Case{{Name: "read", Status: ci.Broken, Findings: []ci.Finding{unreadable(r)}}}
	} else {
		out.Facts = facts(r)
		out.Parts = append([]ci.Case{{Name: "read", Status: ci.Passed}}, claimParts(r.Name, a)...)
		for _, q := range r.Requirements {
			out.Parts = append(out.Parts, requirementPart(r.Name, q))
		}
	}
	for _, status := range []ci.Status{ci.Broken, ci.Failed, ci.Undecided} {
		if slices.ContainsFunc(out.Parts, func(c ci.Case) bool { return c.Status == status }) {
			out.Status = status
			break
		}
	}
	for i := range out.Parts {
		locate(out.Parts[i].Findings, out.File)
	}
	return out
}

// unreadable is the finding about a scheme that cannot be read.
func unreadable(r report.Report) ci.Finding {
	return finding("RZ701", r.Name, r.Error.At, r.Error.Message)
}

// claimCodes has for each kind of claim the code of its contradiction.
var claimCodes = map[proofs.ClaimKind]string{
	proofs.ClaimsRowSums: "RZ101", proofs.ClaimsFamily: "RZ105", proofs.ClaimsTransformed: "RZ106", proofs.ClaimsOrder: "RZ201",
	proofs.ClaimsEmbeddedOrder: "RZ203", proofs.ClaimsProperty: "RZ702", proofs.ClaimsStiffAccuracy: "RZ304",
}

func claimParts(name string, a *proofs.Analysis) []ci.Case {
	var out []ci.Case
	for _, c := range a.Claims() {
		part := ci.Case{Name: c.Name, Status: ci.Passed}
		if c.Undecided != "" {
			part.Status = ci.Undecided
			part.Findings = []ci.Finding{finding("RZ303", name, "published", c.Undecided)}
		}
		for _, f := range c.Faults {
			part.Status = ci.Failed
			part.Findings = append(part.Findings, finding(claimCodes[c.Kind], name, f.Place, f.Sentence))
		}
		out = append(out, part)
	}
	return out
}

func requirementPart(name string, q report.Requirement) ci.Case {
	part := ci.Case{Name: "required: " + q.Requirement, Status: ci.Passed, Message: q.Reason}
	missed := func(status ci.Status, code, what string) {
		part.Status, part.Message = status, ""
		part.Findings = []ci.Finding{finding(code, name, "", "required "+q.Requirement+", "+what+q.Reason)}
	}
	switch q.Verdict {
	case certificate.Refuted.String():
		missed(ci.Failed, "RZ703", "but ")
	case certificate.Undecided.String():
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
	return ci.Finding{Code: code, Title: check.Title, Level: check.Level, Scheme: scheme, Place: place, Message: message, Help: check.Remedy}
}

// facts are the columns of the table: what is known of every kind of scheme, "" where a kind does not have it.
func facts(r report.Report) []ci.Fact {
	order := ""
	if r.Order != nil {
		order = fmt.Sprint(*r.Order)
	}
	out := []ci.Fact{{Name: "order", Value: order}}
	for _, p := range []proofs.Property{proofs.AStable, proofs.LStable} {
		found, _ := r.Properties.Find(string(p))
		out = append(out, ci.Fact{Name: string(p), Value: found.Verdict})
	}
	return append(out, ci.Fact{Name: "R'(z) at infinity", Value: decay(r.Infinity)})
}

// decay says how R' behaves at infinity, or the gradients of the roots ζ of a multistep method and of the eigenvalues of
// a general linear one, each rate once.
func decay(at report.Infinity) string {
	exponents := []*string{at.DecayExponent}
	for _, b := range at.Branches {
		exponents = append(exponents, b.DecayExponent)
	}
	for _, e := range at.Eigenvalues {
		exponents = append(exponents, e.DecayExponent)
	}
	var rates []string
	for _, e := range exponents {
		switch {
		case e == nil:
		case *e == "0":
			rates = append(rates, "1")
		case *e == "1":
			rates = append(rates, "z")
		case strings.Contains(*e, "/"):
			rates = append(rates, "z^("+*e+")")
		default:
			rates = append(rates, "z^"+*e)
		}
	}
	slices.Sort(rates)
	return strings.Join(slices.Compact(rates), ", ")
}

// locate fills in where the places of findings are in a scheme file, as far as it can be read.
func locate(findings []ci.Finding, file string) {
	if file == "" || len(findings) == 0 {
		return
	}
	document, err := os.ReadFile(file)
	for i := range findings {
		f := &findings[i]
		if f.File = file; err == nil {
			f.Line, f.Column = lint.Locate(document, f.Place)
		}
	}
}
