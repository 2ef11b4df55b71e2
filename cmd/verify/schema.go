package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/typography"
	"rofz/paper/report"
	"rofz/paper/tally"
	"rofz/scheme"
)

// schemas are the JSON Schemas that can be printed, the first without being named.
var schemas = []struct {
	name string
	text func() string
}{
	{"scheme", func() string { return scheme.Schema }},
	{"report", report.Schema},
	{"bound", func() string { return report.GradientSchema }},
	{"gradient", func() string { return report.LearningSchema }},
	{"family", func() string { return report.ParameterSchema }},
	{"compare", func() string { return report.ComparisonSchema }},
	{"answers", func() string { return report.AnswersSchema }},
	{"tally", func() string { return tally.Schema }},
}

func newSchema() *cobra.Command {
	var names []string
	for _, s := range schemas {
		names = append(names, s.name)
	}
	choice := typography.Or(names)
	return &cobra.Command{
		Use:   "schema [" + strings.Join(names, "|") + "]",
		Short: "Print the JSON Schema of scheme files, or of what a command writes",
		Long: `schema prints the JSON Schema of scheme files, without a name, or of what a command
writes with --format json: report is that of check, and answers that of check --only.`,
		Example: `  verify schema
  verify schema report`,
		Args:      argsNamed(0, 1, choice),
		ValidArgs: names,
		RunE: func(c *cobra.Command, args []string) error {
			name := names[0]
			if len(args) > 0 {
				name = args[0]
			}
			i := slices.Index(names, name)
			if i < 0 {
				return oneOf("the schema", name, names)
			}
			_, err := io.WriteString(c.OutOrStdout(), schemas[i].text())
			return err
		},
	}
}
