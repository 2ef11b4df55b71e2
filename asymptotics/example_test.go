package asymptotics_test

import (
	"fmt"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/rational"
)

// R'(z) of Lobatto IIIC with two stages vanishes like z⁻³.
func ExampleAtInfinity() {
	at := asymptotics.AtInfinity(rational.Pade(0, 2))
	fmt.Printf("R → %v, R' ~ %v z^%d\n", at.Limit, at.Leading, at.Exponent)
	at = asymptotics.AtInfinity(rational.Pade(1, 0)) // forward Euler
	fmt.Printf("finite: %v, R' ~ %v z^%d\n", at.Finite, at.Leading, at.Exponent)
	// Output:
	// R → 0, R' ~ -4 z^-3
	// finite: false, R' ~ 1 z^0
}

// The two roots of BDF2 vanish like z^(−1/2), their gradients like z^(−3/2).
func ExampleBranches() {
	rho, _ := poly.Parse("1/2-2*x+3/2*x^2", nil, "x")
	sigma := poly.FromInts(0, 0, 1)
	for _, b := range asymptotics.Branches(algebraic.Field{}, rho, sigma) {
		fmt.Printf("%d branches → the zeros of %v, ζ' of order z^(%v), κ = %v\n", b.Count, b.Factor, b.Exponent, b.Kappa)
	}
	// Output:
	// 2 branches → the zeros of x, ζ' of order z^(-3/2), κ = 1/2
}

// The least C with |z R'(z)| ≤ C: on the half-plane 4/√3 for Gauss with two stages.
func ExampleSup() {
	r := rational.Pade(2, 2)
	for _, region := range []asymptotics.Region{asymptotics.HalfPlane(), asymptotics.NegativeAxis()} {
		s, err := asymptotics.Sup(algebraic.Field{}, r, region, 1)
		if err != nil {
			fmt.Println(err)
			return
		}
		p, _ := s.C.Polynomial()
		fmt.Printf("C = %s, a zero of %v, attained at %v\n", s.C.Decimal(20), p, s.Points)
	}
	// Output:
	// C = 2.3094010767585030580, a zero of -16+3*x^2, attained at [3.464101615137755]
	// C = 0.36574744945149135001, a zero of 144-1077*x^2+4*x^4, attained at [0.9780855692521946 12.26886519670740]
}
