package rational_test

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
)

func ExampleNew() {
	// A common factor cancels, and the denominator's constant term becomes 1.
	r, err := rational.New(poly.FromInts(2, 3, 1), poly.FromInts(4, 0, -1)) // (2+z)(1+z) over (2+z)(2−z)
	fmt.Println(r, err)
	_, err = rational.New(poly.FromInts(1), poly.FromInts(0, 1))
	fmt.Println(err)
	// Output:
	// (1/2 + 1/2 z) / (1 − 1/2 z) <nil>
	// rational: the denominator vanishes at 0 after reduction, so that R has a pole there
}

func ExamplePade() {
	fmt.Println(rational.Pade(1, 2))
	fmt.Println(rational.Pade(2, 2))
	// Output:
	// (1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)
	// (1 + 1/2 z + 1/12 z²) / (1 − 1/2 z + 1/12 z²)
}

func ExampleFunction_Derivative() {
	euler := rational.Pade(0, 1)
	fmt.Println(euler.Derivative())
	fmt.Println(euler.Derivative().Derivative())
	// Output:
	// 1 / (1 − 2 z + z²)
	// 2 / (1 − 3 z + 3 z² − z³)
}

func ExampleFunction_SeriesAtInfinity() {
	// R(z) = R∞ + r₁/z + r₂/z² + …, hence R'(z) ~ −r₁/z².
	fmt.Println(rational.Pade(1, 1).SeriesAtInfinity(3))
	// Output: [-1 -4 -8]
}

func ExampleFunction_Order() {
	p, c := rational.Pade(1, 2).Order()
	fmt.Println("order", p, "error constant", c)
	// Output: order 3 error constant 1/72
}

func ExampleFunction_EvalGaussian() {
	// On the imaginary axis the trapezoidal rule has modulus 1.
	re, im, ok := rational.Pade(1, 1).EvalGaussian(exact.Gaussian{Im: exact.Int(1)})
	fmt.Println(re, im, ok)
	// Output: 3/5 4/5 true
}
