package proofs

import (
	"errors"
	"fmt"

	"rofz/poly"
	"rofz/poly/algebraic"
)

// On the sides of a sector with 0 < α < π/2 no real R attains 1/(2 cos α), or comes arbitrarily close to it;
// R = (z − z₀)/(z + z̄₀), which has complex coefficients, attains it at z₀. For R = ±(1 + z/a)/(1 − z/a), the only real ones
// with equality anywhere, |zR'(z)| = (1 − |R(z)|²)/(2 cos arg(−z)) is 1/(2 cos α) with α = |arg(−z)| at −a alone, where
// α = 0. Now let z₀ be on a side of the sector, and suppose that real R_n have |z_n R_n'(z_n)| → 1/(2 cos α) at points z_n
// of that side. Scaling z moves all z_n to z₀. By Montel's theorem a subsequence converges on Re z < 0, locally uniformly
// with its derivatives, to a real function of modulus at most 1 that attains the bound at z₀, which was excluded.
//
// The bound does not hold for the roots of multistep methods in general: that of the backward differentiation formula with
// two steps has an unbounded derivative at z = −1/2. It does for a branch that is analytic on the half-plane.
//
// What is verified. For each instance the core checks squares that show Q² − P² ± 2x(P'Q − PQ') ≥ 0 on x ≤ 0, which
// makes no use of A-stability; and whether one of these two polynomials is zero, or has a zero at some x < 0, is
// decided from their coefficients. That one is zero means equality everywhere, and R is then recognised as above.
var universalBound = Theorem{
	Name:  "universal-bound",
	Title: "The universal bound $|z R'(z)| ≤ 1/(2 cos α)$",
	Statement: "For an A-stable one-step scheme $|R'(z)| ≤ (1 − |R(z)|²)/(2|Re z|)$ on $Re z < 0$; so $|z R'(z)| ≤ 1/(2 " +
		"cos α)$ on $|arg(−z)| ≤ α < π/2$, and $|x R'(x)| ≤ (1 − R(x)²)/2 ≤ 1/2$ on $x < 0$. If there is equality " +
		"at one $x < 0$ and $R$ is not constant, then $R = ±(1 + z/a)/(1 − z/a)$, there is equality everywhere, " +
		"and $|x R'(x)| = 1/2$ at $x = −a$.",
	Hypotheses: "$R$ is real, analytic and $|R| ≤ 1$ on $Re z < 0$. It need not be rational, but the characteristic roots " +
		"of a multistep method are analytic there only by exception.",
	Proof: `Let $H$ be the half-plane $Re z < 0$. If $|R| = 1$ somewhere on $H$, then $R$ is constant by the maximum principle.
Otherwise fix $z₀$ in $H$, let $w₀ = R(z₀)$, and put

	T(z) = (z − z₀)/(z + z̄₀)
	S(w) = (w − w₀)/(1 − w̄₀ w)

$T$ takes $H$ onto the unit disc, for $−z̄₀$ is the mirror image of $z₀$ in the imaginary axis, and $S$ takes the disc onto
itself. They vanish at $z₀$ and $w₀$, where $T'(z₀) = 1/(2 Re z₀)$ and $S'(w₀) = 1/(1 − |w₀|²)$. So $g = S∘R∘T⁻¹$ takes
the disc into itself with $g(0) = 0$, and Schwarz's lemma says $|g'(0)| ≤ 1$. By the chain rule

	g'(0) = 2 Re(z₀) R'(z₀)/(1 − |R(z₀)|²)

which is the first inequality. Where $|arg(−z)| ≤ α$ we have $|Re z| ≥ |z| cos α$, and this is the second.

Equality at $z₀$ means $g(ζ) = cζ$ with $|c| = 1$, so that $R = S⁻¹∘cT$ is a Möbius map of $H$ onto the disc; and every
such map gives equality at every $z₀$. If it is real, its one zero in $H$ is real, for the conjugate of a zero is a zero.
Call it $−a$. Its pole is the mirror image $a$, and $R(0)$, on the boundary, is $±1$. Hence $R = ±(1 + z/a)/(1 − z/a)$,
and then $|x R'(x)| = (1 − R(x)²)/2$ is $1/2$ exactly where $R = 0$.`,
	Scope: "On the negative axis every A-stable one-step scheme of the catalogue, with squares for the two polynomials " +
		"Q² − P² ± 2x(P'Q − PQ'); the proof covers all of them, and the sectors.",
	Source:    "Schwarz and Pick; Fronk & Petzold, arXiv 2508.01519 (2025), for the bound O(1/|z|).",
	Instances: aStableOneStep,
	States:    facts(SchwarzPickBound, SchwarzPickEquality),
	MayState:  []Fact{Function},
	Prove: func(a *Analysis) error {
		if d := a.Decide(AStable); !d.Verdict.Proved() {
			return nil // the bound says nothing about it
		}
		switch d, err := a.SchwarzPick(); {
		case err != nil:
			return err
		case !d.Verdict.Proved():
			return fmt.Errorf("it is A-stable, but |2xR'| ≤ 1 − R² on x ≤ 0 is %s", d.Verdict)
		}
		if e, err := a.Equality(); err != nil || e.Somewhere {
			return errors.Join(err, errors.New("it is A-stable, but |2xR'| = 1 − R² at some x < 0 and not everywhere"))
		}
		return nil
	},
}

