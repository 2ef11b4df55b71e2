package proofs

// In the notation of the Statement; one step for y' = λy with the step size h gives y₁ = R(hλ)y₀, so that
// ∂y₁/∂λ = h R'(hλ) y₀: R' is the sensitivity of the step.
//
// Proof. Put S(z) = (I − zA)⁻¹, defined for all but finitely many z. The derivative of S(z)(I − zA) = I gives
// S' = SAS. Because z A S = S − I,
//
//	d/dz (z bᵀS e) = bᵀS e + z bᵀSAS e = bᵀS e + bᵀ S(S − I)e = bᵀS² e,
//
// where S commutes with A. The second form is the quotient rule. ∎
//
// What is verified. For each scheme the evidence is polynomial and is multiplied out by the core: the vector s with
// (I − zA)s = Q₀e, so that S e = s/Q₀; the vector t with (I − zA)t = Q₀s, so that S²e = t/Q₀²; P₀ = Q₀ + z bᵀs,
// P₀ = gP, Q₀ = gQ; and bᵀt = P₀'Q₀ − P₀Q₀'. The power series with the coefficients (k+1)bᵀA^k e is compared as well,
// through 4s terms, which decides.
var resolventTheorem = Theorem{
	Name:  "resolvent",
	Title: "The gradient of one step is $bᵀ(I − zA)⁻²e$",
	Statement: "$R(z) = 1 + z bᵀ(I − zA)⁻¹e = P/Q$ in lowest terms has the derivative $R'(z) = bᵀ(I − zA)⁻²e = (P'Q − " +
		"PQ')/Q²$, as rational functions.",
	Hypotheses: "$A$, $b$, $e$ are real; $e$ is the vector of ones for a tableau, and $A = α + γ$ for a Rosenbrock " +
		"scheme.",
	Scope: "Every one-step scheme of the catalogue, with its coefficients as printed; each tableau is repeated here, " +
		"so that a changed entry is found.",
	Source:    "Hairer & Wanner, Solving ODEs II, section IV.3 for R(z); the derivative is elementary.",
	Instances: oneStepCatalogue,
	States: func(a *Analysis) []Fact {
		if d, err := a.Derivation(); err == nil && d.Realization == nil {
			return []Fact{Function}
		}
		return []Fact{Resolvent}
	},
	MayState: []Fact{Function, Gradient},
	Tableau:  true,
}
