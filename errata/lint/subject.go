package lint

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// subject is the scheme that is looked at, in the forms that checks need.
type subject struct {
	scheme   scheme.Scheme
	analysis *proofs.Analysis
	info     scheme.Info
	field    algebraic.Field
	rounded  bool // the coefficients are truncated, whether or not the file says so

	// The tableau, if there is one. matrices holds A alone, or α and α + γ.
	matrices [][][]poly.Elem
	b, bhat  []poly.Elem
}

func newSubject(a *proofs.Analysis) *subject {
	s := a.Scheme()
	sub := &subject{scheme: s, analysis: a, info: s.Info(), field: s.Field()}
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
	}
	sub.rounded = !sub.info.Exact || len(looksTruncated(sub)) > 0
	return sub
}

// next reports whether x is not 0 but next to it: in a table that is called exact that is a finding of its own.
func (s *subject) next(x poly.Elem) bool {
	return s.info.Exact && !x.IsZero() && s.field.Within(x, exact.Int(10).Pow(-9))
}

// zero reports whether x counts as zero.
func (s *subject) zero(x poly.Elem) bool { return s.field.Within(x, s.info.Tolerance()) }

func sum(row []poly.Elem) poly.Elem {
	var total poly.Elem
	for _, x := range row {
		total = total.Add(x)
	}
	return total
}

// proved and refuted say what is known about a property.
func proved(a *proofs.Analysis, p proofs.Property) bool {
	return a.Decide(p).Verdict.Proved()
}

func refuted(a *proofs.Analysis, p proofs.Property) bool {
	return a.Decide(p).Verdict.Refuted()
}
