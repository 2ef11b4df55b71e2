package proofs

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// failing is a test that goes on after a failure.
type failing interface{ Errorf(string, ...any) }

// agrees compares a Glance at s with what is decided with certificates.
func agrees(t failing, s scheme.Scheme) (glanced bool) {
	g, ok := GlanceAt(context.Background(), s)
	if !ok {
		return false
	}
	a := Analyze(s)
	p, c := a.Order()
	if q, d := g.Order(); p != q || !c.Equal(d) {
		t.Errorf("%s: order %d with C = %v at a glance, %d with C = %v in full", s.Info().Name, q, d, p, c)
	}
	for _, p := range a.Properties() {
		holds, ok := g.Holds(p)
		if !ok {
			continue
		}
		want := certificate.Refuted
		if holds {
			want = certificate.Proved
		}
		if d := a.Decide(p); d.Verdict.Outcome() != want {
			t.Errorf("%s: %s is %v in full, %v at a glance", s.Info().Name, p, d.Verdict, want)
		}
	}
	return true
}

func TestGlanceAgreesOnTheCatalogue(t *testing.T) {
	n := 0
	for s := range catalogue.All() {
		if agrees(t, s) {
			n++
		}
	}
	for _, name := range []string{"gauss-3", "radau-iia-2", "lobatto-iiia-3", "lobatto-iiic-3", "pade-1-4", "pade-0-6", "pade-3-3", "theta:1/3", "theta:2/3"} {
		if !agrees(t, sample.Try(catalogue.Lookup(name)).Must(t)) {
			t.Errorf("%s takes more than a glance", name)
		}
	}
	if n < 50 {
		t.Errorf("a glance was enough for %d schemes of the catalogue", n)
	}
}

// TestDoubtfulClaims: a claim that is not doubtful holds as printed.
func TestDoubtfulClaims(t *testing.T) {
	doubtful := 0
	for s := range catalogue.All() {
		a := Analyze(s)
		some := a.DoubtfulClaims()
		doubtful += len(some)
		for _, c := range a.PropertyClaims() {
			is := slices.ContainsFunc(some, func(d Claim) bool { return d.Property == c.Property && d.Says == c.Says })
			if !is && (c.contradictedBy(c.Decision) || c.Undecided()) {
				t.Errorf("%s: %s is not doubtful, and %v", s.Info().Name, c, c.Decision.Verdict)
			}
		}
	}
	if doubtful == 0 {
		t.Error("no claim of the catalogue is doubtful")
	}
}

// TestGlanceAgreesOnRandomTableaux draws lower triangular tableaux with few different entries, so that poles cancel, R is
// constant, |R| is 1, and |R(∞)| is 1 or 0, now and then.
func TestGlanceAgreesOnRandomTableaux(t *testing.T) {
	entry := rapid.SampledFrom([]string{"0", "0", "1", "1/2", "-1/2", "1/4", "2", "-1"})
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3).Draw(t, "stages")
		rows := make([][]string, n)
		for i := range rows {
			rows[i] = rapid.SliceOfN(entry, n, n).Draw(t, "row")
			for j := i + 1; j < n; j++ {
				rows[i][j] = "0"
			}
		}
		s := sample.Try(scheme.NewRungeKutta("random", rows, rapid.SliceOfN(entry, n, n).Draw(t, "b"))).Must(t)
		if !agrees(t, s) {
			t.Error(fmt.Sprint(rows, " takes more than a glance"))
		}
	})
}
