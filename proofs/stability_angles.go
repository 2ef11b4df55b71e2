package proofs

import "errors"

// TangentOfAngle is the fact that says what tan α is, for the largest α with A(α)-stability: infinite for an A-stable scheme, 0 for one that
// is not A(0)-stable.
const TangentOfAngle Fact = "tan α"

// The angles of the BDF methods are those of Nørsett [HW96, V.2], and of the table in BIT 60 (2020), doi 10.1007/s10543-019-00796-x.
//
// What is verified. The core has accepted the stability in the sector with tan α, or with a rational number just below where tan α
// is irrational, and a violation in one with a rational number just above; tan α itself is a zero of the polynomial at whose zeros
// alone the answer changes.
var stabilityAngles = Theorem{
	Name:  "stability-angles",
	Title: "There is a largest sector of stability, and its angle has an algebraic tangent",
	Statement: "Let a scheme be A(0)-stable, and not A-stable. Then there is a largest $α$ for which it is A(α)-stable, " +
		"$0 < α < 90°$, and $tan α$ is an algebraic number. For a one-step scheme it is the largest $T$ with $|Q|² ≥ |P|²$ at " +
		"$−x(1 + iT)$ for all $x ≥ 0$, and no zero of $Q$ within the sector. For a multistep method with " +
		"coprime $ρ$ and $σ$ it is the infimum of $|Im z/Re z|$ over the $z = ρ(ζ)/σ(ζ)$ with $|ζ| = 1$ and $Re z < 0$, limits at the " +
		"zeros of $ρ$ and $σ$ included.",
	Hypotheses: "$R = P/Q$, or $ρ$ and $σ$, have real algebraic coefficients. A scheme is A(α)-stable if it is stable for all $z$ with $|arg(−z)| ≤ α$, and for $0$.",
	Proof: `One-step schemes. In the sector of $α$ there is no pole, and $|R| ≤ 1$. By the maximum principle the latter follows from its rays,
where it reads $F(x) = |Q|² − |P|² ≥ 0$ at $z = −x(1 + iT)$, $T = tan α$, which bounds $R$ at infinity too. A pole on a ray would have $F < 0$ there, since
$P ≠ 0$. So the $α$ with A(α)-stability are closed in $0 < α < 90°$: the inequality passes to the limit, and then the limit has no
pole, neither within, where the smaller sectors have none, nor on its rays. As a smaller sector is stable with a larger one, they are an interval $(0, α₀]$;
$α₀ < 90°$ since $|R| ≤ 1$ and no poles on all of $Re z < 0$ is A-stability. The coefficients of $F$ are polynomials in $T²$ over the real algebraic numbers, and what holds
for one $T$ is a statement of elementary algebra, so that the ends of the interval are algebraic by the theorem of Tarski. In fact the truth
of $F ≥ 0$ changes only where the discriminant, the first or the last coefficient of $F$ in $x$ vanishes.

Multistep methods. For $z$ in the open sector near $0$, or for $z = −1$, all roots of $ρ − zσ$ have $|ζ| < 1$. One of them reaches the circle only where $z = ρ(ζ)/σ(ζ)$ with
$|ζ| = 1$. So the method is A(α)-stable exactly if no such $z$ lies within the sector; on its rays, and at $0$, the roots on the circle are simple. These
are the points with $Re z < 0$ and $|Im z| < T|Re z|$. In $u = tan(φ/2)$, $ζ = e^{iφ}$, the quotient is rational with real algebraic coefficients, and its infimum is its value at a zero of its
derivative, or a limit at $u = ∞$ or at a zero of $ρ$ or $σ$: an algebraic number.`,
	Scope: "The multistep methods of the catalogue that are A(0)-stable and not A-stable, and the Padé approximants of least degrees with that property; " +
		"the core has accepted the stability just below each angle and a violation just above. The proof covers all schemes.",
	Source: "Widlund, BIT 7 (1967) 65-70; Nørsett, BIT 9 (1969) 259-263; Hairer & Wanner, Solving ODEs II, sections IV.3 and V.2; " +
		"BIT 60 (2020), doi 10.1007/s10543-019-00796-x, for the BDF methods.",
	Instances: names("bdf-3", "bdf-4", "bdf-5", "bdf-6", "ndf-3", "ndf-4", "pade-0-3", "pade-0-4", "pade-1-4"),
	States:    facts(TangentOfAngle, Fact(SectorStable), Fact(AStable)),
	Prove: func(a *Analysis) error {
		switch x := a.Angle(); {
		case !x.Known:
			return errors.New("its angle is not known")
		case x.Right || x.Zero:
			return errors.New("its angle is not strictly between 0° and 90°")
		case !x.Inside.Verdict.Proved() || !x.Outside.Verdict.Refuted():
			return errors.New("the core has not accepted the sectors on both sides")
		}
		return nil
	},
}
