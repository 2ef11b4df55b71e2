package proofs

import (
	"math"
	"math/big"
	"math/cmplx"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// guessTurns returns numbers that are likely to be turns of q, or false. Nothing is proved.
//
// Algorithm: if all zeros of q have positive real parts, the argument of q(iy) falls from 0 to −nπ/2 for 0 < y. With rounded
// numbers, Newton's method in log y, kept between the ends of an interval, finds where it has passed a quarter of each right angle,
// and where three quarters; the square of a number between is a turn. Cost: O(n²) operations with float64.
func guessTurns(k algebraic.Field, q poly.Poly) ([]exact.Rat, bool) {
	c, unit, ok := floats(k, q)
	if !ok || c[1] >= 0 { // −c₁/c₀ is the sum of 1/z over the zeros z
		return nil, false
	}
	x := argument{c: c, at: math.Log(-c[0] / c[1] / 4)} // where it has fallen by about 1/4
	x.phase, x.slope = x.near(x.at, 0)
	var turns []exact.Rat
	for i := range len(c) - 1 {
		if !x.reach(-float64(4*i+1) * math.Pi / 8) {
			return nil, false
		}
		lo := math.Exp(2 * x.at)
		if !x.reach(-float64(4*i+3) * math.Pi / 8) {
			return nil, false
		}
		hi := math.Exp(2 * x.at)
		if !(0 < lo && lo < hi && hi < math.MaxFloat64) {
			return nil, false
		}
		turns = append(turns, exact.SimplestBetween(exact.FromFloat(lo).Mul(unit), exact.FromFloat(hi).Mul(unit)))
	}
	return turns, true
}

// argument is that of Σ c_i (iy)^i at log y, with its derivative by log y.
type argument struct {
	c                []float64
	at, phase, slope float64
}

// reach goes to where the argument is about a number, and reports whether it was found.
func (x *argument) reach(target float64) bool {
	lo, hi := math.Inf(-1), math.Inf(1)
	for range 100 {
		switch {
		case math.Abs(x.phase-target) < 0.05:
			return true
		case x.phase > target:
			lo = x.at
		default:
			hi = x.at
		}
		next := x.at + max(-1, min(1, (target-x.phase)/x.slope))
		if !(lo < next && next < hi) {
			next = (max(lo, min(hi, next)-1) + min(hi, max(lo, next)+1)) / 2
		}
		expected := x.phase + (next-x.at)*x.slope
		x.phase, x.slope = x.near(next, expected)
		x.at = next
	}
	return false
}

// near returns the argument at log y = at that is nearest to a number, and its derivative.
func (x *argument) near(at, expected float64) (phase, slope float64) {
	z := complex(0, math.Exp(at))
	var value, derivative complex128
	for i := len(x.c) - 1; i >= 0; i-- {
		derivative = derivative*z + value
		value = value*z + complex(x.c[i], 0)
	}
	phase = cmplx.Phase(value)
	phase += 2 * math.Pi * math.Round((expected-phase)/(2*math.Pi))
	return phase, imag(z) * real(derivative/value) // log q(iy) has the derivative iq'/q
}

// floats returns the coefficients of q(x·√unit)/c, rounded, for a power of 4 by which the first and the last of them are
// about the same, and some c > 0. It reports false if n < 1, or they are out of range.
func floats(k algebraic.Field, q poly.Poly) (c []float64, unit exact.Rat, ok bool) {
	n := q.Degree()
	if n < 1 {
		return nil, unit, false
	}
	parts, exponents := make([]float64, n+1), make([]int, n+1)
	for i, x := range q.Coeffs() {
		if !x.IsZero() {
			r, rational := x.Rat()
			if !rational {
				r = roundElem(k, x, 64)
			}
			f := new(big.Float).SetPrec(64).Quo(new(big.Float).SetPrec(64).SetInt(r.Num()), new(big.Float).SetPrec(64).SetInt(r.Den()))
			exponents[i] = f.MantExp(f)
			parts[i], _ = f.Float64()
		}
	}
	e := int(math.Round(float64(exponents[0]-exponents[n]) / float64(n)))
	c = make([]float64, n+1)
	for i, f := range parts {
		c[i] = math.Ldexp(f, exponents[i]-exponents[0]+i*e)
		if math.IsInf(c[i], 0) {
			return nil, unit, false
		}
	}
	return c, pow2(2 * e), true
}
