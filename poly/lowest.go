package poly

import "math/big"

// Fractions here are integers over one denominator in lowest terms: no prime divides the denominator and all of the
// integers. Sums and products of such fractions are brought to lowest terms again with gcds of short numbers, not of the
// long ones that multiplying out gives [Knu97, 4.5.1].

// addFractions returns a/da + sign·b/db, missing integers being 0.
//
// With g = gcd(da, db) it is (a·(db/g) + sign·b·(da/g))/(da·db/g), and a prime p that divides all of it divides g. If not,
// p would divide one of da and db alone, say da: then p divides a·(db/g), so all of a, which a/da excludes. If p has
// different exponents in da and db, it divides exactly one of da/g and db/g, and the same holds. So the common factor
// is that with g.
func addFractions(a, b []*big.Int, da, db *big.Int, sign int64) (num []*big.Int, den *big.Int) {
	g := new(big.Int).GCD(nil, nil, da, db)
	fa, fb := new(big.Int).Quo(db, g), new(big.Int).Quo(da, g)
	t, signed := new(big.Int), new(big.Int).Mul(big.NewInt(sign), fb)
	num = zeros(max(len(a), len(b)))
	for i, x := range num {
		if i < len(a) {
			x.Mul(a[i], fa)
		}
		if i < len(b) {
			x.Add(x, t.Mul(b[i], signed))
		}
	}
	rest := reduce(num, g) // g without what num has in common with it
	return num, rest.Mul(rest, fa).Mul(rest, fb)
}

// crossed returns num and den without their common factor, and a positive denominator; the arguments stay as they are.
func crossed(num []*big.Int, den *big.Int) ([]*big.Int, *big.Int) {
	g := commonFactor(num, den)
	if isOne(g) {
		return num, den
	}
	out := zeros(len(num))
	for i, x := range num {
		out[i].Quo(x, g)
	}
	return out, new(big.Int).Quo(den, g)
}

// commonFactor returns the greatest common divisor of den ≠ 0 and all of num, with the sign of den. A number that the
// divisor of those before divides, as nearly all do, takes a division, which is much faster than Euclid.
func commonFactor(num []*big.Int, den *big.Int) *big.Int {
	g := new(big.Int).Abs(den)
	quotient, rest := new(big.Int), new(big.Int)
	for i := 0; i < len(num) && !isOne(g); i++ {
		if quotient.QuoRem(num[i], g, rest); rest.Sign() != 0 {
			g.GCD(nil, nil, g, rest.Abs(rest))
		}
	}
	if den.Sign() < 0 {
		g.Neg(g)
	}
	return g
}
