package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rofz/errata/lint"
	"rofz/internal/ci"
	"rofz/paper/text"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Say what a finding of lint means",
		Long:  "explain says what a code means, why it matters and what to do; without a code it lists all.",
		Example: `  verify explain RZ101
  verify explain`,
		Args:              argsNamed(0, 1, "a code"),
		ValidArgsFunction: codes,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				p := text.Page{Style: styleOf(c)}
				for _, check := range lint.Checks() {
					p.Tell(fmt.Sprintf("%s  %-7s  ", check.Code, check.Level), string(check.Level), levelTones[ci.Level(check.Level)], check.Title)
				}
				_, err := p.WriteTo(c.OutOrStdout())
				return err
			}
			check, err := lint.Find(args[0])
			if err != nil {
				return err
			}
			return explain(c.OutOrStdout(), styleOf(c), check)
		},
	}
}

func explain(w io.Writer, style text.Style, c lint.Check) error {
	detail := ""
	if c.Detail {
		detail = ", with --verbose only"
	}
	p := text.Page{Style: style}
	p.Prose("", fmt.Sprintf("%s (%s%s): %s", c.Code, c.Level, detail, c.Title))
	for _, text := range []string{c.Explanation, "Remedy: " + c.Remedy, "Example: " + c.Example} {
		p.Line("")
		p.Prose("", text)
	}
	_, err := p.WriteTo(w)
	return err
}
