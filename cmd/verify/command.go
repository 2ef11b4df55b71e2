package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"rofz/paper/exposition"
	"rofz/scheme/catalogue"
)

// newRoot returns the command verify for the arguments of a call: with the command alone that they begin with, or with all.
func newRoot(args ...string) *cobra.Command {
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
		PersistentPreRun: func(c *cobra.Command, _ []string) {
			if f := c.Flag("format"); f != nil {
				processOf(c).stdout.inert.commands = f.Value.String() == "github"
			}
			processOf(c).stdout.inert.off = c.Name() == "plot"
		},
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
	for _, x := range commandsFor(args) {
		c := x.make()
		c.GroupID = x.group
		root.AddCommand(c)
	}
	root.SetHelpCommand(newHelp())
	root.SetHelpCommandGroupID("other")
	root.AddCommand(topics()...)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(writeHelp)
	return root
}

// subcommand says how one of the commands is called and made.
type subcommand struct {
	group, name string
	make        func() *cobra.Command
}

// subcommands are in the order of verify help.
var subcommands = []subcommand{
	{"prove", "run", newRun}, {"prove", "certify", newCertify}, {"prove", "audit", newAudit},
	{"check", "check", newCheck}, {"check", "bound", newBound}, {"check", "gradient", newGradient}, {"check", "tally", newTally}, {"check", "family", newFamily}, {"check", "compare", newCompare}, {"check", "lint", newLint}, {"check", "explain", newExplain},
	{"draw", "latex", newLatex}, {"draw", "plot", newPlot}, {"draw", "report", newReport},
	{"table", "list", newList}, {"table", "show", newShow}, {"table", "convert", newConvert}, {"table", "repair", newRepair}, {"table", "candidates", newCandidates},
	{"other", "schema", newSchema}, {"other", "version", newVersion}, {"other", "completion", newCompletion},
}

// commandsFor returns the command that the arguments begin with, or all commands: to make them all takes longer than what
// many calls do.
func commandsFor(args []string) []subcommand {
	if len(args) > 0 {
		if i := slices.IndexFunc(subcommands, func(x subcommand) bool { return x.name == args[0] }); i >= 0 {
			return subcommands[i : i+1]
		}
	}
	return subcommands
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
