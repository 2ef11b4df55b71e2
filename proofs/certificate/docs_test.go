package certificate_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"rofz/proofs/certificate"
)

// TestDocs checks every certificate on the page about certificates and in the tutorial, and that the page describes every
// claim.
func TestDocs(t *testing.T) {
	data, err := os.ReadFile("../../docs/certificate.md")
	if err != nil {
		t.Fatal(err)
	}
	tutorial, err := os.ReadFile("../../docs/tutorial.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	blocks := regexp.MustCompile("(?s)```certificate\n(.*?)```").FindAllStringSubmatch(page+string(tutorial), -1)
	if len(blocks) < 4 {
		t.Fatalf("only %d certificates on the page", len(blocks))
	}
	for _, b := range blocks {
		f, err := certificate.Parse(b[1])
		if err != nil {
			t.Errorf("%v in\n%s", err, b[1])
			continue
		}
		if _, err := certificate.CheckFile(f); err != nil {
			t.Errorf("%v in\n%s", err, b[1])
		}
	}
	for _, c := range []certificate.Certificate{
		&certificate.Stability{Property: certificate.AStable}, &certificate.Stability{Property: certificate.LStable},
		&certificate.Stability{Property: certificate.StronglyAStable}, &certificate.Stability{Property: certificate.IStable},
		&certificate.Derivation{}, &certificate.Derivative{}, &certificate.AtInfinity{}, &certificate.Order{},
		&certificate.Multistep{Property: certificate.AStable}, &certificate.Multistep{Property: certificate.LStable},
		&certificate.GeneralLinear{Property: certificate.AStable}, &certificate.GeneralLinear{Property: certificate.LStable},
		&certificate.GeneralLinearZeroStability{},
		&certificate.Gradient{Region: certificate.HalfPlane}, &certificate.Gradient{Region: certificate.Sector},
		&certificate.Gradient{Region: certificate.NegativeAxis}, &certificate.SchwarzPick{},
		&certificate.Pole{}, &certificate.ZeroStability{}, &certificate.AlgebraicStability{}, &certificate.StiffAccuracy{}, &certificate.Symmetry{},
	} {
		if claim := certificate.Claim(c); !regexp.MustCompile("(?m)^###.*`" + regexp.QuoteMeta(claim) + "`").MatchString(page) {
			t.Errorf("the page has no section on the claim %q", claim)
		}
	}
	if !strings.Contains(page, certificate.Header) {
		t.Errorf("the page does not give the header")
	}
}
