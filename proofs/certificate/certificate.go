// Package certificate is the trusted core: it checks that evidence proves a claim about a scheme, by exact expansion
// and nothing else. It searches for nothing, rounds nothing, and knows nothing of how the evidence was found; whatever
// is reported as proved or refuted anywhere in this module has passed Check.
//
//	claims, err := certificate.Parse(text)          // the text form: docs/certificate.md
//	for _, c := range claims {
//		verdict, err := certificate.Check(c)        // Proved, Refuted, or Undecided with the reason
//	}
//	verdicts, err := certificate.CheckFile(claims)  // and that all of them are about one scheme
//
// Each claim is a type that carries its own evidence; the comment of its check method is the theorem that makes the
// check sound. It imports exact and poly alone: with them it is all that a reader has to trust. docs/certificate.md tells
// how to check each certificate by hand, docs/theory.md why there always is one. Package proofs finds them.
package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// Outcome is what can be known about a property. The zero value is Undecided.
type Outcome uint8

// The outcomes.
const (
	Undecided Outcome = iota
	Proved
	Refuted
)

// String returns "undecided", "proved" or "refuted".
func (o Outcome) String() string { return [...]string{"undecided", "proved", "refuted"}[o] }

// Verdict is an outcome that the core stands for: Check alone makes one that is not undecided, and whoever holds one
// can but pass it on. The zero value is undecided.
type Verdict struct {
	outcome Outcome
	claim   string
}

// Outcome returns what is known.
func (v Verdict) Outcome() Outcome { return v.outcome }

// Proved reports that the property holds.
func (v Verdict) Proved() bool { return v.outcome == Proved }

// Refuted reports that the property does not hold.
func (v Verdict) Refuted() bool { return v.outcome == Refuted }

// Undecided reports that nothing is known.
func (v Verdict) Undecided() bool { return v.outcome == Undecided }

// Claim returns the claim that the core has accepted, such as "not A-stable"; "" for a verdict that is undecided.
func (v Verdict) Claim() string { return v.claim }

// String returns "undecided", "proved" or "refuted".
func (v Verdict) String() string { return v.outcome.String() }

// Certificate is a claim with its evidence: one of *Stability, *Derivation, *Derivative, *AtInfinity, *Order,
// *Pole, *Gradient, *SchwarzPick, *Multistep, *ZeroStability, *GeneralLinear,
// *GeneralLinearZeroStability, *AlgebraicStability, *StiffAccuracy.
type Certificate interface {
	claim() string
	check() (Outcome, error)
	write(*writer)
	read(*reader)
}

// Failure says why well-formed evidence does not prove its claim.
type Failure struct{ Reason string }

// Error returns the reason, behind a few words that say what it is the reason for.
func (e *Failure) Error() string { return "the evidence does not prove the claim: " + e.Reason }

// Malformed says why something is not a certificate at all.
type Malformed struct {
	Line   int // in a certificate file, counted from 1; 0 if it was not read from one
	Reason string
}

// Error returns the reason, with the line in front of it if there is one.
func (e *Malformed) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
	}
	return e.Reason
}

func failf(format string, args ...any) error { return &Failure{fmt.Sprintf(format, args...)} }

// Check returns Proved or Refuted when the evidence proves that the property holds or does not hold. Otherwise it
// returns Undecided and a *Failure, or a *Malformed when c is no certificate.
//
// Cost: O(n³) coefficient operations for polynomials of degree n.
func Check(c Certificate) (Verdict, error) {
	if c == nil {
		return Verdict{}, &Malformed{Reason: "no certificate"}
	}
	o, err := c.check()
	if err != nil || o == Undecided {
		return Verdict{}, err
	}
	return Verdict{o, c.claim()}, nil
}

// Function is a rational function P/Q with real coefficients: in ℚ, or in ℚ[g]/(m) with g standing for the real root
// of m in the interval Root.
type Function struct {
	P, Q poly.Poly
	Root exact.Interval
}

// Square is the term Weight·|Poly|² of a sum of squares.
type Square struct {
	Weight poly.Elem
	Poly   poly.Poly
}

// embedding is a number field with the interval that selects the real root of its generator.
type embedding struct {
	field *poly.Field
	root  exact.Interval
}

// newEmbedding checks that the minimal polynomial m has exactly one root in the interval: different signs at the ends
// give one at least, and a derivative without zero there gives one at most (Rolle). The polynomials of the claim must
// all be over this field or ℚ.
func newEmbedding(root exact.Interval, fields ...*poly.Field) (embedding, error) {
	var k *poly.Field
	for _, f := range fields {
		if f == nil || f.Equal(k) {
			continue
		}
		if k != nil {
			return embedding{}, &Malformed{Reason: "coefficients from two different number fields"}
		}
		k = f
	}
	if k == nil {
		return embedding{}, nil
	}
	m := k.MinimalPolynomial()
	lo, _ := m.EvalRat(root.Lo).Rat()
	hi, _ := m.EvalRat(root.Hi).Rat()
	if !root.Lo.Less(root.Hi) || lo.Sign()*hi.Sign() >= 0 {
		return embedding{}, failf("%v does not change sign between %v and %v", m, root.Lo, root.Hi)
	}
	if s, ok := rangeOf(m.Derivative(), root).Sign(); !ok || s == 0 {
		return embedding{}, failf("the derivative of %v may vanish between %v and %v; a narrower interval is needed", m, root.Lo, root.Hi)
	}
	return embedding{k, root}, nil
}

// rangeOf encloses the values of p, a polynomial over ℚ, on the interval x, by Horner's rule.
func rangeOf(p poly.Poly, x exact.Interval) exact.Interval {
	var out exact.Interval
	for i := p.Degree(); i >= 0; i-- {
		c, _ := p.Coeff(i).Rat()
		out = out.Mul(x).Add(exact.Point(c))
	}
	return out
}

// positive reports that x > 0 is evident from the interval of the root.
func (k embedding) positive(x poly.Elem) bool {
	s, ok := x.Enclose(k.root).Sign()
	return ok && s > 0
}

// notZero reports that x ≠ 0 is evident from the interval of the root. The representation alone says nothing of the sort:
// if m is reducible, two different ones may stand for one number.
func (k embedding) notZero(x poly.Elem) bool {
	s, ok := x.Enclose(k.root).Sign()
	return ok && s != 0
}

// isPolynomial reports that p is evidently not the zero polynomial: one of its coefficients is evidently not 0.
func (k embedding) isPolynomial(p poly.Poly) bool {
	for i := range p.Degree() + 1 {
		if k.notZero(p.Coeff(i)) {
			return true
		}
	}
	return false
}

// hasDegree reports that the degree of p is evidently the one that its representation shows.
func (k embedding) hasDegree(p poly.Poly) bool { return !p.IsZero() && k.notZero(p.Lead()) }

// positiveSquares checks that all weights are evidently positive.
func (k embedding) positiveSquares(what string, squares []Square) error {
	for i, s := range squares {
		if !k.positive(s.Weight) {
			return failf("weight %d of the %s squares, %v, is not evidently positive", i+1, what, s.Weight)
		}
	}
	return nil
}

func fieldsOf(f Function, lists ...[]Square) []*poly.Field {
	out := []*poly.Field{f.P.Field(), f.Q.Field()}
	for _, l := range lists {
		for _, s := range l {
			out = append(out, s.Weight.Field(), s.Poly.Field())
		}
	}
	return out
}
