package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"rofz/scheme"
)

func newShow() *cobra.Command {
	return &cobra.Command{
		Use:               "show NAME|FILE|-",
		Short:             "Print the coefficients and the source of a scheme",
		Args:              argsNamed(1, 1, "the name or the file of one scheme"),
		ValidArgsFunction: schemeNames,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := single(args[0], c.InOrStdin())
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(c.OutOrStdout(), display(s))
			return err
		},
	}
}

// display returns everything that is to be read about a scheme, with the coefficients as its file prints them.
func display(s scheme.Scheme) string {
	var b strings.Builder
	info := s.Info()
	say := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-8s %s\n", key, value)
		}
	}
	say("name", info.Name)
	say("title", info.Title)
	say("kind", info.Kind)
	say("family", info.Family)
	say("form", info.Form)
	say("order", claimedOrder(info))
	say("claims", claims(info.Published))
	say("source", info.Source)
	say("note", info.Note)
	say("defect", info.Defect)
	for _, e := range coefficients(s) {
		b.WriteString("\n" + e.Key + "\n" + columns(e.Rows))
	}
	return b.String()
}

// coefficients returns the entries as printed. A scheme that was made by name has none: then they are those of its
// polynomials or of its matrix in the basis of shifted Legendre polynomials.
func coefficients(s scheme.Scheme) []scheme.Entries {
	if p, ok := s.(interface{ Printed() []scheme.Entries }); ok {
		if printed := p.Printed(); printed != nil {
			return printed
		}
	}
	text := func(key, value string) scheme.Entries { return scheme.Entries{Key: key, Rows: [][]string{{value}}} }
	switch s := s.(type) {
	case *scheme.Family:
		return []scheme.Entries{text("nodes, the zeros of", s.Nodes().Format("x"))}
	case *scheme.Multistep:
		return []scheme.Entries{text("rho", s.Rho().Format("zeta")), text("sigma", s.Sigma().Format("zeta"))}
	case *scheme.Approximation:
		return []scheme.Entries{text("numerator", s.Numerator().Format("z")), text("denominator", s.Denominator().Format("z"))}
	case *scheme.ButcherTableau:
		b := []string{}
		for _, x := range s.B() {
			b = append(b, x.String())
		}
		a := [][]string{}
		for _, row := range s.A() {
			cells := []string{}
			for _, x := range row {
				cells = append(cells, x.String())
			}
			a = append(a, cells)
		}
		return []scheme.Entries{{Key: "A", Rows: a}, {Key: "b", Rows: [][]string{b}}}
	}
	return nil
}

// columns lines up the entries of rows.
func columns(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for j, cell := range row {
			if j == len(widths) {
				widths = append(widths, 0)
			}
			widths[j] = max(widths[j], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for j, cell := range row {
			line += fmt.Sprintf("  %-*s", widths[j], cell)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
