package poly

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/poly/exact"
)

// TestRingLaws also checks that every result is stored canonically.
func TestRingLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		p, q, r := drawPoly(t, k, 10), drawPoly(t, k, 10), drawPoly(t, k, 3)
		if rapid.Bool().Draw(t, "rational factor") {
			q = drawPoly(t, nil, 10)
		}
		for _, law := range []struct {
			name string
			a, b Poly
		}{
			{"p + q = q + p", p.Add(q), q.Add(p)},
			{"(p + q) + r = p + (q + r)", p.Add(q).Add(r), p.Add(q.Add(r))},
			{"p − q = p + (−q)", p.Sub(q), p.Add(q.Neg())},
			{"p − p = 0", p.Sub(p), Poly{}},
			{"pq = qp", p.Mul(q), q.Mul(p)},
			{"(pq)r = p(qr)", p.Mul(q).Mul(r), p.Mul(q.Mul(r))},
			{"p(q + r) = pq + pr", p.Mul(q.Add(r)), p.Mul(q).Add(p.Mul(r))},
			{"r³ = r·r·r", r.Pow(3), r.Mul(r).Mul(r)},
			{"p⁰ = 1", p.Pow(0), FromInts(1)},
			{"x³p", p.Shift(3), p.Mul(Monomial(Int(1), 3))},
			{"x³p without x", p.Shift(3).WithoutZero(), p.WithoutZero()},
			{"p(−(−x)) = p", p.Reflect().Reflect(), p},
			{"p(−x)", p.Reflect(), p.Compose(Int(-1), Elem{})},
			{"(pq)' = p'q + pq'", p.Mul(q).Derivative(), p.Derivative().Mul(q).Add(p.Mul(q.Derivative()))},
			{"(∫p)' = p", p.Integral().Derivative(), p},
			{"reversing twice", p.Reverse(12).Reverse(12), p},
			{"p mod x⁴ + the rest", p.Truncate(4).Add(p.Quo(Monomial(Int(1), 4)).Shift(4)), p},
			{"the coefficients again", New(p.Coeffs()...), p},
		} {
			if !law.a.Equal(law.b) || !law.b.Equal(law.a) {
				t.Fatalf("%s: %v and %v for p = %v, q = %v, r = %v", law.name, law.a, law.b, p, q, r)
			}
			if !law.a.canonical() || !law.b.canonical() {
				t.Fatalf("%s: not canonical for p = %v, q = %v, r = %v", law.name, p, q, r)
			}
		}
	})
}

func TestDivMod(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		p, q := drawPoly(t, k, 8), drawNonZero(t, k, 5)
		if rapid.Bool().Draw(t, "rational divisor") {
			q = drawNonZero(t, nil, 4)
		}
		quo, rem := p.DivMod(q)
		if !quo.Mul(q).Add(rem).Equal(p) || rem.Degree() >= q.Degree() {
			t.Fatalf("%v = (%v)(%v) + %v", p, quo, q, rem)
		}
		if !quo.canonical() || !rem.canonical() || !quo.Equal(p.Quo(q)) || !rem.Equal(p.Rem(q)) {
			t.Fatalf("quotient %v, remainder %v of %v by %v", quo, rem, p, q)
		}
		if m := q.Monic(); !m.Lead().Equal(Int(1)) || !m.Scale(q.Lead()).Equal(q) {
			t.Fatalf("%v monic is %v", q, m)
		}
	})
}

// TestConvolve compares the two ways to multiply, at the edges of words too.
func TestConvolve(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) Poly {
			n := rapid.IntRange(1, 20).Draw(t, label)
			p := random(nil, n, rapid.SampledFrom([]int{1, 2, 63, 64, 65, 127, 128}).Draw(t, "bits"))
			if rapid.Bool().Draw(t, "sign") {
				p = p.Neg()
			}
			if rapid.Bool().Draw(t, "all ones") { // the longest sums
				for i := range p.num {
					p.num[i].Lsh(one, 64).Sub(p.num[i], one)
				}
			}
			return p
		}
		a, b := draw("a").num, draw("b").num
		want := zeros(len(a) + len(b) - 1)
		mulInto(want, a, b, zeros(1)[0])
		for i, v := range kronecker(a, b, longest(a), longest(b)) {
			if v.Cmp(want[i]) != 0 {
				t.Fatalf("coefficient %d of the product of %v and %v is %v, want %v", i, a, b, v, want[i])
			}
		}
	})
}

