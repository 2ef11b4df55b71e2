package asymptotics

import (
	"fmt"
	"math/big"

	"rofz/poly/exact"
)

// Scaled is an enclosure of a real number that may lie far beyond the range of any floating-point format: the number
// lies in M·10^E. The zero value is the number 0. As returned by this package M is normalised: its end of larger
// modulus m has 1 ≤ |m| < 10, or M is the point 0 and E is nil. Products and quotients are exact, so that a Scaled
// whose M is a point is exact; rounding takes place where numbers are enclosed first.
type Scaled struct {
	M exact.Interval
	E *big.Int // nil is 0; never changed after construction
}

// newScaled returns m·10^e, normalised.
func newScaled(m exact.Interval, e *big.Int) Scaled {
	end := exact.Max(m.Lo.Abs(), m.Hi.Abs())
	if end.IsZero() {
		return Scaled{}
	}
	k := end.Exponent()
	if k != 0 {
		m = m.Mul(exact.Point(pow10(-k)))
	}
	return Scaled{m, new(big.Int).Add(e, big.NewInt(int64(k)))}
}

// exponent returns E, 0 for nil.
func (s Scaled) exponent() *big.Int {
	if s.E == nil {
		return new(big.Int)
	}
	return s.E
}

// Mul returns an enclosure of the products of members of s and t, with exact ends.
//
// Cost: one interval product and the normalisation, a few products of the ends' size.
func (s Scaled) Mul(t Scaled) Scaled {
	return newScaled(s.M.Mul(t.M), new(big.Int).Add(s.exponent(), t.exponent()))
}

// Quo returns an enclosure of the quotients of members of s and t, with exact ends, and true; or false when t contains 0.
//
// Cost: as Mul.
func (s Scaled) Quo(t Scaled) (Scaled, bool) {
	m, ok := s.M.Quo(t.M)
	if !ok {
		return Scaled{}, false
	}
	return newScaled(m, new(big.Int).Sub(s.exponent(), t.exponent())), true
}

// Abs returns an enclosure of the moduli of the members of s, with exact ends. Cost: one comparison of the ends.
func (s Scaled) Abs() Scaled {
	lo, hi := s.M.Lo, s.M.Hi
	switch {
	case lo.Sign() >= 0:
		return s
	case hi.Sign() <= 0:
		return Scaled{s.M.Neg(), s.E}
	}
	return Scaled{exact.NewInterval(exact.Int(0), exact.Max(lo.Neg(), hi)), s.E}
}

// Sign returns the common sign of all members of s and true, or 0 and false when members differ in sign.
// Cost: none to speak of.
func (s Scaled) Sign() (int, bool) { return s.M.Sign() }

// Decimal returns the number that s encloses in scientific notation, rounded to the given number of significant digits
// to nearest, ties away from zero: "1.234e-4342944", "-1.500", "2e12". Zero is "0", the exponent 0 is left out. It
// reports false when the ends of s do not round alike, so that the digits are right whenever it reports true. Decimal
// panics if digits < 1.
//
// Cost: a few divisions of the ends' size; printing E, quadratic in its length in the worst case.
func (s Scaled) Decimal(digits int) (string, bool) {
	mustAsk(digits)
	text, k := s.M.Lo.Scientific(digits)
	if !s.M.IsPoint() {
		if other, l := s.M.Hi.Scientific(digits); other != text || l != k {
			return "", false
		}
	}
	if e := new(big.Int).Add(s.exponent(), big.NewInt(int64(k))); text != "0" && e.Sign() != 0 {
		text += "e" + e.String()
	}
	return text, true
}

// pow10 returns 10^k.
func pow10(k int) exact.Rat { return exact.Int(10).Pow(k) }

// narrow reports whether x is a point, or is free of 0 and its width is at most 10^−digits of each member's modulus.
func narrow(x exact.Interval, digits int) bool {
	if x.IsPoint() {
		return true
	}
	if sign, ok := x.Sign(); !ok || sign == 0 {
		return false
	}
	return !exact.Min(x.Lo.Abs(), x.Hi.Abs()).Less(x.Width().Mul(pow10(digits)))
}

// bitsFor returns a number of bits b with 2^−b ≤ 10^−digits, by log₂ 10 < 10/3.
func bitsFor(digits int) uint { return uint(10*digits/3 + 1) }

func mustAsk(digits int) {
	if digits < 1 {
		panic(fmt.Sprintf("asymptotics: %d digits asked for", digits))
	}
}
