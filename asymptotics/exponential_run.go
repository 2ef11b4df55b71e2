package asymptotics

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational/exponential"
)

// NewExponentialPropagator returns the propagator of n ≥ 1 steps of length h > 0 of an exponential integrator whose step
// multiplies by r, an entire function over k. It panics for other n or h.
// Cost: the derivative of r.
func NewExponentialPropagator(k algebraic.Field, r exponential.Function, h exact.Rat, n int) *Propagator {
	derivative := r.Derivative()
	p := newPropagator(h, n, func(z exact.Gaussian) (steps, bool) {
		value, first := exponentialAt(k, r, z), exponentialAt(k, derivative, z)
		if r.IsPolynomial() {
			return oneStep{k, value.algebraic(), first.algebraic()}, true
		}
		return exponentialStep{value, first}, true
	})
	p.isFlow = r.IsExp()
	return p
}

// exponentialStep holds R and R' at a point.
type exponentialStep struct{ value, first exponentialValue }

func (s exponentialStep) values(n int, w working) (growth, size Scaled, slope Complex, ok bool) {
	v, d := s.value.enclose(w.digits), s.first.enclose(w.digits)
	if w.bits == 0 && !(v.isPoint() && d.isPoint()) { // without rounding the numbers would have n times as many digits
		return growth, size, slope, false
	}
	slope = v.power(n-1, w).times(d, w)
	before := v.Abs.power(n-1, w.bits)
	slope.Abs = before.Mul(d.Abs)
	return v.Abs, before.Mul(v.Abs), slope, true
}

func (s exponentialStep) power(n int, w working) Complex {
	v := s.value.enclose(w.digits)
	if w.bits == 0 && !v.isPoint() {
		w.bits = bitsFor(w.digits) + 8
	}
	return v.power(n, w)
}

// explodes decides whether |R(z)| > 1: |R(z)|² − 1 is a sum of exponentials of different algebraic numbers with algebraic
// coefficients, which is 0 only if all of these are (Lindemann and Weierstrass [Bak75]); otherwise enclosures tell its sign.
func (s exponentialStep) explodes() bool {
	if s.value.squareIsOne() {
		return false
	}
	for d := 16; ; d *= 2 {
		if sign, known := s.value.enclose(d).Abs.cmp(exact.Int(1)); known && sign != 0 {
			return sign > 0
		}
	}
}

// equal is not decided.
func (s exponentialStep) equal(steps, int) bool { return false }

func (c Complex) isPoint() bool { return c.Re.M.IsPoint() && c.Im.M.IsPoint() }

// exponentialValue is an exponential polynomial at a point: Σ a e^α with different Gaussian rationals α and algebraic a.
type exponentialValue struct {
	k     algebraic.Field
	f     exponential.Function
	z     exact.Gaussian
	terms exponentialSum
}

// exponentialSum is Σ a e^α, by the text of α.
type exponentialSum map[string]exponentialTerm

type exponentialTerm struct {
	alpha exact.Gaussian
	a     algebraicValue // without its norm
}

func (s exponentialSum) add(alpha exact.Gaussian, a algebraicValue) {
	t := s[alpha.String()]
	s[alpha.String()] = exponentialTerm{alpha, algebraicValue{re: t.a.re.Add(a.re), im: t.a.im.Add(a.im)}}
}

// isConstant reports whether the sum is an algebraic number, its term with α = 0: all other terms are 0.
func (s exponentialSum) isConstant() bool {
	for _, t := range s {
		if !t.alpha.Equal(exact.Gaussian{}) && !(t.a.re.IsZero() && t.a.im.IsZero()) {
			return false
		}
	}
	return true
}

func (s exponentialSum) constant() algebraicValue { return s[exact.Gaussian{}.String()].a }

// exponentialAt returns f(z).
func exponentialAt(k algebraic.Field, f exponential.Function, z exact.Gaussian) exponentialValue {
	v := exponentialValue{k, f, z, exponentialSum{}}
	if z.Equal(exact.Gaussian{}) {
		v.terms.add(z, algebraicValue{re: f.Taylor(0)})
		return v
	}
	scale := exact.Gaussian{Re: exact.Int(1)}
	inverse := z.Norm().Inv()
	for range f.Pole() {
		scale = scale.Mul(exact.Gaussian{Re: z.Re.Mul(inverse), Im: z.Im.Neg().Mul(inverse)})
	}
	by := algebraicValue{re: poly.Rational(scale.Re), im: poly.Rational(scale.Im)}
	for _, t := range f.Terms() {
		re, im := t.Poly.EvalGaussian(z)
		v.terms.add(scaledGaussian(z, t.Rate), algebraicValue{re: re, im: im}.mul(by))
	}
	return v
}

func scaledGaussian(z exact.Gaussian, r exact.Rat) exact.Gaussian {
	return exact.Gaussian{Re: z.Re.Mul(r), Im: z.Im.Mul(r)}
}

// algebraic returns the value of a polynomial.
func (v exponentialValue) algebraic() algebraicValue {
	a := v.terms.constant()
	a.norm = a.re.Mul(a.re).Add(a.im.Mul(a.im))
	return a
}

