package lint

import (
	"errors"
	"fmt"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
	"rofz/scheme"
)

// Filter is the linear solve that a code applies to its estimate of the error: (I − γhJ)⁻¹(y − ŷ) with γ > 0, whose matrix
// is factored for the stages anyway [HW96, IV.8]. For y' = λy the estimate is (R(z) − R̂(z))/(1 − γz).
type Filter struct {
	Field algebraic.Field
	Gamma poly.Elem

	// Diagonal says that γ is the common entry in the diagonal of A, or of γ for a Rosenbrock scheme. Stages whose entry is
	// 0 are explicit and do not count.
	Diagonal bool
}

// DiagonalFilter is the word for the filter with the diagonal's γ.
const DiagonalFilter = "diagonal"

// ParseFilter reads γ, a number in the grammar of scheme files, or the word DiagonalFilter. It fails if that is no number,
// or not positive. Cost: that of scheme.Evaluate.
func ParseFilter(text string) (Filter, error) {
	if text == DiagonalFilter {
		return Filter{Diagonal: true}, nil
	}
	k, x, err := scheme.Evaluate(nil, []string{text})
	if err != nil {
		message := err.Error()
		if e, ok := errors.AsType[*scheme.Error](err); ok {
			message = e.Message
		}
		return Filter{}, fmt.Errorf("should be a number or the word %s: %s", DiagonalFilter, message)
	}
	if k.Sign(x[0]) <= 0 {
		return Filter{}, errors.New("should be positive: γ is that of the matrix I − γhJ of the stages")
	}
	return Filter{Field: k, Gamma: x[0]}, nil
}

// filterOf returns the filter with its γ; if the diagonal gives none, why.
func (s *subject) filterOf(f *Filter) (filter *Filter, why *NoGamma) {
	if f == nil || s.bhat == nil || !f.Diagonal {
		return f, nil
	}
	key := s.scheme.Coefficients()[0].Key
	m := s.matrices[0]
	if gamma, ok := scheme.Find(s.scheme, "gamma"); ok {
		key, m = gamma.Key, gamma.Values
	}
	first := -1
	for i, row := range m {
		for _, x := range row[i+1:] {
			if !x.IsZero() {
				return nil, &NoGamma{Key: key, Row: i + 1}
			}
		}
		switch {
		case row[i].IsZero():
			continue
		case first < 0:
			first = i
		case !s.field.Within(row[i].Sub(m[first][first]), s.units.At(key, i, i).Add(s.units.At(key, first, first))):
			return nil, &NoGamma{key, first + 1, i + 1}
		}
	}
	if first < 0 || s.field.Sign(m[first][first]) < 0 {
		return nil, &NoGamma{Key: key}
	}
	return &Filter{s.field, m[first][first], true}, nil
}

// filtered returns how the filtered estimate behaves at infinity. It is not known without a filter and without embedded
// weights, if R̂ = R, and if R and R̂ lie in different fields and agree to 256 bits.
//
// R − R̂ ~ dzʲ makes the filtered estimate −(d/γ)zʲ⁻¹.
func (s *subject) filtered() (FilteredEstimate, bool) {
	e, ok := s.embedded()
	if !ok || s.filter == nil || len(equalWeights(s)) > 0 || scheme.EstimateVanishes(s.scheme) {
		return FilteredEstimate{}, false
	}
	terms := 2*len(s.b) + 1 // R − R̂ ≠ 0 is no smaller than z^−2s
	x, ok := s.atInfinity(terms)
	y, both := e.atInfinity(terms)
	if !ok || !both {
		return FilteredEstimate{}, false
	}
	for j := max(0, x.whole.Degree(), y.whole.Degree()); j > -terms; j-- {
		d, zero, known := s.difference(x, y, j)
		switch {
		case !known:
			return FilteredEstimate{}, false
		case !zero:
			lead, ok := d.Neg().Quo(s.filter.Field.Enclose(s.filter.Gamma, leadBits))
			return FilteredEstimate{Filter: *s.filter, Lead: lead.Mid(), Power: j - 1}, ok
		}
	}
	return FilteredEstimate{}, false
}

// leadBits is the precision of leading coefficients.
const leadBits = 256

// difference encloses the difference of the coefficients of zʲ and reports whether it is 0: exactly, or for rounded
// coefficients to the printed digits.
func (s *subject) difference(x, y expansion, j int) (d exact.Interval, zero, known bool) {
	a, b := x.at(j), y.at(j)
	p, q := x.field.Enclose(a, leadBits), y.field.Enclose(b, leadBits)
	d = p.Sub(q)
	_, apart := d.Sign()
	switch {
	case s.units.Exact():
		zero = a.Equal(b)
		return d, zero, zero || apart
	case j > 0:
		return d, largest(d).Cmp(noGrowth) <= 0, true
	}
	size := exact.Max(exact.Int(1), exact.Max(largest(p), largest(q)))
	return d, largest(d).Cmp(s.units.Tolerance().Mul(size)) <= 0, true
}

// largest returns max |x|.
func largest(x exact.Interval) exact.Rat { return exact.Max(x.Lo.Abs(), x.Hi.Abs()) }

// expansion is R in powers of z, downward: a polynomial, then r₁/z + r₂/z² + ….
type expansion struct {
	field algebraic.Field
	whole poly.Poly
	rest  []poly.Elem // from r₀ = 0 on
}

// atInfinity expands R of the scheme, rounded coefficients taken as they are meant, up to so many terms of its series.
func (s *subject) atInfinity(terms int) (x expansion, ok bool) {
	k, r, err := s.function()
	if err != nil {
		return x, false
	}
	whole, rem := r.Numerator().DivMod(r.Denominator())
	rest, err := rational.New(rem, r.Denominator())
	return expansion{k, whole, rest.SeriesAtInfinity(terms)}, err == nil
}

// function returns R over the field of the tableau if that is exact, so that R and R̂ can be compared, and as meant
// otherwise.
func (s *subject) function() (algebraic.Field, rational.Function, error) {
	if !s.units.Exact() {
		return s.meant()
	}
	d, err := s.analysis.Derivation()
	return d.Field, d.R, err
}

// at returns the coefficient of zʲ.
func (x expansion) at(j int) poly.Elem {
	if j >= 0 {
		return x.whole.Coeff(j)
	}
	return x.rest[-j]
}
