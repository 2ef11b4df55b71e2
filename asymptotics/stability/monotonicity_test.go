package stability_test

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/asymptotics/stability"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// tableau reads rows of A and below them b, with semicolons between; missing entries are 0.
func tableau(t testing.TB, text string) (k algebraic.Field, a [][]poly.Elem, b []poly.Elem) {
	t.Helper()
	rows := strings.Split(text, ";")
	last := len(rows) - 1
	all := make([][]string, last)
	for i := range all {
		all[i] = strings.Fields(rows[i])
		for len(all[i]) < last {
			all[i] = append(all[i], "0")
		}
	}
	s, err := scheme.NewRungeKutta("t", all, strings.Fields(rows[last]))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return s.Field(), s.A(), s.B()
}

const ssprk104 = "0;1/6;1/6 1/6;1/6 1/6 1/6;1/6 1/6 1/6 1/6;1/15 1/15 1/15 1/15 1/15;1/15 1/15 1/15 1/15 1/15 1/6;" +
	"1/15 1/15 1/15 1/15 1/15 1/6 1/6;1/15 1/15 1/15 1/15 1/15 1/6 1/6 1/6;1/15 1/15 1/15 1/15 1/15 1/6 1/6 1/6 1/6;" +
	"1/10 1/10 1/10 1/10 1/10 1/10 1/10 1/10 1/10 1/10"

var radii = []struct{ tableau, radius, why string }{
	{"0;1", "1", "forward Euler"},
	{"0;1;1/2 1/2", "1", "SSPRK(2,2) [SO88]"},
	{"0;1;1/4 1/4;1/6 1/6 2/3", "1", "SSPRK(3,3) [SO88]"},
	{"0;1/2;1/2 1/2;1/3 1/3 1/3", "2", "SSPRK(3,2) [SR02]"},
	{"0;1/3;1/3 1/3;1/3 1/3 1/3;1/4 1/4 1/4 1/4", "3", "SSPRK(4,2) [SR02]"},
	{"0;1/2;1/2 1/2;1/6 1/6 1/6;1/6 1/6 1/6 1/2", "2", "SSPRK(4,3) [SR02]"},
	{ssprk104, "6", "SSPRK(10,4) [Ket08]"},
	{"1/2;1", "2", "implicit midpoint rule [FS08]"},
	{"0 0;1/2 1/2;1/2 1/2", "2", "trapezoidal rule"},
	{"1;1", "∞", "backward Euler"},
	{"1/2 0;1/2 1/2;1/2 1/2", "∞", "two steps of it"},
	{"1/4 0;1/2 1/4;1/2 1/2", "4", "SDIRK, two stages, order 2 [FS08]"},
	{"1/6 0 0;1/3 1/6 0;1/3 1/3 1/6;1/3 1/3 1/3", "6", "SDIRK, three stages, order 2 [FS08]"},
	{"1/2-sqrt(3)/6 0;sqrt(3)/3 1/2-sqrt(3)/6;1/2 1/2", "2.732050807568877", "SDIRK, two stages, order 3: 1 + √3 [FS08]"},
	{"1/2*(1-sqrt(2)/2) 0 0;sqrt(2)/4 1/2*(1-sqrt(2)/2) 0;sqrt(2)/4 sqrt(2)/4 1/2*(1-sqrt(2)/2);1/3 1/3 1/3", "4.828427124746190",
		"SDIRK, three stages, order 3: 2 + 2√2 [FS08]"},
	{"0;1/2;0 1/2;0 0 1;1/6 1/3 1/3 1/6", "0", "classical: a_31 = 0 < a_32·a_21"},
	{"0;1/2;-1 2;1/6 2/3 1/6", "0", "Kutta's third order: a negative entry"},
	{"0 0;1/2 -1/2;1/2 1/2", "0", "a negative entry"},
	{"0;1/2;0 1", "0", "explicit midpoint rule: b_1 = 0 < b_2·a_21"},
	{"0;1/3;0 2/3;1/4 0 3/4", "0", "Heun's third order"},
	{"1/2 0;1/2 0;1/2 1/2", "2", "Lobatto IIIB: the implicit midpoint rule, one stage twice"},
	{"1/2 0;-1 0;1 0", "0", "the implicit midpoint rule with a superfluous stage"},
	{"1/2 1/2;-1/2 1/2;1/2 1/2", "0", "Lobatto IIIC"},
}

func TestRadii(t *testing.T) {
	for _, row := range radii {
		k, a, b := tableau(t, row.tableau)
		m := stability.NewMonotonicity(context.Background(), k, a, b)
		x := m.Radius(context.Background())
		if x.String() != row.radius {
			t.Errorf("%s: %v, not %s (%s)", row.tableau, x, row.radius, row.why)
		}
		if _, ok := stability.NotMonotonic(k, a, b); ok != x.IsZero() {
			t.Errorf("%s: the zeros of K say %v (%s)", row.tableau, ok, row.why)
		}
	}
}

