package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/paper/coq"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

func newCertify() *cobra.Command {
	var output string
	var claims []string
	var asMeant, inCoq bool
	c := takesSchemes(&cobra.Command{
		Use:   "certify NAME|FILE|DIRECTORY|-...",
		Short: "Write a certificate of everything that is proved about a scheme",
		Long: `certify writes a certificate file: the stability function with the evidence that
ties it to the coefficients, and each verdict with its evidence, in exact
numbers. It holds all that is needed to check it, by verify audit, by a program
of your own, or by hand.

With --claim it holds the stability function and that claim alone. Of a property
that is refuted it holds the proof of the negation, and standard error says so,
unless that was asked for, as by --claim 'not A-stable'; of one that is undecided
there is none.

The verdicts are those on the numbers as printed. Where a claim holds only for the
scheme that rounded coefficients mean, standard error says so, and --as-meant
writes the certificate of that scheme.

With --coq it is a file for Coq instead, of a one-step scheme whose R is rational:
where R comes from the tableau, R', the order, R and R' at infinity, A-, L-,
strongly A- and I-stable or not, and that the gradient of an A-stable one vanishes
and is bounded, each stated in full and proved by computation.
The folder coq of the repository has what it imports, with proofs.

The certificates of several schemes go into files NAME.cert in the directory
that -o names, which must be there.`,
		Example: `  verify certify radau-iia-2 -o radau-iia-2.cert
  verify certify radau-iia-2 --claim A-stable
  verify certify gauss-2 gauss-3 schemes/ -o certificates/
  verify certify radau-iia-2 --coq -o radau_iia_2.v`,
		RunE: func(c *cobra.Command, args []string) error {
			if inCoq {
				if len(claims) > 0 {
					return errors.New("--claim says which claims a certificate has; a file for Coq has those that it can have")
				}
				return eachDocument(c, args, output, ".v", func(ctx context.Context, s source) (document, error) {
					return inCoqOf(ctx, s, asMeant)
				})
			}
			return eachDocument(c, args, output, ".cert", func(ctx context.Context, s source) (document, error) {
				return certificateOf(ctx, s, claims, asMeant)
			})
		},
	})
	c.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`, or to files in this directory; - is standard output, as without it")
	c.Flags().StringArrayVar(&claims, "claim", nil, "write this `CLAIM`, such as A-stable or order, and not the others; may be repeated")
	c.Flags().BoolVar(&asMeant, "as-meant", false, "certify the scheme that rounded coefficients mean, not the numbers as printed")
	c.Flags().BoolVar(&inCoq, "coq", false, "write a file for Coq that states and proves it")
	claimed := []string{"stability function", "derivative", "order", "behaviour at infinity", "order of the tableau"}
	for _, p := range proofs.Properties() {
		claimed = append(claimed, string(p))
	}
	complete(c, "claim", cobra.FixedCompletions(claimed, cobra.ShellCompDirectiveNoFileComp))
	addJobs(c)
	addBudget(c)
	return c
}

// certificateOf returns the certificate file of one scheme, or of the one that is meant.
func certificateOf(ctx context.Context, s source, claims []string, asMeant bool) (document, error) {
	a, err := analyze(ctx, s)
	if err != nil {
		return document{}, err
	}
	claims = slices.Clone(claims)
	for i, c := range claims {
		text, against := strings.CutPrefix(c, "not ")
		claims[i] = map[bool]string{true: "not "}[against] + propertyName(text)
	}
	var note strings.Builder
	if a, err = meantIf(asMeant, a, s); err != nil {
		return document{}, err
	}
	for _, c := range a.PropertyClaims() {
		if c.HoldsAsMeant() && (len(claims) == 0 || slices.Contains(claims, string(c.Property))) {
			fmt.Fprintf(&note, "%s: %s holds for the scheme that is meant alone; --as-meant writes its certificate\n", s.file, c)
		}
	}
	list, err := a.Certificates()
	if err != nil {
		return document{}, fmt.Errorf("%s: %w", s.file, err)
	}
	if len(list) == 0 {
		return document{}, fmt.Errorf("%s: %w", s.file, cmp.Or(context.Cause(ctx), errors.New("nothing is proved of it, so there is no certificate")))
	}
	if list, err = choose(list, claims); err != nil {
		return document{}, fmt.Errorf("%s: %w", s.file, err)
	}
	for _, c := range list {
		if name, against := claimName(c); against && slices.Contains(claims, name) {
			fmt.Fprintf(&note, "%s: %s is refuted; the certificate proves the negation\n", s.file, name)
		}
	}
	return document{name: a.Scheme().Info().Name, text: []byte(certificate.Format(a.CertificateFile(list...))), note: note.String()}, nil
}

// inCoqOf returns the file for Coq of one scheme, or of the one that is meant.
func inCoqOf(ctx context.Context, s source, asMeant bool) (document, error) {
	a, err := analyze(ctx, s)
	if err != nil {
		return document{}, err
	}
	if a, err = meantIf(asMeant, a, s); err != nil {
		return document{}, err
	}
	text, err := coq.File(a)
	if err != nil {
		return document{}, fmt.Errorf("%s: %w", s.file, cmp.Or(context.Cause(ctx), err))
	}
	return document{name: a.Scheme().Info().Name, text: []byte(text)}, nil
}

// meantIf returns the analysis of the scheme that is meant, if that is asked for.
func meantIf(asMeant bool, a *proofs.Analysis, s source) (*proofs.Analysis, error) {
	if !asMeant {
		return a, nil
	}
	m, ok := a.AsMeant()
	if !ok {
		return nil, fmt.Errorf("%s: its coefficients are exact, or no scheme that they mean is known", s.file)
	}
	return m, nil
}

// choose returns the certificates of the claims with the given names, whether they were proved or refuted, behind the
// one of the stability function; all certificates if no name is given.
func choose(list []certificate.Certificate, names []string) ([]certificate.Certificate, error) {
	if len(names) == 0 {
		return list, nil
	}
	names = slices.Clone(names)
	var known []string
	for _, c := range list {
		name, against := claimName(c)
		if i := slices.Index(names, "not "+name); i >= 0 {
			if !against {
				return nil, fmt.Errorf("%s is proved; there is no certificate of its negation", name)
			}
			names[i] = name
		}
		if !slices.Contains(known, name) {
			known = append(known, name)
		}
	}
	for _, n := range names {
		if err := oneOf("--claim", n, known); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(list, func(c certificate.Certificate) bool {
		switch c.(type) {
		case *certificate.Derivation, *certificate.PairFunction:
			return false
		}
		name, _ := claimName(c)
		return !slices.Contains(names, name)
	}), nil
}

// claimName is what --claim calls the claim of a certificate, and whether that is its negation.
func claimName(c certificate.Certificate) (name string, against bool) {
	text, against := strings.CutPrefix(certificate.Claim(c), "not ")
	return propertyName(text), against
}

// propertyName is what a property is called of any scheme: an L-stable pair is L-stable.
func propertyName(claim string) string {
	if claim == certificate.LStablePair {
		return certificate.LStable
	}
	return strings.TrimSuffix(strings.TrimSuffix(claim, " multistep method"), " general linear method")
}
