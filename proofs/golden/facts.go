package golden

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/rational"
)

// derive returns the values of a fact about a scheme, freshly derived; reason is what a verdict rests on. The
// error says that the fact has no meaning for the scheme.
func derive(a *proofs.Analysis, fact proofs.Fact) (values []Value, reason proofs.Reason, err error) {
	one := func(v Value, err error) ([]Value, proofs.Reason, error) {
		if err != nil {
			return nil, nil, err
		}
		return []Value{v}, nil, nil
	}
	verdict := func(d proofs.Decision, err error) ([]Value, proofs.Reason, error) {
		if err != nil {
			return nil, nil, err
		}
		return []Value{Verdict{d.Verdict.Outcome(), d.Certificate}}, d.Reason, nil
	}
	k, r, err := a.StabilityFunction()
	switch fact {
	case proofs.Function:
		return one(Function{k, r}, err)
	case proofs.Gradient:
		return one(Function{k, a.Derivative()}, err)
	case proofs.AtInfinity:
		return one(Infinity{k, a.Infinity()}, err)
	case proofs.DecayExponent:
		if at := a.Infinity(); !at.Constant {
			return one(Integers{at.Exponent}, err)
		}
		return one(Integers{}, err)
	case proofs.PadePair:
		return one(degrees(r), err)
	case proofs.OrderOfR, proofs.ErrorConstant:
		k, err := fieldOf(a)
		p, c := a.Order()
		if fact == proofs.OrderOfR {
			return one(Integers{p}, err)
		}
		return one(Number{k, c}, err)
	case proofs.BranchOfRoots:
		values, err := branches(a)
		return values, nil, err
	case proofs.Resolvent:
		return verdict(a.Resolvent(), nil)
	case proofs.SchwarzPickBound:
		d, err := a.SchwarzPick()
		return verdict(d.Decision, err)
	case proofs.TangentOfAngle:
		x := a.Angle()
		return one(tangent(x), open(x.Known && (x.Right || x.Zero || x.Tan != nil), fact))
	case proofs.SSPOfMethod:
		x := a.SSP()
		return one(radius(x.Radius), open(x.Known, fact))
	case proofs.ThresholdOfScheme:
		x := a.Threshold()
		return one(radius(x.Radius), open(x.Known, fact))
	case proofs.LimitOfPair, proofs.GradientOfStiff, proofs.GradientOfUnstiff:
		return one(pairTerm(a, fact))
	case proofs.SchwarzPickEquality:
		e, err := a.Equality()
		return one(Equality(e), err)
	}
	if region, j, ok := fact.Supremum(); ok {
		c, err := supremum(a, region, j)
		return one(c, err)
	}
	if p := proofs.Property(fact); slices.Contains(a.Properties(), p) {
		return verdict(a.Decide(p), nil)
	}
	return nil, nil, fmt.Errorf("%s is not defined for a scheme of kind %s", fact, a.Scheme().Info().Kind)
}

// open says that a number is not known.
func open(known bool, fact proofs.Fact) error {
	if known {
		return nil
	}
	return fmt.Errorf("%s is not known", fact)
}

// fieldOf returns the field that order and error constant lie in, and the terms of a pair.
func fieldOf(a *proofs.Analysis) (algebraic.Field, error) {
	if p, ok := a.Pair(); ok {
		return p.Field(), nil
	}
	if m, ok := a.Multistep(); ok {
		return m.Field(), nil
	}
	k, _, err := a.StabilityFunction()
	return k, err
}

// degrees compares R with the Padé approximant of its own degrees.
func degrees(r rational.Function) Integers {
	j, k := max(0, r.Numerator().Degree()), r.Denominator().Degree()
	if r.Equal(rational.Pade(j, k)) {
		return Integers{j, k}
	}
	return Integers{}
}

func branches(a *proofs.Analysis) ([]Value, error) {
	if _, ok := a.Multistep(); !ok {
		return nil, errors.New("branches are those of a multistep method")
	}
	var out []Value
	for _, b := range a.Branches() {
		out = append(out, Branch(b))
	}
	return out, nil
}

// checkEvidence lets the core judge the evidence that a golden gives for a verdict about a scheme.
func checkEvidence(a *proofs.Analysis, fact proofs.Fact, v Verdict) error {
	var property string
	var about func() error
	switch c := v.Evidence.(type) {
	case *certificate.Stability:
		property, about = c.Property, func() error { return sameFunction(a, c.R) }
	case *certificate.Multistep:
		property, about = c.Property, func() error { return sameMethod(a, c) }
	default:
		return errors.New("the evidence is of another kind")
	}
	if proofs.Fact(property) != fact {
		return fmt.Errorf("the evidence is about the property %q", property)
	}
	verdict, err := certificate.Check(v.Evidence)
	if err != nil {
		return err
	}
	if verdict.Outcome() != v.Verdict {
		return fmt.Errorf("by its evidence it is %s", verdict)
	}
	return about()
}

// sameFunction checks that a certificate's function, over the field that it names, is the stability function of the scheme.
func sameFunction(a *proofs.Analysis, f certificate.Function) error {
	var of algebraic.Field
	r, err := rational.New(f.P, f.Q)
	if alg := cmp.Or(f.P.Field(), f.Q.Field()); alg != nil && err == nil {
		of, err = algebraic.NewField(alg.MinimalPolynomial(), f.Root.Lo, f.Root.Hi)
	}
	if err != nil {
		return err
	}
	k, ours, err := a.StabilityFunction()
	if about := (Function{of, r}); err == nil && !same(about, Function{k, ours}) {
		return fmt.Errorf("the evidence is about another R, %s", about.format())
	}
	return err
}

// sameMethod checks that a certificate is about the multistep method, up to a common scale of ρ and σ.
func sameMethod(a *proofs.Analysis, c *certificate.Multistep) error {
	m, ok := a.Multistep()
	if !ok {
		return errors.New("the evidence is about a multistep method")
	}
	scale := m.Rho().Lead().Quo(c.Rho.Lead())
	if !c.Rho.Scale(scale).Equal(m.Rho()) || !c.Sigma.Scale(scale).Equal(m.Sigma()) {
		return errors.New("the evidence is about another method")
	}
	return nil
}
