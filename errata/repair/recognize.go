package repair

import (
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// relation proposes integers c, not all zero, with Σ cᵢxᵢ = 0, from the first bits of the numbers. It reports false
// where the integers are not much smaller than chance would make them: n integers that have b bits together are
// expected once in 2^b trials, so the proposal is worth something only if b falls short of bits, by spare.
func relation(e *effort, x []*big.Float, bits, spare int) ([]*big.Int, bool) {
	n := len(x)
	rows := make([][]*big.Int, n)
	for i := range rows {
		rows[i] = make([]*big.Int, n+1)
		for j := range rows[i] {
			rows[i][j] = new(big.Int)
		}
		rows[i][i].SetInt64(1)
		new(big.Float).SetMantExp(x[i], bits).Int(rows[i][n])
	}
	c := shortest(e, rows)[:n]
	size := 0
	for _, v := range c {
		size += v.BitLen()
	}
	return c, size+spare <= bits
}

// ample is the number of bits by which a relation must beat chance where many bits are known, and scarce where only those
// of a printed number are: then many numbers have to agree.
const (
	ample  = 32
	scarce = 16
)

// powers returns 1, x, …, xⁿ.
func powers(x *big.Float, n int) []*big.Float {
	out := []*big.Float{new(big.Float).SetPrec(x.Prec()).SetInt64(1)}
	for range n {
		out = append(out, new(big.Float).Mul(out[len(out)-1], x))
	}
	return out
}

// minimalPolynomial proposes the minimal polynomial of x, of degree at most n, from its first bits.
func minimalPolynomial(e *effort, x *big.Float, n, bits int) (poly.Poly, bool) {
	all := powers(x, n)
	for degree := 1; degree <= n; degree++ {
		if c, ok := relation(e, all[:degree+1], bits, ample); ok && c[degree].Sign() != 0 {
			return poly.FromBigInts(c, big.NewInt(1)), true
		}
	}
	return poly.Poly{}, false
}

// inField proposes the element of k that x is, from its first bits.
func inField(e *effort, k algebraic.Field, x *big.Float, bits, spare int) (poly.Elem, bool) {
	if k.Degree() == 1 {
		r, ok := fraction(x, bits, spare)
		return poly.Rational(r), ok
	}
	prec := x.Prec()
	g := new(big.Float).SetPrec(prec).SetRat(k.Enclose(k.Algebra().Generator(), prec).Lo.Big())
	c, ok := relation(e, append([]*big.Float{x}, powers(g, k.Degree()-1)...), bits, spare)
	if !ok || c[0].Sign() == 0 {
		return poly.Elem{}, false
	}
	coeffs := make([]exact.Rat, k.Degree())
	for i := range coeffs {
		coeffs[i] = exact.Frac(new(big.Int).Neg(c[i+1]), c[0])
	}
	return k.Algebra().Elem(coeffs...), true
}

// fraction proposes the rational number that x is: the simplest one that agrees with it to so many bits after the point, if
// its numerator and denominator are short. Then it is a convergent of the continued fraction of x, and the only one.
func fraction(x *big.Float, bits, spare int) (exact.Rat, bool) {
	value, _ := x.Rat(nil)
	at, most := exact.FromBigRat(value), exact.Int(2).Pow(-bits)
	r := exact.SimplestBetween(at.Sub(most), at.Add(most))
	return r, r.Num().BitLen()+r.Den().BitLen()+spare <= bits
}
