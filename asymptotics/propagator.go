package asymptotics

import (
	"errors"
	"fmt"
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// Propagator is f, what n steps of a scheme make of one mode y' = λy with y(0) = 1, for z = hλ: Rⁿ, or the result of a multistep
// method with exact starting values. The exact flow makes e^(nz) of it. It remembers values of f, and is for one goroutine at a time.
type Propagator struct {
	at   func(z exact.Gaussian) (steps, bool) // false at a pole
	h    exact.Rat
	n    int
	kept map[string]Complex

	isFlow bool // f is e^(nz)
}

// steps are n steps at one z.
type steps interface {
	// values returns the growth in a step, |R(z)| or the largest |ζ|; |f(z)|; and f'(z)/n; false if so few digits do not suffice.
	values(n int, w working) (growth, size Scaled, slope Complex, ok bool)
	power(n int, w working) Complex // f(z), without its modulus
	explodes() bool                 // the growth is above 1
	equal(other steps, n int) bool  // f is known to have the same value
}

// NewPropagator returns the propagator of n ≥ 1 steps of length h > 0 with R over k. It panics for other n or h.
// Cost: the derivative of R.
func NewPropagator(k algebraic.Field, r rational.Function, h exact.Rat, n int) *Propagator {
	derivative := r.Derivative()
	return newPropagator(h, n, func(z exact.Gaussian) (steps, bool) {
		value, ok := valueAt(r, z)
		if !ok {
			return nil, false
		}
		first, _ := valueAt(derivative, z)
		return oneStep{k, value, first}, true
	})
}

func newPropagator(h exact.Rat, n int, at func(exact.Gaussian) (steps, bool)) *Propagator {
	if n < 1 || h.Sign() <= 0 {
		panic("asymptotics: steps must have a number and a length above 0")
	}
	return &Propagator{at: at, h: h, n: n, kept: make(map[string]Complex)}
}

// oneStep holds R and R' at a point.
type oneStep struct {
	k            algebraic.Field
	value, first algebraicValue
}

func (s oneStep) values(n int, w working) (growth, size Scaled, slope Complex, ok bool) {
	v, d := s.value.enclose(s.k, w.digits), s.first.enclose(s.k, w.digits)
	slope = v.power(n-1, w).times(d, w)
	before := v.Abs.power(n-1, w.bits)
	slope.Abs = before.Mul(d.Abs)
	return v.Abs, before.Mul(v.Abs), slope, true
}

func (s oneStep) power(n int, w working) Complex { return s.value.enclose(s.k, w.digits).power(n, w) }

func (s oneStep) explodes() bool { return s.k.Sign(s.value.norm.Sub(poly.Int(1))) > 0 }

// equal decides by R(z)/R(w), which is then a root of unity in k(i), of an order m with φ(m) ≤ 2 deg k, and φ(m)² ≥ m/2.
func (s oneStep) equal(other steps, n int) bool {
	a, b := s.value, other.(oneStep).value
	if !a.norm.Sub(b.norm).IsZero() {
		return false
	}
	x, y := a, b
	for m := 1; m <= min(n, 8*s.k.Degree()*s.k.Degree()); m++ {
		if n%m == 0 && x.re.Sub(y.re).IsZero() && x.im.Sub(y.im).IsZero() {
			return true
		}
		x, y = x.mul(a), y.mul(b)
	}
	return false
}

// Reading says what becomes of the gradient of one mode.
type Reading uint8

// The readings, of which the first that fits is taken. What is below a threshold is taken as lost.
const (
	Exploding      Reading = iota // |R(z)| > 1, or |ζ| > 1, where the flow does not grow, Re z ≤ 0; or z is a pole
	GoneInBoth                    // scheme and exact flow are below the threshold
	LostByScheme                  // the scheme is below, the exact flow is not
	KeptBeyondFlow                // the exact flow is below, the scheme is not
	Faithful                      // the ratio of the two is at most 1/2 off 1
	Distorted                     // the ratio is further off
)

// String returns the name of the reading.
func (r Reading) String() string {
	return [...]string{"exploding", "gone in both", "lost by the scheme", "kept beyond the flow", "faithful", "distorted"}[r]
}

// Sensitivity is how the propagator of one mode answers to a change of λ, beside the exact flow.
type Sensitivity struct {
	Z        exact.Gaussian
	Pole     bool    // z is a pole of R: there is none of what comes from R
	R, Power Scaled  // |R(z)|, of a multistep method the largest modulus of a root; |f(z)|
	Gradient Complex // d f(hλ)/dλ, which is h n R(z)^(n−1) R'(z)
	Flow     Complex // h n e^(nz)
	Ratio    Complex // Gradient/Flow
	Reading  Reading
	FlowKept bool // the exact flow is not below the threshold
}

// ErrNoDigits says that an enclosure could not be made as narrow as asked for.
var ErrNoDigits = errors.New("a value lies so close to a tie between two decimals, or to 0, that its digits are not found")

// At returns the sensitivity at z, for a threshold ε relative to hn. Its numbers are so narrow that Decimal gives the asked
// number of digits. It fails with ErrNoDigits where that takes too long; it panics if digits is below 1.
//
// Algorithm: R and R' exactly, repeated squaring of rectangles with outward rounding, with more and more digits, at last
// without rounding. Cost: O(log n) products of numbers of the digits asked for, as a rule.
func (p *Propagator) At(z exact.Gaussian, threshold exact.Rat, digits int) (Sensitivity, error) {
	mustAsk(digits)
	return p.judge(z, threshold, digits)
}

// Reading returns the reading at z, as At does, without the digits of numbers, so that it fails only where the gradient is as large as
// the threshold, or half as large or one and a half times as large as the flow's, to very many digits. Cost: that of At with few digits.
func (p *Propagator) Reading(z exact.Gaussian, threshold exact.Rat) (Reading, error) {
	s, err := p.judge(z, threshold, 0)
	return s.Reading, err
}

// judge is At, with numbers as they come if no digits are asked for.
func (p *Propagator) judge(z exact.Gaussian, threshold exact.Rat, digits int) (Sensitivity, error) {
	s := Sensitivity{Z: z, Reading: Exploding}
	here, ok := p.at(z)
	s.Pole = !ok
	hn := point(p.span())
	explodes := ok && explodes(here, z)
	for _, w := range precisions(digits, p.n) {
		flow := flow(p.times(z), w.digits)
		s.Flow = flow.scaled(hn)
		kept, known := flow.Abs.cmp(threshold)
		s.FlowKept = kept >= 0
		if s.Pole {
			if known && (digits == 0 || s.Flow.decided(digits)) {
				return s, nil
			}
			continue
		}
		var gradient Complex
		if s.R, s.Power, gradient, ok = here.values(p.n, w); !ok {
			continue
		}
		if p.isFlow {
			gradient = flow
		}
		s.Gradient = gradient.scaled(hn)
		s.Ratio = p.ratio(gradient, flow, w)
		if !known || digits > 0 && !s.decided(digits) {
			continue
		}
		if explodes {
			return s, nil
		}
		if s.Reading, known = reading(s.Gradient, s.Flow, s.Ratio, threshold.Mul(p.span()), w); known {
			return s, nil
		}
	}
	return s, ErrNoDigits
}

// decided reports whether all numbers have the digits.
func (s Sensitivity) decided(digits int) bool {
	return s.R.has(digits) && s.Power.has(digits) && s.Flow.decided(digits) && s.Gradient.decided(digits) && s.Ratio.decided(digits)
}

// ratio returns gradient/flow.
func (p *Propagator) ratio(gradient, flow Complex, w working) Complex {
	if p.isFlow { // no enclosure is right to the digits of 1
		one := point(exact.Int(1))
		return Complex{Re: one, Abs: one}
	}
	return gradient.quo(flow, w)
}

// span returns hn.
func (p *Propagator) span() exact.Rat { return p.h.Mul(exact.Int(int64(p.n))) }

// reading is the reading of a gradient that does not explode, for an absolute threshold, and whether it is known.
func reading(scheme, flow, ratio Complex, threshold exact.Rat, w working) (r Reading, known bool) {
	large, known1 := scheme.Abs.cmp(threshold)
	kept, known2 := flow.Abs.cmp(threshold)
	off, known3 := ratio.plus(Complex{Re: point(exact.Int(-1))}, w).modulus(w).cmp(exact.NewRat(1, 2))
	return readingOf(large >= 0, kept >= 0, off > 0), known1 && known2 && known3
}

// readingOf is the reading of a mode that does not explode, by whether scheme and flow are at least the threshold, and
// whether their ratio is far off 1.
func readingOf(scheme, flow, off bool) Reading {
	switch {
	case !scheme && !flow:
		return GoneInBoth
	case !scheme:
		return LostByScheme
	case !flow:
		return KeptBeyondFlow
	case off:
		return Distorted
	}
	return Faithful
}

// Conj returns the sensitivity at the conjugate of z, for R with real coefficients. Cost: none to speak of.
func (s Sensitivity) Conj() Sensitivity {
	s.Z = s.Z.Conj()
	for _, c := range []*Complex{&s.Gradient, &s.Flow, &s.Ratio} {
		c.Im = c.Im.negated()
	}
	return s
}

// Coupling is how the propagator answers to a change that mixes two modes, beside the exact flow.
type Coupling struct {
	Gradient Complex // h f[z, w], the divided difference of f
	Flow     Complex // the same for e^(nz)
	Ratio    Complex // Gradient/Flow, with digits of its modulus only: the phase may be off 0 by less than any number of digits shows
	Reading  Reading // Exploding if one of the modes is
}

// Between returns the coupling of the modes z and w, for a threshold ε relative to hn: if λ_i and λ_j are eigenvalues of a
// diagonalisable A and V has its eigenvectors, R(hA)ⁿ answers to a change dA with h f[hλ_i, hλ_j] (V⁻¹ dA V)_ij [DK65].
// Its numbers are so narrow that Decimal gives the asked number of digits. It fails at poles of R and as At does.
//
// Algorithm: as At, by f[z, w] = (f(z) − f(w))/(z − w) with as many digits as cancellation takes, by Im f(z)/Im z for
// conjugate z and w, and by f' for z = w.
func (p *Propagator) Between(z, w exact.Gaussian, threshold exact.Rat, digits int) (Coupling, error) {
	if z.Equal(w) {
		s, err := p.At(z, threshold, digits)
		if err == nil && s.Pole {
			err = fmt.Errorf("pole of R at z = %v", z)
		}
		return Coupling{s.Gradient, s.Flow, s.Ratio, s.Reading}, err
	}
	a, okZ := p.at(z)
	b, okW := p.at(w)
	if !okZ || !okW {
		return Coupling{}, fmt.Errorf("pole of R at z = %v or %v", z, w)
	}
	explodes := explodes(a, z) || explodes(b, w)
	equal := a.equal(b, p.n)
	var c Coupling
	for _, d := range precisions(digits, p.n) {
		c = Coupling{Flow: p.divided(flowOf(p.times(z), d), flowOf(p.times(w), d), z, w, d)}
		switch {
		case p.isFlow:
			c.Gradient = c.Flow
		case !equal:
			c.Gradient = p.divided(p.power(a, z, d), p.power(b, w, d), z, w, d)
		}
		if !c.Flow.decided(digits) || !c.Gradient.decided(digits) {
			continue
		}
		if c.Ratio = p.ratio(c.Gradient, c.Flow, d); !c.Ratio.Abs.has(digits) {
			continue
		}
		known := explodes
		if !explodes {
			c.Reading, known = reading(c.Gradient, c.Flow, c.Ratio, threshold.Mul(p.span()), d)
		}
		if known {
			return c, nil
		}
	}
	return c, ErrNoDigits
}

// explodes reports whether steps at z grow where the flow does not.
func explodes(s steps, z exact.Gaussian) bool { return z.Re.Sign() <= 0 && s.explodes() }

// times returns nz.
func (p *Propagator) times(z exact.Gaussian) exact.Gaussian {
	n := exact.Int(int64(p.n))
	return exact.Gaussian{Re: z.Re.Mul(n), Im: z.Im.Mul(n)}
}

func flowOf(z exact.Gaussian, d working) Complex { return flow(z, d.digits) }

// power returns f(z), remembered.
func (p *Propagator) power(s steps, z exact.Gaussian, d working) Complex {
	key := fmt.Sprint(d.digits, " ", z)
	f, ok := p.kept[key]
	if !ok {
		f = s.power(p.n, d)
		p.kept[key] = f
	}
	return f
}

// divided returns h(a − b)/(z − w), where a and b are the values of a function, real on the real axis, at z and w.
func (p *Propagator) divided(a, b Complex, z, w exact.Gaussian, d working) Complex {
	if z.Equal(w.Conj()) {
		im := a.Im.Mul(point(p.h.Quo(z.Im)))
		return Complex{Re: im, Abs: im.Abs()}
	}
	gap := z.Sub(w)
	scale := p.h.Quo(gap.Norm())
	inverse := Complex{Re: point(gap.Re.Mul(scale)), Im: point(gap.Im.Neg().Mul(scale))}
	out := a.plus(b.negated(), d).times(inverse, d)
	out.Abs = out.modulus(d)
	return out
}

func (v algebraicValue) mul(w algebraicValue) algebraicValue {
	return algebraicValue{re: v.re.Mul(w.re).Sub(v.im.Mul(w.im)), im: v.re.Mul(w.im).Add(v.im.Mul(w.re))}
}

// working is how many digits are worked with; bits is 0 where nothing is rounded.
type working struct {
	digits int
	bits   uint
}

// precisions lists what is tried for so many digits after n steps. The last one, without rounding, is there only if the
// numbers stay short enough.
func precisions(digits, n int) []working {
	var out []working
	d := digits + 8 + len(fmt.Sprint(n))
	for range 7 {
		out = append(out, working{d, bitsFor(d) + 8})
		d *= 2
	}
	if n <= 4096 {
		out = append(out, working{d, 0})
	}
	return out
}

// point returns x as an enclosure.
func point(x exact.Rat) Scaled { return newScaled(exact.Point(x), new(big.Int)) }

func (s Scaled) negated() Scaled { return Scaled{s.M.Neg(), s.E} }

func (s Scaled) has(digits int) bool { _, ok := s.Decimal(digits); return ok }

// cmp returns the sign of the number minus x, and whether it is known.
func (s Scaled) cmp(x exact.Rat) (sign int, known bool) {
	return s.plus(point(x.Neg()), working{64, bitsFor(64)}).Sign()
}

// exactGap is how far apart exponents may be of numbers that are added without rounding.
const exactGap = 1 << 13

// plus returns an enclosure of the sums. Of numbers that differ much in size the smaller one widens the larger one.
func (s Scaled) plus(t Scaled, d working) Scaled {
	var zero exact.Rat
	switch {
	case s.M.IsPoint() && s.M.Lo.Equal(zero):
		return t
	case t.M.IsPoint() && t.M.Lo.Equal(zero):
		return s
	}
	if s.exponent().Cmp(t.exponent()) < 0 {
		s, t = t, s
	}
	gap := new(big.Int).Sub(s.exponent(), t.exponent())
	most := d.digits
	if d.bits == 0 {
		most = exactGap
	}
	small := t.M
	if gap.Cmp(big.NewInt(int64(most+2))) > 0 { // members of t are below 10·10^−(most + 2) in units of s
		tiny := pow10(-most)
		small = exact.NewInterval(tiny.Neg(), tiny)
	} else {
		small = small.Mul(exact.Point(pow10(-int(gap.Int64()))))
	}
	return newScaled(s.M.Add(small), s.exponent()).rounded(d.bits)
}

func (c Complex) decided(digits int) bool {
	return c.Re.has(digits) && c.Im.has(digits) && c.Abs.has(digits)
}

// scaled returns x·c for x > 0.
func (c Complex) scaled(x Scaled) Complex { return Complex{c.Re.Mul(x), c.Im.Mul(x), c.Abs.Mul(x)} }

// The following leave out Abs.

func (c Complex) negated() Complex { return Complex{Re: c.Re.negated(), Im: c.Im.negated()} }

func (c Complex) plus(e Complex, d working) Complex {
	return Complex{Re: c.Re.plus(e.Re, d), Im: c.Im.plus(e.Im, d)}
}

func (c Complex) times(e Complex, d working) Complex {
	return Complex{
		Re: c.Re.Mul(e.Re).plus(c.Im.Mul(e.Im).negated(), d).rounded(d.bits),
		Im: c.Re.Mul(e.Im).plus(c.Im.Mul(e.Re), d).rounded(d.bits),
	}
}

// power returns cⁿ.
func (c Complex) power(n int, d working) Complex {
	out := Complex{Re: point(exact.Int(1))}
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			out = out.times(c, d)
		}
		if n > 1 {
			c = c.times(c, d)
		}
	}
	return out
}

