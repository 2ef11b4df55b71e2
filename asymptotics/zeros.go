package asymptotics

import (
	"math"
	"math/big"

	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// A disc holds exactly one zero of a polynomial: it lies within radius of centre.
type disc struct {
	centre algebraic.BigComplex
	radius *big.Float
}

// discs encloses the zeros of Σ c_k x^k, one in each of disjoint discs, for any coefficients in the enclosures; the first and
// the last are not 0. It reports false if so many bits do not suffice. The centres of earlier discs are where it starts.
//
// Algorithm: approximations by algebraic.ApproxComplexRoots; then, with n points x_i and the corrections
// W_i = f(x_i)/(c_n ∏(x_i − x_j)) of Weierstrass, the discs |x − x_i| ≤ n|W_i| hold all zeros, and each component of their union
// as many as it has discs [Smi70]. Rounding errors are bounded beforehand: with u = 2^−bits a sum of complex numbers has a
// relative error of at most u, a product of at most √5·u, so that Horner's scheme errs by less than 8(n+1)u Σ|c_k||x|^k.
// Cost: a few rounds of n² operations with so many bits.
func discs(c []Complex, start []disc, prec uint) ([]disc, bool) {
	n := len(c) - 1
	if n > maxZeros {
		return nil, false
	}
	mid := make([]algebraic.BigComplex, n+1)
	off := make([]*big.Float, n+1) // of mid from the coefficients
	for k, x := range c {
		re, e1, ok1 := x.Re.float(prec)
		im, e2, ok2 := x.Im.float(prec)
		if !ok1 || !ok2 {
			return nil, false
		}
		mid[k], off[k] = algebraic.BigComplex{Re: re, Im: im}, e1.Add(e1, e2)
	}
	plane := algebraic.BigPlane(prec)
	if plane.IsZero(mid[0]) || plane.IsZero(mid[n]) {
		return nil, false
	}
	var from []algebraic.BigComplex
	for _, d := range start {
		from = append(from, d.centre)
	}
	points := algebraic.Field{}.ApproxComplexRoots(mid, from, prec)
	out := make([]disc, n)
	for i, x := range points {
		bottom := magnitudeOf(mid[n]) // of |c_n|∏|x_i − x_j|
		for j, y := range points {
			if j != i {
				bottom.Mul(bottom, magnitudeOf(plane.Sub(x, y)))
			}
		}
		if lead := magnitudeOf(mid[n]); bottom.Sign() == 0 || lead.Cmp(new(big.Float).Mul(off[n], big.NewFloat(4))) < 0 {
			return nil, false
		}
		top := residual(mid, off, x, prec)
		radius := top.Quo(top, bottom)
		out[i] = disc{x, radius.Mul(radius, big.NewFloat(float64(2*n)))} // 2 ≥ 4/3 for the leading coefficient, and for rounding
	}
	for i := range out {
		for j := range i {
			if out[i].meets(out[j]) {
				return nil, false
			}
		}
	}
	return out, true
}

// meets reports whether two discs have a point in common, or nearly so.
func (d disc) meets(e disc) bool {
	reach := new(big.Float).Add(d.radius, e.radius)
	return magnitudeOf(algebraic.BigPlane(0).Sub(d.centre, e.centre)).Cmp(reach.Mul(reach, big.NewFloat(1.01))) <= 0
}

// magnitudeOf returns |x|, with a relative error of at most 8u.
func magnitudeOf(x algebraic.BigComplex) *big.Float {
	s := new(big.Float).Mul(x.Re, x.Re)
	return s.Sqrt(s.Add(s, new(big.Float).Mul(x.Im, x.Im)))
}

// residual bounds |f(x)| from above, for all coefficients that are off mid by at most off.
func residual(mid []algebraic.BigComplex, off []*big.Float, x algebraic.BigComplex, prec uint) *big.Float {
	plane, n := algebraic.BigPlane(prec), len(mid)-1
	size := magnitudeOf(x)
	f, sum, wrong := plane.Int(0), new(big.Float).SetPrec(prec), new(big.Float).SetPrec(prec)
	for k := n; k >= 0; k-- {
		f = plane.Add(plane.Mul(f, x), mid[k])
		sum.Add(sum.Mul(sum, size), magnitudeOf(mid[k]))
		wrong.Add(wrong.Mul(wrong, size), off[k])
	}
	u := new(big.Float).SetMantExp(big.NewFloat(float64(16*(n+1))), -int(prec))
	out := magnitudeOf(f)
	out.Add(out, sum.Mul(sum, u))
	out.Add(out, wrong)
	return out.Mul(out, big.NewFloat(1.01))
}

// maxZeros and maxRange keep all that discs computes, products of maxZeros numbers of the size of a coefficient, in the range of
// big.Float, 2^(2^31).
const (
	maxZeros = 32
	maxRange = 24 // bits of the decimal exponent
)

// float returns a number within off of all members of s, computed with so many bits, or false if its exponent is too long.
func (s Scaled) float(prec uint) (mid, off *big.Float, ok bool) {
	new0 := func() *big.Float { return new(big.Float).SetPrec(prec) }
	if s.M.IsPoint() && s.M.Lo.IsZero() {
		return new0(), new0(), true
	}
	e := s.exponent()
	if e.BitLen() > maxRange {
		return nil, nil, false
	}
	power, square := new(big.Float).SetPrec(prec+64).SetInt64(1), new(big.Float).SetPrec(prec+64).SetInt64(10)
	for k := new(big.Int).Abs(e).Uint64(); k > 0; k /= 2 { // errors double at each squaring: below 2^32·2^−(prec+64)
		if k%2 == 1 {
			power.Mul(power, square)
		}
		if k > 1 {
			square.Mul(square, square)
		}
	}
	times := func(x exact.Rat) *big.Float {
		y := new(big.Float).SetPrec(prec + 64).SetRat(x.Big())
		if e.Sign() < 0 {
			y.Quo(y, power)
		} else {
			y.Mul(y, power)
		}
		return new0().Set(y)
	}
	mid, off = times(s.M.Mid()), times(s.M.Width())
	rounding := new(big.Float).Abs(mid)
	return mid, off.Add(off, rounding.SetMantExp(rounding, 1-int(prec))), true
}

// enclosure returns an enclosure of the parts of the zero in the disc, and of its modulus.
func (d disc) enclosure(w working) Complex {
	z := Complex{Re: within(d.centre.Re, d.radius, w), Im: within(d.centre.Im, d.radius, w)}
	z.Abs = z.modulus(w)
	return z
}

// within returns an enclosure of what lies within radius of x.
func within(x, radius *big.Float, w working) Scaled {
	exponent := math.MinInt
	for _, y := range []*big.Float{x, radius} {
		if y.Sign() != 0 {
			exponent = max(exponent, y.MantExp(nil))
		}
	}
	if exponent == math.MinInt {
		return Scaled{}
	}
	unit := func(y *big.Float) exact.Rat { // y·2^−exponent, where what is too small to count is 2^−(4 bits)
		if y.Sign() == 0 {
			return exact.Int(0)
		}
		least := dyadic(big.NewInt(1), 4*w.bits)
		if y.MantExp(nil) < exponent-4*int(w.bits) {
			return least
		}
		q, _ := new(big.Float).SetMantExp(y, -exponent).Rat(nil)
		return exact.FromBigRat(q)
	}
	mid, r := unit(x), unit(radius)
	if x.Sign() != 0 && x.MantExp(nil) < exponent-4*int(w.bits) { // the centre is 0 within the tiny number
		mid, r = exact.Int(0), r.Add(mid)
	}
	m := newScaled(exact.NewInterval(mid.Sub(r), mid.Add(r)).Outward(w.bits+8), new(big.Int))
	power := point(exact.Int(2)).power(max(exponent, -exponent), w.bits+64)
	if exponent >= 0 {
		return m.Mul(power).rounded(w.bits)
	}
	out, _ := m.Quo(power)
	return out.rounded(w.bits)
}
