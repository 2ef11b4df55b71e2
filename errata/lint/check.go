// Package lint looks for what is wrong, suspicious or remarkable in a scheme: in its table, its order, its stability
// and in what its source claims. Each finding has a stable code.
//
//	findings := lint.Run(s, lint.Options{})
//	check, err := lint.Find(findings[0].Code)          // what the code means, and the remedy
//	position := s.Position(findings[0].Place)          // where in the file it is
//
// Every decision is exact; where coefficients are truncated, codes of their own tell what fails in the last printed
// digits alone from what fails by more. Package exposition puts findings into words. A Baseline accepts known ones.
// docs/lint-codes.md lists the codes.
package lint

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rofz/errata/repair"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// Check is one thing that is looked for.
type Check struct {
	Code        string // RZ and three digits; never given to another check
	Title       string
	Level       Level
	Detail      bool   // a remark that is only made when asked for
	Explanation string // what it means and why it matters
	Remedy      string
	Example     string

	find func(*subject) []Finding // nil for what is not found by lint itself
}

// Level says how much a finding matters.
type Level string

// The levels.
const (
	Error   Level = "error"
	Warning Level = "warning"
	Note    Level = "note"
)

// Checks returns all checks, by code.
func Checks() []Check {
	return slices.SortedFunc(slices.Values(slices.Concat(readingChecks, tableChecks, orderChecks, stabilityChecks, estimateChecks, structureChecks, multistepChecks, []Check{mendCheck, lateCheck}, verdictChecks)),
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
	Details bool    // the remarks too that are only made when asked for
	Filter  *Filter // of the estimate of the error; nil for none
}

// Run returns what the checks find in the scheme, in the order of the codes.
//
// Cost: the order conditions one order beyond the claim, and the decisions about the stability of both weights.
func Run(s scheme.Scheme, options Options) []Finding {
	return RunAnalysis(repair.AnalyzeClaims(context.Background(), s), options)
}

// RunAnalysis is Run for a scheme whose analysis the caller has, so that nothing is derived twice.
func RunAnalysis(a *proofs.Analysis, options Options) []Finding {
	sub := newSubject(a, options)
	var out []Finding
	var late []string
	for _, c := range Checks() {
		if c.find == nil || c.Detail && !options.Details {
			continue
		}
		found, done := proofs.Within(a, c.Code, func() []Finding { return c.find(sub) })
		if !done {
			late = append(late, c.Code)
		}
		for _, f := range found {
			f.Code = c.Code
			if f.Level == "" {
				f.Level = c.Level
			}
			out = append(out, f)
		}
	}
	if late != nil {
		out = append(out, Finding{Code: lateCheck.Code, Level: lateCheck.Level, Fact: Late{context.Cause(a.Context()), late}})
	}
	return out
}

// IsContradiction reports whether the findings have one that a slip in the table may explain, if all checks were made.
func IsContradiction(found []Finding) bool {
	return !slices.ContainsFunc(found, func(f Finding) bool { return f.Code == lateCheck.Code }) &&
		slices.ContainsFunc(found, func(f Finding) bool {
			_, isSum := f.Fact.(scheme.WeightSum) // of weights for which no order is claimed
			_, isOption := f.Fact.(NoGamma)
			return f.Level == Error && !isOption || isSum
		})
}

// mendCheck describes proposals of package diagnosis: they are made when asked for, and are no check of their own.
var mendCheck = Check{
	Code: "RZ601", Title: "what may be wrong", Level: Note,
	Explanation: "With verify lint --explain: an edit of the table, or of a claim, after which all claims hold that failed. The most plausible one comes first.",
	Remedy:      "Compare the place with the source.",
	Example:     "b[3]: 2/3 should be 1/3 (one digit); then all 12 conditions hold exactly.",
}

// lateCheck says that the time for a scheme did not suffice for all checks, and is no check of its own.
var lateCheck = Check{
	Code: "RZ602", Title: "time used up", Level: Warning,
	Explanation: "With verify lint --budget: the time for a scheme was used up before everything was looked for. What was found is there; the checks that are named were not made. With verify check --budget: a claim, such as that of the order, was not compared in that time.",
	Remedy:      "Give more time.",
	Example:     "budget of 2s used up; not looked for: RZ303.",
}
