package plot

import (
	"fmt"
	"math"
	"math/big"
	"math/cmplx"
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/rational"
	"rofz/scheme"
)

// A subject is a scheme that is drawn. A one-step scheme has its stability function, any other the polynomial whose roots
// ζ(z) are the amplification factors.
type subject struct {
	a     *proofs.Analysis // of what is drawn: the scheme, or the one that it means
	name  string
	title string     // "" if it has none
	same  []*subject // other schemes with this stability function, which are drawn with it

	of   *proofs.Analysis // of the scheme itself
	kind string           // of the scheme
	k    algebraic.Field

	r    *rational.Function // nil without a stability function
	p, q *polynomial
	factors
	star *starSeries // log(R e^−z) near 0; made when it is needed

	coeffs    []*polynomial // of ζ⁰, ζ¹, …; polynomials in z; nil for one-step schemes
	multistep scheme.Multistep

	pair *pairRegion // of an additive pair, which has neither R(z) nor roots

	guess []complex128 // where the roots ζ were last
}

// newSubject returns a scheme that is drawn as printed.
func newSubject(a *proofs.Analysis) (*subject, error) { return subjectOf(a, a) }

// subjectOf returns a scheme of which a is drawn.
func subjectOf(of, a *proofs.Analysis) (*subject, error) {
	s := &subject{a: a, of: of, name: of.Name(), title: of.Scheme().Info().Title, kind: of.Scheme().Info().Kind}
	switch x := a.Scheme().(type) {
	case scheme.Multistep:
		s.multistep = x
		s.k = x.Field()
		for i := range x.Steps() + 1 {
			s.coeffs = append(s.coeffs, newPolynomial(s.k, poly.New(x.Rho().Coeff(i), x.Sigma().Coeff(i).Neg())))
		}
	case scheme.GeneralLinear:
		coeffs, _, err := a.Eigenvalues()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		s.k = x.Field()
		for _, c := range coeffs {
			s.coeffs = append(s.coeffs, newPolynomial(s.k, c))
		}
	case *scheme.AdditivePair:
		s.k = x.Field()
		var err error
		if s.pair, err = newPairRegion(a); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
	case scheme.Exponential:
		return nil, fmt.Errorf("%s: there is nothing to draw: a scheme of kind %s has R(z) = e^z", s.name, scheme.KindExponential)
	default:
		k, r, err := a.StabilityFunction()
		if err != nil {
			return nil, fmt.Errorf("%s: there is nothing to draw: %w", s.name, err)
		}
		k = k.During(a.Context())
		s.k, s.r = k, &r
		s.p, s.q = newPolynomial(k, r.Numerator()), newPolynomial(k, r.Denominator())
		s.factors = newFactors(k, r)
	}
	return s, nil
}

// kinds returns the kinds of figures that make sense for the scheme.
func (s *subject) kinds() []Kind {
	switch {
	case s.pair != nil:
		return []Kind{Region}
	case s.r != nil && s.r.IsConstant():
		return []Kind{Region, OrderStar, Axis}
	case s.r != nil:
		return []Kind{Region, OrderStar, Gradient, Axis}
	case s.multistep != nil:
		return []Kind{Region, Gradient, Axis, Locus}
	}
	return []Kind{Region, Axis, Locus}
}

// cost is about how much longer one evaluation of growth takes than that of a short rational function.
func (s *subject) cost() float64 {
	if s.r != nil {
		return 1 + float64(s.p.degree()+s.q.degree())/50
	}
	n := float64(len(s.coeffs) - 1)
	return 2 + n*n/4
}

// growth returns log|R(z)|, or the logarithm of the spectral radius: the scheme is stable at z where it is not positive.
func (s *subject) growth(z complex128) float64 {
	if s.r == nil {
		return s.spectral(z)
	}
	if s.r.IsConstant() { // no rounding where |R| = 1
		c := s.r.Numerator().Coeff(0)
		if square := c.Mul(c); square.Equal(poly.Int(1)) {
			return 0
		}
	}
	return s.factors.log(z)
}

// factors is a rational function c ∏ (z − s_i)^m_i ∏ (z − t_j)^−n_j. Nothing cancels in its modulus, so that a float64 is
// right to some 13 digits wherever R is not almost zero or infinite.
type factors struct {
	scale        float64 // log|c|
	zeros, poles []root
}

func newFactors(k algebraic.Field, r rational.Function) factors {
	p, q := r.Numerator(), r.Denominator()
	if p.IsZero() {
		return factors{scale: math.Inf(-1)}
	}
	lead := func(p poly.Poly) float64 { return scaledOf(roundElem(k, p.Lead(), 64), new(big.Float)).log() }
	zeros, far := approxRoots(k, p)
	poles, farther := approxRoots(k, q)
	return factors{lead(p) - lead(q) + far - farther, zeros, poles}
}

