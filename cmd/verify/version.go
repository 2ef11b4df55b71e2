package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"rofz/paper/report"
	"rofz/proofs/certificate"
	"rofz/proofs/golden"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version and the formats that are written",
		Long:  "version prints the version of the program, and those of the formats that it writes.",
		Args:  argsNamed(0, 0, "no arguments"),
		RunE:  func(c *cobra.Command, _ []string) error { return writeVersion(c) },
	}
}

func writeVersion(c *cobra.Command) error {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	_, err := fmt.Fprintf(c.OutOrStdout(), "rofz %s\nreports: %s\nbounds: %s\ncomparisons: %s\ncertificates: %s\ngoldens: %s\n",
		version, report.Format, report.GradientFormat, report.ComparisonFormat, certificate.Header, golden.Header)
	return err
}
