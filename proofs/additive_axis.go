package proofs

import (
	"slices"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
)

// A PairAxis is a half-line of z_E along which a pair is followed from 0.
type PairAxis string

// The axes.
const (
	PairImaginary PairAxis = "imaginary" // z_E = iη, η ≥ 0; by conjugation −iη likewise
	PairReal      PairAxis = "real"      // z_E = −ξ, ξ ≥ 0
)

// at returns the z_E at a distance from 0.
func (x PairAxis) at(distance exact.Rat) exact.Gaussian {
	if x == PairReal {
		return exact.Gaussian{Re: distance.Neg()}
	}
	return exact.Gaussian{Im: distance}
}

// Reach is how far a pair is stable along an axis: the largest η₀ such that |R(z_E, z_I)| ≤ 1 for all z_I in a domain and all z_E up to that distance from 0, which counts
// itself; or it is infinite, or there is none because that fails at z_E = 0 already.
type Reach struct {
	Known    bool
	Why      Reason // why it is not
	None     bool
	Infinite bool
	Value    algebraic.Number

	// What the core has decided: at a rational distance below, if there is one that is not 0, and above.
	Inside, Outside *Decision
}

// TooManyCritical: the critical polynomial of a pair has too high a degree to be followed.
type TooManyCritical struct{ Degree int }

func (TooManyCritical) reason() {}

// mostCritical bounds the degree of the discriminant, whose zeros are the critical distances, times the square of that of the field.
const mostCritical = 400

// Reach returns how far a pair with exact coefficients is stable along an axis, for all z_I in a domain. It is not Known for rounded coefficients, where the last digits decide what
// happens at 0, if D depends on z_E, and where the critical polynomial has too high a degree.
//
// Algorithm: G(η, y) = |D|² − |N|² on the boundary of the domain is a polynomial whose sign pattern in y changes only at zeros of its content, of the highest and the lowest coefficient, and of the discriminant of its
// square-free part, by y. They are isolated; between neighbours one rational distance is decided. The set of good distances is closed, so that the
// first gap that is bad begins at the reach. D has no zero that moves.
//
// Cost: that of the resultant, of a degree about (4n − 1)·2s for n implicit stages of s, and of isolating its zeros.
func (a *Analysis) Reach(axis PairAxis, domain PairDomain) Reach {
	if a.pair == nil {
		return Reach{Why: NotDefined{a.scheme.Info().Kind}}
	}
	x, done := factOf(a, a.pair.reach, string(axis)+" "+string(domain), "reach along the "+string(axis)+" axis, "+string(domain), func() Reach {
		return a.findReach(axis, domain)
	})
	if !done {
		return Reach{Why: a.open("").Reason}
	}
	return x
}

func (a *Analysis) findReach(axis PairAxis, domain PairDomain) Reach {
	p, why := a.exactJointProver()
	if p == nil {
		return Reach{Why: why}
	}
	if domain == PairHalfPlane && !p.right {
		d := p.decide(domain, exact.Gaussian{})
		if d.Verdict.Refuted() {
			return Reach{Known: true, None: true, Outside: &d}
		}
		return Reach{Why: d.Reason}
	}
	good := func(distance exact.Rat) bool { return p.isStable(domain, axis.at(distance)) }
	if !good(exact.Rat{}) {
		d := p.decide(domain, exact.Gaussian{})
		return Reach{Known: true, None: true, Outside: &d}
	}
	out := Reach{Known: true}
	decided := func(distance exact.Rat) *Decision {
		d := p.decide(domain, axis.at(distance))
		return &d
	}
	// If a small distance is bad for |z_I| = 0 alone there is nothing to be followed: 0 belongs to both domains.
	if soon := p.firstOrder(axis); domain != PairInfinity && soon != nil {
		out.Value, out.Outside = algebraic.RationalNumber(exact.Rat{}), decided(*soon)
		return out
	}
	critical, degree := p.critical(axis, domain)
	if degree > 0 {
		return Reach{Why: TooManyCritical{degree}}
	}
	k := a.field()
	whole := poly.FromInts(1)
	for _, c := range critical {
		if c = k.SquareFreePart(c).WithoutZero(); c.Degree() > 0 { // 0 itself is looked at by itself
			whole = whole.Mul(c.Quo(k.GCD(whole, c)))
		}
	}
	var roots []exact.Interval
	if whole.Degree() > 0 {
		roots = k.PositiveRoots(whole)
	}
	last := exact.Interval{}
	for i := range len(roots) + 1 {
		budget.Poll(a.ctx)
		next, sample := exact.Interval{}, last.Hi.Add(exact.Int(1))
		if i < len(roots) {
			next = roots[i]
			for !last.Hi.Less(next.Lo) { // neighbours that share an end
				next = k.Refine(whole, next, half(next.Width()))
				if i > 0 {
					last = k.Refine(whole, last, half(last.Width()))
				}
			}
			sample = exact.SimplestBetween(quarter(last.Hi, next.Lo), quarter(next.Lo, last.Hi))
		}
		if !good(sample) {
			out.Outside = decided(sample)
			if i == 0 {
				out.Value = algebraic.RationalNumber(exact.Rat{})
				return out
			}
			out.Value = valueOf(k, critical, whole, last)
			return out
		}
		out.Inside = decided(sample)
		last = next
	}
	out.Infinite = true
	return out
}

