package proofs

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// What is verified: every multistep method of the catalogue is decided by the core, and no A-stable one has order
// above 2 or, having order 2, an error constant above −1/12.
var dahlquistBarrier = Theorem{
	Name:  "dahlquist-barrier",
	Title: "Dahlquist's second barrier",
	Statement: "An A-stable linear multistep method with coprime $ρ$ and $σ$ has order $p ≤ 2$, and if $p = 2$ its error " +
		"constant is $≤ −1/12$.",
	Hypotheses: "$ρ$ and $σ$ have no common factor; the error constant is $C$ with $ρ(e^h) − hσ(e^h) = C σ(1) h^(p+1) + " +
		"…$.",
	Proof: `If $|ζ| > 1$, then $ρ(ζ)/σ(ζ)$ is finite and has a positive real part. Otherwise $ζ$ would be a characteristic root for
$z = ρ(ζ)/σ(ζ)$ with $Re z ≤ 0$; and if $σ(ζ) = 0$, then $ρ(ζ) ≠ 0$ and the values of $ρ/σ$ near $ζ$ would fill a
neighbourhood of $∞$, which contains such $z$. Put $ζ = (w + 1)/(w − 1)$, which maps $Re w > 0$ to $|ζ| > 1$, and
$f(w) = σ(ζ)/ρ(ζ)$: a rational function, analytic with $Re f > 0$ on $Re w > 0$.

Let $p ≥ 2$, and let $c = C$ if $p = 2$, $c = 0$ if $p > 2$. With $h = log ζ = 2/w + 2/(3w³) + O(w^{−5})$ the order gives

	ρ(ζ)/σ(ζ) = h + ch³ + O(h⁴) = 2/w + (2/3 + 8c)/w³ + O(w^{−4})
	f(w) = w/2 − (1/6 + 2c)/w + O(w^{−2})

The function $Re(f − w/2)$ is harmonic on $Re w > 0$, tends to $0$ at infinity, and its lower limits at the imaginary axis
are not negative, since $Re f > 0$ and $Re w → 0$ there. By the minimum principle it is $≥ 0$. On the positive real axis
$f − w/2 ~ −(1/6 + 2c)/w$; so $c ≤ −1/12$, which excludes $p > 2$; see [@HW96]. Equality holds for the trapezoidal rule alone:
if $c = −1/12$, then $f − w/2 = O(w^{−2})$ has a non-negative real part near infinity in the half-plane, which is impossible
unless it is zero, because $a w^{−n}$ with $n ≥ 2$ takes all arguments there. So $ρ/σ = 2(ζ − 1)/(ζ + 1)$.`,
	Scope:  "The multistep methods of the catalogue and averaged-backward-k for k ≤ 12; the proof covers all methods.",
	Source: "Dahlquist, BIT 3 (1963) 27–43; Hairer & Wanner, Solving ODEs II, Theorem V.1.4.",
	Instances: func(c *Cache) []string {
		return append(multistepCatalogue(c), series("averaged-backward-%d", 1, 12)...)
	},
	States: facts(Fact(AStable), OrderOfR, ErrorConstant),
	Prove: func(a *Analysis) error {
		m, ok := a.Multistep()
		if !ok {
			return fmt.Errorf("%s is no multistep method", a.Name())
		}
		if !a.Decide(AStable).Verdict.Proved() || m.CommonFactor().Degree() > 0 {
			return nil // the barrier says nothing about it
		}
		p, c := a.Order()
		if p > 2 {
			return fmt.Errorf("it is A-stable of order %d", p)
		}
		if p == 2 && m.Field().Cmp(c, poly.Rational(exact.NewRat(-1, 12))) > 0 {
			return fmt.Errorf("it is A-stable of order 2 with the error constant %v > -1/12", c)
		}
		return nil
	},
}
