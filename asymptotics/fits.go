package asymptotics

import (
	"cmp"
	"math/big"
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// Fit is a point ẑ with R(ẑ) = e^z: who fits the values of a scheme to those of the exact flow finds one in place of z.
type Fit struct {
	Z       Complex // ẑ; its modulus too
	Off     Scaled  // |ẑ − z|/|z|
	Nearest bool    // to z, for real z among the real ones if there are any; conjugate ones both
}

// Fits returns all ẑ with R(ẑ) = e^z, the nearest to z first, for R over k and z ≠ 0 [LT25]. Its numbers are so narrow that
// Decimal gives the asked number of digits, and all signs of real parts are known. It fails with ErrNoDigits if that takes too
// long, or if there are more than 32.
//
// All ẑ are simple: e^z is transcendental by Lindemann's theorem, and a value of R at a zero of R' is algebraic. None is on the
// imaginary axis, unless Re z = 0 and |R| = 1 on the whole axis: R(iy) = e^z for real y ≠ 0 makes e^z and its conjugate
// R(−iy) algebraic over ℚ(y), and so, by Lindemann and Weierstrass if z is neither real nor imaginary, and since y is a zero of
// Im R(iy) or of |R(iy)|² − 1 if it is, too many numbers are. (An even R, which has R'(0) = 0 and is no scheme, may have real values on
// the axis.) So the digits and signs are found in the end, for numbers of any length.
//
// Algorithm: the zeros of P − e^z Q in certified discs, with more and more digits. If |R| = 1 on the axis, Re z = 0 and all poles
// lie on the right, |R| is below 1 on the left and above 1 on the right, so that all ẑ are on the axis.
// Cost: that of discs for some numbers of digits.
func Fits(k algebraic.Field, r rational.Function, z exact.Gaussian, digits int) ([]Fit, error) {
	mustAsk(digits)
	if z.Equal(exact.Gaussian{}) {
		panic("asymptotics: fits of z = 0")
	}
	p, q := r.Numerator(), r.Denominator()
	n := max(p.Degree(), q.Degree())
	if n < 1 {
		return nil, nil
	}
	onAxis := z.Re.IsZero() && newRay(k, r, exact.Gaussian{Im: exact.Int(1)}, 1, exact.Int(1)).excess.IsZero() && (q.Degree() < 1 || k.ZerosInRightHalfPlane(q))
	var last []disc
	for _, w := range precisions(digits, 1) {
		if w.bits == 0 {
			break
		}
		e := flow(z, w.digits)
		c := make([]Complex, n+1)
		for i := range c {
			c[i] = Complex{Re: encloseElem(k, p.Coeff(i), w.digits)}.plus(Complex{Re: encloseElem(k, q.Coeff(i), w.digits)}.times(e, w).negated(), w)
		}
		found, ok := discs(c, last, w.bits+32)
		if !ok {
			continue
		}
		last = found
		if out, ok := fitsIn(found, z, onAxis, digits, w); ok {
			return out, nil
		}
	}
	return nil, ErrNoDigits
}

// fitsIn returns the fits in the discs, if they have enough digits.
func fitsIn(found []disc, z exact.Gaussian, onAxis bool, digits int, w working) ([]Fit, bool) {
	var out []Fit
	minus := Complex{Re: point(z.Re.Neg()), Im: point(z.Im.Neg())}
	size := Complex{Re: point(z.Re), Im: point(z.Im)}.modulus(w)
	for i, d := range found {
		x := d.enclosure(w)
		switch {
		case onAxis:
			x.Re, x.Abs = Scaled{}, x.Im.Abs()
		case z.Im.IsZero() && isReal(found, i):
			x.Im, x.Abs = Scaled{}, x.Re.Abs()
		}
		off, _ := x.plus(minus, w).modulus(w).Quo(size)
		if !x.decided(digits) || !off.has(digits) {
			return nil, false
		}
		out = append(out, Fit{Z: x, Off: off})
	}
	slices.SortStableFunc(out, func(a, b Fit) int {
		return cmp.Or(a.Off.compare(b.Off, w), a.Z.Re.compare(b.Z.Re, w), b.Z.Im.compare(a.Z.Im, w))
	})
	first := 0
	if z.Im.IsZero() {
		first = max(0, slices.IndexFunc(out, func(f Fit) bool { return f.Z.IsReal() }))
	}
	for i := range out {
		out[i].Nearest = out[i].Z.IsReal() == out[first].Z.IsReal() && out[i].Off.compare(out[first].Off, w) == 0
	}
	return out, true
}

// isReal reports whether the zero in a disc is real, for real coefficients: it is if the mirrored disc, which holds the conjugate
// zero, meets no other one.
func isReal(found []disc, i int) bool {
	d := found[i]
	d.centre = algebraic.BigComplex{Re: d.centre.Re, Im: new(big.Float).Neg(d.centre.Im)}
	for j, other := range found {
		if (j == i) != d.meets(other) {
			return false
		}
	}
	return true
}

// compare returns the sign of s − t, 0 if it is not known.
func (s Scaled) compare(t Scaled, w working) int {
	sign, _ := s.plus(t.negated(), w).Sign()
	return sign
}

// Conj returns the fit of the conjugate of z, for R with real coefficients. Cost: none to speak of.
func (f Fit) Conj() Fit {
	f.Z.Im = f.Z.Im.negated()
	return f
}

// MultistepFit returns the only ẑ = ρ(e^z)/σ(e^z) with which the method ρ, σ over k follows the exact flow, as Fits does.
//
// It is on the imaginary axis if z is and Re ρσ̄ = 0 on the unit circle, which is a polynomial identity.
// Cost: that of two values of polynomials for some numbers of digits.
func MultistepFit(k algebraic.Field, rho, sigma poly.Poly, z exact.Gaussian, digits int) ([]Fit, error) {
	mustAsk(digits)
	n := max(rho.Degree(), sigma.Degree())
	onAxis := z.Re.IsZero() && rho.Mul(sigma.Reverse(n)).Add(sigma.Mul(rho.Reverse(n))).IsZero()
	minus := Complex{Re: point(z.Re.Neg()), Im: point(z.Im.Neg())}
	for _, w := range precisions(digits, 1) {
		if w.bits == 0 {
			break
		}
		e := flow(z, w.digits)
		value := func(p poly.Poly) (out Complex) {
			for i := n; i >= 0; i-- {
				out = out.times(e, w).plus(Complex{Re: encloseElem(k, p.Coeff(i), w.digits)}, w)
			}
			out.Abs = out.modulus(w)
			return out
		}
		top, bottom := value(rho), value(sigma)
		if sign, known := bottom.Abs.Sign(); !known || sign == 0 {
			continue
		}
		x := top.quo(bottom, w)
		if onAxis {
			x.Re, x.Abs = Scaled{}, x.Im.Abs()
		}
		off, _ := x.plus(minus, w).modulus(w).Quo(Complex{Re: point(z.Re), Im: point(z.Im)}.modulus(w))
		if x.decided(digits) && off.has(digits) {
			return []Fit{{Z: x, Off: off, Nearest: true}}, nil
		}
	}
	return nil, ErrNoDigits
}
