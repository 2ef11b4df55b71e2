package requirement_test

import (
	"testing"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// TestAsMeant: a table with rounded coefficients is asked for what it means, unless it is to be taken as printed.
func TestAsMeant(t *testing.T) {
	const sdirk = `{"name": "sdirk", "kind": "runge-kutta", "A": [["0.2928932188","0"],["0.7071067812","0.2928932188"]],
		"b": ["0.7071067812","0.2928932188"]}`
	for _, row := range []struct {
		scheme, requirement string
		meant, printed      requirement.Outcome
		why                 string
	}{
		{sdirk, "order>=2", requirement.Met, requirement.NotMet, "1 − √2/2 to ten digits: Σb = 1, but Σbc = 1/2 to the digits"},
		{sdirk, "order>=3", requirement.NotMet, requirement.NotMet, "no more than that"},
		{sdirk, "tableau-order=2", requirement.Met, requirement.NotMet, "by trees"},
		{sdirk, "exact-order=1", requirement.Met, requirement.Met, "as printed"},
		{sdirk, "A-stable", requirement.Met, requirement.NotMet, "|R(iy)| exceeds 1 by rounding alone"},
		{sdirk, "not L-stable", requirement.NotMet, requirement.Met, "a denial that rounding alone would grant"},
		{sdirk, "limit=0", requirement.Met, requirement.Met, "stiffly accurate"},
		{"ros34pw1a", "limit=0", requirement.Met, requirement.NotMet, "R(∞) = 4.5e-15 as printed"},
		{"rosenbrock32", "A-stable", requirement.NotMet, requirement.NotMet, "a genuine contradiction"},
	} {
		r := sample.Try(requirement.Parse(row.requirement)).Must(t)[0]
		a := specimen.Analysis(t, row.scheme)
		got := r.Decide(a)
		if got.Outcome != row.meant {
			t.Errorf("%s (%s): %v, want %v: %+v", row.requirement, row.why, got.Outcome, row.meant, got.Measure)
		}
		if printed := r.Decide(proofs.Analyze(scheme.AsPrinted(a.Scheme()))); printed.Outcome != row.printed {
			t.Errorf("%s (%s), as printed: %v, want %v", row.requirement, row.why, printed.Outcome, row.printed)
		}
		if d := got.Decision; d != nil {
			asked := a
			if got.AsMeant != nil {
				asked = got.AsMeant
			}
			if _, err := certificate.CheckFile(sample.Try(certificate.Parse(certificate.Format(asked.CertificateOf(d.Certificate)))).Must(t)); err != nil {
				t.Errorf("%s: %v", row.requirement, err)
			}
		}
	}
}
