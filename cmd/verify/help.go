package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rofz/paper/terminal"
	"rofz/scheme/catalogue"
)

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND|TOPIC]",
		Short: "Describe a command, or a topic: exit-codes",
		Long:  "help describes a command. verify help exit-codes says what the exit codes mean.",
		Example: `  verify help check
  verify help exit-codes`,
		Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(c *cobra.Command, _ []string, prefix string) ([]string, cobra.ShellCompDirective) {
			return beginning(append(commandNames(c.Root()), "exit-codes"), prefix), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return oneOf("the command", strings.Join(args, " "), append(commandNames(c.Root()), "exit-codes"))
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

// topics are pages of the help that are about no command.
func topics() []*cobra.Command {
	return []*cobra.Command{{
		Use:   "exit-codes",
		Short: "What the exit codes mean",
		Long: `The exit codes of verify:

    0  everything is as claimed: each golden line is reproduced, each claim and
       requirement is met, each certificate proves what it states
    1  something is not: a golden line, a published claim, a requirement, a
       finding of lint, a certificate, a repair that moves too much; list found
       no scheme like that
    2  bad input: a file, a name, a flag, or an output that cannot be written
    3  check: a claim or a requirement was not decided, perhaps for want of
       --budget; of several codes 2 goes before 1 before 3
   70  a bug in verify: please report it
  130  interrupted (SIGINT, Ctrl-C)
  141  nobody reads the output any more (SIGPIPE, as in verify list | head -1);
       the code is the one that a shell gives
  143  terminated (SIGTERM)

A property that is refuted and that nobody claimed is no failure.`,
	}}
}

// commandNames lists the names of the commands.
func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Root().Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
		}
	}
	return names
}

// flagError suggests a flag for one that there is not, and says what the value of a flag should be.
func flagError(c *cobra.Command, err error) error {
	if wrong, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		f := wrong.GetFlag()
		should := map[string]string{
			"int": "should be an integer", "intSlice": "should be an integer", "float64": "should be a number",
			"duration": "should be a time such as 500ms, 2s or 1m", "bool": "should be true or false",
			"stringSlice": "should be words with commas between them, and no quotes",
		}[f.Value.Type()]
		if should == "" { // it says so itself
			should = errors.Unwrap(wrong).Error()
		}
		return fmt.Errorf("--%s is %.60q, %s", f.Name, wrong.GetValue(), should)
	}
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok {
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		if near := catalogue.Nearest("--"+missing.GetSpecifiedName(), names); near != "" && missing.GetSpecifiedShortnames() == "" {
			return fmt.Errorf("%w; did you mean %s?", err, near)
		}
	}
	return fmt.Errorf("%w; %s --help lists the flags", err, c.CommandPath())
}

// writeHelp writes the page of a command.
func writeHelp(c *cobra.Command, _ []string) {
	p := terminal.Page{Style: styleOf(c)}
	text := c.Long
	if text == "" {
		text = c.Short
	}
	writeProse(&p, text)
	if c.Runnable() {
		p.Line("")
		p.Line("Usage:")
		use := c.UseLine()
		if c.HasAvailableSubCommands() {
			use = c.CommandPath() + " [COMMAND]"
		}
		p.Hang("  "+use, 6)
	}
	if c.Example != "" {
		p.Line("")
		p.Line("Examples:")
		for line := range strings.Lines(c.Example) {
			p.Line(strings.TrimSuffix(line, "\n"))
		}
	}
	writeCommands(&p, c)
	if c.Runnable() {
		writeFlags(&p, "Flags:", c.LocalNonPersistentFlags())
		writeFlags(&p, "Flags of every command:", c.Root().PersistentFlags())
	}
	if c.HasAvailableSubCommands() {
		p.Line("")
		p.Line("verify help COMMAND describes a command, verify help exit-codes the exit codes.")
	}
	_, _ = p.WriteTo(c.OutOrStdout()) // the stream keeps the error
}

// writeProse writes paragraphs, and lines that are indented as they are.
func writeProse(p *terminal.Page, text string) {
	var paragraph []string
	flush := func() {
		if paragraph != nil {
			p.Add("", paragraph...)
			paragraph = nil
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "":
			flush()
			p.Line("")
		case line[0] == ' ':
			flush()
			p.Hang(line, len(line)-len(strings.TrimLeft(line, " ")))
		default:
			paragraph = append(paragraph, strings.Fields(line)...)
		}
	}
	flush()
}

// writeCommands lists the commands by their groups.
func writeCommands(p *terminal.Page, root *cobra.Command) {
	for _, g := range root.Groups() {
		first := true
		for _, c := range root.Commands() {
			if c.GroupID != g.ID || !c.IsAvailableCommand() && c.Name() != "help" {
				continue
			}
			if first {
				p.Line("")
				p.Line(g.Title)
				first = false
			}
			p.Prose(fmt.Sprintf("  %-11s ", c.Name()), c.Short)
		}
	}
}

// defaultOf returns the default of a flag as it would be typed, "" if there is none to speak of.
func defaultOf(f *pflag.Flag) string {
	switch f.DefValue {
	case "", "false", "0", "0s", "[]":
		return ""
	}
	list, ok := strings.CutPrefix(f.DefValue, "[")
	if _, several := f.Value.(pflag.SliceValue); !ok || !several {
		return f.DefValue
	}
	list = strings.TrimSuffix(list, "]")
	if f.Value.Type() == "stringArray" { // the flag is repeated
		return strings.ReplaceAll(list, ",", " and ")
	}
	return list
}

func writeFlags(p *terminal.Page, title string, flags *pflag.FlagSet) {
	first := true
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		if first {
			p.Line("")
			p.Line(title)
			first = false
		}
		name, usage := pflag.UnquoteUsage(f)
		label := "      --" + f.Name
		if f.Shorthand != "" {
			label = "  -" + f.Shorthand + ", --" + f.Name
		}
		if name != "" {
			label += " " + name
		}
		if value := defaultOf(f); value != "" {
			usage += " (default " + value + ")"
		}
		p.Prose(fmt.Sprintf("%-26s ", label), usage)
	})
}

// bashAlone stands in for the two functions of the package bash-completion that cobra's script calls.
const bashAlone = `
if ! declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref() {
        words=("${COMP_WORDS[@]}")
        cword=$COMP_CWORD
        cur=${COMP_WORDS[COMP_CWORD]}
        prev=${COMP_WORDS[COMP_CWORD-1]}
    }
fi
if ! declare -F __ltrim_colon_completions >/dev/null; then
    __ltrim_colon_completions() { :; }
fi
`

func newCompletion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a script that makes a shell complete names and flags",
		Long: `completion prints a script for a shell, which then completes commands, flags and
their values, names of schemes and of theorems, and files. To install it:

  bash         source <(verify completion bash)
               in ~/.bashrc, for ever
  zsh          verify completion zsh > "${fpath[1]}/_verify"
  fish         verify completion fish > ~/.config/fish/completions/verify.fish
  powershell   verify completion powershell | Out-String | Invoke-Expression

The command must be found under the name verify.`,
		Example: `  verify completion bash
  verify completion zsh`,
		Args:      argsNamed(1, 1, "the name of a shell, "+alternatives(shells)),
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			root, w := c.Root(), c.OutOrStdout()
			switch args[0] {
			case "bash":
				if err := root.GenBashCompletionV2(w, true); err != nil {
					return err
				}
				_, err := io.WriteString(w, bashAlone)
				return err
			case "zsh":
				return root.GenZshCompletion(w)
			case "fish":
				return root.GenFishCompletion(w, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(w)
			}
			return oneOf("the shell", args[0], shells)
		},
	}
}
