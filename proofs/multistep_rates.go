package proofs

// Theorem (rates of multistep methods). Let ρ and σ be coprime polynomials, ζ₀ a root of σ of multiplicity m, and
// κ = m! ρ(ζ₀)/σ^(m)(ζ₀). As |z| → ∞ exactly m roots ζ(z) of ρ(ζ) − zσ(ζ) tend to ζ₀, and they satisfy
//
//	ζ(z) − ζ₀ = c z^(−1/m)(1 + o(1)),   ζ'(z) = −(c/m) z^(−1−1/m)(1 + o(1)),   c^m = κ,
//
// one for each m-th root c of κ ≠ 0. If d = deg ρ − deg σ > 0, the remaining d roots grow, ζ ~ (z lc σ/lc ρ)^(1/d), and
// ζ' ~ z^(1/d−1) up to a constant; then the method is not A-stable.
//
// Proof. ρ(ζ₀) ≠ 0, for ρ and σ are coprime, and 1/z = σ(ζ)/ρ(ζ) = (ζ − ζ₀)^m/κ·(1 + O(ζ − ζ₀)) near ζ₀. The m-th root
// of the right side is a local coordinate u there, u^m = κ/z·…: inverting it gives ζ − ζ₀ as a convergent power series
// in z^(−1/m) that begins with c z^(−1/m), m of them, and a Puiseux series may be differentiated term by term. The
// growing roots are found in the same way at ζ = ∞, where z = ρ/σ has a pole of order d. ∎
//
// The backward differentiation formula with k steps has σ = cζ^k and the exponent −1−1/k. Of the k-step method
// ρ = ζ^k − (1/k)Σ_{j<k} ζ^j, σ = (k+1)/2 ζ^k, which is A-stable for every k, it is −1−1/k as well: over A-stable
// methods the exponents have the supremum −1, which is not attained.
//
// A common factor of ρ and σ has its roots as constant branches.
var multistepRates = Theorem{
	Name:  "multistep-rates",
	Title: "The characteristic roots of multistep methods decay like z^(−1−1/m)",
	Statement: "At a root ζ₀ of σ of multiplicity m, coprime ρ and σ, the m characteristic roots that tend to ζ₀ have " +
		"ζ'(z) ~ −(1/m) κ^(1/m) z^(−1−1/m) as |z| → ∞, κ = m! ρ(ζ₀)/σ^(m)(ζ₀); d = deg ρ − deg σ > 0 further roots " +
		"grow, with ζ' ~ z^(1/d−1) up to a constant.",
	Hypotheses: "ρ and σ are real and coprime; a common factor gives constant branches. The exponent is that of a " +
		"characteristic root, not of the solution after a fixed number of steps.",
	Scope:  "The multistep methods of the catalogue, and averaged-backward-k for k ≤ 12; the proof covers all of them.",
	Source: "Hairer & Wanner, Solving ODEs II, section V.1, for the characteristic roots; the rates by Puiseux expansion.",
	Instances: func(c *Cache) []string {
		return append(multistepCatalogue(c), series("averaged-backward-%d", 1, 12)...)
	},
	States:   facts(BranchOfRoots),
	MayState: []Fact{Fact(AStable)},
}