// valueOf returns the zero of a product in an interval, from the factor of lowest degree that has it.
func valueOf(k algebraic.Field, factors []poly.Poly, whole poly.Poly, in exact.Interval) algebraic.Number {
	of := whole
	for _, f := range factors {
		f = f.SquareFreePart().WithoutZero()
		if f.Degree() < 1 || f.Degree() >= of.Degree() {
			continue
		}
		if in.IsPoint() && f.EvalRat(in.Lo).IsZero() || !in.IsPoint() && k.CountRoots(f, in.Lo, in.Hi) == 1 {
			of = f
		}
	}
	return k.RootValue(of, in, poly.FromInts(0, 1), poly.FromInts(1))
}

// isStable reports what decide decides, where D has no zero in the way.
func (p *jointProver) isStable(domain PairDomain, zE exact.Gaussian) bool {
	re, im := p.at(zE)
	if domain == PairInfinity {
		return !p.exceedsAtInfinity(re, im)
	}
	return !slices.ContainsFunc(domain.steps(), func(step exact.Gaussian) bool {
		return !isNonNegative(p.a.field(), p.gap(re, im, step))
	})
}

// firstOrder returns a distance, as small as the zeros of 1 − |R(z_E, 0)|² make it, for which the explicit half alone is not stable, nil if it is up to its first zero.
func (p *jointProver) firstOrder(axis PairAxis) *exact.Rat {
	k := p.a.field()
	re, im := p.onLines(axis, exact.Gaussian{Re: exact.Int(1)})
	g := poly.FromInts(1).Sub(re.Coeff(0).Mul(re.Coeff(0))).Sub(im.Coeff(0).Mul(im.Coeff(0)))
	low := 0
	for low <= g.Degree() && g.Coeff(low).IsZero() {
		low++
	}
	if low > g.Degree() || k.Sign(g.Coeff(low)) > 0 {
		return nil
	}
	x := exact.Int(1)
	for k.Sign(g.EvalRat(x)) >= 0 {
		x = half(x)
	}
	return &x
}

// onLines returns the real and the imaginary part of N for z_E on an axis and z_I = step·x, polynomials in x whose coefficients are polynomials in the distance.
func (p *jointProver) onLines(axis PairAxis, step exact.Gaussian) (re, im bivariate.Poly) {
	x, y := make([]poly.Poly, len(p.n)), make([]poly.Poly, len(p.n))
	direction := axis.at(exact.Int(1))
	power := exact.Gaussian{Re: exact.Int(1)} // of step
	for m, c := range p.n {
		at := power
		for j := range c.Degree() + 1 {
			x[m] = x[m].Add(poly.Monomial(c.Coeff(j).Mul(poly.Rational(at.Re)), j))
			y[m] = y[m].Add(poly.Monomial(c.Coeff(j).Mul(poly.Rational(at.Im)), j))
			at = at.Mul(direction)
		}
		power = power.Mul(step)
	}
	return bivariate.New(x), bivariate.New(y)
}

// critical returns the polynomials in the distance at whose zeros alone the answer can change; tooHigh is not 0 if the degree of one is more than is followed.
func (p *jointProver) critical(axis PairAxis, domain PairDomain) (list []poly.Poly, tooHigh int) {
	if domain == PairInfinity {
		n := p.d.Degree()
		re, im := p.onLines(axis, exact.Gaussian{Re: exact.Int(1)})
		lead := p.d.Lead()
		g := poly.Constant(lead.Mul(lead)).Sub(re.Coeff(n).Mul(re.Coeff(n))).Sub(im.Coeff(n).Mul(im.Coeff(n)))
		out := []poly.Poly{g}
		for j := n + 1; j < len(p.n); j++ {
			out = append(out, p.n[j])
		}
		return nonZero(out), 0
	}
	step := domain.steps()[0]
	re, im := p.onLines(axis, step)
	d, e := make([]poly.Poly, p.d.Degree()+1), make([]poly.Poly, p.d.Degree()+1)
	power := exact.Gaussian{Re: exact.Int(1)}
	for j := range d {
		d[j], e[j] = poly.Constant(p.d.Coeff(j).Mul(poly.Rational(power.Re))), poly.Constant(p.d.Coeff(j).Mul(poly.Rational(power.Im)))
		power = power.Mul(step)
	}
	a, b := bivariate.New(d), bivariate.New(e)
	g := a.Mul(a).Add(b.Mul(b)).Sub(re.Mul(re)).Sub(im.Mul(im))
	if len(g) == 0 {
		return nil, 0
	}
	low, n := g.Lowest()
	out := []poly.Poly{g.Content(), low, g.Lead()}
	if rest := g[n:].SquareFree(p.a.ctx); rest.Degree() > 0 {
		out = append(out, rest.Lead(), rest[0])
		if degree, k := (2*rest.Degree()-1)*rest.Height(), p.a.field().Degree(); degree*k*k > mostCritical {
			return nil, degree
		}
		if rest.Degree() > 1 {
			out = append(out, bivariate.Resultant(p.a.ctx, rest, rest.Derivative()).Quo(rest.Lead()))
		}
	}
	return nonZero(out), 0
}

func nonZero(list []poly.Poly) []poly.Poly {
	return slices.DeleteFunc(list, func(p poly.Poly) bool { return p.IsZero() })
}
