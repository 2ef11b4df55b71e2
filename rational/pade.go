package rational

import (
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
)

// Pade returns the Padé approximant of e^z with numerator degree j and denominator degree k, both ≥ 0 (it panics
// otherwise):
//
//	P = Σ (j+k−i)! j! / ((j+k)! i! (j−i)!) zⁱ,   Q the same with k for j at −z   [HW96, IV (3.30)].
func Pade(j, k int) Function {
	if j < 0 || k < 0 {
		panic("rational: Padé degrees are not negative")
	}
	return Function{padeNumerator(j, k), padeNumerator(k, j).Reflect()}
}

func padeNumerator(j, k int) poly.Poly {
	c := make([]exact.Rat, j+1)
	c[0] = exact.Int(1)
	for i := 1; i <= j; i++ { // the quotient of neighbours is (j−i+1)/((j+k−i+1) i)
		c[i] = c[i-1].Mul(exact.Frac(big.NewInt(int64(j-i+1)), big.NewInt(int64(j+k-i+1)*int64(i))))
	}
	return poly.FromRats(c...)
}
