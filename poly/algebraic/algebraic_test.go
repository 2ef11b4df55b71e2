package algebraic

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
)

func mustSqrt(t testing.TB, k Field, x poly.Elem) Extension {
	t.Helper()
	return sample.Try(k.AdjoinSqrt(x)).Must(t)
}

func mustParse(t testing.TB, s string) poly.Poly {
	t.Helper()
	return sample.Try(poly.Parse(s, nil, "x")).Must(t)
}

func TestAdjoinSqrtOverQ(t *testing.T) {
	for _, test := range []struct {
		num, den int64
		degree   int
		digits   int
		decimal  string
		why      string
	}{
		{2, 1, 2, 21, "1.41421356237309504880", "√2"},
		{5, 12, 2, 12, "0.645497224368", "√15/6"},
		{9, 4, 1, 3, "1.50", "a rational square"},
		{0, 1, 1, 5, "0", "√0"},
		{50, 1, 2, 20, "7.0710678118654752440", "5√2"},
	} {
		e := mustSqrt(t, Field{}, poly.Rational(exact.NewRat(test.num, test.den)))
		if e.Field.Degree() != test.degree {
			t.Errorf("degree of ℚ(√(%d/%d)) is %d, want %d: %s", test.num, test.den, e.Field.Degree(), test.degree, test.why)
		}
		if got := e.Field.Decimal(e.Root, test.digits); got != test.decimal {
			t.Errorf("√(%d/%d) = %s, want %s: %s", test.num, test.den, got, test.decimal, test.why)
		}
		if sq := e.Root.Mul(e.Root); !sq.Equal(poly.Rational(exact.NewRat(test.num, test.den))) {
			t.Errorf("√(%d/%d)² = %v", test.num, test.den, sq)
		}
	}
	if _, err := (Field{}).AdjoinSqrt(poly.Int(-1)); err == nil {
		t.Error("√−1 was adjoined to a real field")
	}
}

// TestGauss4Field: the abscissae of the Gauss method with 4 stages generate a field of degree 8 [HW96, IV.5].
func TestGauss4Field(t *testing.T) {
	a := mustSqrt(t, Field{}, poly.Int(30))
	inner := func(r poly.Elem, sign int64) poly.Elem {
		return poly.Int(15).Add(poly.Int(2 * sign).Mul(r)).Quo(poly.Int(35))
	}
	b := mustSqrt(t, a.Field, inner(a.Root, 1))
	c := mustSqrt(t, b.Field, inner(b.Lift(a.Root), -1))
	if c.Field.Degree() != 8 {
		t.Errorf("degree %d, want 8", c.Field.Degree())
	}
	// The nodes of Gauss–Legendre quadrature, Abramowitz & Stegun, table 25.4.
	if got := c.Field.Decimal(c.Lift(b.Root), 15); got != "0.861136311594053" {
		t.Errorf("node %s", got)
	}
	if got := c.Field.Decimal(c.Root, 15); got != "0.339981043584856" {
		t.Errorf("node %s", got)
	}
	// Their product is √(225 − 120)/35: it generates ℚ(√105).
	sub, images := c.Field.Subfield(c.Lift(b.Root).Mul(c.Root), poly.Int(3))
	if got := sub.Algebra().MinimalPolynomial().String(); got != "-105+x^2" {
		t.Errorf("subfield of %s", got)
	}
	if !images[0].Mul(images[0]).Equal(poly.Rational(exact.NewRat(105, 35*35))) {
		t.Errorf("the product's image is %v", images[0])
	}
}

