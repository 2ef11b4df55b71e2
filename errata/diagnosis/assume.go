package diagnosis

import (
	"context"
	"slices"
	"strconv"

	"rofz/poly"
	"rofz/scheme"
)

// assumed diagnoses a table whose source does not say an order, of b or of b̂, though the weights do not even add up to
// 1, or for b the abscissae are not the row sums: the highest order is assumed that one edit of the table brings about.
// It reports false if the source does say the orders, or nothing is wrong.
func assumed(ctx context.Context, s scheme.Scheme, options Options) (Diagnosis, bool) {
	b, bhat, ok := scheme.Weights(s)
	if !ok {
		return Diagnosis{}, false
	}
	info := s.Info()
	claim := scheme.Place{Key: "order"}
	highest := min(2*len(b.Values[0]), 6)
	switch {
	case info.Order == nil && (!addsUp(s, b) || len(scheme.RowSumFindings(s)) > 0):
	case info.EmbeddedOrder == nil && bhat.Values != nil && !addsUp(s, bhat):
		claim.Key = "embedded_order"
		if info.Order != nil {
			highest = min(highest, *info.Order+1)
		}
	default:
		return Diagnosis{}, false
	}
	t, ok := tableOf(s)
	if !ok {
		return Diagnosis{}, false
	}
	var last Diagnosis
	for p := highest; p > 0 && ctx.Err() == nil; p-- {
		assumed := Edit{Place: claim, To: strconv.Itoa(p)}
		edits := []Edit{assumed}
		if info.Order == nil && claim.Key != "order" { // b is not to be spoiled to mend b̂
			edits = append(edits, Edit{Place: scheme.Place{Key: "order"}, To: "1"})
		}
		claimed, err := t.revised(edits...)
		if err != nil {
			return Diagnosis{}, false
		}
		last = Find(ctx, claimed, options)
		last.Assumed = &assumed
		if len(last.Candidates) > 0 && last.Candidates[0].plain < 3 && !slices.ContainsFunc(last.Candidates[0].Edits, Edit.IsClaim) {
			break
		}
	}
	return last, true
}

// addsUp reports whether the sum of the weights is 1, to the published digits.
func addsUp(s scheme.Scheme, weights scheme.Block) bool {
	return s.Field().Within(excess(weights), scheme.UnitsOf(s).Row(weights.Key, 0))
}

// excess is the sum of the weights less 1.
func excess(weights scheme.Block) poly.Elem {
	sum := poly.Int(-1)
	for _, x := range weights.Values[0] {
		sum = sum.Add(x)
	}
	return sum
}
