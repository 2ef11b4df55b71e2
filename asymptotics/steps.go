package asymptotics

import (
	"fmt"
	"math/big"

	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// EvaluateSteps returns n|R(z)^(n−1) R'(z)|, the modulus of the gradient after n ≥ 1 steps, and n|e^(nz)|, that of the
// exact flow, so narrow that Decimal gives the asked number of digits. It fails at a pole of R; it panics if n or digits
// is below 1, or if R is not over k.
//
// Algorithm: repeated squaring with outward rounding, with more and more digits. A product that is a tie between two
// decimals would not be decided so; there are so few digits in it that it is then computed exactly. Cost: O(log n)
// products of the digits asked for, as a rule.
func EvaluateSteps(k algebraic.Field, r rational.Function, z exact.Gaussian, n, digits int) (scheme, flow Scaled, err error) {
	mustAsk(digits)
	if n < 1 {
		panic("asymptotics: the gradient after no step")
	}
	value, ok := valueAt(r, z)
	if !ok {
		return Scaled{}, Scaled{}, fmt.Errorf("pole of R at z = %v", z)
	}
	first, _ := valueAt(r.Derivative(), z)
	factor := newScaled(exact.Point(exact.Int(int64(n))), new(big.Int))
	for d := digits + 8; ; d *= 2 {
		bits := bitsFor(d) + 64
		if d > 16*(digits+8) {
			bits = 0
		}
		scheme = value.enclose(k, d).Abs.power(n-1, bits).Mul(first.enclose(k, d).Abs).Mul(factor)
		flow = Exp(z.Re.Mul(exact.Int(int64(n))), d).Mul(factor)
		_, ok1 := scheme.Decimal(digits)
		_, ok2 := flow.Decimal(digits)
		if ok1 && ok2 {
			return scheme, flow, nil
		}
	}
}

// power returns sⁿ, rounded outward to the given number of bits, or exactly if bits is 0.
func (s Scaled) power(n int, bits uint) Scaled {
	out := newScaled(exact.Point(exact.Int(1)), new(big.Int))
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			out = out.Mul(s).rounded(bits)
		}
		if n > 1 {
			s = s.Mul(s).rounded(bits)
		}
	}
	return out
}

func (s Scaled) rounded(bits uint) Scaled {
	if bits > 0 {
		s.M = s.M.Outward(bits)
	}
	return s
}
