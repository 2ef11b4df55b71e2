package asymptotics

import (
	"math"
	"math/big"

	"rofz/poly/exact"
)

// Degrees encloses the angle in degrees between 0 and 90 whose tangent is t ≥ 0, to at most 10^−digits. It panics if t < 0 or
// digits < 1.
//
// Algorithm: from an approximation x of arctan t, or of arctan 1/t, arctan t = x + arctan δ, δ = (t cos x − sin x)/(cos x + t sin x),
// and |arctan δ − δ| ≤ |δ|³/3. Cost: that of CosSin, a few times.
func Degrees(t exact.Rat, digits int) exact.Interval {
	mustAsk(digits)
	if t.Sign() < 0 {
		panic("asymptotics: an angle with a negative tangent")
	}
	one := exact.Int(1)
	if one.Less(t) {
		return exact.Point(exact.Int(90)).Sub(Degrees(t.Inv(), digits))
	}
	if t.IsZero() || t.Equal(one) {
		return exact.Point(t.Mul(exact.Int(45)))
	}
	fine := digits + 6
	half := halfPi(bitsFor(fine))
	degree := exact.Interval{Lo: dyadic(half, bitsFor(fine)), Hi: dyadic(new(big.Int).Add(half, big.NewInt(1)), bitsFor(fine))}
	degree.Lo = degree.Lo.Sub(dyadic(big.NewInt(1), bitsFor(fine)))
	most := exact.Int(10).Pow(-digits)
	for x := exact.FromFloat(math.Atan(t.Float64())); ; {
		angle := arctan(t, x, fine)
		// degrees = 90·angle/(π/2)
		if out, ok := angle.Mul(exact.Point(exact.Int(90))).Quo(degree); ok && !most.Less(out.Width()) {
			return out
		}
		x = angle.Outward(bitsFor(fine) + 4).Mid()
	}
}

// arctan encloses arctan t, 0 < t < 1, given an approximation x.
func arctan(t, x exact.Rat, digits int) exact.Interval {
	cos, sin := CosSin(x, digits)
	tan := exact.Point(t)
	delta, ok := tan.Mul(cos).Sub(sin).Quo(cos.Add(tan.Mul(sin)))
	if !ok {
		panic("internal error: an approximation of an angle that is none")
	}
	size := exact.Max(delta.Lo.Abs(), delta.Hi.Abs())
	err := size.Mul(size).Mul(size)
	return exact.Point(x).Add(delta).Add(exact.Interval{Lo: err.Neg(), Hi: err})
}
