// Package lint looks for what is wrong, suspicious or remarkable in a scheme: in its table, its order, its stability
// and in what its source claims. Each finding has a stable code.
//
//	findings := lint.Run(s, lint.Options{})
//	check, err := lint.Find(findings[0].Code)          // what the code means, and the remedy
//
// Every decision is exact; where coefficients are truncated, codes of their own tell what fails in the last printed
// digits alone from what fails in earnest. Findings are of package ci, which writes them in the formats of CI systems. A
// Baseline accepts known ones. docs/lint-codes.md lists the codes.
package lint

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rofz/internal/ci"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// Check is one thing that is looked for.
type Check struct {
	Code        string // RZ and three digits; never given to another check
	Title       string
	Level       ci.Level
	Detail      bool   // a remark that is only made when asked for
	Explanation string // what it means and why it matters
	Remedy      string
	Example     string

	find func(*subject) []fault // nil for what is not found by lint itself
}

// fault is what a check finds.
type fault struct {
	place   string // such as A[2][1], within the scheme; "" for the whole
	message string
}

// Checks returns all checks, by code.
func Checks() []Check {
	return slices.SortedFunc(slices.Values(slices.Concat(tableChecks, orderChecks, stabilityChecks, structureChecks, multistepChecks, []Check{mendCheck, lateCheck}, verdictChecks)),
		func(a, b Check) int { return cmp.Compare(a.Code, b.Code) })
}

// Find returns the check with a code. The error suggests one that is close.
func Find(code string) (Check, error) {
	all := Checks()
	for _, c := range all {
		if strings.EqualFold(c.Code, code) {
			return c, nil
		}
	}
	var codes []string
	for _, c := range all {
		codes = append(codes, c.Code)
	}
	if near := catalogue.Nearest(code, codes); near != "" {
		return Check{}, fmt.Errorf("no check has the code %q; did you mean %s?", code, near)
	}
	return Check{}, fmt.Errorf("no check has the code %q; verify explain lists them", code)
}

// Options says what to look for.
type Options struct {
	Details bool // the remarks too that are only made when asked for

	// Mend proposes edits after which everything that is claimed would hold. It is asked where an error is found; nil for
	// no proposals. What it says is a proposal and never an error itself.
	Mend func(*proofs.Analysis) []Mend
}

// Mend is a proposal.
type Mend struct{ Place, Sentence string }

// Run returns what the checks find in the scheme, in the order of the codes. The file is left to the
// caller, who knows where the scheme was read.
//
// Cost: the order conditions one order beyond the claim, and the decisions about the stability of both weights.
func Run(s scheme.Scheme, options Options) []ci.Finding {
	return RunAnalysis(proofs.Analyze(s), options)
}

// RunAnalysis is Run for a scheme whose analysis the caller has, so that nothing is derived twice.
func RunAnalysis(a *proofs.Analysis, options Options) []ci.Finding {
	sub := newSubject(a)
	var out []ci.Finding
	var late []string
	for _, c := range Checks() {
		if c.find == nil || c.Detail && !options.Details {
			continue
		}
		faults, done := proofs.Within(a, c.Code, func() []fault { return c.find(sub) })
		if !done {
			late = append(late, c.Code)
		}
		for _, f := range faults {
			out = append(out, c.finding(a.Scheme(), f.place, f.message))
		}
	}
	if late != nil {
		return append(out, lateCheck.finding(a.Scheme(), "", context.Cause(a.Context()).Error()+"; not looked for: "+strings.Join(late, ", ")))
	}
	return append(out, mends(a, options, out)...)
}

// finding is what c found at a place.
func (c Check) finding(s scheme.Scheme, place, message string) ci.Finding {
	at := s.Position(scheme.Place{Key: place})
	return ci.Finding{
		Code: c.Code, Title: c.Title, Level: c.Level, Line: at.Line, Column: at.Column,
		Scheme: s.Info().Name, Place: place, Message: message, Help: c.Remedy,
	}
}

// mends asks for proposals if there is an error.
func mends(a *proofs.Analysis, options Options, found []ci.Finding) []ci.Finding {
	isError := func(f ci.Finding) bool { return f.Level == ci.Error || f.Code == "RZ108" } // RZ108: or a slip in a late digit
	if options.Mend == nil || !slices.ContainsFunc(found, isError) {
		return nil
	}
	var out []ci.Finding
	for _, m := range options.Mend(a) {
		out = append(out, mendCheck.finding(a.Scheme(), m.Place, m.Sentence))
	}
	return out
}

// mendCheck describes proposals: they are made when asked for, and are no check of their own.
var mendCheck = Check{
	Code: "RZ601", Title: "what may be wrong", Level: ci.Note,
	Explanation: "With verify lint --explain: an edit of the table, or of a claim, after which all claims hold that failed. The most plausible one comes first.",
	Remedy:      "Compare the place with the source.",
	Example:     "b[3]: 2/3 should be 1/3 (one digit); then all 12 conditions hold exactly.",
}

// lateCheck says that the time for a scheme did not suffice for all checks, and is no check of its own.
var lateCheck = Check{
	Code: "RZ602", Title: "time used up", Level: ci.Warning,
	Explanation: "With verify lint --budget: the time for a scheme was used up before everything was looked for. What was found is there; the checks that are named were not made. With verify check --budget: a claim, such as that of the order, was not compared in that time.",
	Remedy:      "Give more time.",
	Example:     "budget of 2s used up; not looked for: RZ303.",
}
