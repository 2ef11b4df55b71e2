package proofs

import (
	"context"
	"slices"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// The A-stability of a general linear method with M(z) = V + zB(I − zA)⁻¹U: the plan.
//
//  1. M = N/L with the least common denominator L of its entries, so that cancelled poles do not count. L must have no
//     zero in Re z ≤ 0, which is |L(−z)| ≤ |L(z)| there: a Hermite form, as for rational functions.
//  2. χ(ζ, z), a multiple of det(ζI − M), is split into g, what it shares with its mirror image in the circle on z = iy,
//     and q, the rest. Zeros of g have modulus 1 for every y, if all is well: g is made square-free.
//  3. On the axis z → −z is the conjugation, so Schur's reduction of q stays among polynomials in z; its leads must be
//     ≥ 0 on the axis: sums of squares. Those of ∂g/∂ζ likewise (Cohn). A lead < 0 at iy shows an eigenvalue outside.
//  4. m = gq or, better, the square-free part of it, annihilates M. Where ∂m/∂ζ has its zeros inside, the zeros of m on
//     the circle are simple, hence so are the Jordan blocks. That is asked for at every y; at y = 0 V itself may speak.
//  5. Re z < 0 follows: the zeros of m are algebraic functions without poles there.
//
// A pole of M that no eigenvalue has is shown by an entry. Where m has double zeros on the circle, M(iy) itself may speak: at any rational y
// if they are there for every y, or at the one y > 0, if it is rational. The question is left open where there are several, or one
// that is irrational.
type generalLinearProver struct {
	ctx        context.Context
	k          algebraic.Field
	a, u, b, v [][]poly.Elem

	s       []poly.Poly
	l       poly.Poly // the least common denominator of M, and the rest of the one that was found
	common  poly.Poly
	n       [][]poly.Poly
	chi     zetaPoly
	origin  certificate.PowerBound
	about   PowersOfV                  // origin
	settled *certificate.GeneralLinear // evidence on A-stability, one way or the other
	reason  Reason
	open    Reason // why nothing is known
}

// maxProverInputs is the number of inputs up to which the core multiplies a claim out.
const maxProverInputs = 20

func newGeneralLinearProver(ctx context.Context, g scheme.GeneralLinear) *generalLinearProver {
	p := &generalLinearProver{ctx: ctx, k: g.Field().During(ctx)}
	p.a, p.u, p.b, p.v = g.Matrices()
	if len(p.v) > maxProverInputs {
		p.open = TooManyInputs{maxProverInputs}
		return p
	}
	coeffs, err := g.Characteristic(ctx)
	if err == nil {
		err = p.expand()
	}
	if err != nil {
		p.open = NoFunction{err}
		return p
	}
	p.chi = newZetaPoly(coeffs).primitive()
	atZero := make([]poly.Elem, len(coeffs))
	for i, c := range coeffs {
		atZero[i] = c.Coeff(0)
	}
	p.origin, p.about = proposePowerBound(p.k, p.v, poly.New(atZero...))
	p.settled, p.reason = p.settle()
	return p
}

// expand finds S, N and L.
func (p *generalLinearProver) expand() error {
	s, r := len(p.a), len(p.v)
	p.s = make([]poly.Poly, s*r)
	p.n = make([][]poly.Poly, r)
	for i := range p.n {
		p.n[i] = make([]poly.Poly, r)
	}
	var denominator poly.Poly // (I − zA)S = denominator·U
	for j := range r {
		column := make([]poly.Elem, s)
		for i := range column {
			column[i] = p.u[i][j]
		}
		d, err := scheme.DeriveRealizationContext(p.ctx, p.k, scheme.Realization{A: p.a, B: make([]poly.Elem, s), E: column})
		if err != nil {
			return err
		}
		denominator = d.Q0
		for i, x := range d.VectorContext(p.ctx) {
			p.s[i*r+j] = x
		}
	}
	common := denominator
	for i, row := range p.n {
		for j := range row {
			row[j] = denominator.Scale(p.v[i][j])
			budget.Spend(p.ctx, s*(s+1)*(300+12*budget.Words(denominator.BitLen())))
			for n, b := range p.b[i] {
				row[j] = row[j].Add(p.s[n*r+j].Scale(b).Shift(1))
			}
			common = p.k.GCD(common, row[j])
		}
	}
	if p.l = denominator; common.Degree() == 0 {
		return nil
	}
	for _, row := range p.n {
		for j := range row {
			row[j] = row[j].Quo(common)
		}
	}
	p.l, p.common = denominator.Quo(common), common
	return nil
}

// decide answers for A-stable, L-stable and zero-stable.
func (p *generalLinearProver) decide(property Property) Decision {
	if p.open != nil {
		return Decision{Property: property, Reason: p.open}
	}
	if property == ZeroStable {
		c := &certificate.GeneralLinearZeroStability{V: p.v, Evidence: p.origin}
		return settleInField(p.k, property, c, func(x exact.Interval) { c.Root = x }, p.about)
	}
	c, reason := p.claim(), p.reason
	switch {
	case property == LStable && !p.vanishesAtInfinity():
		c.AgainstInfinity = true
		reason = InfiniteEigenvalue{}
	case p.settled == nil:
		return Decision{Property: property, Reason: reason}
	default:
		*c = *p.settled
	}
	c.Property = string(property)
	if bounded, ok := reason.(EigenvaluesBounded); ok && property == LStable {
		bounded.Nilpotent = true
		reason = bounded
	}
	return settleInField(p.k, property, c, func(x exact.Interval) { c.Root = x }, reason)
}

func (p *generalLinearProver) claim() *certificate.GeneralLinear {
	c := &certificate.GeneralLinear{A: p.a, U: p.u, B: p.b, V: p.v, S: p.s, L: p.l}
	if !p.common.IsZero() {
		c.Common, c.N = p.common, slices.Concat(p.n...)
	}
	return c
}

// vanishesAtInfinity reports whether M has no pole at ∞ and det(ζI − M(∞)) = ζ^r.
func (p *generalLinearProver) vanishesAtInfinity() bool {
	for _, row := range p.n {
		for _, x := range row {
			if x.Degree() > p.l.Degree() {
				return false
			}
		}
	}
	lead := p.chi[p.chi.degree()]
	for _, c := range p.chi[:p.chi.degree()] {
		if c.Degree() >= lead.Degree() {
			return false
		}
	}
	return true
}

// settle finds the evidence on A-stability, or the reason why there is none.
func (p *generalLinearProver) settle() (*certificate.GeneralLinear, Reason) {
	c := p.claim()
	if isUnbounded(p.origin) {
		about := p.about
		about.Decisive = true
		return &certificate.GeneralLinear{A: p.a, U: p.u, B: p.b, V: p.v, Origin: p.origin}, about
	}
	if p.chi.degree() > 3 { // then what follows is long, and most methods that are not A-stable show it here
		if z, zeta, ok := glance(p.k, p.chi); ok {
			return p.witnessed(z, zeta, false)
		}
	}
	g, q := p.split()
	if ok, y := p.steps(&c.InnerSteps, q.radical()); !ok {
		return p.refute(y)
	}
	if g.degree() > 0 {
		if ok, y := p.steps(&c.CircleSteps, g.derivative()); !ok {
			return p.refute(y)
		}
	}
	if z, zeta, found := p.poles(c); !found {
		return p.hiddenPole()
	} else if z != nil {
		return p.witnessed(*z, *zeta, true)
	}
	return p.settleSimple(c, g, q)
}

// split returns g, square-free, and q.
func (p *generalLinearProver) split() (g, q zetaPoly) {
	g = gcdZeta(p.chi, p.chi.star())
	return g.radical(), p.chi.quo(g).primitive()
}

// settleSimple completes the evidence by a polynomial that annihilates M and has simple zeros on the circle.
func (p *generalLinearProver) settleSimple(c *certificate.GeneralLinear, g, q zetaPoly) (*certificate.GeneralLinear, Reason) {
	power, rest := q.splitZero()
	var reason Reason
	for _, inner := range []zetaPoly{q.radical(), power.mul(rest.radical()), q} {
		m := g.mul(inner)
		if m.degree() < 1 || !p.annihilates(m) {
			reason = JordanBlocks{Everywhere: true}
			continue
		}
		c.InnerSteps = nil
		if ok, y := p.steps(&c.InnerSteps, inner); !ok {
			return p.refute(y)
		}
		steps, atOrigin, ok := p.strictSteps(m.derivative(), exact.Rat{})
		if !ok {
			ys, all := p.collisions(m.derivative())
			for _, y := range ys {
				if p.powersAt(c, y); isUnbounded(c.At) {
					return p.blockAt(c)
				}
			}
			if all && len(ys) == 1 {
				steps, atOrigin, ok = p.strictSteps(m.derivative(), ys[0])
			}
		}
		if !ok {
			reason = JordanBlocks{}
			continue
		}
		if c.SimpleSteps = steps; atOrigin {
			c.Origin = p.origin
		}
		if c.Inner = inner; g.degree() > 0 {
			c.Circle = g
		}
		c.Cofactor = p.l.Pow(m.degree()).Quo(m[m.degree()])
		return c, bounded(c)
	}
	if reason == (JordanBlocks{Everywhere: true}) {
		for _, y := range smallNumbers() {
			if y.Sign() > 0 {
				if p.powersAt(c, y); isUnbounded(c.At) {
					return p.blockAt(c)
				}
			}
		}
	}
	return nil, reason
}

// bounded counts the squares of the evidence, and the eigenvalues of modulus 1.
func bounded(c *certificate.GeneralLinear) EigenvaluesBounded {
	n := len(c.Poles)
	for _, steps := range [][]certificate.Step{c.InnerSteps, c.CircleSteps, c.SimpleSteps} {
		for _, s := range steps {
			n += len(s.Squares)
		}
	}
	return EigenvaluesBounded{Squares: n, OnCircle: max(0, len(c.Circle)-1)}
}

// steps puts the squares for Schur's leads of q in, or returns a height y where one of them is negative, nil if one is
// zero.
func (p *generalLinearProver) steps(out *[]certificate.Step, q zetaPoly) (bool, *exact.Rat) {
	for _, s := range schurSteps(q) {
		if s.lead.IsZero() {
			return false, nil
		}
		squares, y := axisSquares(p.ctx, p.k, inMinusSquare(s.lead))
		if y != nil {
			return false, y
		}
		*out = append(*out, certificate.Step{Squares: squares, Divided: s.divided})
	}
	return true, nil
}

// inMinusSquare returns e(t) for an even polynomial e(−z²).
func inMinusSquare(d poly.Poly) poly.Poly {
	out := make([]poly.Elem, d.Degree()/2+1)
	for i := range out {
		if out[i] = d.Coeff(2 * i); i%2 == 1 {
			out[i] = out[i].Neg()
		}
	}
	return poly.New(out...)
}

// refute looks for a point on the axis where an eigenvalue has |ζ| > 1, at y if that is known.
func (p *generalLinearProver) refute(y *exact.Rat) (*certificate.GeneralLinear, Reason) {
	heights := smallNumbers()
	if y != nil {
		heights = append([]exact.Rat{*y}, heights...)
	}
	if z, zeta, ok := unstablePoint(p.k, p.chi, heights...); ok {
		return p.witnessed(z, zeta, false)
	}
	return nil, NoWitness{}
}

func (p *generalLinearProver) witnessed(z, zeta exact.Gaussian, nearPole bool) (*certificate.GeneralLinear, Reason) {
	c := p.claim()
	c.Z, c.Zeta = &z, &zeta
	return c, EigenvalueOutside{z, nearPole}
}

// poles puts the evidence in that L has no zero in Re z ≤ 0. If it has one, found is true with a point next to it where
// an eigenvalue is large.
func (p *generalLinearProver) poles(c *certificate.GeneralLinear) (z, zeta *exact.Gaussian, found bool) {
	mirrored := p.l.Reflect()
	if g, u, v := poly.ExtGCD(mirrored, p.l); g.Degree() == 0 {
		if squares, ok := ldl(p.ctx, p.k, hermite(mirrored, p.l, nil)); ok {
			c.Poles, c.PoleU, c.PoleV = squares, u, v
			return nil, nil, true
		}
	}
	if z, zeta, ok := nearPole(p.k, p.chi, p.l); ok {
		return &z, &zeta, true
	}
	return nil, nil, false
}

// annihilates reports whether m(M) = 0.
func (p *generalLinearProver) annihilates(m zetaPoly) bool {
	r := len(p.n)
	for column := range r {
		x := make([]poly.Poly, r) // Σ m_j N^j L^(n−j) applied to a unit vector
		power := poly.FromInts(1)
		for j := m.degree(); j >= 0; j-- {
			next := make([]poly.Poly, r)
			for i := range next {
				for n := range x {
					next[i] = next[i].Add(p.n[i][n].Mul(x[n]))
				}
			}
			next[column] = next[column].Add(m[j].Mul(power))
			x, power = next, power.Mul(p.l)
		}
		for _, y := range x {
			if !y.IsZero() {
				return false
			}
		}
	}
	return true
}
