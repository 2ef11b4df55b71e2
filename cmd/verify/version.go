package main

import (
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"

	"rofz/internal/golden"
	"rofz/proofs/certificate"
	"rofz/report"
	"rofz/scheme"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version and the formats that are written",
		Args:  argsNamed(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			version := "(devel)"
			if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
				version = info.Main.Version
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "rofz %s\nreports: %s\ncertificates: %s\ngoldens: %s\n",
				version, report.Format, certificate.Header, golden.Header)
			return err
		},
	}
}

func newSchema() *cobra.Command {
	schemas := map[string]string{"report": report.Schema, "scheme": scheme.Schema}
	return &cobra.Command{
		Use:       "schema [scheme|report]",
		Short:     "Print the JSON Schema of scheme files, or of reports",
		Args:      argsNamed(0, 1, "scheme or report"),
		ValidArgs: []string{"scheme", "report"},
		RunE: func(c *cobra.Command, args []string) error {
			name := "scheme"
			if len(args) > 0 {
				name = args[0]
			}
			text, ok := schemas[name]
			if !ok {
				return fmt.Errorf("no schema %q, should be scheme or report", name)
			}
			_, err := io.WriteString(c.OutOrStdout(), text)
			return err
		},
	}
}
