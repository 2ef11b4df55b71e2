package main

import (
	"bytes"
	"context"

	"github.com/spf13/cobra"

	"rofz/paper/text"
	"rofz/scheme"
)

func newShow() *cobra.Command {
	c := takesSchemes(&cobra.Command{
		Use:   "show NAME|FILE|DIRECTORY|-...",
		Short: "Print the coefficients and the source of schemes",
		Long: `show prints what a scheme's file says: its coefficients as they are written there,
their source, and what is claimed. Of a matrix that is too wide for the page, the
entries that are not 0 are listed one below the other.`,
		Example: `  verify show radau-iia-2
  verify show my.json`,
		RunE: func(c *cobra.Command, args []string) error {
			style := styleOf(c)
			n, failed := 0, false
			type shown struct {
				page []byte
				err  *scheme.Error
			}
			err := eachScheme(c, args, "shown", func(ctx context.Context, from source) shown {
				s, err := from.readWithin(ctx)
				if err != nil {
					return shown{err: failure(from.name, err)}
				}
				var page bytes.Buffer
				if err := text.WriteScheme(&page, style, s); err != nil {
					return shown{err: failure(from.name, err)}
				}
				return shown{page: page.Bytes()}
			}, func(s shown) error {
				if s.err != nil {
					failed = true
					return printProblem(c, s.err)
				}
				if n++; n > 1 {
					s.page = append([]byte("\n"), s.page...)
				}
				_, err := c.OutOrStdout().Write(s.page)
				return err
			})
			if err != nil {
				return err
			}
			if failed {
				return exit{code: exitBadInput}
			}
			return nil
		},
	})
	addBudget(c)
	return c
}
