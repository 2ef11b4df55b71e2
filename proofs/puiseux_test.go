package proofs_test

import (
	"fmt"
	"testing"

	"rofz/asymptotics"
	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/scheme"
)

// TestPuiseuxSeries: at the only zero 0 of σ = sζ^k the roots are ζ = ω + …, ω^k = κ/z with κ = ρ(0)/s, and so
// ζ' ~ −(1/k)κ^(1/k) z^(−1−1/k). The coefficients were computed with PARI/GP 2.15.2 by iterating
// ζ ↦ ω(ρ(ζ)/ρ(0))^(1/k), which gains one of them at each step.
func TestPuiseuxSeries(t *testing.T) {
	cache := proofs.NewCache(proofs.Analyze)
	for _, row := range []struct{ name, exponent, kappa, want, why string }{
		{"bdf-1", "-2", "-1", "[0 1 -1 1 -1 1 -1]", "ζ = 1/(1−z)"},
		{"bdf-2", "-3/2", "1/2", "[0 1 -2 7/2 -6 83/8 -18]", "ρ(0) = 1/2"},
		{"bdf-3", "-4/3", "-1/3", "[0 1 -3/2 3 -125/24 151/16 -33/2]", "ρ(0) = −1/3"},
		{"bdf-4", "-5/4", "1/4", "[0 1 -4/3 19/9 -4 2165/324 -2758/243]", "ρ(0) = 1/4"},
		{"bdf-5", "-6/5", "-1/5", "[0 1 -5/4 85/48 -535/192 5 -370591/46080]", "ρ(0) = −1/5"},
		{"bdf-6", "-7/6", "1/6", "[0 1 -6/5 159/100 -853/375 70127/20000 -6]", "ρ(0) = 1/6"},
		{"averaged-backward-1", "-2", "-1", "[0 1 -1 1 -1 1 -1]", "backward Euler"},
		{"averaged-backward-2", "-3/2", "-1/3", "[0 1 1/2 -7/8 -1 143/128 2]", "−(1/2)/(3/2)"},
		{"averaged-backward-3", "-4/3", "-1/6", "[0 1 1/3 1/3 -73/81 -143/243 -1]", "−(1/3)/2"},
		{"averaged-backward-4", "-5/4", "-1/10", "[0 1 1/4 7/32 1/4 -1897/2048 -217/512]", "−(1/4)/(5/2)"},
		{"averaged-backward-5", "-6/5", "-1/15", "[0 1 1/5 4/25 21/125 1/5 -14746/15625]", "−(1/5)/3"},
		{"averaged-backward-6", "-7/6", "-1/21", "[0 1 1/6 1/8 10/81 4301/31104 1/6]", "−(1/6)/(7/2)"},
	} {
		a := sample.Try(cache.Analysis(row.name)).Must(t)
		bs := a.Branches()
		if len(bs) != 1 {
			t.Errorf("%s: %d groups of branches, want one", row.name, len(bs))
			continue
		}
		if got := fmt.Sprint(bs[0].Exponent, bs[0].Kappa); got != row.exponent+" "+row.kappa {
			t.Errorf("%s: exponent and κ are %s, want %s %s: %s", row.name, got, row.exponent, row.kappa, row.why)
		}
		if s := a.Puiseux(bs[0], 7); s.Start != 0 || fmt.Sprint(s.Coeffs) != row.want {
			t.Errorf("%s: %v, want %s: %s", row.name, s, row.want, row.why)
		}
	}
}

