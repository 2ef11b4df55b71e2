package catalogue

import (
	"slices"
	"testing"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational/exponential"
	"rofz/scheme"
)

// TestExponentialSchemesHaveTheirOrder: the classical order is the published one, typed in from the papers by the files.
func TestExponentialSchemesHaveTheirOrder(t *testing.T) {
	if n := len(exponentialNames()); n != 9 {
		t.Errorf("%d exponential schemes", n)
	}
	for s := range Exponential() {
		e := s.(scheme.Exponential)
		info := e.Info()
		if info.Source == "" || info.Order == nil {
			t.Errorf("%s has no source, or no order", info.Name)
			continue
		}
		if o := scheme.OrderOfExponential(e); o.Order != *info.Order || o.AtLeast {
			t.Errorf("%s: order %d, published %d", info.Name, o.Order, *info.Order)
		}
	}
}

// TestWeightsOfExponentialSchemes: with N constant a step is exact, Σ b_i(z) = φ₁(z), and the stages are, Σ a_ij(z) = c_i φ₁(c_i z); but
// for the integrating-factor methods, which are not exact there.
func TestWeightsOfExponentialSchemes(t *testing.T) {
	for s := range Exponential() {
		e := s.(scheme.Exponential)
		a, b := e.Functions()
		inexact := slices.Contains([]string{"lawson-4", "lawson-euler"}, s.Info().Name)
		if sum(b).Equal(exponential.Phi(1, exact.Int(1))) == inexact {
			t.Errorf("%s: Σ b = φ₁ is %v", s.Info().Name, inexact)
		}
		for i, c := range e.Nodes() {
			if !inexact && !sum(a[i]).Equal(exponential.Phi(1, c).Scale(poly.Rational(c))) {
				t.Errorf("%s: row %d is not c·φ₁(cz)", s.Info().Name, i+1)
			}
		}
	}
}

func sum(list []exponential.Function) (f exponential.Function) {
	for _, g := range list {
		f = f.Add(g)
	}
	return f
}
