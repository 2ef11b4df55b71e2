package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/inorder"
	"rofz/paper/terminal"
	"rofz/proofs/certificate"
)

func newCertify() *cobra.Command {
	var output string
	var claims []string
	c := &cobra.Command{
		Use:   "certify NAME|FILE|DIRECTORY|-...",
		Short: "Write a certificate of everything that is proved about a scheme",
		Long: `certify writes a certificate file: the stability function with the evidence that
ties it to the coefficients, and each verdict with its evidence, in exact
numbers. It holds all that is needed to check it, by verify audit, by a program
of your own, or by hand.

With --claim it holds the stability function and that claim alone. Of a property
that is refuted it holds the proof of the negation, "not A-stable", and standard
error says so; of one that is undecided there is none.

The certificates of several schemes go into files NAME.cert in the directory
that -o names, which must be there.`,
		Example: `  verify certify radau-iia-2 -o radau-iia-2.cert
  verify certify radau-iia-2 --claim A-stable
  verify certify gauss-2 gauss-3 schemes/ -o certificates/`,
		Args:              argsNamed(1, anyNumber, "the name or the file of a scheme"),
		ValidArgsFunction: schemeNames,
		RunE: func(c *cobra.Command, args []string) error {
			return eachDocument(c, args, output, ".cert", func(ctx context.Context, s source) (document, error) {
				return certificateOf(ctx, s, claims)
			})
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`, or to files in this directory; - is standard output, as without it")
	c.Flags().StringArrayVar(&claims, "claim", nil, "write this `CLAIM`, such as A-stable or order, and not the others; may be repeated")
	addJobs(c)
	return c
}

// certificateOf returns the certificate file of one scheme.
func certificateOf(ctx context.Context, s source, claims []string) (document, error) {
	a, err := analyze(ctx, s)
	if err != nil {
		return document{}, err
	}
	list, err := a.Certificates()
	if err != nil {
		return document{}, fmt.Errorf("%s: %w", s.file, err)
	}
	if list, err = choose(list, claims); err != nil {
		return document{}, fmt.Errorf("%s: %w", s.file, err)
	}
	var note strings.Builder
	for _, c := range list {
		if strings.HasPrefix(certificate.Claim(c), "not ") && len(claims) > 0 {
			fmt.Fprintf(&note, "%s: %s is refuted; the certificate proves the negation\n", s.file, claimName(c))
		}
	}
	return document{name: a.Scheme().Info().Name, text: []byte(certificate.Format(list...)), note: note.String()}, nil
}

// choose returns the certificates of the claims with the given names, whether they were proved or refuted, behind the
// one of the stability function; all certificates if no name is given.
func choose(list []certificate.Certificate, names []string) ([]certificate.Certificate, error) {
	if len(names) == 0 {
		return list, nil
	}
	var known []string
	for _, c := range list {
		known = append(known, claimName(c))
	}
	for _, n := range names {
		if err := oneOf("--claim", n, known); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(list, func(c certificate.Certificate) bool {
		_, derivation := c.(*certificate.Derivation)
		return !derivation && !slices.Contains(names, claimName(c))
	}), nil
}

// claimName is what --claim calls the claim of a certificate, or its negation.
func claimName(c certificate.Certificate) string {
	text := strings.TrimPrefix(certificate.Claim(c), "not ")
	return strings.TrimSuffix(strings.TrimSuffix(text, " multistep method"), " general linear method")
}

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
			return auditFiles(c, files)
		},
	}
	addJobs(c)
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
	t := processOf(c).tally
	t.begin("certificate file", "audited", len(files))
	code := exitOK
	err = inorder.Each(n, slices.Values(files), func(f string) string { return f }, func(f string) audited {
		t.started(f)
		text, err := readCertificate(f, c.InOrStdin())
		if err != nil {
			return audited{f, "", err}
		}
		lines, err := audit(style, f, text)
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
			return complainText(c, a.err.Error())
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

func readCertificate(path string, stdin io.Reader) (string, error) {
	in := stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return "", fileError(path, err)
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, certificate.MaxText+1))
	if err != nil {
		return "", fileError(path, err)
	}
	return string(data), nil // one that is too long is refused by Parse
}

// audit returns one line for each claim in the text of a certificate file, and the first error. There is no line if
// the text is no certificate.
func audit(style terminal.Style, path, text string) (lines string, err error) {
	list, err := certificate.Parse(text)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	verdicts, err := certificate.CheckFile(list)
	var b strings.Builder
	write := func(claim, verdict, rest string) {
		fmt.Fprintf(&b, "%s: %s: %s%s\n", style.Text(path), style.Text(claim), style.Paint(verdict), style.Text(rest))
	}
	for i, v := range verdicts {
		rest := ""
		if v.Refuted() { // the evidence for the negation holds
			rest = ", as claimed"
		}
		write(certificate.Claim(list[i]), v.String(), rest)
	}
	if err != nil {
		write(certificate.Claim(list[len(verdicts)]), "NOT PROVED", ": "+err.Error())
	}
	return b.String(), err
}
