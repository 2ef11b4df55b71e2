package poly

import "math/big"

// Interpolate returns the polynomial of degree at most n that takes the values[i] at i = 0, 1, …, n.
//
// Algorithm: Newton's divided differences, over ℚ in integers over one denominator. Cost: O(n²) coefficient operations.
func Interpolate(values []Elem) Poly {
	p := New(values...)
	if q, ok := p.Rational(); ok && len(values) > 0 {
		return interpolateIntegers(q, len(values))
	}
	diff := append([]Elem(nil), values...)
	for j := 1; j < len(diff); j++ {
		step := Int(int64(j)).Inv()
		for i := len(diff) - 1; i >= j; i-- {
			diff[i] = diff[i].Sub(diff[i-1]).Mul(step)
		}
	}
	var out Poly
	for i := len(diff) - 1; i >= 0; i-- {
		out = out.Mul(FromInts(int64(-i), 1)).Add(New(diff[i]))
	}
	return out
}

// interpolateIntegers interpolates the n coefficients of p. With the differences Δʲ of the integers that they are over
// one denominator, (n−1)! times the polynomial is Σ Δʲ (n−1)!/j! · x(x−1)…(x−j+1), by Horner's scheme.
func interpolateIntegers(p Poly, n int) Poly {
	nums, den := p.Integers()
	diff := make([]*big.Int, n)
	for i := range diff {
		if diff[i] = new(big.Int); i < len(nums) {
			diff[i].Set(nums[i])
		}
	}
	for j := 1; j < n; j++ {
		for i := n - 1; i >= j; i-- {
			diff[i].Sub(diff[i], diff[i-1])
		}
	}
	factor := big.NewInt(1) // (n−1)!/j!
	out := make([]*big.Int, 0, n)
	t := new(big.Int)
	for j := n - 1; j >= 0; j-- {
		out = append(out, new(big.Int))
		for i := len(out) - 1; i >= 0; i-- { // times x − j
			t.Mul(out[i], big.NewInt(int64(j)))
			if out[i].Neg(t); i > 0 {
				out[i].Add(out[i], out[i-1])
			}
		}
		out[0].Add(out[0], t.Mul(diff[j], factor))
		if j > 0 {
			factor.Mul(factor, big.NewInt(int64(j)))
		}
	}
	return FromBigInts(out, new(big.Int).Mul(den, factor))
}
