package poly

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly/exact"
)

// TestPolynomialsInLowestTerms: sums and products of fractions with denominators that share primes to different powers are in lowest
// terms, and right.
func TestPolynomialsInLowestTerms(t *testing.T) {
	k, err := NewField(FromInts(-2, 0, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	number := rapid.Custom(func(t *rapid.T) exact.Rat {
		smooth := func(label string) int64 {
			n := int64(1)
			for _, p := range []int64{2, 3, 5} {
				for range rapid.IntRange(0, 3).Draw(t, label) {
					n *= p
				}
			}
			return n
		}
		return exact.NewRat(smooth("numerator")*rapid.Int64Range(-1, 1).Draw(t, "sign"), smooth("denominator"))
	})
	elem := rapid.Custom(func(t *rapid.T) Elem {
		if rapid.Bool().Draw(t, "rational") {
			return Rational(number.Draw(t, "x"))
		}
		return k.Elem(number.Draw(t, "x"), number.Draw(t, "y"), number.Draw(t, "z"))
	})
	rapid.Check(t, func(t *rapid.T) {
		p, q := New(rapid.SliceOfN(elem, 0, 4).Draw(t, "p")...), New(rapid.SliceOfN(elem, 0, 4).Draw(t, "q")...)
		x, y := elem.Draw(t, "x"), elem.Draw(t, "y")
		for _, r := range []struct {
			op   string
			poly Poly
			elem Elem
			want func(x, y Elem) Elem // of values at a point, in rational arithmetic
		}{
			{"+", p.Add(q), x.Add(y), func(x, y Elem) Elem { return naive(k, x, y, exact.Rat.Add) }},
			{"−", p.Sub(q), x.Sub(y), func(x, y Elem) Elem { return naive(k, x, y, exact.Rat.Sub) }},
			{"·", p.Mul(q), x.Mul(y), nil},
			{"scaled", p.Scale(x), x, nil},
		} {
			mustBeLowest(t, r.op, r.poly.num, r.poly.den)
			mustBeLowest(t, r.op, r.elem.num, r.elem.den)
			if r.want != nil {
				if !r.elem.Equal(r.want(x, y)) {
					t.Errorf("%v %s %v = %v", x, r.op, y, r.elem)
				}
				for i := range 5 {
					if got := r.poly.Coeff(i); !got.Equal(r.want(p.Coeff(i), q.Coeff(i))) {
						t.Errorf("coefficient %d of %v %s %v is %v", i, p, r.op, q, got)
					}
				}
			}
		}
		at := Rational(exact.NewRat(7, 11))
		if got, want := p.Mul(q).Eval(at), p.Eval(at).Mul(q.Eval(at)); !got.Equal(want) {
			t.Errorf("(%v)·(%v) is %v at 7/11, should be %v", p, q, got, want)
		}
		if got, want := p.Scale(x).Eval(at), p.Eval(at).Mul(x); !got.Equal(want) {
			t.Errorf("(%v)·(%v) is %v at 7/11, should be %v", p, x, got, want)
		}
		if !x.Mul(y).Sub(y.Mul(x)).IsZero() || !y.IsZero() && !x.Mul(y).Quo(y).Equal(x) {
			t.Errorf("%v·%v = %v", x, y, x.Mul(y))
		}
	})
}

// naive combines the coordinates one by one.
func naive(k *Field, x, y Elem, op func(x, y exact.Rat) exact.Rat) Elem {
	out := make([]exact.Rat, k.Degree())
	for i := range out {
		var a, b exact.Rat
		if c := x.Coeffs(); i < len(c) {
			a = c[i]
		}
		if c := y.Coeffs(); i < len(c) {
			b = c[i]
		}
		out[i] = op(a, b)
	}
	return k.Elem(out...)
}

func mustBeLowest(t *rapid.T, op string, num []*big.Int, den *big.Int) {
	if den == nil {
		return
	}
	if g := new(big.Int).GCD(nil, nil, content(num), den); den.Sign() <= 0 || !isOne(g) {
		t.Errorf("%s: %v over %v are not in lowest terms", op, num, den)
	}
}
