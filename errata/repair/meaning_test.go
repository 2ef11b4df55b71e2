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

// TestLinearMeaning: rounded, cut off or scaled, a rational approximation and a node polynomial mean the scheme that has their
// order exactly, and its stability.
func TestLinearMeaning(t *testing.T) {
	for _, row := range []struct{ coefficients, exactly, why string }{
		{`"kind": "rational", "numerator": ["1", "0.3333333333"], "denominator": ["1", "-0.6666666667", "0.1666666667"], "order": 3`,
			`"kind": "rational", "numerator": ["1", "1/3"], "denominator": ["1", "-2/3", "1/6"]`, "Padé (1, 2)"},
		{`"kind": "rational", "numerator": ["142.857142857", "71.428571428", "11.904761904"], "denominator": ["142.857142857", "-71.428571428", "11.904761904"], "order": 4`,
			`"kind": "rational", "numerator": ["1", "1/2", "1/12"], "denominator": ["1", "-1/2", "1/12"]`, "Padé (2, 2) times 1000/7, cut off: |R(iy)| = 1"},
		{`"kind": "rational", "numerator": ["0.142857142857142857"], "denominator": ["0.142857142857142857", "-0.142857142857142857", "0.071428571428571428"], "order": 2`,
			`"kind": "rational", "numerator": ["1"], "denominator": ["1", "-1", "1/2"]`, "Padé (0, 2) times 1/7, cut off"},
		{`"kind": "collocation", "nodes": ["0.3333333333", "-1.3333333333", "1"], "order": 3`,
			`"kind": "collocation", "nodes": ["1/3", "-4/3", "1"]`, "Radau IIA 2"},
		{`"kind": "collocation", "nodes": ["-0.0000396825396825", "0.00119047619047619", "-0.00833333333333333", "0.0222222222222222", "-0.025", "0.01"], "order": 10`,
			`"kind": "collocation", "nodes": ["-1/252", "5/42", "-5/6", "20/9", "-5/2", "1"]`, "Gauss 5 divided by 100: |R(iy)| = 1"},
	} {
		parse := func(text string) scheme.Scheme {
			return sample.Try(scheme.Parse("test", []byte(`{"name": "test", `+text+`}`))).Must(t)
		}
		m, ok := repair.Analyze(context.Background(), parse(row.coefficients)).AsMeant()
		if !ok {
			t.Errorf("%s: nothing is meant", row.why)
			continue
		}
		_, got, err := m.StabilityFunction()
		_, want, _ := proofs.Analyze(parse(row.exactly)).StabilityFunction()
		if err != nil || !got.Equal(want) {
			t.Errorf("%s: R = %v is meant, should be %v", row.why, got, want)
		}
		if d := m.Decide(proofs.AStable); !d.Verdict.Proved() {
			t.Errorf("%s: %v", row.why, d.Verdict)
		}
	}
}