// The facts of the universal bound.
const (
	SchwarzPickBound    Fact = "Schwarz–Pick" // |2xR'(x)| ≤ 1 − R(x)² on x ≤ 0
	SchwarzPickEquality Fact = "equality"     // where that holds with equality, x < 0
)

// aStableOneStep lists the schemes of the catalogue that have an A-stable stability function.
func aStableOneStep(c *Cache) []string {
	var out []string
	for _, name := range oneStepCatalogue(c) {
		if c.must(name).Decide(AStable).Verdict.Proved() {
			out = append(out, name)
		}
	}
	return out
}

// Equality says where on x < 0 there is equality in |2xR'(x)| ≤ 1 − R(x)²: nowhere if it is the zero value.
type Equality struct {
	Field      algebraic.Field
	Somewhere  bool // but not everywhere
	Everywhere bool
	Constant   bool      // R = ±1 everywhere
	Half       poly.Elem // the x with |x R'(x)| = 1/2, if R = ±(1 + z/a)/(1 − z/a) everywhere: −a
}

// Equality decides where on x < 0 there is |2xR'(x)| = 1 − R(x)². The error says that the scheme has no stability
// function.
//
// Algorithm: the zeros of Q² − P² ± 2x(P'Q − PQ'). If one of the two is zero, R = ±1 or R = ±(1 + z/a)/(1 − z/a): the
// differential equation 1 − y² = ±2xy' has no other solutions but y = ±(1 + cx)/(1 − cx).
func (a *Analysis) Equality() (Equality, error) { return peekOrError(a, a.equality) }

func (a *Analysis) findEquality() (Equality, error) {
	f, err := a.function()
	if err != nil {
		return Equality{}, err
	}
	p, q := f.r.Numerator(), f.r.Denominator()
	out := Equality{Field: f.field}
	left := q.Mul(q).Sub(p.Mul(p))
	right := p.Derivative().Mul(q).Sub(p.Mul(q.Derivative())).Shift(1).Scale(poly.Int(2))
	for _, side := range []poly.Poly{left.Add(right), left.Sub(right)} {
		if side.IsZero() {
			out.Everywhere, out.Somewhere = true, false
			if out.Constant = f.r.IsConstant(); !out.Constant {
				out.Half = q.Coeff(0).Quo(q.Coeff(1))
			}
			return out, nil
		}
		out.Somewhere = out.Somewhere || hasPositiveRoot(f.field, side.Reflect().WithoutZero())
	}
	return out, nil
}
