package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/proofs"
	"rofz/proofs/certificate"
)

func newCertify() *cobra.Command {
	var output string
	var claims []string
	c := &cobra.Command{
		Use:   "certify NAME|FILE|-",
		Short: "Write a certificate of everything that is proved about a scheme",
		Long: `certify writes a certificate file: the stability function with the evidence that
ties it to the coefficients, and each verdict with its evidence, in exact
numbers. It holds all that is needed to check it, by verify audit, by a program
of your own, or by hand.

With --claim it holds the stability function and that claim alone.`,
		Example:           "  verify certify radau-iia-2 -o radau-iia-2.cert\n  verify certify radau-iia-2 --claim A-stable\n  verify audit radau-iia-2.cert",
		Args:              argsNamed(1, 1, "the name or the file of one scheme"),
		ValidArgsFunction: schemeNames,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := single(args[0], c.InOrStdin())
			if err != nil {
				return err
			}
			list, err := proofs.Analyze(s).Certificates()
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			if list, err = choose(list, claims); err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			text := certificate.Format(list...)
			if output == "" {
				_, err = io.WriteString(c.OutOrStdout(), text)
				return err
			}
			if err := os.WriteFile(output, []byte(text), 0o666); err != nil {
				return fileError(output, err)
			}
			return nil
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "write to `FILE` instead of standard output")
	c.Flags().StringArrayVar(&claims, "claim", nil, "write this `CLAIM`, such as A-stable or order, and not the others; may be repeated")
	return c
}

// choose returns the certificates of the claims with the given names, whether they were proved or refuted, behind the
// one of the stability function; all certificates if no name is given.
func choose(list []certificate.Certificate, names []string) ([]certificate.Certificate, error) {
	if len(names) == 0 {
		return list, nil
	}
	name := func(c certificate.Certificate) string {
		text := strings.TrimPrefix(certificate.Claim(c), "not ")
		return strings.TrimSuffix(strings.TrimSuffix(text, " multistep method"), " general linear method")
	}
	var known []string
	for _, c := range list {
		known = append(known, name(c))
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, fmt.Errorf("there is no claim %q; %s would be right", n, strings.Join(known, ", "))
		}
	}
	return slices.DeleteFunc(list, func(c certificate.Certificate) bool {
		_, derivation := c.(*certificate.Derivation)
		return !derivation && !slices.Contains(names, name(c))
	}), nil
}

func newAudit() *cobra.Command {
	return &cobra.Command{
		Use:   "audit FILE|-...",
		Short: "Check certificate files",
		Long: `audit checks the evidence in certificate files by expansion, with nothing but the
trusted core: no scheme is derived and nothing is searched for.

The exit code is 0 if every claim is proved by its evidence, 1 if one is not,
2 if a file is no certificate.`,
		Args: argsNamed(1, anyNumber, "a certificate file"),
		RunE: func(c *cobra.Command, args []string) error {
			code := exitOK
			for _, path := range args {
				text, err := readCertificate(path, c.InOrStdin())
				if err != nil {
					return err
				}
				lines, err := audit(path, text)
				if _, werr := io.WriteString(c.OutOrStdout(), lines); werr != nil {
					return werr
				}
				switch {
				case err == nil:
				case isMalformed(err):
					fmt.Fprintf(c.ErrOrStderr(), "verify: %s: %v\n", path, err)
					code = exitBadInput
				case code == exitOK:
					code = exitFailed
				}
			}
			if code != exitOK {
				return exit{code: code}
			}
			return nil
		},
	}
}

func isMalformed(err error) bool {
	_, ok := errors.AsType[*certificate.Malformed](err)
	return ok
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

// audit returns one line for each claim in the text of a certificate file, and the first error.
func audit(path, text string) (lines string, err error) {
	list, err := certificate.Parse(text)
	if err != nil {
		return "", err
	}
	verdicts, err := certificate.CheckFile(list)
	for i, v := range verdicts {
		lines += fmt.Sprintf("%s: %s: %s\n", path, certificate.Claim(list[i]), accepted(v))
	}
	if err != nil {
		lines += fmt.Sprintf("%s: %s: NOT PROVED: %v\n", path, certificate.Claim(list[len(verdicts)]), err)
	}
	return lines, err
}

// accepted says that the evidence holds, for a claim and for its negation alike.
func accepted(v certificate.Verdict) string {
	if v == certificate.Refuted {
		return "refuted, as claimed"
	}
	return v.String()
}
