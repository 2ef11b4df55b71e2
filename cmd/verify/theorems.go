package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rofz"
	"rofz/internal/golden"
)

// runTheorems verifies the theorems against the goldens that the program carries.
func runTheorems(stdout io.Writer, format string) error {
	if err := checkTheoremFormat(format); err != nil {
		return err
	}
	return conclude(stdout, golden.RunAll(rofz.Golden()), nounTheorem, format, goldenRoot)
}

func newRun() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "run PATH...",
		Short: "Verify golden files of your own",
		Long: `run derives anew what golden files state, and compares exactly. A directory
stands for the files in it that end in .golden. Scheme files that a golden names
are found relative to it.

The exit code is 0 if every line is reproduced, 1 if one is not, 2 if a file
cannot be read.`,
		Args: argsNamed(1, anyNumber, "the path of a golden file"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := checkTheoremFormat(format); err != nil {
				return err
			}
			paths, err := goldenFiles(args)
			if err != nil {
				return err
			}
			var results []golden.Result
			for _, path := range paths {
				results = append(results, golden.Run(path))
			}
			return conclude(c.OutOrStdout(), results, "golden", format, "")
		},
	}
	theoremFormatFlag(c, &format)
	return c
}

// goldenFiles lists the golden files that the arguments stand for, in order.
func goldenFiles(args []string) ([]string, error) {
	var paths []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, fileError(arg, err)
		}
		if !info.IsDir() {
			paths = append(paths, arg)
			continue
		}
		found, err := filepath.Glob(filepath.Join(escapeGlob(arg), "*.golden"))
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("%s: holds no file that ends in .golden", arg)
		}
		paths = append(paths, found...)
	}
	return paths, nil
}

var globEscapes = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`)

func escapeGlob(path string) string { return globEscapes.Replace(path) }

// conclude writes the summary of results and decides the exit code.
func conclude(stdout io.Writer, results []golden.Result, noun, format, root string) error {
	if format != "text" {
		return concludeAs(stdout, format, results, root)
	}
	var b strings.Builder
	width := len(noun)
	for _, r := range results {
		width = max(width, len(title(r)))
	}
	fmt.Fprintf(&b, "%-*s  schemes  proved  refuted  values  result\n", width, noun)
	failed := 0
	for _, r := range results {
		outcome := "reproduced"
		if !r.OK() {
			outcome = "NOT REPRODUCED"
			failed++
		}
		fmt.Fprintf(&b, "%-*s  %7d  %6d  %7d  %6d  %s\n", width, title(r), r.Schemes, r.Proved, r.Refuted, r.Values, outcome)
	}
	writeNotes(&b, results)
	for _, r := range results {
		for _, f := range r.Failures {
			writeFailure(&b, f)
		}
	}
	if failed == 0 {
		fmt.Fprintf(&b, "\nEverything is reproduced: %s.\n", plural(len(results), noun))
	} else {
		fmt.Fprintf(&b, "\nNot reproduced: %d of %s.\n", failed, plural(len(results), noun))
	}
	if _, err := io.WriteString(stdout, b.String()); err != nil {
		return err
	}
	if failed > 0 {
		return exit{code: exitFailed}
	}
	return nil
}

func title(r golden.Result) string {
	if r.Theorem.Name != "" {
		return r.Theorem.Name
	}
	return r.File
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// writeNotes lists the published claims that are contradicted, each once however many theorems touch it.
func writeNotes(b *strings.Builder, results []golden.Result) {
	seen := make(map[golden.Note]bool)
	for _, r := range results {
		for _, n := range r.Notes {
			if seen[n] {
				continue
			}
			if len(seen) == 0 {
				b.WriteString("\nPublished claims that are contradicted (the coefficients are taken as printed):\n")
			}
			seen[n] = true
			fmt.Fprintf(b, "  %s: %s\n", n.Scheme, n.Sentence)
		}
	}
}

func writeFailure(b *strings.Builder, f golden.Failure) {
	b.WriteString("\n" + f.File)
	if f.Line > 0 {
		fmt.Fprintf(b, ":%d", f.Line)
	}
	b.WriteString(": ")
	if f.Scheme != "" && !strings.HasPrefix(f.Sentence, f.Scheme) {
		b.WriteString(f.Scheme + ": ")
	}
	b.WriteString(f.Sentence + "\n")
	if f.Diff != "" {
		for line := range strings.Lines(f.Diff) {
			b.WriteString("    " + line)
		}
		if !strings.HasSuffix(f.Diff, "\n") {
			b.WriteString("\n")
		}
	}
}
