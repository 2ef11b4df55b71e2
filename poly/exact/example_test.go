package exact_test

import (
	"fmt"

	"rofz/poly/exact"
)

func ExampleParseRat() {
	x, _ := exact.ParseRat("5/12")
	y, _ := exact.ParseRat("1.5e-3")
	fmt.Println(x, y, x.Mul(y))
	_, err := exact.ParseRat("1/0")
	fmt.Println(err)
	// Output:
	// 5/12 3/2000 1/1600
	// exact: "1/0" divides by zero
}

func ExampleRat_Decimal() {
	fmt.Println(exact.NewRat(1, 12).Decimal(5), exact.NewRat(-2, 3).Decimal(3), exact.Int(123456).Decimal(2))
	// Output: 0.083333 -0.667 120000
}

func ExampleSimplestBetween() {
	fmt.Println(exact.SimplestBetween(exact.NewRat(314159, 100000), exact.NewRat(314160, 100000)))
	// Output: 355/113
}

func ExampleGaussian() {
	z := exact.Gaussian{Re: exact.NewRat(-1, 2), Im: exact.NewRat(3, 4)}
	fmt.Println(z, z.Norm(), z.Mul(z.Conj()))
	w, err := exact.ParseGaussian("-1/2+3/4*i")
	fmt.Println(w.Equal(z), err)
	// Output:
	// -1/2+3/4*i 13/16 13/16
	// true <nil>
}

func ExampleInterval_Outward() {
	third := exact.Point(exact.NewRat(1, 3))
	fmt.Println(third.Outward(8))
	// Output: [85/256, 171/512]
}

func ExampleInterval_Quo() {
	x := exact.NewInterval(exact.Int(1), exact.Int(2))
	fmt.Println(x.Quo(exact.NewInterval(exact.Int(2), exact.Int(4))))
	fmt.Println(x.Quo(exact.NewInterval(exact.Int(-1), exact.Int(4))))
	// Output:
	// [1/4, 1] true
	// [0, 0] false
}
