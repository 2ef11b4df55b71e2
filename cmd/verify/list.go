package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rofz/paper/exposition"
	"rofz/paper/report"
	"rofz/paper/text"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

func newList() *cobra.Command {
	var o listOptions
	c := &cobra.Command{
		Use:   "list [WORD...]",
		Short: "List the schemes of the catalogue",
		Long: `list writes one line for each scheme of the catalogue: its name, kind, number of
stages (or steps), claimed order (and that of the embedded weights), the form of
its coefficients, and whether its source claims that it is A-stable, L-stable and
stiffly accurate. The families follow, whose members have any number of stages.

With words, only the schemes are listed whose name or title has all of them.

With --solver, the solvers of a library are listed with the schemes that they are,
or with what they are instead. LIBRARY:NAME stands for the scheme wherever the
name of one may stand, as in diffrax:Kvaerno5.`,
		Example: `  verify list
  verify list ark radau --format json
  verify list --kind rosenbrock --claim L-stable
  verify list --family esdirk kvaerno
  verify list --solver diffrax`,
		ValidArgsFunction: noFiles,
		RunE:              func(c *cobra.Command, args []string) error { return o.run(c, args) },
	}
	chooses(c, &o.kind, "kind", "", scheme.KindNames(), "only schemes of this `KIND`: "+strings.Join(scheme.KindNames(), ", "))
	chooses(c, &o.family, "family", "", scheme.Families(), "only schemes of this `FAMILY`: "+strings.Join(scheme.Families(), ", "))
	chooses(c, &o.claim, "claim", "", claimNames(), "only schemes that are published as, or, if no source speaks of it, proved to be this `PROPERTY`: "+strings.Join(claimNames(), ", "))
	chooses(c, &o.solver, "solver", "", catalogue.Libraries(), "the solvers of this `LIBRARY` and their schemes: "+strings.Join(catalogue.Libraries(), ", "))
	chooses(c, &o.format, "format", "text", []string{"text", "json"}, "`FORMAT` of the list: text, or json for one object to a line")
	return c
}

// listOptions are the flags of verify list.
type listOptions struct{ kind, family, claim, solver, format string }

// claimNames are the properties that a source may claim.
func claimNames() []string {
	var out []string
	for _, key := range scheme.ClaimKeys() {
		out = append(out, scheme.ClaimName(key))
	}
	return out
}

// matches reports whether a scheme is asked for.
func (o listOptions) matches(s scheme.Scheme, words []string, claimed func(scheme.Scheme) bool) bool {
	info := s.Info()
	text := strings.ToLower(info.Name + " " + info.Title)
	return (o.kind == "" || info.Kind == o.kind) && (o.family == "" || info.Family == o.family) &&
		!slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, strings.ToLower(w)) }) && (o.claim == "" || claimed(s))
}

// claimed returns whether a scheme is published as what --claim says; or, if no source in the catalogue speaks of it, whether
// that is proved.
func (o listOptions) claimed() func(scheme.Scheme) bool {
	key := proofs.Property(o.claim).Key()
	for s := range catalogue.All() {
		if s.Info().Published.Says(key) != nil {
			return func(s scheme.Scheme) bool { return s.Info().Published.Claims(key) }
		}
	}
	return func(s scheme.Scheme) bool {
		return proofs.Analyze(s).Decide(proofs.Property(o.claim)).Verdict.Proved()
	}
}

func (o listOptions) run(c *cobra.Command, words []string) error {
	if o.solver != "" {
		return o.solvers(c, words)
	}
	var found []scheme.Scheme
	claimed := o.claimed()
	for _, schemes := range []iter.Seq[scheme.Scheme]{catalogue.All(), catalogue.Pairs(), catalogue.Exponential()} {
		for s := range schemes {
			if o.matches(s, words, claimed) {
				found = append(found, s)
			}
		}
	}
	if o.format == "json" {
		for _, s := range found {
			if err := report.WriteEntry(c.OutOrStdout(), s); err != nil {
				return err
			}
		}
		return nil
	}
	filtered := o != listOptions{format: "text"} || len(words) > 0
	if len(found) == 0 {
		return exit{exitFailed, errors.New("no scheme of the catalogue is like that; verify list lists all")}
	}
	p := text.Page{Style: styleOf(c)}
	line := func(name, kind, size, order, form string, claims [3]string) {
		p.Line(strings.TrimRight(fmt.Sprintf("%-27s %-14s %2s %-5s %-10s %-3s %-3s %s", name, kind, size, order, form, claims[0], claims[1], claims[2]), " "))
	}
	line("NAME", "KIND", "s", "ORDER", "FORM", [3]string{"A", "L", "ST.ACC."})
	for _, s := range found {
		info := s.Info()
		published := info.Published
		line(info.Name, info.Kind, size(s), exposition.ClaimedOrder(info), strings.TrimPrefix(info.Form, "rational-"),
			[3]string{said(published.Says("A-stable")), said(published.Says("L-stable")), said(published.Says("stiffly_accurate"))})
	}
	if !filtered {
		p.Line("")
		p.Line("FAMILY")
		for _, f := range catalogue.Families() {
			p.Prose(fmt.Sprintf("%-22s ", f.Pattern), f.Meaning)
		}
	}
	_, err := p.WriteTo(c.OutOrStdout())
	return err
}

// solvers lists the solvers of a library, with the schemes that they are.
func (o listOptions) solvers(c *cobra.Command, words []string) error {
	if o.kind != "" || o.family != "" || o.claim != "" || o.format != "text" {
		return errors.New("--solver goes with words alone, not with another flag")
	}
	p := text.Page{Style: styleOf(c)}
	found := false
	for _, s := range catalogue.Solvers() {
		name := strings.ToLower(s.Name + " " + s.Scheme)
		if s.Library != o.solver || slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, strings.ToLower(w)) }) {
			continue
		}
		found = true
		p.Line(strings.TrimRight(fmt.Sprintf("%-34s %s", s, cmp.Or(s.Scheme, "–")), " "))
		if s.Note != "" {
			p.Prose("    ", s.Note)
		}
	}
	if !found {
		return exit{exitFailed, fmt.Errorf("no solver of %s is like that; verify list --solver %s lists all", o.solver, o.solver)}
	}
	_, err := p.WriteTo(c.OutOrStdout())
	return err
}

// said writes a claim.
func said(claim *bool) string {
	switch {
	case claim == nil:
		return ""
	case *claim:
		return "yes"
	}
	return "no"
}

// size returns the number of stages or steps.
func size(s scheme.Scheme) string {
	if n, _ := scheme.Size(s); n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}
