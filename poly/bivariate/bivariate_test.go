package bivariate

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/poly/exact"
)

// polynomials draws polynomials of degree at most n in x and 2 in the parameter.
func polynomials(n int) *rapid.Generator[Poly] {
	return rapid.Custom(func(t *rapid.T) Poly {
		out := make([]poly.Poly, rapid.IntRange(1, n+1).Draw(t, "coefficients"))
		for i := range out {
			out[i] = poly.FromInts(rapid.SliceOfN(rapid.Int64Range(-3, 3), 1, 3).Draw(t, "coefficient")...)
		}
		return New(out)
	}).Filter(func(b Poly) bool { return len(b) > 0 })
}

func equal(b, c Poly) bool { return len(b.Sub(c)) == 0 }

// TestGCD: a common factor is found, up to what does not depend on x, and what is left of both has none.
func TestGCD(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		b, c, d := polynomials(2).Draw(t, "b"), polynomials(2).Draw(t, "c"), polynomials(2).Draw(t, "d").primitive()
		g := GCD(ctx, b.Mul(d), c.Mul(d))
		if len(g.pseudoRem(d)) > 0 {
			t.Fatalf("gcd %v of multiples of %v", g, d)
		}
		p, q := b.Mul(d).Quo(g), c.Mul(d).Quo(g)
		if !equal(p.Mul(g), b.Mul(d)) || GCD(ctx, p, q).Degree() > 0 {
			t.Fatalf("%v and %v are left over %v", p, q, g)
		}
	})
}

// TestResultant compares with the resultant for one parameter, where the degrees are what they are.
func TestResultant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, c := polynomials(3).Draw(t, "b"), polynomials(3).Draw(t, "c")
		x := exact.NewRat(rapid.Int64Range(-40, 40).Draw(t, "numerator"), 7)
		if b.At(x).Degree() < b.Degree() || c.At(x).Degree() < c.Degree() {
			t.Skip("the degree drops")
		}
		got := Resultant(context.Background(), b, c).EvalRat(x)
		if want := poly.Resultant(b.At(x), c.At(x)); !got.Equal(want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// TestSquareFree: the square-free part divides, has no multiple zero, and every zero.
func TestSquareFree(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		b, c := polynomials(2).Draw(t, "b"), polynomials(2).Draw(t, "c")
		square := b.Mul(b).Mul(c)
		s := square.SquareFree(ctx)
		if s.Degree() > 0 && GCD(ctx, s, s.Derivative()).Degree() > 0 || len(square.pseudoRem(s)) > 0 || len(s.Mul(s).Mul(s).pseudoRem(b.primitive())) > 0 {
			t.Fatalf("the square-free part of %v is %v", square, s)
		}
	})
}

func ExampleResultant() {
	x := poly.FromInts(0, 1)                       // the parameter
	b := New([]poly.Poly{x, {}, poly.FromInts(1)}) // x² + g
	fmt.Println(Resultant(context.Background(), b, b.Derivative()).Format("g"))
	// Output: 4*g
}
