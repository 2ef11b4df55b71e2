package poly

import (
	"math/big"
	"math/bits"

	"rofz/poly/exact"
)

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
	g, fa, fb := da, one, one
	if da.Cmp(db) != 0 {
		if g = gcd(da, db); isOne(g) {
			fa, fb = db, da
		} else {
			fa, fb = new(big.Int).Quo(db, g), new(big.Int).Quo(da, g)
		}
	}
	num = zeros(max(len(a), len(b)))
	for i := range a {
		times(num[i], a[i], fa)
	}
	var t big.Int
	for i := range b {
		times(&t, b[i], fb)
		if sign < 0 {
			num[i].Sub(num[i], &t)
		} else {
			num[i].Add(num[i], &t)
		}
	}
	rest := reduce(num, g) // g without what num has in common with it
	if isOne(fa) && isOne(fb) {
		return num, rest
	}
	den = new(big.Int).Mul(rest, fa)
	return num, den.Mul(den, fb)
}

// times sets z to x·f, f = 1 being frequent.
func times(z, x, f *big.Int) {
	if isOne(f) {
		z.Set(x)
	} else {
		z.Mul(x, f)
	}
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
	g := den
	var quotient, rest big.Int
	for i := 0; i < len(num); i++ {
		if w, ok := wordOf(g); ok { // it stays one
			for ; i < len(num) && w != 1; i++ {
				w = exact.GCD(w, remainder(num[i], w))
			}
			return signed(w, den)
		}
		if quotient.QuoRem(num[i], g, &rest); rest.Sign() != 0 {
			g = gcd(g, &rest)
		}
	}
	if g.Sign() != den.Sign() {
		g = new(big.Int).Neg(g)
	}
	return g
}

// signed returns w with the sign of x.
func signed(w uint64, x *big.Int) *big.Int {
	if w == 1 && x.Sign() > 0 {
		return one
	}
	g := new(big.Int).SetUint64(w)
	if x.Sign() < 0 {
		g.Neg(g)
	}
	return g
}

// gcd returns the greatest common divisor of x ≠ 0 and y ≠ 0. Most are of words, which take no storage.
func gcd(x, y *big.Int) *big.Int {
	if w, ok := wordOf(x); ok {
		return signed(exact.GCD(w, remainder(y, w)), one)
	}
	if w, ok := wordOf(y); ok {
		return signed(exact.GCD(w, remainder(x, w)), one)
	}
	return new(big.Int).GCD(nil, nil, new(big.Int).Abs(x), new(big.Int).Abs(y))
}

// wordOf returns |x| if it is one word, and not 0.
func wordOf(x *big.Int) (w uint64, ok bool) {
	if b := x.Bits(); len(b) == 1 {
		return uint64(b[0]), true
	}
	return 0, false
}

// remainder returns |x| modulo a word w > 0.
func remainder(x *big.Int, w uint64) uint64 {
	b, r := x.Bits(), uint(0)
	for i := len(b) - 1; i >= 0; i-- {
		r = bits.Rem(r, uint(b[i]), uint(w))
	}
	return uint64(r)
}