// TestFirstBranchPoint has the negative zeros of the discriminant of ρ(ζ) − zσ(ζ), computed with SymPy 1.14: where there is
// one, the real root that starts at ζ = 1, followed numerically, is the one that becomes double there.
func TestFirstBranchPoint(t *testing.T) {
	cache := proofs.NewCache(proofs.Analyze)
	for _, row := range []struct{ name, polynomial, want, why string }{
		{"bdf-2", "1,2", "-0.5", "the discriminant is 1 + 2z"},
		{"bdf-3", "", "", "36z² + 30z + 13 has no real zero"},
		{"bdf-4", "7,12", "-0.5833333333333333333333333333333333333333", "(12z + 7)(144z² + 72z + 73)"},
		{"bdf-5", "", "", "12960000z⁴ + 16632000z³ + … has no real zero"},
		{"bdf-6", "37,60", "-0.6166666666666666666666666666666666666667", "(60z + 37)(400z² + 380z + 181)(3600z² − 420z + 2989)"},
		{"averaged-backward-6", "", "", "all real zeros are positive"},
		{"ndf-1", "50,37", "-1.351351351351351351351351351351351351351", "−50/37"},
		{"ndf-3", "2415407205625,6488906715000,8854525620000,5935639935016", "-0.7577634899136625607150086083007824960543", "a simple real zero"},
		{"adams-moulton-3", "72,105,78,41", "-1.053667415465635889399733080518791677292", "z(41z³ + 78z² + 105z + 72)"},
		{"adams-moulton-5", "6802444800,16355843595,19090432800,14499133415,8154309180,3696534177", "-0.9247710879708110659228790020366640815997", "a factor of degree 5 besides z³"},
		{"adams-bashforth-3", "2880,4308,3228,8993", "-0.5489737343547792915791133573452400329364", "z(8993z³ + 3228z² + 4308z + 2880)"},
		{"milne-simpson-2", "", "", "z² + 3"},
	} {
		a := sample.Try(cache.Analysis(row.name)).Must(t)
		p, ok := a.PrincipalRoot()
		if !ok {
			t.Errorf("%s: no principal root", row.name)
		}
		polynomial, value := "", ""
		if p.Fate == asymptotics.AtBranchPoint {
			polynomial, value = minimal(p.Z), decimal(p.Z, 40)
		}
		if polynomial != row.polynomial || value != row.want {
			t.Errorf("%s: branch point %s, zero of %s, want %s, %s: %s", row.name, value, polynomial, row.want, row.polynomial, row.why)
		}
	}
}

// TestEigenvaluesByHand has general linear methods whose stability matrix is small enough to see its eigenvalues.
func TestEigenvaluesByHand(t *testing.T) {
	for _, row := range []struct{ method, want, why string }{
		{
			`"A": [["2/3"]], "U": [["4/3", "-1/3"]], "B": [["2/3"], ["0"]], "V": [["4/3", "-1/3"], ["1", "0"]]`,
			"[1/3 -4/3 1-2/3*z]: x 2 s=1/2 [-1/2 1]",
			"BDF2: (1 − 2z/3)ζ² − 4ζ/3 + 1/3 = 0, so that zζ² → 1/2",
		},
		{
			`"A": [["0"]], "U": [["1", "0"]], "B": [["2"], ["0"]], "V": [["0", "1"], ["1", "0"]]`,
			"[-1 -2*z 1]: x 1 s=1 [1/2 1]; infinite 1 s=-1 [-2 1]",
			"the explicit midpoint rule: M = (2z 1; 1 0), ζ² − 2zζ − 1 = 0, ζ ~ −1/(2z) and ζ ~ 2z",
		},
		{
			`"A": [["1"]], "U": [["1", "0"]], "B": [["0"], ["1/4"]], "V": [["1/2", "1"], ["1/4", "1/2"]]`,
			"[-1/4*z -1+z 1-z]: -1/2+x 2 s=1/2 [1/4 1]",
			"M = (1/2 1; 1/(4(1−z)) 1/2): (ζ − 1/2)² = 1/(4(1−z)) ~ −1/(4z), and at z = 0 the eigenvalues 1 and 0",
		},
		{
			`"A": [["1"]], "U": [["1", "0"]], "B": [["0"], ["-1/4"]], "V": [["1/2", "1"], ["0", "1/2"]]`,
			"[1/4 -1+z 1-z]: -1+x 1 s=1 [-1/4 1]; x 1 s=1 [1/4 1]",
			"M = (1/2 1; −z/(4(1−z)) 1/2): (ζ − 1/2)² = −z/(4(1−z)) = 1/4 − 1/(4(1−z)), ζ − 1/2 ~ ±(1/2 + 1/(4z))",
		},
	} {
		s := sample.Try(scheme.Parse("method.json", []byte(`{"name": "m", "kind": "general-linear", `+row.method+`, "source": "made for this test"}`))).Must(t)
		coeffs, bs, err := proofs.Analyze(s).Eigenvalues()
		if err != nil {
			t.Fatal(err)
		}
		var inZ []string
		for _, c := range coeffs {
			inZ = append(inZ, c.Format("z"))
		}
		got := fmt.Sprint(inZ, ":")
		for i, b := range bs {
			limit := "infinite"
			if !b.Factor.IsZero() {
				limit = b.Factor.Format("x")
			}
			if i > 0 {
				got += ";"
			}
			got += fmt.Sprintf(" %s %d s=%v %v", limit, b.Count, b.Rate, b.Edge)
		}
		if got != row.want {
			t.Errorf("got  %s\nwant %s: %s", got, row.want, row.why)
		}
	}
}
