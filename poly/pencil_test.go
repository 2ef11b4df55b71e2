package poly

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly/exact"
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
		if e := rapid.IntRange(-3, 3).Draw(t, "stretched"); e != 0 {
			c := Rational(exact.Int(10).Pow(e))
			f, a, b = f.Compose(c, Elem{}), a.Compose(c, Elem{}), b.Compose(c, Elem{})
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

// TestPencilOfDecimals counts work: where 10¹⁶t has the short coefficients, the bound is theirs.
func TestPencilOfDecimals(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 2))
	long := func(degree int) (p Poly) {
		for i := range degree + 1 {
			c := exact.NewRat(draw.Int64N(1e16)+1, 1).Mul(exact.Int(10).Pow(-16 * i))
			p = p.Add(Monomial(Rational(c), i))
		}
		return p
	}
	f, a, b := long(12), long(8), long(8)
	numbers := func(p Poly) []*big.Int { return p.primitive().num }
	both := append(append([]*big.Int(nil), numbers(a)...), numbers(b)...)
	x := pencil{numbers(f), both[:9], both[9:]}
	if _, got := x.shortened(); got > 1700 || x.bits() < 10_000 {
		t.Errorf("the bound is %d bits, and %d as it was given", got, x.bits())
	}
	checkPencil(t, f, a, b)
}
