package scheme

import "rofz/poly/exact"

// Tolerance returns how far a condition may be off and still hold to the published digits: 0 where the coefficients
// are exact, otherwise 10^(2−d) for d published significant places, 12 where the source does not say. A condition is a
// sum of products of numbers near 1; the two places to spare are for up to a hundred roundings. It is at most 1/10: numbers
// that differ by more are not equal, however few digits were published.
func (i Info) Tolerance() exact.Rat {
	if i.Exact {
		return exact.Rat{}
	}
	return exact.Int(10).Pow(min(2-i.places(), -1))
}

// CoarseTolerance returns what rounding to d places may make of a number that vanishes for the scheme that is meant but
// takes a long way from its coefficients, as R(∞) and the excess of |R|² over 1 on the imaginary axis do: 10^(2−d/2).
// Half of the digits are left for what the roundings are multiplied with on their way. It does not ask whether the
// coefficients are called exact.
func (i Info) CoarseTolerance() exact.Rat { return exact.Int(10).Pow(2 - i.places()/2) }

func (i Info) places() int {
	if i.Digits == 0 {
		return 12
	}
	return i.Digits
}