// quo returns c/e with its modulus, where e and its modulus are not 0.
func (c Complex) quo(e Complex, d working) Complex {
	norm := e.Abs.Mul(e.Abs)
	q := c.times(Complex{Re: e.Re, Im: e.Im.negated()}, d)
	re, ok1 := q.Re.Quo(norm)
	im, ok2 := q.Im.Quo(norm)
	abs, ok3 := c.Abs.Quo(e.Abs)
	if !ok1 || !ok2 || !ok3 {
		panic("internal error: an enclosure of e^x holds 0")
	}
	return Complex{re.rounded(d.bits), im.rounded(d.bits), abs.rounded(d.bits)}
}

// modulus returns |c| from its parts.
func (c Complex) modulus(d working) Scaled {
	if c.Im.M.IsPoint() && c.Im.M.Lo.IsZero() {
		return c.Re.Abs()
	}
	if c.Re.M.IsPoint() && c.Re.M.Lo.IsZero() {
		return c.Im.Abs()
	}
	re, im := c.Re.Abs(), c.Im.Abs()
	s := re.Mul(re).plus(im.Mul(im), d)
	e := new(big.Int).Set(s.exponent())
	m := s.M
	if e.Bit(0) == 1 {
		m, e = m.Mul(exact.Point(exact.Int(10))), e.Sub(e, big.NewInt(1))
	}
	if m.IsPoint() {
		if root, ok := rationalRoot(m.Lo); ok {
			return newScaled(exact.Point(root), e.Rsh(e, 1))
		}
	}
	bits := bitsFor(d.digits) + 8
	return newScaled(exact.NewInterval(floorRoot(m.Lo, bits), floorRoot(m.Hi, bits).Add(dyadic(big.NewInt(1), bits))), e.Rsh(e, 1))
}

// IsReal reports whether the number is known to be real.
func (c Complex) IsReal() bool { return c.Im.M.IsPoint() && c.Im.M.Lo.IsZero() }
