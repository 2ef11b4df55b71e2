package scheme_test

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// The stability function of a tableau, with the vector that proves it: (I − zA)s = Q₀e and P₀ = Q₀ + z bᵀs.
func ExampleDeriveRealization() {
	q := func(a, b int64) poly.Elem { return poly.Rational(exact.NewRat(a, b)) }
	radau := scheme.Realization{
		A: [][]poly.Elem{{q(5, 12), q(-1, 12)}, {q(3, 4), q(1, 4)}},
		B: []poly.Elem{q(3, 4), q(1, 4)},
		E: []poly.Elem{q(1, 1), q(1, 1)},
	}
	d, err := scheme.DeriveRealization(algebraic.Field{}, radau)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("R(z) =", d.R)
	for _, s := range d.Vector() {
		fmt.Println("s(z):", s.Format("z"))
	}
	// Output:
	// R(z) = (1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)
	// s(z): 1-1/3*z
	// s(z): 1+1/3*z
}

// Gauss with 7 stages: its tableau is irrational, its stability function is not, and neither is needed for its order.
func ExampleParseFamily() {
	s, _, err := scheme.ParseFamily("gauss-7")
	if err != nil {
		fmt.Println(err)
		return
	}
	gauss := s.(*scheme.Family)
	d, err := gauss.Derive()
	if err != nil {
		fmt.Println(err)
		return
	}
	order, _ := scheme.TableauOrder(gauss, scheme.MaxTreeOrder)
	fmt.Println("denominator", d.R.Denominator().Format("z"))
	fmt.Println("order", order.Order)
	_, _, err = scheme.ParseFamily("lobatto-iiia-1")
	fmt.Println(err)
	// Output:
	// denominator 1-1/2*z+3/26*z^2-5/312*z^3+5/3432*z^4-1/11440*z^5+1/308880*z^6-1/17297280*z^7
	// order 14
	// lobatto-iiia-1: at least 2 stages
}

// The trees with four nodes, in the order in which their conditions are looked at.
func ExampleTrees() {
	for _, t := range scheme.Trees(4) {
		fmt.Printf("%-12v γ = %-3d σ = %d\n", t, t.Density(), t.Symmetry())
	}
	// Output:
	// [[],[],[]]   γ = 4   σ = 6
	// [[],[[]]]    γ = 8   σ = 1
	// [[[],[]]]    γ = 12  σ = 2
	// [[[[]]]]     γ = 24  σ = 1
}
