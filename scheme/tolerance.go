package scheme

import "rofz/poly/exact"

// Largest returns the largest unit, 0 if every coefficient is exact.
func (u Units) Largest() exact.Rat {
	var most exact.Rat
	for _, rows := range u.byKey {
		for _, row := range rows {
			for _, x := range row {
				most = exact.Max(most, x)
			}
		}
	}
	return most
}

// Tolerance returns how far apart numbers that were computed from the coefficients may be and still be meant to be equal:
// a hundred of the largest unit, at most 1/10. It is for comparisons that nothing is concluded from.
func (u Units) Tolerance() exact.Rat {
	return exact.Min(u.Largest().Mul(exact.Int(100)), exact.NewRat(1, 10))
}

// CoarseTolerance returns what rounding may make of a number that vanishes for the scheme that is meant but takes a long
// way from its coefficients, as the excess of |R|² over 1 on the imaginary axis does: 100 times the square root of the
// largest unit, in powers of ten. Half of the digits are left for what the roundings are multiplied with on their way.
func (u Units) CoarseTolerance() exact.Rat {
	if u.Exact() {
		return exact.Rat{}
	}
	places := -u.Largest().Exponent()
	return exact.Int(10).Pow(2 - places/2)
}
