//go:build manual

package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"rofz/internal/version"
)

// The command manual writes pages of the manual, scripts of completion and the changes for packages, from the root of a clone. It is built with the tag manual alone:
// what writes the pages is not in the program that is released.
func init() {
	subcommands = append(subcommands, subcommand{"other", "manual", newManual})
}

func newManual() *cobra.Command {
	return &cobra.Command{
		Use:    "manual DIRECTORY",
		Short:  "Write pages of the manual, scripts of completion, and the changes, as packages have them",
		Hidden: true,
		Args:   argsNamed(1, 1, "a directory"),
		RunE: func(_ *cobra.Command, args []string) error {
			root := newRoot()
			for _, c := range root.Commands() {
				if c.Hidden {
					root.RemoveCommand(c)
				}
			}
			if err := writePages(root, filepath.Join(args[0], "man1")); err != nil {
				return err
			}
			if err := writeCompletions(filepath.Join(args[0], "completions")); err != nil {
				return err
			}
			changes, err := os.ReadFile("CHANGELOG.md")
			if err != nil {
				return err
			}
			return writeCompressed(filepath.Join(args[0], "changelog.gz"), changes)
		},
	}
}

// writePages writes a page of section 1 for each command. The date is that of the commit, where it is known.
func writePages(root *cobra.Command, dir string) error {
	b := version.Program()
	var date *time.Time
	if t, err := time.Parse(time.RFC3339, b.Time); err == nil {
		date = &t
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		prepare(c)
		var page bytes.Buffer
		head := doc.GenManHeader{Title: strings.ToUpper(strings.ReplaceAll(c.CommandPath(), " ", "-")), Section: "1", Date: date, Source: strings.TrimSpace("rofz " + b.Version), Manual: "rofz"}
		if err := doc.GenMan(c, &head, &page); err != nil {
			return err
		}
		if err := writeCompressed(filepath.Join(dir, strings.ReplaceAll(c.CommandPath(), " ", "-")+".1.gz"), page.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// prepare puts the texts of a command into Markdown, which GenMan takes them for: lines that are indented stay as they are.
func prepare(c *cobra.Command) {
	c.DisableAutoGenTag = true
	if c.HasAvailableSubCommands() {
		c.Use += " [COMMAND]"
	}
	var b strings.Builder
	for line := range strings.Lines(c.Long) {
		if strings.HasPrefix(line, "  ") {
			line = "    " + line
		}
		b.WriteString(line)
	}
	c.Long = b.String()
}

func writeCompressed(file string, data []byte) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression) // without a name and a time
	if err != nil {
		return err
	}
	if _, err := z.Write(data); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o666)
}

// writeCompletions writes what verify completion prints, under the names that shells look for.
func writeCompletions(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for shell, file := range map[string]string{"bash": "verify.bash", "zsh": "_verify", "fish": "verify.fish", "powershell": "verify.ps1"} {
		var script bytes.Buffer
		if code := run([]string{"completion", shell}, strings.NewReader(""), &script, os.Stderr); code != exitOK {
			return exit{code: code}
		}
		if err := os.WriteFile(filepath.Join(dir, file), script.Bytes(), 0o666); err != nil {
			return err
		}
	}
	return nil
}
