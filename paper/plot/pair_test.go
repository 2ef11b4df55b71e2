package plot

import (
	"strings"
	"testing"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// TestPairs draws pairs of several sorts, alone and together.
func TestPairs(t *testing.T) {
	for _, row := range []struct{ names, title, why string }{
		{"bpr-353", "BPR(3,5,3): a picture of the stability region", "η₀ and ξ₀ are marked"},
		{"ars-443", "ARS(4,4,3): a picture of the stability region", "R(z_E, ∞) = 0: everywhere"},
		{"ark436l2sa", "ARK4(3)6L[2]SA (KenCarp4): a picture of the stability region", "rounded coefficients"},
		{"ark324l2sa ars-222 sil3", "A picture: stability regions for all stiff parts, Re z_I ≤ 0", "several"},
	} {
		as := specimen.Analyses(t, row.names)
		if kinds := KindsFor(as...); len(kinds) != 1 || kinds[0] != Region {
			t.Errorf("%s: the kinds are %v", row.names, kinds)
		}
		f := figure(t, Region, as, Options{Width: 60, Height: 50})
		checkFigure(t, f)
		if f.Title() != row.title || !strings.Contains(f.Description(), "A picture: ") || strings.ContainsAny(f.Description(), "ᴇɪ") ||
			strings.Contains(f.Description(), "The core has checked a z_E before and one behind") == (row.names == "ark436l2sa" || len(as) > 1) || strings.Contains(f.Description(), "Proved") {
			t.Errorf("%s (%s): title %q, description %q", row.names, row.why, f.Title(), f.Description())
		}
	}
}

// TestPairsThatAreNotDrawn: the errors say why.
func TestPairsThatAreNotDrawn(t *testing.T) {
	pair := func(aI string) *proofs.Analysis {
		text := `{"name": "p", "kind": "additive", "explicit": {"A": [["0","0"],["1","0"]], "b": ["1/2","1/2"]}, "implicit": {"A": ` + aI + `, "b": ["1/2","1/2"]}}`
		return proofs.Analyze(sample.Try(scheme.Parse("p.json", []byte(text))).Must(t))
	}
	full := pair(`[["1/2","1/4"],["1/4","1/2"]]`)
	for _, row := range []struct {
		as   []*proofs.Analysis
		kind Kind
		want string
	}{
		{[]*proofs.Analysis{full}, Region, "p: there is nothing to draw: the implicit half is not diagonally implicit"},
		{specimen.Analyses(t, "sil3 rk4"), Region, "sil3 and rk4: the region of an additive pair lies in the plane of its z_E"},
		{specimen.Analyses(t, "sil3"), Gradient, "sil3: no figure of the kind gradient for an additive pair; there are: region"},
	} {
		if _, err := New(row.kind, row.as, Options{}); err == nil || !strings.HasPrefix(err.Error(), row.want) {
			t.Errorf("%v, want %q", err, row.want)
		}
	}
	unstable := pair(`[["-1/2","0"],["0","1/2"]]`)
	f := figure(t, Region, []*proofs.Analysis{unstable}, Options{})
	if !strings.Contains(f.Description(), "there are none: the implicit half has poles there") {
		t.Errorf("a pole on the left: %q", f.Description())
	}
}

// TestPairsAreDrawnAsTheCoreDecides compares the set that is drawn with what the core decides, on a grid of z_E: where the largest modulus is not next to 1 they
// agree.
func TestPairsAreDrawnAsTheCoreDecides(t *testing.T) {
	domains := map[proofs.PairDomain]int{}
	for _, name := range []string{"ars-111", "ars-121", "ars-443", "bpr-353", "imex-ssp2-322", "sil3"} {
		a := specimen.Analysis(t, name)
		s := sample.Try(newSubject(a)).Must(t)
		for _, w := range stiffParts {
			if w.domain == "" {
				continue
			}
			for x := int64(-7); x <= 2; x += 3 {
				for y := int64(0); y <= 6; y += 2 {
					z := exact.Gaussian{Re: exact.NewRat(x, 2), Im: exact.NewRat(y, 2)}
					g := s.pair.growth(w, complex(float64(x)/2, float64(y)/2))
					if abs(g) < 1e-6 {
						continue
					}
					domains[w.domain]++
					if d := a.DecideJoint(w.domain, z); d.Verdict.Undecided() || d.Verdict.Proved() != (g < 0) {
						t.Errorf("%s at z_E = %v, %s: %v, drawn with log|R| = %g", name, z, w.domain, d.Verdict, g)
					}
				}
			}
		}
	}
	for d, n := range domains {
		if n < 40 {
			t.Errorf("%s: only %d points were compared", d, n)
		}
	}
	if len(domains) != 3 {
		t.Errorf("domains: %v", domains)
	}
}
