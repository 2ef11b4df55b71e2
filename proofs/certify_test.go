package proofs_test

import (
	"fmt"
	"slices"
	"testing"

	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// readAgain checks a file as a stranger does, from its text.
func readAgain(f certificate.File) error {
	read, err := certificate.Parse(certificate.Format(f))
	if err == nil {
		_, err = certificate.CheckFile(read)
	}
	return err
}

// TestNoClaimStandsTwice: where the order is the same exactly and to the published digits, without a distance, a file says it once.
func TestNoClaimStandsTwice(t *testing.T) {
	for _, text := range []string{
		`{"name": "rk", "kind": "runge-kutta", "A": [["0","0"],["0.3333333333333333","0"]], "b": ["1/2","1/2"]}`,
		`{"name": "pair", "kind": "additive",
			"explicit": {"A": [["0","0"],["0.3333333333333333","0"]], "b": ["1/2","1/2"]},
			"implicit": {"A": [["0","0"],["0","0.3333333333333333"]], "b": ["1/2","1/2"]}}`,
	} {
		a := proofs.Analyze(sample.Try(scheme.Parse("rounded.json", []byte(text))).Must(t))
		if err := readAgain(a.CertificateFile(sample.Try(a.Certificates()).Must(t)...)); err != nil {
			t.Errorf("%s: %v", a.Name(), err)
		}
	}
}

// TestEachClaimOfAPairStandsByItself: the file of one claim has what the claim builds on.
func TestEachClaimOfAPairStandsByItself(t *testing.T) {
	pairs := sample.Of(slices.Collect(catalogue.Pairs()), 4, func(s scheme.Scheme) (kind, name string) {
		return fmt.Sprint(scheme.UnitsOf(s).Exact()), s.Info().Name
	})
	for _, s := range pairs {
		a := proofs.Analyze(s)
		for _, p := range a.Properties() {
			if d := a.Decide(p); !d.Verdict.Undecided() {
				if err := readAgain(a.CertificateOf(d.Certificate)); err != nil {
					t.Errorf("%s, %s: %v", a.Name(), certificate.Sentence(d.Certificate), err)
				}
			}
		}
		list := sample.Try(a.Certificates()).Must(t)
		for _, c := range list {
			if err := readAgain(a.CertificateOf(c)); err != nil {
				t.Errorf("%s, %s: %v", a.Name(), certificate.Sentence(c), err)
			}
		}
		if err := readAgain(a.CertificateFile(list...)); err != nil {
			t.Errorf("%s: %v", a.Name(), err)
		}
	}
}
