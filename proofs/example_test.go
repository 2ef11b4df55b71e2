package proofs_test

import (
	"fmt"

	"rofz/paper/exposition"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme/catalogue"
)

// What is known of a scheme, each fact computed when it is asked for.
func ExampleAnalyze() {
	s, err := catalogue.Lookup("radau-iia-3")
	if err != nil {
		fmt.Println(err)
		return
	}
	a := proofs.Analyze(s)
	_, r, err := a.StabilityFunction()
	fmt.Println("R =", r, err)
	fmt.Println("R' =", a.Derivative())
	p, c := a.Order()
	fmt.Println("order", p, "error constant", c)
	at := a.Infinity()
	fmt.Printf("R' ~ %v z^%d\n", at.Leading, at.Exponent)
	for _, p := range a.Properties()[:3] {
		d := a.Decide(p)
		fmt.Printf("%s: %s, %s\n", p, d.Verdict, exposition.Plain(exposition.Reason(d.Reason)))
	}
	// Output:
	// R = (1 + 2/5 z + 1/20 z²) / (1 − 3/5 z + 3/20 z² − 1/60 z³) <nil>
	// R' = (1 − 1/5 z − 1/25 z² + 1/75 z³ + 1/1200 z⁴) / (1 − 6/5 z + 33/50 z² − 16/75 z³ + 17/400 z⁴ − 1/200 z⁵ + 1/3600 z⁶)
	// order 5 error constant -1/7200
	// R' ~ 3 z^-2
	// A-stable: proved, E(t) = t³/3600 ≥ 0 (1 square); no pole in Re z ≤ 0 (3 squares)
	// L-stable: proved, E(t) = t³/3600 ≥ 0 (1 square); no pole in Re z ≤ 0 (3 squares); R(∞) = 0
	// I-stable: proved, E(t) = t³/3600 ≥ 0 (1 square); P and Q coprime
}

// A property that a scheme does not have is refuted by a point, which is in the certificate.
func ExampleDecideAStable() {
	s, err := catalogue.Lookup("pade-0-6")
	if err != nil {
		fmt.Println(err)
		return
	}
	k, r, err := proofs.Analyze(s).StabilityFunction()
	if err != nil {
		fmt.Println(err)
		return
	}
	d := proofs.DecideAStable(k, r)
	fmt.Println(d.Verdict, "—", exposition.Plain(exposition.Reason(d.Reason)))
	fmt.Print(certificate.Format(proofs.Analyze(s).CertificateOf(d.Certificate)))
	// Output:
	// refuted — |R(−4/5+7/2*i)|² ≈ 2.09686 > 1: next to a pole in the box [−17/15, −7/15] × [10/3, 4] i
	// rofz certificate v2
	//
	// scheme: rational
	// P: 1
	// Q: 1-z+1/2*z^2-1/6*z^3+1/24*z^4-1/120*z^5+1/720*z^6
	//
	// claim: not A-stable
	// witness: -4/5+7/2*i
	//
	// end
}

// The theorems of the repository.
func ExampleTheorems() {
	for _, t := range proofs.Theorems() {
		fmt.Printf("%-22s %s\n", t.Name, proofs.Plain(t.Title))
	}
	// Output:
	// resolvent              The gradient of one step is bᵀ(I − zA)⁻²e
	// explicit-formulas      Explicit formulas for R, R' and their limits
	// vanishing-gradient     Gradients vanish in the stiff limit
	// slowest-rate           No A-stable one-step scheme decays more slowly than z⁻²
	// multistep-rates        The characteristic roots of multistep methods decay like z^(−1−1/m)
	// a-stability            A-stability of the catalogue, decided by certificates
	// l-stability            L-stability of the catalogue
	// pade-a-stability       A-stable Padé approximants: Ehle's conjecture
	// collocation-families   Gauss, Radau and Lobatto families: R is a Padé approximant
	// order                  Order and error constant of the stability functions
	// dahlquist-barrier      Dahlquist's second barrier
	// universal-bound        The universal bound |z R'(z)| ≤ 1/(2 cos α)
	// best-constants         The best constants of |z^j R'(z)|
	// stability-angles       There is a largest sector of stability, and its angle has an algebraic tangent
	// ssp-coefficients       The SSP coefficient is the radius of absolute monotonicity
	// pair-gradients         Of an additive pair whose stiff part is stiff, the gradient of the other part may survive
}
