package rational

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/poly/exact"
)

// TestOrderInIntegers compares with the same sums in fractions, for approximants of e^z and what is nearly one.
func TestOrderInIntegers(t *testing.T) {
	orders := map[int]bool{}
	rapid.Check(t, func(t *rapid.T) {
		f := Pade(rapid.IntRange(0, 5).Draw(t, "j"), rapid.IntRange(0, 5).Draw(t, "k"))
		p, q := f.Numerator(), f.Denominator()
		if i := rapid.IntRange(0, 8).Draw(t, "place"); i < 6 {
			p = p.Add(poly.Rational(exact.NewRat(rapid.Int64Range(-3, 3).Draw(t, "n"), 7)).Poly().Shift(i))
		}
		order1, c1 := orderInIntegers(poly.Together(p, q))
		order2, c2 := order(p, q)
		if order1 != order2 || !c1.Equal(c2) || c1.String() != c2.String() {
			t.Fatalf("(%v)/(%v): order %d, C = %v, should be %d, %v", p, q, order1, c1, order2, c2)
		}
		orders[order1] = true
	})
	if len(orders) < 5 {
		t.Errorf("only the orders %v", orders)
	}
}
