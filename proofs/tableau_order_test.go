package proofs_test

import (
	"testing"

	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme/catalogue"
)

// TestTableauOrderIsProved compares what the core proves with the orders of the literature, and with those that the trees give
// by another route, in integers and by simplifying assumptions.
func TestTableauOrderIsProved(t *testing.T) {
	for _, row := range []struct{ scheme, sentence, toDigits, why string }{
		{"rk4", "order of the tableau 4", "", "explicit"},
		{"gauss-3", "order of the tableau 6", "", "over a field"},
		{"gauss-5", "order of the tableau 10", "", "the last order that is claimed, and a tree that fails behind it"},
		{"ros3p", "order of the tableau 3", "", "a Rosenbrock method over a field"},
		{"dormand-prince-5-4", "order of the tableau 5", "", "seven stages"},
		{"rodas4", "order of the tableau 0", "order of the tableau 4 to within 78·10^-17", "truncated: Σ b is not exactly 1"},
		{"bdf-2", "", "", "no tableau"},
		{"pade-1-2", "", "", "no tableau"},
	} {
		s, err := catalogue.Lookup(row.scheme)
		if err != nil {
			t.Fatal(err)
		}
		a := proofs.Analyze(s)
		sentence := func(d proofs.Decision) string {
			if d.Verdict.Undecided() {
				return ""
			}
			vs, err := certificate.CheckFile(a.CertificateFile(d.Certificate))
			if err != nil {
				t.Errorf("%s: %v", row.scheme, err)
				return ""
			}
			return vs[0].Claim()
		}
		if got := sentence(a.DecideTableauOrder()); got != row.sentence {
			t.Errorf("%s: %q, want %q: %s", row.scheme, got, row.sentence, row.why)
		}
		d, _ := a.DecideTableauOrderToDigits()
		if got := sentence(d); got != row.toDigits {
			t.Errorf("%s to its digits: %q, want %q: %s", row.scheme, got, row.toDigits, row.why)
		}
		if o, ok := a.TableauOrder(); ok && o.Order != a.DecideTableauOrder().Certificate.(*certificate.TableauOrder).Order {
			t.Errorf("%s: the trees say %d", row.scheme, o.Order)
		}
	}
	dp, _ := catalogue.Lookup("dormand-prince-5-4")
	e, _ := proofs.Analyze(dp).Embedded()
	if c := e.DecideTableauOrder().Certificate.(*certificate.TableauOrder); c.Order != 4 || c.Fails == "" {
		t.Errorf("the embedded weights: %+v, want order 4", c)
	}
}
