package report

import (
	"context"
	"strconv"

	"rofz/asymptotics"
	"rofz/paper/exposition"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// Options say what a report holds besides the facts.
type Options struct {
	File         string // where the scheme was read, for errors; its name if empty
	Certificates bool   // each property with its certificate

	Requirements []requirement.Requirement // what the scheme is to meet
}

// Of returns the report of the scheme that a analyses.
//
// Cost: that of every decision about the scheme, its order conditions included.
func Of(a *proofs.Analysis, opts Options) Report {
	s := a.Scheme()
	info := s.Info()
	r := Report{Format: Format, Name: info.Name, Kind: info.Kind, Status: OK, info: info}
	if opts.File == "" {
		opts.File = info.Name
	}
	r.file = opts.File
	switch s := s.(type) {
	case scheme.Multistep:
		steps := s.Steps()
		r.Steps = &steps
		r.Facts = multistepFacts(a, s, opts)
	case scheme.OneStep:
		stages := s.Stages()
		r.Stages = &stages
		if _, _, err := a.StabilityFunction(); err != nil && !a.IsUnfinished(proofs.FunctionFact) {
			return r.failed(Error{opts.File, "denominator", err.Error()})
		}
		r.Facts = oneStepFacts(a, opts)
		r.TableauOrder, r.FailingTree = tableauOrder(a)
		if q, ok := a.StageOrder(); ok {
			r.StageOrder = &q
		}
		if e, ok := a.Embedded(); ok {
			if _, _, err := e.StabilityFunction(); err != nil && !e.IsUnfinished(proofs.FunctionFact) {
				return r.failed(Error{opts.File, "bhat", err.Error()})
			}
			r.Embedded = oneStepFacts(e, opts)
			r.Embedded.TableauOrder, r.Embedded.FailingTree = tableauOrder(e)
		}
	case scheme.GeneralLinear:
		facts, err := generalLinearFacts(a, s, opts)
		if err == nil && facts.Characteristic == nil {
			facts.Properties = properties(a, opts)
		}
		if err != nil {
			return r.failed(Error{opts.File, "A", err.Error()})
		}
		r.Facts = facts
	}
	c := exposition.AccountOf(a)
	r.Failures, r.Undecided, r.Warnings, r.reading = c.Failures, c.Undecided, c.Warnings, c.Reading
	if len(r.Failures) > 0 {
		r.Status = ClaimFailed
	}
	if r.reading != nil {
		r.Readings = readings(a, *r.reading, opts)
	}
	r.Unfinished = unfinished(a)
	for _, q := range opts.Requirements {
		r.Requirements = append(r.Requirements, requirementOf(a, q.Decide(a), opts))
	}
	return r
}

// unfinished names what was not computed before the context of the analysis was done, nil if there is nothing.
func unfinished(a *proofs.Analysis) *Unfinished {
	facts := a.AllUnfinished()
	if facts == nil {
		return nil
	}
	return &Unfinished{Reason: context.Cause(a.Context()).Error(), Facts: facts}
}

// failed turns r into the report of an error.
func (r Report) failed(e Error) Report {
	f := Failed(r.Name, e)
	f.Kind, f.info = r.Kind, r.info
	return f
}

func oneStepFacts(a *proofs.Analysis, opts Options) *Facts {
	k, r, err := a.StabilityFunction()
	if err != nil { // not in time
		return &Facts{Properties: properties(a, opts)}
	}
	field := newField(k)
	f := &Facts{
		Field:             &field,
		StabilityFunction: &Fraction{numbersIn(k, r.Numerator().Coeffs()), numbersIn(k, r.Denominator().Coeffs())},
		formulas:          formulas{printer: printer{field: k}, r: r},
	}
	if d := a.Derivative(); !a.IsUnfinished(proofs.DerivativeFact) {
		f.Derivative = &Fraction{numbersIn(k, d.Numerator().Coeffs()), numbersIn(k, d.Denominator().Coeffs())}
		f.derivative = d
	}
	if order, c := a.Order(); !a.IsUnfinished(proofs.OrderFact) {
		errorConstant := numberIn(k, c)
		f.Order, f.ErrorConstant, f.errorConstant = &order, &errorConstant, c
	}
	if at := a.Infinity(); !a.IsUnfinished(proofs.InfinityFact) {
		infinity := infinity(k, at)
		f.Infinity, f.infinity = &infinity, at
	}
	if x := a.RealInterval(); !a.IsUnfinished(proofs.RealIntervalFact) {
		f.RealInterval, f.real, f.hasReal = interval(k, x), x, true
	}
	if x := a.ImaginaryInterval(); !a.IsUnfinished(proofs.ImaginaryIntervalFact) {
		f.ImaginaryInterval, f.imaginary, f.hasImaginary = interval(k, x), x, true
	}
	f.Properties = properties(a, opts)
	return f
}

func infinity(k algebraic.Field, at asymptotics.Infinity) Infinity {
	out := Infinity{Limit: Number{Expr: "infinite"}}
	if at.Finite {
		out.Limit = numberIn(k, at.Limit)
	}
	if !at.Constant {
		exponent, leading := strconv.Itoa(at.Exponent), numberIn(k, at.Leading)
		out.DecayExponent, out.LeadingCoefficient = &exponent, &leading
	}
	return out
}

func multistepFacts(a *proofs.Analysis, m scheme.Multistep, opts Options) *Facts {
	k := m.Field()
	order, c := a.Order()
	errorConstant := numberIn(k, c)
	branches, _ := proofs.Within(a, proofs.BranchesFact, a.Branches)
	field := newField(k)
	f := &Facts{
		Field:         &field,
		Rho:           numbersIn(k, descending(m.Rho(), m.Steps())),
		Sigma:         numbersIn(k, descending(m.Sigma(), m.Steps())),
		Order:         &order,
		ErrorConstant: &errorConstant,
		Infinity:      &Infinity{Branches: []Branch{}},
		Properties:    properties(a, opts),
		formulas:      formulas{printer: printer{field: k}, rho: m.Rho(), sigma: m.Sigma(), errorConstant: c, branches: branches},
	}
	if a.IsUnfinished(proofs.OrderFact) {
		f.Order, f.ErrorConstant = nil, nil
	}
	if a.IsUnfinished(proofs.BranchesFact) {
		f.Infinity = nil
	}
	for _, b := range branches {
		f.Infinity.Branches = append(f.Infinity.Branches, branch(k, b))
	}
	return f
}

// descending returns the coefficients of p from that of ζ^steps down.
func descending(p poly.Poly, steps int) []poly.Elem {
	out := make([]poly.Elem, steps+1)
	for i := range out {
		out[i] = p.Coeff(steps - i)
	}
	return out
}

func branch(k algebraic.Field, b asymptotics.Branch) Branch {
	out := Branch{LimitRootOf: "infinite", Multiplicity: b.Count}
	if !b.Factor.IsZero() {
		out.LimitRootOf, out.Multiplicity = b.Factor.Descending("x"), b.Multiplicity
	}
	if b.Constant {
		return out
	}
	exponent := b.Exponent.String()
	kappa := Number{Expr: b.Kappa.Format("x")}
	if b.Factor.Degree() < 2 {
		kappa = numberIn(k, b.Kappa.Coeff(0))
	}
	out.DecayExponent, out.Kappa = &exponent, &kappa
	return out
}

func properties(a *proofs.Analysis, opts Options) Properties {
	var out Properties
	for _, name := range a.Properties() {
		out = append(out, property(a, a.Decide(name), opts))
	}
	return out
}

// reason says what a decision rests on.
func reason(d proofs.Decision) string { return exposition.Plain(exposition.Reason(d.Reason)) }

func property(a *proofs.Analysis, d proofs.Decision, opts Options) Property {
	p := Property{Name: string(d.Property), Verdict: d.Verdict.String(), Reason: reason(d)}
	if opts.Certificates && !d.Verdict.Undecided() {
		p.Certificate = certificate.Format(a.CertificateOf(d.Certificate))
	}
	return p
}

// tableauOrder returns the order by rooted trees and the first tree that fails.
func tableauOrder(a *proofs.Analysis) (order *int, failing string) {
	o, ok := a.TableauOrder()
	switch {
	case !ok:
		return nil, ""
	case o.AtLeast:
		return &o.Order, ""
	}
	return &o.Order, o.Tree.String()
}
