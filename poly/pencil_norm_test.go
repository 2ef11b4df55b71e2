package poly

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
)

// TestPencilNorm compares the norm with that of the polynomial over the field, at several points and in one ratio.
func TestPencilNorm(t *testing.T) {
	var fields []*Field
	for _, m := range []string{"x^2-2", "x^2-1/3", "x^2+5/7*x-3/2", "x^3-x-1", "x^3-3*x+1", "x^3-2/3", "x^4-10*x^2+1"} {
		fields = append(fields, sample.Try(NewField(sample.Try(Parse(m, nil, "x")).Must(t))).Must(t))
	}
	done := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		k := fields[rapid.IntRange(0, len(fields)-1).Draw(t, "field")]
		draw := func(name string, least int) Poly {
			var c []Elem
			for range rapid.IntRange(least, 4).Draw(t, name) + 1 {
				x := Elem{}
				for range k.Degree() {
					x = x.Mul(k.Generator()).Add(Int(rapid.Int64Range(-999, 999).Draw(t, "n")).Quo(Int(rapid.Int64Range(1, 99).Draw(t, "d"))))
				}
				c = append(c, x)
			}
			return New(c...)
		}
		f, a, b := draw("f", 1), draw("a", 0), draw("b", 0)
		if f.Degree() < 1 {
			t.Skip("a constant")
		}
		if rapid.IntRange(0, 9).Draw(t, "values twice") == 0 {
			f, a, b = f.OfSquare(), a.OfSquare(), b.OfSquare()
		}
		got, ok := PencilNorm(f, a, b)
		if done[ok]++; !ok {
			return
		}
		v := Pencil(f, a, b)
		var last, lastWant Elem
		for i := int64(-9); i < 9; i++ {
			x, want := got.Eval(Int(i)), Resultant(k.MinimalPolynomial(), v.Eval(Int(i)).Poly())
			if x.IsZero() != want.IsZero() || !last.Mul(want).Equal(lastWant.Mul(x)) {
				t.Fatalf("PencilNorm(%v, %v, %v) at %d: %v and before %v, should be in the ratio of %v and %v", f, a, b, i, x, last, want, lastWant)
			}
			if !want.IsZero() {
				last, lastWant = x, want
			}
		}
	})
	if done[true] == 0 || done[false] == 0 {
		t.Errorf("one-sided: %v", done)
	}
	if v, ok := PencilNorm(FromInts(1, 1, 3), FromInts(0, 1), FromInts(1)); ok {
		t.Errorf("over ℚ: %v", v)
	}
	rare := NewFieldOf(FromInts(-1, -1, 0, 0, 0, 0, 1)) // x⁶ − x − 1: one prime in 720 splits
	if v, ok := PencilNorm(New(Int(1), rare.Generator(), Int(1)), FromInts(0, 1), FromInts(1)); ok {
		t.Errorf("over a field of degree 6: %v", v)
	}
}
