package proofs

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"rofz/internal/budget"
	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme/catalogue"
)

// TestWorkOfCheck compares the estimate with products that every check of A-stability has to make: those of P and Q by
// themselves, and of each square.
func TestWorkOfCheck(t *testing.T) {
	for n := 2; n <= 10; n++ {
		a := Analyze(sample.Try(catalogue.Lookup(fmt.Sprintf("pade-%d-%d", n-1, n))).Must(t))
		d := a.Decide(AStable)
		c, ok := d.Certificate.(*certificate.Stability)
		if !ok || !d.Verdict.Proved() {
			t.Fatalf("n = %d: %v", n, d)
		}
		least := 0
		for _, p := range []interface {
			Degree() int
			BitLen() int
		}{c.R.P, c.R.Q} {
			words := (p.Degree() + 1) * budget.Words(p.BitLen())
			least += words * words
		}
		for _, s := range append(slices.Clone(c.HalfPlane), c.Axis...) {
			words := (s.Poly.Degree() + 1) * budget.Words(s.Poly.BitLen())
			least += words * words
		}
		if work := WorkOfCheck(c); work < least || work > 100*least {
			t.Errorf("n = %d: %d units of work; the products alone take %d", n, work, least)
		}
	}
	// What a claim is bound to counts, and so do the powers of a point.
	a := Analyze(sample.Try(catalogue.Lookup("radau-iia-2")).Must(t))
	file := a.CertificateFile(sample.Try(a.Certificates()).Must(t)...)
	long := exact.Int(10).Pow(900)
	witness := func(x exact.Rat) *certificate.Stability {
		return &certificate.Stability{Property: certificate.AStable, Witness: &exact.Gaussian{Re: x}}
	}
	short := WorkOfCheck(witness(exact.Int(-1)), &file.Scheme)
	if WorkOfCheck(witness(exact.Int(-1))) >= short || WorkOfCheck(witness(long), &file.Scheme) < 40*short {
		t.Errorf("a short point %d, bound to nothing %d, a long one %d", short, WorkOfCheck(witness(exact.Int(-1))), WorkOfCheck(witness(long), &file.Scheme))
	}
}

// TestChecksCount: what the core does is spent, so that a budget which the search leaves just enough of does not suffice.
func TestChecksCount(t *testing.T) {
	s := sample.Try(catalogue.Lookup("pade-8-9")).Must(t)
	ctx, cancel := budget.With(context.Background(), budget.Limit{Work: 1e15})
	defer cancel()
	d := AnalyzeContext(ctx, s).Decide(AStable)
	if used, check := budget.Used(ctx), WorkOfCheck(d.Certificate); !d.Verdict.Proved() || used < int64(check) || check < 1000 {
		t.Errorf("%v: %d units of work were spent, the check takes %d", d.Verdict, used, check)
	}
}
