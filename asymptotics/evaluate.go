package asymptotics

import (
	"fmt"
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// Complex encloses a complex number and its modulus.
type Complex struct{ Re, Im, Abs Scaled }

// Values are the stability function R, its gradient R' and the exact flow e^z at one point z, and how they compare.
type Values struct {
	Z             exact.Gaussian
	R             Complex // R(z)
	Gradient      Complex // R'(z)
	Flow          Complex // e^z, which is its own gradient
	Ratio         Scaled  // |R(z)|/|e^z|
	GradientRatio Scaled  // |R'(z)|/|e^z|: the scheme's gradient against the exact flow's

	// Slope is d log|R'| / d log|z| along the ray through z, which is Re(z R''(z)/R'(z)). As z → ∞ it tends to the exponent
	// that AtInfinity gives. There is none where R'(z) = 0.
	Slope    Scaled
	HasSlope bool
}

// Evaluate returns R, R', e^z and their ratios at z, for R over the field k. The enclosures are so narrow that Decimal
// gives the asked number of digits for each of them. It fails at a pole of R; it panics if digits < 1 or if R is not over k.
// The modulus of z may be anything, 10^1000 and 10^−1000 included, and nothing is lost by cancellation.
//
// Algorithm: R, R' and the slope are elements of k, or such an element and the square root of another one, exactly. Only
// then is anything rounded: outward, with more and more digits until both ends of each enclosure give the same decimals.
// That ends. A rational value is a point. An irrational one is not the middle between two decimals, and these are all:
// irrational members of k; square roots of members of k that are not squares in ℚ; and by Lindemann and Weierstrass the
// real and imaginary parts of e^z that are not 0 or 1, e^x, and what these make when multiplied by an algebraic number ≠ 0.
// Cost: the exact evaluations, numbers of deg R times the digits of z; then Exp and CosSin for the asked digits
// and, where a value is that close to a tie or a zero, for more.
func Evaluate(k algebraic.Field, r rational.Function, z exact.Gaussian, digits int) (Values, error) {
	mustAsk(digits)
	value, ok := valueAt(r, z)
	if !ok {
		return Values{}, fmt.Errorf("pole of R at z = %v", z)
	}
	derivative := r.Derivative()
	first, ok1 := valueAt(derivative, z)
	second, ok2 := valueAt(derivative.Derivative(), z)
	if !ok1 || !ok2 {
		panic("internal error: a derivative has a pole where the function has none")
	}
	slope, hasSlope := logSlope(z, first, second)
	for d := digits + 4; ; d *= 2 {
		v := Values{Z: z, R: value.enclose(k, d), Gradient: first.enclose(k, d), Flow: flow(z, d), HasSlope: hasSlope}
		v.Ratio, ok1 = v.R.Abs.Quo(v.Flow.Abs)
		v.GradientRatio, ok2 = v.Gradient.Abs.Quo(v.Flow.Abs)
		if !ok1 || !ok2 {
			panic("internal error: an enclosure of e^x holds 0")
		}
		v.Slope = encloseElem(k, slope, d)
		if v.decided(digits) {
			return v, nil
		}
	}
}

// enclosures returns all numbers of v.
func (v Values) enclosures() []Scaled {
	return []Scaled{
		v.R.Re, v.R.Im, v.R.Abs, v.Gradient.Re, v.Gradient.Im, v.Gradient.Abs,
		v.Flow.Re, v.Flow.Im, v.Flow.Abs, v.Ratio, v.GradientRatio, v.Slope,
	}
}

// decided reports whether all numbers of v have the given number of right digits.
func (v Values) decided(digits int) bool {
	for _, s := range v.enclosures() {
		if _, ok := s.Decimal(digits); !ok {
			return false
		}
	}
	return true
}

// algebraicValue is a complex number with parts in a real number field, and the square of its modulus.
type algebraicValue struct{ re, im, norm poly.Elem }

// valueAt returns f(z), or false at a pole.
func valueAt(f rational.Function, z exact.Gaussian) (algebraicValue, bool) {
	re, im, ok := f.EvalGaussian(z)
	if !ok {
		return algebraicValue{}, false
	}
	return algebraicValue{re, im, re.Mul(re).Add(im.Mul(im))}, true
}

// logSlope returns Re(z·second/first), or false if first = 0.
func logSlope(z exact.Gaussian, first, second algebraicValue) (poly.Elem, bool) {
	if first.norm.IsZero() {
		return poly.Elem{}, false
	}
	x, y := poly.Rational(z.Re), poly.Rational(z.Im)
	re := x.Mul(second.re).Sub(y.Mul(second.im))
	im := x.Mul(second.im).Add(y.Mul(second.re))
	return re.Mul(first.re).Add(im.Mul(first.im)).Quo(first.norm), true
}

// enclose returns enclosures of the parts and the modulus, points or of a relative width of at most 10^−digits. The
// modulus of a real or a purely imaginary number is that part without its sign.
func (v algebraicValue) enclose(k algebraic.Field, digits int) Complex {
	c := Complex{Re: encloseElem(k, v.re, digits), Im: encloseElem(k, v.im, digits)}
	switch {
	case v.im.IsZero():
		c.Abs = c.Re.Abs()
	case v.re.IsZero():
		c.Abs = c.Im.Abs()
	default:
		c.Abs = encloseRoot(k, v.norm, digits)
	}
	return c
}

// encloseElem returns x itself, if it is rational, and otherwise an enclosure of relative width at most 10^−digits.
func encloseElem(k algebraic.Field, x poly.Elem, digits int) Scaled {
	if q, ok := x.Rat(); ok {
		return newScaled(exact.Point(q), new(big.Int))
	}
	e := magnitude(x)
	x = x.Mul(poly.Rational(pow10(-e)))
	for bits := bitsFor(digits) + 8; ; bits *= 2 {
		if y := enclosure(k, x, bits).Outward(bits); narrow(y, digits) {
			return newScaled(y, big.NewInt(int64(e)))
		}
	}
}

// encloseRoot returns √x for x > 0: itself, if it is rational, and otherwise an enclosure of relative width at most
// 10^−digits.
func encloseRoot(k algebraic.Field, x poly.Elem, digits int) Scaled {
	if q, ok := x.Rat(); ok {
		if root, ok := rationalRoot(q); ok {
			return newScaled(exact.Point(root), new(big.Int))
		}
	}
	e := magnitude(x) / 2
	x = x.Mul(poly.Rational(pow10(-2 * e)))
	for bits := bitsFor(digits) + 8; ; bits *= 2 {
		y := enclosure(k, x, bits)
		root := exact.NewInterval(floorRoot(y.Lo, bits), floorRoot(y.Hi, bits).Add(dyadic(big.NewInt(1), bits)))
		if narrow(root, digits) {
			return newScaled(root, big.NewInt(int64(e)))
		}
	}
}

// enclosure returns an interval that holds x and shrinks to x as bits grows. (Field.Enclose gives the same; it bisects, which
// takes a minute for the 1000 digits that Refine has in a millisecond.)
func enclosure(k algebraic.Field, x poly.Elem, bits uint) exact.Interval {
	if q, ok := x.Rat(); ok {
		return exact.Point(q)
	}
	if !x.Field().Equal(k.Algebra()) {
		panic("asymptotics: the function is not over the given field")
	}
	return x.Enclose(k.Algebra().MinimalPolynomial().Refine(k.Root(), dyadic(big.NewInt(1), bits)))
}

// magnitude returns the decimal exponent of the largest coordinate of x ≠ 0. Divided by that power of ten, x needs an
// enclosure of few bits, however small it is. (It only saves work.)
func magnitude(x poly.Elem) int {
	var largest exact.Rat
	for _, c := range x.Coeffs() {
		largest = exact.Max(largest, c.Abs())
	}
	return largest.Exponent()
}

// rationalRoot returns √x, if x ≥ 0 is the square of a rational number.
func rationalRoot(x exact.Rat) (exact.Rat, bool) {
	num, den := new(big.Int).Sqrt(x.Num()), new(big.Int).Sqrt(x.Den())
	root := exact.Frac(num, den)
	return root, root.Mul(root).Equal(x)
}

// floorRoot returns ⌊√x·2^bits⌋·2^−bits, 0 for negative x.
func floorRoot(x exact.Rat, bits uint) exact.Rat {
	if x.Sign() <= 0 {
		return exact.Rat{}
	}
	n := x.Mul(exact.FromBigInt(new(big.Int).Lsh(big.NewInt(1), 2*bits))).Floor() // ⌊√⌊n⌋⌋ = ⌊√n⌋
	return dyadic(n.Sqrt(n), bits)
}

// flow returns e^z. Its parts are points or of a relative width of about 10^−digits.
func flow(z exact.Gaussian, digits int) Complex {
	abs := Exp(z.Re, digits)
	for d := digits; ; d *= 2 { // ends: for rational y ≠ 0 neither cos y nor sin y is 0
		cos, sin := CosSin(z.Im, d)
		if narrow(cos, digits) && narrow(sin, digits) {
			return Complex{Re: abs.Mul(newScaled(cos, new(big.Int))), Im: abs.Mul(newScaled(sin, new(big.Int))), Abs: abs}
		}
	}
}
