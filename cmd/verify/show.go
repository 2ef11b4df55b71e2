package main

import (
	"bytes"

	"github.com/spf13/cobra"

	"rofz/paper/text"
)

func newShow() *cobra.Command {
	return takesSchemes(&cobra.Command{
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
			for from := range schemes(c, args) {
				s, err := from.read()
				if err != nil {
					failed = true
					if err := printFailure(c, from, err); err != nil {
						return err
					}
					continue
				}
				var page bytes.Buffer
				if n++; n > 1 {
					page.WriteByte('\n')
				}
				if err := text.WriteScheme(&page, style, s); err != nil {
					return err
				}
				if _, err := c.OutOrStdout().Write(page.Bytes()); err != nil {
					return err
				}
			}
			if failed {
				return exit{code: exitBadInput}
			}
			return nil
		},
	})
}
