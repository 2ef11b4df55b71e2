package report

import (
	"fmt"
	"math/big"

	"rofz/algebraic"
	"rofz/exact"
)

// quadratic is the number (outer + sign·inner·√radicand)/below, radicand > 1 free of small squares.
type quadratic struct {
	outer, inner, radicand, below *big.Int
	sign                          int
}

// newSurd returns the zero n of the irreducible ax² + bx + c, a > 0, in this form, in lowest terms.
func newSurd(a, b, c *big.Int, n algebraic.Number) quadratic {
	d := new(big.Int).Mul(b, b)
	d.Sub(d, new(big.Int).Mul(big.NewInt(4), new(big.Int).Mul(a, c)))
	q := quadratic{outer: new(big.Int).Neg(b), inner: big.NewInt(1), radicand: d, below: new(big.Int).Mul(big.NewInt(2), a), sign: -1}
	for p := int64(2); p < 1000; p++ {
		square := big.NewInt(p * p)
		for quo, rem := new(big.Int).QuoRem(q.radicand, square, new(big.Int)); rem.Sign() == 0; quo, rem = new(big.Int).QuoRem(q.radicand, square, new(big.Int)) {
			q.radicand = quo
			q.inner.Mul(q.inner, big.NewInt(p))
		}
	}
	g := new(big.Int).GCD(nil, nil, new(big.Int).Abs(q.outer), q.inner)
	g.GCD(nil, nil, g, q.below)
	for _, x := range []*big.Int{q.outer, q.inner, q.below} {
		x.Quo(x, g)
	}
	middle := exact.Frac(new(big.Int).Neg(b), new(big.Int).Mul(big.NewInt(2), a))
	if n.Cmp(algebraic.RationalNumber(middle)) > 0 {
		q.sign = 1
	}
	return q
}

// String writes the number: "4/3 √3", "2 − √2", "(1 + √5)/2".
func (q quadratic) String() string {
	root := fmt.Sprintf("√%v", q.radicand)
	if q.outer.Sign() == 0 {
		if f := exact.Frac(q.inner, q.below).String(); f != "1" {
			root = f + " " + root
		}
		if q.sign < 0 {
			return "−" + root
		}
		return root
	}
	if q.inner.Cmp(big.NewInt(1)) != 0 {
		root = q.inner.String() + " " + root
	}
	outer := q.outer.String()
	if q.outer.Sign() < 0 {
		outer = "−" + new(big.Int).Neg(q.outer).String()
	}
	sum := outer + map[int]string{1: " + ", -1: " − "}[q.sign] + root
	if q.below.Cmp(big.NewInt(1)) == 0 {
		return sum
	}
	return "(" + sum + ")/" + q.below.String()
}
