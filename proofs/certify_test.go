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

// TestDistanceOfEqualRowSums: the claim says how far the rows differ, not how far the digits of the coarsest row let them, and a row that is exactly
// the c beside it is not off, whatever the digits of its numbers.
func TestDistanceOfEqualRowSums(t *testing.T) {
	for _, row := range []struct{ explicit, implicit, c, says, why string }{
		{`"0.3333333333","0"`, `"0.3333333334","0"`, "", "equal-c to within 1·10^-10", "the digits would explain twice as much"},
		{`"0.500000000009","0"`, `"0.123456789","0.376543211"`, "", "equal-c to within 9·10^-12", "nobody says what the implicit row is"},
		{`"0.500000000009","0"`, `"0.123456789","0.376543211"`, `, "c": ["0", "1/2"]`, "not equal-c to within 5·10^-12", "the implicit row is 1/2, and twelve places explain five units of the last"},
		{`"0.500000000000","0"`, `"0.123456789","0.376543211"`, `, "c": ["0", "1/2"]`, "equal-c", "no difference"},
	} {
		text := `{"name": "pair", "kind": "additive", "exact": false, "explicit": {"A": [["0","0"],[` + row.explicit + `]], "b": ["1/2","1/2"]},
			"implicit": {"A": [["0","0"],[` + row.implicit + `]], "b": ["1/2","1/2"]` + row.c + `}}`
		d := proofs.Analyze(sample.Try(scheme.Parse("pair.json", []byte(text))).Must(t)).Decide(proofs.EqualC)
		if d.Verdict.Undecided() || certificate.Sentence(d.Certificate) != row.says {
			t.Errorf("%s: %v %+v, should be %q", row.why, d.Verdict, d.Certificate, row.says)
		}
	}
}
