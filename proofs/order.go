package proofs

// Moreover p ≤ deg P + deg Q; and for a linear multistep method e^z − ζ₁(z), ζ₁(0) = 1, begins with the same term as
// ρ(e^h) − hσ(e^h) = C σ(1) h^(p+1) + O(h^(p+2)).
//
// Proof. e^z is not rational, so the difference has a first coefficient that is not zero. If e^zQ − P = O(z^(j+k+2)) with
// j = deg P, k = deg Q, its derivative of order j + 1 is e^z times a polynomial of degree ≤ k that is O(z^(k+1)): it is
// zero, so that Q = 0, a contradiction. For a multistep method subtract 0 = ρ(ζ₁) − zσ(ζ₁) and use ρ'(1) = σ(1). ∎
//
// The order of R is that for y' = λy. The order of the tableau for all differential equations is at most that, and is
// decided by rooted trees. A truncated decimal as printed has its own order: often 0, 1 or 2, with an error constant of
// 1e−16, because a sum of weights is not 1 or an order condition holds to the published digits alone.
var orderOfApproximation = Theorem{
	Name:  "order",
	Title: "Order and error constant of the stability functions",
	Statement: "$e^z − R(z) = C z^(p+1) + O(z^(p+2))$ with $C ≠ 0$ for exactly one $p$; the golden states $p$ and, where " +
		"it is short, $C$.",
	Hypotheses: "$R(0) = 1$; otherwise $p = 0$ and $C = 1 − R(0)$. Coefficients as printed. For multistep methods the " +
		"principal root stands for $R$.",
	Scope:     "Every scheme of the catalogue.",
	Source:    "Hairer & Wanner, Solving ODEs II, sections IV.3 and V.1.",
	Instances: wholeCatalogue,
	States:    facts(OrderOfR),
	MayState:  []Fact{ErrorConstant},
}