func TestEqualAcrossFields(t *testing.T) {
	rationals := FromInts(1, 2, 3)
	inSqrt2, inCubic := New(sqrt2.Elem(exact.Int(1)), sqrt2.Elem(exact.Int(2)), sqrt2.Elem(exact.Int(3))), New(cubic.Elem(exact.Int(1)), Int(2), Int(3))
	again := field(FromInts(-4, 0, 2)) // 2x² − 4 is made monic
	for _, test := range []struct {
		p, q Poly
		want bool
		why  string
	}{
		{rationals, inSqrt2, true, "a rational polynomial over a field"},
		{inSqrt2, inCubic, true, "over two different fields"},
		{New(sqrt2.Generator()), New(cubic.Generator()), false, "generators of different fields"},
		{New(sqrt2.Generator()), New(again.Generator()), true, "the same minimal polynomial, another pointer"},
		{New(sqrt2.Generator()), FromInts(1), false, "irrational"},
		{New(sqrt2.Elem()), Poly{}, true, "zero of a field"},
		{FromInts(1, 2), FromInts(1, 3), false, "another coefficient"},
		{FromInts(1, 2), FromInts(1, 2, 0), true, "trailing zeros"},
		{FromInts(1, 2), FromInts(1, 2).Scale(Rational(exact.NewRat(1, 2))), false, "another denominator"},
		{FromInts(1, 2), FromInts(1), false, "another degree"},
	} {
		if test.p.Equal(test.q) != test.want || test.q.Equal(test.p) != test.want {
			t.Errorf("%v equal to %v: %v, want %v: %s", test.p, test.q, !test.want, test.want, test.why)
		}
	}
	if !New(again.Generator()).Add(New(sqrt2.Generator())).Equal(New(sqrt2.Generator()).Scale(Int(2))) {
		t.Error("fields with the same minimal polynomial do not mix")
	}
}

func TestZeroValue(t *testing.T) {
	var p Poly
	if p.Degree() != -1 || !p.IsZero() || !p.Lead().IsZero() || !p.Coeff(3).IsZero() || len(p.Coeffs()) != 0 || p.String() != "0" {
		t.Error("the zero Poly is not zero")
	}
	q := FromInts(1, 2)
	for _, r := range []Poly{p.Add(q), q.Sub(p), p.Neg().Add(q), q.Add(p.Mul(q)), p.Monic().Add(q), p.Shift(2).Add(q), p.Scale(Int(3)).Add(q)} {
		if !r.Equal(q) {
			t.Errorf("with zero: %v, want %v", r, q)
		}
	}
	if v := p.EvalRat(exact.Int(7)); !v.IsZero() || !p.Eval(Int(5)).IsZero() || !p.Compose(Int(1), Int(2)).IsZero() {
		t.Errorf("0 at 7 is %v", v)
	}
	if num, den := p.Integers(); len(num) != 0 || den.Int64() != 1 {
		t.Errorf("0 is %v over %v", num, den)
	}
}

func TestEval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		p, x, y := drawPoly(t, k, 6), drawElem(t, k), drawElem(t, k)
		horner := Elem{}
		for i := p.Degree(); i >= 0; i-- {
			horner = horner.Mul(x).Add(p.Coeff(i))
		}
		if v := p.Eval(x); !v.Equal(horner) {
			t.Fatalf("%v at %v is %v, want %v", p, x, v, horner)
		}
		if r := p.Rem(New(x.Neg(), Int(1))); !r.Equal(New(horner)) {
			t.Fatalf("%v at %v is %v, the remainder is %v", p, x, horner, r)
		}
		c := drawElem(t, k)
		if a, b := p.Compose(c, x).Eval(y), p.Eval(c.Mul(y).Add(x)); !a.Equal(b) {
			t.Fatalf("p(cz+d) at %v is %v, want %v", y, a, b)
		}
		z := exact.Gaussian{Re: drawRat(t), Im: drawRat(t)}
		re, im := p.EvalGaussian(z)
		var wantRe, wantIm Elem
		for i := p.Degree(); i >= 0; i-- {
			a, b := Rational(z.Re), Rational(z.Im)
			wantRe, wantIm = wantRe.Mul(a).Sub(wantIm.Mul(b)).Add(p.Coeff(i)), wantRe.Mul(b).Add(wantIm.Mul(a))
		}
		if !re.Equal(wantRe) || !im.Equal(wantIm) {
			t.Fatalf("%v at %v is %v + %v i, want %v + %v i", p, z, re, im, wantRe, wantIm)
		}
	})
}

func TestOfSquare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		p, x := drawPoly(t, k, 4), drawElem(t, k)
		if got, want := p.OfSquare().Eval(x), p.Eval(x.Mul(x)); !got.Equal(want) {
			t.Fatalf("%v at the square of %v is %v, want %v", p, x, got, want)
		}
	})
}

// TestProductByDefinition: it is the one by the faster algorithms, for short and long polynomials and for 0.
func TestProductByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := drawPoly(t, nil, 30), drawPoly(t, nil, 30)
		if got := p.Convolve(q); !got.Equal(p.Mul(q)) {
			t.Fatalf("(%v)·(%v) = %v, want %v", p, q, got, p.Mul(q))
		}
	})
	if p := FromInts(1, 2).Convolve(Poly{}); !p.IsZero() {
		t.Errorf("p·0 = %v", p)
	}
}
