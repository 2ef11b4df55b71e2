package stability_test

import (
	"fmt"

	"rofz/asymptotics/stability"
	"rofz/poly/algebraic"
	"rofz/rational"
)

// E(t) ≥ 0 on t ≥ 0 says that |R| ≤ 1 on the imaginary axis.
func ExampleEPolynomial() {
	fmt.Println(stability.EPolynomial(rational.Pade(1, 2)).Format("t"))
	fmt.Println(stability.EPolynomial(rational.Pade(2, 2)).Format("t"))
	fmt.Println(stability.EPolynomial(rational.Pade(0, 5)).Format("t")) // negative for small t: not A-stable
	// Output:
	// 1/36*t^2
	// 0
	// 1/360*t^3-1/960*t^4+1/14400*t^5
}

// The classical Runge–Kutta scheme of order 4, R = 1 + z + z²/2 + z³/6 + z⁴/24.
func ExampleRealInterval() {
	r := rational.Pade(4, 0)
	x := stability.RealInterval(algebraic.Field{}, r)
	y := stability.ImaginaryInterval(algebraic.Field{}, r)
	fmt.Println(x, y)
	fmt.Println(x.From.Minimal(), y.To.Minimal())
	// Output:
	// [-2.785293563405282, 0] [-2.828427124746190, 2.828427124746190]
	// 24+12*x+4*x^2+x^3 -8+x^2
}
