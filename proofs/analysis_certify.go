package proofs

import (
	"fmt"
	"slices"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/rational"
	"rofz/scheme"
)

// deriveFunction moves R into the field of its own coefficients and lets the core check it against the tableau.
func (a *Analysis) deriveFunction() (stabilityFunction, error) {
	d, err := a.derivation()
	if err != nil {
		return stabilityFunction{}, err
	}
	p, q := d.R.Numerator(), d.R.Denominator()
	sub := d.Field.SubfieldOf(append(p.Coeffs(), q.Coeffs()...)...)
	images := sub.Images
	r, err := rational.New(poly.New(images[:p.Degree()+1]...), poly.New(images[p.Degree()+1:]...))
	if err != nil {
		panic(fmt.Sprintf("internal error: %s: %v", a.Name(), err))
	}
	f := stabilityFunction{field: sub.Field, r: r}
	if d.Realization != nil {
		c, set := a.derivationClaim(d, f, sub)
		a.proved(settleInField(d.Field, "stability function", c, set, nil))
		f.core = c
	}
	return f, nil
}

// derivationClaim returns the claim that R belongs to its realization, and the function that puts the intervals of both
// fields into it.
func (a *Analysis) derivationClaim(d scheme.Derivation, f stabilityFunction, sub algebraic.Sub) (*certificate.Derivation, func(exact.Interval)) {
	c := &certificate.Derivation{
		A: d.Realization.A, B: d.Realization.B, E: d.Realization.E,
		Vector: d.VectorContext(a.ctx), P0: d.P0, Q0: d.Q0, G: d.Common,
		Root: d.Field.Root(),
		R:    claimed(f.field, f.r),
	}
	if f.field.Degree() == 1 || f.field.Equal(d.Field) {
		return c, func(x exact.Interval) { c.Root, c.R.Root = x, x }
	}
	c.Inherits = &sub.Generator
	bits := uint(2)
	return c, func(x exact.Interval) {
		// The generator must be seen inside the interval of R's field, which therefore is the wider of the two.
		c.Root, c.R.Root = x, f.field.Enclose(f.field.Algebra().Generator(), bits)
		bits *= 2
	}
}

// claimed returns r as a claim names it.
func claimed(k algebraic.Field, r rational.Function) certificate.Function {
	return certificate.Function{P: r.Numerator(), Q: r.Denominator(), Root: k.Root()}
}

// differentiate computes R' by all routes and lets the core check the resolvent form.
func (a *Analysis) differentiate() derivative {
	f, err := a.function()
	if err != nil {
		return derivative{core: Decision{Property: resolvent, Reason: NoFunction{err}}}
	}
	d, _ := a.derivation()
	big, t, err := scheme.DerivativeRoutesContext(a.ctx, d)
	if err != nil {
		panic(fmt.Sprintf("internal error: %s: %v", a.Name(), err))
	}
	r := f.r.Derivative()
	if f.field.Equal(d.Field) && !r.Equal(big) {
		panic(fmt.Sprintf("internal error: %s: R' differs between two fields", a.Name()))
	}
	c := &certificate.Derivative{R: claimed(f.field, f.r), P1: r.Numerator(), Q1: r.Denominator()}
	set := func(x exact.Interval) { c.R.Root = x }
	if d.Realization == nil {
		a.proved(settleInField(f.field, "derivative", c, set, nil))
		return derivative{r, Decision{Property: resolvent, Reason: NoTableau{}}, c}
	}
	p, q := d.R.Numerator(), d.R.Denominator()
	sub := d.Field.SubfieldOf(append(p.Coeffs(), q.Coeffs()...)...)
	form, setForm := a.derivationClaim(d, f, sub)
	c.Resolvent, c.T = form, t
	core := settleInField(d.Field, resolvent, c, func(x exact.Interval) {
		setForm(x)
		set(form.R.Root)
	}, Resolved{})
	a.proved(core)
	return derivative{r, core, c}
}

// resolvent is the name of the claim R' = bᵀ(I − zA)⁻²e.
const resolvent Property = "resolvent form"

// expandAtInfinity returns the expansion that the core has checked.
func (a *Analysis) expandAtInfinity() infinity {
	f, err := a.function()
	if err != nil {
		return infinity{}
	}
	at := asymptotics.AtInfinity(f.r)
	c := &certificate.AtInfinity{R: claimed(f.field, f.r)}
	if at.Finite {
		c.Limit = &at.Limit
	}
	if !at.Constant {
		c.Exponent, c.Leading = &at.Exponent, &at.Leading
	}
	a.proved(settleInField(f.field, "behaviour at infinity", c, func(x exact.Interval) { c.R.Root = x }, nil))
	return infinity{at, c}
}

