package exponential_test

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational/exponential"
)

const terms = 12

// series is the Taylor series of a function by itself.
func series(f exponential.Function) []poly.Elem {
	var out []poly.Elem
	for n := range terms {
		out = append(out, f.Taylor(n))
	}
	return out
}

func equal(t interface{ Fatalf(string, ...any) }, what string, got, want []poly.Elem) {
	for n := range min(len(got), len(want)) {
		if !got[n].Equal(want[n]) {
			t.Fatalf("%s: the coefficient of z^%d is %v, should be %v", what, n, got[n], want[n])
		}
	}
}

// TestPhi compares φ_k(rz) with its series Σ r^n z^n/(n + k)!, and with the recursion that defines it.
func TestPhi(t *testing.T) {
	for _, r := range []exact.Rat{exact.Int(1), exact.NewRat(1, 2), exact.NewRat(-3, 7), {}} {
		for k := range 7 {
			var want []poly.Elem
			for n := range terms {
				factorial := exact.Int(1)
				for i := 2; i <= n+k; i++ {
					factorial = factorial.Mul(exact.Int(int64(i)))
				}
				want = append(want, poly.Rational(r.Pow(n).Quo(factorial)))
			}
			f := exponential.Phi(k, r)
			if !f.IsEntire() {
				t.Errorf("φ_%d has a pole", k)
			}
			equal(t, "φ", series(f), want)
			if next := f.Sub(exponential.Constant(f.Taylor(0))).DividedByPower(1).Scale(poly.Rational(r)); !next.Equal(exponential.Phi(k+1, r).Scale(poly.Rational(r.Mul(r)))) {
				t.Errorf("φ_%d(%v z) is not (φ_%d − 1/%d!)/z", k+1, r, k, k)
			}
		}
	}
	if exponential.Phi(1, exact.Int(1)).DividedByPower(1).IsEntire() {
		t.Error("φ₁(z)/z has no pole")
	}
}

// TestIdentity: equal functions have one form, however they are written.
func TestIdentity(t *testing.T) {
	half, one := exact.NewRat(1, 2), exact.Int(1)
	left := exponential.Phi(1, half).Mul(exponential.Exp(half).Sub(exponential.Constant(poly.Int(1)))).Scale(poly.Rational(half))
	if right := exponential.Phi(1, one).Sub(exponential.Phi(1, half)); !left.Equal(right) || left.IsExp() {
		t.Errorf("φ₁(z/2)(e^(z/2) − 1)/2 is %v, should be φ₁(z) − φ₁(z/2), %v", left, right)
	}
	z := exponential.Polynomial(poly.FromInts(0, 1))
	if f := exponential.Phi(1, one).Mul(z).Add(exponential.Constant(poly.Int(1))); !f.IsExp() || f.IsPolynomial() {
		t.Errorf("1 + zφ₁(z) is %v, should be e^z", f)
	}
}

// drawn is a sum of a few products of φ_k and powers of z.
func drawn(t *rapid.T) exponential.Function {
	var f exponential.Function
	for range rapid.IntRange(0, 3).Draw(t, "terms") {
		g := exponential.Constant(poly.Rational(exact.NewRat(rapid.Int64Range(-5, 5).Draw(t, "c"), rapid.Int64Range(1, 4).Draw(t, "d"))))
		for range rapid.IntRange(0, 2).Draw(t, "factors") {
			g = g.Mul(exponential.Phi(rapid.IntRange(0, 3).Draw(t, "k"), exact.NewRat(rapid.Int64Range(-2, 3).Draw(t, "r"), 2)))
		}
		f = f.Add(g.Mul(exponential.Polynomial(poly.Monomial(poly.Int(1), rapid.IntRange(0, 2).Draw(t, "power")))))
	}
	return f
}

// TestRing compares sums, products, derivatives and f(sz) with what they are of the series.
func TestRing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, g := drawn(t), drawn(t)
		a, b := series(f), series(g)
		sum, product := make([]poly.Elem, terms), make([]poly.Elem, terms)
		for i := range terms {
			sum[i] = a[i].Sub(b[i])
			for j := range i + 1 {
				product[i] = product[i].Add(a[j].Mul(b[i-j]))
			}
		}
		equal(t, "f − g", series(f.Sub(g)), sum)
		equal(t, "f·g", series(f.Mul(g)), product)
		var slope, stretched []poly.Elem
		s := exact.NewRat(rapid.Int64Range(-3, 3).Draw(t, "s"), 5)
		for i := range terms {
			if i > 0 {
				slope = append(slope, a[i].Mul(poly.Int(int64(i))))
			}
			stretched = append(stretched, a[i].Mul(poly.Rational(s.Pow(i))))
		}
		equal(t, "f'", series(f.Derivative()), slope)
		equal(t, "f(sz)", series(f.Stretched(s)), stretched)
		if f.Sub(g).IsZero() != f.Equal(g) {
			t.Fatalf("f − g = 0 and f = g differ for %v and %v", f, g)
		}
	})
}
