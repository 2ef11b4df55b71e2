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
	c := &cobra.Command{
		Use:   "explain [CODE|FILE|DIRECTORY...]",
		Short: "Say what a finding of lint means, or what may be to blame for one",
		Long: `explain says what a code means, why it matters and what to do; without a code it
lists all. Of files and directories it says what verify lint --explain says.`,
		Example: `  verify explain RZ101
  verify explain my.json
  verify explain`,
		Args:              argsNamed(0, anyNumber, "a code or files"),
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
			if isFile(args[0]) || isDirectory(args[0]) {
				return runLint(c, args, lintOptions{format: "text", level: "error", explain: true})
			}
			if len(args) > 1 {
				return fmt.Errorf("verify explain takes one code, %q is too many", args[1])
			}
			check, err := lint.Find(args[0])
			if err != nil {
				return err
			}
			return explain(c.OutOrStdout(), styleOf(c), check)
		},
	}
	addReading(c)
	addBudget(c)
	return c
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
