package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rofz/internal/sample"
	"rofz/paper/report"
	"rofz/scheme"
)

//go:generate go test -run ^(TestGeneratedParts|TestDocumentedCommands)$ -update .

var update = flag.Bool("update", false, "write the generated parts of the pages in docs and the outputs of commands anew")

// generated are the parts of the pages that are made from the code, by the name that their marker gives.
var generated = map[string]func() string{
	"commands":     commandReference,
	"scheme keys":  func() string { return schemeKeys(scheme.Schema) },
	"report keys":  func() string { return schemaTables(report.Schema()) },
	"bound keys":   func() string { return schemaTables(report.GradientSchema) },
	"compare keys": func() string { return schemaTables(report.ComparisonSchema) },
}

var marked = regexp.MustCompile(`(?s)(<!-- generated: ([^;]+); go generate ./cmd/verify writes it -->\n).*?(<!-- end of the generated part -->)`)

// TestGeneratedParts compares what stands between the markers of a page with what the code says now; -update writes it.
func TestGeneratedParts(t *testing.T) {
	pages := sample.Try(filepath.Glob("../../docs/*.md")).Must(t)
	found := make(map[string]int)
	for _, page := range pages {
		text := sample.Try(os.ReadFile(page)).Must(t)
		now := marked.ReplaceAllStringFunc(string(text), func(part string) string {
			m := marked.FindStringSubmatch(part)
			found[m[2]]++
			write, ok := generated[m[2]]
			if !ok {
				t.Errorf("%s: nothing is called %q", page, m[2])
				return part
			}
			return m[1] + "\n" + write() + "\n" + m[3]
		})
		switch {
		case now == string(text):
		case *update && os.Getenv("CI") == "":
			sample.OK(t, os.WriteFile(page, []byte(now), 0o666))
		default:
			t.Errorf("%s is stale: go generate ./cmd/verify writes it anew", page)
		}
	}
	for name := range generated {
		if found[name] != 1 {
			t.Errorf("the part %q stands on %d pages, should be on one", name, found[name])
		}
	}
}

// commandReference describes all commands of the tree, hidden ones left out.
func commandReference() string {
	root := newRoot()
	var commands []*cobra.Command
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		if c.Hidden || c.Deprecated != "" {
			return
		}
		commands = append(commands, c)
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(root)
	var b strings.Builder
	b.WriteString("| command | |\n|---|---|\n")
	for _, c := range commands {
		path := c.CommandPath()
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s |\n", path, strings.ReplaceAll(path, " ", "-"), cell(c.Short))
	}
	for _, c := range commands {
		describe(&b, c)
	}
	return b.String()
}

// describe writes the section of one command.
func describe(b *strings.Builder, c *cobra.Command) {
	fmt.Fprintf(b, "\n## %s\n\n%s.\n", c.CommandPath(), strings.TrimSuffix(c.Short, "."))
	if c.Runnable() {
		fmt.Fprintf(b, "\n    %s\n", c.UseLine())
	}
	if c.Long != "" && c.Long != c.Short {
		fmt.Fprintf(b, "\n```text\n%s\n```\n", strings.TrimSpace(c.Long))
	}
	flags := ""
	c.InitDefaultHelpFlag()
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && f.Name != "help" {
			flags += flagRow(f)
		}
	})
	if flags != "" {
		fmt.Fprintf(b, "\n| flag | |\n|---|---|\n%s", flags)
	}
	if c.Example != "" {
		fmt.Fprintf(b, "\nExamples:\n\n```text\n%s\n```\n", dedent(c.Example))
	}
}

func flagRow(f *pflag.Flag) string {
	value, usage := pflag.UnquoteUsage(f)
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if value != "" {
		name += " " + value
	}
	if value := defaultOf(f); value != "" {
		usage += " (" + value + " without it)"
	}
	return fmt.Sprintf("| `%s` | %s |\n", name, cell(usage))
}

// dedent takes away the blanks that all lines begin with.
func dedent(s string) string {
	lines := strings.Split(strings.Trim(s, "\n"), "\n")
	least := len(s)
	for _, line := range lines {
		if text := strings.TrimLeft(line, " "); text != "" {
			least = min(least, len(line)-len(text))
		}
	}
	for i, line := range lines {
		lines[i] = line[min(least, len(line)):]
	}
	return strings.Join(lines, "\n")
}

// cell makes a text fit for a cell of a table.
func cell(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", `\|`)
}
