package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/budget"
	"rofz/internal/inorder"
	"rofz/paper/exposition"
	"rofz/paper/text"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

func newAudit() *cobra.Command {
	c := &cobra.Command{
		Use:   "audit FILE|DIRECTORY|-...",
		Short: "Check certificate files",
		Long: `audit checks the evidence in certificate files by expansion, with nothing but the
trusted core: no scheme is derived and nothing is searched for. A directory
stands for the files in it that end in .cert, - is standard input.

The exit code is 0 if every claim is proved by its evidence, 1 if one is not,
2 if a file is no certificate.`,
		Example: `  verify audit radau-iia-2.cert
  verify audit certificates/`,
		Args: argsNamed(1, anyNumber, "a certificate file"),
		RunE: func(c *cobra.Command, args []string) error {
			files, err := expand(args, certificateEndings)
			if err != nil {
				return err
			}
			processOf(c).guard.most = 2 * mostMemory // a certificate may be long
			return auditFiles(c, files)
		},
	}
	addJobs(c)
	addBudget(c)
	return c
}

// auditFiles audits several files at a time, and writes the lines of each as a whole.
func auditFiles(c *cobra.Command, files []string) error {
	type audited struct {
		file, lines string
		err         error
	}
	n, err := workers(c)
	if err != nil {
		return err
	}
	style := styleOf(c)
	t := processOf(c).progress
	t.begin("certificate file", "audited", len(files))
	code := exitOK
	err = inorder.Each(n, slices.Values(files), func(f string) string { return f }, func(f string) audited {
		t.started(f)
		lines, err := inTime(c, f, func(ctx context.Context) (string, error) {
			text, err := contents(c.InOrStdin(), f, certificate.MaxText)
			if err != nil {
				return "", err
			}
			return audit(ctx, style, f, string(text))
		})
		return audited{f, lines, err}
	}, func(a audited) error {
		t.finished()
		if _, err := io.WriteString(c.OutOrStdout(), a.lines); err != nil {
			return err
		}
		switch {
		case a.err == nil:
		case a.lines == "":
			code = exitBadInput
			return printError(c, a.err.Error())
		case code == exitOK:
			code = exitFailed
		}
		return nil
	})
	if err == nil && code != exitOK {
		err = exit{code: code}
	}
	return err
}

// remedy says what is the matter with a certificate file that was spoilt on its way, or is of an older format; "" otherwise.
func remedy(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	switch first = strings.TrimSuffix(first, "\r"); {
	case first != certificate.Header && strings.HasPrefix(first, "rofz certificate v"):
		return fmt.Sprintf("; this file is of format %s, which this program does not read: write it anew with verify certify", strings.TrimPrefix(first, "rofz certificate "))
	case strings.HasPrefix(text, "\ufeff"):
		return "; this file begins with a byte order mark, which is to be taken away"
	case strings.Contains(text, "\r\n"):
		return "; the lines of this file end in CR LF, as on Windows; LF alone would be right"
	}
	return ""
}

// verdictsOf has the core check a file, one claim after the other in the budget that ctx leaves.
func verdictsOf(ctx context.Context, f certificate.File) ([]certificate.Verdict, error) {
	about := []any{&f.Scheme}
	return certificate.CheckFile(f, func(c certificate.Certificate) {
		budget.Spend(ctx, proofs.WorkOfCheck(c, about...))
		switch c.(type) {
		case *certificate.Derivation, *certificate.PairFunction: // what others are about
			about = append(about, c)
		}
	})
}

// audit returns one line for each claim in the text of a certificate file, with the sentence that was proved, and the first
// error. There is no line if the text is no certificate.
func audit(ctx context.Context, style text.Style, path, text string) (lines string, err error) {
	budget.Spend(ctx, len(text))
	f, err := certificate.Parse(text)
	if err != nil {
		return "", fmt.Errorf("%s: %w%s", path, err, remedy(text))
	}
	verdicts, err := verdictsOf(ctx, f)
	var b strings.Builder
	write := func(claim, verdict string, t exposition.Tone, rest string) {
		fmt.Fprintf(&b, "%s: %s: %s%s\n", style.Text(path), style.Text(claim), style.Paint(verdict, t), style.Text(rest))
	}
	for _, v := range verdicts {
		rest := ""
		if v.Refuted() { // the evidence for the negation holds
			rest = ", as claimed"
		}
		write(v.Claim(), v.String(), exposition.ToneOf(v.Outcome()), rest)
	}
	if err != nil {
		write(certificate.Claim(f.Claims[len(verdicts)]), "NOT PROVED", exposition.Alarm, ": "+err.Error())
	}
	return b.String(), err
}
