package proofs

import (
	"errors"
	"fmt"
)

// What is verified. A-stability is decided by the core from a certificate, the limit, exponent and constant from an
// expansion (see certificate.Stability and certificate.AtInfinity); nothing is inferred from degrees alone.
var vanishingGradient = Theorem{
	Name:  "vanishing-gradient",
	Title: "Gradients vanish in the stiff limit",
	Statement: "For an A-stable one-step scheme with a non-constant $R$, $R'(z) → 0$ as $|z| → ∞$ in every direction: " +
		"$R'(z) = −k r_k z^(−k−1) (1 + O(1/z))$, where $R = R∞ + r_k z^(−k) + …$, $r_k ≠ 0$, $k ≥ 1$. For an " +
		"explicit scheme $R'$ grows like $z^(d−1)$, $d = deg R ≥ 1$, and does not vanish.",
	Hypotheses: "$R$ is the stability function, in lowest terms; A-stable means $|R| ≤ 1$ on $Re z ≤ 0$.",
	Proof: `Let $R = P/Q$ in lowest terms and $n = deg Q$. If $deg P > n$, then $|R(x)| → ∞$ as $x → −∞$, against $|R| ≤ 1$ on the
left half-plane. So $deg P ≤ n$, and $R∞$ exists. The polynomial $T = P − R∞ Q$ is not zero, for $R$ is not constant, and
$deg T = n − k$ with $k ≥ 1$ by the choice of $R∞$. Let $r_k ≠ 0$ be the quotient of the leading coefficients of $T$ and
$Q$. In $w = 1/z$

	R − R∞ = T(z)/Q(z) = w^k (z^{−(n−k)} T(z))/(z^{−n} Q(z))

where the last fraction is a quotient of polynomials in $w$ whose value at $w = 0$ is $r_k$. So it is analytic there, and
$R$ has a power series in $1/z$ that converges for large $|z|$ and may be differentiated term by term: $r_k z^{−k}$ gives
$−k r_k z^{−k−1}$, and what follows is $O(z^{−k−2})$. If $Q = 1$, as for an explicit scheme, and $p$ is the leading
coefficient of $P$, then that of $R' = P'$ is $d p$.`,
	Scope:     "Every one-step scheme of the catalogue, with its coefficients as printed; the proof covers all one-step schemes.",
	Source:    "Fronk & Petzold, arXiv 2508.01519 (2025); the exact exponent and constant by expansion at infinity.",
	Coq:       []string{"Vanishing.A_stable_gradients_vanish", "Rate.A_stable_rate", "Explicit.explicit_gradients_do_not_vanish"},
	Instances: oneStepCatalogue,
	States:    facts(Fact(AStable), DecayExponent),
	MayState:  []Fact{AtInfinity},
	Prove: func(a *Analysis) error {
		_, r, err := a.StabilityFunction()
		if err != nil {
			return err
		}
		at := a.Infinity()
		if a.Decide(AStable).Verdict.Proved() {
			return vanishes(a)
		}
		if r.Denominator().Degree() == 0 && !r.IsConstant() {
			if d := r.Numerator().Degree(); at.Finite || at.Exponent != d-1 || at.Exponent < 0 || at.Leading.IsZero() {
				return fmt.Errorf("its R is a polynomial of degree %d, but R' ~ z^%d", d, at.Exponent)
			}
		}
		return nil
	},
}

// vanishes checks that the gradient of an A-stable scheme tends to zero: with a negative exponent, at most −2.
func vanishes(a *Analysis) error {
	at := a.Infinity()
	switch {
	case !at.Finite:
		return errors.New("its R is A-stable but not bounded at infinity")
	case !at.Constant && (at.Exponent > -2 || at.Leading.IsZero()):
		return fmt.Errorf("its R is A-stable but R' ~ z^%d", at.Exponent)
	}
	return nil
}
