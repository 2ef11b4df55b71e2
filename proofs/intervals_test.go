package proofs

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rofz/asymptotics/stability"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// TestIntervalsOfGeneralLinearMethods: two Runge–Kutta methods side by side, seen through a change of the variables, have as interval
// the shorter one of those of their R.
func TestIntervalsOfGeneralLinearMethods(t *testing.T) {
	sample.Checks(t, 30)
	rapid.Check(t, func(t *rapid.T) {
		a := [2][][]string{squareMatrix(t, 2), squareMatrix(t, rapid.IntRange(1, 2).Draw(t, "stages"))}
		shear := poly.Int(rapid.Int64Range(-2, 2).Draw(t, "shear"))
		one, other := rungeKutta(t, a[0]), rungeKutta(t, a[1])
		g := sideBySide(t, one, other, shear)
		for _, find := range []func(*Analysis) (stability.Interval, bool){(*Analysis).RealInterval, (*Analysis).ImaginaryInterval} {
			x, ok := find(Analyze(one))
			y, ok2 := find(Analyze(other))
			got, ok3 := find(Analyze(g))
			if !ok || !ok2 || !ok3 {
				t.Fatal("an interval is not known")
			}
			want := x.From
			if x.From.Infinite() != 0 || y.From.Infinite() == 0 && x.From.Number().Cmp(y.From.Number()) < 0 {
				want = y.From
			}
			if got.Empty || got.From.String() != want.String() || got.FromOpen {
				t.Fatalf("%v, want %v of %v, %v", got, want, x, y)
			}
		}
	})
}

// TestIntervalsThatEndOutside: a Jordan block at the end, a pole that no eigenvalue shows, and Jordan blocks everywhere.
func TestIntervalsThatEndOutside(t *testing.T) {
	e := func(rows ...[]string) [][]string { return rows }
	for _, c := range []struct {
		a, u, b, v [][]string
		real, imag string
		why        string
	}{
		{e([]string{"0"}), e([]string{"1"}), e([]string{"1"}), e([]string{"1"}), "[-2, 0]", "{0}", "forward Euler"},
		{e([]string{"0", "0"}, []string{"1", "0"}), e([]string{"1", "0"}, []string{"0", "1"}), e([]string{"1", "0"}, []string{"0", "1"}),
			e([]string{"1", "0"}, []string{"0", "1"}), "(-2, 0]", "{0}", "M = (1 + z, 0; z², 1 + z)"},
		{e([]string{"-1"}), e([]string{"0", "1"}), e([]string{"1"}, []string{"0"}), e([]string{"1/2", "0"}, []string{"0", "1"}),
			"(-1, 0]", "(-∞, ∞)", "M = (1/2, z/(1 + z); 0, 1): the pole −1 is that of no eigenvalue"},
		{e([]string{"0"}), e([]string{"0", "1"}), e([]string{"1"}, []string{"0"}), e([]string{"1", "0"}, []string{"0", "1"}),
			"{0}", "{0}", "M = (1, z; 0, 1)"},
		{e([]string{"0"}), e([]string{"0", "1"}), e([]string{"1"}, []string{"0"}), e([]string{"1", "1"}, []string{"0", "1"}),
			"∅", "∅", "V = (1, 1; 0, 1)"},
		{e([]string{"0", "1"}, []string{"-1", "0"}), e([]string{"0", "1"}, []string{"0", "0"}), e([]string{"1", "0"}, []string{"0", "0"}),
			e([]string{"1/2", "0"}, []string{"0", "1"}), "(-∞, 0]", "(-1, 1)", "M = (1/2, z/(1 + z²); 0, 1), with poles ±i"},
	} {
		a := Analyze(sample.Try(scheme.NewGeneralLinear("x", c.a, c.u, c.b, c.v)).Must(t))
		x, ok := a.RealInterval()
		y, ok2 := a.ImaginaryInterval()
		if !ok || !ok2 || x.String() != c.real || y.String() != c.imag {
			t.Errorf("%s: %v and %v, want %s and %s", c.why, x, y, c.real, c.imag)
		}
	}
}

func squareMatrix(t *rapid.T, n int) [][]string {
	out := make([][]string, n)
	for i := range out {
		for range n {
			out[i] = append(out[i], exact.NewRat(rapid.Int64Range(-3, 3).Draw(t, "a"), 4).String())
		}
	}
	return out
}

// rungeKutta returns the method with A and the weights 1/s.
func rungeKutta(t *rapid.T, a [][]string) *scheme.ButcherTableau {
	x, err := scheme.NewRungeKutta("x", a, slices.Repeat([]string{exact.NewRat(1, int64(len(a))).String()}, len(a)))
	if err != nil {
		t.Skip(err)
	}
	return x
}

// sideBySide returns the method with M = T diag(R₁, R₂) T⁻¹, T = (1, s; 0, 1).
func sideBySide(t *rapid.T, x, y *scheme.ButcherTableau, s poly.Elem) scheme.Scheme {
	n, m := x.Stages(), y.Stages()
	a := make([][]poly.Elem, n+m)
	u := make([][]poly.Elem, n+m)
	b := [][]poly.Elem{make([]poly.Elem, n+m), make([]poly.Elem, n+m)}
	for i := range a {
		a[i] = make([]poly.Elem, n+m)
		if i < n {
			copy(a[i], x.A()[i])
			u[i] = []poly.Elem{poly.Int(1), s.Neg()}
			b[0][i] = x.B()[i]
		} else {
			copy(a[i][n:], y.A()[i-n])
			u[i] = []poly.Elem{{}, poly.Int(1)}
			b[0][i], b[1][i] = s.Mul(y.B()[i-n]), y.B()[i-n]
		}
	}
	one := poly.Int(1)
	g, err := scheme.GeneralLinearOver(algebraic.Field{}, scheme.Info{Name: "g"}, a, u, b, [][]poly.Elem{{one, {}}, {{}, one}})
	if err != nil {
		t.Fatal(err)
	}
	return g
}
