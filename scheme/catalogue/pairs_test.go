package catalogue

import (
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/scheme"
)

// TestPairsHaveTheirOrder: the coupled order of every pair is the published one, to the printed digits, and so is that of the embedded
// weights. Orders are typed in from the papers by the files, which the test does not write.
func TestPairsHaveTheirOrder(t *testing.T) {
	if len(PairNames()) != 23 || !slices.IsSorted(PairNames()) {
		t.Errorf("%d pairs: %v", len(PairNames()), PairNames())
	}
	for s := range Pairs() {
		p := s.(*scheme.AdditivePair)
		info := p.Info()
		if info.Source == "" || info.Order == nil {
			t.Errorf("%s has no source, or no order", info.Name)
			continue
		}
		if o, _ := scheme.CoupledOrderToDigits(p, false); o.Order != *info.Order || len(o.Failed) == 0 {
			t.Errorf("%s: coupled order %d, published %d", info.Name, o.Order, *info.Order)
		}
		if o, ok := scheme.CoupledOrderToDigits(p, true); ok != (info.EmbeddedOrder != nil) || ok && o.Order != *info.EmbeddedOrder {
			t.Errorf("%s: coupled order %d of the embedded weights", info.Name, o.Order)
		}
		if failed := scheme.RowSumFindings(p); len(failed) > 0 {
			t.Errorf("%s: %+v", info.Name, failed[0])
		}
		if o, _ := scheme.CoupledOrderOf(p, false); info.Name == "ars-222" && (o.Order != 2 || !o.Within.IsZero()) {
			t.Errorf("ARS(2,2,2) is of order %d, not exactly 2", o.Order)
		}
	}
}

// TestHalvesAreThoseOfTheCatalogue compares the halves with the files that the catalogue has of them, whose sources are others.
func TestHalvesAreThoseOfTheCatalogue(t *testing.T) {
	explicit := map[string]string{"ark436l2sa": "ark436l2sa-erk", "ark548l2sa": "ark548l2sa-erk", "bpr-353": "bpr-353-explicit"}
	implicit := map[string]string{
		"ark324l2sa": "ark324l2sa-esdirk", "ark436l2sa": "ark436l2sa-esdirk", "ark548l2sa": "ark548l2sa-esdirk", "ark437l2sa1": "ark437l2sa-esdirk",
		"ark548l2sa2": "ark548l2sab-esdirk", "ars-222": "ars-222-implicit", "ars-343": "ars-343-implicit", "ars-443": "ars-443-implicit",
		"bpr-353": "bpr-353-implicit", "imex-ssp2-222": "imex-ssp2-222-implicit", "imex-ssp2-322": "imex-ssp2-322-implicit",
		"imex-ssp2-332": "imex-ssp2-332-implicit", "imex-ssp3-332": "imex-ssp3-332-implicit", "imex-ssp3-433": "imex-ssp3-433-implicit",
		"sil3": "sil3-implicit", "cfnlirk3": "cfnlirk3-implicit", "ark2-gkc": "ark2-implicit", "ars-122": "petsc-ars122-implicit",
	}
	for which, halves := range []map[string]string{explicit, implicit} {
		for pair, name := range halves {
			p := sample.Try(Lookup(pair)).Must(t).(*scheme.AdditivePair)
			half := []func() *scheme.ButcherTableau{p.Explicit, p.Implicit}[which]()
			other := sample.Try(Lookup(name)).Must(t).(*scheme.ButcherTableau)
			if !same(append(half.A(), half.B()), append(other.A(), other.B()), half, other) {
				t.Errorf("%s is not the half of %s", name, pair)
			}
		}
	}
}

// TestSolversNameTheirPairs: the pair that the note on a solver names has the solver's scheme for its implicit half.
func TestSolversNameTheirPairs(t *testing.T) {
	named := 0
	for _, s := range Solvers() {
		_, rest, ok := strings.Cut(s.Note, "this is the implicit part of the pair ")
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(rest, ";")
		pair, other := sample.Try(Lookup(name)).Must(t).(*scheme.AdditivePair), sample.Try(Lookup(s.Scheme)).Must(t).(*scheme.ButcherTableau)
		if half := pair.Implicit(); !same(append(half.A(), half.B()), append(other.A(), other.B()), half, other) {
			t.Errorf("%s: %s is not the implicit half of %s", s, s.Scheme, name)
		}
		named++
	}
	if named != 16 {
		t.Errorf("%d solvers name a pair", named)
	}
}

// same compares numbers of two fields by their decimals.
func same(x, y [][]poly.Elem, of, other scheme.Scheme) bool {
	return slices.EqualFunc(x, y, func(v, w []poly.Elem) bool {
		return slices.EqualFunc(v, w, func(a, b poly.Elem) bool {
			return of.Field().Decimal(a, 60) == other.Field().Decimal(b, 60)
		})
	})
}
