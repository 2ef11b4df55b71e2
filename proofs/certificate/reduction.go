package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// reduced returns the tableau of the first classes, so many of them, of stages: row I of its matrix has the sums over the stages j of
// each class J of a_ij, which must be the same for all stages i of I, to within a distance, and its weights are the sums of b. So
// stages of one class have the same value. Neither the result nor the first classes may depend on the others. Without classes each
// stage is one.
func (s *Stages) reduced(k embedding, given []poly.Elem, used int, within exact.Rat) (Stages, error) {
	classes, ok := numbers(given, len(s.B))
	if given == nil {
		ok = true
		for i := range s.B {
			classes = append(classes, i)
		}
	}
	if !ok || len(classes) != len(s.B) || used < 0 || used > len(s.B) {
		return Stages{}, malformed("no classes of the stages")
	}
	sums := func(v []poly.Elem) []poly.Elem {
		out := make([]poly.Elem, len(s.B))
		for j, x := range v {
			out[classes[j]] = out[classes[j]].Add(x)
		}
		return out
	}
	out := Stages{A: make([][]poly.Elem, len(s.B)), B: sums(s.B)}
	for i, class := range classes {
		row := sums(s.A[i])
		if out.A[class] == nil {
			out.A[class] = row
		}
		for j, x := range row {
			if !k.within(x.Sub(out.A[class][j]), within) {
				return out, failf("stage %d differs from one of its class", i+1)
			}
		}
	}
	for i, row := range append(out.A[:used:used], out.B) {
		if row == nil {
			return out, malformed("a class without a stage")
		}
		for _, x := range row[used:] {
			if !k.within(x, within) {
				return out, failf("row %d of the smaller tableau uses a class that is left out", i+1)
			}
		}
	}
	return out, nil
}
