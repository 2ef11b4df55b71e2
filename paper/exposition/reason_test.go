package exposition

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"testing"

	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// TestReasonsMarkRoundedNumbers: an exact number stands after "=", a rounded one after "≈" or "about"; minus signs are those
// of formulas.
func TestReasonsMarkRoundedNumbers(t *testing.T) {
	for _, tt := range []struct {
		scheme   string
		property proofs.Property
		reason   string
		why      string
	}{
		{`"kind": "rational", "numerator": ["1", "2/3"], "denominator": ["1", "-1/3"]`, proofs.LStable, "R(∞) = −2", "an integer"},
		{`"kind": "rational", "numerator": ["1", "1-sqrt(3)"], "denominator": ["1", "-1"]`, proofs.LStable, "R(∞) ≈ 0.732051", "an irrational number"},
		{`"kind": "rational", "numerator": ["1", "-3e-17"], "denominator": ["1", "-1.00000000000000012345678901234567"]`, proofs.LStable, "R(∞) ≈ 3·10⁻¹⁷", "a power of ten"},
		{`"kind": "rational", "numerator": ["1", "1", "1/2"], "denominator": ["1"]`, proofs.AStable, "|R(i)|² = 5/4 > 1: E < 0 there", "a fraction"},
		{`"kind": "rational", "numerator": ["1", "sqrt(3)"], "denominator": ["1", "-sqrt(2)"]`, proofs.AStable, "|R(i)|² = 4/3 > 1: E < 0 there", "rational all the same"},
		{`"kind": "rational", "numerator": ["1", "sqrt(3)"], "denominator": ["1", "-1/3-sqrt(2)/2"]`, proofs.AStable, "|R(i)|² ≈ 1.92075 > 1: E < 0 there", "an irrational quotient"},
		{`"kind": "runge-kutta", "A": [["1/4", "1/4"], ["0", "1/4"]], "b": ["1/2", "1/2"]`, proofs.StifflyAccurate,
			"b is not the last row of A: entry 1 differs by −0.500", "three digits are all"},
		{`"kind": "runge-kutta", "A": [["0", "0"], ["1/3", "0"]], "b": ["0", "1"]`, proofs.StifflyAccurate,
			"b is not the last row of A: entry 1 differs by about 0.333", "three digits are not all"},
	} {
		s := sample.Try(scheme.Parse("test.json", []byte(`{"name": "test", `+tt.scheme+`}`))).Must(t)
		if got := Plain(Reason(proofs.Analyze(s).Decide(tt.property).Reason)); got != tt.reason {
			t.Errorf("%s: %s: reason %q, should be %q: %s", tt.scheme, tt.property, got, tt.reason, tt.why)
		}
	}
}

