package proofs

// Proof. R = 1 + z bᵀ(I − zA)⁻¹e = det(I − zA + z e bᵀ)/det(I − zA), by expanding the determinant of the bordered
// matrix in two ways (Cramer's rule); R' is the quotient rule; the behaviour at infinity is that of the theorem
// vanishing-gradient, and of multistep-rates for the backward differentiation formulas. ∎
//
// What is verified. Every formula in the golden was typed in, from the tables that its source line names, and is
// compared with the one that is derived from the tableau. Nothing in the file was printed by this program, and the
// -update flag of its test leaves it alone.
var explicitFormulas = Theorem{
	Name:  "explicit-formulas",
	Title: "Explicit formulas for $R$, $R'$ and their limits",
	Statement: "The stability functions $R$ of the common stiff schemes, their derivatives $R'$, and the behaviour at " +
		"infinity are the ones listed here.",
	Hypotheses: "None; $R$ is in lowest terms with the denominator 1 at $z = 0$.",
	Scope: "The schemes listed: one-step schemes with R, R' and infinity, backward differentiation formulas with the " +
		"branch of their roots.",
	Source: "Hairer & Wanner, Solving ODEs II, tables in sections IV.3, IV.5 and IV.6; otherwise as each block says. " +
		"Typed by hand.",
	Instances: names(
		"forward-euler", "rk4", "backward-euler", "theta:1/3", "theta:1/2", "theta:2/3", "theta:1", "implicit-midpoint", "trapezoidal",
		"gauss-2", "gauss-3", "radau-ia-2", "radau-ia-3", "radau-iia-2", "radau-iia-3",
		"lobatto-iiia-2", "lobatto-iiia-3", "lobatto-iiib-2", "lobatto-iiib-3", "lobatto-iiic-2", "lobatto-iiic-3",
		"lobatto-iiid-2", "lobatto-iiid-3-symplectic",
		"alexander-2-2", "crouzeix-2-3", "tr-bdf2", "ros2-plus", "ros2-minus", "ros3p", "rodas3",
		"pade-0-0", "pade-0-1", "pade-0-2", "pade-0-3", "pade-1-0", "pade-1-1", "pade-1-2", "pade-1-3",
		"pade-2-0", "pade-2-1", "pade-2-2", "pade-2-3", "pade-3-0", "pade-3-1", "pade-3-2", "pade-3-3",
		"bdf-1", "bdf-2", "bdf-3", "bdf-4", "bdf-5", "bdf-6",
	),
	States: func(a *Analysis) []Fact {
		if _, ok := a.Multistep(); ok {
			return []Fact{BranchOfRoots}
		}
		return []Fact{Function, Gradient, AtInfinity}
	},
	ByHand: true,
}
