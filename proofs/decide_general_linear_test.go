package proofs_test

import (
	"strings"
	"testing"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/paper/exposition"
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
func oneStepAsGeneralLinear(s scheme.OneStep) (scheme.GeneralLinear, bool) {
	d, err := s.Derive()
	if err != nil || d.Realization == nil {
		return nil, false
	}
	r := d.Realization
	one := [][]poly.Elem{{poly.Int(1)}}
	g, err := scheme.GeneralLinearOver(d.Field, s.Info(), r.A, column(r.E), [][]poly.Elem{r.B}, one)
	return g, err == nil
}

// multistepAsGeneralLinear takes y_n, …, y_(n+k−1) as inputs and as the first k stages: M(z) is the companion matrix of
// ρ − zσ.
func multistepAsGeneralLinear(m scheme.Multistep) scheme.GeneralLinear {
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
	g, err := scheme.GeneralLinearOver(m.Field(), m.Info(), a, u, b, v)
	if err != nil {
		panic(err)
	}
	return g
}

// TestGeneralLinearAgrees writes schemes of the catalogue as a general linear method: the verdicts must be those
// that the other provers give.
func TestGeneralLinearAgrees(t *testing.T) {
	n := 0
	names := specimen.Names(t, 2)
	for _, name := range names {
		want := specimen.Analysis(t, name)
		s := want.Scheme()
		var g scheme.GeneralLinear
		switch s := s.(type) {
		case scheme.Multistep:
			g = multistepAsGeneralLinear(s)
		case scheme.OneStep:
			var ok bool
			if g, ok = oneStepAsGeneralLinear(s); !ok {
				continue
			}
		default:
			continue
		}
		got := proofs.Analyze(g)
		for _, p := range []proofs.Property{proofs.AStable, proofs.LStable, proofs.ZeroStable} {
			w := want.Decide(p)
			outcome := w.Verdict.Outcome()
			if _, one := s.(scheme.OneStep); one && p == proofs.ZeroStable {
				outcome = certificate.Proved // V = 1
			}
			if d := got.Decide(p); d.Verdict.Outcome() != outcome {
				t.Errorf("%s: %s: %v as a general linear method (%s), else %v (%+v)", s.Info().Name, p, d.Verdict, d.Reason, outcome, w.Reason)
			}
			n++
		}
	}
	if n < 2*len(names) {
		t.Errorf("only %d verdicts of %d schemes were compared", n, len(names))
	}
}

// TestGeneralLinearOrders writes schemes of the catalogue as general linear methods: the order is that by trees, or that of ρ and σ, and the
// order of the stages that by C(q), where they have no higher order than the method, or that of the method.
func TestGeneralLinearOrders(t *testing.T) {
	n := 0
	for _, name := range append(specimen.Names(t, 2), "bdf-5", "bdf-6", "gauss-3", "radau-iia-3") {
		a := specimen.Analysis(t, name)
		switch s := a.Scheme().(type) {
		case scheme.Multistep:
			p, _ := a.Order()
			if o, ok := scheme.OrderOfGeneralLinear(multistepAsGeneralLinear(s), p+1); ok && a.Decide(proofs.ZeroStable).Verdict.Proved() {
				n++
				if o.Order != p || o.Stages != p {
					t.Errorf("%s: %+v, want order %d of both", name, o, p)
				}
			}
		case scheme.OneStep:
			tree, ok := a.TableauOrder()
			q, known := a.StageOrder()
			g, isGeneral := oneStepAsGeneralLinear(s)
			if !ok || !known || !isGeneral || s.Info().Kind != scheme.KindRungeKutta || tree.AtLeast || tree.Order > 8 || !scheme.UnitsOf(s).Exact() {
				continue
			}
			n++
			if o, ok := scheme.OrderOfGeneralLinear(g, scheme.MaxTreeOrder); !ok || o.Order != tree.Order || o.Stages != min(q, tree.Order) {
				t.Errorf("%s: %+v, want order %d, stage order %d", name, o, tree.Order, q)
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d schemes were compared", n)
	}
}

func TestGeneralLinearVerdicts(t *testing.T) {
	const proved, refuted, open = certificate.Proved, certificate.Refuted, certificate.Undecided
	for _, tt := range []struct {
		coefficients    string
		a, l, zero      certificate.Outcome
		reason, because string
	}{
		{`"A": [["6/11"]], "U": [["18/11", "-9/11", "2/11"]], "B": [["6/11"], ["0"], ["0"]], "V": [["18/11", "-9/11", "2/11"], ["1", "0", "0"], ["0", "1", "0"]]`,
			refuted, refuted, proved, "M(i)", "BDF3: Dahlquist's second barrier"},
		{`"A": [["0"]], "U": [["1"]], "B": [["1"]], "V": [["1"]]`, refuted, refuted, proved, "|ζ| > 1", "forward Euler"},
		{`"A": [["1"]], "U": [["1", "0"]], "B": [["1"], ["1"]], "V": [["1", "1"], ["0", "1"]]`, refuted, refuted, refuted, "Jordan", "V has a Jordan block for 1"},
		{`"A": [["1"]], "U": [["1"]], "B": [["1"]], "V": [["2"]]`, refuted, refuted, refuted, "|ζ| > 1", "V = 2"},
		{`"A": [["1/2", "0"], ["0", "1/2"]], "U": [["1", "0"], ["0", "1"]], "B": [["1", "0"], ["0", "1"]], "V": [["1", "0"], ["0", "1"]]`,
			proved, refuted, proved, "|ζ| = 1", "two trapezoids: each eigenvalue of modulus 1 twice, without Jordan blocks"},
		{`"A": [["1/2", "0"], ["0", "1/2"]], "U": [["1", "0"], ["0", "1"]], "B": [["1", "1"], ["0", "1"]], "V": [["1", "0"], ["0", "1"]]`,
			refuted, refuted, proved, "Jordan", "two trapezoids in one Jordan block for z ≠ 0"},
		{`"A": [["1", "0"], ["0", "2"]], "U": [["1", "0"], ["0", "1"]], "B": [["1", "0"], ["0", "2"]], "V": [["1", "0"], ["0", "1"]]`,
			proved, proved, proved, "", "two backward Euler steps: the eigenvalue 1 is double at z = 0 alone"},
		{`"A": [["-1"]], "U": [["1"]], "B": [["-1"]], "V": [["1"]]`, refuted, refuted, proved, "next to a pole", "1/(1+z): bounded on the axis, with a pole at −1"},
		{`"A": [["1", "0"], ["0", "-1"]], "U": [["1", "0"], ["0", "1"]], "B": [["1", "0"], ["0", "0"]], "V": [["1", "0"], ["0", "0"]]`,
			proved, proved, proved, "", "backward Euler with an unused stage that cannot be solved at −1"},
		{`"A": [["1", "0"], ["0", "-1"]], "U": [["1", "0"], ["0", "1"]], "B": [["1", "1"], ["0", "0"]], "V": [["1", "0"], ["0", "0"]]`,
			refuted, refuted, proved, "pole", "the same with a pole in an entry of M that no eigenvalue has"},
		{`"A": [["0", "1"], ["-1", "0"]], "U": [["0", "1"], ["0", "1"]], "B": [["1", "0"], ["0", "0"]], "V": [["1", "0"], ["0", "0"]]`,
			refuted, refuted, proved, "the entry 1, 2", "an entry with the poles ±i"},
		{`"A": [["1/2"]], "U": [["1", "0", "0"]], "B": [["1"], ["0"], ["0"]], "V": [["1", "0", "0"], ["0", "0", "-1"], ["0", "1", "0"]]`,
			proved, refuted, proved, "3 of them", "the trapezoid beside ±i, which it is at z = ±2i"},
		{`"A": [["1/2"]], "U": [["1", "0", "0"]], "B": [["1"], ["1"], ["0"]], "V": [["1", "0", "0"], ["0", "0", "-1"], ["0", "1", "0"]]`,
			refuted, refuted, proved, "y = 2", "the same, coupled"},
		{`"A": [["1/2"]], "U": [["1", "0", "0"]], "B": [["1"], ["0"], ["0"]], "V": [["1", "0", "0"], ["0", "0", "-1"], ["0", "1", "1"]]`,
			open, refuted, proved, "irrational", "the trapezoid beside e^(±iπ/3): a meeting at y = 2/√3"},
		{`"A": [["1"]], "U": [["0"]], "B": [["1"]], "V": [["-1"]]`, proved, refuted, proved, "|ζ| = 1", "M = −1 for every z"},
		{`"A": [["1"]], "U": [["0"]], "B": [["1"]], "V": [["0"]]`, proved, proved, proved, "", "M = 0"},
		{`"A": [["1"]], "U": [["1", "0"]], "B": [["1"], ["0"]], "V": [["1", "0"], ["0", "1"]]`, proved, refuted, proved, "|ζ| = 1", "backward Euler beside the constant eigenvalue 1: double at z = 0, V = I"},
		{`"A": [["1/2"]], "U": [["1", "1"]], "B": [["1"], ["0"]], "V": [["1", "0"], ["0", "1"]]`, proved, refuted, proved, "", "the trapezoid with the constant 1 as a second input: no Jordan block but at z = 0, where V = I"},
	} {
		s := sample.Try(scheme.Parse("test.json", []byte(`{"name": "test", "kind": "general-linear", `+tt.coefficients+`}`))).Must(t)
		a := proofs.Analyze(s)
		for p, want := range map[proofs.Property]certificate.Outcome{proofs.AStable: tt.a, proofs.LStable: tt.l, proofs.ZeroStable: tt.zero} {
			if d := a.Decide(p); d.Verdict.Outcome() != want {
				t.Errorf("%s: %s is %v, want %v: %+v", tt.because, p, d.Verdict, want, d.Reason)
			}
		}
		if d := a.Decide(proofs.AStable); !strings.Contains(exposition.Plain(exposition.Reason(d.Reason)), tt.reason) {
			t.Errorf("%s: the reason is %+v, without %q", tt.because, d.Reason, tt.reason)
		}
	}
}
