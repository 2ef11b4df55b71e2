package proofs

import (
	"errors"
	"fmt"

	"rofz/asymptotics"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// If R has a pole on Re z ≤ 0, or is a polynomial, so that f grows at infinity, the supremum is infinite. The points where
// it is attained are algebraic as well.
//
// What is verified. C is found as a root of a polynomial over ℚ that isolates it. The core checks that |z^j R'| ≤ C′
// on the region, by squares, for a rational C′ ≥ C within a few C·2^−20, C′ = C if that is rational; and that a rational number
// below C, as close, is exceeded at a point.
var bestConstants = Theorem{
	Name:  "best-constants",
	Title: "The best constants of $|z^j R'(z)|$",
	Statement: "For an A-stable one-step scheme with $R'(z) ~ −k r_k z^(−k−1)$, $k ≥ 1$, the least $C$ with $|z^j R'(z)| " +
		"≤ C$ on $Re z ≤ 0$ is finite exactly for $j ≤ k + 1$. It is an algebraic number, the largest value on " +
		"the imaginary axis, or for $j = k + 1$ the limit $k|r_k|$ at infinity. So it is on the negative axis, " +
		"where $C ≤ 1/2$ for $j = 1$.",
	Hypotheses: "$R$ is real and not constant; $j ≥ 1$. Without A-stability $C$ may be infinite.",
	Proof: `$R$ has no pole on $Re z ≤ 0$, so $f(z) = z^j R'(z)$ is analytic there. As $|z| → ∞$ it tends to $0$ if $j < k + 1$, to
$−k r_k$ if $j = k + 1$, and to infinity if $j > k + 1$. In the first two cases $f$ is continuous on the closed half-plane
together with $∞$, which is compact, and $|f|$ is largest on the boundary by the maximum principle. It is not largest at
$0$, where $f$ vanishes, nor at $∞$ if its limit is $0$.

For $z = iy$ the square $|f|²$ is even in $y$, since $R$ is real: with $t = y²$ it is $N(t)/M(t)$ for polynomials $N$ and
$M$ over the field of the coefficients, and $M$ has no zero for $t ≥ 0$. Where it is largest, $N'M = NM'$. This is not an
identity, since $N/M$ vanishes at $t = 0$ and is not zero. So $t$ and $C = √(N/M)$ are algebraic. On the negative axis $f$
itself takes the place of $|f|²$, and $C ≤ 1/2$ for $j = 1$ is the universal bound.`,
	Scope: "j = 1 and j = k + 1 on the half-plane and on the negative axis, for small members of the families, the " +
		"diagonally implicit schemes with exact coefficients, and forward Euler. The proof covers all schemes and all j.",
	Source: "The maximum principle and the expansion at infinity; the values agree with independent ones from PARI/GP.",
	Instances: names("backward-euler", "trapezoidal", "implicit-midpoint", "theta:2/3", "theta:3/4", "gauss-2", "gauss-3",
		"gauss-4", "radau-ia-2", "radau-iia-2", "radau-iia-3", "radau-iia-4", "lobatto-iiic-2", "lobatto-iiic-3",
		"lobatto-iiic-4", "alexander-2-2", "alexander-2-2-plus", "alexander-3-3", "crouzeix-2-3", "norsett-3-4", "qin-zhang",
		"tr-bdf2", "forward-euler"),
	States: boundFacts,
	Prove:  boundsAgree,
}

// MaxBoundPower is the largest j for which a golden may state the best constant of |z^j R'|.
const MaxBoundPower = 20

// BoundFact is the fact that says what the supremum of |z^j R'| is on the half-plane or on the negative axis.
func BoundFact(region asymptotics.Region, j int) Fact {
	power, where := fmt.Sprintf("z^%d", j), "the negative axis"
	if j == 1 {
		power = "z"
	}
	if region.IsHalfPlane() {
		where = "the half-plane"
	}
	return Fact(fmt.Sprintf("sup |%s R'| on %s", power, where))
}

// Supremum returns the region and the power j that a fact is about; it reports false if it is no BoundFact with
// 1 ≤ j ≤ MaxBoundPower.
func (f Fact) Supremum() (region asymptotics.Region, j int, ok bool) {
	for _, region := range boundRegions {
		for j := 1; j <= MaxBoundPower; j++ {
			if f == BoundFact(region, j) {
				return region, j, true
			}
		}
	}
	return region, 0, false
}

var boundRegions = []asymptotics.Region{asymptotics.HalfPlane(), asymptotics.NegativeAxis()}

// boundFacts lists the best constants that are stated about a scheme.
func boundFacts(a *Analysis) []Fact {
	var out []Fact
	for _, j := range boundPowers(a) {
		for _, region := range boundRegions {
			out = append(out, BoundFact(region, j))
		}
	}
	return out
}

// boundPowers lists 1 and, if R' vanishes at infinity, k + 1.
func boundPowers(a *Analysis) []int {
	if at := a.Infinity(); at.Finite && !at.Constant && -at.Exponent <= MaxBoundPower {
		return []int{1, -at.Exponent}
	}
	return []int{1}
}

// boundsAgree checks of an A-stable scheme that the best constants are finite, that those on the negative axis are not the
// larger ones, and that C for j = 1 is at most 1/2 there and C for j = k + 1 at least the limit.
func boundsAgree(a *Analysis) error {
	at := a.Infinity()
	if !a.Decide(AStable).Verdict.Proved() || at.Constant {
		return nil
	}
	k, r, err := a.metered()
	if err != nil {
		return err
	}
	limit, half := k.Number(at.Leading).Abs(), algebraic.RationalNumber(exact.NewRat(1, 2))
	for _, j := range boundPowers(a) {
		plane, err1 := asymptotics.Sup(k, r, boundRegions[0], j)
		axis, err2 := asymptotics.Sup(k, r, boundRegions[1], j)
		switch last := j == -at.Exponent; {
		case err1 != nil || err2 != nil:
			return errors.Join(err1, err2)
		case plane.Infinite || axis.Infinite:
			return fmt.Errorf("it is A-stable, but |z^%d R'| is unbounded", j)
		case plane.C.Cmp(axis.C) < 0:
			return fmt.Errorf("|z^%d R'| has a larger bound on the negative axis than on the half-plane", j)
		case j == 1 && axis.C.Cmp(half) > 0:
			return errors.New("it is A-stable, but |x R'| > 1/2 at some x < 0")
		case last && (axis.C.Cmp(limit) < 0 || plane.AtInfinity != (plane.C.Cmp(limit) == 0)):
			return fmt.Errorf("the best constants of |z^%d R'| do not agree with its limit", j)
		case !last && (plane.AtInfinity || axis.AtInfinity):
			return fmt.Errorf("|z^%d R'| tends to 0, but should be largest at infinity", j)
		}
	}
	return nil
}
