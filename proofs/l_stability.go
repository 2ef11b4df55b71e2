package proofs

import (
	"errors"
)

// L-stable schemes are strongly A-stable. For a multistep method σ = cζ^k makes all characteristic roots tend to 0 as
// z → ∞.
//
// Proof. R(z) → 0 as z → ∞ is deg P < deg Q or P = 0. The characteristic roots tend to the roots of σ, by continuity
// of the roots of ρ(ζ)/z − σ(ζ); none is left over when deg σ ≥ deg ρ, which an A-stable method satisfies. ∎
//
// A scheme that is stiffly accurate with an invertible A has R(∞) = 0, so that a method's author who checks that alone
// may miss a pole or |R| > 1 elsewhere; and with truncated decimals R(∞) is a small number rather than zero. The
// verdicts are about the coefficients as printed.
var lStability = Theorem{
	Name:  "l-stability",
	Title: "L-stability of the catalogue",
	Statement: "A one-step scheme is L-stable exactly if it is A-stable and $R(∞) = 0$, which is $deg P < deg Q$ in " +
		"lowest terms; a multistep method is if it is A-stable and $σ = cζ^k$.",
	Hypotheses: "Coefficients as printed: a truncated decimal is that rational number.",
	Scope:      "Every scheme of the catalogue; the verdicts are instances, each with its own evidence.",
	Source:     "Hairer & Wanner, Solving ODEs II, section IV.3; Ehle 1969.",
	Instances:  wholeCatalogue,
	States:     facts(Fact(LStable)),
	Evidence:   true,
	Prove: func(a *Analysis) error {
		l, stable := a.Decide(LStable).Verdict, a.Decide(AStable).Verdict
		if l.Proved() && stable.Refuted() {
			return errors.New("it is L-stable but not A-stable")
		}
		if _, ok := a.Multistep(); ok {
			return nil
		}
		at := a.Infinity()
		if want := stable.Proved() && at.Finite && at.Limit.IsZero(); !stable.Undecided() &&
			!l.Undecided() && want != (l.Proved()) {
			return errors.New("the verdicts on A- and L-stability and the limit at infinity contradict each other")
		}
		return nil
	},
}
