package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rofz/catalogue"
	"rofz/scheme"
)

func newList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the schemes of the catalogue",
		Long: `list writes one line for each scheme of the catalogue: its name, kind, number of
stages (or steps), claimed order (and that of the embedded weights), the form of
its coefficients, and what its source claims about stability. The families
follow, whose members have any number of stages.`,
		Args: argsNamed(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			var b strings.Builder
			line := func(name, kind, size, order, form, claims string) {
				s := fmt.Sprintf("%-27s %-11s %2s %-5s %-22s %s", name, kind, size, order, form, claims)
				b.WriteString(strings.TrimRight(s, " ") + "\n")
			}
			line("NAME", "KIND", "s", "ORDER", "FORM", "CLAIMS")
			for s := range catalogue.All() {
				info := s.Info()
				line(info.Name, info.Kind, size(s), claimedOrder(info), info.Form, claims(info.Published))
			}
			b.WriteString("\nFAMILY\n")
			for _, f := range catalogue.Families() {
				fmt.Fprintf(&b, "%-22s %s\n", f.Pattern, f.Meaning)
			}
			_, err := fmt.Fprint(c.OutOrStdout(), b.String())
			return err
		},
	}
}

// size returns the number of stages or steps.
func size(s scheme.Scheme) string {
	switch s := s.(type) {
	case scheme.OneStep:
		if n := s.Stages(); n > 0 {
			return strconv.Itoa(n)
		}
	case *scheme.Multistep:
		return strconv.Itoa(s.Steps())
	}
	return ""
}

func claimedOrder(info scheme.Info) string {
	if info.Order == nil {
		return ""
	}
	s := strconv.Itoa(*info.Order)
	if info.EmbeddedOrder != nil {
		s += fmt.Sprintf("(%d)", *info.EmbeddedOrder)
	}
	return s
}

func claims(c scheme.Claims) string {
	var list []string
	add := func(says *bool, name string) {
		switch {
		case says == nil:
		case *says:
			list = append(list, name)
		default:
			list = append(list, "not "+name)
		}
	}
	add(c.AStable, "A")
	add(c.LStable, "L")
	add(c.StifflyAccurate, "stiffly accurate")
	return strings.Join(list, ", ")
}
