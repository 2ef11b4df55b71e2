package poly_test

import (
	"fmt"

	"rofz/poly"
)

// Polynomials over ℚ are written and read in ascending powers.
func ExampleParse() {
	p, err := poly.Parse("1-2/3*z+1/6*z^2", nil, "z")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Mul(p.Reflect()).Format("z")) // p(z)p(−z) is even
	fmt.Println(p.Derivative().Format("z"), p.Degree(), p.Coeff(2))
	_, err = poly.Parse("1-2/3*", nil, "z")
	fmt.Println(err)
	// Output:
	// 1-1/9*z^2+1/36*z^4
	// -2/3+1/3*z 2 1/6
	// poly: offset 6: want z
}

// Over a number field the letter g stands for its generator; which real root g is, is the business of package algebraic.
func ExampleNewField() {
	k, err := poly.NewField(poly.FromInts(-2, 0, 1)) // g² = 2
	if err != nil {
		fmt.Println(err)
		return
	}
	g := k.Generator()
	fmt.Println(g.Mul(g), g.Inv(), poly.Int(1).Add(g).Pow(3))
	p := poly.New(poly.Int(1), g.Neg()) // 1 − g·z
	fmt.Println(p.Mul(p).Format("z"))
	_, err = poly.NewField(poly.FromInts(-4, 0, 1))
	fmt.Println(err)
	// Output:
	// 2 1/2*g 7+5*g
	// 1+(-2*g)*z+2*z^2
	// poly: -4+x^2 is reducible over ℚ
}

func ExamplePoly_Factor() {
	p := poly.FromInts(-4, 0, 4) // 4x² − 4
	for _, f := range p.Mul(p).Factor() {
		fmt.Println(f.Poly, f.Mult)
	}
	// Output:
	// -1+x 2
	// 1+x 2
}

// The real roots of x³ − 3x² + 3x/2 − 1/6, one to an interval.
func ExamplePoly_Isolate() {
	p, _ := poly.Parse("-1/6+3/2*x-3*x^2+x^3", nil, "x")
	for _, x := range p.Isolate() {
		fmt.Println(x)
	}
	// Output:
	// [1/8, 3/16]
	// [1/4, 1/2]
	// [2, 4]
}

// U·p + V·q = 1 shows that p and q have no common factor.
func ExampleExtGCD() {
	g, u, v := poly.ExtGCD(poly.FromInts(1, 1), poly.FromInts(1, 0, 1))
	fmt.Printf("(%v)·(1+x) + (%v)·(1+x²) = %v\n", u, v, g)
	// Output:
	// (1/2-1/2*x)·(1+x) + (1/2)·(1+x²) = 1
}
