package stability_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"rofz/asymptotics/stability"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

func TestThresholdFactors(t *testing.T) {
	sqrt3, err := algebraic.Field{}.AdjoinSqrt(poly.Int(3))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		r    string
		k    algebraic.Field
		want string // "" if it is not known
		why  string
	}{
		{"1+z", algebraic.Field{}, "1", "forward Euler"},
		{"1+z+z^2/2", algebraic.Field{}, "1", "order 2, degree 2: m − 1 [Kra86]"},
		{"1+z+z^2/2+z^3/12", algebraic.Field{}, "2", "order 2, degree 3: m − 1 [Kra86]"},
		{"1+z+z^2/2+z^3/6", algebraic.Field{}, "1", "order 3, degree 3: m − p + 1 [Kra86]"},
		{"1+z+z^2/2+z^3/6+z^4/24", algebraic.Field{}, "1", "order 4, degree 4: m − p + 1 [Kra86]"},
		{"1+z+z^2/2+z^3/6+z^4/48", algebraic.Field{}, "2", "SSPRK(4,3): order 3, degree 4: 2 [Kra86]"},
		{"1", algebraic.Field{}, "∞", "a constant"},
		{"1+z/2+z^3", algebraic.Field{}, "0", "the second derivative turns at once"},
		{"1-z", algebraic.Field{}, "0", "a negative derivative"},
		{"1/(1-z)", algebraic.Field{}, "∞", "backward Euler"},
		{"1/(1-z/2)^2", algebraic.Field{}, "∞", "two steps of it"},
		{"(1+z/2)/(1-z/2)", algebraic.Field{}, "2", "trapezoidal rule, implicit midpoint rule"},
		{"(1+z/4)^2/(1-z/4)^2", algebraic.Field{}, "4", "two steps of it: order 2, degree 2: 2m [GK86]"},
		{"1/(1+z)", algebraic.Field{}, "0", "a pole on the negative axis"},
		{"1/(1-z+z^2/2)", algebraic.Field{}, "0", "Padé (0,2): no positive pole"},
		{"(1+z/2+z^2/12)/(1-z/2+z^2/12)", algebraic.Field{}, "0", "Gauss, two stages: no positive pole"},
		{"(1+(g/3)*z+((g+1)/6-1/6)*z^2)/(1-z/2)/(1-z/3)", sqrt3.Field, "", "two poles: nothing is known"},
	} {
		x, ok := stability.ThresholdFactor(context.Background(), row.k, fn(t, row.r, row.k))
		if got := x.String(); ok != (row.want != "") || ok && got != row.want {
			t.Errorf("%s: %s, %v; %q would be right (%s)", row.r, got, ok, row.want, row.why)
		}
	}
}

// TestThresholdFactorBySeries compares with Taylor coefficients at −r.
func TestThresholdFactorBySeries(t *testing.T) {
	sample.Checks(t, 60)
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.Int64Range(0, 4)
		if rapid.Bool().Draw(t, "signs") {
			small = rapid.Int64Range(-3, 4)
		}
		m := rapid.IntRange(0, 3).Draw(t, "m")
		q, g := poly.FromInts(1), exact.NewRat(rapid.Int64Range(1, 4).Draw(t, "g"), 4)
		for range m {
			q = q.Mul(poly.FromRats(exact.Int(1), g.Neg()))
		}
		p := poly.FromInts(1)
		for i := range rapid.IntRange(0, 4).Draw(t, "n") {
			p = p.Add(poly.Monomial(poly.Rational(exact.NewRat(small.Draw(t, "p"), 4)), i+1))
		}
		r, err := rational.New(p, q)
		if err != nil {
			t.Fatal(err)
		}
		x, ok := stability.ThresholdFactor(context.Background(), algebraic.Field{}, r)
		if !ok {
			t.Skip("not known")
		}
		for n := int64(1); n < 30; n++ {
			at := exact.NewRat(n*n, 31)
			cmp := -1
			if !x.Infinite {
				cmp = algebraic.RationalNumber(at).Cmp(x.Value)
			}
			good := seriesIsNonnegative(t, r, g.Inv(), m, at.Neg())
			if cmp < 0 && !good || cmp > 0 && good {
				t.Fatalf("R = %v, threshold factor %v: at −%v all are nonnegative: %v", r, x, at, good)
			}
		}
	})
}

// seriesIsNonnegative reports whether all Taylor coefficients c_n of r at x are nonnegative. r has no pole but one at a > x,
// of multiplicity m at most.
//
// Partial fractions make b_n = (a − x)^n c_n a polynomial of degree < m in n from n = deg P − deg Q + 1 on. Once
// b_n, Δb_n, …, Δ^(m−1) b_n are of one sign, all that follow are of that sign, by Newton's formula; so many terms are looked at.
// A polynomial reaches such an n, as each difference has in the end the sign of the last one that is not zero.
func seriesIsNonnegative(t *rapid.T, r rational.Function, a exact.Rat, m int, x exact.Rat) bool {
	first := max(0, r.Numerator().Degree()-r.Denominator().Degree()+1)
	d, power := a.Sub(x), exact.Int(1)
	var b []exact.Rat
	for _, c := range seriesAt(t, r, x, first+m) {
		y, _ := c.Rat()
		b, power = append(b, power.Mul(y)), power.Mul(d)
	}
	for _, y := range b[:first] {
		if y.Sign() < 0 {
			return false
		}
	}
	differences := b[first:] // Δ^i b_n at i
	for i := range differences {
		for j := len(differences) - 1; j > i; j-- {
			differences[j] = differences[j].Sub(differences[j-1])
		}
	}
	for {
		negative, positive := false, false
		for _, y := range differences {
			negative, positive = negative || y.Sign() < 0, positive || y.Sign() > 0
		}
		if !negative {
			return true
		}
		if differences[0].Sign() < 0 || !positive {
			return false
		}
		for i := range len(differences) - 1 {
			differences[i] = differences[i].Add(differences[i+1])
		}
	}
}

// seriesAt returns the first Taylor coefficients of r at x, but for a common factor > 0.
func seriesAt(t *rapid.T, r rational.Function, x exact.Rat, n int) []poly.Elem {
	shifted := func(p poly.Poly) poly.Poly { return p.Compose(poly.Int(1), poly.Rational(x)) }
	q := shifted(r.Denominator())
	if y, _ := q.Coeff(0).Rat(); y.Sign() <= 0 {
		t.Fatalf("%v has a pole left of 0", r)
	}
	s, err := rational.New(shifted(r.Numerator()), q)
	if err != nil {
		t.Fatal(err)
	}
	return s.Series(n)
}