// log returns the logarithm of the modulus at z.
func (f factors) log(z complex128) float64 {
	return f.scale + logProduct(f.zeros, z) - logProduct(f.poles, z)
}

// logProduct returns Σ m log|z − s| over the roots s of multiplicity m.
func logProduct(roots []root, z complex128) float64 {
	sum, product := 0.0, 1.0 // of the squares; the product is taken into the sum before it leaves the range of float64
	for _, r := range roots {
		dx, dy := real(z)-real(r.z), imag(z)-imag(r.z)
		square := dx*dx + dy*dy
		for range r.multiplicity {
			product *= square
			if !(1e-100 < product && product < 1e100) {
				sum += math.Log(product)
				product = 1
			}
		}
	}
	return (sum + math.Log(product)) / 2
}

// cmplxLog returns log|p/q|.
func cmplxLog(p, q scaled) float64 {
	return math.Log(cmplx.Abs(p.m)/cmplx.Abs(q.m)) + float64(p.e-q.e)*math.Ln2
}

// unity is by how much the logarithm of a computed spectral radius may exceed 0 for a root on the unit circle, where
// roots that stay there for all z would otherwise be a matter of rounding.
const unity = 1e-9

// spectral returns the logarithm of the largest modulus of the roots ζ(z).
func (s *subject) spectral(z complex128) float64 {
	largest := math.Inf(-1)
	for _, x := range s.rootsAt(z) {
		largest = max(largest, math.Log(cmplx.Abs(x)))
	}
	if math.Abs(largest) < unity {
		return 0
	}
	return largest
}

// rootsAt returns the roots ζ(z), approximately and in no order; an infinite one for each power that is missing. The
// result is valid until the next call.
func (s *subject) rootsAt(z complex128) []complex128 {
	c := make([]complex128, len(s.coeffs))
	top := math.MinInt
	values := make([]scaled, len(s.coeffs))
	for i, p := range s.coeffs {
		values[i] = p.at(z, 1e-10)
		if values[i].m != 0 {
			top = max(top, values[i].e)
		}
	}
	for i, v := range values {
		c[i] = complex(math.Ldexp(real(v.m), v.e-top), math.Ldexp(imag(v.m), v.e-top))
	}
	n := len(c)
	for n > 0 && cmplx.Abs(c[n-1]) < 1e-290 {
		n--
	}
	infinite := len(c) - n
	zeros := 0
	for zeros < n-1 && cmplx.Abs(c[zeros]) < 1e-290 {
		zeros++
	}
	if n < 1 {
		return nil
	}
	if len(s.guess) != n-1-zeros || slices.ContainsFunc(s.guess, func(x complex128) bool { return cmplx.IsNaN(x) || x == 0 }) {
		s.guess = nil
	}
	s.guess = algebraic.Field{}.During(s.of.Context()).ApproxDoubleRoots(c[zeros:n], s.guess)
	out := slices.Clone(s.guess)
	for range zeros {
		out = append(out, 0)
	}
	for range infinite {
		out = append(out, cmplx.Inf())
	}
	return out
}

// sizes returns moduli, in increasing order, of places in the plane where something happens.
func (s *subject) sizes() []float64 {
	var out []float64
	add := func(roots []root) {
		for _, x := range roots {
			if r := cmplx.Abs(x.z); r > 0 {
				out = append(out, r)
			}
		}
	}
	if s.r != nil {
		add(s.zeros)
		add(s.poles)
	}
	if s.multistep != nil {
		for i := 1; i < 64; i++ { // the locus, but for its most distant parts
			if r := cmplx.Abs(s.locus(math.Pi * (float64(i) - 0.5) / 64)); r > 0 && !math.IsInf(r, 0) && !math.IsNaN(r) {
				out = append(out, r)
			}
		}
	} else {
		for _, c := range s.coeffs {
			if c.degree() > 0 {
				roots, _ := approxRoots(s.k, poly.New(c.coeffs...))
				add(roots)
			}
		}
	}
	slices.Sort(out)
	return out
}

// locus returns ρ(ζ)/σ(ζ) at ζ = e^iθ, infinite at a zero of σ.
func (s *subject) locus(theta float64) complex128 {
	sin, cos := math.Sincos(theta)
	zeta := complex(cos, sin)
	rho, sigma := complex(0, 0), complex(0, 0)
	for i := len(s.coeffs) - 1; i >= 0; i-- {
		c := s.coeffs[i]
		rho = rho*zeta + complex(s.linear(c, 0), 0)
		sigma = sigma*zeta - complex(s.linear(c, 1), 0)
	}
	if cmplx.Abs(sigma) < 1e-12 {
		return cmplx.Inf()
	}
	return rho / sigma
}

// linear returns a coefficient of a polynomial of degree at most 1.
func (s *subject) linear(p *polynomial, i int) float64 {
	if i > p.degree() {
		return 0
	}
	return s.coefficient(p, i)
}
