package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rofz/paper/text"
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
       no scheme like that; tally misses lines
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

// writeHelp writes the page of a command.
func writeHelp(c *cobra.Command, _ []string) {
	p := text.Page{Style: styleOf(c)}
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
func writeProse(p *text.Page, text string) {
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
func writeCommands(p *text.Page, root *cobra.Command) {
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

func writeFlags(p *text.Page, title string, flags *pflag.FlagSet) {
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
