package parameter

import (
	"context"
	"errors"
	"fmt"

	"rofz/poly"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
	"rofz/scheme"
)

// family is a family of schemes with what its verdicts are made of.
type family struct {
	scheme.Parametric
	ctx         context.Context
	denominator poly.Poly
	p, q        bivariate.Poly // R = P/Q, coprime over the rational functions of the parameter; ρ and σ of a multistep method
	common      bivariate.Poly // the factor that was cancelled
	content     poly.Poly      // the factor of all coefficients, which does not depend on z
	rho, sigma  bivariate.Poly // of a multistep method, with the common factor
}

// newFamily derives P and Q.
//
// Algorithm: for a tableau the coefficients of zᵏ in P and Q are homogeneous of degree k in those of the tableau; with
// these over one denominator that gives a degree, and values at integers give the polynomials. Cost: one derivation for
// each of as many integers.
func newFamily(ctx context.Context, s scheme.Parametric) (*family, error) {
	f := &family{Parametric: s, ctx: ctx, denominator: s.Denominator()}
	if err := f.check(); err != nil {
		return nil, err
	}
	switch s.Info().Kind {
	case scheme.KindRational:
		f.p, f.q = f.row("numerator", false), f.row("denominator", false)
	case scheme.KindMultistep:
		f.p, f.q = f.row("rho", true), f.row("sigma", true)
		f.rho, f.sigma = f.p, f.q
	default:
		f.derive()
	}
	if len(f.q) == 0 {
		return nil, errors.New("the denominator is zero for all parameters")
	}
	f.reduce()
	return f, nil
}

// reduce brings P/Q to lowest terms, and both together to coefficients without a common factor.
func (f *family) reduce() {
	f.common = bivariate.Poly{poly.FromInts(1)}
	if len(f.p) > 0 {
		f.common = bivariate.GCD(f.ctx, f.p, f.q)
		f.p, f.q = f.p.Quo(f.common), f.q.Quo(f.common)
	}
	f.content = f.meter().GCD(f.p.Content(), f.q.Content())
	f.p, f.q = f.p.Over(f.content), f.q.Over(f.content)
}

// row returns the polynomial whose coefficients stand under a key, times the common denominator.
func (f *family) row(key string, descending bool) bivariate.Poly {
	var out []poly.Poly
	for _, c := range f.Functions(key)[0] {
		out = append(out, f.numerator(c))
	}
	if descending {
		for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
			out[i], out[j] = out[j], out[i]
		}
	}
	return bivariate.New(out)
}

// numerator returns a coefficient times the common denominator.
func (f *family) numerator(c scheme.Quotient) poly.Poly { return c.P.Mul(f.denominator.Quo(c.Q)) }

// height returns the largest degree of a coefficient times the common denominator, and of the latter.
func (f *family) height() int {
	h := f.denominator.Degree()
	for _, key := range []string{"A", "alpha", "gamma", "b"} {
		for _, row := range f.Functions(key) {
			for _, c := range row {
				h = max(h, f.numerator(c).Degree())
			}
		}
	}
	return h
}

// member returns the scheme at a rational parameter, false where a coefficient is not defined.
func (f *family) member(x exact.Rat) (scheme.OneStep, bool) {
	if f.denominator.EvalRat(x).IsZero() {
		return nil, false
	}
	s, err := f.At(x.String())
	if err != nil {
		return nil, false
	}
	one, ok := s.(scheme.OneStep)
	return one, ok
}

// check returns the fault of a document, such as a matrix that is not square, which all members have.
func (f *family) check() (err error) {
	const tries = 20 // of members, some of which may be no schemes
	for x, n := int64(0), 0; n < tries; x++ {
		if f.denominator.EvalRat(exact.Int(x)).IsZero() {
			continue
		}
		if _, err = f.At(fmt.Sprint(x)); err == nil {
			return nil
		}
		n++
	}
	return err
}

// derive finds P and Q of a tableau.
func (f *family) derive() {
	s := len(f.Functions("b")[0])
	list := bivariate.Interpolate(f.ctx, s*f.height(), 2*(s+1), func(x exact.Rat) ([]poly.Elem, bool) {
		m, ok := f.member(x)
		if !ok {
			return nil, false
		}
		d, err := m.Derive()
		if err != nil {
			return nil, false
		}
		out := make([]poly.Elem, 0, 2*(s+1))
		scale := f.denominator.EvalRat(x)
		for _, p := range []poly.Poly{d.P0, d.Q0} {
			for k := range s + 1 {
				out = append(out, p.Coeff(k).Mul(scale.Pow(k)))
			}
		}
		return out, true
	})
	for k := range s + 1 {
		up := f.denominator.Pow(s - k)
		list[k], list[s+1+k] = list[k].Mul(up), list[s+1+k].Mul(up)
	}
	f.p, f.q = bivariate.New(list[:s+1]), bivariate.New(list[s+1:])
}

// e returns Nørsett's E-polynomial |Q(iy)|² − |P(iy)|² in t = y²; of a multistep method Re ρσ̄ on the unit circle, times
// (1+u²)^k, in t = u², ζ = (1+iu)/(1−iu).
func (f *family) e() bivariate.Poly {
	if f.Info().Kind == scheme.KindMultistep {
		k := max(f.p.Degree(), f.q.Degree())
		return crossed(cayley(f.p, k), cayley(f.q, k))
	}
	return crossed(f.q, f.q).Sub(crossed(f.p, f.p))
}

// cayley returns (1−w)^k b((1+w)/(1−w)).
func cayley(b bivariate.Poly, k int) bivariate.Poly {
	out := make([]poly.Poly, k+1)
	for j, c := range b {
		image := poly.Monomial(poly.Int(1), j).Cayley(k).Reflect()
		for i := range k + 1 {
			out[i] = out[i].Add(c.Scale(image.Coeff(i)))
		}
	}
	return bivariate.New(out)
}

// crossed returns Σ (bᵢcⱼ over i + j = 2k) (−1)^((i−j)/2) tᵏ, t = y²: the real part of b(iy) times the conjugate of c(iy).
func crossed(b, c bivariate.Poly) bivariate.Poly {
	if len(b) == 0 || len(c) == 0 {
		return nil
	}
	out := make([]poly.Poly, (len(b)+len(c))/2)
	for i, x := range b {
		for j, y := range c {
			if (i+j)%2 == 1 {
				continue
			}
			term := x.Mul(y)
			if (i-j)%4 != 0 {
				term = term.Neg()
			}
			out[(i+j)/2] = out[(i+j)/2].Add(term)
		}
	}
	return bivariate.New(out)
}
