package asymptotics

import (
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// NewMultistepPropagator returns the propagator of n ≥ 1 steps of length h > 0 of the method ρ, σ over k, from exact starting
// values e^(jz), j < k: f(z) = y_n, which is Σ c_j(z) ζ_j(z)^n over all characteristic roots, the parasitic ones too. So it is what
// a run computes, and there is no need to say which root is the principal one. z is a pole where the leading coefficient of
// ρ − zσ is 0. It panics for other n or h.
func NewMultistepPropagator(k algebraic.Field, rho, sigma poly.Poly, h exact.Rat, n int) *Propagator {
	return newPropagator(h, n, func(z exact.Gaussian) (steps, bool) {
		re := rho.Sub(sigma.Scale(poly.Rational(z.Re)))
		s := &multistepRun{k: k, z: z, sigma: sigma, chi: parts{re, sigma.Scale(poly.Rational(z.Im.Neg()))}}
		lead := max(rho.Degree(), sigma.Degree())
		return s, !s.chi.re.Coeff(lead).IsZero() || !s.chi.im.Coeff(lead).IsZero()
	})
}

// multistepRun is a run of a multistep method at one z.
type multistepRun struct {
	k     algebraic.Field
	z     exact.Gaussian
	sigma poly.Poly
	chi   parts // ρ − zσ
	found []disc
}

// values returns the largest modulus of a root of χ = ρ − zσ, |f(z)| and f'(z)/n.
//
// Algorithm: xⁿ ≡ Σ c_j x^j modulo χ by repeated squaring with dual numbers, f = Σ c_j e^(jz). The roots are those of the square-free
// part of χ times its conjugate, which is real, in discs. Cost: O(log n) products of polynomials of the degree of χ.
func (s *multistepRun) values(n int, w working) (growth, size Scaled, slope Complex, ok bool) {
	if w.bits == 0 {
		return growth, size, slope, false
	}
	if growth, ok = s.largestRoot(w); !ok {
		return growth, size, slope, false
	}
	f, derivative := s.result(n, w)
	over := point(exact.NewRat(1, int64(n)))
	slope = Complex{Re: derivative.Re.Mul(over), Im: derivative.Im.Mul(over)}
	slope.Abs = slope.modulus(w)
	return growth, f.modulus(w), slope, true
}

func (s *multistepRun) power(n int, w working) Complex {
	if w.bits == 0 { // without rounding the numbers would have n times as many digits
		w.bits = bitsFor(w.digits) + 8
	}
	f, _ := s.result(n, w)
	return f
}

// equal is not decided: f has exponential functions in it.
func (s *multistepRun) equal(steps, int) bool { return false }

// norm returns a real polynomial with the roots of χ, and their conjugates unless χ is real.
func (s *multistepRun) norm() poly.Poly {
	if s.chi.im.IsZero() {
		return s.chi.re
	}
	return s.chi.norm(s.k)
}

// explodes reports whether a root of χ has a modulus above 1.
func (s *multistepRun) explodes() bool { return !s.k.ZerosInClosedDisc(s.norm()) }

// largestRoot encloses the largest modulus of a root of χ.
func (s *multistepRun) largestRoot(w working) (Scaled, bool) {
	f := s.norm().SquareFreePart().WithoutZero()
	if f.Degree() < 1 {
		return Scaled{}, true
	}
	var c []Complex
	for _, x := range f.Coeffs() {
		c = append(c, Complex{Re: encloseElem(s.k, x, w.digits)})
	}
	found, ok := discs(c, s.found, w.bits+32)
	if !ok {
		return Scaled{}, false
	}
	s.found = found
	var out Scaled
	for i, d := range found {
		x := d.enclosure(w).Abs
		if i == 0 {
			out = x
			continue
		}
		out = larger(out, x, w)
	}
	return out, true
}

// larger encloses the larger one of two numbers above 0.
func larger(x, y Scaled, w working) Scaled {
	switch x.compare(y, w) {
	case 1:
		return x
	case -1:
		return y
	}
	gap := new(big.Int).Sub(y.exponent(), x.exponent()) // they overlap
	m := y.M.Mul(exact.Point(pow10(int(gap.Int64()))))
	return newScaled(exact.NewInterval(exact.Max(x.M.Lo, m.Lo), exact.Max(x.M.Hi, m.Hi)), x.exponent())
}

// A dual is a function of z at a point, and its derivative; without their moduli.
type dual struct{ value, slope Complex }

func (a dual) plus(b dual, w working) dual {
	return dual{a.value.plus(b.value, w), a.slope.plus(b.slope, w)}
}

func (a dual) times(b dual, w working) dual {
	return dual{a.value.times(b.value, w), a.value.times(b.slope, w).plus(a.slope.times(b.value, w), w)}
}

// result returns f(z) and f'(z).
func (s *multistepRun) result(n int, w working) (f, derivative Complex) {
	order := max(s.chi.re.Degree(), s.chi.im.Degree())
	monic := s.monic(order, w)
	power := []dual{{value: Complex{Re: point(exact.Int(1))}}}
	for bit := bitLength(n) - 1; bit >= 0; bit-- {
		power = reduced(squared(power, w), monic, w)
		if n>>bit&1 == 1 {
			power = reduced(append([]dual{{}}, power...), monic, w)
		}
	}
	for j, c := range power {
		at := exact.Gaussian{Re: s.z.Re.Mul(exact.Int(int64(j))), Im: s.z.Im.Mul(exact.Int(int64(j)))}
		e := flow(at, w.digits)
		start := dual{e, Complex{Re: e.Re.Mul(point(exact.Int(int64(j)))), Im: e.Im.Mul(point(exact.Int(int64(j))))}}
		term := c.times(start, w)
		f, derivative = f.plus(term.value, w), derivative.plus(term.slope, w)
	}
	return f, derivative
}

// monic returns −c_j/c_k for the coefficients of χ, as functions of z.
func (s *multistepRun) monic(order int, w working) []dual {
	element := func(re, im poly.Elem) Complex {
		v := algebraicValue{re, im, re.Mul(re).Add(im.Mul(im))}
		return v.enclose(s.k, w.digits)
	}
	lead := element(s.chi.re.Coeff(order), s.chi.im.Coeff(order))
	one := Complex{Re: point(exact.Int(1)), Abs: point(exact.Int(1))}
	inverse := one.quo(lead, w)
	top := encloseElem(s.k, s.sigma.Coeff(order), w.digits)
	// With c_k' = −σ_k the derivative of 1/c_k is σ_k/c_k².
	reciprocal := dual{inverse, inverse.times(inverse, w).times(Complex{Re: top}, w)}
	var out []dual
	for j := range order {
		minus := dual{element(s.chi.re.Coeff(j), s.chi.im.Coeff(j)).negated(), Complex{Re: encloseElem(s.k, s.sigma.Coeff(j), w.digits)}}
		out = append(out, minus.times(reciprocal, w))
	}
	return out
}

func bitLength(n int) int { return big.NewInt(int64(n)).BitLen() }

// squared returns the square of a polynomial.
func squared(a []dual, w working) []dual {
	out := make([]dual, 2*len(a)-1)
	for i, x := range a {
		for j, y := range a {
			out[i+j] = out[i+j].plus(x.times(y, w), w)
		}
	}
	return out
}

// reduced returns a polynomial modulo x^k − Σ monic_j x^j.
func reduced(a, monic []dual, w working) []dual {
	k := len(monic)
	for i := len(a) - 1; i >= k; i-- {
		for j, m := range monic {
			a[i-k+j] = a[i-k+j].plus(a[i].times(m, w), w)
		}
		a = a[:i]
	}
	return a
}