// TestReasons: every kind of reason in words, where it can be on a small scheme.
func TestReasons(t *testing.T) {
	seen := make(map[string]bool)
	check := func(r proofs.Reason, want, why string) {
		seen[fmt.Sprintf("%T", r)] = true
		if got := Plain(Reason(r)); got != want {
			t.Errorf("%s: %q, should be %q", why, got, want)
		}
	}
	for _, tt := range []struct {
		scheme   string
		property proofs.Property
		reason   string
		why      string
	}{
		{`"kind":"runge-kutta","A":[["1"]],"b":["1"]`, proofs.AStable, "E(t) = t ≥ 0 (1 square); no pole in Re z ≤ 0 (1 square)", "Squares"},
		{`"kind":"exponential","A":[["0"]],"b":["phi1(z)"]`, proofs.LStable, "R(z) = e^z, the linear part being exact", "IsExponential"},
		{`"kind":"runge-kutta","A":[["1"]],"b":["1"]`, proofs.LStable, "E(t) = t ≥ 0 (1 square); no pole in Re z ≤ 0 (1 square); R(∞) = 0", "Squares with R(∞) = 0"},
		{`"kind":"runge-kutta","A":[["1"]],"b":["1"]`, proofs.IStable, "E(t) = t ≥ 0 (1 square); P and Q coprime", "Squares on the axis"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, proofs.AStable, "E = 0; no pole in Re z ≤ 0 (1 square)", "Squares, E = 0"},
		{`"kind":"runge-kutta","A":[["2/3"]],"b":["1"]`, proofs.StronglyAStable, "E(t) = t/3 ≥ 0 (1 square); no pole in Re z ≤ 0 (1 square); R(∞) = −1/2", "Squares with R(∞)"},
		{`"kind":"runge-kutta","A":[["1-sqrt(2)/2","0"],["sqrt(2)/2","1-sqrt(2)/2"]],"b":["sqrt(2)/2","1-sqrt(2)/2"]`, proofs.AStable, "E(t) ≥ 0 (1 square); no pole in Re z ≤ 0 (2 squares)", "Squares over a field"},
		{`"kind":"runge-kutta","A":[["0"]],"b":["1"]`, proofs.AStable, "|R(i)|² = 2 > 1: E < 0 there", "ExceedsAt on the axis"},
		{`"kind":"rational","numerator":["1"],"denominator":["1","1"]`, proofs.AStable, "|R(−1)| > 1: next to a pole in the box [−3/2, −1/2] × [−1/2, 1/2] i", "ExceedsAt next to a pole"},
		{`"kind":"runge-kutta","A":[["1"]],"b":["1"]`, proofs.SectorStable, "it is A-stable", "Implied"},
		{`"kind":"runge-kutta","A":[["0"]],"b":["1"]`, proofs.AxisStable, "|R(−4)|² = 9 > 1", "ExceedsAt on the negative axis"},
		{`"kind":"rational","numerator":["0","-2"],"denominator":["1","0","1"]`, proofs.AxisStable, "|R| ≤ 1 on z ≤ 0 (1 square)", "SectorHolds on the axis"},
		{`"kind":"rational","numerator":["1"],"denominator":["1","-1","1"]`, proofs.AxisStable, "it is A(0)-stable", "Implied by a sector"},
		{`"kind":"rational","numerator":["1"],"denominator":["1","-1","1"]`, proofs.SectorStable, "|R| ≤ 1 on the rays tan = 1 (4 squares)", "SectorHolds"},
		{`"kind":"rational","numerator":["1/2"],"denominator":["1","1/10","1/10"]`, proofs.SectorStable, "|R| ≤ 1 on the rays tan = 1 (6 squares); the poles lie in 2 discs beyond", "SectorHolds with discs"},
		{`"kind":"rational","numerator":["0","-2"],"denominator":["1","0","1"]`, proofs.SectorStable, "|R| = 1 at a point between −3/2 and −1/2, and |R| > 1 next to it", "TouchesAxis"},
		{`"kind":"multistep","rho":["11/6","-3","3/2","-1/3"],"sigma":["1","0","0","0"]`, proofs.SectorStable, "no root with |ζ| = 1 between the rays tan = 13 (12 squares), all |ζ| < 1 for z = −1", "SectorHolds of roots"},
		{`"kind":"multistep","rho":["1","-1"],"sigma":["0","1"]`, proofs.AxisStable, "for z = −3 there is a root with |ζ| > 1, near 1+i", "RootOutside"},
		{`"kind":"runge-kutta","A":[["0"]],"b":["1"]`, proofs.LStable, "R(∞) is infinite: deg P > deg Q", "AtInfinityIs infinite"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, proofs.LStable, "R(∞) = −1", "AtInfinityIs −1"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, proofs.StifflyAccurate, "b is not the last row of A: entry 1 differs by −0.500", "LastRow differs"},
		{`"kind":"runge-kutta","A":[["1"]],"b":["1"]`, proofs.StifflyAccurate, "b is the last row of A", "LastRow"},
		{`"kind":"runge-kutta","A":[["0.333333333333"]],"b":["0.333333333333"],"exact":false`, proofs.StifflyAccurate, "b is the last row of A, to the published digits", "LastRow to digits"},
		{`"kind":"runge-kutta","A":[["0.5"]],"b":["1"],"exact":false,"digits":1`, proofs.StifflyAccurate, "b is not the last row of A: entry 1 differs by −0.500", "LastRow, of one digit"},
		{`"kind":"collocation","nodes":["5/462","-5/11","50/11","-200/11","375/11","-30","10"],"exact":false,"digits":4`, proofs.StifflyAccurate, "no node is 1: M(1) is about 0.00108", "LastRow of nodes, on another scale; the nearest is 0.966"},
		{`"kind":"collocation","nodes":["0.3333","-1.3333","1"],"exact":false,"digits":4`, proofs.StifflyAccurate, "b is the last row of A, to the published digits", "LastRow of nodes, to digits"},
		{`"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["3/2","-1/2"]`, proofs.AlgebraicallyStable, "b₂ < 0", "NegativeWeight"},
		{`"kind":"runge-kutta","A":[["0"]],"b":["1"]`, proofs.AlgebraicallyStable, "xᵀMx < 0 for some x, M = BA + AᵀB − bbᵀ", "Indefinite"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, proofs.AlgebraicallyStable, "b ≥ 0, M = BA + AᵀB − bbᵀ = 0", "Semidefinite of rank 0"},
		{`"kind":"runge-kutta","A":[["1"]],"b":["1"]`, proofs.AlgebraicallyStable, "b ≥ 0, M = BA + AᵀB − bbᵀ ≥ 0 of rank 1", "Semidefinite"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, proofs.Symmetric, "its own adjoint", "Mirror of one stage"},
		{`"kind":"runge-kutta","A":[["0","0"],["1/2","1/2"]],"b":["1/2","1/2"]`, proofs.Symmetric, "its own adjoint with the stages reversed", "Mirror"},
		{`"kind":"runge-kutta","A":[["1"]],"b":["1"]`, proofs.Symmetric, "its adjoint has another weight for the tree [[]]", "OtherAdjoint"},
		{`"kind":"runge-kutta","A":[["1/3","1/6"],["0","1/2"]],"b":["1/4","3/4"]`, proofs.Symmetric, "its own adjoint, without superfluous stages", "Mirror of classes"},
		{`"kind":"runge-kutta","A":[["0.4999999999999"]],"b":["1"],"exact":false`, proofs.Symmetric, "its own adjoint, to the published digits", "Mirror to digits"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, proofs.Symplectic, "b_i·a_ij + b_j·a_ji = b_i·b_j", "FormVanishes"},
		{`"kind":"runge-kutta","A":[["1/3","1/6"],["0","1/2"]],"b":["1/4","3/4"]`, proofs.Symplectic, "b_i·a_ij + b_j·a_ji = b_i·b_j, without superfluous stages", "FormVanishes of classes"},
		{`"kind":"runge-kutta","A":[["0.4999999999999"]],"b":["1"],"exact":false`, proofs.Symplectic, "b_i·a_ij + b_j·a_ji = b_i·b_j, to the published digits", "FormVanishes to digits"},
		{`"kind":"runge-kutta","A":[["1"]],"b":["1"]`, proofs.Symplectic, "Φ(u∘v) + Φ(v∘u) ≠ Φ(u)Φ(v) for the trees [] and []", "OtherProduct"},
		{`"kind":"collocation","nodes":"x^2-x+1/6"`, proofs.Symmetric, "its own adjoint: the nodes and A are their own mirror images", "Reflection"},
		{`"kind":"multistep","rho":["3/2","-2","1/2"],"sigma":["1","0","0"]`, proofs.AStable, "Re(ρ/σ) > 0 for |ζ| > 1 (3 squares)", "RatioPositive"},
		{`"kind":"multistep","rho":["1","-1"],"sigma":["1/2","1/2"]`, proofs.LStable, "σ is not cζ^k", "OtherSigma"},
		{`"kind":"multistep","rho":["1","-1","0"],"sigma":["0","3/2","-1/2"]`, proofs.AStable, "Re(ρ/σ) ≤ 0 at ζ = −1+i, |ζ| > 1", "RatioAt"},
		{`"kind":"multistep","rho":["1","-3/2","1/2"],"sigma":["1","-1/2","0"]`, proofs.AStable, "Re(ρ/σ) > 0 for |ζ| > 1 (2 squares); the zeros of the common factor are bounded by 1", "RatioPositive with a common factor"},
		{`"kind":"multistep","rho":["1","-3","2"],"sigma":["1","-2","0"]`, proofs.AStable, "the common factor of ρ and σ has a zero with |ζ| > 1, near 1+i", "CommonFactor outside"},
		{`"kind":"multistep","rho":["1","-3","3","-1"],"sigma":["1","-2","1","0"]`, proofs.AStable, "the common factor of ρ and σ has a multiple zero with |ζ| = 1", "CommonFactor multiple"},
		{`"kind":"multistep","rho":["1","-2","1"],"sigma":["1","-1","0"]`, proofs.AStable, "a zero of the common factor with |ζ| = 1 is a characteristic root of the rest for some z with Re z = 0", "CommonFactor touching"},
		{`"kind":"multistep","rho":["3/2","-2","1/2"],"sigma":["1","0","0"]`, proofs.ZeroStable, "the zeros of ρ have |ζ| ≤ 1, those on the circle are simple", "ZerosOfRho"},
		{`"kind":"multistep","rho":["1","-3","2"],"sigma":["0","0","-1"]`, proofs.ZeroStable, "ρ has a zero with |ζ| > 1, near 1+i", "ZerosOfRho outside"},
		{`"kind":"multistep","rho":["1","-2","1"],"sigma":["1","0","0"]`, proofs.ZeroStable, "ρ has a multiple zero with |ζ| = 1", "ZerosOfRho multiple"},
		{`"kind":"general-linear","A":[["1"]],"U":[["1","0"]],"B":[["1"],["1"]],"V":[["1","1"],["0","1"]]`, proofs.ZeroStable, "V has a Jordan block for a zero of -1+ζ", "PowersOfV block"},
		{`"kind":"general-linear","A":[["1"]],"U":[["1"]],"B":[["1"]],"V":[["2"]]`, proofs.AStable, "not zero-stable: V has an eigenvalue with |ζ| > 1, near 1+i", "PowersOfV decisive"},
		{`"kind":"general-linear","A":[["1"]],"U":[["1"]],"B":[["1"]],"V":[["1"]]`, proofs.ZeroStable, "the eigenvalues of V have |ζ| ≤ 1, those on the circle without Jordan blocks", "PowersOfV"},
		{`"kind":"general-linear","A":[["1"]],"U":[["1"]],"B":[["1"]],"V":[["1"]]`, proofs.AStable, "|ζ| ≤ 1 for the eigenvalues of M on z = iy, no pole in Re z ≤ 0 (2 squares)", "EigenvaluesBounded"},
		{`"kind":"general-linear","A":[["1"]],"U":[["1"]],"B":[["1"]],"V":[["1"]]`, proofs.LStable, "|ζ| ≤ 1 for the eigenvalues of M on z = iy, no pole in Re z ≤ 0 (2 squares); M(∞) is nilpotent", "EigenvaluesBounded, nilpotent"},
		{`"kind":"general-linear","A":[["1/2"]],"U":[["1"]],"B":[["1"]],"V":[["1"]]`, proofs.AStable, "|ζ| ≤ 1 for the eigenvalues of M on z = iy, no pole in Re z ≤ 0 (1 square); |ζ| = 1 there for 1 of them", "EigenvaluesBounded on the circle"},
		{`"kind":"general-linear","A":[["1/2"]],"U":[["1"]],"B":[["1"]],"V":[["1"]]`, proofs.LStable, "M has a pole at ∞, or an eigenvalue of M(∞) is not 0", "InfiniteEigenvalue"},
		{`"kind":"general-linear","A":[["0"]],"U":[["1"]],"B":[["1"]],"V":[["1"]]`, proofs.AStable, "M(i) has an eigenvalue with |ζ| > 1: on the axis", "EigenvalueOutside"},
		{`"kind":"general-linear","A":[["-1"]],"U":[["1"]],"B":[["-1"]],"V":[["1"]]`, proofs.AStable, "M(−5/4) has an eigenvalue with |ζ| > 1: next to a pole", "EigenvalueOutside next to a pole"},
		{`"kind":"general-linear","A":[["1/2","0"],["0","1/2"]],"U":[["1","0"],["0","1"]],"B":[["1","1"],["0","1"]],"V":[["1","0"],["0","1"]]`, proofs.AStable, "M(iy) has a Jordan block for an eigenvalue with |ζ| = 1, y = 1", "BlockAt"},
		{`"kind":"general-linear","A":[["1","0"],["0","-1"]],"U":[["1","0"],["0","1"]],"B":[["1","1"],["0","0"]],"V":[["1","0"],["0","0"]]`, proofs.AStable, "the entry 1, 2 of M has a pole in Re z ≤ 0, which shows in no eigenvalue", "HiddenPole"},
	} {
		s := sample.Try(scheme.Parse("test.json", []byte(`{"name": "test", `+tt.scheme+`}`))).Must(t)
		check(proofs.Analyze(s).Decide(tt.property).Reason, tt.reason, tt.why)
	}
	late := errors.New("too late")
	half := exact.NewRat(1, 2)
	for _, tt := range []struct {
		reason proofs.Reason
		want   string
	}{
		{proofs.NotDefined{Kind: "multistep"}, "not defined for a scheme of kind multistep"},
		{proofs.NoFunction{Err: late}, "too late"},
		{proofs.NoConstant{Err: late}, "too late"},
		{proofs.OutOfTime{Cause: late}, "too late"},
		{proofs.Unaccepted{Err: late}, "too late"},
		{proofs.NoTableau{}, "the scheme has no tableau"},
		{proofs.NoRow{}, "b is no row of A"},
		{proofs.NoProduct{Nodes: 10}, "b_i·a_ij + b_j·a_ji = b_i·b_j fails, but no two trees with up to 10 nodes show that nothing else helps"},
		{proofs.NoMirror{Nodes: 10}, "no order of the stages mirrors the tableau, but neither does a tree with up to 10 nodes show that none does"},
		{proofs.TooManyInputs{Most: 20}, "more than 20 inputs"},
		{proofs.JordanBlocks{Everywhere: true}, "the eigenvalues of modulus 1 on the whole axis may belong to Jordan blocks"},
		{proofs.JordanBlocks{}, "multiple eigenvalues of modulus 1 at several points iy, or one with an irrational y, may belong to Jordan blocks"},
		{proofs.NoWitness{}, "some eigenvalue has |ζ| > 1 on z = iy, but no witness was found"},
		{proofs.RatioInSector{Zeta: exact.Gaussian{Re: exact.Int(2)}}, "ρ/σ lies in the sector at ζ = 2, |ζ| > 1"},
		{proofs.NoSector{}, "no evidence was found"},
		{proofs.MultipleRoot{Z: half.Neg()}, "for z = −1/2 there is a multiple root with |ζ| = 1"},
		{proofs.MeetsAxis{}, "the curve ρ/σ, |ζ| = 1, meets the negative axis, or touches it at 0 or ∞"},
		{proofs.CommonRoot{}, "a common zero of ρ and σ with |ζ| = 1 is a root of the rest on the boundary of the largest sector"},
		{proofs.SectorsOfGeneralLinear{}, "the sectors of a general linear method are not decided"},
		{proofs.Resolved{}, "(I − zA)t = Q₀s and bᵀt = P₀'Q₀ − P₀Q₀'"},
		{proofs.GradientWithin{Power: 1, Bound: half}, "|z^1 R'| ≤ 1/2"},
		{proofs.GradientExceeds{Power: 2, Bound: half, Z: exact.Gaussian{Re: exact.Int(-1)}}, "|z^2 R'| > 1/2 at z = −1"},
		{proofs.SchwarzPickHolds{}, "1 − R² ± 2xR' ≥ 0 on x ≤ 0, by squares"},
		{proofs.SchwarzPickFails{X: half.Neg()}, "|2xR'| > 1 − R² at x = −1/2"},
	} {
		check(tt.reason, tt.want, "made by hand")
	}
	source := sample.Try(os.ReadFile("../../proofs/reason.go")).Must(t)
	for _, m := range regexp.MustCompile(`func \((\w+)\) reason\(\)`).FindAllSubmatch(source, -1) {
		if !seen["proofs."+string(m[1])] {
			t.Errorf("there is no example of proofs.%s", m[1])
		}
	}
}
