package proofs

import (
	"slices"

	"rofz/poly"
)

// reduced returns the tableau without superfluous stages: with one stage for each class of stages that have the same value, and
// without those that the result does not depend on. Classes are nil if none is superfluous; the used ones come first.
//
// Algorithm: all stages are one class, which is split as long as the sums of A over the classes differ in one. Cost: O(s³).
func reduced(a [][]poly.Elem, b []poly.Elem) (smaller [][]poly.Elem, weights []poly.Elem, classes []int) {
	s := len(b)
	class, count := make([]int, s), 1
	sums := func(row []poly.Elem) []poly.Elem {
		out := make([]poly.Elem, count)
		for j, x := range row {
			out[class[j]] = out[class[j]].Add(x)
		}
		return out
	}
	var firsts []int // the first stage of each class
	for before := 0; before < count; {
		before, firsts = count, nil
		next := make([]int, s)
		for i := range s {
			next[i] = slices.IndexFunc(firsts, func(f int) bool {
				return class[f] == class[i] && slices.EqualFunc(sums(a[f]), sums(a[i]), poly.Elem.Equal)
			})
			if next[i] < 0 {
				next[i] = len(firsts)
				firsts = append(firsts, i)
			}
		}
		class, count = next, len(firsts)
	}
	all := sums(b)
	var used []int
	for todo := []([]poly.Elem){all}; len(todo) > 0; todo = todo[1:] {
		for j, x := range todo[0] {
			if !x.IsZero() && !slices.Contains(used, j) {
				used = append(used, j)
				todo = append(todo, sums(a[firsts[j]]))
			}
		}
	}
	slices.Sort(used)
	for _, i := range used {
		var row []poly.Elem
		values := sums(a[firsts[i]])
		for _, j := range used {
			row = append(row, values[j])
		}
		smaller, weights = append(smaller, row), append(weights, all[i])
	}
	if len(used) == s {
		return smaller, weights, nil
	}
	order := slices.Clone(used)
	for j := range count {
		if !slices.Contains(used, j) {
			order = append(order, j)
		}
	}
	for i, j := range class {
		class[i] = slices.Index(order, j)
	}
	return smaller, weights, class
}