func TestNestedRadicals(t *testing.T) {
	two := mustSqrt(t, Field{}, poly.Int(2))
	n := mustSqrt(t, two.Field, poly.Int(3).Add(poly.Int(2).Mul(two.Root)))
	if n.Field.Degree() != 2 || !n.Root.Equal(poly.Int(1).Add(two.Root)) {
		t.Errorf("√(3+2√2) = %v in degree %d, want 1+√2 in ℚ(√2)", n.Root, n.Field.Degree())
	}
	k := Field{}
	var roots []poly.Elem
	for _, p := range []int64{2, 3, 5, 7} {
		e := mustSqrt(t, k, poly.Int(p))
		for i := range roots {
			roots[i] = e.Lift(roots[i])
		}
		roots, k = append(roots, e.Root), e.Field
	}
	if k.Degree() != 16 {
		t.Errorf("ℚ(√2, √3, √5, √7) has degree %d, want 16", k.Degree())
	}
	six := mustSqrt(t, k, poly.Int(6))
	if six.Field.Degree() != 16 || !six.Root.Equal(roots[0].Mul(roots[1])) {
		t.Errorf("√6 is not √2·√3")
	}
	if _, images := k.Subfield(roots[0].Mul(roots[0])); images[0].String() != "2" {
		t.Errorf("√2² = %v", images[0])
	}
}

func TestAdjoinRoot(t *testing.T) {
	cubic := mustParse(t, "x^3-3*x^2+3/2*x-1/6")
	for _, test := range []struct {
		p      string
		lo, hi exact.Rat
		degree int // 0 for an error
		why    string
	}{
		{"x^3-3*x^2+3/2*x-1/6", exact.NewRat(43, 100), exact.NewRat(44, 100), 3, "γ of Alexander's method"},
		{"x^3-3*x^2+3/2*x-1/6", exact.Int(0), exact.Int(1), 0, "two roots"},
		{"x^3-3*x^2+3/2*x-1/6", exact.Int(5), exact.Int(6), 0, "no root"},
		{"x^2-2*x+1", exact.Int(0), exact.Int(2), 1, "a double root counts once"},
		{"x^2-1", exact.Int(0), exact.Int(1), 0, "the interval is open"},
		{"x^4-4", exact.Int(0), exact.Int(2), 2, "√2 as the root of a reducible polynomial"},
	} {
		e, err := Field{}.AdjoinRoot(mustParse(t, test.p), test.lo, test.hi)
		switch {
		case err != nil && test.degree > 0, err == nil && test.degree != e.Field.Degree():
			t.Errorf("root of %s in (%v, %v): degree %d, %v; want %d: %s", test.p, test.lo, test.hi, e.Field.Degree(), err, test.degree, test.why)
		case err == nil:
			if v := mustParse(t, test.p).Eval(e.Root); !v.IsZero() {
				t.Errorf("%s does not vanish at its root: %v", test.p, v)
			}
		}
	}
	// A second root of the same cubic, over the field of the first: the discriminant is no square, degree 6.
	e := sample.Try(Field{}.AdjoinRoot(cubic, exact.NewRat(43, 100), exact.NewRat(44, 100))).Must(t)
	f, err := e.Field.AdjoinRoot(cubic, exact.Int(2), exact.Int(3))
	if err != nil || f.Field.Degree() != 6 {
		t.Fatalf("degree %d, %v; want 6", f.Field.Degree(), err)
	}
	// By Vieta the third root is 3 minus the other two.
	third := poly.Int(3).Sub(f.Lift(e.Root)).Sub(f.Root)
	if !cubic.Eval(third).IsZero() {
		t.Error("Vieta fails")
	}
}

func TestDegreeLimit(t *testing.T) {
	k := Field{}
	for _, p := range []int64{2, 3, 5, 7, 11, 13} {
		k = mustSqrt(t, k, poly.Int(p)).Field
	}
	if k.Degree() != 64 {
		t.Fatalf("degree %d", k.Degree())
	}
	if _, err := k.AdjoinSqrt(poly.Int(17)); err == nil {
		t.Error("a field of degree 128 was made")
	}
}

// TestSignNearZero: convergents p/q of √2 come as near as 1/q² on alternating sides.
func TestSignNearZero(t *testing.T) {
	e := mustSqrt(t, Field{}, poly.Int(2))
	p, q := exact.Int(1), exact.Int(1)
	for i := range 300 {
		want := 1 // 1 < √2
		if i%2 == 1 {
			want = -1
		}
		x := e.Root.Sub(poly.Rational(p.Quo(q)))
		if got := e.Field.Sign(x); got != want {
			t.Fatalf("sign of √2 − convergent %d is %d, want %d", i, got, want)
		}
		p, q = p.Add(q).Add(q), p.Add(q)
	}
}

