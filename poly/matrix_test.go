package poly

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
)

// TestTimes compares with products and sums, over ℚ, over a field, and of both mixed.
func TestTimes(t *testing.T) {
	k := sample.Try(NewField(FromInts(-2, 0, 0, 1))).Must(t)
	fields := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		irrational := rapid.Bool().Draw(t, "irrational")
		number := func() Elem {
			x := Int(rapid.Int64Range(-9, 9).Draw(t, "n")).Quo(Int(rapid.Int64Range(1, 9).Draw(t, "d")))
			if irrational && rapid.Bool().Draw(t, "g") {
				x = x.Mul(k.Generator())
			}
			return x
		}
		n := rapid.IntRange(0, 4).Draw(t, "n")
		column := make([]Poly, n)
		for j := range column {
			column[j] = New(number(), number(), number())
		}
		a := make([][]Elem, rapid.IntRange(0, 3).Draw(t, "rows"))
		for i := range a {
			for range n {
				a[i] = append(a[i], number())
			}
		}
		for i, got := range Times(a, column) {
			var want Poly
			for j, c := range a[i] {
				want = want.Add(column[j].Scale(c))
			}
			if fields[got.field == nil]++; !got.Equal(want) || got.String() != want.String() {
				t.Fatalf("row %d of %v times %v: %v, want %v", i, a, column, got, want)
			}
		}
	})
	if fields[true] == 0 || fields[false] == 0 {
		t.Errorf("one-sided: %v", fields)
	}
}
