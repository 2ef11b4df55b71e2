package diagnosis

import (
	"context"
	"strconv"

	"rofz/poly"
	"rofz/scheme"
)

// assumed diagnoses a table whose source does not say an order, of b or of b̂, though the weights do not even add up to
// 1, or for b the abscissae are not the row sums: the highest order is assumed that one edit of the table brings about.
// It reports false if the source does say the orders, or nothing is wrong.
func assumed(ctx context.Context, s scheme.Scheme, options Options) (Diagnosis, bool) {
	b, bhat, stages := weightsOf(s)
	info := s.Info()
	claim := Edit{Place: "order"}
	highest := min(2*stages, 6)
	switch {
	case b == nil:
		return Diagnosis{}, false
	case info.Order == nil && (!addsUp(s, b) || len(scheme.RowSumFindings(s)) > 0):
	case info.EmbeddedOrder == nil && bhat != nil && !addsUp(s, bhat):
		claim.Place = "embedded_order"
		if info.Order != nil {
			highest = min(highest, *info.Order+1)
		}
	default:
		return Diagnosis{}, false
	}
	t, ok := newTable(s, transformed)
	if !ok {
		if t, ok = newTable(s, standard); !ok {
			return Diagnosis{}, false
		}
	}
	var last Diagnosis
	for p := highest; p > 0 && ctx.Err() == nil; p-- {
		claim.To = strconv.Itoa(p)
		e := edits{dropped: map[string]bool{}}
		if info.Order == nil { // b is not to be spoiled to mend b̂
			e.claim(Edit{Place: "order", To: "1"})
		}
		e.claim(claim)
		claimed, err := t.parse(e)
		if err != nil {
			return Diagnosis{}, false
		}
		last = Find(ctx, claimed, options)
		assumed := claim
		last.Assumed = &assumed
		if len(last.Candidates) > 0 && last.Candidates[0].plain < 3 && onTable(last.Candidates[0]) {
			break
		}
	}
	return last, true
}

// onTable reports whether a candidate leaves the claims alone.
func onTable(c Candidate) bool {
	for _, e := range c.Edits {
		if e.IsClaim() {
			return false
		}
	}
	return true
}

// weightsOf returns b and b̂, nil for schemes that have none.
func weightsOf(s scheme.Scheme) (b, bhat []poly.Elem, stages int) {
	weights, embedded, ok := scheme.Weights(s)
	if !ok {
		return nil, nil, 0
	}
	if embedded.Values != nil {
		bhat = embedded.Values[0]
	}
	return weights.Values[0], bhat, len(weights.Values[0])
}

// addsUp reports whether the sum of the weights is 1, to the published digits.
func addsUp(s scheme.Scheme, v []poly.Elem) bool {
	sum := poly.Int(-1)
	for _, x := range v {
		sum = sum.Add(x)
	}
	return sum.IsZero() || small(s, sum, s.Info().Tolerance())
}
