package proofs

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
	Proof: `By the theorem on vanishing gradients the exponent is $−k − 1$ with an integer $k ≥ 1$. Uniformly over schemes $−1$ is
sharp: let $R_a(z) = (1 + z/a)/(1 − z/a)$ with $a > 0$. It is A-stable, and $|z R'_a(z)| = 1/2$ at $z = −a$, but it is
consistent for $a = 2$ only. For $a > 2$ put $b = 2a/(a − 2)$ and $R = R_a R_b$. As a product of functions of modulus at
most $1$ on $Re z ≤ 0$ it is A-stable; $R(0) = 1$ and $R'(0) = 2/a + 2/b = 1$, so it is consistent. At $z = −a$, where
$R_a$ vanishes and $z R'_a = −1/2$, and with $a/b = (a − 2)/2$,

	z R'(z) = z R'_a(z) R_b(z) = −1/2 · (1 − a/b)/(1 + a/b) = (a − 4)/(2a)

which tends to $1/2$ as $a → ∞$. So no constant below $1/2$ bounds $|x R'(x)|$ for all consistent A-stable schemes at
once, however large $|x|$ is. The divided differences $(R(z) − R(w))/(z − w)$, which are the sensitivities of a linear
system with a diagonalisable Jacobian, are $1/z$ times what tends to $R∞ − R(w)$ for a fixed $w$.`,
	Scope:     "Every A-stable one-step scheme of the catalogue; the proof covers all of them.",
	Source:    "Fronk & Petzold, arXiv 2508.01519 (2025), for the bound O(1/|z|); the integer exponent by expansion at infinity.",
	Coq:       []string{"Rate.A_stable_rate"},
	Instances: aStableOneStep,
	States:    facts(Fact(AStable), DecayExponent),
	Prove:     vanishes,
}
