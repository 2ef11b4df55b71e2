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
func addFractions(a, b []*big.Int, da, db *big.Int, sign int) (num []*big.Int, den *big.Int) {
	g, fa, fb := da, one, one
	if da.Cmp(db) != 0 {
		g = new(big.Int).GCD(nil, nil, da, db)
		fa, fb = new(big.Int).Quo(db, g), new(big.Int).Quo(da, g)
	}
	den = da
	if fa != one {
		den = new(big.Int).Mul(da, fa)
	}
	num = make([]*big.Int, max(len(a), len(b)))
	t := new(big.Int)
	for i := range num {
		x := new(big.Int)
		if num[i] = x; i < len(a) {
			x.Mul(a[i], fa)
		}
		if i < len(b) {
			if t.Mul(b[i], fb); sign < 0 {
				t.Neg(t)
			}
			x.Add(x, t)
		}
	}
	return num, divideOut(num, den, g)
}

// divideOut divides num, in place, and den by the greatest common divisor of num and a part of den, and returns what den
// becomes; 1 if num is zero.
func divideOut(num []*big.Int, den, part *big.Int) *big.Int {
	g := commonFactor(num, part)
	switch {
	case g == nil:
		return one
	case isOne(g):
		return den
	}
	for _, x := range num {
		x.Quo(x, g)
	}
	return new(big.Int).Quo(den, g)
}

// commonFactor returns the greatest common divisor of part > 0 and all of num, nil if num is zero.
func commonFactor(num []*big.Int, part *big.Int) *big.Int {
	g, zero := part, true
	t := new(big.Int)
	for _, x := range num {
		if x.Sign() == 0 {
			continue
		}
		if zero = false; isOne(g) {
			break
		}
		g = new(big.Int).GCD(nil, nil, g, t.Abs(x))
	}
	if zero {
		return nil
	}
	return g
}

// crossed returns num/g and den/g for the greatest common divisor g of den and all of num, which is not zero; the
// arguments stay as they are.
func crossed(num []*big.Int, den *big.Int) ([]*big.Int, *big.Int) {
	g := commonFactor(num, den)
	if isOne(g) {
		return num, den
	}
	out := make([]*big.Int, len(num))
	for i, x := range num {
		out[i] = new(big.Int).Quo(x, g)
	}
	return out, new(big.Int).Quo(den, g)
}
