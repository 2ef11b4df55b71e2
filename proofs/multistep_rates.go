package proofs

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rofz/asymptotics"
	"rofz/poly/exact"
)

// To each m-th root c of κ belongs one of the roots that tend to ζ₀, with
//
//	ζ(z) − ζ₀ = c z^(−1/m)(1 + o(1)),   ζ'(z) = −(c/m) z^(−1−1/m)(1 + o(1)).
//
// If d > 0, the growing roots are ζ ~ (z lc σ/lc ρ)^(1/d), and the method is not A-stable.
//
// Proof. ρ(ζ₀) ≠ 0, for ρ and σ are coprime, and 1/z = σ(ζ)/ρ(ζ) = (ζ − ζ₀)^m/κ·(1 + O(ζ − ζ₀)) near ζ₀. The m-th root
// of the right side is a local coordinate u there, u^m = κ/z·…: inverting it gives ζ − ζ₀ as a convergent power series
// in z^(−1/m) that begins with c z^(−1/m), m of them, and a Puiseux series may be differentiated term by term. The
// growing roots are found in the same way at ζ = ∞, where z = ρ/σ has a pole of order d. ∎
//
// Proof of the second sentence. An A-stable method has d ≤ 0, for a root that grows as |z| → ∞ in the left half-plane exceeds 1. So all its
// exponents are of the form −1−1/m. That all of them occur is shown by the k-step method averaged-backward-k,
//
//	ρ = ζ^k − (1/k) Σ_{j<k} ζ^j,   σ = (k+1)/2 ζ^k.
//
// They are coprime, since ρ(0) ≠ 0, and ζ₀ = 0 has the multiplicity k and κ = ρ(0)/((k+1)/2) = −2/(k(k+1)). With u = 1/ζ
//
//	z = ρ/σ = 2/(k+1) (1 − (u + u² + … + u^k)/k).
//
// For |u| < 1, that is |ζ| > 1, the mean of the powers has a modulus below 1, so Re z > 0. For |u| = 1 Re z ≥ 0, and
// Re z = 0 only if all the powers are 1, so u = 1 and z = 0. Hence for Re z ≤ 0 all roots have |ζ| ≤ 1, and the only one
// with |ζ| = 1 is ζ = 1 at z = 0. It is simple and the method is consistent, since ρ'(1) = k − (k−1)/2 = (k+1)/2 = σ(1).
// So the method is A-stable and zero-stable. ∎
//
// The backward differentiation formula with k steps has σ = cζ^k and the exponent −1−1/k as well, but is A-stable for
// k ≤ 2 only.
//
// A common factor of ρ and σ has its roots as constant branches.
var multistepRates = Theorem{
	Name:  "multistep-rates",
	Title: "The characteristic roots of multistep methods decay like $z^(−1−1/m)$",
	Statement: "At a root $ζ₀$ of $σ$ of multiplicity $m$, coprime $ρ$ and $σ$, the $m$ characteristic roots that tend " +
		"to $ζ₀$ have $ζ'(z) ~ −(1/m) κ^(1/m) z^(−1−1/m)$ as $|z| → ∞$, $κ = m! ρ(ζ₀)/σ^{(m)}(ζ₀)$; $d = deg ρ − " +
		"deg σ > 0$ further roots grow, with $ζ' ~ z^(1/d−1)$ up to a constant. Over A-stable methods the " +
		"exponents are the numbers $−1−1/m$, $m ≥ 1$, with the supremum $−1$: for every $k$, $ρ = ζ^k − " +
		"(1/k)Σ_{j<k} ζ^j$ with $σ = (k+1)/2 ζ^k$ is A-stable and zero-stable, and $m = k$.",
	Hypotheses: "$ρ$ and $σ$ are real and coprime; a common factor gives constant branches. The exponent is that of a " +
		"characteristic root, not of the solution after a fixed number of steps.",
	Scope:  "The multistep methods of the catalogue, and averaged-backward-k for k ≤ 12; the proof covers all of them.",
	Source: "Hairer & Wanner, Solving ODEs II, section V.1, for the characteristic roots; the rates by Puiseux expansion.",
	Instances: func(c *Cache) []string {
		return append(multistepCatalogue(c), series("averaged-backward-%d", 1, 12)...)
	},
	States: facts(BranchOfRoots, Fact(AStable), Fact(ZeroStable)),
	Prove: func(a *Analysis) error {
		if d := a.Decide(AStable); d.Verdict.Proved() && slices.ContainsFunc(a.Branches(), grows) {
			return errors.New("it is A-stable, but has a root that does not decay faster than 1/|z|")
		}
		if !strings.HasPrefix(a.Name(), "averaged-backward-") {
			return nil
		}
		for _, p := range []Property{AStable, ZeroStable} {
			if d := a.Decide(p); !d.Verdict.Proved() {
				return fmt.Errorf("it should be %s, which is %s", p, d.Verdict)
			}
		}
		return nil
	},
}

// grows reports whether the roots of a branch do not decay faster than 1/|z|.
func grows(b asymptotics.Branch) bool { return !b.Constant && b.Exponent.Cmp(exact.Int(-1)) >= 0 }
