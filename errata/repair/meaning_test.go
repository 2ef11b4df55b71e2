package repair_test

import (
	"context"
	"testing"

	"rofz/errata/repair"
	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestMultistepMeaning: rounded coefficients of a multistep method that its order determines mean the exact ones.
func TestMultistepMeaning(t *testing.T) {
	for _, name := range []string{"bdf-3", "bdf-6", "adams-moulton-3", "adams-bashforth-5", "milne-simpson-2"} {
		s := sample.Try(catalogue.Lookup(name)).Must(t).(scheme.Multistep)
		for _, digits := range []int{6, 10, 25} {
			info := s.Info()
			info.Exact, info.Digits = new(bool), digits
			var entries []scheme.Entries
			for _, b := range s.Coefficients() {
				var texts []string
				for _, x := range b.Values[0] {
					texts = append(texts, s.Field().Decimal(x, digits))
				}
				entries = append(entries, scheme.Entries{Key: b.Key, Rows: [][]string{texts}})
			}
			rounded := sample.Try(scheme.New(info, entries...)).Must(t)
			if scheme.UnitsOf(rounded).Exact() {
				continue // the decimals are short
			}
			m, ok := repair.Analyze(context.Background(), rounded).AsMeant()
			if !ok {
				t.Errorf("%s to %d digits: nothing is meant", name, digits)
				continue
			}
			meant := m.Scheme().(scheme.Multistep)
			scale := s.Rho().Lead().Quo(meant.Rho().Lead()) // a method may be multiplied by any number
			if !meant.Rho().Scale(scale).Equal(s.Rho()) || !meant.Sigma().Scale(scale).Equal(s.Sigma()) {
				t.Errorf("%s to %d digits: as meant ρ = %v, σ = %v", name, digits, meant.Rho(), meant.Sigma())
			}
			if p, _ := m.Order(); p != *s.Info().Order || !m.Decide(proofs.ZeroStable).Verdict.Proved() {
				t.Errorf("%s to %d digits: as meant order %d, %v", name, digits, p, m.Decide(proofs.ZeroStable).Verdict)
			}
		}
	}
}