// expandAtZero returns the order that the core has checked. That of a multistep method is computed alone.
func (a *Analysis) expandAtZero() order {
	if m, ok := a.Multistep(); ok {
		p, c := scheme.MultistepOrder(m.Rho(), m.Sigma())
		return order{p, c, Decision{Property: rOrder, Reason: NotDefined{m.Info().Kind}}}
	}
	f, err := a.function()
	if err != nil {
		return order{core: Decision{Property: rOrder, Reason: NoFunction{err}}}
	}
	p, constant := f.r.Order()
	c := &certificate.Order{R: claimed(f.field, f.r), Order: p, C: constant}
	d := settleInField(f.field, rOrder, c, func(x exact.Interval) { c.R.Root = x }, nil)
	a.proved(d)
	return order{p, constant, d}
}

// rOrder is the name of the claim about the order of R.
const rOrder Property = "order"

// FunctionCertificates returns the certificates that tie R to the coefficients of a one-step scheme, R' to R, and of
// the behaviour at 0 and at infinity; nil for a scheme without a stability function.
func (a *Analysis) FunctionCertificates() []certificate.Certificate {
	f, err := peekOrError(a, a.function)
	if err != nil {
		return nil
	}
	var out []certificate.Certificate
	if f.core != nil {
		out = append(out, f.core)
	}
	if d, done := peek(a.derivative); done {
		out = append(out, d.cert)
	}
	if o, done := peek(a.order); done {
		out = append(out, o.core.Certificate)
	}
	if at, done := peek(a.infinity); done {
		out = append(out, at.core)
	}
	return out
}

// tableauOrders returns what is proved of the order of the tableau, exactly and to the published digits.
func (a *Analysis) tableauOrders() []Decision {
	list := []Decision{a.DecideTableauOrder()}
	if d, ok := a.DecideTableauOrderToDigits(); ok {
		list = append(list, d)
	}
	return slices.DeleteFunc(list, func(d Decision) bool { return d.Verdict.Undecided() })
}

// Certificates returns the certificates of everything that is proved or refuted about the scheme: what ties R to its
// coefficients, the behaviour at 0 and at infinity, and each property; none of them twice. The error says that a one-step scheme has no
// stability function.
func (a *Analysis) Certificates() ([]certificate.Certificate, error) {
	var out []certificate.Certificate
	if a.pair != nil {
		if f, done := peek(a.pair.function); done {
			out = append(out, f.core)
		}
		out = append(out, a.pairCertificates()...)
	} else if isOneStep(a) {
		if _, err := peekOrError(a, a.function); err != nil {
			return nil, err
		}
		out = a.FunctionCertificates()
		for _, d := range a.tableauOrders() {
			out = append(out, d.Certificate)
		}
	}
	for _, p := range a.Properties() {
		if d := a.Decide(p); !d.Verdict.Undecided() && !d.IsImplied() {
			out = append(out, d.Certificate)
			if p == AStable && d.Pole != nil {
				out = append(out, d.Pole)
			}
		}
	}
	if a.AsksForAngle() {
		out = append(out, a.AngleCertificates()...)
	}
	for _, d := range a.sspDecisions() {
		out = append(out, d.Certificate)
	}
	return distinct(out), nil
}

// distinct leaves out what is claimed before in the same words, which a file may not say twice: the order to the published digits where it
// is the exact one, and a z_E that bounds two reaches.
func distinct(list []certificate.Certificate) []certificate.Certificate {
	seen := make(map[string]bool)
	return slices.DeleteFunc(list, func(c certificate.Certificate) bool {
		s := certificate.Sentence(c)
		again := seen[s]
		seen[s] = true
		return again
	})
}

// sspDecisions returns what is certified of the SSP coefficient where nobody asks: it is found soon and not 0, or it is claimed.
func (a *Analysis) sspDecisions() []Decision {
	_, claimed := a.Published().Amount(string(SSPCoefficient))
	if !claimed && !a.sspIsCheap() {
		return nil
	}
	x := a.SSP()
	if !claimed && !x.Infinite && x.IsZero() {
		return nil
	}
	return x.Decisions()
}
