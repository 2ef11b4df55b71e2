package modular

import (
	"testing"

	"pgregory.net/rapid"
)

// TestPencil compares the values of the polynomial with resultants.
func TestPencil(t *testing.T) {
	m := NewBasis(1).Primes[0]
	p := Prime(m.Prime())
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string, least, most int) []uint64 {
			c := rapid.SliceOfN(rapid.Uint64Range(0, m.Prime()-1), least+1, most+1).Draw(t, name)
			c[len(c)-1] = max(c[len(c)-1], 1)
			return c
		}
		f, a, b := draw("f", 1, 9), draw("a", 0, 12), draw("b", 0, 12)
		v, ok := m.Pencil(f, a, b)
		if !ok {
			t.Skip("a value twice")
		}
		if len(v) != len(f) {
			t.Fatalf("%d coefficients for degree %d", len(v), len(f)-1)
		}
		for y := uint64(1); y < 5; y++ {
			c := p.SubPoly(a, p.Scale(b, y))
			if len(c) == 0 {
				continue
			}
			if got, want := p.Eval(v, y), p.Mul(p.Resultant(f, c), p.Pow(f[len(f)-1], uint64(max(len(a), len(b))-len(c)))); got != want {
				t.Fatalf("%d at %d, should be %d", got, y, want)
			}
		}
	})
	for _, tt := range []struct {
		f, a, b []uint64
		why     string
	}{
		{[]uint64{p.Int(-2), 0, 1}, []uint64{0, 0, 1}, []uint64{1}, "x² at both roots of x² − 2"},
		{[]uint64{p.Int(-1), 0, 1}, []uint64{1}, []uint64{p.Int(-1), 1}, "a common zero"},
		{[]uint64{1, 1, 0}, []uint64{0, 1}, []uint64{1}, "the degree is lost"},
		{[]uint64{1, 1}, []uint64{0, 1}, []uint64{0}, "b = 0"},
	} {
		if v, ok := m.Pencil(tt.f, tt.a, tt.b); ok {
			t.Errorf("%s: %v", tt.why, v)
		}
	}
}
