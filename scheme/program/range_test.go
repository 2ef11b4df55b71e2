package program

import (
	"math"
	"testing"

	"rofz/scheme/expression"
)

// TestCounted counts, and refuses what would fill the memory; the ends of the integers are no place to go on from.
func TestCounted(t *testing.T) {
	for _, row := range []struct {
		first, end, step int
		want             []int
		refused          bool
	}{
		{0, 3, 1, []int{0, 1, 2}, false}, {1, 4, 2, []int{1, 3}, false}, {1, 5, 2, []int{1, 3}, false}, {3, 0, -1, []int{3, 2, 1}, false}, {4, 1, -2, []int{4, 2}, false},
		{3, 0, 1, nil, false}, {0, 3, -1, nil, false}, {2, 2, 1, nil, false}, {-1, 1, 1, []int{-1, 0}, false},
		{0, math.MaxInt, math.MaxInt/2 + 1, []int{0, math.MaxInt/2 + 1}, false}, {math.MinInt, math.MaxInt, math.MaxInt, []int{math.MinInt, -1, math.MaxInt - 1}, false},
		{0, 200000, 1, nil, true}, {math.MinInt, math.MaxInt, 1, nil, true}, {0, 1, 0, nil, true},
	} {
		m := &Machine{}
		got, err := m.counted(row.first, row.end, row.step, expression.Place{})
		if (err != nil) != row.refused || len(got.list) != len(row.want) {
			t.Errorf("%d to %d by %d: %d numbers, %v", row.first, row.end, row.step, len(got.list), err)
			continue
		}
		for i, v := range got.list {
			if row.want[i] < -1 || row.want[i] > math.MaxInt32 {
				continue // Integer reads what counts something
			}
			if n, err := v.Integer(); err != nil || n != row.want[i] {
				t.Errorf("%d to %d by %d: number %d is %d, %v", row.first, row.end, row.step, i, n, err)
			}
		}
	}
}
