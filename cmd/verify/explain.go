package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rofz/lint"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Say what a finding of lint means",
		Long:  "explain says what a code means, why it matters and what to do; without a code it lists all.",
		Example: `  verify explain RZ101
  verify explain`,
		Args: argsNamed(0, 1, "a code"),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, check := range lint.Checks() {
					fmt.Fprintf(c.OutOrStdout(), "%s  %-7s  %s\n", check.Code, check.Level, check.Title)
				}
				return nil
			}
			check, err := lint.Find(args[0])
			if err != nil {
				return err
			}
			return explain(c.OutOrStdout(), check)
		},
	}
}

func explain(w io.Writer, c lint.Check) error {
	detail := ""
	if c.Detail {
		detail = ", with --verbose only"
	}
	_, err := fmt.Fprintf(w, "%s (%s%s): %s\n\n%s\n\nRemedy: %s\n\nExample: %s\n",
		c.Code, c.Level, detail, c.Title, c.Explanation, c.Remedy, c.Example)
	return err
}
