package poly

import (
	"slices"
	"testing"

	"rofz/poly/exact"
)

// TestMeter: what is counted has the same result as what is not, counts more for longer numbers, and ends where its meter
// panics.
func TestMeter(t *testing.T) {
	tower := func(bits int) (p, q Poly) {
		a := exact.Int(3).Pow(bits)
		f := New(Rational(a), Int(-7), Int(1))
		return f.Mul(New(Int(5), Rational(a), Int(0), Int(2))), f.Mul(New(Rational(a), Int(1), Int(11)))
	}
	for name, call := range map[string]func(m Meter, p, q Poly) any{
		"GCD":          func(m Meter, p, q Poly) any { return m.GCD(p, q).String() },
		"SquareFree":   func(m Meter, p, q Poly) any { return m.SquareFree(p.Mul(p).Mul(q))[0].Poly.String() },
		"FactorWithin": func(m Meter, p, q Poly) any { fs, _ := m.FactorWithin(p, 100); return fs[0].Poly.String() },
		"Resultant":    func(m Meter, p, q Poly) any { return m.Resultant(p.Add(FromInts(1)), q).String() },
		"SturmCount":   func(m Meter, p, q Poly) any { return m.SturmCount(p, exact.Int(-10), exact.Int(10)) },
	} {
		var spent []int
		for _, bits := range []int{2, 2000} {
			n := 0
			p, q := tower(bits)
			if got, want := call(func(k int) { n += k }, p, q), call(nil, p, q); got != want {
				t.Errorf("%s: counted %v, want %v", name, got, want)
			}
			spent = append(spent, n)
		}
		if spent[0] <= 0 || spent[1] <= spent[0] {
			t.Errorf("%s spends %v for short and for long numbers", name, spent)
		}
		func() {
			defer func() {
				if v := recover(); v != "enough" {
					t.Errorf("%s: a meter that panics: %v", name, v)
				}
			}()
			p, q := tower(2000)
			call(func(int) { panic("enough") }, p, q)
		}()
	}
}

// TestMeterOverAField counts Euclid's algorithm, too.
func TestMeterOverAField(t *testing.T) {
	k, err := NewField(FromInts(-2, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	f := New(k.Generator(), Int(1))
	p, q := f.Mul(FromInts(3, 0, 1)), f.Mul(FromInts(5, 1))
	var spent []int
	m := Meter(func(n int) { spent = append(spent, n) })
	if g := m.GCD(p, q); !g.Equal(f) || len(spent) == 0 {
		t.Errorf("gcd %v, spent %v", g, spent)
	}
	spent = nil
	if r := m.Resultant(p, q); !r.IsZero() || len(spent) == 0 || slices.Min(spent) <= 0 {
		t.Errorf("resultant %v, spent %v", r, spent)
	}
}
