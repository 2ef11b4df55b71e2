package lint

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
	"slices"
)

// subject is the scheme that is looked at, in the forms that checks need.
type subject struct {
	scheme   scheme.Scheme
	analysis *proofs.Analysis
	info     scheme.Info
	field    algebraic.Field
	units    scheme.Units

	// The tableau, if there is one. matrices holds A alone, or α and α + γ.
	matrices [][][]poly.Elem
	b, bhat  []poly.Elem

	filter  *Filter  // of the estimate, with its γ; nil for none
	noGamma *NoGamma // why the diagonal gives no γ
}

func newSubject(a *proofs.Analysis, options Options) *subject {
	s := a.Scheme()
	sub := &subject{scheme: s, analysis: a, info: s.Info(), field: s.Field(), units: scheme.UnitsOf(s)}
	if b, bhat, ok := scheme.Weights(s); ok {
		a := s.Coefficients()[0].Values
		sub.matrices, sub.b = [][][]poly.Elem{a}, b.Values[0]
		if bhat.Values != nil {
			sub.bhat = bhat.Values[0]
		}
		if gamma, ok := scheme.Find(s, "gamma"); ok {
			for i, row := range a {
				for j, x := range row {
					gamma.Values[i][j] = gamma.Values[i][j].Add(x)
				}
			}
			sub.matrices = append(sub.matrices, gamma.Values)
		}
		sub.filter, sub.noGamma = sub.filterOf(options.Filter)
	}
	return sub
}

// next reports whether x is not 0 but next to it: in a table that is called exact that is a finding of its own.
func (s *subject) next(x poly.Elem) bool {
	return s.calledExact() && !x.IsZero() && s.field.Within(x, exact.Int(10).Pow(-9))
}

// calledExact reports whether the file says that the coefficients are exact.
func (s *subject) calledExact() bool { return s.info.Exact != nil && *s.info.Exact }

// zero reports whether x may be zero, with a hundred units to spare.
func (s *subject) zero(x poly.Elem) bool { return s.field.Within(x, s.units.Tolerance()) }

// addsUp reports whether weights add up to 1, to the printed digits.
func (s *subject) addsUp(key string, weights []poly.Elem) bool {
	return s.field.Within(sum(weights).Sub(poly.Int(1)), s.units.Row(key, 0))
}

func sum(row []poly.Elem) poly.Elem {
	var total poly.Elem
	for _, x := range row {
		total = total.Add(x)
	}
	return total
}

// explicit reports whether the matrix is strictly lower triangular.
func (s *subject) explicit() bool {
	for _, m := range s.matrices {
		for i, row := range m {
			if slices.ContainsFunc(row[i:], func(x poly.Elem) bool { return !x.IsZero() }) {
				return false
			}
		}
	}
	return s.matrices != nil
}

// has reports whether a scheme has a property, at a glance if that is enough.
func has(a *proofs.Analysis, p proofs.Property) bool {
	if g, ok := a.Glance(); ok {
		if holds, ok := g.Holds(p); ok {
			return holds
		}
	}
	return a.Decide(p).Verdict.Proved()
}
