package proofs

// What is verified. For each scheme with its coefficients as printed one of the two, multiplied out by the core. For a
// multistep method R is replaced by the function that the Möbius transformation ζ = (1 − w)/(1 + w) makes of σ and ρ:
// the method is A-stable, for coprime ρ and σ, exactly if |(σ − ρ)/(σ + ρ)| ≤ 1 where |ζ| ≥ 1, which is Re w ≤ 0. A
// truncated decimal is the number that it shows, not the one that the author meant: many schemes whose ideal is A-stable
// are not A-stable as printed, by an excess of 1e−16 and less.
var aStability = Theorem{
	Name:  "a-stability",
	Title: "A-stability of the catalogue, decided by certificates",
	Statement: "$R = P/Q$ is A-stable if $|Q|² − |P|² = −2 Re(z) Σ d_j|q_j|² + Σ c_j|w_j|²$ with $d_j, c_j > 0$, and it " +
		"is not if $|P(z₀)| > |Q(z₀)|$ at a point with $Re z₀ ≤ 0$; for coprime $P$ and $Q$ one of the two " +
		"exists.",
	Hypotheses: "Multistep methods after the transformation $ζ = (1 − w)/(1 + w)$.",
	Proof: `On $Re z ≤ 0$ the right side is not negative, so $|P| ≤ |Q|$. A zero of $Q$ there is one of $P$ of at least the same
order, and $P/Q$ extends with modulus at most $1$. Conversely a point $z₀$ as described is a pole of $P/Q$, or
$|R(z₀)| > 1$; a common factor that vanished there would make both sides zero.

Now let $P$ and $Q$ be coprime, and $E(y²) = |Q(iy)|² − |P(iy)|²$. If $E$ is negative somewhere on $t ≥ 0$, then so it is
at a point $iy$ with rational $y$. Otherwise $deg P ≤ n = deg Q$, and $E$, which is not negative on $t ≥ 0$, is a sum of
terms $c a(t)²$ and $c t b(t)²$ with $c > 0$. These are the squares $c |w(iy)|²$ of $w(z) = a(−z²)$ and of
$w(z) = z b(−z²)$; their leading terms cannot cancel, so $deg w ≤ n$. Then

	Q(z) Q(w) − P(z) P(w) − Σ_j c_j w_j(z) w_j(w) = −(z + w) K(z, w)

with a symmetric $K$ of degree less than $n$ in each variable, since the left side is symmetric, of degree at most $n$ in
each, and vanishes at $w = −z$. The identity of the theorem, with $w = z̄$, is a decomposition
$K(z, w) = Σ_j d_j q_j(z) q_j(w)$, which exists with positive weights if the matrix of the coefficients of $K$ is positive
definite. If $Q$ has no zero in $Re z ≤ 0$, it is: let $D$ be the derivative. The real solutions $ψ(t)$ of $Q(D)ψ = 0$
vanish as $t → −∞$, and each vector $v$ of $n$ real numbers is that of $ψ, Dψ, …, D^{n−1}ψ$ at $t = 0$ for one of them. The
formula for $K$, applied to $ψ$, says that

	vᵀKv = ∫_{−∞}^{0} (|P(D)ψ|² + Σ_j c_j |w_j(D)ψ|²) dt

which is positive unless $ψ = 0$: where $P(D)ψ$ vanishes as $Q(D)ψ$ does, $ψ = 0$, as $P$ and $Q$ are coprime. If
$Q(z₀) = 0$ with $Re z₀ < 0$, then $K(z₀, z̄₀) < 0$, there is no such decomposition, and the points near $z₀$ have
$|P| > |Q|$. On $Re z = 0$ the polynomial $Q$ has no zero, since $E ≥ 0$ would make it a common one.`,
	Scope: "Every scheme of the catalogue, with its coefficients as printed: a truncated decimal is that rational number. The " +
		"verdicts are instances, each with its own evidence.",
	Source: "Hairer & Wanner, Solving ODEs II, sections IV.3 and V.1; Nørsett 1975 for the E-polynomial; Chevillard, " +
		"Harrison, Joldes & Lauter 2011 for the exact sums of squares.",
	Instances: wholeCatalogue,
	States:    facts(Fact(AStable)),
	Evidence:  true,
}
