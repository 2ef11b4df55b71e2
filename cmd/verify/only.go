package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"rofz/errata/repair"
	"rofz/paper/report"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// A survey answers a few questions about very many schemes, a line for each, without certificates.
type survey struct {
	questions []string
	format    string // text or json
	command   *cobra.Command

	failed, open bool // a scheme could not be read, a question was not decided
}

// newSurvey reads the list of --only.
func newSurvey(c *cobra.Command, list, format string) (*survey, error) {
	if format != "text" && format != "json" {
		return nil, fmt.Errorf("--only writes text or json; --format %s cannot hold it", format)
	}
	for _, flag := range []string{"require", "explain", "certificates", "write", "brief", "full"} {
		if c.Flags().Changed(flag) {
			return nil, fmt.Errorf("--only and --%s exclude each other", flag)
		}
	}
	s := &survey{format: format, command: c}
	for _, q := range strings.Split(list, ",") {
		if q = strings.TrimSpace(q); !slices.Contains(questions(), q) {
			return nil, fmt.Errorf("--only asks for %.40q; one of %s would be right", q, strings.Join(questions(), ", "))
		}
		if slices.Contains(s.questions, q) {
			return nil, fmt.Errorf("--only asks for %s twice", q)
		}
		s.questions = append(s.questions, q)
	}
	return s, nil
}

// questions are those that a survey can answer.
func questions() []string {
	var out []string
	for _, p := range proofs.Properties() {
		out = append(out, string(p))
	}
	for _, q := range requirement.Integers() {
		out = append(out, string(q))
	}
	return append(out, errorConstant)
}

// errorConstant asks for C in e^z − R = C z^(p+1) + …, of the numbers as printed.
const errorConstant = "error-constant"

// answered is what is known of one scheme.
type answered struct {
	name    string
	answers []report.Answer
	err     *scheme.Error
}

func (s *survey) run(in batch) error {
	if err := eachIn(s.command, in.in, in.total, "told", s.answer, s.print); err != nil {
		return err
	}
	switch {
	case s.failed:
		return exit{code: exitBadInput}
	case s.open:
		return exit{code: exitUndecided}
	}
	return nil
}

func (s *survey) answer(ctx context.Context, from source) answered {
	got, err := from.measured(ctx)
	if err != nil {
		return answered{name: from.name, err: failure(from.name, err)}
	}
	out := answered{name: got.Info().Name}
	whole := sync.OnceValue(func() *proofs.Analysis { return repair.Analyze(ctx, got) })
	glance, ok := proofs.GlanceAt(ctx, got)
	exact := scheme.UnitsOf(got).Exact()
	if ok && !exact {
		_, meant := whole().AsMeant() // which the answers are about
		ok = !meant
	}
	for _, q := range s.questions {
		var v any
		if ok {
			v = atGlance(glance, q, exact)
		}
		if v == nil {
			v = inFull(whole(), q)
		}
		out.answers = append(out.answers, report.Answer{Question: q, Value: v})
	}
	return out
}

// atGlance returns nil for what takes an analysis.
func atGlance(g *proofs.Glance, question string, exact bool) any {
	if q := requirement.Quantity(question); q == requirement.ExactOrder || q == requirement.Order && exact {
		p, _ := g.Order()
		return p
	}
	if question == errorConstant {
		_, c := g.Order()
		return report.ExactOf(algebraic.Field{}, c)
	}
	if holds, ok := g.Holds(proofs.Property(question)); ok {
		return holds
	}
	return nil
}

// inFull returns nil for what is not decided, or not defined for the kind of scheme.
func inFull(a *proofs.Analysis, question string) any {
	if q := requirement.Quantity(question); slices.Contains(requirement.Integers(), q) {
		if n, ok := q.Integer(a); ok {
			return n
		}
		return nil
	}
	if question == errorConstant {
		return errorConstantOf(a)
	}
	d, _ := a.DecideAsTold(proofs.Property(question))
	if d.Verdict.Undecided() {
		return nil
	}
	return d.Verdict.Proved()
}

// errorConstantOf returns nil for what has no error constant.
func errorConstantOf(a *proofs.Analysis) any {
	_, c := a.Order()
	if a.IsUnfinished(proofs.OrderFact) {
		return nil
	}
	switch s := a.Scheme().(type) {
	case scheme.OneStep:
		if k, _, err := a.StabilityFunction(); err == nil {
			return report.ExactOf(k, c)
		}
	case scheme.Multistep:
		return report.ExactOf(s.Field(), c)
	}
	return nil
}

// print writes a line with one call.
func (s *survey) print(a answered) error {
	s.failed = s.failed || a.err != nil
	s.open = s.open || slices.ContainsFunc(a.answers, func(x report.Answer) bool { return x.Value == nil })
	var line bytes.Buffer
	switch {
	case s.format == "json":
		if err := report.WriteAnswers(&line, a.name, a.answers, a.err); err != nil {
			return err
		}
	case a.err != nil:
		return printProblem(s.command, a.err)
	default:
		words := make([]string, len(a.answers))
		for i, x := range a.answers {
			words[i] = inWords(x.Question, x.Value)
		}
		fmt.Fprintf(&line, "%s: %s\n", a.name, strings.Join(words, ", "))
	}
	_, err := s.command.OutOrStdout().Write(line.Bytes())
	return err
}

func inWords(question string, v any) string {
	switch v := v.(type) {
	case bool:
		if v {
			return question
		}
		return "not " + question
	case nil:
		return question + " undecided"
	}
	return fmt.Sprintf("%s %v", question, v)
}