// parts returns twice the real and the imaginary part, as sums of exponentials: Σ ae^α ± Σ āe^ᾱ, the latter over i.
func (v exponentialValue) parts() (re, im exponentialSum) {
	re, im = exponentialSum{}, exponentialSum{}
	for _, t := range v.terms {
		re.add(t.alpha, t.a)
		re.add(t.alpha.Conj(), algebraicValue{re: t.a.re, im: t.a.im.Neg()})
		im.add(t.alpha, algebraicValue{re: t.a.im, im: t.a.re.Neg()})
		im.add(t.alpha.Conj(), algebraicValue{re: t.a.im, im: t.a.re})
	}
	return re, im
}

// squareIsOne reports whether |f(z)| = 1.
func (v exponentialValue) squareIsOne() bool {
	square := exponentialSum{}
	for _, s := range v.terms {
		for _, t := range v.terms {
			square.add(s.alpha.Add(t.alpha.Conj()), s.a.mul(algebraicValue{re: t.a.re, im: t.a.im.Neg()}))
		}
	}
	return square.isConstant() && square.constant().re.Equal(poly.Int(1))
}

// enclose returns enclosures of the parts and the modulus, points or of a relative width of at most 10^−digits.
//
// Algorithm: a part that is algebraic is known exactly, by Lindemann and Weierstrass; any other is no rational number, and is
// enclosed with more and more digits, by Taylor's series at 0 near there, where the terms would cancel, and by the terms
// elsewhere.
func (v exponentialValue) enclose(digits int) Complex {
	re, im := v.parts()
	for d := digits + 8; ; d *= 2 {
		w := working{d, bitsFor(d) + 8}
		c := v.rough(w)
		c.Re, c.Im = v.part(c.Re, re, digits), v.part(c.Im, im, digits)
		if narrow(c.Re.M, digits) && narrow(c.Im.M, digits) {
			c.Abs = c.modulus(w)
			return c
		}
	}
}

// part returns half of an algebraic sum itself, and otherwise the enclosure.
func (v exponentialValue) part(near Scaled, sum exponentialSum, digits int) Scaled {
	if !sum.isConstant() {
		return near
	}
	return encloseElem(v.k, sum.constant().re.Mul(poly.Rational(exact.NewRat(1, 2))), digits)
}

// rough encloses the parts, however wide.
func (v exponentialValue) rough(w working) Complex {
	if rate := v.largestRate(); v.f.Pole() > 0 && v.z.Norm().Mul(rate).Mul(rate).Cmp(exact.Int(1)) <= 0 {
		return v.nearZero(rate, w)
	}
	var sum Complex
	for _, t := range v.terms {
		a := Complex{Re: encloseElem(v.k, t.a.re, w.digits), Im: encloseElem(v.k, t.a.im, w.digits)}
		sum = sum.plus(a.times(flow(t.alpha, w.digits), w), w)
	}
	return sum
}

func (v exponentialValue) largestRate() exact.Rat {
	var out exact.Rat
	for _, t := range v.f.Terms() {
		out = exact.Max(out, t.Rate.Abs())
	}
	return out
}

// nearZero sums Taylor's series at 0 for |z|ρ ≤ 1, where ρ is the largest rate in modulus.
//
// The coefficient of z^n is Σ_r Σ_j p_rj r^(n+m−j)/(n+m−j)!. With J ≥ j for all j and n + m > J its term is at most
// S (ρ|z|)^n/(n+m−J)!, S = Σ|p_rj|ρ^(m−j), and all from n on have at most twice that in sum.
func (v exponentialValue) nearZero(rate exact.Rat, w working) Complex {
	bound, last := v.weight(rate, w)
	x := Complex{Re: point(v.z.Re), Im: point(v.z.Im)}
	tail := point(bound)
	step := Scaled{M: exact.Point(rate)}.Mul(x.modulus(w)) // ρ|z|
	var sum, first Complex
	power := Complex{Re: point(exact.Int(1))}
	for n := 0; ; n++ {
		if n+v.f.Pole() > last {
			tail = tail.Mul(point(exact.NewRat(1, int64(n+v.f.Pole()-last)))).rounded(w.bits)
			if first.Abs.M.Hi.Sign() > 0 && first.Abs.Mul(point(pow10(-w.digits))).compare(tail, w) > 0 {
				break
			}
		}
		if c := v.f.Taylor(n); !c.IsZero() {
			a := encloseElem(v.k, c, w.digits)
			term := Complex{Re: power.Re.Mul(a), Im: power.Im.Mul(a)}
			if first.Abs.M.Hi.Sign() == 0 {
				first.Abs = term.modulus(w)
			}
			sum = sum.plus(term, w)
		}
		power = power.times(x, w)
		tail = tail.Mul(step).rounded(w.bits)
	}
	hi := exact.Int(2).Mul(tail.M.Hi)
	around := Scaled{exact.NewInterval(hi.Neg(), hi), tail.E}
	return Complex{Re: sum.Re.plus(around, w), Im: sum.Im.plus(around, w)}
}

// weight returns a bound of S = Σ|p_rj|ρ^(m−j), and the largest j.
func (v exponentialValue) weight(rate exact.Rat, w working) (s exact.Rat, last int) {
	for _, t := range v.f.Terms() {
		last = max(last, t.Poly.Degree())
		for j, c := range t.Poly.Coeffs() {
			in := encloseElem(v.k, c, w.digits)
			most := exact.Max(in.M.Lo.Abs(), in.M.Hi.Abs())
			if in.E != nil {
				most = most.Mul(pow10(int(in.E.Int64())))
			}
			s = s.Add(most.Mul(rate.Pow(v.f.Pole() - j)))
		}
	}
	return s, last
}
