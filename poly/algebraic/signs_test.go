package algebraic

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
)

// TestSignsAreThoseOfTheValues compares signs from enclosures with those of the exact values: for random polynomials over
// fields, at zeros of them, and next to zeros.
func TestSignsAreThoseOfTheValues(t *testing.T) {
	var fields []Field
	for _, m := range [][]int64{{-2, 0, 1}, {-2, 0, 0, 1}, {1, -3, 0, 1}} {
		k := sample.Try(NewField(poly.FromInts(m...), exact.Int(1), exact.Int(2))).Must(t)
		fields = append(fields, k)
	}
	met := map[int]int{}
	rapid.Check(t, func(t *rapid.T) {
		k := fields[rapid.IntRange(0, len(fields)-1).Draw(t, "field")]
		number := func() poly.Elem {
			x := poly.Elem{}
			for range 3 {
				x = x.Mul(k.Algebra().Generator()).Add(poly.Rational(exact.NewRat(rapid.Int64Range(-9, 9).Draw(t, "n"), rapid.Int64Range(1, 9).Draw(t, "d"))))
			}
			return x
		}
		x := exact.NewRat(rapid.Int64Range(-20, 20).Draw(t, "x"), rapid.Int64Range(1, 20).Draw(t, "y"))
		f := poly.New(number(), number(), number())
		for range rapid.IntRange(0, 2).Draw(t, "zeros") { // at x, or so near that few bits do not tell
			at := x
			if bits := rapid.SampledFrom([]uint{0, 40, 70, 300, 1500, 3000}).Draw(t, "bits"); bits > 0 {
				at = x.Add(exact.Int(1).Quo(exact.Int(2).Pow(int(bits))))
			}
			f = f.Mul(poly.New(poly.Rational(at.Neg()), poly.Int(1)))
		}
		s := k.signs(f)
		for range 2 { // with enclosures made, and with those that are there
			got, want := s.at(x), k.Sign(f.EvalRat(x))
			if got != want {
				t.Fatalf("%v at %v: the sign %d, want %d", f, x, got, want)
			}
			met[got]++
		}
	})
	if met[-1] == 0 || met[0] == 0 || met[1] == 0 {
		t.Errorf("one-sided: %v", met)
	}
}
