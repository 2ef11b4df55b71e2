package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rofz/paper/exposition"
	"rofz/scheme/catalogue"
)

func newRoot() *cobra.Command {
	var format string
	var version bool
	root := &cobra.Command{
		Use:   "verify",
		Short: "Prove what is claimed about ODE integrators, exactly",
		Long: `verify derives the stability function R(z) of an ODE integrator exactly, decides
its stability properties with certificates, and proves the theorems of this
repository from the tableaux.

Without a command it proves every theorem against its golden file.

Wherever a command takes a NAME or a FILE: an argument with a slash, or one that
ends in .json or .txt, is a file; a directory stands for the files in it; - is
standard input; anything else is a name of the catalogue or of a family, such as
radau-iia-2, gauss-7, pade-2-3 or theta:1/3.`,
		Example: `  verify
  verify check radau-iia-2
  verify check my.json`,
		Args:              onlyCommands,
		ValidArgsFunction: noFiles,
		SilenceErrors:     true, // exitCode prints them
		SilenceUsage:      true,
		RunE: func(c *cobra.Command, _ []string) error {
			if version {
				return writeVersion(c)
			}
			return runTheorems(c, format)
		},
	}
	addStyle(root)
	addJobs(root)
	theoremFormatFlag(root, &format)
	root.Flags().BoolVar(&version, "version", false, "print what verify version prints")
	root.AddGroup(groups...)
	add := func(group string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = group
		}
		root.AddCommand(commands...)
	}
	add("prove", newRun(), newCertify(), newAudit())
	add("check", newCheck(), newBound(), newCompare(), newLint(), newExplain())
	add("draw", newLatex(), newPlot(), newReport())
	add("table", newList(), newShow(), newConvert(), newRepair())
	add("other", newSchema(), newVersion(), newCompletion())
	root.SetHelpCommand(newHelp())
	root.SetHelpCommandGroupID("other")
	root.AddCommand(topics()...)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(writeHelp)
	return root
}

// groups are the headings of verify help.
var groups = []*cobra.Group{
	{ID: "prove", Title: "Prove:"},
	{ID: "check", Title: "Check schemes:"},
	{ID: "draw", Title: "Typeset and draw:"},
	{ID: "table", Title: "Tables of coefficients:"},
	{ID: "other", Title: "Other:"},
}

// onlyCommands refuses an argument of verify itself, which is a misspelt command or a scheme without one.
func onlyCommands(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	word := args[0]
	if near := catalogue.Nearest(word, commandNames(c)); near != "" {
		return fmt.Errorf("unknown command %.60q; did you mean %s?", word, near)
	}
	if _, err := catalogue.Lookup(word); err == nil || isFile(word) {
		return fmt.Errorf("unknown command %.60q; did you mean verify check %s?", word, exposition.Quote(word))
	}
	return fmt.Errorf("unknown command %.60q; verify help lists the commands", word)
}
