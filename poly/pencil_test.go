package poly

import (
	"testing"

	"pgregory.net/rapid"
)

// TestPencil compares the polynomial with resultants at several points, in one ratio.
func TestPencil(t *testing.T) {
	modular := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string, least, most int) Poly {
			c := rapid.SliceOfN(rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000), least+1, most+1).Draw(t, name)
			return FromInts(c...)
		}
		f, a, b := draw("f", 1, 7), draw("a", 0, 7), draw("b", 0, 7)
		if f.Degree() < 1 {
			t.Skip("a constant")
		}
		if rapid.Bool().Draw(t, "values twice") {
			f, a, b = f.OfSquare(), a.OfSquare(), b.OfSquare()
		}
		_, ok := pencilModular(f, a, b)
		modular[ok]++
		checkPencil(t, f, a, b)
	})
	if modular[true] == 0 || modular[false] == 0 {
		t.Errorf("one-sided: %v", modular)
	}
	k, err := NewField(FromInts(-2, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	g := k.Generator()
	checkPencil(t, New(g, Int(1), Int(3)), New(Int(1), g), New(Int(5), Int(1), g))
}

func checkPencil(t interface {
	Helper()
	Fatalf(string, ...any)
}, f, a, b Poly) {
	t.Helper()
	v := Pencil(f, a, b)
	n := max(a.Degree(), b.Degree())
	var last, lastWant Elem
	for i := int64(-20); i < 20; i++ {
		c := a.Sub(b.Scale(Int(i)))
		if c.Degree() < n {
			continue
		}
		got, want := v.Eval(Int(i)), Resultant(f, c)
		if got.IsZero() != want.IsZero() || !last.Mul(want).Equal(lastWant.Mul(got)) {
			t.Fatalf("Pencil(%v, %v, %v) at %d: %v and before %v, should be in the ratio of %v and %v", f, a, b, i, got, last, want, lastWant)
		}
		if !want.IsZero() {
			last, lastWant = got, want
		}
	}
}

func TestPencilOfConstant(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Pencil(FromInts(3), FromInts(0, 1), FromInts(1))
}
