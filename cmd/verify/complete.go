package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/errata/lint"
	"rofz/paper/plot"
	"rofz/proofs/requirement"
	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/notation"
)

// schemeNames completes names of the catalogue, the beginnings of names of families, and files.
func schemeNames(_ *cobra.Command, _ []string, prefix string) ([]string, cobra.ShellCompDirective) {
	found := beginning(catalogue.Names(), prefix)
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

// flagValues lists the values of flags, by command and flag; "" stands for every command.
func flagValues() map[string]map[string][]string {
	var claims []string
	for _, p := range requirement.Properties() {
		claims = append(claims, string(p))
	}
	functions := []string{"stability function", "derivative", "order", "behaviour at infinity"}
	return map[string]map[string][]string{
		"run":     {"format": theoremFormats()},
		"check":   {"format": reportFormats()},
		"bound":   {"format": {"text", "json"}},
		"compare": {"format": comparisonFormatNames},
		"lint":    {"format": reportFormats(), "level": levels},
		"convert": {"from": notation.Inputs, "to": notation.Outputs},
		"certify": {"claim": append(functions, claims...)},
		"latex":   {"what": allParts()},
		"plot":    {"kind": kindNames(), "format": plot.Formats()},
		"report":  {"what": strings.Split(partNames(reportParts), ","), "figures": figureChoices()},
		"list":    {"format": {"text", "json"}, "kind": scheme.KindNames(), "family": scheme.Families(), "claim": claimNames},
	}
}

// completeFlags gives the flags of all commands the completion of their values. A flag that has one already keeps it.
func completeFlags(root *cobra.Command) {
	values := flagValues()
	for _, c := range root.Commands() {
		for flag, list := range values[c.Name()] {
			if f := c.Flags().Lookup(flag); f != nil && f.Value.Type() == "stringSlice" {
				_ = c.RegisterFlagCompletionFunc(flag, listOf(list))
			}
			if _, has := c.GetFlagCompletionFunc(flag); !has && c.Flags().Lookup(flag) != nil {
				_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp))
			}
		}
		for _, flag := range []string{"jobs", "budget"} {
			if c.Flags().Lookup(flag) != nil {
				_ = c.RegisterFlagCompletionFunc(flag, cobra.NoFileCompletions)
			}
		}
		if c.Flags().Lookup("require") != nil {
			_ = c.RegisterFlagCompletionFunc("require", requirementWords)
		}
	}
	_ = root.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(theoremFormats(), cobra.ShellCompDirectiveNoFileComp))
	_ = root.RegisterFlagCompletionFunc("color", cobra.FixedCompletions(colourChoices, cobra.ShellCompDirectiveNoFileComp))
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
	at := strings.LastIndexByte(text, ',') + 1
	for at < len(text) && text[at] == ' ' {
		at++
	}
	done, last := text[:at], text[at:]
	words := []string{}
	for _, p := range requirement.Properties() {
		words = append(words, string(p), "not "+string(p))
	}
	for _, q := range requirement.Quantities() {
		for _, r := range []string{">=", "<=", "="} {
			words = append(words, string(q)+r)
		}
	}
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
