package proofs_test

import (
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

func TestDecideSymmetric(t *testing.T) {
	half, one := poly.Int(1).Quo(poly.Int(2)), poly.Int(1)
	zero := poly.Elem{}
	for _, row := range []struct {
		a       [][]poly.Elem
		b       []poly.Elem
		verdict certificate.Outcome
		why     string
	}{
		{[][]poly.Elem{{half}}, []poly.Elem{one}, certificate.Proved, "the implicit midpoint rule"},
		{[][]poly.Elem{{one}}, []poly.Elem{one}, certificate.Refuted, "the adjoint of the implicit Euler method is the explicit one"},
		{[][]poly.Elem{{zero, zero}, {half, half}}, []poly.Elem{half, half}, certificate.Proved, "the trapezoidal rule"},
		{[][]poly.Elem{{half, half}, {zero, zero}}, []poly.Elem{half, half}, certificate.Proved, "the same with its stages in another order"},
		{[][]poly.Elem{{zero, zero}, {one, zero}}, []poly.Elem{half, half}, certificate.Refuted, "Heun's method: the right c and b, another A"},
		{[][]poly.Elem{{half, zero}, {zero, one}}, []poly.Elem{one, zero}, certificate.Refuted, "a stage that nothing uses is not mirrored"},
	} {
		d := proofs.DecideSymmetric(algebraic.Field{}, row.a, row.b)
		if d.Verdict.Outcome() != row.verdict {
			t.Errorf("%s: %v, want %v", row.why, d.Verdict, row.verdict)
		}
	}
}

// TestWithoutTableau asks for what only a tableau shows of a Runge–Kutta method that is known by its nodes.
func TestWithoutTableau(t *testing.T) {
	s := sample.Try(catalogue.Lookup("gauss-9")).Must(t)
	a := proofs.Analyze(s)
	if d := a.Decide(proofs.Symmetric); !d.Verdict.Undecided() || d.Reason != (proofs.NoTableau{}) {
		t.Errorf("%v, %#v, want undecided for want of a tableau", d.Verdict, d.Reason)
	}
	if d := a.Decide(proofs.ZeroStable); d.Reason != (proofs.NotDefined{Kind: scheme.KindRungeKutta}) {
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

// TestSymmetryTampered changes evidence: the core refuses it.
func TestSymmetryTampered(t *testing.T) {
	e := func(list ...int64) (out []poly.Elem) {
		for _, n := range list {
			out = append(out, poly.Int(n))
		}
		return out
	}
	half := poly.Int(1).Quo(poly.Int(2))
	a, b := [][]poly.Elem{{{}, {}}, {half, half}}, []poly.Elem{half, half} // symmetric, by 2, 1
	heun := [][]poly.Elem{{{}, {}}, e(1, 0)}                               // not symmetric
	for _, row := range []struct {
		c   *certificate.Symmetry
		ok  bool
		why string
	}{
		{&certificate.Symmetry{A: a, B: b, Permutation: e(2, 1)}, true, "as found"},
		{&certificate.Symmetry{A: a, B: b, Permutation: e(1, 2)}, false, "another permutation"},
		{&certificate.Symmetry{A: a, B: b, Permutation: e(1, 1)}, false, "no permutation"},
		{&certificate.Symmetry{A: a, B: b, Permutation: e(2)}, false, "too short"},
		{&certificate.Symmetry{A: a, B: b, Permutation: []poly.Elem{half, half}}, false, "no numbers of stages"},
		{&certificate.Symmetry{A: a, B: b}, false, "no evidence"},
		{&certificate.Symmetry{A: a, B: b, Conflicts: e(1, 1)}, false, "a conflict that is none"},
		{&certificate.Symmetry{A: a, B: b, Conflicts: e(1, 0, 0)}, false, "all is chosen, and no conflict"},
		{&certificate.Symmetry{A: a, B: b, Conflicts: e(1)}, false, "a choice is left out"},
		{&certificate.Symmetry{A: heun, B: b, Conflicts: e(1, 1)}, true, "as found"},
		{&certificate.Symmetry{A: heun, B: b, Conflicts: e(1, 1, 1)}, false, "more than there are"},
		{&certificate.Symmetry{A: heun, B: b, Conflicts: e(1, 3)}, false, "no such stage"},
		{&certificate.Symmetry{A: heun, B: b, Conflicts: e(1, 1), Permutation: e(2, 1)}, false, "both"},
		{&certificate.Symmetry{A: heun, B: b, Permutation: e(2, 1)}, false, "it is not"},
		{&certificate.Symmetry{A: heun[:1], B: b, Permutation: e(2, 1)}, false, "a row is missing"},
	} {
		v, err := certificate.Check(row.c)
		if (err == nil) != row.ok || row.ok == v.Undecided() {
			t.Errorf("%s: %v, %v", row.why, v, err)
		}
	}
}
