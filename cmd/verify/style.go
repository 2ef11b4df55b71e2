package main

import (
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rofz/paper/text"
)

var colourChoices = []string{"auto", "always", "never"}

// addStyle gives all commands the flags that say how text is written.
func addStyle(root *cobra.Command) {
	when := "auto"
	root.PersistentFlags().Var(&choice{"color", when, &when, colourChoices}, "color", "`WHEN` to colour verdicts: auto (on a terminal), always or never")
	complete(root, "color", cobra.FixedCompletions(colourChoices, cobra.ShellCompDirectiveNoFileComp))
	root.PersistentFlags().Bool("ascii", false, "write text for people in ASCII, not JSON, CSV, LaTeX, Markdown and the like; on a terminal without UTF-8 this is the default")
}

// styleOf returns the style of the text on standard output.
func styleOf(c *cobra.Command) text.Style { return styleOn(c, c.OutOrStdout()) }

// styleOn returns the style of the text on one of the streams.
func styleOn(c *cobra.Command, w io.Writer) text.Style {
	when := c.Flag("color").Value.String()
	ascii, _ := c.Flags().GetBool("ascii")
	return style(when, ascii || !c.Flags().Changed("ascii") && isTerminal(w) && !speaksUTF8(os.Getenv), isTerminal(w), os.Getenv)
}

func style(when string, ascii, terminalThere bool, env func(string) string) text.Style {
	colour := when == "always" || when != "never" && terminalThere && env("NO_COLOR") == "" && env("TERM") != "dumb"
	return text.Style{ASCII: ascii, Colour: colour}
}

// speaksUTF8 reports whether the locale may use UTF-8: the first of LC_ALL, LC_CTYPE and LANG that is set names that
// charset or none, and is not the locale C or POSIX, whose charset is ASCII.
func speaksUTF8(env func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		locale := env(name)
		if locale == "" {
			continue
		}
		if locale == "C" || locale == "POSIX" {
			return false
		}
		_, charset, named := strings.Cut(locale, ".")
		charset, _, _ = strings.Cut(charset, "@")
		charset = strings.ReplaceAll(strings.ToLower(charset), "-", "")
		return !named || charset == "utf8"
	}
	return true
}
