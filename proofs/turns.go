package proofs

import (
	"context"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// turnsOf returns numbers 0 < t_1 < … < t_n, n = deg q, with q(iy) in the fourth quadrant for y² = t_1, in the third for t_2, and
// so on clockwise. There are such numbers if all zeros of q have positive real parts and q(0) > 0: the zeros of the real and
// the imaginary part of q(iy) are real and alternate (Hermite, Biehler) [Gan59]. It reports false if there are none.
//
// Algorithm: they are guessed; if that fails, see turnsBetweenZeros. Cost: O(n²) field operations for a guess.
func turnsOf(ctx context.Context, k algebraic.Field, q poly.Poly) ([]exact.Rat, bool) {
	if k.Sign(q.Coeff(0)) <= 0 {
		return nil, false
	}
	if q.Degree() == 0 {
		return nil, true
	}
	re, im := onAxisParts(q)
	if turns, ok := guessTurns(k, q); ok && areTurns(k, re, im, turns) {
		return turns, true
	}
	return turnsBetweenZeros(ctx, k, q)
}

// turnsBetweenZeros is turnsOf for deg q > 0 and q(0) > 0.
//
// Algorithm: for q with rounded coefficients the zeros of both parts are isolated, and simple numbers taken between them; with
// more and more bits, until these are right for q. Cost: isolation of n − 1 zeros that are well apart, O(n²) field operations.
func turnsBetweenZeros(ctx context.Context, k algebraic.Field, q poly.Poly) ([]exact.Rat, bool) {
	re, im := onAxisParts(q)
	least := uint(64 + 2*q.Degree())
	for bits := least; ; bits *= 2 {
		budget.Poll(ctx)
		// That there are turns is asked only if they are not found at once: to find them is faster.
		if bits == 2*least && !k.ZerosInRightHalfPlane(q) {
			return nil, false
		}
		f := rounded(k, re, bits).Mul(rounded(k, im, bits))
		if f.SignVariations() != q.Degree()-1 {
			continue
		}
		zeros := f.Isolate()
		if len(zeros) != q.Degree()-1 {
			continue
		}
		for len(zeros) > 0 && zeros[0].Lo.IsZero() {
			zeros[0] = f.Refine(zeros[0], zeros[0].Width().Mul(exact.NewRat(1, 2)))
		}
		if turns := between(zeros); areTurns(k, re, im, turns) {
			return turns, true
		}
	}
}

// onAxisParts returns A and B with q(iy) = A(y²) + iyB(y²).
func onAxisParts(q poly.Poly) (re, im poly.Poly) {
	var parts [2][]poly.Elem
	for i, c := range q.Coeffs() {
		if i%4 > 1 { // i² = −1
			c = c.Neg()
		}
		parts[i%2] = append(parts[i%2], c)
	}
	return poly.New(parts[0]...), poly.New(parts[1]...)
}

// rounded returns p with coefficients that are right to so many bits.
func rounded(k algebraic.Field, p poly.Poly, bits uint) poly.Poly {
	out := make([]poly.Elem, p.Degree()+1)
	for i, c := range p.Coeffs() {
		if !c.IsZero() {
			out[i] = poly.Rational(roundElem(k, c, bits))
		}
	}
	return poly.New(out...)
}

// roundElem returns c ≠ 0 to so many bits.
func roundElem(k algebraic.Field, c poly.Elem, bits uint) exact.Rat {
	for b := bits; ; b *= 2 {
		in := k.Enclose(c, b)
		x := in.Mid()
		if x.Sign() == 0 || x.Abs().Mul(pow2(-int(bits))).Less(in.Width()) {
			continue
		}
		shift := pow2(int(bits) - x.Num().BitLen() + x.Den().BitLen())
		return exact.FromBigInt(x.Mul(shift).Floor()).Quo(shift)
	}
}

// between returns simple numbers before, between and behind positive zeros.
func between(zeros []exact.Interval) []exact.Rat {
	var out []exact.Rat
	var last exact.Rat
	for _, x := range zeros {
		out = append(out, exact.SimplestBetween(quarter(last, x.Lo), quarter(x.Lo, last)))
		last = x.Hi
	}
	return append(out, last.Add(last).Add(exact.Int(1)))
}

// quarter returns the number that divides the way from x to y as 1 : 3.
func quarter(x, y exact.Rat) exact.Rat {
	return x.Add(y.Sub(x).Mul(exact.NewRat(1, 4)))
}

// areTurns reports whether A(t) + i√t·B(t) is in the quadrants that turnsOf promises.
func areTurns(k algebraic.Field, re, im poly.Poly, turns []exact.Rat) bool {
	sign := func(p poly.Poly, t exact.Rat) int {
		if q, ok := p.Rational(); ok { // only faster
			return q.SignAt(t)
		}
		return k.Sign(p.EvalRat(t))
	}
	var last exact.Rat
	for i, t := range turns {
		x, y := sign(re, t), sign(im, t)
		if !last.Less(t) || x != [...]int{1, -1, -1, 1}[i%4] || y != [...]int{-1, -1, 1, 1}[i%4] {
			return false
		}
		last = t
	}
	return true
}
