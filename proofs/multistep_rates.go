package proofs

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rofz/asymptotics"
	"rofz/poly/exact"
)

// The backward differentiation formula with k steps has σ = cζ^k and the exponent −1−1/k as well, but is A-stable for
// k ≤ 2 only.
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
	Proof: `As $ρ(ζ₀) ≠ 0$, near $ζ₀$

	1/z = σ(ζ)/ρ(ζ) = ((ζ − ζ₀)^m/κ) (1 + O(ζ − ζ₀))

An $m$-th root of the right side is a local coordinate, and inverting it gives $ζ − ζ₀$ as a convergent power series in
$z^{−1/m}$ that begins with $c z^{−1/m}$, one for each $c$ with $c^m = κ$. It may be differentiated term by term. The
growing roots are found in the same way at $ζ = ∞$, where $ρ/σ$ has a pole of order $d$; in the left half-plane they
exceed $1$.

That every $m$ occurs is shown by $ρ(ζ) = ζ^k − (1/k) Σ_{j<k} ζ^j$ and $σ(ζ) = ((k + 1)/2) ζ^k$, which are coprime since
$ρ(0) ≠ 0$. With $u = 1/ζ$

	z = ρ(ζ)/σ(ζ) = (2/(k + 1)) (1 − (u + u² + ⋯ + u^k)/k)

If $|ζ| > 1$, the mean of the powers of $u$ has a modulus below $1$, and $Re z > 0$. So for $Re z ≤ 0$ all roots have
$|ζ| ≤ 1$. If $|ζ| = 1$ and $Re z = 0$, all powers of $u$ are $1$, which is the root $ζ = 1$ at $z = 0$. It is simple, since
$ρ'(1) = k − (k − 1)/2 = σ(1)$. So the method is A-stable and zero-stable, and $0$ is a zero of $σ$ of multiplicity $k$.`,
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
