package cases

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/internal/ci"
	"rofz/internal/typography"
	"rofz/paper/exposition"
	"rofz/paper/text"
	"rofz/proofs/golden"
)

// Theorem is the case of a golden file, with a finding for each line that is not reproduced. The files
// are found below root.
func Theorem(r golden.Result, root string) ci.Case {
	out := ci.Case{Suite: Theorems, Name: title(r), Status: ci.Passed, File: r.File}
	if root != "" {
		out.File = path.Join(root, r.File)
	}
	for _, f := range []struct {
		name string
		n    int
	}{{"schemes", r.Schemes}, {"proved", r.Proved}, {"refuted", r.Refuted}, {"values", r.Values}} {
		out.Facts = append(out.Facts, ci.Fact{Name: f.name, Value: fmt.Sprint(f.n)})
	}
	for _, f := range r.Failures {
		out.Status = ci.Failed
		if r.Unreadable {
			out.Status = ci.Broken
		}
		scheme := f.Scheme
		if scheme == "" {
			scheme = out.Name
		}
		message := exposition.Plain(exposition.Failure(f))
		if f.Diff != "" {
			message += "\n" + f.Diff
		}
		x := finding("RZ705", scheme, "", message)
		x.File, x.Line = out.File, f.Line
		out.Findings = append(out.Findings, x)
	}
	return out
}

// A TheoremTable is the table of golden files in the making: its head, a line for each, and what follows.
type TheoremTable struct {
	noun  string // what a golden file is called
	width int    // of the names
}

const theoremFigures = "  schemes  proved  refuted  values  result"

// NewTheoremTable writes the head of a table of results that may be yet to come.
func NewTheoremTable(p *text.Page, noun string, results []golden.Result) TheoremTable {
	width := len(noun)
	for _, r := range results {
		if !r.Unreadable {
			width = max(width, utf8.RuneCountInString(p.Style.Text(title(r))))
		}
	}
	if width+len(theoremFigures)+len("NOT REPRODUCED")-len("result") > text.Width {
		width = text.Width - len(theoremFigures) - len("NOT REPRODUCED") + len("result") // longer names have a line of their own
	}
	p.Line(fmt.Sprintf("%-*s", width, noun) + theoremFigures)
	return TheoremTable{noun, width}
}

// Row writes the line of a result.
func (t TheoremTable) Row(p *text.Page, r golden.Result) {
	outcome, tone := "reproduced", exposition.Good
	if !r.OK() {
		outcome, tone = "NOT REPRODUCED", exposition.Alarm
	}
	name := p.Style.Text(title(r))
	if utf8.RuneCountInString(name) > t.width {
		p.Digits("", name)
		name = ""
	}
	p.Verdict(fmt.Sprintf("%-*s  %7d  %6d  %7d  %6d  ", t.width, name, r.Schemes, r.Proved, r.Refuted, r.Values), outcome, tone)
}

// End writes the published claims that are contradicted, what is not reproduced, and how many golden files are.
func (t TheoremTable) End(p *text.Page, results []golden.Result) {
	writeNotes(p, results)
	failed := 0
	for _, r := range results {
		if !r.OK() {
			failed++
		}
		for _, f := range r.Failures {
			writeFailure(p, f)
		}
	}
	p.Line("")
	var formal []string
	for _, r := range results {
		if r.Theorem.Coq != nil {
			formal = append(formal, title(r))
		}
	}
	if formal != nil {
		p.Prose("", "Proved in Coq too, for all schemes at once (docs/trust.md): "+strings.Join(formal, ", ")+".")
	}
	if failed == 0 {
		p.Line(fmt.Sprintf("Everything is reproduced: %s.", typography.Count(len(results), t.noun)))
	} else {
		p.Line(fmt.Sprintf("Not reproduced: %d of %s.", failed, typography.Count(len(results), t.noun)))
	}
}

// title is what a golden file is called: by its theorem if it states one.
func title(r golden.Result) string {
	if r.Theorem.Name != "" {
		return r.Theorem.Name
	}
	return r.File
}

// writeNotes lists the published claims that are contradicted, the largest contradiction first, and names in one sentence
// the schemes whose claims hold as meant.
func writeNotes(p *text.Page, results []golden.Result) {
	var failing []golden.Note
	var asMeant []string
	for _, r := range results {
		for _, n := range r.Notes {
			switch {
			case n.Claim.Fails():
				failing = append(failing, n)
			case !slices.Contains(asMeant, n.Scheme):
				asMeant = append(asMeant, n.Scheme)
			}
		}
	}
	slices.SortStableFunc(failing, func(m, n golden.Note) int { return cmp.Compare(n.Size, m.Size) })
	if failing != nil {
		p.Line("")
		p.Prose("", "Published claims that are contradicted, the largest difference first:")
	}
	for _, n := range failing {
		for _, f := range exposition.Faults(n.Claim) {
			p.Hang("  "+n.Scheme+": "+exposition.Plain(f.Content), 4)
		}
	}
	if asMeant != nil {
		p.Line("")
		p.Prose("", fmt.Sprintf("Claims of %s hold for the scheme that is meant, though not for the digits as printed; verify check tells by how little: %s.",
			typography.Count(len(asMeant), "scheme"), strings.Join(asMeant, ", ")))
	}
}

// Place says where a failure is: "my.golden:12: ".
func Place(f golden.Failure) string {
	if f.Line > 0 {
		return fmt.Sprintf("%s:%d: ", f.File, f.Line)
	}
	return f.File + ": "
}

func writeFailure(p *text.Page, f golden.Failure) {
	where := Place(f)
	if f.Scheme != "" {
		where += f.Scheme + ": "
	}
	p.Line("")
	p.Hang(where+exposition.Plain(exposition.Failure(f)), 4)
	for line := range strings.Lines(f.Diff) {
		p.Hang("    "+strings.TrimSuffix(strings.ReplaceAll(line, "\t", " "), "\n"), 8)
	}
}
