package formula_test

import (
	"fmt"
	"testing"

	"rofz/paper/formula"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

func ExampleParse() {
	e, err := formula.Parse("|z R'(z)| ≤ 1/(2 cos α)")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(formula.LaTeX(e))
	fmt.Println(formula.Text(e))
	_, err = formula.Parse("(1 + z")
	fmt.Println(err)
	// Output:
	// \lvert zR'(z)\rvert\le\frac{1}{2\cos\alpha}
	// |z R'(z)| ≤ 1/(2 cos α)
	// formula: character 1: ( is not closed
}

func ExampleStyle_Quotient() {
	r := rational.Pade(1, 2) // Radau IIA with two stages
	e := formula.Style{}.Quotient(algebraic.Field{}, r.Numerator(), r.Denominator(), "z")
	fmt.Println(formula.Text(e))
	fmt.Println(formula.LaTeX(e))
	// Output:
	// (1 + z/3) / (1 − ⅔z + ⅙z²)
	// \frac{1+\tfrac{1}{3}z}{1-\tfrac{2}{3}z+\tfrac{1}{6}z^2}
}

func ExampleStyle_Coefficient() {
	e, err := formula.Style{}.Coefficient("(2-sqrt(2))/2")
	fmt.Println(formula.Text(e), err)
	// Output: (2 − √2)/2 <nil>
}

func ExampleStyle_Rational() {
	fmt.Println(formula.Text(formula.Style{Digits: 8}.Rational(exact.NewRat(123456, 7654321))))
	// Output: 0.0161289290062…
}

func BenchmarkQuotient(b *testing.B) {
	r := rational.Pade(20, 21)
	for b.Loop() {
		e := formula.Style{}.Quotient(algebraic.Field{}, r.Numerator(), r.Denominator(), "z")
		_, _, _ = formula.Text(e), formula.LaTeX(e), formula.MathML(e)
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		formula.MustParse("R'(z) = −k r_k z^{−k−1} (1 + O(1/z))")
	}
}
