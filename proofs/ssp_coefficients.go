package proofs

import (
	"errors"
	"fmt"

	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// The facts about monotonicity.
const (
	SSPOfMethod       Fact = "SSP coefficient"
	ThresholdOfScheme Fact = "threshold factor"
)

// The optimal methods are those of Shu and Osher [SO88], Spiteri and Ruuth [SR02], Ketcheson [Ket08], and Ferracina and Spijker [FS08].
//
// What is verified. Let K = (A 0; bᵀ 0), without superfluous stages. The core has K(I + rK)⁻¹ for a rational r up to C, with all
// signs, and a row of it with a wrong sign for an r just above; for C = 0 a row of K, for C = ∞ leading coefficients. C itself is the
// first zero of odd multiplicity of the entries, their sums, and the determinant, which are polynomials in r.
var sspCoefficients = Theorem{
	Name:  "ssp-coefficients",
	Title: "The SSP coefficient is the radius of absolute monotonicity",
	Statement: "Let $C$ be the supremum of the $r ≥ 0$ with $I + rK$ invertible, $K(I + rK)⁻¹ ≥ 0$ and $rK(I + " +
		"rK)⁻¹e ≤ e$, where $K$ has the rows of $A$ and $b$. It is an algebraic number, $0$ exactly if $K$ " +
		"has a negative entry or $K²$ one above $0$ where $K$ has $0$, or infinite. If $‖u + hf(u)‖ ≤ ‖u‖$ for all $u$ and " +
		"$0 ≤ h ≤ h₀$, a step with $0 ≤ h ≤ Ch₀$ has $‖y₁‖ ≤ ‖y₀‖$, for every convex functional. $C$ is at " +
		"most the threshold factor of $R$, and for an explicit method at most the number of stages.",
	Hypotheses: "$A$ and $b$ are real, and of stages that are equal, or without influence, one or none is counted. The " +
		"functional is convex; $f$ is any, and for an implicit method the stages exist.",
	Proof: `Let $r$ be one of these numbers, and $P = rK(I + rK)⁻¹$. So $P ≥ 0$ and $Pe ≤ e$. With the vector $y$ of the stages and
$y₁$, and $F$ that of the $f(y_i)$,

	y = (e − Pe)y₀ + P(y + (h/r)F)

since $I − P = (I + rK)⁻¹$ and $y = ey₀ + hKF$. Each row is a mean, with weights that are not negative and have the sum $1$, of $y₀$ and Euler
steps of length $h/r ≤ h₀$. For a convex functional the vector $v$ of its values satisfies $v ≤ (e − Pe)‖y₀‖ + Pv$. The spectral radius of $P$ is at most $1$; it is an
eigenvalue, and $1$ is none, so that $(I − P)⁻¹ = I + P + P² + … ≥ 0$, and $v ≤ e‖y₀‖$.

For $0 ≤ θ < 1$ it follows that $θrK(I + θrK)⁻¹ = θP(I − (1−θ)P)⁻¹ ≥ 0$ and $e − θrK(I + θrK)⁻¹e = (I − (1−θ)P)⁻¹(e − Pe) ≥ 0$: the
numbers $r$ are an interval, and $C$ is the first one at which an entry, a polynomial in $r$ over the determinant, turns. Near $0$ the matrix is $K − rK² + …$, which tells when $C = 0$.

The derivatives of $R$ at $−r$ are $R(−r) = 1 − rbᵀ(I + rA)⁻¹e$ and $k! v(A(I + rA)⁻¹)^{k−1}w$ with $v = bᵀ(I + rA)⁻¹$ and $w = (I + rA)⁻¹e$, which are not negative for $r ≤ C$. An explicit method
has a polynomial $R$ of degree $s$ at most and $R(0) = R'(0) = 1$. If all derivatives at $−r$ are not negative, $R(z) = Σ γ_j(1 + z/r)^j$ with $γ_j ≥ 0$, $Σ γ_j = 1$ and $Σ jγ_j = r$, so that $r ≤ s$.`,
	Scope: "The optimal methods of the literature with exact coefficients, and the classical methods; the core has accepted " +
		"the signs on both sides of each number. The proof covers all methods.",
	Source: "Kraaijevanger, BIT 31 (1991) 482-528; Ferracina & Spijker, Math. Comp. 74 (2005) 201-219; the values are those of " +
		"Gottlieb, Ketcheson & Shu, Strong Stability Preserving Runge-Kutta and Multistep Time Discretizations, 2011.",
	Instances: names("forward-euler", "heun-euler", "ralston-2", "explicit-midpoint", "kutta-3", "heun-3", "rk4", "rk4-38", "nssprk-3-2", "nssprk-3-3",
		"ssprk-3-3", "ssprk-4-3", "ssprk-10-4", "backward-euler", "implicit-midpoint", "trapezoidal", "qin-zhang", "alexander-2-2", "tr-bdf2",
		"bank-tr-bdf2-thirds", "imex-ssp2-222-implicit", "imex-ssp2-332-implicit", "gauss-2", "radau-iia-2", "lobatto-iiic-2",
		"ssprk-4-2", "ssprk-9-3", "ssp-sdirk-3-2", "ssp-sdirk-2-3", "ssp-sdirk-3-3"),
	States: func(a *Analysis) []Fact {
		if a.Threshold().Known {
			return []Fact{SSPOfMethod, ThresholdOfScheme}
		}
		return []Fact{SSPOfMethod}
	},
	Tableau: true,
	Prove:   (*Analysis).monotonicityAgrees,
}

// monotonicityAgrees checks that C is at most the threshold factor, and the number of stages of an explicit method.
func (a *Analysis) monotonicityAgrees() error {
	x, y := a.SSP(), a.Threshold()
	switch {
	case !x.Known:
		return errors.New("the SSP coefficient is not known")
	case y.Known && !y.Infinite && (x.Infinite || x.Value.Cmp(y.Value) > 0):
		return fmt.Errorf("the SSP coefficient is %v, above the threshold factor %v", x, y)
	}
	if k, r, err := a.metered(); err == nil && k.Degree() == 1 && r.Denominator().Degree() == 0 {
		if _, explicit := a.scheme.(*scheme.ButcherTableau); explicit && !x.Infinite && x.Value.Cmp(algebraic.RationalNumber(exact.Int(int64(x.Stages)))) > 0 {
			return fmt.Errorf("it has %d stages and the SSP coefficient %v", x.Stages, x)
		}
	}
	return nil
}
