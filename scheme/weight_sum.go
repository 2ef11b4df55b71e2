package scheme

import (
	"rofz/poly"
	"rofz/poly/algebraic"
)

// WeightSum is a sum of weights that is not as it should be: 1 for b and bhat, 0 for error weights e. It is a Warning where
// no order is claimed of the weights; where one is, the claim fails.
type WeightSum struct {
	Key     string // b, bhat or e
	Field   algebraic.Field
	Sum     poly.Elem
	Swapped bool // bhat has the sum of error weights, or e that of embedded weights
	Claimed bool // an order of at least 1
}

func (WeightSum) warning() {}

// Off returns by how much the sum is off.
func (w WeightSum) Off() poly.Elem {
	if w.Key == errorWeights.Key {
		return w.Sum
	}
	return w.Sum.Sub(poly.Int(1))
}

// WeightSums returns the sums of weights that are off by more than the units of the coefficients explain; error weights
// are rounded like the b from which they were computed. Cost: that of UnitsOf.
func WeightSums(s Scheme) []WeightSum {
	b, embedded, ok := Weights(s)
	if !ok {
		return nil
	}
	info, units := s.Info(), UnitsOf(s)
	var out []WeightSum
	add := func(key string, row []poly.Elem, claimed *int, like string) {
		w := WeightSum{Key: key, Field: s.Field(), Claimed: claimed != nil && *claimed > 0}
		for _, x := range row {
			w.Sum = w.Sum.Add(x)
		}
		other := w.Sum // what is 0 if these are weights of the other kind
		if key == errorWeights.Key {
			other = w.Sum.Sub(poly.Int(1))
		}
		w.Swapped = key != b.Key && w.Field.Within(other, units.Tolerance())
		if !w.Field.Within(w.Off(), units.Row(like, 0)) {
			out = append(out, w)
		}
	}
	add(b.Key, b.Values[0], info.Order, b.Key)
	if e, ok := Find(s, errorWeights.Key); ok {
		add(e.Key, e.Values[0], info.EmbeddedOrder, embeddedWeights.Key)
	} else if embedded.Values != nil {
		add(embedded.Key, embedded.Values[0], info.EmbeddedOrder, embedded.Key)
	}
	return out
}
