package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/proofs"
	"rofz/proofs/certificate"
)

func newCertify() *cobra.Command {
	var output string
	var claims []string
	c := takesSchemes(&cobra.Command{
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
		RunE: func(c *cobra.Command, args []string) error {
			return eachDocument(c, args, output, ".cert", func(ctx context.Context, s source) (document, error) {
				return certificateOf(ctx, s, claims)
			})
		},
	})
	c.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`, or to files in this directory; - is standard output, as without it")
	c.Flags().StringArrayVar(&claims, "claim", nil, "write this `CLAIM`, such as A-stable or order, and not the others; may be repeated")
	claimed := []string{"stability function", "derivative", "order", "behaviour at infinity"}
	for _, p := range proofs.Properties() {
		claimed = append(claimed, string(p))
	}
	complete(c, "claim", cobra.FixedCompletions(claimed, cobra.ShellCompDirectiveNoFileComp))
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
	return document{name: a.Scheme().Info().Name, text: []byte(certificate.Format(a.CertificateFile(list...))), note: note.String()}, nil
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
