package scheme

import (
	"context"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
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

// defects are the coefficients of Q(z)e^z − P(z).
func (a *Approximation) defects(u Units) func() (poly.Elem, exact.Rat) {
	return quotientDefects(a.num, a.den, rowOf(u, "numerator", a.num.Degree()+1), rowOf(u, "denominator", a.den.Degree()+1))
}

func (a *Approximation) scale() poly.Elem { return a.den.Coeff(0) }

func (a *Approximation) failed(claimed, power int, _ poly.Elem) FailedSeries {
	return failedFunction(a, claimed, power)
}

// rowOf returns the units of a vector of n entries.
func rowOf(u Units, key string, n int) []exact.Rat {
	out := make([]exact.Rat, n)
	for i := range out {
		out[i] = u.At(key, 0, i)
	}
	return out
}

// quotientDefects returns a function that gives the coefficients of Q(z)e^z − P(z), one with each call, and what the units
// of the coefficients of P and Q make of them: they enter linearly.
func quotientDefects(p, q poly.Poly, up, uq []exact.Rat) func() (poly.Elem, exact.Rat) {
	inverse := []exact.Rat{exact.Int(1)} // 1/k!
	n := -1
	return func() (poly.Elem, exact.Rat) {
		if n++; n > 0 {
			inverse = append(inverse, inverse[n-1].Mul(exact.NewRat(1, int64(n))))
		}
		r, within := p.Coeff(n).Neg(), exact.Rat{}
		if n < len(up) {
			within = up[n]
		}
		for j := 0; j <= min(n, q.Degree()); j++ {
			r = r.Add(q.Coeff(j).Mul(poly.Rational(inverse[n-j])))
			within = within.Add(uq[j].Mul(inverse[n-j]))
		}
		return r, within
	}
}

// failedFunction tells that a coefficient of R is not that of the exponential function.
func failedFunction(s OneStep, claimed, power int) FailedSeries {
	f := FailedSeries{Claimed: claimed, Power: power, Field: s.Field()}
	f.Want, _ = rational.Exponential(power).Coeff(power).Rat()
	if d, err := s.Derive(); err == nil { // what is wrong else is reported where R is asked for
		f.Got = d.R.Series(power + 1)[power]
	}
	return f
}

// Coefficients returns P and Q.
func (a *Approximation) Coefficients() []Block {
	return a.blocks(rationalKind, values{key: "numerator", vector: a.num.Coeffs()}, values{key: "denominator", vector: a.den.Coeffs()})
}
