package repair_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"rofz/errata/repair"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

func find(t *testing.T, name string) (repair.Repair, error) {
	t.Helper()
	s := sample.Try(catalogue.Lookup(name)).Must(t)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	return repair.Find(ctx, s)
}

// TestRepairs: the tables whose exact coefficients are known from the literature are found again.
func TestRepairs(t *testing.T) {
	for _, row := range []struct {
		name, gamma, why string
	}{
		{"ark324l2sa-esdirk-40digits", "x^3-3*x^2+3/2*x-1/6", "Kennedy & Carpenter 2003: γ is the root of 6γ³ − 18γ² + 9γ − 1"},
		{"cash-5-3-4", "x^3-3*x^2+3/2*x-1/6", "Cash 1979: the same γ, and c4 follows from it"},
		{"kvaerno-4-2-3-40digits", "x^3-3*x^2+3/2*x-1/6", "Kværnø 2004: order 3 with three implicit stages and R(∞) = 0"},
		{"imex-ssp3-433-implicit", "x^2-3*x+2/3", "Pareschi & Russo 2005: α = 0.24169426078821, recognized"},
		{"ros2-decimal", "x^2-2*x+1/2", "1 − √2/2, the L-stable choice"},
		{"ars-343-implicit-decimal", "x^3-3*x^2+3/2*x-1/6", "Ascher, Ruuth & Spiteri 1997: the middle root"},
	} {
		r, err := find(t, row.name)
		if err != nil {
			t.Errorf("%s: %v", row.name, err)
			continue
		}
		if !r.Within() {
			t.Errorf("%s: further than a unit: %+v", row.name, r.Largest())
		}
		want := sample.Try(poly.Parse(row.gamma, nil, "x")).Must(t)
		if !diagonalIsRoot(r.Scheme, want) {
			t.Errorf("%s: the diagonal is no root of %s (%s)\n%s", row.name, row.gamma, row.why, r.Document)
		}
	}
}

// diagonalIsRoot reports whether the last diagonal entry is a root of p.
func diagonalIsRoot(s scheme.Scheme, p poly.Poly) bool {
	switch s := s.(type) {
	case *scheme.ButcherTableau:
		n := s.Stages() - 1
		return p.Eval(s.A()[n][n]).IsZero()
	case *scheme.Rosenbrock:
		return p.Eval(s.Gamma()[0][0]).IsZero()
	}
	return false
}

// TestMovesAreHonest: every move is the difference of the two schemes, and the repaired scheme states its claims.
func TestMovesAreHonest(t *testing.T) {
	r := sample.Try(find(t, "bhr-553-implicit")).Must(t)
	s, _ := catalogue.Lookup("bhr-553-implicit")
	a, b := s.(*scheme.ButcherTableau).A(), r.Scheme.(*scheme.ButcherTableau).A()
	k := r.Scheme.Field()
	for i := range a {
		for j := range a {
			d := k.Float64(b[i][j].Sub(lift(k, a[i][j])))
			if d > 1e-14 || d < -1e-14 {
				t.Errorf("A[%d][%d] moved by %g", i+1, j+1, d)
			}
		}
	}
	if !scheme.UnitsOf(r.Scheme).Exact() || r.Scheme.Info().Order == nil || *r.Scheme.Info().Order != 3 {
		t.Errorf("the repaired scheme does not claim what the printed one claims")
	}
	if len(scheme.OrderConditionFindings(r.Scheme)) > 0 {
		t.Errorf("an order condition fails")
	}
}

func lift(_ algebraic.Field, x poly.Elem) poly.Elem { return x }

// TestFailures: what cannot be repaired is said to be so, and the scheme that is not of the kind is refused.
func TestFailures(t *testing.T) {
	if _, err := find(t, "bdf-2"); !errors.Is(err, repair.ErrKind) {
		t.Errorf("bdf-2: %v, should be ErrKind", err)
	}
	free := sample.Try(scheme.Parse("f.json", []byte(`{"name": "f", "kind": "runge-kutta", "A": [["0.2500000000001"]], "b": ["0.9"]}`))).Must(t)
	if _, err := repair.Find(context.Background(), free); !errors.Is(err, repair.ErrNoClaims) {
		t.Errorf("without claims: %v, should be ErrNoClaims", err)
	}
	if r := repair.Residuals(free); len(r) > 0 {
		t.Errorf("without claims there are residuals: %v", r)
	}
	wrong := `{"name": "w", "kind": "runge-kutta", "A": [["0.2500000000001"]], "b": ["1"], "exact": false, "order": 2}`
	s := sample.Try(scheme.Parse("w.json", []byte(wrong))).Must(t)
	r, err := repair.Find(context.Background(), s)
	if err == nil && r.Within() {
		t.Errorf("order 2 with A = 1/4 was repaired to\n%s", r.Document)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s = sample.Try(catalogue.Lookup("ark548l2sa-esdirk")).Must(t)
	if _, err := repair.Find(ctx, s); !errors.Is(err, context.Canceled) {
		t.Errorf("%v after the context has ended", err)
	}
}

// TestDocument: the file reads back as the repaired scheme, and says where it comes from.
func TestDocument(t *testing.T) {
	r := sample.Try(find(t, "ros2-decimal")).Must(t)
	for _, want := range []string{`"name": "ros2-decimal-as-meant"`, `"transformed"`, `root(1/2-2*x+x^2, `, `"exact": true`} {
		if !strings.Contains(string(r.Document), want) {
			t.Errorf("no %s in\n%s", want, r.Document)
		}
	}
	if len(scheme.TransformedFindings(r.Scheme)) > 0 {
		t.Errorf("the two forms of the coefficients differ: %v", scheme.TransformedFindings(r.Scheme))
	}
}
