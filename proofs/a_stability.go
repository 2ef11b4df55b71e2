package proofs

// Proof. On Re z ≤ 0 the right side is not negative, so |P| ≤ |Q|; a zero of Q there is one of P of at least the same
// order, and P/Q extends with modulus ≤ 1. A point z₀ as described is a pole of P/Q or has |R(z₀)| > 1; a common
// factor that vanished there would make both sides zero.
//
// Existence, for coprime P and Q. Put E(y²) = |Q(iy)|² − |P(iy)|². If E takes a negative value at t ≥ 0, iy with y² near
// t is a witness. Otherwise E, a polynomial that is ≥ 0 on t ≥ 0, is a sum of c a(t)² and c t b(t)², which are the
// squares |w(iy)|² of w = a(−z²) and w = z b(−z²). Then
//
//	Q(z)Q(w) − P(z)P(w) − Σ c_j w_j(z)w_j(w)
//
// vanishes at w = −z, so it is −(z + w)K(z, w) with a symmetric K, and K is positive definite exactly if Q has no zero
// in Re z < 0: if it has none, vᵀKv is an integral over the half-line of |P(D)ψ|² + Σ c_j|w_j(D)ψ|² for the solution ψ
// of Q(D)ψ = 0 with these data; if Q(z₀) = 0, then K(z₀, z̄₀) < 0. In the first case K = Σ d_j q_jq_jᵀ with d_j > 0,
// which is the certificate; in the second the points near z₀ are witnesses. ∎
//
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
	Hypotheses: "Coefficients as printed: a truncated decimal is that rational number. Multistep methods after the " +
		"transformation $ζ = (1 − w)/(1 + w)$.",
	Scope: "Every scheme of the catalogue; the verdicts are instances, each with its own evidence.",
	Source: "Hairer & Wanner, Solving ODEs II, sections IV.3 and V.1; Nørsett 1975 for the E-polynomial; Chevillard, " +
		"Harrison, Joldes & Lauter 2011 for the exact sums of squares.",
	Instances: wholeCatalogue,
	States:    facts(Fact(AStable)),
	Evidence:  true,
}
