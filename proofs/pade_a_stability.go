package proofs

import (
	"fmt"
	"strconv"
	"strings"

	"rofz/proofs/certificate"
)

// Proof. That the three diagonals are A-stable is due to Birkhoff and Varga (j = k) and Ehle (j = k − 1, k − 2); that
// no other approximant is, to Wanner, Hairer and Nørsett: the order star {z : |R(z)e^−z| > 1} of an approximant of
// order p = j + k has p + 1 sectors at the origin; each bounded finger of it holds a pole and each bounded finger of
// the complement a zero, so that too few or too many poles force the boundary onto the imaginary axis or a pole into
// the left half-plane. See [HW96, IV.4].
//
// What is proved here are the 441 instances j, k ≤ 20, each by its own certificate or witness. For j = k the
// E-polynomial |Q(iy)|² − |P(iy)|² is zero, for j = k − 1 and j = k − 2 it is c y^(2k); so the certificate's axis part
// is one square, and the matrix of the half-plane part is positive definite. Outside the diagonals a Gaussian rational
// z₀ with Re z₀ ≤ 0 and |R(z₀)| > 1 is given. Two traps are among them: for (0, 5) E is negative near 0, for (0, 6) it
// is nowhere negative and the half-plane fails for a pole alone.
var padeAStability = Theorem{
	Name:       "pade-a-stability",
	Title:      "A-stable Padé approximants: Ehle's conjecture",
	Statement:  "The Padé approximant of $e^z$ with numerator degree $j$ and denominator degree $k$ is A-stable exactly if $k − 2 ≤ j ≤ k$.",
	Hypotheses: "None.",
	Scope:      "All j, k ≤ 20: 441 instances. The general theorem is proved in the literature.",
	Source:     "Wanner, Hairer & Nørsett, BIT 18 (1978) 475–489; Hairer & Wanner, Solving ODEs II, Theorem IV.4.12.",
	Instances: func(*Cache) []string {
		var out []string
		for k := range maxPade + 1 {
			for j := range maxPade + 1 {
				out = append(out, fmt.Sprintf("pade-%d-%d", j, k))
			}
		}
		return out
	},
	States:   facts(Fact(AStable)),
	Evidence: true,
	Prove: func(a *Analysis) error {
		j, k, ok := padeDegrees(a.Scheme().Info().Name)
		if !ok {
			return fmt.Errorf("%s is no Padé approximant", a.Name())
		}
		want := certificate.Refuted
		if k-2 <= j && j <= k {
			want = certificate.Proved
		}
		if d := a.Decide(AStable); d.Verdict.Outcome() != want {
			return fmt.Errorf("the A-stability of Padé (%d, %d) is %s, should be %s", j, k, d.Verdict, want)
		}
		return nil
	},
}

const maxPade = 20

// padeDegrees returns j and k of the name pade-j-k.
func padeDegrees(name string) (j, k int, ok bool) {
	rest, isPade := strings.CutPrefix(name, "pade-")
	first, second, cut := strings.Cut(rest, "-")
	j, err1 := strconv.Atoi(first)
	k, err2 := strconv.Atoi(second)
	return j, k, isPade && cut && err1 == nil && err2 == nil
}

// series returns the names that the pattern makes of lo, …, hi.
func series(pattern string, lo, hi int) []string {
	var out []string
	for i := lo; i <= hi; i++ {
		out = append(out, fmt.Sprintf(pattern, i))
	}
	return out
}
