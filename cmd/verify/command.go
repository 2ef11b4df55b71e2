package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/catalogue"
)

// run is the whole program but for signals: it carries out one command line and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	defer func() {
		if v := recover(); v != nil {
			code = exitCode(&internalError{"", v, debug.Stack()}, stderr)
		}
	}()
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return exitCode(root.Execute(), stderr)
}

func newRoot() *cobra.Command {
	var format string
	root := &cobra.Command{
		Use:   "verify",
		Short: "Prove what is claimed about ODE integrators, exactly",
		Long: `verify derives the stability function R(z) of an ODE integrator exactly, decides
its stability properties with certificates, and proves the theorems of this
repository from the tableaux.

Without a command it proves every theorem against its golden file.`,
		Example: `  verify                      prove all theorems
  verify check radau-iia-2    what is known of one scheme
  verify check my.json        the same for a scheme of your own`,
		Args:              onlyCommands,
		SilenceErrors:     true, // exitCode prints them
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		RunE:              func(c *cobra.Command, _ []string) error { return runTheorems(c.OutOrStdout(), format) },
	}
	root.AddCommand(newRun(), newCheck(), newBound(), newCompare(), newLatex(), newPlot(), newReport(), newRepair(), newLint(), newExplain(), newConvert(), newList(), newShow(), newCertify(), newAudit(), newSchema(), newVersion())
	theoremFormatFlag(root, &format)
	root.SetHelpCommand(newHelp())
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w; %s --help lists the flags", err, c.CommandPath())
	})
	return root
}

// onlyCommands refuses an argument of verify itself, which is a misspelt command or a scheme without one.
func onlyCommands(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	word := args[0]
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(word); len(near) > 0 {
		return fmt.Errorf("unknown command %q; did you mean %s?", word, strings.Join(near, " or "))
	}
	if _, err := catalogue.Lookup(word); err == nil || isFile(word) {
		return fmt.Errorf("unknown command %q; did you mean verify check %s?", word, word)
	}
	return fmt.Errorf("unknown command %q; verify help lists the commands", word)
}

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Describe a command",
		Args:  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return fmt.Errorf("no command %q; verify help lists the commands", strings.Join(args, " "))
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

// argsNamed asks for at least one argument and says what it should be.
func argsNamed(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return fmt.Errorf("%s needs %s; %s --help has examples", c.CommandPath(), what, c.CommandPath())
		case len(args) > most:
			return fmt.Errorf("%s takes %s, %q is too many", c.CommandPath(), what, args[most])
		}
		return nil
	}
}

const anyNumber = 1 << 30

// schemeNames completes names of the catalogue, and files.
func schemeNames(_ *cobra.Command, _ []string, prefix string) ([]string, cobra.ShellCompDirective) {
	names := slices.DeleteFunc(catalogue.Names(), func(name string) bool { return !strings.HasPrefix(name, prefix) })
	return names, cobra.ShellCompDirectiveDefault
}
