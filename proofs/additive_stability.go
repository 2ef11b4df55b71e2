package proofs

import (
	"rofz/poly"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// A PairDomain is a set of z_I for which |R(z_E, z_I)| ≤ 1 is asked.
type PairDomain string

// The domains.
const (
	PairHalfPlane    PairDomain = "half-plane"    // Re z_I ≤ 0
	PairNegativeAxis PairDomain = "negative axis" // z_I ≤ 0
	PairInfinity     PairDomain = "infinity"      // z_I = ∞
)

// PairDomains lists them in the order of reports.
func PairDomains() []PairDomain { return []PairDomain{PairHalfPlane, PairNegativeAxis, PairInfinity} }

// property is the claim of the core about one z_E.
func (d PairDomain) property() string {
	return map[PairDomain]string{PairHalfPlane: certificate.StableOnHalfPlane, PairNegativeAxis: certificate.StableOnAxis, PairInfinity: certificate.StableAtInfinity}[d]
}

// Why a pair is stable, or not.
type (
	// JointlyStable: squares, and the turns of D.
	JointlyStable struct{ Squares int }
	// JointlyExceeds: |R| > 1 at Z, or at infinity if that is nil.
	JointlyExceeds struct{ Z *exact.Gaussian }
	// NotDiagonallyImplicit: D depends on z_E.
	NotDiagonallyImplicit struct{}
	// PolesOnTheLeft: D has zeros in Re z_I ≤ 0, and no point was found that shows whether they are poles for this z_E.
	PolesOnTheLeft struct{}
	// PairVanishes: R → 0 as |z_I| → ∞, and the implicit half is A-stable.
	PairVanishes struct{}
	// PairKeeps: R does not vanish as |z_I| → ∞: r_0 is not 0, or there is no limit.
	PairKeeps struct{ Infinite bool }
	// ImplicitHalf: what is known of the implicit half by itself.
	ImplicitHalf struct{ Why Reason }
)

func (JointlyStable) reason()         {}
func (JointlyExceeds) reason()        {}
func (NotDiagonallyImplicit) reason() {}
func (PolesOnTheLeft) reason()        {}
func (PairVanishes) reason()          {}
func (PairKeeps) reason()             {}
func (ImplicitHalf) reason()          {}

// jointProver finds evidence about R = N/D of an additive pair.
type jointProver struct {
	a     *Analysis
	n     bivariate.Poly // N by powers of z_I
	d     poly.Poly      // D, which is free of z_E
	turns []exact.Rat
	right bool // D has no zero in Re z_I ≤ 0
}

// newJointProver reports false if D depends on z_E.
func (a *Analysis) newJointProver() (*jointProver, bool) {
	f := a.pair.function()
	if f.D.Height() > 0 {
		return nil, false
	}
	p := &jointProver{a: a, n: f.N, d: f.D.At(exact.Rat{})}
	p.turns, p.right = turnsOf(a.ctx, a.field(), p.d)
	return p, true
}

// at returns the real and the imaginary part of the coefficients of N(z_E, ·).
func (p *jointProver) at(zE exact.Gaussian) (re, im poly.Poly) {
	x, y := make([]poly.Elem, len(p.n)), make([]poly.Elem, len(p.n))
	for i, c := range p.n {
		x[i], y[i] = c.EvalGaussian(zE)
	}
	return poly.New(x...), poly.New(y...)
}

// gap returns |D|² − |N(z_E, ·)|² at step·x, as a polynomial in x.
func (p *jointProver) gap(re, im poly.Poly, step exact.Gaussian) poly.Poly {
	square := func(re, im poly.Poly) poly.Poly {
		n := max(re.Degree(), im.Degree()) + 1
		x, y := make([]poly.Elem, n), make([]poly.Elem, n)
		power := exact.Gaussian{Re: exact.Int(1)}
		for j := range n {
			a, b := poly.Rational(power.Re), poly.Rational(power.Im)
			x[j] = re.Coeff(j).Mul(a).Sub(im.Coeff(j).Mul(b))
			y[j] = re.Coeff(j).Mul(b).Add(im.Coeff(j).Mul(a))
			power = power.Mul(step)
		}
		u, v := poly.New(x...), poly.New(y...)
		return u.Mul(u).Add(v.Mul(v))
	}
	return square(p.d, poly.Poly{}).Sub(square(re, im))
}

// steps are the half-lines that bound a domain; none for infinity.
func (d PairDomain) steps() []exact.Gaussian {
	switch one := exact.Int(1); d {
	case PairHalfPlane:
		return []exact.Gaussian{{Im: one}, {Im: one.Neg()}}
	case PairNegativeAxis:
		return []exact.Gaussian{{Re: one.Neg()}}
	}
	return nil
}

// DecideJoint decides whether |R(z_E, z_I)| ≤ 1, without a pole, for all z_I in a domain and a Gaussian z_E. It is Undecided for a scheme that is no additive pair, for one
// whose implicit half is not diagonally implicit, and, rarely, where D has zeros in the domain.
//
// Cost: that of squares for a polynomial of twice as many degrees as there are implicit stages.
func (a *Analysis) DecideJoint(domain PairDomain, zE exact.Gaussian) Decision {
	property := Property(domain.property())
	if a.pair == nil {
		return Decision{Property: property, Reason: NotDefined{a.scheme.Info().Kind}}
	}
	d, done := Within(a, string(property)+" at "+zE.String(), func() Decision {
		p, ok := a.newJointProver()
		if !ok {
			return Decision{Property: property, Reason: NotDiagonallyImplicit{}}
		}
		return p.decide(domain, zE)
	})
	if !done {
		return a.open(property)
	}
	return d
}

func (p *jointProver) decide(domain PairDomain, zE exact.Gaussian) Decision {
	c := &certificate.JointStability{Property: domain.property(), At: zE}
	c.N, c.D = inPowersOfE(p.n), []poly.Poly{p.d}
	re, im := p.at(zE)
	k := p.a.field()
	settled := func(reason Reason) Decision {
		return settleInField(k, Property(c.Property), c, func(x exact.Interval) { c.Root = x }, reason)
	}
	against := func(z *exact.Gaussian) Decision {
		c.Against, c.Witness, c.Right, c.Left, c.Turns = true, z, nil, nil, nil
		return settled(JointlyExceeds{z})
	}
	if domain == PairInfinity {
		if p.exceedsAtInfinity(re, im) {
			return against(nil)
		}
		return settled(JointlyStable{})
	}
	for i, step := range domain.steps() {
		squares, y := axisSquares(p.a.ctx, k, p.gap(re, im, step))
		if y != nil {
			x := y.Mul(*y)
			return against(&exact.Gaussian{Re: step.Re.Mul(x), Im: step.Im.Mul(x)})
		}
		if i == 0 {
			c.Right = squares
		} else {
			c.Left = squares
		}
	}
	if domain == PairHalfPlane {
		if !p.right {
			if z := p.nearPole(re, im); z != nil {
				return against(z)
			}
			return Decision{Property: Property(c.Property), Reason: PolesOnTheLeft{}}
		}
		c.Turns = p.turns
	}
	return settled(JointlyStable{len(c.Right) + len(c.Left)})
}

// exceedsAtInfinity reports whether |R(z_E, ∞)| > 1.
func (p *jointProver) exceedsAtInfinity(re, im poly.Poly) bool {
	n := p.d.Degree()
	if max(re.Degree(), im.Degree()) > n {
		return true
	}
	a, b, c := re.Coeff(n), im.Coeff(n), p.d.Lead()
	return p.a.field().Cmp(a.Mul(a).Add(b.Mul(b)), c.Mul(c)) > 0
}

// nearPole returns a point in Re z < 0 next to a zero of D where |N| > |D|, nil if none is found.
func (p *jointProver) nearPole(re, im poly.Poly) *exact.Gaussian {
	k := p.a.field()
	const prec = 256
	for _, root := range upperLeft(k.ApproxRoots(p.d, prec), prec) {
		for bits := uint(1); bits < prec/2; bits += 3 {
			z := simplePoint(root, bits)
			for _, z := range []exact.Gaussian{z, {Re: z.Re, Im: z.Im.Neg()}} {
				a, b := re.EvalGaussian(z)
				e, f := im.EvalGaussian(z)
				x, y := a.Sub(f), b.Add(e)
				if z.Re.Sign() < 0 && k.Cmp(x.Mul(x).Add(y.Mul(y)), norm(p.d, z)) > 0 {
					return &z
				}
			}
		}
	}
	return nil
}

// PairLimit is how R(z_E, z_I) behaves as |z_I| → ∞: R = r_0(z_E) + r_1(z_E)/z_I + …, with Terms r_0, …, r_m so far that one depends on z_E and one beyond r_0 is not 0, if
// there are such.
type PairLimit struct {
	Finite bool
	Terms  []poly.Poly // polynomials in z_E
	First  int         // the first k ≥ 1 with r_k ≠ 0; 0 if there is none
	OfE    int         // the first j ≥ 0 for which r_j depends on z_E; −1 if there is none
	Core   Decision
}

const pairExpansion Property = "expansion of the pair at infinity"

// PairLimit returns it; ok is false for other schemes, if D depends on z_E, and for want of time. So ∂R/∂z_I ~ −k·r_k·z_I^(−k−1) with k = First, and ∂R/∂z_E ~ r_j'·z_I^(−j)
// with j = OfE.
func (a *Analysis) PairLimit() (x PairLimit, ok bool) {
	if a.pair == nil {
		return x, false
	}
	x, done := peek(a.pair.limit)
	return x, done && (!x.Finite || x.Core.Verdict.Proved())
}

func (a *Analysis) findPairLimit() PairLimit {
	p, ok := a.newJointProver()
	if !ok {
		return PairLimit{Finite: true} // without a verdict
	}
	n := p.d.Degree()
	if p.n.Degree() > n {
		return PairLimit{OfE: -1}
	}
	x := PairLimit{Finite: true, OfE: -1}
	rest, one := p.n, p.d.Lead().Inv() // of N after the terms, times z_I for each
	for i := range 2*n + 3 {
		term := rest.Coeff(n).Scale(one)
		x.Terms = append(x.Terms, term)
		if i > 0 && x.First == 0 && !term.IsZero() {
			x.First = i
		}
		if x.OfE < 0 && term.Degree() > 0 {
			x.OfE = i
		}
		if x.First > 0 && x.OfE >= 0 {
			break
		}
		rest = rest.Sub(bivariate.Poly{p.d}.Exchanged().Scale(term)).Shift(1)
	}
	if x.First == 0 && x.OfE < 0 {
		x.Terms = x.Terms[:1] // R is constant
	}
	c := &certificate.PairAtInfinity{N: inPowersOfE(p.n), D: []poly.Poly{p.d}, Terms: x.Terms}
	x.Core = settleInField(a.field(), pairExpansion, c, func(x exact.Interval) { c.Root = x }, nil)
	a.proved(x.Core)
	return x
}

// decidePairLStable decides whether the implicit half is L-stable and R vanishes as |z_I| → ∞, whatever z_E.
func (a *Analysis) decidePairLStable() Decision {
	p, ok := a.newJointProver()
	if !ok {
		return Decision{Property: LStable, Reason: NotDiagonallyImplicit{}}
	}
	k := a.field()
	c := &certificate.PairLStability{N: inPowersOfE(p.n), D: []poly.Poly{p.d}}
	settled := func(reason Reason) Decision {
		return settleInField(k, LStable, c, func(x exact.Interval) { c.Root = x }, reason)
	}
	re, _ := p.at(exact.Gaussian{})
	if p.n.Degree() >= p.d.Degree() {
		if !scheme.UnitsOf(a.scheme).Exact() && !a.unstableHalfAsMeant() {
			return Decision{Property: LStable, Reason: RoundedCoefficients{}}
		}
		c.Against = true
		return settled(PairKeeps{p.n.Degree() > p.d.Degree()})
	}
	axis, y := axisSquares(a.ctx, k, onlyEven(p.gap(re, poly.Poly{}, exact.Gaussian{Im: exact.Int(1)})))
	switch {
	case y != nil && a.stableHalfAsMeant():
		return Decision{Property: LStable, Reason: RoundedCoefficients{}}
	case y != nil:
		c.Against, c.Witness = true, &exact.Gaussian{Im: *y}
		return settled(JointlyExceeds{c.Witness})
	case !p.right:
		if z := p.nearPole(re, poly.Poly{}); z != nil {
			c.Against, c.Witness = true, z
			return settled(JointlyExceeds{z})
		}
		return Decision{Property: LStable, Reason: PolesOnTheLeft{}}
	}
	c.Axis, c.Turns = axis, p.turns
	return settled(PairVanishes{})
}

// unstableHalfAsMeant reports whether the implicit half is not L-stable whatever the last digits of rounded coefficients are: its own are
// exact, or so it is for the scheme that they mean.
func (a *Analysis) unstableHalfAsMeant() bool {
	_, half, ok := a.Halves()
	if !ok {
		return false
	}
	meant, ok := half.AsMeant()
	switch {
	case ok:
		half = meant
	case !scheme.UnitsOf(half.scheme).Exact():
		return false
	}
	return half.prover().decide(LStable).Verdict.Refuted()
}

// stableHalfAsMeant reports whether the implicit half is L-stable for the scheme that its rounded coefficients mean, though not as
// printed: what speaks against the pair as printed is of its last digits then.
func (a *Analysis) stableHalfAsMeant() bool {
	_, half, ok := a.Halves()
	if !ok {
		return false
	}
	meant, ok := half.AsMeant()
	return ok && meant.prover().decide(LStable).Verdict.Proved()
}

// onlyEven returns f with f(t²) = g(t), for a g of even powers alone.
func onlyEven(g poly.Poly) poly.Poly {
	var out []poly.Elem
	for i := 0; i <= g.Degree(); i += 2 {
		out = append(out, g.Coeff(i))
	}
	return poly.New(out...)
}

// exactJointProver returns the prover of a pair whose coefficients are exact, or why there is none.
func (a *Analysis) exactJointProver() (*jointProver, Reason) {
	if !scheme.UnitsOf(a.scheme).Exact() {
		return nil, RoundedCoefficients{}
	}
	p, ok := a.newJointProver()
	if !ok {
		return nil, NotDiagonallyImplicit{}
	}
	return p, nil
}

// pairCertificates returns those of the coupled order, of the behaviour at infinity, and of how far the pair is stable, from both sides.
// One may be there twice.
func (a *Analysis) pairCertificates() []certificate.Certificate {
	var out []certificate.Certificate
	list := []Decision{a.DecideCoupledOrder(false)}
	if !scheme.UnitsOf(a.scheme).Exact() {
		list = append(list, a.DecideCoupledOrder(true))
	}
	for _, d := range list {
		if !d.Verdict.Undecided() {
			out = append(out, d.Certificate)
		}
	}
	if x, ok := a.PairLimit(); ok && x.Finite {
		out = append(out, x.Core.Certificate)
	}
	for _, axis := range []PairAxis{PairImaginary, PairReal} {
		for _, domain := range PairDomains() {
			r := a.Reach(axis, domain)
			for _, d := range []*Decision{r.Inside, r.Outside} {
				if d != nil && !d.Verdict.Undecided() {
					out = append(out, d.Certificate)
				}
			}
		}
	}
	return out
}
