package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"time"

	"rofz/errata/diagnosis"
	"rofz/paper/terminal"
	"rofz/poly"
	"rofz/proofs"
	"rofz/scheme"
)

// searchTime bounds the search for a slip in one table. The largest of the catalogue, with 19 stages, takes seconds.
const searchTime = time.Minute

// diagnose looks for the smallest edit of a table, or of what is claimed about it, after which all claims hold.
func diagnose(ctx context.Context, a *proofs.Analysis) diagnosis.Diagnosis {
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	return diagnosis.Find(ctx, a.Scheme(), diagnosis.Options{
		Most:    5,
		Refuted: refutedInEarnest(a),
		Confirm: func(s scheme.Scheme) bool { return len(refutedInEarnest(proofs.Analyze(s))) == 0 },
	})
}

// writeDiagnosis writes a diagnosis below a report.
func writeDiagnosis(w io.Writer, style terminal.Style, d diagnosis.Diagnosis) error {
	var text bytes.Buffer
	if err := d.WriteText(&text); err != nil || text.Len() == 0 {
		return err
	}
	p := terminal.Page{Style: style}
	p.Line("  what may be wrong:")
	for line := range strings.Lines(text.String()) {
		body := strings.TrimLeft(line, " ")
		indent := len(line) - len(body)
		if number, rest, ok := strings.Cut(body, ". "); ok && len(number) < 3 { // a numbered line hangs from its number
			p.Prose("    "+line[:indent]+number+". ", rest)
			continue
		}
		p.Prose("    "+line[:indent], body)
	}
	_, err := p.WriteTo(w)
	return err
}

// refutedInEarnest lists the claims of stability that are refuted by more than the last digits of truncated
// coefficients.
func refutedInEarnest(a *proofs.Analysis) []string {
	var out []string
	published := a.Scheme().Info().Published
	for _, c := range []struct {
		property proofs.Property
		claim    *bool
	}{{proofs.AStable, published.AStable}, {proofs.LStable, published.LStable}} {
		if c.claim != nil && *c.claim && refutedAsMeant(a, c.property) {
			out = append(out, string(c.property))
		}
	}
	return out
}

// refutedAsMeant reports whether a property is refuted: with truncated coefficients, by a pole in the left half-plane, or
// where |R| on the imaginary axis or R(∞) is off by more than rounding explains.
func refutedAsMeant(a *proofs.Analysis, p proofs.Property) bool {
	d, info := a.Decide(p), a.Scheme().Info()
	switch {
	case !d.Verdict.Refuted():
		return false
	case info.Exact || d.Pole != nil:
		return true
	}
	defect, ok := a.Defect()
	if !ok {
		return false
	}
	within := info.CoarseTolerance()
	if !defect.Excess.Infinite && within.Less(defect.Excess.Square.Lo) {
		return true
	}
	if p != proofs.LStable || defect.Limit == nil {
		return false
	}
	limit, k := *defect.Limit, defect.Field
	return k.Cmp(limit, poly.Rational(within)) > 0 || k.Cmp(limit.Neg(), poly.Rational(within)) > 0
}
