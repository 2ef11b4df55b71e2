package scheme

import (
	"context"

	"rofz/poly"
	"rofz/poly/exact"
)

// KindRational is the kind of an *Approximation.
const KindRational = "rational"

var rationalKind = Kind{
	Name:   KindRational,
	Phrase: "a rational approximation to the exponential function",
	Coefficients: []Coefficient{
		{Key: "numerator", Symbol: "P", Shape: Vector, Variable: "z"},
		{Key: "denominator", Symbol: "Q", Shape: Vector, Variable: "z"},
	},
	Order: Expansion,
	build: (*builder).rational,
}

// Approximation is a rational approximation of the exponential, given by numerator and denominator.
type Approximation struct {
	base
	num, den poly.Poly
}

// Numerator returns the numerator as given.
func (a *Approximation) Numerator() poly.Poly { return a.num }

// Denominator returns the denominator as given.
func (a *Approximation) Denominator() poly.Poly { return a.den }

// Stages returns 0: a rational approximation has none.
func (a *Approximation) Stages() int { return 0 }

// Derive returns P/Q in lowest terms, with Q(0) = 1. It is computed once. The error says that Q is zero or that z = 0
// is a pole.
func (a *Approximation) Derive() (Derivation, error) { return a.derive(context.Background()) }

func (a *Approximation) derive(context.Context) (Derivation, error) {
	return a.memo.main.get(func() (Derivation, error) {
		d := Derivation{Field: a.field, P0: a.num, Q0: a.den}
		if q := a.den.Coeff(0); !q.IsZero() && !q.Equal(poly.Int(1)) {
			// With Q0(0) = 1, as for a realization, the common factor has the value 1 at 0 too.
			d.P0, d.Q0 = d.P0.Scale(q.Inv()), d.Q0.Scale(q.Inv())
		}
		return d.reduce()
	})
}

// DeriveEmbedded reports that there are no embedded weights.
func (a *Approximation) DeriveEmbedded() (Derivation, bool, error) { return Derivation{}, false, nil }

func newApproximation(info Info, num, den poly.Poly) *Approximation {
	return &Approximation{base: base{info: info}, num: num, den: den}
}

func (b *builder) rational() (Scheme, error) {
	num, err := b.vector("numerator", -1)
	if err != nil {
		return nil, err
	}
	den, err := b.vector("denominator", -1)
	if err != nil {
		return nil, err
	}
	b.settle()
	r := &Approximation{base: b.base(), num: poly.New(num...), den: poly.New(den...)}
	if r.den.IsZero() {
		return nil, fault("denominator", "zero; R = P/Q needs Q ≠ 0")
	}
	if _, err := r.Derive(); err != nil {
		return nil, fault("denominator", "%v; R(0) must be finite", err)
	}
	return r, nil
}

// NewApproximation returns the rational approximation of the exponential with the given coefficients, lowest power
// first. The denominator must not vanish at 0 after reduction. In all else it is like NewRungeKutta.
func NewApproximation(name string, numerator, denominator []string) (*Approximation, error) {
	return made[*Approximation](name, KindRational, list("numerator", numerator), list("denominator", denominator))
}

// expansionFindings compares R with the exponential function.
func (s *Approximation) expansionFindings(j judge, claimed int) []Finding {
	d, err := s.Derive()
	if err != nil {
		return nil // reported where R is asked for
	}
	factorial := exact.Int(1)
	for n, c := range d.R.Series(claimed + 1) {
		if n > 0 {
			factorial = factorial.Mul(exact.Int(int64(n)))
		}
		want := factorial.Inv()
		if !j.accepts(c.Sub(poly.Rational(want))) {
			return []Finding{FailedSeries{false, claimed, n, s.field, c, want}}
		}
	}
	return nil
}

// Coefficients returns P and Q.
func (a *Approximation) Coefficients() []Block {
	return a.blocks(rationalKind, values{key: "numerator", vector: a.num.Coeffs()}, values{key: "denominator", vector: a.den.Coeffs()})
}
