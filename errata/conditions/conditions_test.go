package conditions_test

import (
	"math"
	"math/big"
	"testing"

	"rofz/errata/conditions"
	"rofz/internal/modular"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestResidualsOfTheCatalogue: the equations of every scheme with exact coefficients whose claims hold are satisfied,
// in every field, and agree with the order conditions that package scheme evaluates on its own.
func TestResidualsOfTheCatalogue(t *testing.T) {
	tested := 0
	for _, name := range catalogue.Names() {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		sys, ok := conditions.New(s)
		if !ok || !scheme.UnitsOf(s).Exact() || s.Info().Kind == scheme.KindRosenbrock && s.Info().Digits > 0 {
			continue
		}
		tested++
		sound := len(scheme.OrderConditionFindings(s)) == 0
		holds := true
		for i, r := range conditions.Residuals(sys, conditions.Exact{}, sys.Values()) {
			kind := sys.Equations()[i].Kind
			if kind == conditions.Order || kind == conditions.EmbeddedOrder {
				holds = holds && r.IsZero()
			}
		}
		if holds != sound {
			t.Errorf("%s: order conditions hold: %v, package scheme says %v", name, holds, sound)
		}
	}
	if tested < 80 {
		t.Errorf("only %d schemes were looked at", tested)
	}
}

// point returns rational coefficients as elements of the field.
func point[T any](s conditions.System, f conditions.Field[T]) []T {
	return conditions.Point(s, func(x poly.Elem) T {
		r, ok := x.Rat()
		if !ok {
			panic("a coefficient is not rational")
		}
		return f.Rational(r)
	})
}

func TestFieldsAgree(t *testing.T) {
	for _, name := range []string{"rodas4", "ark548l2sa-esdirk", "cash-5-3-4", "petsc-658a", "verner-7-6"} {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		sys, _ := conditions.New(s)
		p := modular.Mersenne
		exact := conditions.Residuals(sys, conditions.Exact{}, sys.Values())
		residues := conditions.Residuals(sys, p, point(sys, p))
		double := conditions.Residuals(sys, conditions.Double{}, point(sys, conditions.Double{}))
		float := conditions.Residuals(sys, conditions.Float(300), point(sys, conditions.Float(300)))
		for i, eq := range sys.Equations() {
			x, _ := exact[i].Rat()
			if p.Rational(x) != residues[i] {
				t.Errorf("%s, %s: other modulo a prime", name, eq)
			}
			if math.Abs(double[i]-x.Float64()) > 1e-9 {
				t.Errorf("%s, %s: %g in float64, should be %g", name, eq, double[i], x.Float64())
			}
			d := new(big.Float).Sub(float[i], new(big.Float).SetPrec(300).SetRat(x.Big()))
			if d.Sign() != 0 && d.MantExp(nil) > -250 {
				t.Errorf("%s, %s: off by %g with 300 bits", name, eq, d)
			}
		}
	}
}

// TestTransformed: an implementation's own coefficients give the standard form that was computed from them.
func TestTransformed(t *testing.T) {
	tested := 0
	for _, name := range catalogue.Names() {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		own, ok := conditions.NewTransformed(s)
		if !ok {
			continue
		}
		tested++
		sys, _ := conditions.New(s)
		a := conditions.StandardForm(own, conditions.Double{}, point(own, conditions.Double{}))
		b := conditions.StandardForm(sys, conditions.Double{}, point(sys, conditions.Double{}))
		for i := range a.A {
			for j := range a.A {
				if math.Abs(a.A[i][j]-b.A[i][j]) > 1e-9 || math.Abs(a.Gamma[i][j]-b.Gamma[i][j]) > 1e-9 {
					t.Errorf("%s: entry %d, %d differs", name, i+1, j+1)
				}
			}
			if math.Abs(a.B[i]-b.B[i]) > 1e-9 || a.Bhat != nil && math.Abs(a.Bhat[i]-b.Bhat[i]) > 1e-9 {
				t.Errorf("%s: weight %d differs", name, i+1)
			}
		}
	}
	if tested < 20 {
		t.Errorf("only %d schemes were looked at", tested)
	}
}
