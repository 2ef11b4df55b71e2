package algebraic_test

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// The L-stable singly diagonally implicit scheme of order 3 has the root γ = 0.4358… of x³ − 3x² + 3x/2 − 1/6. The other
// two roots give other schemes, so that the interval is part of the number.
func ExampleNewField() {
	m, _ := poly.Parse("-1/6+3/2*x-3*x^2+x^3", nil, "x")
	k, err := algebraic.NewField(m, exact.NewRat(2, 5), exact.NewRat(1, 2))
	if err != nil {
		fmt.Println(err)
		return
	}
	g := k.Algebra().Generator()
	fmt.Println(k.Decimal(g, 30))
	x := g.Mul(g).Sub(poly.Rational(exact.NewRat(19, 100))) // γ² − 0.19
	fmt.Println(x, k.Sign(x), k.Decimal(x, 5))
	_, err = algebraic.NewField(m, exact.Int(0), exact.Int(1))
	fmt.Println(err)
	// Output:
	// 0.435866521508458999416019451194
	// -19/100+g^2 -1 -0.000020375
	// algebraic: -1/6+3/2*x-3*x^2+x^3 has 2 roots in (0, 1), not one
}

// √2 and √3 lie in one field of degree 4.
func ExampleField_AdjoinSqrt() {
	two, err := algebraic.Field{}.AdjoinSqrt(poly.Int(2))
	if err != nil {
		fmt.Println(err)
		return
	}
	both, err := two.Field.AdjoinSqrt(poly.Int(3))
	if err != nil {
		fmt.Println(err)
		return
	}
	sum := both.Lift(two.Root).Add(both.Root)
	fmt.Println(both.Field.Degree(), both.Field.Decimal(sum, 20))
	// Output:
	// 4 3.1462643699419723423
}

// Numbers of different fields are compared exactly.
func ExampleNumber() {
	two := algebraic.RationalNumber(exact.Int(2)).Sqrt()
	p, minimal := two.Polynomial()
	fmt.Println(two, p, minimal)
	fmt.Println(two.Cmp(algebraic.RationalNumber(exact.NewRat(577, 408))))
	// Output:
	// 1.414213562373095 -2+x^2 true
	// -1
}
