package proofs_test

import (
	"testing"
	"time"

	"rofz/catalogue"
	"rofz/poly"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

func column(x []poly.Elem) [][]poly.Elem {
	out := make([][]poly.Elem, len(x))
	for i := range x {
		out[i] = x[i : i+1]
	}
	return out
}

// oneStepAsGeneralLinear writes y₁ = y₀ + z bᵀY, (I − zA)Y = e y₀ with one input.
func oneStepAsGeneralLinear(s scheme.OneStep) (*scheme.GeneralLinear, bool) {
	d, err := s.Derive()
	if err != nil || d.Realization == nil {
		return nil, false
	}
	r := d.Realization
	one := [][]poly.Elem{{poly.Int(1)}}
	return scheme.NewGeneralLinear(s.Info(), d.Field, r.A, column(r.E), [][]poly.Elem{r.B}, one), true
}

// multistepAsGeneralLinear takes y_n, …, y_(n+k−1) as inputs and as the first k stages: M(z) is the companion matrix of
// ρ − zσ.
func multistepAsGeneralLinear(m *scheme.Multistep) *scheme.GeneralLinear {
	k := m.Steps()
	zero := func(rows, columns int) [][]poly.Elem {
		out := make([][]poly.Elem, rows)
		for i := range out {
			out[i] = make([]poly.Elem, columns)
		}
		return out
	}
	a, u, b, v := zero(k+1, k+1), zero(k+1, k), zero(k, k+1), zero(k, k)
	lead := m.Rho().Coeff(k)
	for j := range k {
		u[j][j] = poly.Int(1)
		u[k][j] = m.Rho().Coeff(j).Quo(lead).Neg()
		if j+1 < k {
			v[j][j+1] = poly.Int(1)
		}
	}
	for j := range k + 1 {
		a[k][j] = m.Sigma().Coeff(j).Quo(lead)
	}
	b[k-1], v[k-1] = a[k], u[k]
	return scheme.NewGeneralLinear(m.Info(), m.Field(), a, u, b, v)
}

// TestGeneralLinearAgrees writes every scheme of the catalogue as a general linear method: the verdicts must be those
// that the other provers give.
func TestGeneralLinearAgrees(t *testing.T) {
	n := 0
	for s := range catalogue.All() {
		var g *scheme.GeneralLinear
		switch s := s.(type) {
		case *scheme.Multistep:
			g = multistepAsGeneralLinear(s)
		case scheme.OneStep:
			var ok bool
			if g, ok = oneStepAsGeneralLinear(s); !ok {
				continue
			}
		default:
			continue
		}
		start := time.Now()
		want, got := proofs.Analyze(s), proofs.Analyze(g)
		for _, p := range []proofs.Property{proofs.AStable, proofs.LStable, proofs.ZeroStable} {
			w := want.Decide(p)
			if _, one := s.(scheme.OneStep); one && p == proofs.ZeroStable {
				w.Verdict = certificate.Proved // V = 1
			}
			if d := got.Decide(p); d.Verdict != w.Verdict {
				t.Errorf("%s: %s: %v as a general linear method (%s), else %v (%s)", s.Info().Name, p, d.Verdict, d.Reason, w.Verdict, w.Reason)
			}
			n++
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Logf("SLOW %s %v", s.Info().Name, d)
		}
	}
	if n < 300 {
		t.Errorf("only %d verdicts were compared", n)
	}
}
