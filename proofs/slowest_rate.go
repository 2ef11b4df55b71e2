package proofs

import "rofz/proofs/certificate"

// Theorem (the slowest rate). The gradient R' of an A-stable one-step scheme with a non-constant R decays with an
// integer exponent −k−1 ≤ −2. So the exponent −1, which is the bound that Schwarz and Pick give for every function of
// modulus at most 1 on the left half-plane, is attained by no one-step scheme at a fixed R.
//
// Proof. By the theorem vanishing-gradient the exponent is −k−1 with an integer k ≥ 1. ∎
//
// The bound: if R is analytic with |R| ≤ 1 on Re z < 0, then |R'(z)| ≤ (1 − |R(z)|²)/(2|Re z|) by Schwarz–Pick in the
// half-plane; hence |z R'(z)| ≤ 1/(2 cos α) where |arg(−z)| ≤ α < π/2.
//
// What the theorem does not say. It is about one scheme and z → ∞. Uniformly over schemes the exponent −1 is sharp:
// R_a(z) = (1 + z/a)/(1 − z/a) is A-stable for every a > 0 (the trapezoidal rule has a = 2), and at z = −a
// |z R_a'(z)| = 1/2. In a linear system with a diagonalisable Jacobian the sensitivities are divided differences
// (R(z_i) − R(z_j))/(z_i − z_j), and these, for fixed z_j and z_i → ∞, decay like 1/|z_i| unless R(z_j) = R∞. And for
// multistep methods the exponents −1−1/m come arbitrarily close to −1: see the theorem multistep-rates.
var slowestRate = Theorem{
	Name:  "slowest-rate",
	Title: "No A-stable one-step scheme decays more slowly than z⁻²",
	Statement: "For a fixed A-stable one-step scheme with a non-constant R, R'(z) decays as |z| → ∞ with an integer " +
		"exponent ≤ −2; the exponent −1 of the general bound |z R'(z)| ≤ 1/(2 cos α) on |arg(−z)| ≤ α is not attained.",
	Hypotheses: "One fixed scheme, one complex variable z → ∞. Uniformly over schemes −1 is sharp: (1 + z/a)/(1 − z/a) " +
		"has |z R'(z)| = 1/2 at z = −a. Sensitivities in systems are divided differences of R, which decay like 1/|z| " +
		"when one of the two arguments is fixed, unless R takes the value R∞ there.",
	Scope:  "Every A-stable one-step scheme of the catalogue; the proof covers all of them.",
	Source: "Fronk & Petzold, arXiv 2508.01519 (2025), for the bound O(1/|z|); the integer exponent by expansion at infinity.",
	Instances: func(c *Cache) []string {
		var out []string
		for _, name := range oneStepCatalogue(c) {
			if c.must(name).Decide(AStable).Verdict == certificate.Proved {
				out = append(out, name)
			}
		}
		return out
	},
	States: facts(Fact(AStable), DecayExponent),
	Prove:  vanishes,
}
