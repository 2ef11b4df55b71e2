package proofs

// Proof. By the theorem vanishing-gradient the exponent is −k−1 with an integer k ≥ 1. ∎
//
// What the theorem does not say. It is about one scheme and z → ∞. Uniformly over schemes the exponent −1 is sharp, and
// so is the bound 1/2 of the theorem universal-bound on the negative axis: R_a(z) = (1 + z/a)/(1 − z/a) is A-stable for
// every a > 0, and |zR_a'(z)| = 1/2 at z = −a. Consistency does not help, though among the R_a only the trapezoidal rule,
// a = 2, is consistent. For a > 2 put b = 2a/(a − 2) and R = R_a R_b. Since a, b > 0 it is A-stable, as a product of
// functions of modulus at most 1 on Re z ≤ 0; R(0) = 1 and R'(0) = 2/a + 2/b = 1, so R is consistent. At z = −a, where R_a
// vanishes and zR_a' = −1/2, and with a/b = (a − 2)/2,
//
//	zR' = zR_a' R_b = −(1/2)(1 − a/b)/(1 + a/b) = (a − 4)/(2a) → 1/2   as a → ∞.
//
// So no constant below 1/2 bounds |xR'(x)| for all consistent A-stable schemes at once, however large |x| is.
//
// In a linear system with a diagonalisable Jacobian the sensitivities are the divided differences
// R[z, w] = (R(z) − R(w))/(z − w) of the eigenvalues. For a fixed w that is no pole of R, and z → ∞,
//
//	z R[z, w] = (R(z) − R(w))/(1 − w/z) → R∞ − R(w),
//
// so that they decay exactly like 1/|z|, unless R(w) = R∞. For multistep methods the exponents −1−1/m come arbitrarily
// close to −1: see the theorem multistep-rates.
var slowestRate = Theorem{
	Name:  "slowest-rate",
	Title: "No A-stable one-step scheme decays more slowly than $z⁻²$",
	Statement: "For a fixed A-stable one-step scheme with a non-constant $R$, $R'(z)$ decays as $|z| → ∞$ with an " +
		"integer exponent $≤ −2$; the exponent $−1$ of the general bound $|z R'(z)| ≤ 1/(2 cos α)$ on $|arg(−z)| " +
		"≤ α$ is not attained.",
	Hypotheses: "One fixed scheme, one complex variable $z → ∞$. Uniformly over schemes $−1$ is sharp: $(1 + z/a)/(1 − " +
		"z/a)$ has $|z R'(z)| = 1/2$ at $z = −a$; times $(1 + z/b)/(1 − z/b)$, $b = 2a/(a − 2)$, it is consistent " +
		"for $a > 2$, with $|z R'(z)| = |a − 4|/(2a)$ there. Sensitivities in systems are divided differences of " +
		"$R$, which decay like $1/|z|$ when one of the two arguments is fixed, unless $R$ takes the value $R∞$ " +
		"there.",
	Scope:     "Every A-stable one-step scheme of the catalogue; the proof covers all of them.",
	Source:    "Fronk & Petzold, arXiv 2508.01519 (2025), for the bound O(1/|z|); the integer exponent by expansion at infinity.",
	Instances: aStableOneStep,
	States:    facts(Fact(AStable), DecayExponent),
	Prove:     vanishes,
}