func TestIsolateOverField(t *testing.T) {
	e := mustSqrt(t, Field{}, poly.Int(2))
	r := e.Root
	f := poly.New(r.Neg(), poly.Int(0), poly.Int(1)).Mul(poly.New(r, poly.Int(-1))).Mul(poly.FromInts(0, 1)).Pow(2)
	// ±2^(1/4), √2 and 0, each double.
	if roots := e.Field.Isolate(f); len(roots) != 4 {
		t.Errorf("%d roots, want 4: %v", len(roots), roots)
	}
	if n := e.Field.CountRoots(f, exact.Int(0), exact.Int(5)); n != 2 {
		t.Errorf("%d roots in (0, 5], want 2", n)
	}
}

// TestFactorOverField: products of random polynomials over ℚ(√2) come apart into factors that multiply back.
func TestFactorOverField(t *testing.T) {
	e := mustSqrt(t, Field{}, poly.Int(2))
	rapid.Check(t, func(t *rapid.T) {
		draw := func() poly.Poly {
			c := []poly.Elem{}
			for range rapid.IntRange(1, 3).Draw(t, "degree") {
				c = append(c, poly.Int(rapid.Int64Range(-4, 4).Draw(t, "a")).Add(e.Root.Mul(poly.Int(rapid.Int64Range(-3, 3).Draw(t, "b")))))
			}
			return poly.New(append(c, poly.Int(1))...)
		}
		p := draw().Mul(draw())
		product, degree := poly.FromInts(1), 0
		for _, f := range e.Field.Factor(p) {
			product = product.Mul(f.Poly.Pow(f.Mult))
			degree += f.Mult
			if len(e.Field.Factor(f.Poly)) != 1 {
				t.Fatalf("the factor %v of %v splits again", f.Poly, p)
			}
		}
		if !product.Equal(p) || degree < 2 {
			t.Fatalf("%v comes apart into %d factors with the product %v", p, degree, product)
		}
	})
}

// TestOrderIsAField: signs respect sums and products, and agree with decimals.
func TestOrderIsAField(t *testing.T) {
	k := sample.Try(NewField(mustParse(t, "x^3-3*x^2+3/2*x-1/6"), exact.NewRat(43, 100), exact.NewRat(44, 100))).Must(t)
	rapid.Check(t, func(t *rapid.T) {
		draw := func() poly.Elem {
			n := func() exact.Rat { return exact.NewRat(rapid.Int64Range(-9, 9).Draw(t, "n"), 7) }
			return k.Algebra().Elem(n(), n(), n())
		}
		x, y := draw(), draw()
		if k.Sign(x.Mul(y)) != k.Sign(x)*k.Sign(y) {
			t.Fatalf("sign of (%v)(%v)", x, y)
		}
		if k.Sign(x) > 0 && k.Sign(y) > 0 && k.Sign(x.Add(y)) <= 0 {
			t.Fatalf("sum of the positive %v and %v", x, y)
		}
		if !x.IsZero() && !x.Mul(x.Inv()).Equal(poly.Int(1)) {
			t.Fatalf("inverse of %v", x)
		}
		e := k.Enclose(x, 80)
		if !e.Contains(exact.Rat{}) && (e.Lo.Sign() > 0) != (k.Sign(x) > 0) {
			t.Fatalf("enclosure %v of %v", e, x)
		}
	})
}

func BenchmarkAdjoinSqrt(b *testing.B) {
	b.Run("tower=multiquadratic/degree=16", func(b *testing.B) {
		for b.Loop() {
			k := Field{}
			for _, p := range []int64{2, 3, 5, 7} {
				k = mustSqrt(b, k, poly.Int(p)).Field
			}
		}
	})
}
