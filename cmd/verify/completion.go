package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/errata/lint"
	"rofz/internal/typography"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme/catalogue"
)

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
		Args:      argsNamed(1, 1, "the name of a shell, "+typography.Or(shells)),
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

// schemeNames completes names of the catalogue, the beginnings of names of families, and files.
func schemeNames(_ *cobra.Command, _ []string, prefix string) ([]string, cobra.ShellCompDirective) {
	found := beginning(catalogue.EveryName(), prefix)
	families := beginning(familyStems(), prefix)
	directive := cobra.ShellCompDirectiveDefault
	if len(found) == 0 && len(families) > 0 {
		directive |= cobra.ShellCompDirectiveNoSpace // the number of stages follows
	}
	return append(found, families...), directive
}

// familyStems lists what the names of families begin with: "gauss-", "theta:".
func familyStems() []string {
	var stems []string
	for _, f := range catalogue.Families() {
		stem := f.Pattern[:strings.IndexAny(f.Pattern, "-:")+1]
		if i := strings.IndexAny(f.Pattern, "SKJT"); i > 0 {
			stem = f.Pattern[:i]
		}
		if !slices.Contains(stems, stem) {
			stems = append(stems, stem)
		}
	}
	return stems
}

// theoremNames completes names of theorems, and files.
func theoremNames(_ *cobra.Command, _ []string, prefix string) ([]string, cobra.ShellCompDirective) {
	return beginning(theorems(), prefix), cobra.ShellCompDirectiveDefault
}

// noFiles completes nothing.
func noFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveNoFileComp
}

func beginning(words []string, prefix string) []string {
	var out []string
	for _, w := range words {
		if strings.HasPrefix(w, prefix) {
			out = append(out, w)
		}
	}
	return out
}

// listOf completes the last of several words with commas between them, to one that is not there yet.
func listOf(choices []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, text string) ([]string, cobra.ShellCompDirective) {
		at := strings.LastIndexByte(text, ',') + 1
		given := strings.Split(text[:at], ",")
		var out []string
		for _, w := range beginning(choices, text[at:]) {
			if !slices.Contains(given, w) {
				out = append(out, text[:at]+w)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// requirementWords completes the last of several requirements with commas between them.
func requirementWords(_ *cobra.Command, _ []string, text string) ([]string, cobra.ShellCompDirective) {
	words := []string{}
	for _, p := range proofs.Properties() {
		words = append(words, string(p), "not "+string(p))
	}
	for _, q := range requirement.Quantities() {
		for _, r := range []string{">=", "<=", "="} {
			words = append(words, string(q)+r)
		}
	}
	return lastOfList(words, text)
}

// questionWords completes the last of several questions with commas between them.
func questionWords(_ *cobra.Command, _ []string, text string) ([]string, cobra.ShellCompDirective) {
	return lastOfList(questions(), text)
}

// lastOfList completes what stands behind the last comma.
func lastOfList(words []string, text string) ([]string, cobra.ShellCompDirective) {
	at := strings.LastIndexByte(text, ',') + 1
	for at < len(text) && text[at] == ' ' {
		at++
	}
	done, last := text[:at], text[at:]
	var out []string
	for _, w := range beginning(words, last) {
		out = append(out, done+w)
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// codes completes the codes of findings.
func codes(_ *cobra.Command, _ []string, prefix string) ([]string, cobra.ShellCompDirective) {
	var list []string
	for _, c := range lint.Checks() {
		list = append(list, c.Code+"\t"+c.Title)
	}
	return beginning(list, strings.ToUpper(prefix)), cobra.ShellCompDirectiveNoFileComp
}
