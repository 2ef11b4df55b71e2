package golden

import (
	"errors"
	"strconv"
	"strings"

	"rofz/internal/typography"
	"rofz/proofs"
	"rofz/scheme/expression"
)

// PairTerm is the first term of a function of z_E and z_I as |z_I| → ∞, a polynomial in z_E times a power of z_I: "−1/3 + 1/3 z_E",
// "(−5 + 3/2 z_E) z_I⁻²", "0" for a function that is 0, "infinite" for one without a bound.
type PairTerm struct {
	Infinite bool
	Term     proofs.PairGradient
}

func (x PairTerm) format() string {
	if x.Infinite {
		return "infinite"
	}
	s := strings.ReplaceAll(polynomial(x.Term.Leading).String(), "z", "z_E")
	if x.Term.Exponent == 0 {
		return s
	}
	if strings.Contains(s, " ") {
		s = "(" + s + ")"
	}
	return s + " z_I" + typography.Superscript(strconv.Itoa(x.Term.Exponent))
}

func parsePairTerm(t lineText) (Value, error) {
	s := t.joined()
	if s == "infinite" {
		return PairTerm{Infinite: true}, nil
	}
	x := PairTerm{Term: proofs.PairGradient{Field: t.field}}
	if coefficient, exp, ok := strings.Cut(s, "z_I"); ok {
		var err error
		if x.Term.Exponent, err = exponent(exp); err != nil {
			return nil, err
		}
		s = strings.TrimSuffix(strings.TrimSpace(coefficient), "*")
	}
	if strings.Count(s, "z") != strings.Count(s, "z_E") {
		return nil, errors.New("\"(−5 + 3/2 z_E) z_I⁻²\", \"−1\" or \"infinite\" would be right")
	}
	f, err := expression.ParseFunction(strings.ReplaceAll(s, "z_E", "z"), t.field.Algebra())
	switch {
	case err != nil:
		return nil, err
	case f.Denominator().Degree() > 0:
		return nil, errors.New("a polynomial in z_E would be right")
	case f.Numerator().IsZero() && x.Term.Exponent != 0:
		return nil, errors.New("the coefficient of a power of z_I is not zero")
	}
	x.Term.Leading = f.Numerator()
	return x, nil
}

func (x PairTerm) equal(y PairTerm) bool {
	u, ok := unify(x.Term.Field, y.Term.Field)
	return ok && x.Infinite == y.Infinite && x.Term.Exponent == y.Term.Exponent && u.equalPolys(x.Term.Leading, y.Term.Leading)
}

// pairTerm derives a fact about an additive pair.
func pairTerm(a *proofs.Analysis, fact proofs.Fact) (Value, error) {
	x, ok := a.PairLimit()
	switch {
	case !ok:
		return nil, open(false, fact)
	case !x.Finite && fact == proofs.LimitOfPair:
		return PairTerm{Infinite: true}, nil
	case !x.Finite:
		return nil, errors.New("there is no bound of R as |z_I| → ∞")
	}
	k := a.Scheme().Field()
	stiff, unstiff := x.Gradients(k)
	switch fact {
	case proofs.LimitOfPair:
		return PairTerm{Term: proofs.PairGradient{Field: k, Leading: x.Terms[0]}}, nil
	case proofs.GradientOfStiff:
		return PairTerm{Term: stiff}, nil
	}
	return PairTerm{Term: unstiff}, nil
}
