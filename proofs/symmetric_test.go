package proofs_test

import (
	"strings"
	"testing"

	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

func TestDecideSymmetric(t *testing.T) {
	for _, row := range []struct {
		scheme  string
		verdict certificate.Outcome
		why     string
	}{
		{`"A": [["1/2"]], "b": ["1"]`, certificate.Proved, "the implicit midpoint rule"},
		{`"A": [["1"]], "b": ["1"]`, certificate.Refuted, "the adjoint of the implicit Euler method is the explicit one"},
		{`"A": [["0","0"],["1/2","1/2"]], "b": ["1/2","1/2"]`, certificate.Proved, "the trapezoidal rule"},
		{`"A": [["1/2","1/2"],["0","0"]], "b": ["1/2","1/2"]`, certificate.Proved, "the same with its stages in another order"},
		{`"A": [["0","0"],["1","0"]], "b": ["1/2","1/2"]`, certificate.Refuted, "Heun's method: the right c and b, another A"},
		{`"A": [["1/2","0"],["0","1"]], "b": ["1","0"]`, certificate.Proved, "the midpoint rule, with a stage that nothing uses"},
		{`"A": [["1/3","1/6"],["0","1/2"]], "b": ["1/4","3/4"]`, certificate.Proved, "the midpoint rule, its stage twice"},
		{`"A": [["1/2","0","0"],["1","1/3","2/3"],["1","2/3","1/3"]], "b": ["1","2","-2"]`, certificate.Proved, "the midpoint rule, and two equal stages whose weights cancel"},
		{`"A": [["1","0"],["0","1"]], "b": ["1/2","1/2"]`, certificate.Refuted, "the implicit Euler method, its stage twice"},
		{`"A": [["1"]], "b": ["0"]`, certificate.Proved, "no stage is used: y₁ = y₀"},
		{`"A": [["0.4999999999999"]], "b": ["1"], "exact": false`, certificate.Proved, "the midpoint rule, truncated"},
		{`"A": [["0.49"]], "b": ["1"], "exact": false`, certificate.Refuted, "not the midpoint rule, truncated"},
		{`"A": [["0.4999999999999"]], "b": ["1"], "exact": true`, certificate.Refuted, "not the midpoint rule, exactly"},
	} {
		d := decided(t, `{"name": "test", "kind": "runge-kutta", `+row.scheme+`}`, proofs.Symmetric)
		if d.Verdict.Outcome() != row.verdict {
			t.Errorf("%s: %v, want %v: %+v", row.why, d.Verdict, row.verdict, d.Reason)
		}
	}
}

// decided returns the decision about a scheme that is given as JSON, or by its name in the catalogue, whose certificate has been
// read again and checked.
func decided(t *testing.T, text string, p proofs.Property) proofs.Decision {
	t.Helper()
	s, err := scheme.Parse("test.json", []byte(text))
	if !strings.HasPrefix(text, "{") {
		s, err = catalogue.Lookup(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	a := proofs.Analyze(s)
	d := a.Decide(p)
	if !d.Verdict.Undecided() {
		f, err := certificate.Parse(certificate.Format(a.CertificateOf(d.Certificate)))
		if err == nil {
			_, err = certificate.CheckFile(f)
		}
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	return d
}

// TestStagesOfFamilies asks of methods that are known by their nodes what is known of their tableaux [HW96, IV.5].
func TestStagesOfFamilies(t *testing.T) {
	yes, no := certificate.Proved, certificate.Refuted
	for _, row := range []struct {
		scheme                          string
		symmetric, stiff, algebraically certificate.Outcome
	}{
		{"gauss-9", yes, no, yes},
		{"gauss-20", yes, no, yes},
		{"radau-ia-4", no, no, yes},
		{"radau-iia-9", no, yes, yes},
		{"radau-iia-15", no, yes, yes},
		{"lobatto-iiia-7", yes, yes, no},
		{"lobatto-iiib-7", yes, no, no},
		{"lobatto-iiic-7", no, yes, yes},
		{"lobatto-iiid-6", yes, no, yes},
		{"lobatto-iiie-6", yes, no, yes},
		{`{"name": "test", "kind": "collocation", "nodes": "x^2-x+1/6"}`, yes, no, certificate.Undecided},
		{`{"name": "test", "kind": "collocation", "nodes": "x^2-4/3*x+1/3"}`, no, yes, certificate.Undecided},
		{`{"name": "test", "kind": "collocation", "nodes": "x^2-x"}`, yes, yes, certificate.Undecided},
	} {
		for p, want := range map[proofs.Property]certificate.Outcome{proofs.Symmetric: row.symmetric, proofs.StifflyAccurate: row.stiff, proofs.AlgebraicallyStable: row.algebraically} {
			if d := decided(t, row.scheme, p); d.Verdict.Outcome() != want {
				t.Errorf("%s: %s: %v, want %v: %+v", row.scheme, p, d.Verdict, want, d.Reason)
			}
		}
	}
}

// TestSymplecticFamilies: M = BA + AᵀB − bbᵀ is 0 for Gauss, Lobatto IIID and Lobatto IIIE, and of rank 1 for the Radau methods.
func TestSymplecticFamilies(t *testing.T) {
	for name, rank := range map[string]int{"gauss-1": 0, "gauss-4": 0, "lobatto-iiid-6": 0, "lobatto-iiie-4": 0, "radau-ia-4": 1, "radau-iia-4": 1} {
		if d := decided(t, name, proofs.AlgebraicallyStable); d.Reason != (proofs.Semidefinite{Rank: rank}) {
			t.Errorf("%s: %+v, want rank %d", name, d.Reason, rank)
		}
		if d := decided(t, name, proofs.Symplectic); d.Verdict.Undecided() || d.Verdict.Proved() != (rank == 0) {
			t.Errorf("%s: symplectic %v, want rank %d: %+v", name, d.Verdict, rank, d.Reason)
		}
	}
}

func TestDecideSymplectic(t *testing.T) {
	for _, row := range []struct {
		scheme  string
		verdict certificate.Outcome
		why     string
	}{
		{`"A": [["1/2"]], "b": ["1"]`, certificate.Proved, "the implicit midpoint rule"},
		{`"A": [["1"]], "b": ["1"]`, certificate.Refuted, "the implicit Euler method"},
		{`"A": [["0","0"],["1/2","1/2"]], "b": ["1/2","1/2"]`, certificate.Refuted, "the trapezoidal rule is conjugate to a symplectic method, and none itself"},
		{`"A": [["1/2","0"],["0","1"]], "b": ["1","0"]`, certificate.Proved, "the midpoint rule, with a stage that nothing uses"},
		{`"A": [["1/3","1/6"],["0","1/2"]], "b": ["1/4","3/4"]`, certificate.Proved, "the midpoint rule, its stage twice"},
		{`"A": [["1"]], "b": ["0"]`, certificate.Proved, "no stage is used: y₁ = y₀"},
		{`"A": [["1/4","0"],["1/2","1/4"]], "b": ["1/2","1/2"]`, certificate.Proved, "Qin and Zhang: two midpoint steps"},
		{`"A": [["0.4999999999999"]], "b": ["1"], "exact": false`, certificate.Proved, "the midpoint rule, truncated"},
		{`"A": [["0.49"]], "b": ["1"], "exact": false`, certificate.Refuted, "not the midpoint rule, truncated"},
		{`"A": [["0.4999999999999"]], "b": ["1"], "exact": true`, certificate.Refuted, "not the midpoint rule, exactly"},
	} {
		d := decided(t, `{"name": "test", "kind": "runge-kutta", `+row.scheme+`}`, proofs.Symplectic)
		if d.Verdict.Outcome() != row.verdict {
			t.Errorf("%s: %v, want %v: %+v", row.why, d.Verdict, row.verdict, d.Reason)
		}
	}
}

// TestNotDefined asks for a property that has no meaning for a Runge–Kutta method.
func TestNotDefined(t *testing.T) {
	if d := decided(t, "gauss-9", proofs.ZeroStable); d.Reason != (proofs.NotDefined{Kind: scheme.KindRungeKutta}) {
		t.Errorf("%#v, want that it is not defined", d.Reason)
	}
}

// TestSymmetricFunctions goes through the catalogue: R(z)R(−z) = 1 for every symmetric method.
func TestSymmetricFunctions(t *testing.T) {
	symmetric := 0
	for s := range catalogue.All() {
		if s.Info().Kind != scheme.KindRungeKutta || s.Field().Degree() > 2 {
			continue
		}
		a := proofs.Analyze(s)
		if !a.Decide(proofs.Symmetric).Verdict.Proved() {
			continue
		}
		symmetric++
		_, r, err := a.StabilityFunction()
		if err != nil {
			t.Fatal(err)
		}
		p, q := r.Numerator(), r.Denominator()
		if !p.Mul(p.Reflect()).Equal(q.Mul(q.Reflect())) {
			t.Errorf("%s: R(z)R(−z) is not 1", s.Info().Name)
		}
	}
	if symmetric < 6 {
		t.Errorf("only %d symmetric methods", symmetric)
	}
}