// TestRadiusBySolving compares the radius with the definition: K(I + rK)⁻¹ by elimination, for r on a grid.
func TestRadiusBySolving(t *testing.T) {
	sample.Checks(t, 60)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.IntRange(1, 4).Draw(t, "s")
		explicit := rapid.Bool().Draw(t, "explicit")
		entry := rapid.IntRange(0, 6)
		if rapid.IntRange(0, 4).Draw(t, "signs") == 0 {
			entry = rapid.IntRange(-1, 5)
		}
		a, b := make([][]poly.Elem, s), make([]poly.Elem, s)
		draw := func() poly.Elem { return poly.Rational(exact.NewRat(int64(entry.Draw(t, "a")), 6)) }
		for i := range a {
			a[i] = make([]poly.Elem, s)
			for j := range a[i] {
				if !explicit || j < i {
					a[i][j] = draw()
				}
			}
			b[i] = draw()
		}
		ctx := context.Background()
		m := stability.NewMonotonicity(ctx, algebraic.Field{}, a, b)
		x := m.Radius(ctx)
		if _, zero := stability.NotMonotonic(algebraic.Field{}, a, b); zero != x.IsZero() {
			t.Fatalf("radius %v, and NotMonotonic says %v", x, zero)
		}
		for n := int64(1); n < 60; n++ {
			r := exact.NewRat(n*n, 29)
			good, invertible := isMonotonic(a, b, r)
			cmp := -1
			if !x.Infinite {
				cmp = algebraic.RationalNumber(r).Cmp(x.Value)
			}
			if invertible && cmp != 0 && good != (cmp < 0) {
				t.Fatalf("A = %v, b = %v, radius %v: at %v it is monotonic: %v", a, b, x, r, good)
			}
			if row, violated := m.Violated(r); invertible && (violated == good || row > s) {
				t.Fatalf("A = %v, b = %v: at %v row %d is violated: %v", a, b, r, row, violated)
			}
		}
		if x.Infinite || x.IsZero() {
			return
		}
		below, _ := isMonotonic(a, b, x.Below)
		if above, ok := isMonotonic(a, b, x.Above); !below || above || !ok {
			t.Fatalf("A = %v, b = %v: monotonic at %v: %v; at %v: %v", a, b, x.Below, below, x.Above, above)
		}
	})
}

// isMonotonic solves X(I + rK) = K by Gauss's algorithm.
func isMonotonic(a [][]poly.Elem, b []poly.Elem, r exact.Rat) (good, invertible bool) {
	s := len(b)
	rows := make([][]exact.Rat, s) // of (I + rA)ᵀ, and behind them of (Aᵀ b)
	rat := func(x poly.Elem) exact.Rat {
		y, _ := x.Rat()
		return y
	}
	for i := range rows {
		for j := range s {
			x := r.Mul(rat(a[j][i]))
			if i == j {
				x = x.Add(exact.Int(1))
			}
			rows[i] = append(rows[i], x)
		}
		for j := range s {
			rows[i] = append(rows[i], rat(a[j][i]))
		}
		rows[i] = append(rows[i], rat(b[i]))
	}
	for p := range rows {
		q := p
		for q < s && rows[q][p].IsZero() {
			q++
		}
		if q == s {
			return false, false
		}
		rows[p], rows[q] = rows[q], rows[p]
		for i := range rows {
			if f := rows[i][p].Quo(rows[p][p]); i != p && !f.IsZero() {
				for j := range rows[i] {
					rows[i][j] = rows[i][j].Sub(f.Mul(rows[p][j]))
				}
			}
		}
	}
	for j := s; j <= 2*s; j++ {
		sum := exact.Int(1)
		for i, row := range rows {
			x := row[j].Quo(rows[i][i])
			if x.Sign() < 0 {
				return false, true
			}
			sum = sum.Sub(r.Mul(x))
		}
		if sum.Sign() < 0 {
			return false, true
		}
	}
	return true, true
}

// TestRadiiOfLowStorage takes Ketcheson's methods of order 3 with n² stages: Euler steps of length 1/(n² − n), and one stage that
// mixes n to n − 1 with an earlier one [Ket08, section 3.2.1]. Their radius is n² − n.
func TestRadiiOfLowStorage(t *testing.T) {
	most := 4
	if sample.Full() {
		most = 5
	}
	for n := 2; n <= most; n++ {
		s := n * n
		stages := [][]poly.Elem{make([]poly.Elem, s)}
		for i := 1; i <= s; i++ {
			y := append([]poly.Elem(nil), stages[i-1]...)
			y[i-1] = y[i-1].Add(poly.Rational(exact.NewRat(1, int64(s-n))))
			if i == n*(n+1)/2 {
				new, old := poly.Rational(exact.NewRat(int64(n-1), int64(2*n-1))), poly.Rational(exact.NewRat(int64(n), int64(2*n-1)))
				for j := range y {
					y[j] = new.Mul(y[j]).Add(old.Mul(stages[(n-1)*(n-2)/2][j]))
				}
			}
			stages = append(stages, y)
		}
		ctx := context.Background()
		x := stability.NewMonotonicity(ctx, algebraic.Field{}, stages[:s], stages[s]).Radius(ctx)
		if got, ok := x.Value.Rational(); !ok || !got.Equal(exact.Int(int64(s-n))) || !x.Below.Equal(got) {
			t.Errorf("%d stages: radius %v, good at %v; %d would be right", s, x, x.Below, s-n)
		}
	}
}
