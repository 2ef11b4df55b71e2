package main

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"rofz/errata/lint"
	"rofz/internal/shard"
	"rofz/internal/version"
	"rofz/paper/html"
	"rofz/paper/report"
	"rofz/paper/tally"
	"rofz/proofs/certificate"
	"rofz/proofs/golden"
	"rofz/scheme"
)

// formats are what is read and written, with their versions.
var formats = []struct{ name, format string }{
	{"schemes", scheme.Format},
	{"reports", report.Format},
	{"answers", report.AnswersFormat},
	{"bounds", report.GradientFormat},
	{"gradients", report.LearningFormat},
	{"families", report.ParameterFormat},
	{"comparisons", report.ComparisonFormat},
	{"candidates", shard.OriginFormat},
	{"shards", shard.Format},
	{"tallies", tally.Format},
	{"pages", html.Format},
	{"certificates", certificate.Header},
	{"goldens", golden.Header},
	{"baselines", lint.BaselineHeader},
}

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version and the formats that are written",
		Long: `version prints the version of the program, the commit that it was built from, and
the formats that it reads and writes with their versions. A program that was not
built from a clone has no version.`,
		Args: argsNamed(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error { return writeVersion(c) },
	}
}

func writeVersion(c *cobra.Command) error {
	b := version.Program()
	var text strings.Builder
	fmt.Fprintf(&text, "rofz %s\nbuilt by: %s for %s/%s\n", b, b.Go, runtime.GOOS, runtime.GOARCH)
	for _, f := range formats {
		fmt.Fprintf(&text, "%s: %s\n", f.name, f.format)
	}
	_, err := c.OutOrStdout().Write([]byte(text.String()))
	return err
}
